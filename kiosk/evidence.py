"""What in a face speaks for the classifier's answer, and what against it: from class activation maps to a picture.

A softmax knows differences only: add the same to all logits of a place and nothing changes. So the map of one class
alone says nothing; what counts is by how much it exceeds the others, each weighed by its share of what the answer is
not. This is the gradient of the answer's log-odds, and with it the mean over the map is these log-odds exactly.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from kiosk.preprocess import square_around
from kiosk.scene import LABELS, Box, Face, Reading, Tensor

Heat = npt.NDArray[np.float32]
MOST = 16.0
"""Log-odds at which the colours end, a fixed value: a scale by each picture would make noise look like evidence.

Where there is nothing to see (an even grey, noise, hues) the ResNet50's maps reach 9, on bare faces 20, on masks 40.
"""


@dataclass(frozen=True, slots=True, eq=False)
class Answer:
    """A reading and why: `pull` (h, w) is what each place adds to the log-odds of the likeliest class, times h * w.

    None where the model has no map. `side`: of the network's picture, in its pixels.
    """

    reading: Reading
    pull: Heat | None
    side: int


@dataclass(frozen=True, slots=True, eq=False)
class Evidence:
    """An answer about one face of one frame. `square` is what the network saw, in the frame's pixels."""

    captured_s: float
    track: int
    box: Box
    square: Box
    answer: Answer

    @property
    def reading(self) -> Reading:
        """The probabilities."""
        return self.answer.reading

    def heat(self, size: int) -> Heat | None:
        """(size, size) over `square`: 0 speaks against the answer, 1 for it, one half neither; None: without a map."""
        places, side = self.answer.pull, self.answer.side
        return None if places is None else shares(spread(places, stride_of(places, side), side, size))


def evidence(answer: Answer, face: Face, captured_s: float) -> Evidence:
    """Where in its frame it lies."""
    left, top, side = square_around(face.box)
    return Evidence(captured_s, face.track, face.box, Box(left, top, left + side, top + side), answer)


def likeliest(reading: Reading) -> str:
    """The label of the greatest probability."""
    return max(LABELS, key=lambda label: float(getattr(reading, label)))


def pull(cam: Tensor, of: int, temperature: float) -> Heat:
    """(classes, h, w) class activation maps to (h, w): what each place says for class `of`, in log-odds.

    Its mean is the log-odds of `of` where the maps' means are the logits.
    """
    maps = cam.astype(np.float64) / temperature
    others = np.delete(maps, of, 0)
    logits = others.mean((1, 2))
    weights = np.exp(logits - logits.max())
    weights /= weights.sum()
    # The logarithm of a sum of powers is its terms' weighted mean and the weights' entropy.
    above_mean = np.log(np.exp(logits - logits.max()).sum()) + logits.max() - weights @ logits
    return np.asarray(maps[of] - np.tensordot(weights, others, 1) - above_mean, np.float32)


def shares(pulls: Heat) -> Heat:
    """Log-odds to 0..1: -MOST and less is 0, nothing is one half, MOST and more is 1."""
    return np.asarray(np.clip(0.5 + pulls / (2 * MOST), 0, 1), np.float32)


def stride_of(heat: Heat, side: int) -> int:
    """How many pixels of the network's picture lie between two values: networks halve it, rounding up."""
    return int(2 ** round(math.log2(side / heat.shape[0])))


def spread(heat: Heat, stride: int, side: int, size: int, centre: float = 0.0) -> Heat:
    """(h, w) of a layer to (size, size) over the network's picture of `side` pixels, linear between the values.

    The value at (row, column) is centred on the pixel (stride * row + centre, stride * column + centre), counted from
    the middle of the first: kernels of odd size, padded by their half, put it there and not in the middle of its cell.
    """
    scale = side / size / stride
    first = ((side / size - 1) / 2 - centre) / stride
    matrix = np.asarray([[scale, 0, first], [0, scale, first]])
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    return np.asarray(cv2.warpAffine(heat, matrix, (size, size), flags=flags, borderMode=cv2.BORDER_REPLICATE))
