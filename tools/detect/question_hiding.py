"""Which part of a face the detector needs: the mask's region is hidden from it, or as much of the rest of the face."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, product
from operator import attrgetter
from typing import Any

import numpy as np
from rich.console import Console
from rich.progress import track

from kiosk.scene import LABELS
from tools.detect.decode import Found
from tools.detect.matching import NOBODY
from tools.detect.pictures import Pictures
from tools.detect.question_faces import Face, rows_of
from tools.detect.question_halves import Halves, Part, Way, halves, hidden
from tools.detect.window import View
from tools.metrics import Mean, Rate

MOST = 150
"""Faces of each label, drawn by SEED where there are more."""
SEED = 0
APART = 0.5
"""Of the longer side of both faces lies between two of one picture that are hidden in one look at it."""
Look = Callable[[Iterable[View]], Iterator[Found]]
"""What the detector finds in each of many pictures, down to the lowest scores."""


@dataclass(frozen=True, slots=True)
class Hidden:
    """Of the faces of one label that the detector finds: how many it finds still with this part hidden in this way.

    `changed`: of how many of those the label is another now. `said`: how many now have each of LABELS. `score`: by how
    much it changes, that of a face that nothing is on any more being 0.
    """

    label: int
    part: Part
    way: Way
    found: Rate
    changed: Rate
    said: tuple[int, ...]
    score: Mean

    def as_dict(self) -> dict[str, Any]:
        """For the report."""
        return {
            "label": LABELS[self.label],
            "hidden": self.part.value,
            "by": self.way.value,
            "still_found": self.found.as_dict(),
            "label_changed": self.changed.as_dict(),
            "said": dict(zip(LABELS, self.said, strict=True)),
            "score_change": self.score.as_dict(),
        }


def chosen(faces: Sequence[Face]) -> list[Face]:
    """Of those that the detector finds, MOST of each label."""
    rng = np.random.default_rng(SEED)
    kept = []
    for label in range(len(LABELS)):
        here = [face for face in faces if face.label == label and face.detector is not None]
        kept += [here[place] for place in sorted(rng.permutation(len(here))[:MOST])]
    return kept


def groups(faces: Sequence[Face]) -> list[list[Face]]:
    """Faces of one picture that lie apart, to be hidden in one look at it."""
    place = attrgetter("place")
    grouped: list[list[Face]] = []
    for _, here in groupby(sorted(faces, key=place), place):
        looks: list[list[Face]] = []
        for face in here:
            free = [look for look in looks if all(_apart(face, other) for other in look)]
            if free:
                free[0].append(face)
            else:
                looks.append([face])
        grouped += looks
    return grouped


def _apart(one: Face, other: Face) -> bool:
    low = np.maximum(one.annotated[:2], other.annotated[:2])
    high = np.minimum(one.annotated[2:], other.annotated[2:])
    longer = max(float((face.annotated[2:] - face.annotated[:2]).max()) for face in (one, other))
    return bool((low - high).max() >= APART * longer)


def halves_of(face: Face, view: View) -> Halves:
    """By the face finder's landmarks, where it finds the face."""
    height, width = view.bgr.shape[:2]
    return halves(face.annotated, face.marks, (width, height))


def hide(faces: Sequence[Face], kept: Pictures, threshold: float, look: Look) -> tuple[Hidden, ...]:
    """Every part hidden in every way from a detector whose boxes count from the score `threshold` on."""
    looks = groups(faces)
    tried = list(product(looks, Part, Way))
    bar = track(
        look(_shown(looks, kept)), "hiding parts of faces", len(tried), console=Console(stderr=True), transient=True
    )
    after: dict[tuple[int, Part, Way], list[tuple[Face, Face]]] = {}
    for (group, part, way), found in zip(tried, bar, strict=True):
        rows = rows_of(kept.samples[group[0].place], found)
        for face in group:
            after.setdefault((face.label, part, way), []).append((face, _now(face, found, rows[face.index])))
    keys = product(range(len(LABELS)), Part, Way)
    return tuple(_counted(*key, after.get(key, []), threshold) for key in keys)


def _shown(looks: Sequence[Sequence[Face]], kept: Pictures) -> Iterator[View]:
    for faces in looks:
        view = kept.views[faces[0].place]
        cuts = [halves_of(face, view) for face in faces]
        for part, way in product(Part, Way):
            yield replace(view, bgr=hidden(view.bgr, cuts, part, way))


def _now(face: Face, found: Found, row: int) -> Face:
    """As the detector sees it now, at whatever score."""
    if row == NOBODY:
        return replace(face, detector=None, said=NOBODY, score=0.0)
    return replace(face, detector=found.corners[row], said=int(found.labels[row]), score=float(found.scores[row]))


def _counted(label: int, part: Part, way: Way, pairs: Sequence[tuple[Face, Face]], threshold: float) -> Hidden:
    still = [(before, now) for before, now in pairs if now.score >= threshold]
    said = [now.said for _, now in still]
    return Hidden(
        label,
        part,
        way,
        Rate(len(still), len(pairs)),
        Rate(sum(before.said != now.said for before, now in still), len(still)),
        tuple(said.count(one) for one in range(len(LABELS))),
        Mean.of([now.score - before.score for before, now in pairs]),
    )
