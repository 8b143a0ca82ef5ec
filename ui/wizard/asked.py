"""The question of each step, and one sentence on it, in the same context of translation as all words."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from kiosk.setup.step import Step
from ui.tongue import QT_TRANSLATE_NOOP
from ui.words import Words

ASKED: Mapping[Step, Words] = MappingProxyType(
    {
        Step.LANGUAGE: Words(
            QT_TRANSLATE_NOOP("words", "Which language?"),
            QT_TRANSLATE_NOOP("words", "What stands on the screen. Visitors can choose another one."),
        ),
        Step.STAFF: Words(
            QT_TRANSLATE_NOOP("words", "Who has a PIN?"),
            QT_TRANSLATE_NOOP("words", "Staff let people through with it. An installer changes the kiosk, too."),
        ),
        Step.CAMERA: Words(
            QT_TRANSLATE_NOOP("words", "Which camera?"),
            QT_TRANSLATE_NOOP("words", "Stand where visitors will stand, and look at the kiosk."),
        ),
        Step.ZONE: Words(
            QT_TRANSLATE_NOOP("words", "Where do visitors stand?"),
            QT_TRANSLATE_NOOP("words", "Only faces inside the frame are judged. Pull its corners, or move it."),
        ),
        Step.DOOR: Words(
            QT_TRANSLATE_NOOP("words", "What moves the door?"),
            QT_TRANSLATE_NOOP("words", "Boards that are plugged in are found by themselves."),
        ),
        Step.LOCK: Words(
            QT_TRANSLATE_NOOP("words", "What does the lock do without power?"),
            QT_TRANSLATE_NOOP("words", "The same happens when the kiosk fails. If you do not know, ask who fitted it."),
        ),
        Step.TRIAL: Words(
            QT_TRANSLATE_NOOP("words", "Does the door open?"),
            QT_TRANSLATE_NOOP("words", "Touch the key, go to the door, and pull."),
        ),
        Step.POLICY: Words(
            QT_TRANSLATE_NOOP("words", "What does the kiosk do?"),
            QT_TRANSLATE_NOOP("words", "It can be changed at any time."),
        ),
        Step.HOURS: Words(
            QT_TRANSLATE_NOOP("words", "When does it do so?"),
            QT_TRANSLATE_NOOP("words", "At other times the door goes by its own rules."),
        ),
        Step.SOUND: Words(
            QT_TRANSLATE_NOOP("words", "How loud?"),
            QT_TRANSLATE_NOOP("words", "Whoever cannot see the screen needs it."),
        ),
        Step.PRIVACY: Words(
            QT_TRANSLATE_NOOP("words", "Do visitors know?"),
            QT_TRANSLATE_NOOP("words", "Put this up where they see it before the camera sees them."),
        ),
        Step.NETWORK: Words(
            QT_TRANSLATE_NOOP("words", "Where is this kiosk?"),
            QT_TRANSLATE_NOOP("words", "It needs no network. What is left empty is not used."),
        ),
        Step.ENGINES: Words(
            QT_TRANSLATE_NOOP("words", "Making ready"),
            QT_TRANSLATE_NOOP("words", "What judges is fitted to this computer and proved: some minutes."),
        ),
        Step.SUMMARY: Words(
            QT_TRANSLATE_NOOP("words", "Is this right?"),
            QT_TRANSLATE_NOOP("words", "Touch a line to change it."),
        ),
    }
)
"""The question of each step, and one sentence on it."""
