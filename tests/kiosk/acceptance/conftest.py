"""Observations and walks as a test needs them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.acceptance.course import Course, GoOn, Phase, step
from kiosk.acceptance.kinds import Kind
from kiosk.acceptance.walk import Observation, Walk
from kiosk.scene import Reason, Verdict

UTC = "2026-11-26T09:00:00Z"
TICK_S = 0.1
ENDS = {
    Kind.BARE: (Verdict.NO_MASK, Reason.NO_MASK),
    Kind.MASKED: (Verdict.MASK_OK, Reason.NONE),
    Kind.NOSE_OUT: (Verdict.MASK_WRONG, Reason.NOSE_OUT_OR_CHIN),
    Kind.HAND: (Verdict.NO_MASK, Reason.NO_MASK),
    Kind.TWO: (Verdict.CANT_TELL, Reason.ONE_AT_A_TIME),
}


class Story:
    """A course that outcomes are told to, ten a second."""

    def __init__(self, planned=None, now=100.0):
        self.now = now
        self.course = Course(planned or {Kind.BARE: 1, Kind.MASKED: 1}, "Anna", UTC)

    def does(self, event):
        self.course = step(self.course, event, self.now)
        return self

    def sees(self, verdict, seconds, reason=Reason.NONE, **told):
        """The same outcome for so long."""
        there = told.pop("there", verdict is not Verdict.NOBODY)
        for _ in range(round(seconds / TICK_S)):
            self.now += TICK_S
            seen = Observation(self.now, UTC, verdict, reason, there, 40.0, 20.0, 120.0, 100.0, door_open=False)
            self.does(replace(seen, **told))
        return self

    def empty(self, seconds=1.5, **told):
        return self.sees(Verdict.NOBODY, seconds, **told)

    def ready(self):
        self.does(GoOn()).empty()
        assert self.course.phase is Phase.READY
        return self

    @property
    def phase(self):
        return self.course.phase


@pytest.fixture
def story():
    return Story


@pytest.fixture
def walk():
    """Makes one that went as it should."""

    def make(number, kind, *, green=None, **told):
        verdict, reason = ENDS[kind]
        green = verdict is Verdict.MASK_OK if green is None else green
        made = Walk(number, kind, UTC, Verdict.MASK_OK if green else verdict, reason, green, 4.0, 0.7)
        opened = {"door_opened": green, "door_after_s": 0.06 if green else None}
        return replace(made, **({"to_green_s": 0.8 if green else None, "outcomes_per_s": 12.0} | opened | told))

    return make


@pytest.fixture
def usual(walk):
    """All walks of a usual acceptance, as they should be."""
    from kiosk.acceptance.kinds import DEFAULTS

    kinds = [kind for kind in Kind for _ in range(DEFAULTS[kind])]
    return tuple(walk(at, kind) for at, kind in enumerate(kinds, 1))
