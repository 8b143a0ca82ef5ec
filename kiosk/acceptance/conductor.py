"""Leads an acceptance beside the kiosk that runs as ever: hears the pipeline's outcomes, and moves nothing."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timezone
from pathlib import Path

from kiosk.acceptance import report as reports
from kiosk.acceptance.course import Course, End, Event, GoOn, Pause, Phase, Stopped, StrikeOut, step
from kiosk.acceptance.kinds import MOST, Kind, Planned, Strike
from kiosk.acceptance.observed import observed
from kiosk.acceptance.page import page
from kiosk.acceptance.report import Facts, Report
from kiosk.acceptance.ruling import Ruling
from kiosk.acceptance.store import PAPER, Keeper, Store
from kiosk.errors import KioskError
from kiosk.gate import DoorState, Mode
from kiosk.lockout import write_private
from kiosk.phrase import Phrase
from kiosk.scene import Frame, Outcome
from kiosk.visits import Note

NOTHING_GOES_ON = Phrase("No acceptance goes on.")
Printer = Callable[[Report], bytes]


@dataclass(frozen=True, slots=True)
class View:
    """What a screen shows. `course`: None, none goes on. `newest`: the newest report, and its folder."""

    course: Course | None = None
    newest: Report | None = None
    folder: Path | None = None
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the kiosk around it tells. `door`: None, none is driven. `refusal`: why whoever is at the pages may not.

    `now`: in any time zone; `clock`: monotonic seconds.
    """

    note: Note
    door: Callable[[], DoorState] | None
    mode: Callable[[], Mode]
    who: Callable[[], str]
    refusal: Callable[[], str]
    now: Callable[[], datetime]
    clock: Callable[[], float]


@dataclass(slots=True)
class Equipment:
    """What the composition root adds once it knows it. `printer`: makes the PDF; None: there is no screen to do so."""

    facts: Callable[[], Facts] = field(default=lambda: Facts("", "", {}))
    printer: Printer | None = None


class Acceptance:
    """A listener, and what staff's screens ask. Any thread may call it; `finish` and `begin` may wait for a disk."""

    def __init__(self, store: Store, around: Surroundings) -> None:
        self._store, self._around = store, around
        self.equipment = Equipment()
        self._lock = threading.Lock()
        self._keeper = Keeper(store)
        self._newest: Report | None = None
        self._folder: Path | None = None
        if newest := store.newest():
            self._folder, self._newest = newest
        self._course = store.course()
        self._take(Stopped())

    def __call__(self, outcome: Outcome, frame: Frame | None) -> None:
        """Take note of one outcome, while an acceptance goes on."""
        course = self._course
        if course is None or course.phase in (Phase.PAUSED, Phase.DONE, Phase.ENDED):
            return
        door = self._around.door() if self._around.door else DoorState()
        enforced = self._around.mode() is Mode.ENFORCE
        self._take(observed(outcome, frame, door, enforced=enforced, at=(self._around.clock(), self._utc())))

    def view(self) -> View:
        """What to show now."""
        with self._lock:
            return View(self._course, self._newest, self._folder, self._keeper.trouble)

    def begin(self, planned: Planned) -> None:
        """Begin with so many walks of each kind. Raises KioskError: not everybody may, and one at a time."""
        if refusal := self._around.refusal():
            raise KioskError(refusal)
        if not any(planned.values()) or any(not 0 <= count <= MOST for count in planned.values()):
            raise KioskError(Phrase("Choose up to %1 walks of a kind, and one at least.", MOST))
        with self._lock:
            if self._course is not None:
                raise KioskError(Phrase("An acceptance goes on already."))
            counts = {kind: planned.get(kind, 0) for kind in Kind}
            self._course = Course(counts, self._around.who(), self._utc())
            self._keeper.keep(self._course)
        total = sum(planned.values())
        self._around.note("acceptance", {"event": "begun", "by": self._around.who(), "walks": total})

    def go_on(self) -> None:
        """Staff are ready. Raises KioskError where they may not."""
        self._ordered(GoOn())

    def pause(self) -> None:
        """Anybody may: nothing is lost by it."""
        self._take(Pause())

    def strike(self, number: int, why: Strike) -> None:
        """A walk does not count, 0: the one that goes on. Raises KioskError where they may not."""
        self._ordered(StrikeOut(number, why))

    def finish(self) -> Path:
        """Close it, with whatever is missing, and make the report; its folder. Raises KioskError."""
        self._ordered(End())
        with self._lock:
            course, before = self._course, self._newest
        if course is None:
            raise KioskError(NOTHING_GOES_ON)
        try:
            return self._reported(course, before)
        except OSError as error:
            raise KioskError(Phrase("The report cannot be written (%1): free the disk.", str(error))) from None

    def flush(self) -> bool:
        """Whether all is kept, soon."""
        return self._keeper.flush()

    def close(self) -> None:
        """Keep what there is. A second call is harmless."""
        self._keeper.close()

    def _reported(self, course: Course, before: Report | None) -> Path:
        self._keeper.flush()
        made = reports.made(course, self._utc(), self.equipment.facts(), before)
        folder = self._store.add(made, page(made))
        if self.equipment.printer is not None:
            write_private(folder / PAPER, self.equipment.printer(made))
        self._around.note("acceptance", record_of(made))
        self._store.forget()
        with self._lock:
            self._course, self._newest, self._folder = None, made, folder
        return folder

    def _ordered(self, event: Event) -> None:
        if refusal := self._around.refusal():
            raise KioskError(refusal)
        if self._course is None:
            raise KioskError(NOTHING_GOES_ON)
        self._take(event)

    def _take(self, event: Event) -> None:
        now = self._around.clock()
        with self._lock:
            before = self._course
            if before is None:
                return
            after = self._course = step(before, event, now)
            moved = (after.phase, after.walks, after.false_green) != (before.phase, before.walks, before.false_green)
        if moved:
            self._keeper.keep(after)

    def _utc(self) -> str:
        return self._around.now().astimezone(timezone.utc).isoformat(timespec="seconds").replace("+00:00", "Z")


def record_of(made: Report) -> dict[str, object]:
    """For the journal."""
    counted = [walk for walk in made.walks if walk.counts]
    ruling: Ruling = made.ruled.ruling
    return {
        "event": "report",
        "by": made.by,
        "sha256": made.sha256(),
        "ruling": ruling.value,
        "walks": len(counted),
        "false_greens": sum(walk.false_green for walk in counted),
    }
