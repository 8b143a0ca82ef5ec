"""The face finder's boxes beside the detector's: who finds whom, and where on the face the boxes sit.

The paper asks a head detector. There is none pretrained to be had here: the face finder stands in for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from kiosk.boxes import Corners, iou
from kiosk.scene import LABELS
from tools.detect.question_faces import Face
from tools.metrics import Mean, Rate


@dataclass(frozen=True, slots=True)
class Agreement:
    """How many annotated faces of one label who finds."""

    label: int
    both: Rate
    detector_only: Rate
    finder_only: Rate
    neither: Rate

    def as_dict(self) -> dict[str, Any]:
        """For the report."""
        parts = ("both", "detector_only", "finder_only", "neither")
        return {"label": LABELS[self.label]} | {name: getattr(self, name).as_dict() for name in parts}


def agreements(faces: Sequence[Face]) -> tuple[Agreement, ...]:
    """One for each of LABELS."""
    return tuple(_agreement(label, [face for face in faces if face.label == label]) for label in range(len(LABELS)))


def _agreement(label: int, faces: Sequence[Face]) -> Agreement:
    found = [(face.detector is not None, face.finder is not None) for face in faces]
    of = ((True, True), (True, False), (False, True), (False, False))
    return Agreement(label, *(Rate(found.count(one), len(faces)) for one in of))


@dataclass(frozen=True, slots=True)
class Seat:
    """How boxes sit beside the face finder's: mean IoU, how many times as tall and as wide they are.

    `lower`: how far their middles lie below the face finder's, in heights of its boxes.
    """

    iou: Mean
    taller: Mean
    wider: Mean
    lower: Mean

    def as_dict(self) -> dict[str, Any]:
        """For the report."""
        parts = {
            "iou": self.iou,
            "height_ratio": self.taller,
            "width_ratio": self.wider,
            "lower_in_heights": self.lower,
        }
        return {name: one.as_dict() for name, one in parts.items()}


@dataclass(frozen=True, slots=True)
class Seats:
    """On the faces of one label that both find: the detector's boxes, and the annotated ones, which it was taught."""

    label: int
    detector: Seat
    annotated: Seat

    def as_dict(self) -> dict[str, Any]:
        """For the report."""
        sides = {"detector": self.detector.as_dict(), "annotated": self.annotated.as_dict()}
        return {"label": LABELS[self.label]} | sides


def seats(faces: Sequence[Face]) -> tuple[Seats, ...]:
    """One for each of LABELS."""
    told = []
    for label in range(len(LABELS)):
        here = [face for face in faces if face.label == label]
        both = [
            (face.detector, face.annotated, face.finder)
            for face in here
            if face.detector is not None and face.finder is not None
        ]
        detector = _seat([(box, finder) for box, _, finder in both])
        told.append(Seats(label, detector, _seat([(box, finder) for _, box, finder in both])))
    return tuple(told)


def _seat(pairs: Sequence[tuple[Corners, Corners]]) -> Seat:
    overlaps = [float(iou(box[None], finder[None])[0, 0]) for box, finder in pairs]
    heights = [_height(box) / _height(finder) for box, finder in pairs]
    widths = [float((box[2] - box[0]) / (finder[2] - finder[0])) for box, finder in pairs]
    lower = [float(box[1] + box[3] - finder[1] - finder[3]) / 2 / _height(finder) for box, finder in pairs]
    return Seat(*map(Mean.of, (overlaps, heights, widths, lower)))


def _height(box: Corners) -> float:
    return float(box[3] - box[1])
