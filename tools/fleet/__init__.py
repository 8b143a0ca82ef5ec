"""A fleet that is not there: many kiosks' telemetry and metrics against a real broker on this machine."""
