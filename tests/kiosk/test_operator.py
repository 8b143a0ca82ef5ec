"""The operator's port over a real journal that a kiosk writes meanwhile, or that is locked, missing or broken."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from functools import partial
from pathlib import Path

import pytest

from kiosk.errors import KioskError, ModelError
from kiosk.events import About, newest
from kiosk.finding import Sign
from kiosk.gate import DoorState
from kiosk.inspector import Inspector
from kiosk.journal import Journal
from kiosk.operator import Count
from kiosk.pulse import Pulse
from kiosk.record.table import connect_to_read
from kiosk.record.vault import KeyWitness, LocalNotary
from kiosk.settings import StaffSettings
from kiosk.sitting import READING_S, Sitting, Step

NOON = datetime.now(timezone.utc).astimezone().replace(hour=12, minute=0, second=0, microsecond=0)


class Writer:
    """A kiosk's journal at its own time."""

    def __init__(self, folder: Path) -> None:
        self.now = NOON
        self.journal = Journal(folder / "journal.sqlite3", partial(LocalNotary, folder / "notary"), self.seconds)
        self.journal.start()

    def seconds(self) -> float:
        return self.now.timestamp()

    def write(self, kind: str, *, ago: timedelta = timedelta(), **fields: object) -> None:
        self.now = NOON - ago
        self.journal.record(kind, fields)

    def visit(self, verdict: str, hours_ago: int) -> None:
        self.write(
            "visit",
            ago=timedelta(hours=hours_ago),
            verdict=verdict,
            reason="NONE",
            duration_s=3.0,
            latency_ms=40.0,
            green=verdict == "MASK_OK",
            to_verdict_s=0.5,
        )


@pytest.fixture
def writer(tmp_path: Path) -> Iterator[Writer]:
    made = Writer(tmp_path)
    yield made
    made.journal.close()


@pytest.fixture
def inspector(tmp_path: Path) -> Inspector:
    return Inspector(
        folder=tmp_path,
        pulse=Pulse(lambda: 100.0),
        camera="Camera 0",
        version="0.1.0",
        witness=partial(KeyWitness, tmp_path / "notary" / "key"),
        now=lambda: NOON,
        clock=lambda: 100.0,
        started_s=40.0,
    )


def test_today_is_counted_by_the_hour(writer: Writer, inspector: Inspector) -> None:
    for verdict, hours_ago in (("MASK_OK", 3), ("MASK_OK", 2), ("NO_MASK", 2), ("MASK_OK", 30)):
        writer.visit(verdict, hours_ago)
    writer.write("override", event="override", by="Anna", reason="Delivery", seconds=300)
    today = inspector.today()
    assert today.day == Count({"MASK_OK": 2, "NO_MASK": 1}, 2, 0.5, overrides=1)
    assert {hour: count.visits for hour, count in today.hours.items()} == {9: 1, 10: 2, 12: 0}


def test_a_day_without_a_visit_is_empty(writer: Writer, inspector: Inspector) -> None:
    writer.write("start", version="0.1.0")
    today = replace(inspector, now=lambda: NOON + timedelta(days=3)).today()
    assert (today.day, today.hours) == (Count({}), {})


def test_events_are_told_in_plain_words_the_newest_first(writer: Writer, inspector: Inspector) -> None:
    minute = timedelta(minutes=1)
    writer.write("start", ago=20 * minute, version="0.1.0")
    writer.write("fault", ago=19 * minute, event="begin", reason="CAMERA_LOST")
    writer.write("fault", ago=18 * minute, event="end", reason="CAMERA_LOST", duration_s=60.0)
    writer.write("override", ago=17 * minute, event="override", by="Anna", reason="Delivery", seconds=20)
    writer.write("override", ago=16 * minute, event="revoked", by="Anna")
    writer.write("override", ago=15 * minute, event="pin_refused", by="Anna", seconds=0)
    writer.write("door", ago=14 * minute, event="exit")
    writer.write("door", ago=13 * minute, event="fault", why="the board does not answer")
    writer.write("fault", ago=12 * minute, event="begin", reason="ENGINE_FAILED")
    events = inspector.events()
    assert [event.sentence.replace("\u00a0", " ") for event in events] == [
        "The networks failed, nobody could be judged; it is still so.",
        "The door's relay failed. The board does not answer.",
        "A wrong PIN for Anna.",
        "The pass that Anna gave was ended early.",
        "Anna let one person through. Delivery.",
        "The camera gave no picture, for 1 min.",
        "The kiosk was started, version 0.1.0.",
    ]
    assert [event.at for event in events][-2:] == [NOON - 19 * minute, NOON - 20 * minute]
    assert [event.about for event in events][:3] == [About.FAULT, About.DOOR, About.STAFF]


def test_a_fault_that_the_kiosk_did_not_outlive_is_not_still_so(writer: Writer, inspector: Inspector) -> None:
    writer.write("fault", event="begin", reason="CAMERA_BLACK")
    writer.write("start", version="0.1.0")
    assert inspector.events()[1].sentence == "The camera saw only black, until the kiosk ended."


def test_only_the_newest_events_are_told(writer: Writer, inspector: Inspector) -> None:
    for _ in range(30):
        writer.write("override", event="key_switch")
        writer.visit("MASK_OK", 0)
    assert len(inspector.events()) == 20
    with closing(connect_to_read(inspector.journal)) as connection:
        assert len(newest(connection, 5)) == 5


