"""The operator's view: what staff may look at behind their PIN, as one port (kiosk/inspector.py has the real thing)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from kiosk.events import Event
from kiosk.finding import Finding
from kiosk.settings_change import Written
from kiosk.settings_text import Value

Told = Callable[[float], None]
"""Is told how far it is, 0 to 1, and may raise to end it."""


@dataclass(frozen=True, slots=True)
class Count:
    """What happened in some time. `verdicts`: visits by the verdict's name. `lost`: records that were not written."""

    verdicts: Mapping[str, int]
    green: int = 0
    median_s: float | None = None
    overrides: int = 0
    faults: int = 0
    lost: int = 0

    @property
    def visits(self) -> int:
        """All of them."""
        return sum(self.verdicts.values())


@dataclass(frozen=True, slots=True)
class Today:
    """The day so far, and its hours by their number, without those in which nothing happened."""

    day: Count
    hours: Mapping[int, Count]


@dataclass(frozen=True, slots=True)
class Facts:
    """The journal as a file. `export`: the command that copies it out."""

    place: str
    export: str
    records: int = 0
    first: datetime | None = None
    last: datetime | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """One check, or the proof of the journal: is it in order, and what was found."""

    name: str
    ok: bool
    sentence: str


@dataclass(frozen=True, slots=True)
class SiteFile:
    """The site's settings and where they are written. `locked`: why they cannot be changed here; empty: they can."""

    written: Written
    place: str
    locked: str = ""


class Operator(Protocol):
    """Every method may take its time. Raises KioskError with a sentence where it cannot be done."""

    def today(self) -> Today:
        """The numbers of today."""

    def health(self) -> Sequence[Finding]:
        """How every part is, the worst first."""

    def reset_alarm(self) -> None:
        """The fire alarm is over: the door obeys the kiosk again. Raises KioskError, also while it goes on."""

    def events(self) -> Sequence[Event]:
        """The last faults, door events and overrides, the newest first."""

    def self_test(self) -> Iterator[Result]:
        """One check after the other, as they are done."""

    def facts(self) -> Facts:
        """What there is of the journal."""

    def verify(self, told: Told, /) -> Result:
        """Whether the journal is as it was sealed."""

    def settings(self) -> SiteFile:
        """The site's settings as their file has them, which may be others than those the kiosk started with."""

    def keep(self, values: Mapping[str, Value], known: Written, /) -> SiteFile:
        """Change these ("screen.theme": "bright") in the file; `known`: what it was when they were chosen."""

    def set_up(self) -> None:
        """The kiosk ends, and the wizard begins with what is set up. Raises KioskError where they may not."""
