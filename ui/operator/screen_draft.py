"""The settings as somebody at the screen would have them: what their file has, and what was chosen since."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from kiosk.operator import Operator, SiteFile
from kiosk.settings import Settings
from kiosk.settings_screen import LANGUAGES, Language, ScreenSettings, SoundSettings
from kiosk.settings_text import Value


@dataclass(frozen=True, slots=True)
class Draft:
    """`values`: what is other than in the file, such as "screen.theme": "bright"."""

    file: Settings = field(default_factory=Settings)
    values: Mapping[str, Value] = field(default_factory=dict)

    def __getitem__(self, name: str) -> Any:
        """What a setting would be."""
        return self.values[name] if name in self.values else self._in_file(name)

    def choose(self, name: str, value: Value) -> Draft:
        """With another value; what the file has is no choice."""
        others = {other: kept for other, kept in self.values.items() if other != name}
        same = value == self._in_file(name)
        return replace(self, values=others if same else {**others, name: value})

    def toggle(self, language: Value) -> Draft:
        """A language is offered, or not any more, unless it is the one that is there at first."""
        wanted = set(self.offered) ^ {language} | {self["screen.language"]}
        return self.choose("screen.languages", tuple(one for one in LANGUAGES if one in wanted))

    @property
    def offered(self) -> tuple[Language, ...]:
        """What visitors could choose among; the one that is there at first is always one of them."""
        first = self["screen.language"]
        return tuple(one for one in LANGUAGES if one == first or one in self["screen.languages"])

    @property
    def screen(self) -> ScreenSettings:
        """What the window would show."""
        return self.file.screen.model_copy(update=self._of("screen."))

    @property
    def sound(self) -> SoundSettings:
        """What would be heard."""
        return self.file.sound.model_copy(update=self._of("sound."))

    @property
    def enforces(self) -> bool:
        """Whether the door is ever shut before somebody for want of a mask."""
        policy = self.file.policy
        return "enforce" in {policy.mode, *(rule.mode for rule in policy.schedule)}

    def _of(self, section: str) -> dict[str, Value]:
        return {name.removeprefix(section): value for name, value in self.values.items() if name.startswith(section)}

    def _in_file(self, name: str) -> Any:
        section, key = name.split(".")
        return getattr(getattr(self.file, section), key)


def written(operator: Operator, draft: Draft, site: SiteFile, _told: Callable[[object], None]) -> tuple[SiteFile, bool]:
    """What the file has once the draft is kept, and whether some of that waits for the next start. For any thread."""
    after = operator.keep(draft.values, site.written)
    return after, Draft(after.written.settings).offered != Draft(draft.file).offered
