"""The faces of which is asked whether the detector looks at heads or at masks, and who finds them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from rich.console import Console
from rich.progress import track

from kiosk.boxes import Corners
from kiosk.ports import Finder
from kiosk.scene import Detection, Landmarks
from tools.data.crowds import Crowd
from tools.detect.decode import Found
from tools.detect.matching import NOBODY, match
from tools.detect.measure import LARGE_PX, above
from tools.detect.pictures import Pictures

OVERLAP = 0.3
"""Of a box with an annotated face, for the face to count as found. The face finder was taught other boxes, which reach
higher: one half would hold against it what is no fault, and a box around a mask alone is to count here, too."""


@dataclass(frozen=True, slots=True)
class Face:
    """Face `index` of picture `place`, its annotated corners (4,), and the boxes that found it; None: there is none.

    `said` and `score` are the detector's, NOBODY and 0 where it does not see the face; `marks` the face finder's.
    """

    place: int
    index: int
    label: int
    annotated: Corners
    detector: Corners | None = None
    said: int = NOBODY
    score: float = 0.0
    finder: Corners | None = None
    marks: Landmarks | None = None


def large_faces(kept: Pictures, founds: Sequence[Found], threshold: float, finder: Finder) -> list[Face]:
    """Those of LARGE_PX and more, as the detector found them at this score, and as the face finder does."""
    large = [crowd.corners[:, 2:] - crowd.corners[:, :2] >= LARGE_PX for crowd in kept.samples]
    places = [place for place, sides in enumerate(large) if sides.all(1).any()]
    bar = track(places, "asking the face finder", console=Console(stderr=True), transient=True)
    asked = ((place, finder.find(kept.views[place].bgr)) for place in bar)
    return [
        face
        for place, seen in asked
        for face in _faces(place, kept.samples[place], above(founds[place], threshold), seen)
        if large[place][face.index].all()
    ]


def rows_of(crowd: Crowd, found: Found) -> npt.NDArray[np.int64]:
    """(m,) which of the found boxes is on each face, by OVERLAP; NOBODY: none."""
    rows = np.full(len(crowd.labels), NOBODY)
    face = match(crowd, found, OVERLAP).face
    rows[face[face >= 0]] = np.flatnonzero(face >= 0)
    return rows


def _faces(place: int, crowd: Crowd, found: Found, seen: Sequence[Detection]) -> list[Face]:
    boxes = np.asarray([(one.box.x0, one.box.y0, one.box.x1, one.box.y1) for one in seen], np.float32).reshape(-1, 4)
    of_finder = Found(boxes, np.asarray([one.score for one in seen], np.float32), np.zeros(len(seen), np.int64))
    pairs = zip(rows_of(crowd, found), rows_of(crowd, of_finder), strict=True)
    return [
        Face(
            place,
            index,
            int(crowd.labels[index]),
            crowd.corners[index],
            detector=None if row == NOBODY else found.corners[row],
            said=NOBODY if row == NOBODY else int(found.labels[row]),
            score=0.0 if row == NOBODY else float(found.scores[row]),
            finder=None if other == NOBODY else boxes[other],
            marks=None if other == NOBODY else seen[other].landmarks,
        )
        for index, (row, other) in enumerate(pairs)
    ]
