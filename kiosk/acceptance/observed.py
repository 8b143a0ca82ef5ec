"""One outcome of the pipeline as a walk takes note of it: what is seen of a picture is two numbers, never a picture."""

from __future__ import annotations

import numpy as np

from kiosk.acceptance.walk import Observation
from kiosk.gate import DoorState
from kiosk.scene import Box, Frame, Outcome, Pixels

EVERY = 8
"""Every eighth pixel each way tells how bright a picture is as well as all of them."""
GREY = (0.114, 0.587, 0.299)
"""What blue, green and red weigh (BT.601)."""


def observed(
    outcome: Outcome, frame: Frame | None, door: DoorState, *, enforced: bool, at: tuple[float, str]
) -> Observation:
    """`at`: monotonic seconds, and UTC in ISO 8601."""
    return Observation(
        *at,
        verdict=outcome.verdict,
        reason=outcome.reason,
        there=outcome.track is not None,
        age_ms=None if outcome.captured_s is None or frame is None else outcome.age_ms,
        latency_ms=outcome.latency_ms,
        picture_level=None if frame is None else level(frame.bgr),
        face_level=None if frame is None or outcome.box is None else level_in(frame.bgr, outcome.box),
        door_open=door.open if door.connected else None,
        enforced=enforced,
    )


def level(bgr: Pixels) -> float:
    """How bright (h, w, 3) uint8 is, 0-255."""
    return float(bgr[::EVERY, ::EVERY].mean((0, 1)) @ np.asarray(GREY))


def level_in(bgr: Pixels, box: Box) -> float | None:
    """How bright the part in the box is; None where it lies outside."""
    height, width = bgr.shape[:2]
    x0, x1 = (round(min(max(x, 0), width)) for x in (box.x0, box.x1))
    y0, y1 = (round(min(max(y, 0), height)) for y in (box.y0, box.y1))
    part = bgr[y0:y1:2, x0:x1:2]
    return float(part.mean((0, 1)) @ np.asarray(GREY)) if part.size else None
