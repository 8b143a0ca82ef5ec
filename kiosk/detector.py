"""The detector: a ResNet50 that finds every face and says how its mask is worn, through the engine port."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from kiosk.boxes import STRIDES, decode, distances
from kiosk.errors import EngineFailed
from kiosk.ports import Engine
from kiosk.preprocess import normalise, resize
from kiosk.scene import LABELS, Box, Detection, Pixels, Reading, Tensor

MULTIPLE = 32
"""Of which the network wants its input's sides."""
GREY = 114
"""What it was taught lies outside of pictures."""
WINDOW_PX = 224
WINDOW_SHARE = 3.0
"""The side of what is shown of one face, in its box's longer sides: the face is 75 px tall there."""
OPINION_SCORE = 0.2
"""Of a face that somebody else has found: not whether it is one is asked, but what it wears (docs/measurements.md)."""
LEAST_IOU = 0.4
"""Of two boxes of one face."""


@dataclass(frozen=True, slots=True)
class DetectorSpec:
    """What it looks at in pixels, and the `score` from which on a box counts as a face."""

    score: float
    width: int = 640
    height: int = 480

    def __post_init__(self) -> None:
        if not 0 < self.score < 1 or self.width % MULTIPLE or self.height % MULTIPLE:
            raise ValueError(f"a score between 0 and 1, sides that are multiples of {MULTIPLE}: not {self}")


class Detector:
    """The finder port, and the second opinion, over an engine whose outputs are `logits` and `edges`.

    They are (1, p, 3), and (1, p, 4) natural logarithms in strides, at the points of kiosk.boxes.
    """

    def __init__(self, engine: Engine, spec: DetectorSpec, temperature: float = 1.0) -> None:
        self._engine, self._spec, self._temperature = engine, spec, temperature

    def find(self, bgr: Pixels) -> list[Detection]:
        """All faces of (h, w, 3) uint8 BGR in its pixels, surest first, each with its reading. Raises EngineFailed."""
        height, width = bgr.shape[:2]
        fits = sorted((self._spec.width, self._spec.height), reverse=width >= height)
        scale = min(fits[0] / width, fits[1] / height)
        shown = resized(bgr, max(1, round(width * scale)), max(1, round(height * scale)))
        return self._found(_filled(shown), scale, bgr, self._spec.score)

    def opinion(self, bgr: Pixels, face: Detection) -> Reading | None:
        """What it makes of one face, looking at its surroundings only; None: it sees no face there.

        Raises EngineFailed.
        """
        window, corner, scale = _around(bgr, face.box)
        moved = Box(*(side * scale for side in _moved(face.box, -corner[0], -corner[1])))
        near = [(one.box.iou(moved), one) for one in self._found(window, 1.0, window, OPINION_SCORE)]
        share, best = max(near, key=lambda pair: pair[0], default=(0.0, None))
        return best.reading if best is not None and share >= LEAST_IOU else None

    def _found(self, shown: Pixels, scale: float, bgr: Pixels, least: float) -> list[Detection]:
        size = shown.shape[1], shown.shape[0]
        logits, edges = self._answer(shown, size)
        corners, said = decode(size, sigmoid(logits), distances(size, edges), least)
        rows = zip(corners / scale, said, strict=True)
        return [_detection(box, scores, self._temperature) for box, scores in rows if _inside(box, bgr)]

    def _answer(self, shown: Pixels, size: tuple[int, int]) -> tuple[Tensor, Tensor]:
        outputs = self._engine.infer(normalise(shown)[None])
        logits, edges = outputs.get("logits"), outputs.get("edges")
        wanted = 1, sum(-(-size[0] // stride) * -(-size[1] // stride) for stride in STRIDES)
        if logits is None or edges is None or (logits.shape, edges.shape) != ((*wanted, len(LABELS)), (*wanted, 4)):
            raise EngineFailed("the detector's file has other outputs than `logits` and `edges`: export it anew")
        return logits[0], edges[0]


def sigmoid(logits: Tensor) -> Tensor:
    """Each by itself: of a point all three may be small."""
    return np.asarray(1 / (1 + np.exp(-logits)), np.float32)


def shares(scores: Tensor, temperature: float) -> Reading:
    """(3,) scores of one face to probabilities: their powers of 1 / temperature, made to sum to 1."""
    powers = np.maximum(scores.astype(np.float64), 1e-9) ** (1 / temperature)
    return Reading(*map(float, powers / powers.sum()))


def resized(bgr: Pixels, width: int, height: int) -> Pixels:
    """By area when it shrinks, linear when it grows."""
    way = cv2.INTER_AREA if width < bgr.shape[1] else cv2.INTER_LINEAR
    return np.asarray(cv2.resize(bgr, (width, height), interpolation=way), np.uint8)


def _filled(shown: Pixels) -> Pixels:
    """With GREY right and below, to the next MULTIPLE."""
    height, width = shown.shape[:2]
    right, below = -width % MULTIPLE, -height % MULTIPLE
    return np.asarray(
        cv2.copyMakeBorder(shown, 0, below, 0, right, cv2.BORDER_CONSTANT, value=(GREY, GREY, GREY)), np.uint8
    )


def _around(bgr: Pixels, box: Box) -> tuple[Pixels, tuple[int, int], float]:
    """The square around a face at WINDOW_PX, its corner in the picture, and its scale; GREY where no picture is."""
    height, width = bgr.shape[:2]
    side = max(1, round(WINDOW_SHARE * max(box.width, box.height)))
    left, top = (round(middle - side / 2) for middle in box.centre)
    inside = bgr[max(top, 0) : max(top + side, 0), max(left, 0) : max(left + side, 0)]
    if inside.size == 0:
        raise ValueError(f"the box {box} lies outside the picture of {width}x{height}")
    edges = max(-top, 0), max(top + side - height, 0), max(-left, 0), max(left + side - width, 0)
    whole = cv2.copyMakeBorder(inside, *edges, cv2.BORDER_CONSTANT, value=(GREY, GREY, GREY))
    return resize(np.asarray(whole, np.uint8), WINDOW_PX), (left, top), WINDOW_PX / side


def _moved(box: Box, x: float, y: float) -> tuple[float, float, float, float]:
    return box.x0 + x, box.y0 + y, box.x1 + x, box.y1 + y


def _detection(box: Tensor, scores: Tensor, temperature: float) -> Detection:
    return Detection(Box(*map(float, box)), float(scores.max()), None, shares(scores, temperature))


def _inside(box: Tensor, bgr: Pixels) -> bool:
    """Not empty, and its middle not in the margin."""
    height, width = bgr.shape[:2]
    x0, y0, x1, y1 = map(float, box)
    return x1 > x0 and y1 > y0 and (x0 + x1) / 2 < width and (y0 + y1) / 2 < height
