"""The frozen values that pass between the stages: what was seen, what was read from it, what follows."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import Enum

import numpy as np
import numpy.typing as npt

Pixels = npt.NDArray[np.uint8]
Tensor = npt.NDArray[np.float32]
Point = tuple[float, float]

LABELS = ("with_mask", "without_mask", "mask_incorrect")


class Verdict(Enum):
    """What the screen shows and the door obeys."""

    NOBODY = "NOBODY"
    LOOKING = "LOOKING"
    MASK_OK = "MASK_OK"
    NO_MASK = "NO_MASK"
    MASK_WRONG = "MASK_WRONG"
    CANT_TELL = "CANT_TELL"
    OVERRIDE = "OVERRIDE"
    FAULT = "FAULT"


class Reason(Enum):
    """Why, in words a visitor or an installer can act on (ui/ has the sentences)."""

    NONE = "NONE"
    NO_MASK = "NO_MASK"
    NOSE_OUT_OR_CHIN = "NOSE_OUT_OR_CHIN"
    COME_CLOSER = "COME_CLOSER"
    STEP_BACK = "STEP_BACK"
    LOOK_HERE = "LOOK_HERE"
    UPSIDE_DOWN = "UPSIDE_DOWN"
    TOO_DARK = "TOO_DARK"
    TOO_BRIGHT = "TOO_BRIGHT"
    HOLD_STILL = "HOLD_STILL"
    ONE_AT_A_TIME = "ONE_AT_A_TIME"
    NOT_SURE = "NOT_SURE"
    CAMERA_LOST = "CAMERA_LOST"
    CAMERA_FROZEN = "CAMERA_FROZEN"
    CAMERA_BLACK = "CAMERA_BLACK"
    ENGINE_FAILED = "ENGINE_FAILED"
    STALE = "STALE"


@dataclass(frozen=True, slots=True)
class Frame:
    """One picture from a source. `bgr` is (h, w, 3) uint8 and never written to after this.

    `captured_s` is monotonic seconds for a camera, media time for a replay.
    """

    sequence: int
    captured_s: float
    bgr: Pixels

    def __post_init__(self) -> None:
        if self.bgr.ndim != 3 or self.bgr.shape[2] != 3 or self.bgr.dtype != np.uint8:
            raise ValueError(f"a frame is (h, w, 3) uint8, not {self.bgr.shape} {self.bgr.dtype}")


@dataclass(frozen=True, slots=True)
class Fault:
    """The camera or the pipeline cannot go on: takes a frame's place in the slot until it can."""

    reason: Reason
    at_s: float
    message: str


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pixels of its frame; x1 and y1 lie outside."""

    x0: float
    y0: float
    x1: float
    y1: float

    def __post_init__(self) -> None:
        if not all(map(math.isfinite, (self.x0, self.y0, self.x1, self.y1))):
            raise ValueError("a box has finite corners")
        if self.x1 <= self.x0 or self.y1 <= self.y0:
            raise ValueError(f"an empty box: {self}")

    @property
    def width(self) -> float:
        """Pixels."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """Pixels."""
        return self.y1 - self.y0

    @property
    def centre(self) -> Point:
        """(x, y) in pixels."""
        return (self.x0 + self.x1) / 2, (self.y0 + self.y1) / 2

    def iou(self, other: Box) -> float:
        """Intersection over union, 0 to 1."""
        width = min(self.x1, other.x1) - max(self.x0, other.x0)
        height = min(self.y1, other.y1) - max(self.y0, other.y0)
        if width <= 0 or height <= 0:
            return 0.0
        shared = width * height
        return shared / (self.width * self.height + other.width * other.height - shared)


@dataclass(frozen=True, slots=True)
class Landmarks:
    """Five points in pixels, left and right as they lie in the picture of an upright face."""

    left_eye: Point
    right_eye: Point
    nose: Point
    left_mouth: Point
    right_mouth: Point


@dataclass(frozen=True, slots=True)
class Reading:
    """One classification of one face: calibrated probabilities in the order of LABELS."""

    with_mask: float
    without_mask: float
    mask_incorrect: float

    def __post_init__(self) -> None:
        values = (self.with_mask, self.without_mask, self.mask_incorrect)
        if not all(math.isfinite(value) and value >= 0 for value in values) or abs(sum(values) - 1) > 1e-3:
            raise ValueError(f"not probabilities: {values}")


@dataclass(frozen=True, slots=True)
class Detection:
    """A face that the finder saw in one frame; `score` is 0 to 1.

    `landmarks`: None where only the detector sees it. `reading`: what the detector makes of it; None: it sees no face.
    """

    box: Box
    score: float
    landmarks: Landmarks | None
    reading: Reading | None = None

    @property
    def marks(self) -> Landmarks:
        """The landmarks of a face that the face finder saw. Raises ValueError where it did not."""
        if self.landmarks is None:
            raise ValueError("the face finder did not see this face")
        return self.landmarks


@dataclass(frozen=True, slots=True)
class Face:
    """A detection with its identity over frames, and what the quality gate holds against judging it (NONE: nothing)."""

    track: int
    detection: Detection
    flaw: Reason
    in_zone: bool = True

    @property
    def box(self) -> Box:
        """The detection's box."""
        return self.detection.box


@dataclass(frozen=True, slots=True)
class Sight:
    """What one frame showed: every face, the one that is judged, and what the classifier read from it.

    `crowded`: a second face stands as near as the subject. `reading` is None where the gate refused the crop.
    `agreed`: whether the second opinion sees a mask, too; None: nothing rested on it.
    """

    frame: int
    captured_s: float
    faces: tuple[Face, ...] = ()
    subject: Face | None = None
    reading: Reading | None = None
    crowded: bool = False
    agreed: bool | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """The verdict after one frame (or after its absence), and how fresh it is.

    `decided_s` is on the clock of `captured_s`; `age_ms` lies between the two; `latency_ms` is what the stages took.
    `progress` is 0 to 1: how far the evidence is from a verdict.
    `classified_s`: capture time of the newest reading of this track, None before the first.
    """

    verdict: Verdict
    reason: Reason
    decided_s: float
    frame: int | None = None
    track: int | None = None
    box: Box | None = None
    captured_s: float | None = None
    classified_s: float | None = None
    latency_ms: float = 0.0
    progress: float = 0.0

    @property
    def age_ms(self) -> float:
        """From capture to decision; 0 where no frame stands behind the outcome."""
        return 0.0 if self.captured_s is None else (self.decided_s - self.captured_s) * 1000
