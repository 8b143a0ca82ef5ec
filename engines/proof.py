"""An engine proves itself before its first visitor: on golden pictures it answers as its card says, or it is refused.

Compared are logits, not probabilities: those of a clear picture stay at 1.00 whatever colours or scale are exchanged.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from kiosk.classify import probabilities
from kiosk.errors import EngineMismatch
from kiosk.ports import CAM, Engine
from kiosk.preprocess import InputSpec, to_input
from kiosk.scene import LABELS, Pixels, Tensor

if TYPE_CHECKING:
    from engines.card import Card

INT8_BOUND, BOUND = 0.25, 0.1
"""The largest root mean square of the logits' differences over all pictures, of int8 files and of others.

Between onnxruntime and OpenVINO it is 0.07 for the int8 file of the shipped ResNet50 and 0.20 for the ResNet34's, 0.00
for the fp16 ones. Swapped colours cost 0.46 and more, means and deviations of one half 0.29 and more.
"""
NEAR = 0.03
"""So near to its reference a probability may lie on the threshold's other side."""
MASKED = LABELS.index("with_mask")
MAPPED = ("bare", "masked", "nose out")
"""The golden pictures whose maps are looked at, one of each label."""
REMEDY = "restore engines/models/, or build the engine anew"


def answers(engine: Engine, spec: InputSpec, crops: Mapping[str, Pixels]) -> dict[str, tuple[float, ...]]:
    """The logits for each golden picture. Raises EngineFailed, EngineMismatch where it is no classifier."""
    return {
        name: tuple(round(float(value), 4) for value in _logits(engine.infer(to_input(crop, spec)))[0])
        for name, crop in crops.items()
    }


def _logits(outputs: Mapping[str, Tensor]) -> Tensor:
    found = outputs.get("logits")
    if found is None or found.ndim != 2:
        raise EngineMismatch(f"the network has no output `logits` of (n, classes): {REMEDY}")
    return found


def _prove_map(file: str, engine: Engine, spec: InputSpec, crops: Mapping[str, Pixels]) -> None:
    """A map's mean is the answer, or it would be shown as the reason of another one. Without a map all is well."""
    found = [engine.infer(to_input(crop, spec), mapped=True) for crop in crops.values()]
    pairs = [(_logits(outputs), outputs[CAM]) for outputs in found if CAM in outputs]
    if not all(cam.ndim == 4 and cam.shape[:2] == logits.shape for logits, cam in pairs):
        raise EngineMismatch(f"{file} gives no map a class: {REMEDY}")
    off = _off([cam.mean((2, 3)) for _, cam in pairs], [logits for logits, _ in pairs]) if pairs else 0.0
    if off > _bound(file):
        raise EngineMismatch(f"{file} gives maps that are not those of its answers ({off:.2f}): {REMEDY}")


def _off(got: npt.ArrayLike, wanted: npt.ArrayLike) -> float:
    """The root mean square of their differences."""
    return float(np.sqrt(np.mean((np.asarray(got) - np.asarray(wanted)) ** 2)))


def _bound(file: str) -> float:
    return INT8_BOUND if ".int8" in file else BOUND


def prove(card: Card, file: str, engine: Engine, crops: Mapping[str, Pixels]) -> None:
    """Raises EngineMismatch where `engine`, made from `file`, answers otherwise than the card says that file does.

    EngineFailed where it does not answer at all. A finder's card has no input, and nothing to prove here.
    """
    if card.input is None:
        return
    expected = card.golden.logits.get(file)
    if expected is None or expected.keys() != crops.keys():
        raise EngineMismatch(
            f"{card.name}.json has no answers of {file} to today's golden pictures: run `python -m tools.golden "
            f"{card.name}`, or export it anew"
        )
    found = answers(engine, card.input, crops)
    got, wanted = (np.asarray([each[name] for name in crops], np.float32) for each in (found, expected))
    if got.shape != wanted.shape:
        raise EngineMismatch(f"{file} answers {got.shape[1]} classes, its card says {wanted.shape[1]}: {REMEDY}")
    off = _off(got, wanted)
    if off > _bound(file):
        raise EngineMismatch(f"{file} answers the golden pictures otherwise than its card says ({off:.2f}): {REMEDY}")
    flipped = [name for name, other in zip(crops, _flipped(card, got, wanted), strict=True) if other]
    if flipped:
        raise EngineMismatch(f"{file} judges {', '.join(flipped)} otherwise than its card says: {REMEDY}")
    _prove_map(file, engine, card.input, {name: crops[name] for name in MAPPED})


def _flipped(card: Card, got: Tensor, wanted: Tensor) -> npt.NDArray[np.bool_]:
    """Which pictures are on the threshold's other side, and not only just."""
    point = card.operating_point
    limit = point.threshold if point else 0.5
    now, before = (probabilities(logits, card.temperature)[:, MASKED] for logits in (got, wanted))
    return np.asarray(((now >= limit) != (before >= limit)) & (np.abs(now - before) > NEAR))
