"""What the kiosk needs from others, as Protocols of one or two methods."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

import numpy as np
import numpy.typing as npt

from kiosk.evidence import Answer
from kiosk.scene import Box, Detection, Frame, Outcome, Pixels, Reading, Tensor

CAM = "cam"
"""The output of a classifier that is given only to who asks: class activation maps, (n, classes, h, w) float32."""


class Source(Protocol):
    """Where frames come from. One thread opens, reads and closes it."""

    def read(self) -> Pixels | None:
        """The next (h, w, 3) uint8 BGR picture, within 2 s; None at the end of a file or folder.

        Raises CameraError when the source is lost.
        """

    def close(self) -> None:
        """Release it. A second call is harmless."""


class Engine(Protocol):
    """A loaded network. One thread opens, uses and closes it."""

    def infer(self, batch: Tensor, *, mapped: bool = False) -> Mapping[str, npt.NDArray[np.float32]]:
        """(n, 3, h, w) float32 to the model's outputs by name. Raises EngineFailed, also for NaN.

        `mapped`: with CAM, where the model has it; else never.
        """

    def close(self) -> None:
        """Release it. A second call is harmless."""


class Finder(Protocol):
    """Finds faces in a picture."""

    def find(self, bgr: Pixels) -> Sequence[Detection]:
        """All faces of (h, w, 3) uint8 BGR, in its pixels, best first. Raises EngineFailed."""


class Classifier(Protocol):
    """Judges one face."""

    def read(self, bgr: Pixels, box: Box) -> Reading:
        """Calibrated probabilities for the face in `box`. Raises EngineFailed."""

    def explain(self, bgr: Pixels, box: Box) -> Answer:
        """The same, and which places speak for them. Raises EngineFailed."""


class Second(Protocol):
    """A second network's word on one face."""

    def opinion(self, bgr: Pixels, face: Detection) -> Reading | None:
        """What it makes of it in (h, w, 3) uint8 BGR; None: it sees no face there. Raises EngineFailed."""


class Proof(Protocol):
    """Shows now and then that the networks may be believed."""

    @property
    def trouble(self) -> str:
        """Why they may not; empty: they may."""

    def turn(self, now: float) -> None:
        """Do the next piece of it, between two frames, where it is time."""


class Listener(Protocol):
    """Whoever wants every outcome: screen, door, journal. Called on the pipeline thread; must not block."""

    def __call__(self, outcome: Outcome, frame: Frame | None, /) -> None:
        """Take note of one outcome and of the frame it came from."""
