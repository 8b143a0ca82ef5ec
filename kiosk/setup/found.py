"""What there is at the site, as far as it was looked for."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.setup.light import Glance
from kiosk.staff import Person


@dataclass(frozen=True, slots=True)
class FoundCamera:
    """`source` as in the settings. `trouble`: why it gives no pictures now, a sentence; empty: nothing is known."""

    source: str
    name: str
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class FoundDoor:
    """Something that can move a lock. `answers`: it said itself that it is such a board.

    `place`: the serial device, or the chip. `trouble`: why it cannot be used now.
    """

    driver: str
    place: str
    name: str
    answers: bool = True
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class Built:
    """What became of the engines: what runs them, and why nothing faster does; or why nothing does."""

    words: str = ""
    refused: tuple[str, ...] = ()
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """None: it was not looked for, and nothing is said of it."""

    people: tuple[Person, ...] = ()
    staff_trouble: str = ""
    cameras: tuple[FoundCamera, ...] | None = None
    doors: tuple[FoundDoor, ...] | None = None
    glance: Glance | None = None
    built: Built | None = None
    sound_trouble: str = ""
    file_trouble: str = ""
