"""How one part of the kiosk is, for people."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Sign(Enum):
    """How something is."""

    GOOD = 0
    LOOK = 1
    BROKEN = 2


@dataclass(frozen=True, slots=True)
class Finding:
    """How one part is. `advice`: what to do; where all is well, what else there is to know, or nothing."""

    part: str
    sign: Sign
    said: str
    advice: str = ""
    alarm: bool = False
    """A fire alarm that staff may reset once it is over."""
