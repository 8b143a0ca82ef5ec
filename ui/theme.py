"""One look: colours, sizes and what may move. Whatever is painted takes its colours and sizes from a Style."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kiosk.scene import Verdict
from ui.palette import KeyRole, KeyTones, Palette, Role, Tone
from ui.palettes import DARK

LEAST_CONTRAST = 4.5
"""WCAG 2.2 AA for text."""

LEAST_TARGET_PX = 44
LEAST_TARGET_MM = 15
"""The smallest side of anything that is touched, whichever is more."""

_LARGE = 1.3


@dataclass(frozen=True, slots=True)
class Look:
    """What can be chosen about the window's looks."""

    palette: Palette = DARK
    large_text: bool = False
    moves: bool = True
    """False: nothing moves but the live picture."""
    orientation: Literal["auto", "landscape", "portrait"] = "auto"

    def is_portrait(self, width: int, height: int) -> bool:
        """Whether a window of this size has one part below the other."""
        return height > width if self.orientation == "auto" else self.orientation == "portrait"


@dataclass(frozen=True, slots=True)
class Style:
    """A look at one size of window: colours by role, sizes in pixels, all relative to the window's shorter side."""

    unit: float = 7.2
    palette: Palette = DARK
    text: float = 1.0
    """How much larger letters are than in ordinary text, as far as there is room."""
    moves: bool = True

    @classmethod
    def of(cls, width: int, height: int, look: Look) -> Style:
        """How the look is at this size."""
        return cls(unit_of(width, height), look.palette, _LARGE if look.large_text else 1.0, look.moves)

    @property
    def headline_px(self) -> float:
        """The verdict's word: as large as two lines of it fit. Where letters grow, it leaves room to the sentence."""
        return self.unit * 12.5 * (1 + self.text) / 2

    @property
    def sentence_px(self) -> float:
        """What to do."""
        return self.unit * 4.6 * self.text

    @property
    def button_px(self) -> float:
        """The label of a button."""
        return self.unit * 4.2 * self.text

    @property
    def note_px(self) -> float:
        """The site's name, the notice on privacy."""
        return self.unit * 2.5 * self.text

    @property
    def space_px(self) -> float:
        """The distance that keeps things apart."""
        return self.unit * 3

    @property
    def border_px(self) -> float:
        """How thick the lines around panels and keys are."""
        return self.unit * self.palette.border_units

    def verdict(self, verdict: Verdict) -> Tone:
        """The verdict's own colours."""
        return self.palette.verdicts[verdict]

    def tone(self, role: Role) -> Tone:
        """A part's colours."""
        return self.palette.tones[role]

    def key(self, role: KeyRole) -> KeyTones:
        """A key's colours."""
        return self.palette.keys[role]


def unit_of(width: int, height: int) -> float:
    """A hundredth of the shorter side."""
    return min(width, height) / 100
