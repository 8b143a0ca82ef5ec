"""A hanging or failing engine is left behind; what replaces it is proven by the same opening, and has an end."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np
import pytest

from engines.restarted import TOO_MANY, WITHIN_S, RestartedEngine
from kiosk.errors import EngineFailed, EngineMismatch, KioskError
from kiosk.ports import CAM
from kiosk.scene import Tensor

BATCH = np.zeros((1, 3, 8, 8), np.float32)
LIMIT_S = 0.05
PATIENCE_S = 20.0


@dataclass
class Works:
    """Answers its number, or does what it is told to do instead."""

    number: int
    instead: Callable[[], None] = lambda: None
    closed: threading.Event = field(default_factory=threading.Event)

    def infer(self, batch: Tensor, *, mapped: bool = False) -> Mapping[str, Tensor]:
        self.instead()
        return {"number": np.full(1, self.number, np.float32)} | ({CAM: batch} if mapped else {})

    def close(self) -> None:
        self.closed.set()


@dataclass
class Place:
    """Opens engines one after the other and remembers them; `now` is the clock."""

    instead: list[Callable[[], None]] = field(default_factory=list)
    refuses_from: int = 99
    refusal: Exception = field(default_factory=lambda: EngineMismatch("it answers otherwise"))
    now: float = 100.0
    opened: list[Works] = field(default_factory=list)
    another: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(0))

    def open(self) -> Works:
        number = len(self.opened)
        self.opened.append(Works(number, self.instead[number] if number < len(self.instead) else lambda: None))
        self.another.release()
        if number >= self.refuses_from:
            raise self.refusal
        return self.opened[number]

    def engine(self) -> RestartedEngine:
        return RestartedEngine(self.open, lambda: self.now, LIMIT_S)


def fail() -> None:
    raise EngineFailed("the GPU is lost")


@pytest.fixture
def release() -> Iterator[threading.Event]:
    """Lets go of whatever hangs, at the test's end."""
    event = threading.Event()
    yield event
    event.set()


def answer(engine: RestartedEngine) -> float:
    """What the engine in place answers; raises its own failure. Waits while another is being started."""
    patience = threading.Event()
    for _ in range(int(PATIENCE_S / 0.01)):
        found = _found(engine)
        if isinstance(found, float):
            return found
        if "is being started" not in str(found):
            raise found
        patience.wait(0.01)
    raise AssertionError("no engine came back")


def _found(engine: RestartedEngine) -> float | EngineFailed:
    try:
        return float(engine.infer(BATCH)["number"][0])
    except EngineFailed as error:
        return error


def test_a_sound_engine_answers_and_is_closed_with_it() -> None:
    place = Place()
    engine = place.engine()
    assert answer(engine) == 0
    engine.close()
    engine.close()
    assert place.opened[0].closed.wait(PATIENCE_S)
    with pytest.raises(EngineFailed, match="closed"):
        engine.infer(BATCH)
    assert len(place.opened) == 1


def test_one_that_hangs_is_a_fault_at_once_and_another_takes_its_place(release: threading.Event) -> None:
    place = Place([lambda: release.wait(PATIENCE_S) and None])
    engine = place.engine()
    with pytest.raises(EngineFailed, match=r"did not answer within 0\.05 s"):
        engine.infer(BATCH)
    assert answer(engine) == 1
    engine.close()


def test_one_that_fails_is_closed_and_replaced() -> None:
    place = Place([fail])
    engine = place.engine()
    with pytest.raises(EngineFailed, match="the GPU is lost"):
        engine.infer(BATCH)
    assert answer(engine) == 1
    assert place.opened[0].closed.is_set()
    engine.close()


def test_five_failures_within_a_minute_are_the_end_and_say_so() -> None:
    place = Place([fail] * 9)
    engine = place.engine()
    for turn in range(TOO_MANY):
        place.now += WITHIN_S / TOO_MANY
        assert place.another.acquire(timeout=PATIENCE_S)
        with pytest.raises(EngineFailed, match="the GPU is lost"):
            answer(engine)
        assert turn + 1 <= len(place.opened) <= turn + 2  # the next may be open already
    with pytest.raises(EngineFailed, match=r"5 times within a minute \(the GPU is lost\): call service"):
        engine.infer(BATCH)
    assert all(one.closed.wait(PATIENCE_S) for one in place.opened)
    assert len(place.opened) == TOO_MANY
    engine.close()


def test_failures_far_apart_never_end_it() -> None:
    place = Place([fail] * 7)
    engine = place.engine()
    for _ in range(7):
        place.now += WITHIN_S / (TOO_MANY - 1) + 0.1
        with pytest.raises(EngineFailed, match="the GPU is lost"):
            answer(engine)
    assert answer(engine) == 7
    engine.close()


@pytest.mark.parametrize("refusal", [EngineMismatch("it answers otherwise"), RuntimeError("it answers otherwise")])
def test_one_that_cannot_be_opened_again_is_told_and_not_tried_for_ever(refusal: Exception) -> None:
    place = Place([fail], refuses_from=1, refusal=refusal)
    engine = place.engine()
    with pytest.raises(EngineFailed, match="the GPU is lost"):
        engine.infer(BATCH)
    with pytest.raises(EngineFailed, match=r"cannot be started anew \(it answers otherwise\): restart the kiosk"):
        answer(engine)
    assert len(place.opened) == 2
    engine.close()


def test_what_opens_after_the_end_is_closed_too() -> None:
    gate, place = threading.Event(), Place([fail])

    def slow_at_last() -> Works:
        assert not place.opened or gate.wait(PATIENCE_S)
        return place.open()

    engine = RestartedEngine(slow_at_last, lambda: 0.0, PATIENCE_S)
    with pytest.raises(EngineFailed, match="the GPU is lost"):
        engine.infer(BATCH)
    engine.close()
    gate.set()
    assert all(place.another.acquire(timeout=PATIENCE_S) for _ in range(2))
    assert place.opened[1].closed.wait(PATIENCE_S)


def test_what_cannot_be_opened_at_first_is_an_error() -> None:
    with pytest.raises(KioskError, match="it answers otherwise"):
        Place(refuses_from=0).engine()
