"""The screen of a kiosk that is out of service because its settings cannot be used."""
