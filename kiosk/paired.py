"""The detector and the face finder look at one picture: each sees whom the other misses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kiosk.ports import Finder
from kiosk.scene import Detection, Pixels, Reading

LEAST_IOU = 0.4
"""Of two boxes of one face."""


class Paired:
    """The finder port: who is seen by either. The face finder gives landmarks, the detector its reading.

    Where both see a face the box is the face finder's, which the quality gate's limits were measured with.
    """

    def __init__(self, detector: Finder, finder: Finder) -> None:
        self._detector, self._finder = detector, finder

    def find(self, bgr: Pixels) -> list[Detection]:
        """All faces of (h, w, 3) uint8 BGR in its pixels, surest first. Raises EngineFailed."""
        detected, marked = list(self._detector.find(bgr)), self._finder.find(bgr)
        found = [_with_reading(face, detected) for face in marked]
        return sorted([*found, *detected], key=lambda face: -face.score)


def _with_reading(face: Detection, detected: list[Detection]) -> Detection:
    """With that of the detection that is most on it, which is taken out of `detected`; as it is where none is."""
    same = max(detected, key=lambda one: one.box.iou(face.box), default=None)
    if same is None or same.box.iou(face.box) < LEAST_IOU:
        return face
    detected.remove(same)
    return replace(face, score=max(face.score, same.score), reading=same.reading)


class Beheld:
    """The second opinion where the detector has looked at the whole picture already."""

    def opinion(self, _bgr: Pixels, face: Detection) -> Reading | None:
        """The detector's reading of it."""
        return face.reading


def agree(opinions: Sequence[Reading | None]) -> bool:
    """Everybody is seen with a mask, more than with anything else."""
    return all(one is not None and one.with_mask > max(one.without_mask, one.mask_incorrect) for one in opinions)
