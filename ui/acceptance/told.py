"""A walk, a course and a report as rows to read."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from kiosk.acceptance.conductor import View
from kiosk.acceptance.course import Course, Phase
from kiosk.acceptance.figures import greens
from kiosk.acceptance.kinds import NAMES, Kind
from kiosk.acceptance.report import Report
from kiosk.acceptance.ruling import Ruling
from kiosk.acceptance.walk import Walk
from kiosk.finding import Sign
from kiosk.scene import Verdict
from ui.acceptance import words
from ui.acceptance.words import (
    ASKED,
    DONE_OF,
    FALSE_GREEN,
    KEPT_IN,
    LEFT_EARLY,
    LET_IN,
    NO_WALKS,
    NOT_KEPT,
    RULED,
    STRIKES,
    STRUCK_OUT,
    TOOK,
    WALK,
    wrongly,
)
from ui.operator import signs
from ui.operator.lines import Row
from ui.operator.listed import Listing
from ui.operator.words import LOOKING
from ui.tongue import fill, number, say, tell
from ui.words import choose

SIGNS = {Ruling.ACCEPTED: Sign.GOOD, Ruling.ON_CONDITION: Sign.LOOK, Ruling.NOT_ACCEPTED: Sign.BROKEN}


class Shows(Enum):
    """What is on the page."""

    CHOICE = "how many walks"
    COURSE = "the one that goes on"
    STRIKING = "which walk does not count, and why"
    ENDING = "whether to end before all walks are made"
    NEWEST = "the newest report"


def listing_of(shows: Shows, view: View, *, busy: bool) -> Listing:
    """What stands on the page. `busy`: something that was asked for is being done."""
    course = view.course
    if shows is Shows.CHOICE:
        return Listing(f"{say(words.CHOOSE)} {say(words.REAL_DOOR)}")
    if shows is Shows.STRIKING:
        return Listing(say(words.STRIKE_WHICH))
    if course is None:
        return newest_of(view)
    if shows is Shows.ENDING:
        return Listing(words.missing(course), Sign.LOOK, walks(course.walks))
    if busy:
        return Listing(say(LOOKING), None, walks(course.walks))
    return course_of(course, view.trouble)


def course_of(course: Course, trouble: str = "") -> Listing:
    """How far it is, and the walks, the newest first."""
    heading = fill(DONE_OF, course.done, course.total) if course.walks else say(NO_WALKS)
    wrong = sum(walk.false_green and walk.counts for walk in course.walks)
    if trouble:
        return Listing(fill(NOT_KEPT, trouble), Sign.BROKEN, walks(course.walks))
    if wrong:
        return Listing(f"{heading} {wrongly(wrong)}", Sign.BROKEN, walks(course.walks))
    doing = f" {say(ASKED[course.phase])}." if course.phase in (Phase.PAUSED, Phase.ENDED) else ""
    return Listing(heading + doing, None, walks(course.walks))


def walks(made: Sequence[Walk]) -> list[Row]:
    """The newest first."""
    if not made:
        return []
    return [walk_of(walk) for walk in reversed(made)]


def walk_of(walk: Walk) -> Row:
    """One: what was asked, and what came of it."""
    sign = Sign.BROKEN if walk.false_green else Sign.LOOK if walk.struck else Sign.GOOD
    said = [say(NAMES[walk.kind]), outcome_of(walk)]
    advice = fill(STRUCK_OUT, say(STRIKES[walk.struck])) if walk.struck else ""
    if walk.false_green:
        advice = " · ".join(filter(None, (say(FALSE_GREEN), advice)))
    title = fill(WALK, walk.number)
    return Row(signs.sign(sign), signs.ROLES[sign], title, ": ".join(said), advice, urgent=sign is not Sign.GOOD)


def outcome_of(walk: Walk) -> str:
    """The verdict, and after how long."""
    if walk.verdict is Verdict.LOOKING:
        return say(LEFT_EARLY)
    told = say(choose(walk.verdict, walk.reason if not walk.green else walk.reason.NONE).headline)
    return told if walk.to_verdict_s is None else f"{told}. {fill(TOOK, number(round(walk.to_verdict_s, 1)))}"


def newest_of(view: View) -> Listing:
    """The newest report: its verdict, what was not kept, the counts, and where it lies."""
    report = view.newest
    if report is None:
        return Listing("")
    ruling = report.ruled.ruling
    rows = [*_rules(report), *(_count(report, kind) for kind in Kind)]
    rows.append(Row(signs.note(), signs.ROLES[Sign.GOOD], say(KEPT_IN), tell(str(view.folder))))
    wrong = sum(walk.false_green and walk.counts for walk in report.walks)
    return Listing(" ".join((say(RULED[ruling]), wrongly(wrong))), SIGNS[ruling], rows)


def _rules(report: Report) -> list[Row]:
    """Those that were not kept, or are left to people; and what was found."""
    told = []
    for one in report.ruled.rules:
        if not one.kept or one.doubtful:
            sign = Sign.LOOK if one.kept else Sign.BROKEN
            title, said, found = tell(words.RULE), tell(one.text), tell(one.found)
            told.append(Row(signs.sign(sign), signs.ROLES[sign], title, said, found, urgent=True))
    return told


def _count(report: Report, kind: Kind) -> Row:
    share = greens(report.walks, kind)
    low, high = (round(100 * end) for end in share.interval)
    said = fill(LET_IN, share.count, share.n, low, high)
    return Row(signs.note(), signs.ROLES[Sign.GOOD], say(NAMES[kind]), said)
