"""The slot: one place, the newest wins, and whoever waits is woken."""

from __future__ import annotations

import threading

from kiosk.slot import Slot

LONG_S = 10.0


def test_an_empty_slot_answers_nothing_at_once() -> None:
    slot: Slot[str] = Slot()
    assert slot.latest() == (0, None)
    assert slot.take(0, 0.0) == (0, None)


def test_the_newest_value_wins_and_older_ones_are_lost() -> None:
    slot: Slot[str] = Slot()
    for value in ("old", "older", "newest"):
        slot.put(value)
    assert slot.take(0, 0.0) == (3, "newest")
    assert slot.latest() == (3, "newest")


def test_a_value_is_taken_once_by_whoever_remembers_its_version() -> None:
    slot: Slot[str] = Slot()
    slot.put("one")
    version, _ = slot.take(0, 0.0)
    assert slot.take(version, 0.0) == (version, None)
    slot.put("two")
    assert slot.take(version, 0.0) == (version + 1, "two")


def test_every_reader_gets_the_value() -> None:
    slot: Slot[str] = Slot()
    slot.put("one")
    assert slot.take(0, 0.0) == slot.take(0, 0.0) == (1, "one")


def test_a_waiting_reader_is_woken_by_a_put() -> None:
    slot: Slot[str] = Slot()
    taken: list[tuple[int, str | None]] = []
    reader = threading.Thread(target=lambda: taken.append(slot.take(0, LONG_S)), name="reader")
    reader.start()
    slot.put("news")
    reader.join(LONG_S)
    assert taken == [(1, "news")]


def test_a_fast_writer_never_makes_a_slow_reader_see_an_older_value() -> None:
    slot: Slot[int] = Slot()
    writer = threading.Thread(target=lambda: [slot.put(number) for number in range(1, 2001)], name="writer")
    writer.start()
    version, seen = 0, [0]
    while seen[-1] < 2000:
        version, value = slot.take(version, LONG_S)
        assert value is not None
        seen.append(value)
    writer.join(LONG_S)
    assert seen == sorted(set(seen))
