"""What the settings choose of the window's looks."""

from __future__ import annotations

from kiosk.settings_screen import ScreenSettings
from ui.owner import with_colour
from ui.palettes import PALETTES
from ui.theme import Look


def look_of(settings: ScreenSettings) -> Look:
    """The look that a site has by itself."""
    palette = with_colour(PALETTES[settings.theme], settings.colour)
    return Look(palette, settings.large_text, settings.motion, settings.orientation)
