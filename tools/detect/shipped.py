"""What a detector's ONNX file finds, through the kiosk's own code."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from rich.console import Console
from rich.progress import track

from engines.cpu import OnnxRuntimeEngine
from kiosk.boxes import Corners
from kiosk.detector import Detector, DetectorSpec
from kiosk.scene import LABELS, Detection, Tensor
from tools.data.crowds import Crowd
from tools.detect.decode import Found
from tools.detect.look import LEAST_SCORE
from tools.detect.matching import match
from tools.detect.measure import Measured, measure
from tools.detect.mosaic import LONGER_PX
from tools.detect.pictures import Pictures
from tools.metrics import fit_temperature


@dataclass(frozen=True, slots=True)
class Seen:
    """The faces of one picture, surest first, and each one's probabilities (n, 3) before they are calibrated."""

    found: Found
    said: Tensor


def look(path: Path, kept: Pictures) -> list[Seen]:
    """Every picture. Raises ModelBroken, EngineFailed."""
    engine = OnnxRuntimeEngine(path)
    detector = Detector(engine, DetectorSpec(LEAST_SCORE, LONGER_PX, LONGER_PX))
    console = Console(stderr=True)
    bar = track(kept.views, f"looking with {path.name}", len(kept.views), console=console, transient=True)
    seen = [_seen(detector.find(view.bgr)) for view in bar]
    engine.close()
    return seen


def _seen(faces: Sequence[Detection]) -> Seen:
    said = np.asarray([[getattr(face.reading, label) for label in LABELS] for face in faces], np.float32)
    scores = np.asarray([face.score for face in faces], np.float32)
    said = said.reshape(-1, len(LABELS))
    return Seen(Found(_corners(faces), scores, said.argmax(1)), said)


def _corners(faces: Sequence[Detection]) -> Corners:
    boxes = [(face.box.x0, face.box.y0, face.box.x1, face.box.y1) for face in faces]
    return np.asarray(boxes, np.float32).reshape(-1, 4)


def measured(kept: Pictures, seen: Sequence[Seen], threshold: float) -> Measured:
    """At this score."""
    return measure(kept.samples, [one.found for one in seen], threshold)


def temperature(crowds: Sequence[Crowd], seen: Sequence[Seen]) -> float:
    """The calibrating temperature of the labels that are given to found faces (kiosk.detector.shares)."""
    said, labels = [], []
    for crowd, one in zip(crowds, seen, strict=True):
        face = match(crowd, one.found).face
        on_face = face >= 0
        said.append(one.said[on_face])
        labels.append(crowd.labels[face[on_face]])
    logits = np.log(np.maximum(np.concatenate(said), 1e-9)).astype(np.float32)
    return fit_temperature(logits, np.concatenate(labels))
