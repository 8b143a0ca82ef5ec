"""A detector's report as a page: what it comes to, its curves, and its boxes beside the annotated ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from kiosk.boxes import Corners
from kiosk.scene import LABELS, Pixels
from tools import page
from tools.data.crowds import Crowd
from tools.data.samples import ANIMALS
from tools.detect.charts import precision_figure, recall_figure
from tools.detect.decode import Found
from tools.detect.matching import NOBODY, match
from tools.detect.measure import Measured, above
from tools.detect.pictures import Pictures

SHOWN = 18
THUMB_PX = 460
COLOURS = tuple(tuple(int(colour[place : place + 2], 16) for place in (5, 3, 1)) for colour in page.CLASS_COLOURS)
"""Of the labels, as BGR."""
UNTOLD = (160, 160, 160)
FONT = cv2.FONT_HERSHEY_SIMPLEX
SHORT = ("mask", "no mask", "wrong")


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A picture with its annotated boxes and one with what was found, as data addresses, and the words below them."""

    annotated: str
    predicted: str
    caption: str


def write(
    path: Path,
    about: Mapping[str, object],
    every: Measured,
    by_source: Mapping[str, Measured],
    kept: Pictures,
    founds: Sequence[Found],
    more: Mapping[str, object],
) -> Path:
    """The page; `more` is what else its template asks for. Raises KioskError where it cannot be written."""
    rows = _rows(kept, founds, every.threshold)
    return page.write_page(
        path,
        "detect.html.j2",
        about=about,
        every=every,
        by_source=by_source,
        labels=LABELS,
        curves=page.svg(precision_figure(every.precision)),
        recall=page.svg(recall_figure(every)),
        worst=[_exhibit(kept, founds, row, every.threshold) for row in rows[:SHOWN]],
        others=[_exhibit(kept, founds, row, every.threshold) for row in _spread(rows[SHOWN:])],
        **more,
    )


@dataclass(frozen=True, slots=True)
class _Row:
    """A picture by its place, and what is wrong in it."""

    place: int
    missed: int
    false: int
    mistaken: int


def _rows(kept: Pictures, founds: Sequence[Found], threshold: float) -> list[_Row]:
    """Every picture, those with the most errors first."""
    rows = [
        _row(place, crowd, above(founds[place], threshold))
        for place, crowd in enumerate(kept.samples)
        if crowd.source != ANIMALS or (founds[place].scores >= threshold).any()
    ]
    return sorted(rows, key=lambda row: -(row.missed + row.false + row.mistaken))


def _row(place: int, crowd: Crowd, found: Found) -> _Row:
    matched = match(crowd, found)
    on_face = matched.face >= 0
    mistaken = found.labels[on_face] != crowd.labels[matched.face[on_face]]
    missed = int(matched.told.sum()) - int(on_face.sum())
    return _Row(place, missed, int((matched.face == NOBODY).sum()), int(mistaken.sum()))


def _spread(rows: Sequence[_Row]) -> list[_Row]:
    chosen = np.linspace(0, len(rows) - 1, min(len(rows), SHOWN)).round().astype(int)
    return [rows[place] for place in chosen]


def _exhibit(kept: Pictures, founds: Sequence[Found], row: _Row, threshold: float) -> Exhibit:
    crowd, view, found = kept.samples[row.place], kept.views[row.place], above(founds[row.place], threshold)
    told = match(crowd, found).told
    true = [COLOURS[label] if counts else UNTOLD for label, counts in zip(crowd.labels, told, strict=True)]
    annotated = _drawn(view.bgr, crowd.corners, true, [""] * len(true))
    words = [f"{SHORT[label]} {score:.2f}" for label, score in zip(found.labels, found.scores, strict=True)]
    predicted = _drawn(view.bgr, found.corners, [COLOURS[label] for label in found.labels], words)
    errors = [f"{row.missed} missed", f"{row.false} on nobody", f"{row.mistaken} mislabelled"]
    caption = f"{crowd.source}: {int(told.sum())} faces; " + ", ".join(one for one in errors if one[0] != "0")
    return Exhibit(page.picture(annotated), page.picture(predicted), caption.rstrip("; "))


def _drawn(bgr: Pixels, corners: Corners, colours: Sequence[tuple[int, ...]], words: Sequence[str]) -> Pixels:
    """The picture THUMB_PX wide, with boxes, and words above them where the box is wide enough for them."""
    scale = THUMB_PX / bgr.shape[1]
    way = cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR
    shown = cv2.resize(bgr, (THUMB_PX, max(1, round(bgr.shape[0] * scale))), interpolation=way)
    for box, colour, word in zip(corners * scale, colours, words, strict=True):
        x0, y0, x1, y1 = (int(value) for value in box.round())
        cv2.rectangle(shown, (x0, y0), (x1, y1), colour, 2)
        if word and x1 - x0 >= 40:
            for ink, width in (((255, 255, 255), 3), (colour, 1)):
                cv2.putText(shown, word, (x0, max(y0 - 4, 10)), FONT, 0.4, ink, width, cv2.LINE_AA)
    return np.asarray(shown, np.uint8)
