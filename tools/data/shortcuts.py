"""How well the label can be told without looking: from a picture's size, its file, or its name alone.

For each feature a small rule learns with_mask from without_mask on the training part and is counted on the held-out
part. A network may learn the same: a picture that was 36 pixels wide is blurred when it is stretched, and the quality
of a JPEG is seen in its blocks.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from tools.data.exposure import View, held_out
from tools.data.fingerprint import Fingerprint
from tools.data.rules import Answers, fit_numbers, fit_words
from tools.data.samples import Sample
from tools.metrics import INCORRECT, MASKED, Rate

FEWEST = 20
"""Training pictures, and held-out pictures, below which nothing is said; each part needs both labels as well."""
ALL = "all together"

Subject = tuple[Sample, Fingerprint]

NUMBERS: dict[str, Callable[[Sample, Fingerprint], float]] = {
    "width": lambda sample, one: sample.box.width if sample.box else one.width,
    "height": lambda sample, one: sample.box.height if sample.box else one.height,
    "width / height": lambda sample, one: (
        sample.box.width / sample.box.height if sample.box else one.width / one.height
    ),
    "file size": lambda _, one: one.bytes,
    "bytes per pixel": lambda _, one: one.bytes / (one.width * one.height),
    "JPEG quality": lambda _, one: one.quality,
}
"""Of the face where the picture is a scene, else of the picture; in pixels and bytes."""
WORDS: dict[str, Callable[[Sample, Fingerprint], str]] = {
    "format": lambda _, one: one.format,
    "file ending": lambda sample, _: sample.file.suffix,
    "name pattern": lambda sample, _: name_pattern(sample.file.stem),
    "source": lambda sample, _: sample.source,
}


@dataclass(frozen=True, slots=True)
class Shortcut:
    """What one feature alone gives on `split`: `right` of it; `majority` is the best that one constant answer gives.

    `rule`: in words, where the answer is "with mask".
    """

    source: str
    feature: str
    split: str
    right: Rate
    majority: Rate
    rule: str

    @property
    def gain(self) -> float:
        """The share of the majority's mistakes that the rule does away with, at the low end of its interval; 0 to 1."""
        left = 1 - self.majority.value
        return max((self.right.interval[0] - self.majority.value) / left, 0.0)


def name_pattern(stem: str) -> str:
    """A file's name without what is its own: "Augmented_219_1494132" is "a_#_#"."""
    return re.sub(r"[^\W\d_]+", "a", re.sub(r"\d+", "#", stem))


def shortcuts(view: View, prints: Sequence[Fingerprint]) -> list[Shortcut]:
    """For each source, and for all together where there are several, worst first; none where pictures are too few."""
    subjects = [
        (sample, prints[index])
        for sample, index in zip(view.samples, view.prints, strict=True)
        if sample.label != INCORRECT
    ]
    sources = sorted({sample.source for sample, _ in subjects})
    found = _measured(ALL, subjects) if len(sources) > 1 else []
    for source in sources:
        found += _measured(source, [subject for subject in subjects if subject[0].source == source])
    return sorted(found, key=lambda one: (-one.gain, -one.right.value))


def _measured(source: str, subjects: list[Subject]) -> list[Shortcut]:
    split = held_out([sample for sample, _ in subjects])
    train = [subject for subject in subjects if subject[0].split == "train"]
    test = [subject for subject in subjects if subject[0].split == split]
    if min(len(train), len(test)) < FEWEST or any(len({one.label for one, _ in part}) < 2 for part in (train, test)):
        return []
    learnt, truth = _masked(train), _masked(test)
    majority = Rate(int(max(truth.sum(), (~truth).sum())), len(truth))
    found = []
    for feature in (*NUMBERS, *WORDS) if source == ALL else (*NUMBERS, *WORDS)[:-1]:
        answers, rule = _answers(feature, train, learnt, test)
        found.append(Shortcut(source, feature, split, Rate(int((answers == truth).sum()), len(truth)), majority, rule))
    return found


def _masked(subjects: list[Subject]) -> Answers:
    return np.asarray([sample.label == MASKED for sample, _ in subjects], bool)


def _answers(feature: str, train: list[Subject], learnt: Answers, test: list[Subject]) -> tuple[Answers, str]:
    """For each of `test`, and the rule in words."""
    if feature in NUMBERS:
        number = NUMBERS[feature]
        by_number = fit_numbers([number(*one) for one in train], learnt)
        return by_number.answer([number(*one) for one in test]), str(by_number)
    word = WORDS[feature]
    by_word = fit_words([word(*one) for one in train], learnt)
    return by_word.answer([word(*one) for one in test]), str(by_word)
