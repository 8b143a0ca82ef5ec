"""The composition root's part for what a site has beside a camera: the door, the record and staff.

For a real camera only: a demo, a replay or a self-test never comes here, so it can never move the door.
"""

from __future__ import annotations

import contextlib
import importlib.metadata
import logging
import threading
import time
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from time import monotonic

from kiosk.acceptance.conductor import Acceptance
from kiosk.acceptance.opened import open_acceptance
from kiosk.chain import Notary
from kiosk.changes import changes
from kiosk.counts import Counts
from kiosk.desk import Desk, Door, Step
from kiosk.doorbook import DoorBook
from kiosk.errors import KioskError
from kiosk.gate import DoorState, Gate, Mode
from kiosk.health import CAMERA, NO_DOOR
from kiosk.inspector import Inspector
from kiosk.installer import Installer
from kiosk.journal import Journal
from kiosk.last_good import keep as keep_good
from kiosk.policy import mode_at
from kiosk.ports import Listener
from kiosk.pulse import Pulse
from kiosk.record.packets import SocketNotary
from kiosk.record.vault import KeyWitness, LocalNotary
from kiosk.scene import Frame, Outcome
from kiosk.settings import JournalSettings, PolicySettings, Settings
from kiosk.settings_file import SITE_FILE
from kiosk.staff import Staff, StaffFile, open_staff
from kiosk.state import state_folder
from kiosk.visits import Visits

log = logging.getLogger(__name__)

PRUNE_S = 6 * 3600.0


@dataclass(frozen=True, slots=True)
class Site:
    """Who hears of every outcome, and the desk behind the staff's button; None: nobody of staff has a PIN.

    `driven`: the verdict moves a door.
    """

    listeners: tuple[Listener, ...] = ()
    desk: Desk | None = None
    driven: bool = False
    inspector: Inspector | None = None
    """What staff may look at; the composition root adds what it knows of camera and networks."""
    acceptance: Acceptance | None = None
    """What installers prove the site by; the same is added to it."""


class NoDoor:
    """Where no door is driven an override is a word on the screen and in the record."""

    def grant(self, _seconds: int, /) -> str:
        """Nothing stands in the way."""
        return ""

    def end(self) -> str:
        """Nothing stands in the way."""
        return ""


class KeySwitch:
    """A listener that tells the desk how the staff's keyed switch stands, as the doorman senses it."""

    def __init__(self, state: Callable[[], DoorState], turned: Callable[[bool], None]) -> None:
        self._state, self._turned = state, turned
        self._known: bool | None = None

    def __call__(self, _outcome: Outcome, _frame: Frame | None) -> None:
        """Pass each turn on, beside this thread: it is recorded first, and a slow disk must not hold the verdict up."""
        state = self._state()
        if state.connected and state.switch is not self._known:
            self._known = state.switch
            threading.Thread(target=self._turned, args=(state.switch,), name="key switch", daemon=True).start()


class Pruner:
    """A listener that has old records removed now and then."""

    def __init__(self, journal: Journal, keep_days: int) -> None:
        self._journal, self._keep_days, self._next_s = journal, keep_days, 0.0

    def __call__(self, outcome: Outcome, _frame: Frame | None) -> None:
        """Ask for it where it is time."""
        if outcome.decided_s >= self._next_s:
            self._next_s = outcome.decided_s + PRUNE_S
            self._journal.prune(self._keep_days)


