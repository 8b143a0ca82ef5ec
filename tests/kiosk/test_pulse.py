"""The last minute in constant memory, by a clock that passes only when told."""

from __future__ import annotations

import tracemalloc

import numpy as np
import pytest

from kiosk.pulse import PLACES, Pulse, Vitals
from kiosk.scene import Frame, Outcome, Reason, Verdict

PICTURE = np.zeros((720, 1280, 3), np.uint8)


class Kiosk:
    """Gives outcomes at its own time."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.pulse = Pulse(lambda: self.now)

    def judge(self, sequence: int, age_ms: float = 50.0, latency_ms: float = 30.0) -> None:
        at_s = self.now - age_ms / 1000
        outcome = Outcome(Verdict.NOBODY, Reason.NONE, self.now, sequence, captured_s=at_s, latency_ms=latency_ms)
        self.pulse(outcome, Frame(sequence, at_s, PICTURE))

    def fail(self, reason: Reason) -> None:
        self.pulse(Outcome(Verdict.FAULT, reason, self.now), None)


@pytest.fixture
def kiosk() -> Kiosk:
    return Kiosk()


def test_before_the_first_outcome_nothing_is_known(kiosk: Kiosk) -> None:
    assert kiosk.pulse.vitals() == Vitals()


def test_rates_ages_and_latencies(kiosk: Kiosk) -> None:
    for tick in range(1, 401):  # every other of 40 pictures a second
        kiosk.now += 0.05
        kiosk.judge(2 * tick, age_ms=tick % 100 + 1, latency_ms=20)
    vitals = kiosk.pulse.vitals()
    assert vitals.outcomes_per_s == pytest.approx(20, abs=0.2)
    assert vitals.pictures_per_s == pytest.approx(40)
    assert vitals.age_ms is not None
    assert (vitals.age_ms.median, vitals.age_ms.p95) == pytest.approx((50.5, 95.05))
    assert vitals.latency_ms is not None
    assert vitals.latency_ms.p95 == 20
    assert (vitals.picture, vitals.fault, vitals.silent_s) == ((1280, 720), None, 0)


def test_what_is_older_than_a_minute_is_forgotten(kiosk: Kiosk) -> None:
    kiosk.judge(0, age_ms=5000)
    kiosk.now += 61
    kiosk.judge(1, age_ms=40)
    vitals = kiosk.pulse.vitals()
    assert vitals.age_ms is not None
    assert vitals.age_ms.p95 == pytest.approx(40)


def test_silence_counts(kiosk: Kiosk) -> None:
    kiosk.judge(0)
    kiosk.now += 90
    vitals = kiosk.pulse.vitals()
    assert (vitals.silent_s, vitals.outcomes_per_s, vitals.pictures_per_s, vitals.age_ms) == (90, 0, 0, None)


def test_a_fault_stands_until_the_next_outcome(kiosk: Kiosk) -> None:
    kiosk.fail(Reason.CAMERA_LOST)
    assert kiosk.pulse.vitals().fault is Reason.CAMERA_LOST
    assert kiosk.pulse.vitals().age_ms is None
    kiosk.judge(1)
    assert kiosk.pulse.vitals().fault is None


def test_the_first_second_makes_no_huge_rate(kiosk: Kiosk) -> None:
    kiosk.judge(0)
    kiosk.judge(1)
    assert kiosk.pulse.vitals().outcomes_per_s == 2


def test_its_memory_is_constant(kiosk: Kiosk) -> None:
    """Twice as many as there are places, and no more held than before."""
    kiosk.judge(0)
    tracemalloc.start()
    try:
        before = tracemalloc.get_traced_memory()[0]
        for tick in range(2 * PLACES):
            kiosk.now += 0.001
            kiosk.judge(tick)
        assert tracemalloc.get_traced_memory()[0] - before < 20_000
    finally:
        tracemalloc.stop()
    assert kiosk.pulse.vitals().pictures_per_s == pytest.approx(1000)
