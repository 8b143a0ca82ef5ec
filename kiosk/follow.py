"""Follows one person with little work: only the surroundings of the face are searched, the whole picture now and then.

As soon as that face is lost, or more than one is in sight, the whole picture is searched in every frame again.
"""

from __future__ import annotations

from dataclasses import replace

from kiosk.ports import Finder
from kiosk.scene import Box, Detection, Landmarks, Pixels

EVERY = 5
"""Of so many frames the whole picture is searched in one: whoever steps in is seen within a sixth of a second."""
IDLE_EVERY = 3
"""While nobody is in sight, one in so many frames is searched thoroughly: turned by half, and for very large faces."""
WIDER = 2.2
"""The window's side, in longer sides of the face's box."""
LEAST_IOU = 0.3
"""With the face of the frame before: less is somebody else."""


class Following:
    """The finder port over three looks: thorough, plain, and a near one for windows that hold one large face."""

    def __init__(self, thorough: Finder, plain: Finder, near: Finder, every: int = EVERY) -> None:
        self._thorough, self._plain, self._near, self._every = thorough, plain, near, every
        self._last: list[Detection] = []
        self._since_whole = 0
        self._idle = 0

    def find(self, bgr: Pixels) -> list[Detection]:
        """All faces of (h, w, 3) uint8 BGR, best first, of one camera's frames in turn. Raises EngineFailed."""
        found = self._follow(bgr)
        if not found:
            found = list(self._search(bgr))
            self._since_whole = 0
        self._idle = 0 if found else self._idle + 1
        self._last = found
        return found

    def _search(self, bgr: Pixels) -> list[Detection]:
        """What only a thorough look finds must not come and go: it is kept up while somebody is in sight."""
        thorough = bool(self._last) or self._idle % IDLE_EVERY == 0
        return list((self._thorough if thorough else self._plain).find(bgr))

    def _follow(self, bgr: Pixels) -> list[Detection]:
        """The one face of the frame before, where it is still alone in its window; else nothing."""
        self._since_whole += 1
        if len(self._last) != 1 or self._since_whole >= self._every:
            return []
        before = self._last[0].box
        x0, y0, x1, y1 = _window(before, bgr)
        found = self._near.find(bgr[y0:y1, x0:x1])
        if len(found) != 1:
            return []
        face = _moved(found[0], x0, y0)
        return [face] if face.box.iou(before) >= LEAST_IOU else []


def _window(box: Box, bgr: Pixels) -> tuple[int, int, int, int]:
    half = WIDER * max(box.width, box.height) / 2
    x, y = box.centre
    height, width = bgr.shape[:2]
    return max(round(x - half), 0), max(round(y - half), 0), min(round(x + half), width), min(round(y + half), height)


def _moved(face: Detection, x: int, y: int) -> Detection:
    box, marks = face.box, face.landmarks
    points = (marks.left_eye, marks.right_eye, marks.nose, marks.left_mouth, marks.right_mouth)
    return replace(
        face,
        box=Box(box.x0 + x, box.y0 + y, box.x1 + x, box.y1 + y),
        landmarks=Landmarks(*((px + x, py + y) for px, py in points)),
    )
