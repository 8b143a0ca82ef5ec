"""What is still known of a site whose settings cannot be used: each section that is sound, else as it last was."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from kiosk.settings import Settings
from kiosk.settings_file import Examined, frozen


@dataclass(frozen=True, slots=True)
class Salvaged:
    """`sure`: the sections that are the site's own; the others are the defaults."""

    settings: Settings
    sure: frozenset[str]


def salvage(examined: Examined | None, good: Settings | None) -> Salvaged:
    """`examined`: the file, None where it cannot be read; `good`: what it last was, None where that is not known."""
    parts: dict[str, Any] = {}
    sure = set()
    for name in Settings.model_fields:
        part = _sound(examined, name)
        if part is None and good is not None:
            part = getattr(good, name)
        if part is not None:
            parts[name] = part
            sure.add(name)
    return Salvaged(Settings().model_copy(update=parts), frozenset(sure))


def _sound(examined: Examined | None, name: str) -> Any:
    """The section as the file has it, where no problem is in it or may be; None: that is not known."""
    if examined is None or examined.data is None:
        return None
    keys = [problem.key for problem in examined.problems]
    if any(key in {"", name, "version"} or key.startswith(f"{name}.") for key in keys):
        return None
    try:
        return getattr(Settings.model_validate(frozen({name: examined.data.get(name, {})})), name)
    except ValidationError:
        return None
