"""What a step has come to, in a line: on the console, and on the last page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import reduce
from types import MappingProxyType

from kiosk.phrase import Phrase, counted
from kiosk.settings_screen import NAMES
from kiosk.setup.answers import Answers
from kiosk.setup.found import Found
from kiosk.setup.step import Step
from kiosk.setup.week import clock, week_of
from kiosk.sources import AUTO, SourceKind, kind_of

MODES = {
    "off": Phrase("the door by its own rules"),
    "advise": Phrase("the kiosk tells, and the door opens for all"),
    "enforce": Phrase("the door opens for a mask and for staff only"),
}
DAYS = {
    "mon": Phrase("Mon"),
    "tue": Phrase("Tue"),
    "wed": Phrase("Wed"),
    "thu": Phrase("Thu"),
    "fri": Phrase("Fri"),
    "sat": Phrase("Sat"),
    "sun": Phrase("Sun"),
    "holiday": Phrase("holidays"),
}


def told(step: Step, answers: Answers, found: Found) -> str:
    """In words; what is not translated in them is the site's own."""
    return Phrase("left out") if step in answers.skipped else TOLD[step](answers, found)


def camera(answers: Answers, found: Found) -> str:
    """By its name, and never with an address, which may carry a password."""
    source = answers["camera.source"]
    if source == AUTO:
        return Phrase("the first one that is found")
    named = next((one.name for one in found.cameras or () if one.source == source), "")
    if named:
        return named
    kind = kind_of(source)
    if kind is SourceKind.DEMO:
        return Phrase("the demo, which looks at nobody")
    return Phrase("a camera on the network") if kind in {SourceKind.URL, SourceKind.PIPELINE} else source


def per_cent(value: int) -> Phrase:
    """As 40 %."""
    return Phrase("%1\u00a0%", value)


def _staff(_answers: Answers, found: Found) -> str:
    return counted("%n with a PIN", None, len(found.people))


def _zone(answers: Answers, _found: Found) -> str:
    x0, y0, x1, y1 = (round(100 * answers[f"zone.{key}"]) for key in ("x0", "y0", "x1", "y1"))
    return Phrase("%1 of the picture's width, %2 of its height", per_cent(x1 - x0), per_cent(y1 - y0))


def _door(answers: Answers, _found: Found) -> str:
    driver = answers["door.driver"]
    if driver == "none":
        return Phrase("none is driven here")
    if driver not in BOARDS:
        return OTHERS[driver]
    return f"{BOARDS[driver]} {answers['door.chip' if driver == 'gpio' else 'door.port']}"


BOARDS: Mapping[str, str] = MappingProxyType({"lcus": "LCUS", "kmtronic": "KMtronic", "gpio": "GPIO"})
OTHERS: Mapping[str, Phrase] = MappingProxyType(
    {
        "log": Phrase("words in a log"),
        "webhook": Phrase("a door controller that is told by HTTP"),
        "mqtt": Phrase("a door controller that is told by a broker"),
    }
)


def _lock(answers: Answers, _found: Found) -> str:
    locked, free = Phrase("without power it is locked"), Phrase("without power it is free")
    return locked if answers["door.fail"] == "secure" else free


def _policy(answers: Answers, _found: Found) -> str:
    week = week_of(answers)
    return MODES[week.mode] if week else Phrase("by the rules in the settings file")


def _hours(answers: Answers, _found: Found) -> str:
    week = week_of(answers)
    if week is None:
        return Phrase("by the rules in the settings file")
    if not week.days:
        return Phrase("always")
    days = reduce(lambda some, more: Phrase("%1, %2", some, more), (DAYS[day] for day in week.days))
    return Phrase("%1, from %2 to %3", days, clock(week.begins_min), clock(week.ends_min))


def _engines(_answers: Answers, found: Found) -> str:
    return found.built.words if found.built else Phrase("ready")


TOLD: Mapping[Step, Callable[[Answers, Found], str]] = MappingProxyType(
    {
        Step.LANGUAGE: lambda answers, _: NAMES[answers["screen.language"]],
        Step.STAFF: _staff,
        Step.CAMERA: camera,
        Step.ZONE: _zone,
        Step.DOOR: _door,
        Step.LOCK: _lock,
        Step.TRIAL: lambda _answers, _found: Phrase("somebody saw it open"),
        Step.POLICY: _policy,
        Step.HOURS: _hours,
        Step.SOUND: lambda answers, _: Phrase("volume %1", per_cent(answers["sound.volume"])),
        Step.PRIVACY: lambda _answers, _found: Phrase("the notice is confirmed"),
        Step.NETWORK: lambda answers, _: answers["screen.place"] or Phrase("nothing to tell"),
        Step.ENGINES: _engines,
        Step.SUMMARY: lambda _answers, _found: Phrase("all is in order"),
    }
)