@pytest.mark.parametrize("event", ["override_failed", "revoke_failed", "ended", "key_switch"])
def test_every_word_of_staff_is_a_sentence(writer: Writer, inspector: Inspector, event: str) -> None:
    writer.write("override", event=event)
    assert inspector.events()[0].sentence.endswith(".")


def test_the_journals_facts(writer: Writer, inspector: Inspector) -> None:
    writer.visit("MASK_OK", 2)
    writer.visit("MASK_OK", 1)
    facts = inspector.facts()
    assert facts.records == 3  # and the one that began the file
    assert facts.last == NOON - timedelta(hours=1)
    assert facts.export.startswith("python -m kiosk.journal export ")


def test_the_proof_beside_a_kiosk_that_writes(writer: Writer, inspector: Inspector) -> None:
    for _ in range(600):
        writer.journal.note("override", {"event": "key_switch"})
    assert writer.journal.flush(20)
    told: list[float] = []
    result = inspector.verify(told.append)
    assert result.ok
    assert "601 records are as they were sealed." in result.sentence
    assert "whoever can write there" in result.sentence
    assert told == sorted(told)
    assert told[-1] == 1.0


def test_a_proof_ends_when_who_is_told_wants_it(writer: Writer, inspector: Inspector) -> None:
    class Enough(Exception):
        pass

    def told(_share: float) -> None:
        raise Enough

    writer.visit("MASK_OK", 1)
    with pytest.raises(Enough):
        inspector.verify(told)


def test_a_changed_journal_is_found(writer: Writer, inspector: Inspector) -> None:
    for _ in range(3):
        writer.visit("NO_MASK", 1)
    writer.journal.close()
    with closing(sqlite3.connect(inspector.journal)) as connection:
        connection.execute("DROP TRIGGER no_change")
        connection.execute("UPDATE records SET fields = replace(fields, 'NO_MASK', 'MASK_OK') WHERE seq = 3")
        connection.commit()
    result = inspector.verify(lambda _: None)
    assert not result.ok
    assert result.sentence.startswith("Not in order.")


LOOKS = {
    "today": lambda inspector: inspector.today(),
    "events": lambda inspector: inspector.events(),
    "facts": lambda inspector: inspector.facts(),
    "verify": lambda inspector: inspector.verify(lambda _: None),
}


@pytest.mark.parametrize("name", LOOKS)
def test_a_journal_that_is_missing_is_a_sentence(inspector: Inspector, name: str) -> None:
    with pytest.raises(KioskError, match="there is no journal"):
        LOOKS[name](inspector)


@pytest.mark.parametrize("name", ["today", "events", "facts"])
def test_a_journal_that_is_no_database_is_a_sentence(inspector: Inspector, name: str) -> None:
    inspector.journal.write_bytes(os.urandom(5000))
    with pytest.raises(KioskError, match="cannot be read"):
        LOOKS[name](inspector)


@pytest.mark.parametrize("name", ["today", "events", "facts"])
def test_a_journal_that_is_locked_can_be_read_all_the_same(writer: Writer, inspector: Inspector, name: str) -> None:
    writer.visit("MASK_OK", 1)
    with closing(sqlite3.connect(inspector.journal, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert LOOKS[name](inspector) is not None


def test_nothing_is_written_into_the_journal(writer: Writer, inspector: Inspector) -> None:
    writer.visit("MASK_OK", 1)
    with closing(connect_to_read(inspector.journal)) as connection:
        before = connection.execute("SELECT count(*) FROM records").fetchone()
    for look in LOOKS.values():
        look(inspector)
    with closing(connect_to_read(inspector.journal)) as connection:
        assert connection.execute("SELECT count(*) FROM records").fetchone() == before


def test_health_asks_every_part(inspector: Inspector) -> None:
    ill = replace(
        inspector,
        journal_trouble=lambda: "disk full",
        staff_trouble=lambda: "The staff file is damaged.",
        door=lambda: DoorState(connected=True, fault="It does not answer."),
    )
    signs = {finding.part: finding.sign for finding in ill.health()}
    assert (signs["Journal"], signs["Staff"], signs["Door"]) == (Sign.BROKEN, Sign.LOOK, Sign.BROKEN)


def test_the_self_test_goes_on_after_a_check_that_fails(inspector: Inspector) -> None:
    def fails() -> str:
        raise ModelError("sees no face: restore engines/models/")

    checks = (("face finder", fails), ("staff", lambda: "2 can override"))
    results = list(replace(inspector, checks=lambda: checks).self_test())
    assert [(result.name, result.ok) for result in results] == [
        ("Camera", False),  # it has given no picture yet
        ("Judging", False),
        ("face finder", False),
        ("staff", True),
    ]
    assert results[2].sentence == "sees no face: restore engines/models/"


def test_the_pages_are_reached_from_the_reason_only_and_stay_for_two_minutes() -> None:
    at_reason = Sitting(Step.REASON, who="Ann", touched_s=10)
    reading = at_reason.operate()
    assert reading.step is Step.OPERATOR
    assert reading.operate() is not reading  # a touch, which counts
    for step in set(Step) - {Step.REASON, Step.OPERATOR}:
        sitting = Sitting(step)
        assert sitting.operate() is sitting
    settings = StaffSettings()
    assert reading.at(10 + READING_S - 1, settings) is reading
    assert reading.at(10 + READING_S, settings) == Sitting()
    assert at_reason.at(10 + settings.lock_after_s, settings) == Sitting()
