"""Every word of the page from which a kiosk is set up again."""

from __future__ import annotations

from ui.tongue import QT_TRANSLATE_NOOP
from ui.words import Words

SET_UP = QT_TRANSLATE_NOOP("words", "Set up")
OFFERED = QT_TRANSLATE_NOOP("words", "The wizard asks everything once more.")
SET_UP_AGAIN = QT_TRANSLATE_NOOP("words", "Set up again")
SURE = QT_TRANSLATE_NOOP("words", "Stop judging, and set up again?")
BACK = QT_TRANSLATE_NOOP("words", "Back")
START_WIZARD = QT_TRANSLATE_NOOP("words", "Start the wizard")
ENDS = QT_TRANSLATE_NOOP("words", "The kiosk ends, and the wizard begins.")

WHAT_HAPPENS = (
    Words(
        QT_TRANSLATE_NOOP("words", "Visitors"),
        QT_TRANSLATE_NOOP("words", "The kiosk stops judging until the wizard is done or left."),
    ),
    Words(
        QT_TRANSLATE_NOOP("words", "Door"),
        QT_TRANSLATE_NOOP("words", "It goes to its safe state: as it is without power."),
    ),
    Words(
        QT_TRANSLATE_NOOP("words", "Settings"),
        QT_TRANSLATE_NOOP("words", "The wizard begins with the present ones. Nothing is lost until its last page."),
    ),
    Words(
        QT_TRANSLATE_NOOP("words", "Stay here"),
        QT_TRANSLATE_NOOP(
            "words",
            "Behind the wizard there is no PIN. Untouched for 10\u00a0min, it goes away and the kiosk is as before.",
        ),
    ),
)
