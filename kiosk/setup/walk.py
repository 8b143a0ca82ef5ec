"""The same steps without a screen: a line each, from an answers file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from kiosk.errors import KioskError
from kiosk.pins import Hasher, why_not
from kiosk.setup.answers import Answers
from kiosk.setup.answers_file import AnswersFile, Somebody
from kiosk.setup.machine import Machine
from kiosk.setup.problem import blocking
from kiosk.setup.session import Session
from kiosk.setup.step import Step
from kiosk.setup.told import told
from kiosk.staff import Person, Role

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Options:
    """`write`: else all is checked, and nothing is written. `here`: else what is at the site is not looked for."""

    write: bool = True
    here: bool = True


class Walk:
    """Goes on where it was ended, if the answers are still the same."""

    def __init__(self, machine: Machine, answers: AnswersFile, hasher: Hasher, options: Options, say: Say) -> None:
        self._machine, self._asked, self._hasher, self._options, self._say = machine, answers, hasher, options, say

    def run(self) -> int:
        """Every step; how many of them failed. Raises KioskError where nothing can be kept."""
        session = self._machine.begin()
        resumed = self._take(session)
        failed = 0
        for step in session.answers.steps():
            if step in resumed:
                self._tell("before", session, step)
                continue
            session.answers = session.answers.go(step)
            failed += not self._step(session, step)
        if not failed and self._options.write:
            self._finish(session)
        return failed

    def _take(self, session: Session) -> frozenset[Step]:
        """The file's answers; the steps that were passed with the same ones."""
        before, asked = session.answers, self._asked
        fresh = Answers(before.base, asked.values, door_opened=asked.confirmed.door_opened)
        session.answers = replace(fresh, notice_read=asked.confirmed.privacy)
        if self._options.write and (dict(before.values), before.door_opened, before.notice_read) == (
            dict(fresh.values),
            fresh.door_opened,
            asked.confirmed.privacy,
        ):
            session.answers = before
            return before.passed - {Step.STAFF, Step.SUMMARY}
        return frozenset()

    def _step(self, session: Session, step: Step) -> bool:
        """Look for what it needs, check, say, and keep that it is done."""
        trouble = self._look(session, step)
        problems = session.problems
        if step is Step.TRIAL and session.answers.door_opened is None:
            self._pass(session, skipped=True)
            self._say(_line("skipped", session, step, "try the door at the site, and look that it opens"))
            return True
        if trouble or blocking(problems):
            said = [trouble, *(str(problem) for problem in blocking(problems))]
            self._say(_line("FAILED", session, step, " ".join(filter(None, said))))
            return False
        for problem in problems:
            self._say(_line("note", session, step, str(problem)))
        self._pass(session, skipped=False)
        self._tell("ok", session, step)
        return True

    def _look(self, session: Session, step: Step) -> str:
        """What this step needs to know; what went wrong with that, where it is no problem of the step's own."""
        machine, here = self._machine, self._options.here
        if step is Step.STAFF:
            return self._staff(session)
        if step is Step.CAMERA and here:
            session.look(cameras=machine.cameras())
        elif step is Step.DOOR and here and session.answers["door.driver"] != "none":
            session.look(doors=machine.doors())
        elif step is Step.ENGINES:
            session.look(built=machine.built(session.answers.settings().models, self._watch))
        return ""

    def _watch(self, doing: str, share: float) -> bool:
        self._say(f"        {doing}: {round(100 * share)} %")
        return True

    def _staff(self, session: Session) -> str:
        try:
            people = self._people(session.found.people)
            if self._options.write and people != session.found.people:
                self._machine.staff.write(people)
        except KioskError as error:
            return str(error)
        session.look(people=people)
        return ""

    def _people(self, before: tuple[Person, ...]) -> tuple[Person, ...]:
        """Those of the file, and whoever else has a PIN here already; who has the same PIN keeps its hash."""
        named = {one.name.casefold(): one for one in before}
        asked = [self._person(one, named.get(one.name.casefold())) for one in self._asked.people]
        others = [one for one in before if one.name.casefold() not in {each.name.casefold() for each in asked}]
        return (*others, *asked)

    def _person(self, asked: Somebody, before: Person | None) -> Person:
        try:
            if asked.pin is None:
                return Person(asked.name, asked.may, asked.hash)
            if problem := why_not(asked.pin):
                raise KioskError(f"{asked.name}: {problem}")
            if before and self._hasher.matches(before.pin, asked.pin):
                return replace(before, name=asked.name, role=Role(asked.role))
            return Person(asked.name, asked.may, self._hasher.hash(asked.pin))
        except ValueError as error:
            raise KioskError(f"{asked.name}: {error}") from None

    def _pass(self, session: Session, *, skipped: bool) -> None:
        answers = session.answers.passing(session.at, skipped=skipped)
        if self._options.write:
            self._machine.saved.save(answers)
        session.answers = replace(answers, at=session.at)

    def _tell(self, how: str, session: Session, step: Step) -> None:
        self._say(_line(how, session, step, told(step, session.answers, session.found)))

    def _finish(self, session: Session) -> None:
        self._machine.finish(session.answers)
        self._say(f"written {self._machine.config}")


def _line(how: str, session: Session, step: Step, words: str) -> str:
    steps = session.answers.steps()
    return f"{how:7} {steps.index(step) + 1}/{len(steps)} {step.value}: {words}"
