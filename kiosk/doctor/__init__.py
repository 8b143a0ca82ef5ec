"""`python -m kiosk.doctor`: what an installer can check where the kiosk does not run, or runs beside it, in words."""
