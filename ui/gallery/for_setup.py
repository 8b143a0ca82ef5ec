"""Scenes of the wizard: every step as it comes, and what can stand on it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import cast

from kiosk.settings_text import Value
from kiosk.setup.found import Built, Found
from kiosk.setup.light import Aim, Distance, Glance, Light
from kiosk.setup.step import Step
from ui.gallery.made_figures import NETWORK, REFUSED, SAID
from ui.gallery.made_setup import ALL, CAMERAS, DOORS, PEOPLE, RUNS, WITH_DOOR, MadeSetup
from ui.gallery.scene import Hand, Scene, touch
from ui.wizard.letters import FURTHER, SMALL
from ui.wizard.staff import At, StaffPart
from ui.wizard.window import WizardWindow

PLACE = "Ward 3"
TYPED = frozenset(
    {
        *(one.name for one in (*CAMERAS, *DOORS, *PEOPLE)),
        *(letter for letters in (*SMALL, *FURTHER) for letter in (*letters, *letters.upper())),
        "LCUS /dev/ttyUSB0",
        "MQTT",
        "English",
        PLACE,
        "ABC",
    }
)
"""Names, and what is typed."""
RULE = {"days": ("mon", "tue", "wed", "thu", "fri"), "from": "07:00", "to": "19:00", "mode": "enforce"}
WEEKLY: Mapping[str, Value] = {**WITH_DOOR, "policy.mode": "off", "policy.schedule": (RULE,)}


def _wizard(hand: Hand) -> WizardWindow:
    return cast("WizardWindow", hand.window)


def _staff(at: At, digits: str = "", *, again: bool = False) -> Callable[[Hand], None]:
    """Somebody is added, and has come so far."""

    def go(hand: Hand) -> None:
        part = cast("StaffPart", _wizard(hand).part)
        part.show_person("Anna Berg", at)
        for digit in digits:
            part.pin.pad.typed.emit(digit)
        if again:
            part.pin.pad.entered.emit()

    return go


def _ask_name(hand: Hand) -> None:
    touch(cast("StaffPart", _wizard(hand).part).add)


def _further(hand: Hand) -> None:
    _ask_name(hand)
    touch(_wizard(hand).letters.other)


def _blame(hand: Hand) -> None:
    said = SAID(
        "the settings file %1 cannot be written (%2): mend that", "/etc/mask-kiosk/kiosk.toml", "Permission denied"
    )
    _wizard(hand).blame(said)


def _seen(glance: Glance) -> Glance:
    return glance


def _badly(glance: Glance) -> Glance:
    face = replace(glance.face, distance=Distance.FAR, aim=Aim.ASIDE) if glance.face else None
    return replace(glance, light=Light.BEHIND, level=52.0, face=face)


def _scene(name: str, setup: MadeSetup, touched: Callable[[Hand], None] | None = None) -> Scene:
    made = Scene(f"setup-{name}", setup=setup)
    return replace(made, touch=touched) if touched else made


_NOBODY = replace(ALL, people=())
_NO_CAMERA = replace(ALL, cameras=())
_FAILED = replace(ALL, built=Built(trouble=SAID("nothing here can run %1: %2", NETWORK, REFUSED[0])))
_SLOWLY = replace(ALL, built=Built(RUNS, REFUSED[:1]))
_DONE = {**WEEKLY, "screen.place": PLACE}
_UNSAID = {name: value for name, value in WITH_DOOR.items() if name != "door.fail"}

SCENES = (
    _scene("language", MadeSetup(Step.LANGUAGE)),
    _scene("language-again", MadeSetup(Step.LANGUAGE, again=True)),
    _scene("lock-again", MadeSetup(Step.LOCK, again=True)),
    _scene("staff-nobody", MadeSetup(Step.STAFF, found=_NOBODY)),
    _scene("staff", MadeSetup(Step.STAFF)),
    _scene("staff-name", MadeSetup(Step.STAFF), _ask_name),
    _scene("staff-name-signs", MadeSetup(Step.STAFF), _further),
    _scene("staff-role", MadeSetup(Step.STAFF), _staff(At.ROLE)),
    _scene("staff-somebody", MadeSetup(Step.STAFF), _staff(At.SOMEBODY)),
    _scene("staff-pin", MadeSetup(Step.STAFF), _staff(At.PIN, "4711")),
    _scene("staff-pin-again", MadeSetup(Step.STAFF), _staff(At.PIN, "739154", again=True)),
    _scene("camera", MadeSetup(Step.CAMERA, seen=_seen)),
    _scene("camera-badly", MadeSetup(Step.CAMERA, seen=_badly)),
    _scene("camera-none", MadeSetup(Step.CAMERA, values={}, found=_NO_CAMERA)),
    _scene("zone", MadeSetup(Step.ZONE, seen=_seen)),
    _scene("zone-none", MadeSetup(Step.ZONE)),
    _scene("door", MadeSetup(Step.DOOR)),
    _scene("door-none", MadeSetup(Step.DOOR, values={}, found=replace(ALL, doors=()))),
    _scene("door-gpio", MadeSetup(Step.DOOR, {"door.driver": "gpio", "door.line": 17})),
    _scene("lock", MadeSetup(Step.LOCK, _UNSAID)),
    _scene("lock-chosen", MadeSetup(Step.LOCK)),
    _scene("trial", MadeSetup(Step.TRIAL)),
    _scene("trial-opened", MadeSetup(Step.TRIAL, door_opened=True)),
    _scene("trial-not-opened", MadeSetup(Step.TRIAL, door_opened=False)),
    _scene("policy", MadeSetup(Step.POLICY)),
    _scene("hours", MadeSetup(Step.HOURS)),
    _scene("hours-week", MadeSetup(Step.HOURS, WEEKLY)),
    _scene("sound", MadeSetup(Step.SOUND)),
    _scene("sound-silent", MadeSetup(Step.SOUND, {**WITH_DOOR, "sound.volume": 0})),
    _scene("privacy", MadeSetup(Step.PRIVACY)),
    _scene("privacy-confirmed", MadeSetup(Step.PRIVACY, notice_read=True)),
    _scene("network", MadeSetup(Step.NETWORK)),
    _scene("engines", MadeSetup(Step.ENGINES, found=_SLOWLY)),
    _scene("engines-failed", MadeSetup(Step.ENGINES, found=_FAILED)),
    _scene("summary", MadeSetup(Step.SUMMARY, _DONE, door_opened=True, notice_read=True)),
    _scene("summary-wrong", MadeSetup(Step.SUMMARY, _DONE, found=Found(cameras=()))),
    _scene("summary-not-written", MadeSetup(Step.SUMMARY, _DONE, door_opened=True, notice_read=True), _blame),
)
