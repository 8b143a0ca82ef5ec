"""The words of the view that shows staff why the kiosk judges as it does; in the context of `ui.words`."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from kiosk.why import Part, Standing
from ui.tongue import QT_TRANSLATE_NOOP, say
from ui.words import BY_REASON

CURVE = QT_TRANSLATE_NOOP("words", "Probability of a mask, last %1 seconds")
NEEDED = QT_TRANSLATE_NOOP("words", "%1\u00a0% needed")
SHARE = QT_TRANSLATE_NOOP("words", "%1\u00a0%")
LABEL_SHARE = QT_TRANSLATE_NOOP("words", "%1: %2\u00a0%")
VERDICT = QT_TRANSLATE_NOOP("words", "Verdict")
AGO = QT_TRANSLATE_NOOP("words", "%1\u00a0s ago")
NOW = QT_TRANSLATE_NOOP("words", "now")
AGAINST = QT_TRANSLATE_NOOP("words", "speaks against it")
FOR = QT_TRANSLATE_NOOP("words", "speaks for “%1”")
NO_MAP = QT_TRANSLATE_NOOP("words", "This model has no map of what it looks at.")
WHY_THIS = QT_TRANSLATE_NOOP("words", "Why this verdict?")
HIDE = QT_TRANSLATE_NOOP("words", "Hide reasons")
NOBODY_JUDGED = QT_TRANSLATE_NOOP("words", "Nobody is being judged.")

LABELS: Mapping[str, str] = MappingProxyType(
    {
        "with_mask": QT_TRANSLATE_NOOP("words", "Mask"),
        "without_mask": QT_TRANSLATE_NOOP("words", "No mask"),
        "mask_incorrect": QT_TRANSLATE_NOOP("words", "Worn wrongly"),
    }
)

PARTS: Mapping[Part, str] = MappingProxyType(
    {
        Part.JUDGED: QT_TRANSLATE_NOOP("words", "Judged"),
        Part.NOT_YET: QT_TRANSLATE_NOOP("words", "Not read yet"),
        Part.DISPUTED: QT_TRANSLATE_NOOP("words", "Networks disagree"),
        Part.TOGETHER: QT_TRANSLATE_NOOP("words", "Judged together"),
        Part.SECOND: QT_TRANSLATE_NOOP("words", "Second person"),
        Part.TOO_FAR: QT_TRANSLATE_NOOP("words", "Too far away"),
        Part.OUTSIDE: QT_TRANSLATE_NOOP("words", "Outside the zone"),
    }
)


def reason_of(standing: Standing) -> str:
    """Why this face counts or does not, in two or three words."""
    source = PARTS.get(standing.part)
    return say(BY_REASON[standing.flaw].headline if source is None else source)
