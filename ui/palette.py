"""What a theme must colour: every verdict, every part, every key. `ui.palettes` has those that there are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from kiosk.scene import Verdict


@dataclass(frozen=True, slots=True)
class Tone:
    """Colours as #rrggbb: a ground, what is written and drawn on it, and the line around it. Empty: it has none."""

    ground: str
    ink: str
    line: str = ""


@dataclass(frozen=True, slots=True)
class KeyTones:
    """A key's colours: as it stands, while it is pressed, and while it cannot be."""

    up: Tone
    down: Tone
    off: Tone


class Role(Enum):
    """What a part is, beside verdicts and keys."""

    WINDOW = "behind and between everything; small print stands on it"
    DEMO = "the demo's badge"
    NO_PICTURE = "in the place of the live picture"
    SHEET = "what staff work on; its line parts rows"
    HINT = "on the sheet: what matters less, and what is well"
    TROUBLE = "on the sheet: what wants to be looked at"
    BROKEN = "on the sheet: what does not work"
    TILE = "a plate on the sheet"
    TAB = "the operator's page that is open: its key's ground, and the line below its name"


class KeyRole(Enum):
    """What a key is for."""

    PLAIN = "one of several"
    FIRST = "the one that goes on"
    QUIET = "the staff's own, which invites nobody"
    VISITOR = "what visitors press; off, it answers them"


@dataclass(frozen=True, slots=True)
class Palette:
    """One theme's colours. In all of them MASK_OK has the only bright verdict panel: light means go, dark not yet."""

    verdicts: Mapping[Verdict, Tone]
    outlines: Mapping[Verdict, str]
    """Around the face in the live picture."""
    edge: str
    """Below the outline, so that it is seen on any face and wall."""
    tones: Mapping[Role, Tone]
    keys: Mapping[KeyRole, KeyTones]
    bars: Mapping[Verdict | None, Tone]
    """The parts of a bar in the operator's chart; None: visits that left."""
    border_units: float = 0.0
    """How thick the lines around things are."""
    takes_colour: bool = True
    """Whether the owner's colour has a place in it."""
