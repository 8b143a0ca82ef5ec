"""Safe mode: settings that cannot be used end no kiosk. It is out of service, says why, and can be brought back.

Nothing is judged and no lease is asked, so the door stays in its safe state.
"""

from __future__ import annotations

import contextlib
import importlib.metadata
import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Protocol

from kiosk.desk import Desk, Door, Step
from kiosk.errors import KioskError, SettingsError
from kiosk.gate import Gate, Mode
from kiosk.journal import Journal
from kiosk.last_good import Good, last_good, restore
from kiosk.phrase import Phrase
from kiosk.policy import mode_at
from kiosk.safe_door import NoSettings, SafeDoor
from kiosk.salvage import Salvaged, salvage
from kiosk.settings import Settings
from kiosk.settings_file import SITE_FILE, content, examine
from kiosk.settings_problems import Problem
from kiosk.site import NoDoor, open_journal, record_override
from kiosk.staff import StaffFile, open_staff
from kiosk.state import state_folder

log = logging.getLogger(__name__)

NOT_YOURS = Phrase("only staff change this: enter a PIN first")
NOTHING_GOOD = Phrase("no settings are known here that could be used: mend the file by hand")
_MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why the settings in `place` cannot be used. `said`: what is wrong with the file as a whole; empty: nothing.

    `good`: when the kiosk could last use some; None: that was never. `locked`: why nobody may bring those back now.
    """

    place: str
    problems: tuple[Problem, ...] = ()
    said: str = ""
    good: datetime | None = None
    locked: str = ""


class Mender(Protocol):
    """What the screen may ask. Both take their time."""

    def look(self) -> Trouble | None:
        """What is wrong now; None: nothing any more."""

    def restore(self) -> None:
        """Put the last good settings back. Raises KioskError."""


@dataclass(frozen=True, slots=True)
class SiteMender:
    """Over the real file. `locked`: why whoever is there may change nothing; `who`: their name, if they gave a PIN."""

    path: Path
    folder: Path
    locked: Callable[[], str] = str
    who: Callable[[], str] = str
    note: Callable[[str], None] = lambda _by: None

    def look(self) -> Trouble | None:
        """What is wrong now; None: nothing any more."""
        good = self._good()
        at, locked = good.at.astimezone() if good else None, self.locked()
        try:
            problems = examine(content(self.path)).problems
        except SettingsError as error:
            return Trouble(str(self.path), (), str(error), at, locked)
        return Trouble(str(self.path), problems, "", at, locked) if problems else None

    def restore(self) -> None:
        """Put the last good settings back. Raises KioskError, and the file is as before."""
        if locked := self.locked():
            raise KioskError(locked)
        good = self._good()
        if good is None:
            raise KioskError(NOTHING_GOOD)
        restore(self.path, good)
        log.warning("the settings are again those of %s", good.at.isoformat())
        self.note(self.who())

    def _good(self) -> Good | None:
        return last_good(self.folder, self.path)


@dataclass(frozen=True, slots=True)
class Closed:
    """A site out of service. `settings`: as far as they are known. `desk`: None where staff have no business."""

    settings: Settings
    mender: Mender
    desk: Desk | None = None
    driven: bool = False


def open_closed(config: Path | None, opened: contextlib.ExitStack, *, real: bool) -> Closed:
    """All of it; `opened` closes it. `real`: with the site's door and record, which a demo must not touch."""
    path, folder = config or SITE_FILE, state_folder()
    good = last_good(folder, path)
    try:
        examined = examine(content(path))
    except SettingsError:
        examined = None
    known = salvage(examined, good.settings if good else None)
    if not real:
        return Closed(known.settings, SiteMender(path, folder))
    staff = open_staff(folder, time.monotonic())
    journal = _journal(known, folder, opened)
    keep = partial(record_override, journal) if journal else lambda _event, _fields: None
    desk = Desk(staff, _door(known, opened), keep, time.monotonic, known.settings.staff)
    _note_start(journal, examined.problems if examined else (), opened)
    who = partial(_who, desk)
    mender = SiteMender(
        path, folder, partial(_locked, StaffFile(folder / "staff.json"), who), who, partial(_note_restore, journal)
    )
    return Closed(known.settings, mender, desk, driven=known.settings.door.driver != "none")


def _door(known: Salvaged, opened: contextlib.ExitStack) -> Door:
    """Without power a fail-safe lock is free, so there nothing stands in the way."""
    door, policy = known.settings.door, known.settings.policy
    if "door" not in known.sure:
        return NoSettings()
    if door.driver == "none" or door.fail == "safe":
        return NoDoor()

    def mode() -> Mode:
        """Advice opens whatever is told, so that it is none now."""
        off = mode_at(policy, datetime.now().astimezone()) is Mode.OFF
        return Mode.OFF if off else Mode.ENFORCE

    safe = SafeDoor(lambda: Gate(door.socket, mode, time.monotonic), time.monotonic)
    opened.callback(safe.end)
    return safe


def _journal(known: Salvaged, folder: Path, opened: contextlib.ExitStack) -> Journal | None:
    """None where it is not known who seals it: another key would break the chain."""
    return open_journal(known.settings.journal, folder, opened) if "journal" in known.sure else None


def _note_start(journal: Journal | None, problems: tuple[Problem, ...], opened: contextlib.ExitStack) -> None:
    """Which lines, and no value: that might be a password."""
    named = ", ".join(f"line {each.line} {each.key}".strip() for each in problems[:_MOST_NAMED])
    why_not = f"the settings cannot be used: {named or 'the file cannot be read'}"
    if journal:
        journal.note("start", {"version": importlib.metadata.version("mask-kiosk"), "why_not": why_not})
        opened.callback(journal.note, "stop", {"why": "asked"})


def _note_restore(journal: Journal | None, by: str) -> None:
    if journal:
        journal.note("settings", {"key": "(all)", "old": "not usable", "new": "the last good ones", "by": by})


def _who(desk: Desk) -> str:
    view = desk.view()
    return view.who if view.step is Step.OPERATOR else ""


def _locked(file: StaffFile, who: Callable[[], str]) -> str:
    """Where nobody has a PIN yet, whoever stands there may: it is being set up. A list that is broken lets nobody."""
    try:
        anybody = bool(file.people())
    except KioskError as error:
        return str(error)
    return NOT_YOURS if anybody and not who() else ""
