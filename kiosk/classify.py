"""Judges one face crop: calibrated probabilities from an engine's logits."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from kiosk.errors import EngineFailed
from kiosk.evidence import Answer, pull
from kiosk.ports import CAM, Engine
from kiosk.preprocess import InputSpec, crop_square, to_input
from kiosk.scene import LABELS, Box, Pixels, Reading, Tensor


class EngineClassifier:
    """The classifier port over an engine whose output `logits` is (n, 3), or (n, 2) without the third label."""

    def __init__(self, engine: Engine, spec: InputSpec, temperature: float = 1.0) -> None:
        self._engine, self._spec, self._temperature = engine, spec, temperature

    def read(self, bgr: Pixels, box: Box) -> Reading:
        """The face in `box` of (h, w, 3) uint8 BGR. Raises EngineFailed."""
        return self.read_crop(crop_square(bgr, box))

    def read_crop(self, crop: Pixels) -> Reading:
        """A square (s, s, 3) uint8 BGR crop. Raises EngineFailed."""
        return to_reading(self._probabilities(self._engine.infer(to_input(crop, self._spec))))

    def explain(self, bgr: Pixels, box: Box) -> Answer:
        """The same reading, and which places speak for it, where the model has a map. Raises EngineFailed."""
        found = self._engine.infer(to_input(crop_square(bgr, box), self._spec), mapped=True)
        values, cam = self._probabilities(found), found.get(CAM)
        if cam is None:
            return Answer(to_reading(values), None, self._spec.size)
        if cam.ndim != 4 or cam.shape[:2] != (1, len(values)):
            raise EngineFailed(f"the classifier's file has no output `{CAM}` of a map a class: export it anew")
        return Answer(to_reading(values), pull(cam[0], int(values.argmax()), self._temperature), self._spec.size)

    def _probabilities(self, outputs: Mapping[str, Tensor]) -> npt.NDArray[np.float64]:
        logits = outputs.get("logits")
        if logits is None or logits.shape not in ((1, len(LABELS)), (1, len(LABELS) - 1)):
            raise EngineFailed("the classifier's file has no output `logits` of three classes: export it anew")
        return np.asarray(probabilities(logits, self._temperature)[0])


def probabilities(logits: Tensor, temperature: float) -> npt.NDArray[np.float64]:
    """(n, k) logits to (n, k) by the softmax of logits / temperature (Guo et al. 2017)."""
    scaled = logits.astype(np.float64) / temperature
    powers = np.exp(scaled - scaled.max(1, keepdims=True))
    return np.asarray(powers / powers.sum(1, keepdims=True))


def to_reading(values: npt.NDArray[np.float64]) -> Reading:
    """(2,) or (3,) probabilities in the order of LABELS; raises EngineFailed where they are none (NaN)."""
    padded = [*map(float, values), 0.0][: len(LABELS)]
    try:
        return Reading(*padded)
    except ValueError as error:
        raise EngineFailed(f"the classifier answered no probabilities ({error}): restart the kiosk") from error
