"""A detector's faces as they are measured: one box, one score, one label each."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from kiosk import boxes
from kiosk.boxes import Corners
from kiosk.scene import Tensor


@dataclass(frozen=True, slots=True)
class Found:
    """The faces of one picture, surest first: corners (n, 4), scores (n,) in 0..1, labels (n,)."""

    corners: Corners
    scores: Tensor
    labels: npt.NDArray[np.int64]


def decode(size: tuple[int, int], scores: Tensor, edges: Tensor, least: float) -> Found:
    """As kiosk.boxes.decode, each face with the label that scores highest there."""
    corners, said = boxes.decode(size, scores, edges, least)
    return Found(corners, said.max(1), said.argmax(1))
