"""What a classifier's logits on held-out crops say of it: rates with intervals, by source and by kind of error."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from kiosk.classify import probabilities
from kiosk.scene import Tensor
from tools.dataset import ANIMALS, Sample
from tools.metrics import (
    BARE,
    INCORRECT,
    MASKED,
    Rate,
    false_admit,
    fit_temperature,
    lowest_threshold,
    with_vs_without,
)

MAX_FALSE_ADMIT_UPPER95 = 0.01
"""The threshold is the lowest at which the 95 % interval of false admits of bare faces ends here."""


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
    false_refusal: Rate
    int8_agrees: Rate
    by_source: dict[str, dict[str, Any]] = field(default_factory=dict)

    def as_dict(self) -> dict[str, Any]:
        """For the card: every rate with its interval."""
        rates = {
            name: getattr(self, name).as_dict() for name in self.__slots__ if isinstance(getattr(self, name), Rate)
        }
        split = "val and test rows of clean_split, none trained on; animals: a third of the folder"
        return {"split": split, **rates, "by_source": self.by_source}


def measure(reference: Tensor, shipped: Tensor, samples: tuple[Sample, ...]) -> Measured:
    """(n, 3) logits of the float32 and of the shipped int8 file; everything is measured on the latter."""
    labels = np.asarray([sample.label for sample in samples])
    animal = np.asarray([sample.source == ANIMALS for sample in samples])
    test = np.asarray([sample.split == "test" for sample in samples])
    people, tuned = ~animal, ~animal & ~test
    temperature = fit_temperature(shipped[tuned], labels[tuned])
    admit = probabilities(shipped, temperature)[:, MASKED]
    threshold = lowest_threshold(admit[people & (labels == BARE)], MAX_FALSE_ADMIT_UPPER95)
    same = (admit >= threshold) == (probabilities(reference, temperature)[:, MASKED] >= threshold)
    masked = admit[labels == MASKED]
    return Measured(
        round(temperature, 4),
        threshold,
        with_vs_without(admit[people], labels[people]),
        with_vs_without(admit[people & test], labels[people & test]),
        false_admit(admit[people & (labels == BARE)], threshold),
        false_admit(admit[people & (labels == INCORRECT)], threshold),
        false_admit(admit[animal], threshold),
        Rate(int((masked < threshold).sum()), len(masked)),
        Rate(int(same[people].sum()), int(people.sum())),
        _by_source(admit, labels, samples, threshold),
    )


def _by_source(
    admit: npt.NDArray[np.float64], labels: npt.NDArray[np.int64], samples: tuple[Sample, ...], threshold: float
) -> dict[str, dict[str, Any]]:
    names = np.asarray([sample.source for sample in samples])
    table = {}
    for name in sorted(set(names) - {ANIMALS}):
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
