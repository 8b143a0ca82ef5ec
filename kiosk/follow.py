"""Follows one person with little work: only the surroundings of the face are searched, the whole picture now and then.

As soon as that face is lost, or more than one is in sight, the whole picture is searched in every frame again.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from kiosk.scene import Box, Detection, Pixels

EVERY = 5
"""Of so many frames the whole picture is searched in one: whoever steps in is seen within a sixth of a second."""
LEAST_IOU = 0.3
"""With the face of the frame before: less is somebody else."""


class Looks(Protocol):
    """The ways to look at (h, w, 3) uint8 BGR for faces, best first. All raise EngineFailed."""

    def find(self, bgr: Pixels) -> Sequence[Detection]:
        """In all of the ways below, until one finds somebody."""

    def glance(self, bgr: Pixels) -> Sequence[Detection]:
        """Once, at the whole picture."""

    def turned(self, bgr: Pixels) -> Sequence[Detection]:
        """For faces that are upside down."""

    def large(self, bgr: Pixels) -> Sequence[Detection]:
        """For very large faces."""

    def near(self, bgr: Pixels, box: Box) -> Sequence[Detection]:
        """Around the box only, with the same answers as `glance`; none where that does not pay."""


class Following:
    """The finder port for the frames of one camera in turn."""

    def __init__(self, looks: Looks) -> None:
        self._looks = looks
        self._idle_looks = looks.glance, looks.large, looks.glance, looks.large, looks.turned, looks.large
        self._last: Sequence[Detection] = ()
        self._followed = 0
        self._idle = 0

    def find(self, bgr: Pixels) -> Sequence[Detection]:
        """All faces of (h, w, 3) uint8 BGR, in its pixels, best first. Raises EngineFailed."""
        found = self._follow(bgr)
        self._followed = self._followed + 1 if found else 0
        if not found:
            found = self._search(bgr)
        self._idle = 0 if found else self._idle + 1
        self._last = found
        return found

    def _follow(self, bgr: Pixels) -> Sequence[Detection]:
        """The one face of the frame before, where it is still alone; else none."""
        if len(self._last) != 1 or self._followed >= EVERY - 1:
            return ()
        before = self._last[0].box
        found = self._looks.near(bgr, before)
        return found if len(found) == 1 and found[0].box.iou(before) >= LEAST_IOU else ()

    def _search(self, bgr: Pixels) -> Sequence[Detection]:
        """Thoroughly as long as somebody was in sight, lest a face come and go; in an empty room, one look a frame."""
        look = self._looks.find if self._last else self._idle_looks[self._idle % len(self._idle_looks)]
        return look(bgr)
