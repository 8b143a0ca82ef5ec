"""Every word of the screen of a kiosk whose settings cannot be used, beside those of other screens."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QDateTime, QLocale

from kiosk.phrase import counted
from ui.tongue import QT_TRANSLATE_NOOP, fill, say
from ui.words import Words

OUT_OF_SERVICE = Words(
    QT_TRANSLATE_NOOP("words", "Out of service"),
    QT_TRANSLATE_NOOP("words", "Masks are not checked here at the moment."),
)
UNUSABLE = QT_TRANSLATE_NOOP("words", "The settings cannot be used.")
TRY_AGAIN = QT_TRANSLATE_NOOP("words", "Try again")
USE_LAST_GOOD = QT_TRANSLATE_NOOP("words", "Use the last good settings")
ENTER_A_PIN = QT_TRANSLATE_NOOP("words", "Enter a PIN")
FILE = QT_TRANSLATE_NOOP("words", "File")
LINE = QT_TRANSLATE_NOOP("words", "Line %1")
LAST_GOOD = QT_TRANSLATE_NOOP("words", "The last good settings are of %1.")
NONE_GOOD = QT_TRANSLATE_NOOP("words", "No settings are known here that could be used before.")
BEGINS_ANEW = QT_TRANSLATE_NOOP("words", "The kiosk begins anew.")


def problems(count: int) -> str:
    """How many there are."""
    return say(counted("The settings have %n mistake(s).", None, count))


def of(at: datetime) -> str:
    """Which ones those are that were good."""
    return fill(
        LAST_GOOD, QLocale().toString(QDateTime.fromSecsSinceEpoch(int(at.timestamp())), QLocale.FormatType.ShortFormat)
    )
