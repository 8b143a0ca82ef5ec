"""The smallest classifiers there are: one number, or one word, to "with mask" or not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np
import numpy.typing as npt
from sklearn.tree import DecisionTreeClassifier

LEAVES = 8
FEWEST_A_LEAF = 5

Answers = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class NumberRule:
    """`masked[k]` is the answer for a number over edges[k - 1] and at most edges[k]."""

    edges: tuple[float, ...]
    masked: tuple[bool, ...]

    def answer(self, values: Sequence[float]) -> Answers:
        """(n,) bool: with mask."""
        return np.asarray(self.masked)[np.searchsorted(self.edges, values, side="left")]

    def __str__(self) -> str:
        ends = ("", *(f"{edge:.4g}" for edge in self.edges), "")
        parts, start = [], 0
        for masked, run in groupby(self.masked):
            end = start + len(list(run))
            if masked:
                parts.append(_interval(ends[start], ends[end]))
            start = end
        return " or ".join(parts) or "never"


def _interval(low: str, high: str) -> str:
    if not low:
        return f"at most {high}" if high else "anything"
    return f"over {low} to {high}" if high else f"over {low}"


@dataclass(frozen=True, slots=True)
class WordRule:
    """`masked` has the words that tell something; every other one gets the answer `usual`."""

    masked: dict[str, bool]
    usual: bool

    def answer(self, values: Sequence[str]) -> Answers:
        """(n,) bool: with mask."""
        return np.asarray([self.masked.get(value, self.usual) for value in values], bool)

    def __str__(self) -> str:
        words = [word or "nothing" for word, masked in self.masked.items() if masked]
        more = f" and {len(words) - 4} more" if len(words) > 4 else ""
        return (" or ".join(words[:4]) + more) or "never"


def fit_numbers(values: Sequence[float], masked: Answers) -> NumberRule:
    """A decision tree's at most LEAVES intervals, each with the answer of most that lie in it."""
    fewest = max(FEWEST_A_LEAF, len(masked) // 200)
    tree = DecisionTreeClassifier(max_leaf_nodes=LEAVES, min_samples_leaf=fewest, random_state=0)
    grown = tree.fit(np.asarray(values, np.float64)[:, None], masked).tree_
    edges = tuple(sorted(float(edge) for edge in grown.threshold[grown.feature >= 0]))
    place = np.searchsorted(edges, values, side="left")
    return NumberRule(edges, tuple(bool(masked[place == leaf].mean() > 0.5) for leaf in range(len(edges) + 1)))


def fit_words(values: Sequence[str], masked: Answers) -> WordRule:
    """Each word that is there often enough gets the answer of most that have it; commonest first."""
    counts = Counter(values)
    hits = Counter(value for value, is_masked in zip(values, masked, strict=True) if is_masked)
    told = {word: hits[word] > count / 2 for word, count in counts.most_common() if count >= FEWEST_A_LEAF}
    return WordRule(told, bool(masked.mean() > 0.5))
