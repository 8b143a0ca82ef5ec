"""The question's part of a detector's page: its figure, and faces with their halves hidden."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

import cv2
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from kiosk.scene import LABELS, Pixels
from tools import page
from tools.curves.ink import COLOURS, GRID
from tools.detect.pictures import Pictures
from tools.detect.question import Question
from tools.detect.question_faces import Face
from tools.detect.question_halves import Part, Way, hidden
from tools.detect.question_hiding import halves_of
from tools.detect.question_words import CALLED
from tools.metrics import Rate

STRIPS = 2
"""Faces shown of each label: the largest."""
TILE_PX = 150
AROUND = 0.3
"""Of a face's longer side is shown around it."""
HIDDEN = {Part.MASK: "the mask's region", Part.REST: "as much of the rest"}
MARKS = {Part.MASK: "o", Part.REST: "s"}
INKS = {Part.MASK: COLOURS[1], Part.REST: COLOURS[0]}
FILLS = {Way.GREY: "full", Way.BLURRED: "none"}


@dataclass(frozen=True, slots=True)
class Strip:
    """A face as it is and with its parts hidden, side by side, as a data address; and the words below."""

    picture: str
    caption: str


def values(question: Question | None, kept: Pictures) -> Mapping[str, object]:
    """What the page's template asks for."""
    if question is None:
        return {"question": None}
    return {
        "question": question,
        "hidden_figure": page.svg(hidden_figure(question)),
        "strips": [_strip(face, kept) for face in _largest(question.shown)],
        "called": CALLED,
        "parts": HIDDEN,
    }


def hidden_figure(question: Question) -> Figure:
    """How many faces are still found with a part of them hidden, and how many labels change; Wilson's intervals."""
    figure = page.new_figure(9.6, 3.8)
    found, changed = figure.subplots(1, 2)
    for place, (way, part) in enumerate(product(Way, Part)):
        here = [one for one in question.hidden if one.part is part and one.way is way]
        shift = 0.14 * (place - 1.5)
        look = {
            "fmt": MARKS[part],
            "fillstyle": FILLS[way],
            "color": INKS[part],
            "label": f"{HIDDEN[part]}, {way.value}",
        }
        _bars(found, [one.found for one in here], shift, look)
        _bars(changed, [one.changed for one in here], shift, look)
    of = [one.found.n for one in question.hidden if one.part is Part.MASK and one.way is Way.GREY]
    for axes, title in ((found, "still found, %"), (changed, "label is another, % of those")):
        axes.set_xticks(range(len(LABELS)), [f"{name}\nn = {n}" for name, n in zip(LABELS, of, strict=True)])
        axes.set(title=title, ylim=(-2, 102))
        axes.grid(axis="y", color=GRID)
    figure.legend(*found.get_legend_handles_labels(), loc="outside lower center", ncols=4, frameon=False, fontsize=9)
    return figure


def _bars(axes: Axes, rates: Sequence[Rate], shift: float, look: dict[str, Any]) -> None:
    """Each rate at its label's place, where there is one."""
    there = [(place + shift, rate) for place, rate in enumerate(rates) if rate.n]
    values = np.asarray([rate.value for _, rate in there])
    ends = np.asarray([rate.interval for _, rate in there]).reshape(-1, 2).T
    bars = np.maximum(np.stack([values - ends[0], ends[1] - values]), 0)
    axes.errorbar([at for at, _ in there], 100 * values, 100 * bars, capsize=3, **look)


def _largest(faces: Sequence[Face]) -> list[Face]:
    chosen = []
    for label in range(len(LABELS)):
        here = [face for face in faces if face.label == label]
        chosen += sorted(here, key=lambda face: -float(face.annotated[3] - face.annotated[1]))[:STRIPS]
    return chosen


def _strip(face: Face, kept: Pictures) -> Strip:
    view = kept.views[face.place]
    cut = halves_of(face, view)
    tried = [hidden(view.bgr, [cut], part, way) for way, part in product(Way, Part)]
    tiles = [_tile(bgr, face) for bgr in (view.bgr, *tried)]
    by = "by the face finder's landmarks" if cut.by_landmarks else "by the box alone"
    return Strip(page.picture(np.hstack(tiles)), f"{LABELS[face.label]}, {int(cut.mask.sum())} pixels each, {by}")


def _tile(bgr: Pixels, face: Face) -> Pixels:
    x0, y0, x1, y1 = (float(value) for value in face.annotated)
    reach = (0.5 + AROUND) * max(x1 - x0, y1 - y0)
    to_tile = TILE_PX / (2 * reach)
    move = np.asarray(
        [[to_tile, 0, TILE_PX / 2 - to_tile * (x0 + x1) / 2], [0, to_tile, TILE_PX / 2 - to_tile * (y0 + y1) / 2]]
    )
    return np.asarray(
        cv2.warpAffine(bgr, move, (TILE_PX, TILE_PX), flags=cv2.INTER_AREA, borderValue=(255,) * 3), np.uint8
    )
