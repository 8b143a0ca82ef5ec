"""The installer's wizard, touch only: a page for each step of `kiosk.setup`, which checks what is answered."""
