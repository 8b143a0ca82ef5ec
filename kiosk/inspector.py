"""The operator's port over the real kiosk: its journal, its pulse, its door, its machine.

Each look opens the journal anew, for reading only, and may wait for its disk: never in the GUI's thread.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

from kiosk.chain import Head, Link
from kiosk.command import command
from kiosk.counts import Counts
from kiosk.errors import KioskError
from kiosk.events import Event, newest
from kiosk.finding import Finding, Sign
from kiosk.gate import DoorState, Mode
from kiosk.health import CAMERA, JUDGING, NO_DOOR, Figures, Running, findings
from kiosk.installer import Installer
from kiosk.machine import look
from kiosk.operator import Count, Facts, Result, SiteFile, Today, Told
from kiosk.phrase import Phrase, counted, sentence, together
from kiosk.pulse import Pulse
from kiosk.record.figures import figures as counted_by_day
from kiosk.record.packets import SocketNotary
from kiosk.record.proof import prove
from kiosk.record.table import connect_to_read
from kiosk.record.vault import KeyWitness
from kiosk.selftest import Check
from kiosk.settings_change import Written
from kiosk.settings_text import Value
from kiosk.watchdog import Watched

BESIDE = Phrase("the key lies beside the file: whoever can write there could have sealed it so")
RUNNING = (CAMERA, JUDGING)


@dataclass(frozen=True, slots=True)
class Inspector:
    """The port over the real kiosk. `now`: the site's time; `started_s`: of `clock`, which gives monotonic seconds.

    `witness` opens who knows what was sealed; `checks` are those of the self-test that can run beside the kiosk.
    """

    folder: Path
    pulse: Pulse
    camera: str
    version: str
    witness: Callable[[], KeyWitness | SocketNotary]
    now: Callable[[], datetime]
    clock: Callable[[], float]
    started_s: float
    journal_trouble: Callable[[], str] = str
    staff_trouble: Callable[[], str] = str
    sound_trouble: Callable[[], str | None] = lambda: None
    page_trouble: Callable[[], str | None] = lambda: None
    broker_trouble: Callable[[], str | None] = lambda: None
    counts: Counts = field(default_factory=Counts)
    watched: Callable[[], Watched | None] = lambda: None
    engines: Callable[[], Sequence[Running]] = tuple
    checks: Callable[[], Sequence[Check]] = tuple
    door: Callable[[], DoorState] | None = None
    mode: Callable[[], Mode] = lambda: Mode.ENFORCE
    reset: Callable[[], str] = lambda: NO_DOOR
    """Tells the doorman that the alarm is over; a sentence where that cannot be, else empty."""
    installer: Installer = field(default_factory=Installer)

    @property
    def journal(self) -> Path:
        """Its file."""
        return self.folder / "journal.sqlite3"

    def today(self) -> Today:
        """The numbers of today. Raises KioskError."""
        day = self.now().date()
        with closing(connect_to_read(self.journal)) as connection:
            numbers = counted_by_day(connection, day, day)
        hours = {int(hour["hour"][11:]): _count(hour) for hour in numbers["hours"]}
        return Today(_count(numbers["days"][0]) if numbers["days"] else Count({}), hours)

    def health(self) -> Sequence[Finding]:
        """How every part is, the worst first."""
        return findings(self.figures())

    def figures(self) -> Figures:
        """What is known now."""
        return Figures(
            camera=self.camera,
            vitals=self.pulse.vitals(),
            machine=look(self.folder),
            engines=self.engines(),
            door=self.door() if self.door else None,
            mode=self.mode(),
            journal=self.journal_trouble(),
            staff=self.staff_trouble(),
            sound=self.sound_trouble(),
            page=self.page_trouble(),
            broker=self.broker_trouble(),
            watched=self.watched(),
            uptime_s=self.clock() - self.started_s,
            version=self.version,
        )

    def reset_alarm(self) -> None:
        """The fire alarm is over. Raises KioskError."""
        if trouble := self.reset():
            raise KioskError(trouble)

    def events(self) -> Sequence[Event]:
        """The last faults, door events and overrides, the newest first. Raises KioskError."""
        with self._reading() as connection:
            return newest(connection)

    def self_test(self) -> Iterator[Result]:
        """What runs is not opened a second time, but asked how it goes; then the checks."""
        for finding in self.health():
            if finding.part in RUNNING:
                ok = finding.sign is Sign.GOOD
                yield Result(finding.part, ok, finding.said if ok else together(finding.said, finding.advice))
        for check in self.checks():
            yield _result(*check)

    def facts(self) -> Facts:
        """What there is of the journal. Raises KioskError."""
        facts = Facts(str(self.journal), command(f"journal export {self.journal} > journal.csv"))
        with self._reading() as connection:
            (first, last) = connection.execute("SELECT min(seq), max(seq) FROM records").fetchone()
            if last is None:
                return facts
            return replace(facts, records=last - first + 1, first=_at(connection, first), last=_at(connection, last))

    def verify(self, told: Told, /) -> Result:
        """Whether the journal is as it was sealed. Raises KioskError."""
        with self._reading() as connection, closing(self.witness()) as witness:
            (count,) = connection.execute("SELECT max(seq) - min(seq) + 1 FROM records").fetchone()
            proof = prove(connection, Followed(witness, count or 1, told), self.folder)
        if proof.broken:
            return Result("", ok=False, sentence=together(Phrase("Not in order."), sentence(str(proof.broken))))
        remarks = [*proof.remarks, *([BESIDE] if isinstance(witness, KeyWitness) else [])]
        proven = counted("%n record(s) are as they were sealed.", None, proof.records)
        return Result("", ok=True, sentence=together(proven, *map(sentence, remarks)))

    def settings(self) -> SiteFile:
        """The site's settings as their file has them. Raises KioskError."""
        return self.installer.settings()

    def keep(self, values: Mapping[str, Value], known: Written, /) -> SiteFile:
        """Change these in the file. Raises KioskError."""
        return self.installer.keep(values, known)

    def set_up(self) -> None:
        """The kiosk ends, and the wizard begins. Raises KioskError."""
        self.installer.set_up()

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        with closing(connect_to_read(self.journal)) as connection:
            try:
                yield connection
            except (sqlite3.Error, ValueError, LookupError, TypeError, RecursionError) as error:
                why = Phrase("the journal cannot be read (%1): let it be verified", str(error))
                raise KioskError(why) from None


class Followed:
    """A witness that tells how far a proof is."""

    def __init__(self, witness: KeyWitness | SocketNotary, count: int, told: Told) -> None:
        self._witness, self._count, self._told, self._done = witness, count, told, 0

    def head(self) -> Head:
        """The witness's. Raises NotaryError."""
        return self._witness.head()

    def check(self, links: Sequence[Link]) -> list[bool]:
        """The witness's. Raises NotaryError, and what `told` raises."""
        self._done += len(links)
        self._told(min(self._done / self._count, 1.0))
        return self._witness.check(links)


def _result(name: str, check: Callable[[], str]) -> Result:
    try:
        return Result(name, ok=True, sentence=check())
    except KioskError as error:
        return Result(name, ok=False, sentence=str(error))


def _count(numbers: Mapping[str, Any]) -> Count:
    names = ("verdicts", "green", "median_to_verdict_s", "overrides", "faults", "lost")
    return Count(*(numbers[name] for name in names))


def _at(connection: sqlite3.Connection, seq: int) -> datetime:
    (at_ms,) = connection.execute("SELECT at FROM records WHERE seq = ?", (seq,)).fetchone()
    return datetime.fromtimestamp(at_ms / 1000, timezone.utc).astimezone()
