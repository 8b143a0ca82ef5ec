"""Crops with what a network answered to them, and the operating point that their validation rows give."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from engines.mixture import Shares, widen
from kiosk.classify import probabilities
from kiosk.scene import LABELS, Tensor
from tools.data.samples import Sample
from tools.metrics import BARE, MASKED, Labels, attainable_threshold, fit_temperature
from tools.mixture import fold
from tools.report.findings import Point

Mask = npt.NDArray[np.bool_]
HALF = 0.5
"""The threshold of a network that has none and no validation rows to find one."""


@dataclass(frozen=True, slots=True)
class Judged:
    """Samples with (n, 2) or (n, 3) logits, row by row."""

    samples: tuple[Sample, ...]
    logits: Tensor

    @property
    def labels(self) -> Labels:
        """Indices into LABELS, as the data has them."""
        return np.asarray([sample.label for sample in self.samples], np.int64)

    @property
    def known(self) -> Labels:
        """The labels as the network knows them: for one of two classes, worn wrongly is bare."""
        return fold(self.labels, self.logits.shape[1])

    @property
    def people(self) -> Mask:
        """Everything but the animals and what shows no face."""
        return np.asarray([sample.person for sample in self.samples], bool)

    def side(self, name: str) -> Mask:
        """The rows of one split."""
        return np.asarray([sample.split == name for sample in self.samples], bool)

    def shares(self, temperature: float) -> Shares:
        """(n, 3) calibrated probabilities; a label that the network does not know has 0."""
        return widen(probabilities(self.logits, temperature), len(LABELS))

    def of(self, rows: Mask) -> Judged:
        """Some of the rows."""
        kept = [sample for sample, here in zip(self.samples, rows, strict=True) if here]
        return Judged(tuple(kept), self.logits[rows])


def operating_point(judged: Judged, own: tuple[float, float | None]) -> Point:
    """The model's `own` temperature and threshold; where it has none, what the people of the validation rows give."""
    val = judged.of(judged.side("val") & judged.people)
    bare, masked = (int((val.labels == label).sum()) for label in (BARE, MASKED))
    if own[1] is not None or not (bare and masked):
        threshold = HALF if own[1] is None else own[1]
        return Point(temperature=own[0], threshold=threshold, fitted=False, bare=0, masked=0)
    temperature = round(fit_temperature(val.logits, val.known), 4)
    admit = val.shares(temperature)[:, MASKED]
    threshold = attainable_threshold(admit[val.labels == BARE], admit[val.labels == MASKED])
    return Point(temperature=temperature, threshold=threshold, fitted=True, bare=bare, masked=masked)


def admitted(judged: Judged, point: Point) -> Mask:
    """Whom the operating point lets in."""
    return np.asarray(judged.shares(point.temperature)[:, MASKED] >= point.threshold)


def groups(samples: Sequence[Sample]) -> set[str]:
    """The source photos that are known; two sources may give one name to two photos."""
    return {f"{sample.source}/{sample.group}" for sample in samples if sample.group}
