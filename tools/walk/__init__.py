"""The wizard walked by real touches on a screen that nobody sees: `python -m tools.wizard_walk`."""
