"""What each step checks: functions of the answers and of what was found. Nothing is opened, moved or written."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from pydantic import ValidationError

from kiosk.phrase import Phrase
from kiosk.setup import camerachecks, doorchecks
from kiosk.setup.answers import Answers
from kiosk.setup.found import Found
from kiosk.setup.problem import Problem, blocking
from kiosk.setup.step import NAMES, Step
from kiosk.setup.week import week_of
from kiosk.staff import Role

Check = Callable[[Answers, Found], Iterator[Problem]]

LEAST_WIDE, LEAST_TALL = 0.15, 0.3
"""Of the picture: in less of a zone nobody stands by chance."""
SECTIONS: Mapping[Step, tuple[str, ...]] = MappingProxyType(
    {
        Step.LANGUAGE: ("screen.language", "screen.languages"),
        Step.CAMERA: ("camera",),
        Step.ZONE: ("zone",),
        Step.DOOR: ("door",),
        Step.POLICY: ("policy.mode",),
        Step.HOURS: ("policy.schedule", "policy.holidays"),
        Step.SOUND: ("sound",),
        Step.PRIVACY: ("policy.alternative", "journal"),
        Step.NETWORK: ("screen.place", "health", "mqtt"),
    }
)
"""Whose values are which step's."""


def check(step: Step, answers: Answers, found: Found) -> tuple[Problem, ...]:
    """What is wrong at this step, what keeps somebody from going on first."""
    problems = [*_not_allowed(step, answers), *CHECKS.get(step, _nothing)(answers, found)]
    return tuple(sorted(problems, key=lambda problem: not problem.blocks))


def _not_allowed(step: Step, answers: Answers) -> Iterator[Problem]:
    try:
        answers.settings()
    except ValidationError as error:
        for each in error.errors():
            name = ".".join(map(str, each["loc"]))
            if any(name.startswith(section) for section in SECTIONS.get(step, ())):
                said = each["msg"].removeprefix("Value error, ")
                yield Problem(Phrase("%1 cannot be %2", name, str(each["input"])), said)


def _nothing(_answers: Answers, _found: Found) -> Iterator[Problem]:
    yield from ()


def _staff(_answers: Answers, found: Found) -> Iterator[Problem]:
    if found.staff_trouble:
        yield Problem(found.staff_trouble, Phrase("then look again"))
    elif not found.people:
        yield Problem(Phrase("nobody has a PIN"), Phrase("give one to yourself first: you set this kiosk up"))
    elif all(person.role is not Role.INSTALLER for person in found.people):
        yield Problem(
            Phrase("nobody with a PIN may change this kiosk"), Phrase("add an installer, or it can only be set up anew")
        )


def _zone(answers: Answers, found: Found) -> Iterator[Problem]:
    x0, y0, x1, y1 = (answers[f"zone.{key}"] for key in ("x0", "y0", "x1", "y1"))
    if x1 - x0 < LEAST_WIDE or y1 - y0 < LEAST_TALL:
        yield Problem(Phrase("the zone is too small to stand in"), Phrase("draw it larger, or start anew"))
    face = found.glance.face if found.glance else None
    if face and not (x0 <= face.x <= x1 and y0 <= face.y <= y1):
        yield Problem(
            Phrase("your face is outside the zone"), Phrase("nobody is judged there: draw it wider"), blocks=False
        )


def _policy(answers: Answers, _found: Found) -> Iterator[Problem]:
    week = week_of(answers)
    enforces = week is None or week.mode == "enforce"
    if enforces and answers["door.driver"] == "none":
        yield Problem(
            Phrase("no door is driven here"), Phrase("the kiosk only tells who should not come in"), blocks=False
        )


def _hours(answers: Answers, _found: Found) -> Iterator[Problem]:
    if week_of(answers) is None:
        yield Problem(Phrase("the settings file has rules of its own"), Phrase("they stay as they are"), blocks=False)


def _sound(answers: Answers, found: Found) -> Iterator[Problem]:
    if found.sound_trouble and answers["sound.volume"]:
        mend = Phrase("connect a loudspeaker, or choose silence: the screen says it all, too")
        yield Problem(found.sound_trouble, mend, blocks=False)
    if not answers["sound.volume"]:
        yield Problem(Phrase("nothing is heard"), Phrase("whoever cannot see the screen hears nothing"), blocks=False)


def _privacy(answers: Answers, _found: Found) -> Iterator[Problem]:
    if not answers.notice_read:
        yield Problem(
            Phrase("the notice is not confirmed"), Phrase("read it, put one up where visitors see it, and confirm")
        )


def _engines(_answers: Answers, found: Found) -> Iterator[Problem]:
    if found.built is None:
        yield Problem(Phrase("the networks are not ready yet"), Phrase("wait until they are"))
    elif found.built.trouble:
        yield Problem(found.built.trouble, Phrase("then try again"))


def _summary(answers: Answers, found: Found) -> Iterator[Problem]:
    """All before it once more. Engines that were made ready before a break still are; each start proves them anew."""
    for step in answers.steps()[:-1]:
        if step not in answers.passed:
            yield Problem(Phrase("a step is not done: %1", NAMES[step]), Phrase("go back to it"))
        elif step not in answers.skipped and not (step is Step.ENGINES and found.built is None):
            yield from blocking(check(step, answers, found))
    if found.file_trouble:
        yield Problem(found.file_trouble, Phrase("then look again"))


CHECKS: Mapping[Step, Check] = MappingProxyType(
    {
        Step.STAFF: _staff,
        Step.CAMERA: camerachecks.camera,
        Step.ZONE: _zone,
        Step.DOOR: doorchecks.door,
        Step.LOCK: doorchecks.lock,
        Step.TRIAL: doorchecks.trial,
        Step.POLICY: _policy,
        Step.HOURS: _hours,
        Step.SOUND: _sound,
        Step.PRIVACY: _privacy,
        Step.ENGINES: _engines,
        Step.SUMMARY: _summary,
    }
)
