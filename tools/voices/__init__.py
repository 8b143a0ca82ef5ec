"""The spoken prompts: what stands on the screen, read by espeak-ng when the kiosk is built."""
