"""What is wrong with a step, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.phrase import sentence, together


@dataclass(frozen=True, slots=True)
class Problem:
    """`what` is wrong and how to `mend` it, sentences without their full stops. `blocks`: else it is advice."""

    what: str
    mend: str
    blocks: bool = True

    def __str__(self) -> str:
        return str(self.said)

    @property
    def said(self) -> str:
        """Both, as a screen may say it."""
        return together(sentence(self.what), sentence(self.mend))


def blocking(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """Those that keep somebody from going on."""
    return tuple(problem for problem in problems if problem.blocks)
