"""One setting up, from its first step to its last, at the screen or without one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kiosk.settings_text import Value
from kiosk.setup.answers import Answers
from kiosk.setup.checks import check
from kiosk.setup.doorchecks import lock_is_said
from kiosk.setup.found import Found
from kiosk.setup.problem import Problem, blocking
from kiosk.setup.step import OPTIONAL, Step


class Session:
    """Has the answers kept as each step is left. One thread calls. Where `keep` raises KioskError, it is not left."""

    def __init__(self, answers: Answers, keep: Callable[[Answers], None], found: Found | None = None) -> None:
        self.answers, self.found = answers, found or Found()
        self._keep = keep

    @property
    def at(self) -> Step:
        """The step that is asked now."""
        return self.answers.at

    @property
    def place(self) -> tuple[int, int]:
        """Which step that is, from 1, and of how many."""
        steps = self.answers.steps()
        return steps.index(self.at) + 1, len(steps)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What this step finds wrong, what blocks first."""
        return check(self.at, self.answers, self.found)

    @property
    def may_skip(self) -> bool:
        """Whether this step can be left without an answer."""
        return self.at in OPTIONAL

    @property
    def lock_is_said(self) -> bool:
        """Whether somebody has said what the lock does without power."""
        return lock_is_said(self.answers)

    def choose(self, name: str, value: Value) -> None:
        """An answer."""
        self.answers = self.answers.choose(name, value)

    def note(self, *, door_opened: bool | None = None, notice_read: bool | None = None) -> None:
        """What is no setting: what somebody saw, and what somebody confirmed."""
        if door_opened is not None:
            self.answers = replace(self.answers, door_opened=door_opened)
        if notice_read is not None:
            self.answers = replace(self.answers, notice_read=notice_read)

    def look(self, **found: object) -> None:
        """Something was looked for, and this came of it."""
        self.found = replace(self.found, **found)  # type: ignore[arg-type]

    def next(self) -> bool:
        """On to the next step, unless something blocks. Raises KioskError where that cannot be kept."""
        if blocking(self.problems):
            return False
        self._leave(self.answers.passing(self.at, skipped=False))
        return True

    def skip(self) -> None:
        """On, without an answer. Raises KioskError."""
        if self.may_skip:
            self._leave(self.answers.passing(self.at, skipped=True))

    def back(self) -> None:
        """To the step before. Raises KioskError."""
        self._leave(self.answers.go(self.answers.before(self.at)))

    def go(self, step: Step) -> None:
        """To one of the steps. Raises KioskError."""
        if step in self.answers.steps():
            self._leave(self.answers.go(step))

    def _leave(self, answers: Answers) -> None:
        self._keep(answers)
        self.answers = answers
