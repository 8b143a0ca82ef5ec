"""How one picture becomes the faces of its line, for `python -m tools.classify`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kiosk import quality
from kiosk.classify import EngineClassifier
from kiosk.ports import Classifier, Finder, Second
from kiosk.preprocess import MARGIN, pad_square
from kiosk.scene import Box, Detection, Pixels, Reading, Reason

Faces = list[dict[str, Any]]
Judge = Callable[[Pixels], Faces]
"""From a picture, (h, w, 3) uint8 BGR, to the `faces` of its line."""
UNREAD = Reading(1 / 3, 1 / 3, 1 / 3)
"""Of a face about which nothing is known."""


def crop_judge(classifier: EngineClassifier) -> Judge:
    """For pictures that are face crops: each is one face, whatever it shows."""
    return lambda crop: [_face(None, 1.0, classifier.read_crop(pad_square(crop)), Reason.NONE)]


def picture_judge(finder: Finder, classifier: Classifier) -> Judge:
    """For pictures with any number of faces, best first."""
    limits = quality.Limits()

    def judge(bgr: Pixels) -> Faces:
        return [_found(bgr, face, classifier.read(bgr, face.box), limits) for face in finder.find(bgr)]

    return judge


def detections(detector: Finder) -> Judge:
    """For pictures with any number of faces, each as the detector reads it."""
    limits = quality.Limits()

    def judge(bgr: Pixels) -> Faces:
        return [_found(bgr, face, face.reading or UNREAD, limits) for face in detector.find(bgr)]

    return judge


def crop_opinion(detector: Second) -> Judge:
    """For pictures that are face crops; one in which the detector sees no face is refused."""

    def judge(crop: Pixels) -> Faces:
        square = pad_square(crop)
        side, rim = square.shape[0], square.shape[0] * (1 - 1 / MARGIN) / 2
        seen = detector.opinion(square, Detection(Box(rim, rim, side - rim, side - rim), 1.0, None))
        return [_face(None, 1.0, seen or UNREAD, Reason.NONE if seen else Reason.NOT_SURE)]

    return judge


def _found(bgr: Pixels, face: Detection, reading: Reading, limits: quality.Limits) -> dict[str, Any]:
    corners = [round(corner, 2) for corner in (face.box.x0, face.box.y0, face.box.x1, face.box.y1)]
    return _face(corners, face.score, reading, quality.flaw(bgr, face, limits))


def _face(box: list[float] | None, score: float, reading: Reading, flaw: Reason) -> dict[str, Any]:
    return {
        "box": box,
        "score": round(score, 4),
        "with_mask": round(reading.with_mask, 6),
        "without_mask": round(reading.without_mask, 6),
        "mask_incorrect": round(reading.mask_incorrect, 6),
        "refused": None if flaw is Reason.NONE else flaw.value,
    }
