"""Every word of an acceptance on the screen."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from kiosk.acceptance.course import Course, Phase
from kiosk.acceptance.kinds import Kind, Strike
from kiosk.acceptance.ruling import Ruling
from kiosk.phrase import Phrase, counted
from ui.tongue import QT_TRANSLATE_NOOP, fill, say

ACCEPTANCE = QT_TRANSLATE_NOOP("words", "Acceptance")
RULE = Phrase("Rule")
CHOOSE = QT_TRANSLATE_NOOP("words", "How many walks of each kind?")
REAL_DOOR = QT_TRANSLATE_NOOP("words", "The door obeys as ever: a walk that wrongly turns green opens it.")
BEGIN = QT_TRANSLATE_NOOP("words", "Begin")
GO_ON = QT_TRANSLATE_NOOP("words", "Go on")
PAUSE = QT_TRANSLATE_NOOP("words", "Pause")
STRIKE = QT_TRANSLATE_NOOP("words", "Strike out")
STRIKE_WHICH = QT_TRANSLATE_NOOP("words", "Strike out which walk, and why?")
BACK = QT_TRANSLATE_NOOP("words", "Back")
REPORT = QT_TRANSLATE_NOOP("words", "Make the report")
END = QT_TRANSLATE_NOOP("words", "End early")
ANEW = QT_TRANSLATE_NOOP("words", "New acceptance")
FEWER = QT_TRANSLATE_NOOP("words", "Fewer: %1")
MORE = QT_TRANSLATE_NOOP("words", "More: %1")
WALK_BEFORE = QT_TRANSLATE_NOOP("words", "The walk before")
WALK_AFTER = QT_TRANSLATE_NOOP("words", "The walk after")
NO_WALKS = QT_TRANSLATE_NOOP("words", "No walk is made yet.")
WALK_OF = QT_TRANSLATE_NOOP("words", "Walk %1 of %2")
DONE_OF = QT_TRANSLATE_NOOP("words", "%1 of %2 walks are made.")
WALK = QT_TRANSLATE_NOOP("words", "Walk %1")
STRUCK_OUT = QT_TRANSLATE_NOOP("words", "Struck out: %1")
FALSE_GREEN = QT_TRANSLATE_NOOP("words", "WRONGLY green")
FALSE_GREEN_DOOR = QT_TRANSLATE_NOOP("words", "The door opens as for any visitor.")
LET_IN = QT_TRANSLATE_NOOP("words", "Let in: %1 of %2 (95\u00a0%: %3 to %4\u00a0%)")
KEPT_IN = QT_TRANSLATE_NOOP("words", "Where it is kept")
LEFT_EARLY = QT_TRANSLATE_NOOP("words", "Left without a verdict")
TOOK = QT_TRANSLATE_NOOP("words", "Verdict after %1\u00a0s.")
NOT_KEPT = QT_TRANSLATE_NOOP("words", "Not kept on the disk: %1")

COME: Mapping[Kind, str] = MappingProxyType(
    {
        Kind.BARE: QT_TRANSLATE_NOOP("words", "Walk up WITHOUT a mask"),
        Kind.MASKED: QT_TRANSLATE_NOOP("words", "Walk up WITH a mask"),
        Kind.NOSE_OUT: QT_TRANSLATE_NOOP("words", "Walk up, mask BELOW the nose"),
        Kind.HAND: QT_TRANSLATE_NOOP("words", "Walk up, a HAND over the mouth"),
        Kind.TWO: QT_TRANSLATE_NOOP("words", "Walk up as TWO, one without a mask"),
    }
)
ASKED: Mapping[Phase, str] = MappingProxyType(
    {
        Phase.AWAY: QT_TRANSLATE_NOOP("words", "Step away"),
        Phase.WALKING: QT_TRANSLATE_NOOP("words", "Look at the camera"),
        Phase.STAY: QT_TRANSLATE_NOOP("words", "Stay, and look at the camera"),
        Phase.PAUSED: QT_TRANSLATE_NOOP("words", "The acceptance is paused"),
        Phase.DONE: QT_TRANSLATE_NOOP("words", "All walks are made"),
        Phase.ENDED: QT_TRANSLATE_NOOP("words", "The walks are over"),
    }
)
STAFF_NEXT = QT_TRANSLATE_NOOP("words", "Staff go on behind their PIN.")
STRIKES: Mapping[Strike, str] = MappingProxyType(
    {
        Strike.SOMEBODY_ELSE: QT_TRANSLATE_NOOP("words", "Somebody else walked up"),
        Strike.NOT_AS_ASKED: QT_TRANSLATE_NOOP("words", "Not done as asked"),
        Strike.DISTURBED: QT_TRANSLATE_NOOP("words", "Light or camera disturbed"),
        Strike.OTHER: QT_TRANSLATE_NOOP("words", "Another reason"),
        Strike.PAUSED: QT_TRANSLATE_NOOP("words", "Cut short by a pause"),
        Strike.STOPPED: QT_TRANSLATE_NOOP("words", "The kiosk was stopped"),
    }
)
RULED: Mapping[Ruling, str] = MappingProxyType(
    {
        Ruling.ACCEPTED: QT_TRANSLATE_NOOP("words", "Accepted."),
        Ruling.ON_CONDITION: QT_TRANSLATE_NOOP("words", "Accepted if the site signs."),
        Ruling.NOT_ACCEPTED: QT_TRANSLATE_NOOP("words", "Not accepted."),
    }
)
WAITING = frozenset({Phase.PAUSED, Phase.DONE, Phase.ENDED})
"""Nobody is asked to walk."""


def asked(course: Course) -> str:
    """What the band asks for, in large letters."""
    if course.false_green:
        return say(FALSE_GREEN)
    kind = course.next
    return say(COME[kind] if course.phase is Phase.READY and kind else ASKED[course.phase])


def beside(course: Course) -> str:
    """Below it, smaller."""
    if course.phase in WAITING:
        return f"{fill(DONE_OF, course.done, course.total)} {say(STAFF_NEXT)}"
    number = fill(WALK_OF, min(course.done + 1, course.total), course.total)
    if course.false_green:
        doing = say(ASKED[Phase.AWAY]) if course.phase in (Phase.AWAY, Phase.READY) else ""
        return " · ".join(filter(None, (say(FALSE_GREEN_DOOR), number, doing)))
    return number


def missing(course: Course) -> str:
    """What it means to end now."""
    return say(
        counted("%n walk(s) missing: the report will say that it is incomplete.", None, course.total - course.done)
    )


def wrongly(count: int) -> str:
    """How many were let in who must not be."""
    return say(counted("Let in wrongly: %n walk(s).", None, count))
