"""Training, measuring, replay and benchmarks: `python -m tools.NAME`. torch only here."""
