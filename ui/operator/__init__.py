"""The operator's view: today's numbers, health, what happened, self-test, journal."""
