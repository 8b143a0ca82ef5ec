"""How good a detector is on pictures that it was not trained on."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from kiosk.scene import LABELS
from tools.data.crowds import Crowd
from tools.data.samples import ANIMALS
from tools.detect.decode import Found
from tools.detect.matching import EXCUSED, NOBODY, Matched, match
from tools.detect.precision import Precision, precision
from tools.metrics import BARE, INCORRECT, MASKED, Rate

HEIGHTS_PX = ((16, 32), (32, 48), (48, 64), (64, 96), (96, math.inf), (16, math.inf), (48, math.inf), (64, math.inf))
"""Of faces by the shorter side of their boxes; from, and below."""
LARGE_PX = 48
LOWEST_SCORE = 0.1


@dataclass(frozen=True, slots=True)
class Band:
    """Faces of one height: how many are found, how many of those rightly labelled, and told mask from no mask."""

    from_px: float
    below_px: float
    recall: Rate
    labelled: Rate
    with_vs_without: Rate

    @property
    def open(self) -> bool:
        """Without an upper end."""
        return math.isinf(self.below_px)

    @property
    def name(self) -> str:
        """In words."""
        return f"{self.from_px:g} px and more" if self.open else f"{self.from_px:g} to {self.below_px:g} px"

    def as_dict(self) -> dict[str, Any]:
        """For the report."""
        rates = {name: getattr(self, name).as_dict() for name in ("recall", "labelled", "with_vs_without")}
        return {"from_px": self.from_px, "below_px": None if self.open else self.below_px} | rates


@dataclass(frozen=True, slots=True)
class Measured:
    """On `pictures` pictures: precision of each label, and what is found at the score `threshold`.

    `false_faces` boxes in them lie on nobody; `confusion` counts found faces, rows true, columns said. `animals`: in
    how many pictures of animals a face is seen.
    """

    pictures: int
    precision: tuple[Precision, ...]
    threshold: float
    bands: tuple[Band, ...]
    confusion: tuple[tuple[int, ...], ...]
    false_faces: int
    animals: Rate

    @property
    def large(self) -> Band:
        """The faces that a doorway is about."""
        return next(band for band in self.bands if band.open and band.from_px == LARGE_PX)

    @property
    def map50(self) -> float:
        """Of with_mask and without_mask, at an overlap of one half."""
        return (self.precision[MASKED].ap50 + self.precision[BARE].ap50) / 2

    @property
    def false_per_picture(self) -> float:
        """Boxes on nobody."""
        return self.false_faces / max(self.pictures, 1)

    def as_dict(self) -> dict[str, Any]:
        """For the report."""
        by_label = {
            name: {"ap50": _figure(one.ap50), "ap50_95": _figure(one.ap), "faces": one.faces}
            for name, one in zip(LABELS, self.precision, strict=True)
        }
        return {
            "pictures": self.pictures,
            "map50_with_and_without": _figure(self.map50),
            "labels": by_label,
            "threshold": self.threshold,
            "by_height": [band.as_dict() for band in self.bands],
            "confusion": self.confusion,
            "false_faces_a_picture": round(self.false_per_picture, 4),
            "animals_with_a_face": self.animals.as_dict(),
        }


def _figure(value: float) -> float | None:
    return None if math.isnan(value) else round(value, 4)


def measure(crowds: Sequence[Crowd], founds: Sequence[Found], threshold: float) -> Measured:
    """Everything at once; pictures of animals are counted apart from those of people."""
    people = [place for place, crowd in enumerate(crowds) if crowd.source != ANIMALS]
    beasts = [place for place, crowd in enumerate(crowds) if crowd.source == ANIMALS]
    seen, found = [crowds[place] for place in people], [founds[place] for place in people]
    kept = [above(one, threshold) for one in found]
    matches = [match(crowd, one) for crowd, one in zip(seen, kept, strict=True)]
    faces = _faces(seen, kept, matches)
    startled = sum(bool((founds[place].scores >= threshold).any()) for place in beasts)
    return Measured(
        len(people),
        precision(seen, found),
        threshold,
        tuple(_band(faces, low, high) for low, high in HEIGHTS_PX),
        _confusion(faces),
        sum(int((matched.face == NOBODY).sum()) for matched in matches),
        Rate(startled, len(beasts)),
    )


def above(found: Found, threshold: float) -> Found:
    """What scores so much or more."""
    kept = found.scores >= threshold
    return Found(found.corners[kept], found.scores[kept], found.labels[kept])


@dataclass(frozen=True, slots=True)
class _Faces:
    """Every face that counts: its shorter side, its label, and what it was said to be (NOBODY: not found)."""

    px: npt.NDArray[np.float64]
    label: npt.NDArray[np.int64]
    said: npt.NDArray[np.int64]


def _faces(crowds: Sequence[Crowd], founds: Sequence[Found], matches: Sequence[Matched]) -> _Faces:
    sides, labels, said = [], [], []
    for crowd, found, matched in zip(crowds, founds, matches, strict=True):
        answer = np.full(len(crowd.labels), NOBODY)
        on_face = matched.face >= 0
        answer[matched.face[on_face]] = found.labels[on_face]
        sides.append((crowd.corners[matched.told, 2:] - crowd.corners[matched.told, :2]).min(1, initial=np.inf))
        labels.append(crowd.labels[matched.told])
        said.append(answer[matched.told])
    return _Faces(np.concatenate(sides), np.concatenate(labels), np.concatenate(said))


def _band(faces: _Faces, low: float, high: float) -> Band:
    here = (faces.px >= low) & (faces.px < high)
    found = here & (faces.said != NOBODY)
    right = found & (faces.said == faces.label)
    # A mask worn wrongly is no mask: of true and said alike only "with a mask" lets in.
    plain = found & (faces.label != INCORRECT)
    admitted = (faces.said == MASKED) == (faces.label == MASKED)
    return Band(
        low,
        high,
        Rate(int(found.sum()), int(here.sum())),
        Rate(int(right.sum()), int(found.sum())),
        Rate(int((plain & admitted).sum()), int(plain.sum())),
    )


def _confusion(faces: _Faces) -> tuple[tuple[int, ...], ...]:
    counts = np.zeros((len(LABELS), len(LABELS)), int)
    found = faces.said != NOBODY
    np.add.at(counts, (faces.label[found], faces.said[found]), 1)
    return tuple(tuple(int(count) for count in row) for row in counts)


def best_threshold(crowds: Sequence[Crowd], founds: Sequence[Found]) -> float:
    """The score at which finding faces, whatever their labels, has the highest F1 (van Rijsbergen 1979)."""
    pairs = [(found, match(crowd, found)) for crowd, found in zip(crowds, founds, strict=True)]
    scores = np.concatenate([found.scores[matched.face != EXCUSED] for found, matched in pairs])
    hits = np.concatenate([matched.face[matched.face != EXCUSED] >= 0 for _, matched in pairs])
    faces = sum(int(matched.told.sum()) for _, matched in pairs)
    steps = np.round(np.arange(LOWEST_SCORE, 0.9, 0.01), 2)
    f1 = [2 * (hits & (scores >= step)).sum() / max((scores >= step).sum() + faces, 1) for step in steps]
    return float(steps[int(np.argmax(f1))])
