"""What the installer has answered so far; a PIN is never among it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from kiosk.settings import Settings
from kiosk.settings_text import Value
from kiosk.setup.step import Step


@dataclass(frozen=True, slots=True)
class Answers:
    """`values`: settings by their names, such as "screen.language": "de"; `base` has all others.

    `passed`: the steps that were left forwards, `skipped` those of them without an answer. `door_opened`: what somebody
    saw at the door with these settings; None: nobody looked. `notice_read`: the notice on privacy was confirmed.
    """

    base: Settings = field(default_factory=Settings)
    values: Mapping[str, Value] = field(default_factory=dict)
    at: Step = Step.LANGUAGE
    passed: frozenset[Step] = frozenset()
    skipped: frozenset[Step] = frozenset()
    door_opened: bool | None = None
    notice_read: bool = False

    def __getitem__(self, name: str) -> Any:
        """What a setting would be: texts, numbers, tuples, and for a rule of the week a mapping."""
        if name in self.values:
            return self.values[name]
        part: Any = self.base.model_dump(by_alias=True)
        for key in name.split("."):
            part = part[key]
        return part

    def choose(self, name: str, value: Value) -> Answers:
        """With another value. What was seen at the door holds for its settings only."""
        if name in self.values and self.values[name] == value:
            return self
        seen = None if name.startswith("door.") else self.door_opened
        return replace(self, values={**self.values, name: value}, door_opened=seen)

    def settings(self) -> Settings:
        """All of them together. Raises ValueError where one is not allowed."""
        nested = self.base.model_dump(by_alias=True)
        for name, value in self.values.items():
            *sections, key = name.split(".")
            part = nested
            for section in sections:
                part = part[section]
            part[key] = value
        return Settings.model_validate(in_tuples(nested))

    def steps(self) -> tuple[Step, ...]:
        """Those that there are for these answers, in their order."""
        left_out: set[Step] = set()
        if self["door.driver"] == "none":
            left_out |= {Step.LOCK, Step.TRIAL}
        if self["policy.mode"] == "off" and not self["policy.schedule"]:
            left_out.add(Step.HOURS)
        return tuple(step for step in Step if step not in left_out)

    def go(self, step: Step) -> Answers:
        """At this step."""
        return replace(self, at=step)

    def passing(self, step: Step, *, skipped: bool) -> Answers:
        """On, from this step to the one after it."""
        steps = self.steps()
        after = steps[min(steps.index(step) + 1, len(steps) - 1)]
        without = self.skipped | {step} if skipped else self.skipped - {step}
        return replace(self, at=after, passed=self.passed | {step}, skipped=without)

    def before(self, step: Step) -> Step:
        """The step that comes before it; of the first, itself."""
        steps = self.steps()
        return steps[max(steps.index(step) - 1, 0)]


def in_tuples(value: Any) -> Any:
    """Lists as the tuples that strict models want."""
    if isinstance(value, Mapping):
        return {key: in_tuples(item) for key, item in value.items()}
    return tuple(map(in_tuples, value)) if isinstance(value, (list, tuple)) else value
