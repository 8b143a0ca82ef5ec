"""How loud it is now, by the settings and the site's own clock. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from kiosk.policy import PLAUSIBLE_YEAR, holds
from kiosk.settings_screen import SoundSettings

RANGE_DB = 40.0
"""From per cent 100 to 0: equal steps of it sound equal."""


def volume(settings: SoundSettings, local: datetime, holidays: Sequence[str] = ()) -> int:
    """Per cent. Days and times mean what they mean to the door's schedule; of several hours that hold, the lowest.

    A clock that cannot be right gets the lowest there is: it may be night.
    """
    if local.year < PLAUSIBLE_YEAR:
        return min(settings.volume, *(hours.volume for hours in settings.hours), 100)
    held = [hours.volume for hours in settings.hours if holds(hours, holidays, local)]
    return min(held, default=settings.volume)


def gain(per_cent: int) -> float:
    """What samples are multiplied by, 0 to 1."""
    return 10 ** ((per_cent / 100 - 1) * RANGE_DB / 20) if per_cent > 0 else 0.0
