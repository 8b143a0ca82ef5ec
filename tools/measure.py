"""What a classifier's logits on held-out crops say of it: rates with intervals, by source and by kind of error."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from engines.card import OperatingPoint
from kiosk.classify import probabilities
from kiosk.scene import Tensor
from tools.data.samples import ANIMALS, NO_FACE, NOBODY, Sample
from tools.metrics import (
    BARE,
    INCORRECT,
    MASKED,
    Rate,
    false_admit,
    fit_temperature,
    shipped_threshold,
    with_vs_without,
)

NOTICE = "Trained on pictures many of which are for research only; clearance for commercial use is the owner's."
LEAST_AGREEMENT = 0.995
"""Of the verdicts on held-out people, between the int8 file and the float32 one."""


@dataclass(frozen=True, slots=True)
class Measured:
    """The result, at `threshold` where it says admit or refusal."""

    temperature: float
    threshold: float
    with_vs_without: Rate
    with_vs_without_test: Rate
    false_admit_bare: Rate
    false_admit_incorrect: Rate
    false_admit_animals: Rate
    false_admit_no_face: Rate
    false_refusal: Rate
    int8_agrees: Rate
    false_admit_bare_float32: Rate
    """At the same threshold, before the weights were rounded."""
    by_source: dict[str, dict[str, Any]] = field(default_factory=dict)

    @property
    def faithful(self) -> bool:
        """False where the int8 file surely answers otherwise than the float32 one, or lets in more bare faces."""
        return (
            self.int8_agrees.interval[1] >= LEAST_AGREEMENT
            and self.false_admit_bare.value <= self.false_admit_bare_float32.interval[1]
        )

    @property
    def operating_point(self) -> OperatingPoint:
        """For the card."""
        return OperatingPoint(
            threshold=self.threshold,
            false_admit_upper95=self.false_admit_bare.interval[1],
            false_refusal=self.false_refusal.value,
        )

    def as_dict(self) -> dict[str, Any]:
        """For the card: every rate with its interval."""
        rates = {
            name: getattr(self, name).as_dict() for name in self.__slots__ if isinstance(getattr(self, name), Rate)
        }
        split = "val and test rows of clean_split, none trained on; animals: every second one"
        return {"split": split, **rates, "by_source": self.by_source}


def measure(reference: Tensor, shipped: Tensor, samples: tuple[Sample, ...]) -> Measured:
    """(n, 3) logits of the float32 and of the shipped int8 file; everything is measured on the latter."""
    # To a network of two classes wrong wear is no mask.
    labels = np.asarray([min(sample.label, shipped.shape[1] - 1) for sample in samples])
    wrong = np.asarray([sample.label == INCORRECT for sample in samples])
    test = np.asarray([sample.split == "test" for sample in samples])
    people = np.asarray([sample.person for sample in samples])
    tuned, bare = people & ~test, people & (labels == BARE) & ~wrong
    temperature = fit_temperature(shipped[tuned], labels[tuned])
    admit = probabilities(shipped, temperature)[:, MASKED]
    names = np.asarray([sample.source for sample in samples])
    masked = admit[labels == MASKED]
    threshold = shipped_threshold(admit[bare], masked)
    exact = probabilities(reference, temperature)[:, MASKED]
    same = (admit >= threshold) == (exact >= threshold)
    return Measured(
        round(temperature, 4),
        threshold,
        with_vs_without(admit[people & ~wrong], labels[people & ~wrong]),
        with_vs_without(admit[people & test & ~wrong], labels[people & test & ~wrong]),
        false_admit(admit[bare], threshold),
        false_admit(admit[people & wrong], threshold),
        false_admit(admit[names == ANIMALS], threshold),
        false_admit(admit[names == NO_FACE], threshold),
        Rate(int((masked < threshold).sum()), len(masked)),
        Rate(int(same[people].sum()), int(people.sum())),
        false_admit(exact[bare], threshold),
        _by_source(admit, labels, samples, threshold),
    )


def _by_source(
    admit: npt.NDArray[np.float64], labels: npt.NDArray[np.int64], samples: tuple[Sample, ...], threshold: float
) -> dict[str, dict[str, Any]]:
    names = np.asarray([sample.source for sample in samples])
    table = {}
    for name in sorted(set(names) - set(NOBODY)):
        here = names == name
        masked = admit[here & (labels == MASKED)]
        table[str(name)] = {
            "with_vs_without": with_vs_without(admit[here], labels[here]).as_dict(),
            "false_admit_bare": false_admit(admit[here & (labels == BARE)], threshold).as_dict(),
            "false_refusal": Rate(int((masked < threshold).sum()), len(masked)).as_dict(),
        }
    return table


def sources(samples: tuple[Sample, ...]) -> list[dict[str, Any]]:
    """What was trained on, for the card."""
    counts = Counter(sample.source for sample in samples)
    terms = "collected from the web by others; for research, many without a licence"
    return [{"source": name, "n": count, "terms": terms} for name, count in sorted(counts.items())]
