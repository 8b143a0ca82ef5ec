"""What an audit comes to: how far a number measured on a source can be trusted, why, and what to do about it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from kiosk.scene import LABELS
from tools.data.exposure import Exposure, View, held_out
from tools.data.samples import SplitKind
from tools.data.shortcuts import Shortcut
from tools.metrics import BARE, MASKED, Rate

SEEN_NO, SEEN_CARE = 0.05, 0.005
"""Share of the held-out pictures that training has met."""
GAIN_NO, GAIN_CARE = 0.5, 0.2
"""Shortcut.gain of the best rule that a network could follow."""
FEW = 100
"""Held-out pictures of a class, below which its rates are rough."""
INVISIBLE = ("name pattern", "file ending", "source")
"""Features that are not in the pixels: they say how a set was put together, not what a network may learn."""


class Trust(IntEnum):
    """How far, best first."""

    YES = 0
    CARE = 1
    NO = 2


@dataclass(frozen=True, slots=True)
class Standing:
    """One source under one split kind; `split` is what its numbers come from, empty where nothing is held out."""

    kind: SplitKind
    source: str
    split: str
    seen: Rate
    shortcut: Shortcut | None
    trust: Trust
    why: tuple[str, ...]


def standings(view: View, exposures: Sequence[Exposure], found: Sequence[Shortcut]) -> list[Standing]:
    """One for each source, worst first."""
    judged = []
    for source in sorted({sample.source for sample in view.samples}):
        samples = [sample for sample in view.samples if sample.source == source]
        split = held_out(samples)
        rows = [row for row in exposures if (row.source, row.split) == (source, split)]
        rules = [one for one in found if one.source == source and one.feature not in INVISIBLE and one.gain > 0]
        seen = Rate(sum(row.either for row in rows), sum(row.samples for row in rows))
        rule = rules[0] if rules else None
        reasons = [_of_seen(seen, split), _of_rule(rule), *_of_classes(rows, split, {one.label for one in samples})]
        told = sorted((reason for reason in reasons if reason[1]), key=lambda reason: -reason[0])
        trust = max((trust for trust, _ in told), default=Trust.YES)
        judged.append(Standing(view.kind, source, split, seen, rule, trust, tuple(text for _, text in told)))
    return sorted(judged, key=lambda one: (-one.trust, -one.seen.value, one.source))


def _of_seen(seen: Rate, split: str) -> tuple[Trust, str]:
    text = (
        f"{seen.count:,} of {seen.n:,} {split} pictures ({seen.value:.1%}) were met in training" if seen.count else ""
    )
    return _graded(seen.value, SEEN_CARE, SEEN_NO), text


def _of_rule(rule: Shortcut | None) -> tuple[Trust, str]:
    if rule is None:
        return Trust.YES, ""
    text = f"{rule.feature} alone gives {rule.right.value:.0%} (always one answer: {rule.majority.value:.0%})"
    trust = _graded(rule.gain, GAIN_CARE, GAIN_NO)
    return trust, text if trust > Trust.YES else ""


def _of_classes(rows: list[Exposure], split: str, owned: set[int]) -> list[tuple[Trust, str]]:
    if not split:
        return [(Trust.NO, "all of it is for training, nothing to measure on")]
    counts: Counter[int] = Counter()
    for row in rows:
        counts[row.label] += row.samples
    told = []
    for label in (MASKED, BARE):
        if label not in owned:
            told.append((Trust.YES, f"it has no {LABELS[label]} at all: only mistakes on the others can be counted"))
        elif not counts[label]:
            told.append((Trust.NO, f"there is no {LABELS[label]} in {split}"))
        elif counts[label] < FEW:
            most = Rate(0, counts[label]).interval[1]
            text = f"only {counts[label]} {LABELS[label]} in {split}: with no mistake, {most:.0%} could still be wrong"
            told.append((Trust.CARE, text))
    return told


def _graded(value: float, care: float, no: float) -> Trust:
    return Trust.NO if value >= no else Trust.CARE if value >= care else Trust.YES


def worst(judged: Sequence[Standing]) -> Trust:
    """That of the worst source."""
    return max(one.trust for one in judged)


def advice(judged: Sequence[Standing], contradictions: int, unreadable: int) -> list[str]:
    """What to do, in sentences; most important first. Nothing where nothing is the matter."""
    leaks = [one for one in judged if one.seen.value >= SEEN_CARE]
    leaking = {kind: [one.source for one in leaks if one.kind == kind] for kind in ("original", "clean")}
    told = []
    if leaking["original"]:
        told.append(
            f"Do not believe a number from --split original of {_list(leaking['original'])}: give it only beside "
            "published figures, which have the same fault. Measure with --split clean."
        )
    if leaking["clean"]:
        told.append(
            f"Take the held-out pictures of {_list(leaking['clean'])} that training has met out of the set; audit.json "
            "lists them as “seen”, under “clean”."
        )
    if rules := sorted({one.source for one in judged if one.shortcut and one.shortcut.gain >= GAIN_CARE}):
        told.append(
            f"In {_list(rules)} the classes differ by the making of their files. Scale, blur and compress all classes "
            "alike while training (the augmentation “door” does), and measure on another source too."
        )
    if contradictions:
        told.append(
            f"Look at the {contradictions:,} pairs of like pictures with other labels, below: keep them where a mask "
            "was pasted onto the photo, mend the label where not."
        )
    if unreadable:
        told.append(f"Copy the {unreadable:,} unreadable files again, or remove them: training stops at the first.")
    return told


def _list(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]
