"""Which page each step has."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from kiosk.setup.step import Step
from ui.wizard.camera import CameraPart
from ui.wizard.cards_part import LockPart, PolicyPart
from ui.wizard.door import DoorPart
from ui.wizard.engines import EnginesPart
from ui.wizard.hours import HoursPart
from ui.wizard.language import LanguagePart
from ui.wizard.network import NetworkPart
from ui.wizard.part import Part
from ui.wizard.privacy import PrivacyPart
from ui.wizard.sound import SoundPart
from ui.wizard.staff import StaffPart
from ui.wizard.summary import SummaryPart
from ui.wizard.trial import TrialPart
from ui.wizard.zone import ZonePart

PARTS: Mapping[Step, type[Part]] = MappingProxyType(
    {
        Step.LANGUAGE: LanguagePart,
        Step.STAFF: StaffPart,
        Step.CAMERA: CameraPart,
        Step.ZONE: ZonePart,
        Step.DOOR: DoorPart,
        Step.LOCK: LockPart,
        Step.TRIAL: TrialPart,
        Step.POLICY: PolicyPart,
        Step.HOURS: HoursPart,
        Step.SOUND: SoundPart,
        Step.PRIVACY: PrivacyPart,
        Step.NETWORK: NetworkPart,
        Step.ENGINES: EnginesPart,
        Step.SUMMARY: SummaryPart,
    }
)
WITH_PICTURE = frozenset({Step.CAMERA, Step.ZONE})
