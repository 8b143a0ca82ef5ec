"""Every word of the operator's view that does not come from the kiosk."""

from __future__ import annotations

from kiosk.phrase import Phrase, counted
from ui.tongue import QT_TRANSLATE_NOOP, say

OPERATOR = QT_TRANSLATE_NOOP("words", "Operator")
CLOSE = QT_TRANSLATE_NOOP("words", "Close")
LOOKING = QT_TRANSLATE_NOOP("words", "One moment")

TODAY = QT_TRANSLATE_NOOP("words", "Today")
HEALTH = QT_TRANSLATE_NOOP("words", "Health")
EVENTS = QT_TRANSLATE_NOOP("words", "Events")
SELF_TEST = QT_TRANSLATE_NOOP("words", "Self-test")
JOURNAL = QT_TRANSLATE_NOOP("words", "Journal")

VISITS = QT_TRANSLATE_NOOP("words", "Visits")
LET_IN = QT_TRANSLATE_NOOP("words", "Let in")
TO_VERDICT = QT_TRANSLATE_NOOP("words", "Time to verdict")
OVERRIDES = QT_TRANSLATE_NOOP("words", "Overrides")
FAULTS = QT_TRANSLATE_NOOP("words", "Faults")
LOST = QT_TRANSLATE_NOOP("words", "Not recorded")
PER_CENT = QT_TRANSLATE_NOOP("words", "%1\u00a0%")
SECONDS = QT_TRANSLATE_NOOP("words", "%1\u00a0s")
HOUR = QT_TRANSLATE_NOOP("words", "%1: %2")
"""An hour of the day, and how many visits it had."""
NO_VISITS = QT_TRANSLATE_NOOP("words", "No visits yet today.")
VISITS_AN_HOUR = QT_TRANSLATE_NOOP("words", "Visits by the hour")
UNKNOWN = QT_TRANSLATE_NOOP("words", "not known")

MASK_OK = QT_TRANSLATE_NOOP("words", "Mask OK")
NO_MASK = QT_TRANSLATE_NOOP("words", "No mask")
MASK_WRONG = QT_TRANSLATE_NOOP("words", "Mask wrong")
CANT_TELL = QT_TRANSLATE_NOOP("words", "Not sure")
LEFT = QT_TRANSLATE_NOOP("words", "Walked on")

ALL_WELL = QT_TRANSLATE_NOOP("words", "Everything works.")

ALARM_OVER = QT_TRANSLATE_NOOP("words", "Alarm is over")

NO_EVENTS = QT_TRANSLATE_NOOP("words", "Nothing has happened yet.")
YESTERDAY = QT_TRANSLATE_NOOP("words", "Yesterday")
DAY = QT_TRANSLATE_NOOP("words", "d MMM")
"""QLocale's pattern for a day that is longer ago."""

TEST_NOW = QT_TRANSLATE_NOOP("words", "Test now")
TEST_HINT = QT_TRANSLATE_NOOP("words", "Takes about a minute. The kiosk goes on meanwhile, more slowly.")
ALL_PASSED = QT_TRANSLATE_NOOP("words", "Everything is in order.")

VERIFY = QT_TRANSLATE_NOOP("words", "Verify")
VERIFY_HINT = QT_TRANSLATE_NOOP("words", "Is every record as it was written?")
VERIFYING = QT_TRANSLATE_NOOP("words", "Verifying: %1\u00a0%")
PROVED = QT_TRANSLATE_NOOP("words", "The journal is in order.")
NOT_PROVED = QT_TRANSLATE_NOOP("words", "The journal is not in order.")
NOT_VERIFIED = QT_TRANSLATE_NOOP("words", "It could not be verified.")
RECORDS = QT_TRANSLATE_NOOP("words", "Records")
FIRST = QT_TRANSLATE_NOOP("words", "First")
NEWEST = QT_TRANSLATE_NOOP("words", "Newest")
FILE = QT_TRANSLATE_NOOP("words", "File")
COPY_OUT = QT_TRANSLATE_NOOP("words", "Copy it out")
PROOF = QT_TRANSLATE_NOOP("words", "Proof")

GOOD = QT_TRANSLATE_NOOP("words", "in order")
LOOK = QT_TRANSLATE_NOOP("words", "wants to be looked at")
BROKEN = QT_TRANSLATE_NOOP("words", "does not work")

NO_ANSWER = Phrase("This cannot be shown: the kiosk's log says why.")
ROW = QT_TRANSLATE_NOOP("words", "%1: %2 %3")
"""A row as a screen reader has it: title, what there is to say, what to do."""


def to_see(count: int) -> str:
    """How many parts want to be looked at."""
    return say(counted("Please look at %n thing(s).", None, count))


def broken(count: int) -> str:
    """How many parts do not work."""
    return say(counted("%n thing(s) not working.", None, count))


def last_events(count: int) -> str:
    """The heading above them."""
    return say(counted("The last %n event(s)", None, count))


def testing(done: int) -> str:
    """How far the self-test is."""
    return say(counted("Testing: %n done", None, done))


def failed(count: int) -> str:
    """How many checks of the self-test failed."""
    return say(counted("%n check(s) failed.", None, count))
