"""Scenes that staff see: who they are, their PIN, why, for how long, and their pass."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from kiosk.desk import Step
from ui.gallery.made import AWAY, MadeOperator
from ui.gallery.scene import Scene, Sight
from ui.watch import STALE

ONE = "Anna Berg"
LONG = "Dr. Bartholomew Featherstoneha"
EIGHT = (
    LONG,
    "Sister Maria-Theresia von Hohe",
    "José García",
    "Li",
    "Mehmet Yıldız",
    "王秀英",
    "فاطمة الزهراء",
    "अनन्या शर्मा",
)
THIRTY = tuple(f"{name[:28]} {number}" for number in range(1, 5) for name in EIGHT)[:30]
NAMES = frozenset({ONE, *EIGHT, *THIRTY})
"""The longest that kiosk.staff lets in have 30 letters."""


def _asked(name: str, step: Step, **changed: Any) -> Scene:
    """At a step, with so much of the view changed."""
    return Scene(name, view=replace(AWAY, step=step, who="" if step is Step.WHO else LONG, **changed))


SCENES = (
    _asked("who-nobody", Step.WHO),
    _asked("who-one", Step.WHO, people=(ONE,)),
    _asked("who-eight", Step.WHO, people=EIGHT),
    _asked("who-thirty", Step.WHO, people=THIRTY),
    _asked("pin-empty", Step.PIN),
    _asked("pin-four", Step.PIN, entered=4),
    _asked("pin-eight", Step.PIN, entered=8),
    _asked("pin-shuffled", Step.PIN, keys=tuple("5209463817")),
    _asked("pin-wrong", Step.PIN, trouble="wrong"),
    _asked("pin-locked", Step.PIN, trouble="locked", wait_s=245),
    _asked("pin-slow", Step.PIN, trouble="slow", wait_s=30),
    _asked("pin-broken", Step.PIN, trouble="broken"),
    replace(_asked("why", Step.REASON), operator=MadeOperator()),
    _asked("why-only", Step.REASON),
    _asked("how-long", Step.HOW_LONG, reason=AWAY.reasons[0]),
    _asked("how-long-no-door", Step.HOW_LONG, reason=AWAY.reasons[0], trouble="door"),
    Scene("pass-one-person", view=replace(AWAY, step=Step.DONE, granted_s=20, granted_by=ONE)),
    Scene("pass-long", view=replace(AWAY, granted_s=899, granted_by=LONG)),
    Scene("pass-not-ended", view=replace(AWAY, granted_s=272, granted_by=LONG, trouble="door")),
    Scene("pass-without-camera", STALE, Sight.NOTHING, view=replace(AWAY, granted_s=272, granted_by=ONE)),
)