def open_site(settings: Settings, model: str, opened: contextlib.ExitStack, config: Path | None = None) -> Site:
    """All of it; `opened` closes it. `model`: what judges. A disk that fails costs the record and no more.

    `config`: the settings' file, where it is not the site's.
    """
    folder = state_folder()
    journal = open_journal(settings.journal, folder, opened)
    journal.note("start", {"version": importlib.metadata.version("mask-kiosk"), "model": model})
    for fields in changes(folder / "settings.json", settings):
        journal.note("settings", fields)
    keep_good(folder, config or SITE_FILE)
    opened.callback(journal.note, "stop", {"why": "asked"})
    counts = Counts()
    visits = Visits(counts.noting(journal.note), model)
    opened.callback(visits.close)
    listeners: list[Listener] = [visits, counts, Pruner(journal, settings.journal.keep_days)]
    pulse, mode = Pulse(monotonic), partial(_mode_now, settings.policy)
    listeners.append(pulse)
    door: Door = NoDoor()
    gate: Gate | None = None
    if settings.door.driver != "none":
        door = gate = Gate(settings.door.socket, mode, monotonic, settings.policy.hold_s)
        opened.callback(gate.close)
        # The gate first: whatever stalls the others, the door hears at once.
        listeners = [gate, *listeners, DoorBook(gate.state, journal.note)]
    staff = open_staff(folder, monotonic())
    can_override = staff.names() or settings.door.switch_line >= 0
    record = counts.recording(partial(record_override, journal))
    desk = Desk(staff, door, record, monotonic, settings.staff) if can_override else None
    if desk and gate:
        listeners.append(KeySwitch(gate.state, desk.key_switch))
    inspector = replace(_open_inspector(settings, folder, pulse, journal, staff, gate, mode), counts=counts)
    acceptance = None
    if desk:
        people = StaffFile(folder / "staff.json").people
        who, changed = partial(_operates, desk), partial(_changed, journal, config)
        installer = Installer(config or SITE_FILE, who, people, changed, lambda by: record("setup", {"by": by}))
        inspector = replace(inspector, installer=installer)
        acceptance = open_acceptance(folder, installer, journal.note, gate.state if gate else None, mode)
        opened.callback(acceptance.close)
        listeners.append(acceptance)
    driven = settings.door.driver != "none"
    return Site(tuple(listeners), desk, driven=driven, inspector=inspector, acceptance=acceptance)


def _open_inspector(
    settings: Settings,
    folder: Path,
    pulse: Pulse,
    journal: Journal,
    staff: Staff,
    gate: Gate | None,
    mode: Callable[[], Mode],
) -> Inspector:
    notary = settings.journal.notary
    return Inspector(
        folder=folder,
        pulse=pulse,
        camera=CAMERA,
        version=importlib.metadata.version("mask-kiosk"),
        witness=partial(SocketNotary, Path(notary)) if notary else partial(KeyWitness, folder / "notary" / "key"),
        now=lambda: datetime.now().astimezone(),
        clock=monotonic,
        started_s=monotonic(),
        reset=partial(_reset, gate, journal) if gate else lambda: NO_DOOR,
        journal_trouble=lambda: journal.trouble,
        staff_trouble=lambda: staff.trouble,
        door=gate.state if gate else None,
        mode=mode,
    )


def open_journal(settings: JournalSettings, folder: Path, opened: contextlib.ExitStack) -> Journal:
    """It writes from now on; `opened` closes it."""

    def open_notary() -> Notary:
        return SocketNotary(Path(settings.notary)) if settings.notary else LocalNotary(folder / "notary")

    journal = Journal(folder / "journal.sqlite3", open_notary, time.time)
    opened.callback(journal.close)
    journal.start()
    return journal


def _mode_now(policy: PolicySettings) -> Mode:
    return mode_at(policy, datetime.now().astimezone())


def _operates(desk: Desk) -> str:
    """The name of whoever stands at the operator's pages; empty: nobody."""
    view = desk.view()
    return view.who if view.step is Step.OPERATOR else ""


def _changed(journal: Journal, config: Path | None, settings: Settings, names: Collection[str], by: str) -> None:
    folder = state_folder()
    keep_good(folder, config or SITE_FILE)
    for fields in changes(folder / "settings.json", settings, names):
        journal.note("settings", {**fields, "by": by})


def _reset(gate: Gate, journal: Journal) -> str:
    if not (trouble := gate.reset()):
        journal.note("door", {"event": "reset"})
    return trouble


def record_override(journal: Journal, event: str, fields: Mapping[str, object]) -> None:
    """What staff did, on the disk before anything follows; where the disk fails staff must get through all the same."""
    try:
        journal.record("override", {"event": event, **fields})
    except KioskError as error:
        log.error("an override is not in the record yet: %s", error)  # noqa: TRY400 - it says all
