"""Every word of the page with the screen's settings, in the same context of translation as the others."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from ui.tongue import QT_TRANSLATE_NOOP

SCREEN = QT_TRANSLATE_NOOP("words", "Screen")

LOOKS = QT_TRANSLATE_NOOP("words", "Look")
LANGUAGES = QT_TRANSLATE_NOOP("words", "Languages")
SOUND = QT_TRANSLATE_NOOP("words", "Sound")
TEXTS = QT_TRANSLATE_NOOP("words", "Texts")

THEME = QT_TRANSLATE_NOOP("words", "Theme")
DARK = QT_TRANSLATE_NOOP("words", "Dark")
BRIGHT = QT_TRANSLATE_NOOP("words", "Bright")
CONTRAST = QT_TRANSLATE_NOOP("words", "High contrast")
LETTERS = QT_TRANSLATE_NOOP("words", "Letters")
ORDINARY = QT_TRANSLATE_NOOP("words", "Ordinary")
LARGE = QT_TRANSLATE_NOOP("words", "Large")
MOTION = QT_TRANSLATE_NOOP("words", "Motion")
ON = QT_TRANSLATE_NOOP("words", "On")
OFF = QT_TRANSLATE_NOOP("words", "Off")
COLOUR = QT_TRANSLATE_NOOP("words", "Colour")
NO_COLOUR = QT_TRANSLATE_NOOP("words", "This theme is black and white.")
OFFERED = QT_TRANSLATE_NOOP("words", "Visitors can choose")
AT_FIRST = QT_TRANSLATE_NOOP("words", "At first")
VOLUME = QT_TRANSLATE_NOOP("words", "Volume")
SPEECH = QT_TRANSLATE_NOOP("words", "Speech")

PLACE = QT_TRANSLATE_NOOP("words", "Place")
LOGO = QT_TRANSLATE_NOOP("words", "Logo")
GREETING = QT_TRANSLATE_NOOP("words", "Greeting")
NOTICE = QT_TRANSLATE_NOOP("words", "Notice")
NOT_SET = QT_TRANSLATE_NOOP("words", "not set")
TYPED = QT_TRANSLATE_NOOP("words", "These are typed into %1, under [screen].")

OWN_COLOUR = QT_TRANSLATE_NOOP("words", "Site's own")
SWATCHES: Mapping[str, str] = MappingProxyType(
    {
        "": QT_TRANSLATE_NOOP("words", "As the theme"),
        "#17407a": QT_TRANSLATE_NOOP("words", "Blue"),
        "#0f6b7a": QT_TRANSLATE_NOOP("words", "Petrol"),
        "#3f3d9e": QT_TRANSLATE_NOOP("words", "Indigo"),
        "#6b2f86": QT_TRANSLATE_NOOP("words", "Violet"),
        "#8c1f5a": QT_TRANSLATE_NOOP("words", "Wine red"),
        "#8a4b14": QT_TRANSLATE_NOOP("words", "Brown"),
        "#5f6414": QT_TRANSLATE_NOOP("words", "Olive"),
        "#4a4f57": QT_TRANSLATE_NOOP("words", "Grey"),
    }
)
"""Colours that are offered, and what they are called."""

BACK = QT_TRANSLATE_NOOP("words", "Back")
TRY_IT = QT_TRANSLATE_NOOP("words", "Try it")
KEEP = QT_TRANSLATE_NOOP("words", "Keep")

CHOOSE = QT_TRANSLATE_NOOP("words", "Choose, try it, keep it.")
CHOSEN = QT_TRANSLATE_NOOP("words", "Not kept yet.")
TRIED = QT_TRANSLATE_NOOP("words", "On the screen now. Back by itself in %1.")
KEEPING = QT_TRANSLATE_NOOP("words", "Being written.")
KEPT = QT_TRANSLATE_NOOP("words", "Kept.")
KEPT_FOR_LATER = QT_TRANSLATE_NOOP("words", "Kept. What visitors can choose changes when the kiosk is started again.")
PREVIEW = QT_TRANSLATE_NOOP("words", "What visitors would see: nobody, no mask, a mask.")
NOT_RESISTED = QT_TRANSLATE_NOOP(
    "words", "ENFORCE does not resist somebody who holds up a photo, or slips in behind somebody else."
)
