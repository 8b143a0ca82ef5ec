"""Average precision by COCO's rules, computed by pycocotools."""

from __future__ import annotations

import contextlib
import io
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from pycocotools.coco import COCO
from pycocotools.cocoeval import COCOeval

from kiosk.scene import LABELS
from tools.data.crowds import Crowd
from tools.detect.decode import Found
from tools.detect.window import LEAST_PX

OVERLAPS = np.linspace(0.5, 0.95, 10)
RECALLS = np.linspace(0, 1, 101)
"""At which COCO reads the precision."""


@dataclass(frozen=True, slots=True)
class Precision:
    """Of one label, 0..1: at an overlap of one half, and the mean over OVERLAPS; `faces` it was measured on.

    `curve50`: the best precision at an overlap of one half with each of RECALLS or more; empty where there is no face.
    """

    ap50: float
    ap: float
    faces: int
    curve50: tuple[float, ...]


def precision(crowds: Sequence[Crowd], founds: Sequence[Found]) -> tuple[Precision, ...]:
    """One for each of LABELS. Faces below LEAST_PX, and what is found on them, count neither way (COCO's crowd)."""
    truth: dict[str, list[dict[str, Any]]] = {
        "images": [{"id": number} for number in range(len(crowds))],
        "categories": [{"id": label, "name": name} for label, name in enumerate(LABELS)],
        "annotations": _annotations(crowds),
    }
    results = [one for number, found in enumerate(founds) for one in _results(number, found)]
    with contextlib.redirect_stdout(io.StringIO()):  # pycocotools tells of each step
        coco = COCO()
        coco.dataset = truth
        coco.createIndex()
        judge = COCOeval(coco, _loaded(coco, results), "bbox")
        # What is found below LEAST_PX where no face is counts neither way, too.
        judge.params.areaRng, judge.params.areaRngLbl = [[LEAST_PX**2, 1e10]], ["all"]
        judge.params.iouThrs = OVERLAPS
        judge.evaluate()
        judge.accumulate()
    curves = judge.eval["precision"][:, :, :, 0, -1]  # (overlap, recall, label); -1 where a label has no face
    counted = Counter(one["category_id"] for one in truth["annotations"] if not one["iscrowd"])
    return tuple(
        Precision(_mean(curves[:1, :, label]), _mean(curves[:, :, label]), counted[label], _curve(curves[0, :, label]))
        for label in range(len(LABELS))
    )


def _mean(curve: Any) -> float:
    return float(curve.mean()) if (curve > -1).all() else float("nan")


def _curve(values: Any) -> tuple[float, ...]:
    return tuple(map(float, values)) if (values > -1).all() else ()


def _annotations(crowds: Sequence[Crowd]) -> list[dict[str, Any]]:
    faces = [
        (number, corners, int(label))
        for number, crowd in enumerate(crowds)
        for corners, label in zip(crowd.corners.tolist(), crowd.labels, strict=True)
    ]
    return [
        _boxed(number, corners, label) | {"id": place + 1, "iscrowd": int(_shorter(corners) < LEAST_PX)}
        for place, (number, corners, label) in enumerate(faces)
    ]


def _results(number: int, found: Found) -> list[dict[str, Any]]:
    rows = zip(found.corners.tolist(), found.labels.tolist(), found.scores.tolist(), strict=True)
    return [_boxed(number, corners, label) | {"score": score} for corners, label, score in rows]


def _boxed(number: int, corners: list[float], label: int) -> dict[str, Any]:
    x0, y0, x1, y1 = corners
    box = [x0, y0, x1 - x0, y1 - y0]
    return {"image_id": number, "category_id": label, "bbox": box, "area": box[2] * box[3]}


def _shorter(corners: list[float]) -> float:
    return min(corners[2] - corners[0], corners[3] - corners[1])


def _loaded(coco: COCO, results: list[dict[str, Any]]) -> COCO:
    """COCO.loadRes refuses a list without any result."""
    if results:
        return coco.loadRes(results)
    empty = COCO()
    empty.dataset = coco.dataset | {"annotations": []}
    empty.createIndex()
    return empty
