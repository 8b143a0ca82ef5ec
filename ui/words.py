"""Every word that visitors see, in one table, in English: ui/i18n/ has the other languages.

A sentence says what the visitor can do. None promises what the kiosk does not know: nobody "has been informed".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from kiosk.scene import Reason, Verdict
from ui.tongue import QT_TRANSLATE_NOOP, fill, say


@dataclass(frozen=True, slots=True)
class Words:
    """A headline to read from four metres and one sentence to act on."""

    headline: str
    sentence: str


BY_VERDICT: Mapping[Verdict, Words] = MappingProxyType(
    {
        Verdict.NOBODY: Words(
            QT_TRANSLATE_NOOP("words", "Welcome"),
            QT_TRANSLATE_NOOP("words", "Please stand here and look at the camera."),
        ),
        Verdict.LOOKING: Words(
            QT_TRANSLATE_NOOP("words", "One moment"), QT_TRANSLATE_NOOP("words", "Please look at the camera.")
        ),
        Verdict.MASK_OK: Words(
            QT_TRANSLATE_NOOP("words", "Mask OK"),
            QT_TRANSLATE_NOOP("words", "Thank you. Your mask covers nose and mouth."),
        ),
        Verdict.NO_MASK: Words(
            QT_TRANSLATE_NOOP("words", "Mask missing"),
            QT_TRANSLATE_NOOP("words", "Please put on a mask over nose and mouth."),
        ),
        Verdict.MASK_WRONG: Words(
            QT_TRANSLATE_NOOP("words", "Adjust mask"),
            QT_TRANSLATE_NOOP("words", "Please pull the mask up over your nose and down under your chin."),
        ),
        Verdict.CANT_TELL: Words(
            QT_TRANSLATE_NOOP("words", "Not sure"),
            QT_TRANSLATE_NOOP("words", "Please look straight at the camera and show your whole face."),
        ),
        Verdict.OVERRIDE: Words(
            QT_TRANSLATE_NOOP("words", "Staff pass"),
            QT_TRANSLATE_NOOP("words", "A member of staff has let you through."),
        ),
        Verdict.FAULT: Words(
            QT_TRANSLATE_NOOP("words", "Out of order"),
            QT_TRANSLATE_NOOP("words", "This check is not working. Please ask staff."),
        ),
    }
)

BY_REASON: Mapping[Reason, Words] = MappingProxyType(
    {
        Reason.NO_MASK: BY_VERDICT[Verdict.NO_MASK],
        Reason.NOSE_OUT_OR_CHIN: BY_VERDICT[Verdict.MASK_WRONG],
        Reason.COME_CLOSER: Words(
            QT_TRANSLATE_NOOP("words", "Come closer"),
            QT_TRANSLATE_NOOP("words", "Please take a step towards the camera."),
        ),
        Reason.STEP_BACK: Words(
            QT_TRANSLATE_NOOP("words", "Step back"),
            QT_TRANSLATE_NOOP("words", "Please take a step back from the camera."),
        ),
        Reason.LOOK_HERE: Words(
            QT_TRANSLATE_NOOP("words", "Look here"),
            QT_TRANSLATE_NOOP("words", "Please turn your face straight to the camera."),
        ),
        Reason.UPSIDE_DOWN: Words(
            QT_TRANSLATE_NOOP("words", "Head upright"),
            QT_TRANSLATE_NOOP("words", "Please hold your head upright and look at the camera."),
        ),
        Reason.TOO_DARK: Words(
            QT_TRANSLATE_NOOP("words", "Too dark"),
            QT_TRANSLATE_NOOP("words", "Please step into the light and face it."),
        ),
        Reason.TOO_BRIGHT: Words(
            QT_TRANSLATE_NOOP("words", "Too bright"), QT_TRANSLATE_NOOP("words", "Please step out of the bright light.")
        ),
        Reason.HOLD_STILL: Words(
            QT_TRANSLATE_NOOP("words", "Hold still"), QT_TRANSLATE_NOOP("words", "Please stand still for a moment.")
        ),
        Reason.ONE_AT_A_TIME: Words(
            QT_TRANSLATE_NOOP("words", "One at a time"),
            QT_TRANSLATE_NOOP("words", "Please let one person stand in front, the others behind."),
        ),
        Reason.NOT_SURE: BY_VERDICT[Verdict.CANT_TELL],
        Reason.CAMERA_LOST: Words(
            QT_TRANSLATE_NOOP("words", "No camera"),
            QT_TRANSLATE_NOOP("words", "The camera is not working. Please ask staff."),
        ),
        Reason.CAMERA_FROZEN: Words(
            QT_TRANSLATE_NOOP("words", "Camera stuck"),
            QT_TRANSLATE_NOOP("words", "The camera's picture has stopped. Please ask staff."),
        ),
        Reason.CAMERA_BLACK: Words(
            QT_TRANSLATE_NOOP("words", "Camera dark"),
            QT_TRANSLATE_NOOP("words", "The camera sees nothing: is it covered? Please ask staff."),
        ),
        Reason.ENGINE_FAILED: BY_VERDICT[Verdict.FAULT],
        Reason.STALE: Words(
            QT_TRANSLATE_NOOP("words", "Please wait"),
            QT_TRANSLATE_NOOP("words", "The check is not ready. If this stays, please ask staff."),
        ),
    }
)

FAULTS = frozenset(
    {
        Reason.CAMERA_LOST,
        Reason.CAMERA_FROZEN,
        Reason.CAMERA_BLACK,
        Reason.ENGINE_FAILED,
        Reason.STALE,
    }
)
"""Reasons that lie with the machine, not with the visitor."""

PREPARING = Words(
    QT_TRANSLATE_NOOP("words", "Please wait"),
    QT_TRANSLATE_NOOP("words", "The kiosk is getting ready: %1\u00a0% done. The first time takes some minutes."),
)
STAFF_BUTTON = QT_TRANSLATE_NOOP("words", "Ask staff for help")
PRIVACY = QT_TRANSLATE_NOOP("words", "No picture is stored.")
DEMO = QT_TRANSLATE_NOOP("words", "Demo")
NO_PICTURE = QT_TRANSLATE_NOOP("words", "No live picture")
LIVE_PICTURE = QT_TRANSLATE_NOOP("words", "Live picture")
WINDOW = QT_TRANSLATE_NOOP("words", "Mask check")
LANGUAGE = QT_TRANSLATE_NOOP("words", "Language")
LANGUAGE_NOW = QT_TRANSLATE_NOOP("words", "Language: %1")


def words_for(verdict: Verdict, reason: Reason) -> Words:
    """What to say for any verdict with any reason, likely or not."""
    told = choose(verdict, reason)
    return Words(say(told.headline), say(told.sentence))


def words_while(prepared: float) -> Words:
    """What to say while something is being built, which is so far done, 0 to 1."""
    return Words(say(PREPARING.headline), fill(PREPARING.sentence, round(100 * prepared)))


def headlines() -> frozenset[str]:
    """Every headline there is, so that all can be given one size."""
    return frozenset(say(words.headline) for words in (*BY_VERDICT.values(), *BY_REASON.values()))


def choose(verdict: Verdict, reason: Reason) -> Words:
    """The same in English, as it stands in the tables."""
    own = BY_VERDICT[verdict]
    if reason is Reason.NONE:
        return own
    if verdict is Verdict.CANT_TELL:
        return BY_REASON[reason]
    if verdict is Verdict.FAULT:
        return BY_REASON[reason] if reason in FAULTS else own
    if verdict is Verdict.LOOKING:
        return Words(own.headline, BY_REASON[reason].sentence)
    return own
