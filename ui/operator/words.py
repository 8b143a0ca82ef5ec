"""Every word of the operator's view that does not come from the kiosk, in the context of `ui.words`."""

from __future__ import annotations

from ui.words import QT_TRANSLATE_NOOP

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
NO_VISITS = QT_TRANSLATE_NOOP("words", "No visits yet today.")
VISITS_AN_HOUR = QT_TRANSLATE_NOOP("words", "Visits by the hour")
UNKNOWN = QT_TRANSLATE_NOOP("words", "not known")

MASK_OK = QT_TRANSLATE_NOOP("words", "Mask OK")
NO_MASK = QT_TRANSLATE_NOOP("words", "No mask")
MASK_WRONG = QT_TRANSLATE_NOOP("words", "Mask wrong")
CANT_TELL = QT_TRANSLATE_NOOP("words", "Not sure")
LEFT = QT_TRANSLATE_NOOP("words", "Walked on")

ALL_WELL = QT_TRANSLATE_NOOP("words", "Everything works.")
ONE_TO_SEE = QT_TRANSLATE_NOOP("words", "Please look at one thing.")
SOME_TO_SEE = QT_TRANSLATE_NOOP("words", "Please look at %1 things.")
ONE_BROKEN = QT_TRANSLATE_NOOP("words", "One thing does not work.")
SOME_BROKEN = QT_TRANSLATE_NOOP("words", "%1 things do not work.")

ALARM_OVER = QT_TRANSLATE_NOOP("words", "Alarm is over")

LAST_EVENTS = QT_TRANSLATE_NOOP("words", "The last %1 events")
NO_EVENTS = QT_TRANSLATE_NOOP("words", "Nothing has happened yet.")
YESTERDAY = QT_TRANSLATE_NOOP("words", "Yesterday")

TEST_NOW = QT_TRANSLATE_NOOP("words", "Test now")
TEST_HINT = QT_TRANSLATE_NOOP("words", "Takes about a minute. The kiosk goes on meanwhile, more slowly.")
TESTING = QT_TRANSLATE_NOOP("words", "Testing: %1 done")
ALL_PASSED = QT_TRANSLATE_NOOP("words", "Everything is in order.")
ONE_FAILED = QT_TRANSLATE_NOOP("words", "One check failed.")
SOME_FAILED = QT_TRANSLATE_NOOP("words", "%1 checks failed.")

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
