"""Telemetry by MQTT: the kiosk's state for whoever watches many, and for Home Assistant. No picture, no name."""
