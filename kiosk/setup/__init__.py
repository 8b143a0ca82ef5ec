"""Setting a kiosk up, step by step: what is asked, what each step checks, and where it goes on after a break.

No Qt and no network: `ui.wizard` shows it, and `python -m kiosk.setup` runs the same steps from an answers file.
"""
