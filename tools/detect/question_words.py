"""The answer to whether the detector looks at heads or at masks, in plain sentences."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from kiosk.wilson import difference
from tools.detect.measure import LARGE_PX
from tools.detect.question_finder import Agreement, Seats
from tools.detect.question_halves import MASK_SHARE
from tools.detect.question_hiding import Hidden
from tools.metrics import MASKED, Rate

CALLED = ("faces with a mask", "bare faces", "faces whose mask is worn wrongly")
"""The labels in words."""
ALIKE = 0.15
"""Two shares whose difference lies within so much of nothing, by its whole interval, are alike."""


class Weighs(Enum):
    """Which part of a face does more; UNSURE: either may, for the faces are few."""

    MASK = "mask"
    REST = "rest"
    ALIKE = "alike"
    UNSURE = "unsure"


NEEDS = {
    Weighs.MASK: "it finds them by the region of the mask first of all",
    Weighs.REST: "it finds them by eyes and forehead first of all",
    Weighs.ALIKE: "it needs neither more than the other",
    Weighs.UNSURE: "that is too few faces to tell which it needs more",
}
READS = {
    Weighs.MASK: "the region of the mask decides it more",
    Weighs.REST: "eyes and forehead decide it more",
    Weighs.ALIKE: "neither decides more than the other",
    Weighs.UNSURE: "that is too few faces to tell which decides more",
}


def nothing() -> str:
    """Where there is no face to hide parts of."""
    return f"It finds none of the faces of {LARGE_PX} px and more: nothing can be asked."


def in_short(masked: Seats, mask: Hidden, rest: Hidden) -> str:
    """Of faces with a mask, whose region and rest were hidden."""
    if not mask.found.n:
        return f"It finds none of the {CALLED[MASKED]}: whether it looks at heads or at masks is not known."
    needed = _heavier(rest.found, mask.found)
    if needed is Weighs.MASK or _on_mask(masked):
        return "It looks at masks more than at heads."
    if needed is Weighs.REST:
        return "It looks at heads more than at masks."
    if needed is Weighs.ALIKE:
        return "It looks at whole heads: of a masked face it needs the region of the mask no more than the rest."
    return f"Whether it looks at heads or at masks does not show on {mask.found.n} {CALLED[MASKED]}."


def who_finds(every: Sequence[Agreement]) -> str:
    """The detector beside the face finder, over all labels."""
    n = sum(one.both.n for one in every)
    detector = Rate(sum(one.both.count + one.detector_only.count for one in every), n)
    finder = Rate(sum(one.both.count + one.finder_only.count for one in every), n)
    return f"Of {n} faces the detector finds {_said(detector)}, the face finder {_said(finder)}."


def seated(masked: Seats) -> str:
    """Whether boxes of faces with a mask are more like annotated ones or like the lower part of those."""
    box, taught = masked.detector, masked.annotated
    height, lower = _around_mask(masked)
    return (
        f"On {CALLED[MASKED]} its boxes sit {'on the mask' if _on_mask(masked) else 'on the whole face'}: they are"
        f" {box.taller.value:.2f} times as tall as the face finder's and lie {_lower(box.lower.value)}. The annotated"
        f" boxes, which it was taught, are {taught.taller.value:.2f} times as tall and lie"
        f" {_lower(taught.lower.value)}; around the masks alone they would be {height:.2f} times as tall and lie"
        f" {_lower(lower)}."
    )


def needs(mask: Hidden, rest: Hidden) -> str:
    """How many are still found."""
    verdict = NEEDS[_heavier(rest.found, mask.found)]
    return (
        f"Of {mask.found.n} {CALLED[mask.label]} it still finds {_said(mask.found)} with the region of the mask greyed"
        f" out, and {_said(rest.found)} with as much of the rest: {verdict}."
    )


def turns(mask: Hidden, rest: Hidden) -> str:
    """On how many the label is another now."""
    verdict = READS[_heavier(mask.changed, rest.changed)]
    return (
        f"Of {CALLED[mask.label]} that it still finds, the label is another on {_said(mask.changed)} of"
        f" {mask.changed.n} with the region of the mask greyed out, and on {_said(rest.changed)} of {rest.changed.n}"
        f" with as much of the rest: {verdict}."
    )


def _heavier(by_mask: Rate, by_rest: Rate) -> Weighs:
    """Whose share is clearly the larger, the mask's region's or the rest's (Newcombe 1998)."""
    low, high = difference((by_rest.count, by_rest.n), (by_mask.count, by_mask.n))
    if low > 0 or high < 0:
        return Weighs.MASK if low > 0 else Weighs.REST
    return Weighs.ALIKE if max(-low, high) < ALIKE else Weighs.UNSURE


def _on_mask(masked: Seats) -> bool:
    box, taught = masked.detector, masked.annotated
    height, lower = _around_mask(masked)
    off_face = abs(box.taller.value - taught.taller.value) + abs(box.lower.value - taught.lower.value)
    off_mask = abs(box.taller.value - height) + abs(box.lower.value - lower)
    return off_mask < off_face


def _around_mask(masked: Seats) -> tuple[float, float]:
    """How tall the lower MASK_SHARE of the annotated boxes is, and how much lower it lies, in the finder's heights."""
    tall, lower = masked.annotated.taller.value, masked.annotated.lower.value
    return MASK_SHARE * tall, lower + (1 - MASK_SHARE) / 2 * tall


def _lower(heights: float) -> str:
    return f"{abs(heights):.2f} heights {'lower' if heights >= 0 else 'higher'}"


def _said(rate: Rate) -> str:
    low, high = rate.interval
    return f"{100 * rate.value:.0f} % ({100 * low:.0f} to {100 * high:.0f})" if rate.n else "none"
