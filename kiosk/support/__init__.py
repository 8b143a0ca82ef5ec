"""`python -m kiosk.support --out FILE.zip`: what helps somebody far away to help; no pictures, secrets or names."""
