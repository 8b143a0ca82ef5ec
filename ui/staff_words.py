"""Every word that staff see, beside those of `ui.words` and in the same context of translation."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from kiosk.phrase import counted
from kiosk.units import lasting
from ui.tongue import QT_TRANSLATE_NOOP, fill, say
from ui.words import Words

STAFF_ENTRANCE = QT_TRANSLATE_NOOP("words", "Staff only")
WHO = Words(QT_TRANSLATE_NOOP("words", "Staff"), QT_TRANSLATE_NOOP("words", "Who are you?"))
NOBODY_KNOWN = QT_TRANSLATE_NOOP("words", "The list of staff is empty or unreadable. Please see to the door by hand.")
ENTER_PIN = QT_TRANSLATE_NOOP("words", "Please enter your PIN.")
WHY = QT_TRANSLATE_NOOP("words", "Why?")
HOW_LONG = QT_TRANSLATE_NOOP("words", "For how long?")
THIS_PERSON = QT_TRANSLATE_NOOP("words", "This person only")
TIME_LEFT = QT_TRANSLATE_NOOP("words", "%1 left")
ENTER = QT_TRANSLATE_NOOP("words", "Enter")
ERASE = QT_TRANSLATE_NOOP("words", "Erase the last digit")
CANCEL = QT_TRANSLATE_NOOP("words", "Cancel")
REVOKE = QT_TRANSLATE_NOOP("words", "Revoke")
EARLIER = QT_TRANSLATE_NOOP("words", "Page before")
LATER = QT_TRANSLATE_NOOP("words", "Next page")
KIOSK_SAYS = QT_TRANSLATE_NOOP("words", "The kiosk's own verdict: %1")

TROUBLES: Mapping[str, str] = MappingProxyType(
    {
        "wrong": QT_TRANSLATE_NOOP("words", "Wrong PIN. Please try again."),
        "locked": QT_TRANSLATE_NOOP("words", "Too many wrong tries. Locked for %1."),
        "slow": QT_TRANSLATE_NOOP("words", "PINs are paused here. Please wait %1."),
        "broken": QT_TRANSLATE_NOOP("words", "This does not work now. Please see to the door by hand."),
        "door": QT_TRANSLATE_NOOP("words", "The door does not answer. Please see to it by hand."),
    }
)
"""By kiosk.desk.View.trouble; %1 is the time to wait."""


def clock(seconds: int) -> str:
    """A time to wait, as 4:05."""
    return f"{seconds // 60}:{seconds % 60:02}"


def trouble_of(trouble: str, wait_s: int) -> str:
    """A trouble of the desk in words; empty: there is none."""
    return fill(TROUBLES.get(trouble, trouble), clock(wait_s)) if trouble else ""


def minutes(count: int) -> str:
    """For how long."""
    return say(lasting(60 * count))


def digits_entered(count: int) -> str:
    """For whoever cannot see the dots."""
    return say(counted("Digits entered: %n", None, count))
