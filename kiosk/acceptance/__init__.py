"""Site acceptance: people walk up as they are asked, and a report says what the kiosk made of it.

docs/acceptance.md has the whole of it.
"""
