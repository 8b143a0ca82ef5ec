"""The steps of setting up, in their order."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType

from kiosk.phrase import Phrase


class Step(Enum):
    """One question each; the value is its name in files and on the console."""

    LANGUAGE = "language"
    STAFF = "staff"
    CAMERA = "camera"
    ZONE = "zone"
    DOOR = "door"
    LOCK = "lock"
    TRIAL = "trial"
    POLICY = "policy"
    HOURS = "hours"
    SOUND = "sound"
    PRIVACY = "privacy"
    NETWORK = "network"
    ENGINES = "engines"
    SUMMARY = "summary"


OPTIONAL = frozenset({Step.TRIAL})
"""This can be left out: the door may not be wired yet. What no kiosk needs can be left as it is."""

NAMES: Mapping[Step, Phrase] = MappingProxyType(
    {
        Step.LANGUAGE: Phrase("Language"),
        Step.STAFF: Phrase("Staff"),
        Step.CAMERA: Phrase("Camera"),
        Step.ZONE: Phrase("Zone"),
        Step.DOOR: Phrase("Door"),
        Step.LOCK: Phrase("Lock"),
        Step.TRIAL: Phrase("Door tried"),
        Step.POLICY: Phrase("Rule"),
        Step.HOURS: Phrase("Hours"),
        Step.SOUND: Phrase("Sound"),
        Step.PRIVACY: Phrase("Privacy"),
        Step.NETWORK: Phrase("Place and network"),
        Step.ENGINES: Phrase("Networks that judge"),
        Step.SUMMARY: Phrase("Summary"),
    }
)
"""What a step is about, for people."""
