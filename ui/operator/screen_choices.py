"""What can be chosen on the page with the screen's settings, in its sections."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from kiosk.scene import Verdict
from kiosk.settings_screen import NAMES
from kiosk.settings_text import Value
from ui.fonts import FAMILIES
from ui.operator.screen_draft import Draft
from ui.operator.screen_words import (
    AT_FIRST,
    BRIGHT,
    COLOUR,
    CONTRAST,
    DARK,
    LARGE,
    LETTERS,
    MOTION,
    NO_COLOUR,
    OFF,
    OFFERED,
    ON,
    ORDINARY,
    OWN_COLOUR,
    SPEECH,
    SWATCHES,
    THEME,
    VOLUME,
)
from ui.operator.words import PER_CENT
from ui.owner import with_colour
from ui.palettes import PALETTES
from ui.tongue import fill, say

TOGGLED = "screen.languages"
"""Of these several are chosen."""
VOLUMES = (0, 20, 40, 70, 100)


@dataclass(frozen=True, slots=True)
class Option:
    """One key: what it stands for, whether it is chosen, and whether it can be. `ground`: a swatch's colour."""

    value: Value
    word: Callable[[], str]
    chosen: bool
    free: bool = True
    typefaces: Sequence[str] = ()
    ground: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """One row: what it is about, and its keys; or a sentence where there is nothing to choose."""

    name: str
    label: str
    options: tuple[Option, ...] = ()
    instead: str = ""


def looks(draft: Draft) -> tuple[Choice, ...]:
    """What visitors see at a glance."""
    return (
        _among(draft, "screen.theme", THEME, {"dark": DARK, "bright": BRIGHT, "contrast": CONTRAST}),
        _among(draft, "screen.large_text", LETTERS, {False: ORDINARY, True: LARGE}),
        _among(draft, "screen.motion", MOTION, {True: ON, False: OFF}),
    )


def languages(draft: Draft) -> tuple[Choice, ...]:
    """The one that is there at first is offered whatever else is."""
    first, offered = draft["screen.language"], draft.offered
    toggles, firsts = [], []
    for one, name in NAMES.items():
        toggles.append(Option(one, partial(str, name), one in offered, one != first, FAMILIES[one]))
        firsts.append(Option(one, partial(str, name), one == first, one in offered, FAMILIES[one]))
    return Choice(TOGGLED, OFFERED, tuple(toggles)), Choice("screen.language", AT_FIRST, tuple(firsts))


def sound(draft: Draft) -> tuple[Choice, ...]:
    """What visitors hear. Another volume than these stands among them where the file has it."""
    now = draft["sound.volume"]
    volumes = sorted({*VOLUMES, now, draft.file.sound.volume})
    options = tuple(Option(one, partial(_per_cent, one), one == now) for one in volumes)
    return (
        Choice("sound.volume", VOLUME, options),
        _among(draft, "sound.speech", SPEECH, {True: ON, False: OFF}),
    )


def _among(draft: Draft, name: str, label: str, words: dict[Value, str]) -> Choice:
    options = (Option(value, partial(say, word), value == draft[name]) for value, word in words.items())
    return Choice(name, label, tuple(options))


def _per_cent(volume: int) -> str:
    return fill(PER_CENT, volume) if volume else say(OFF)


def colours(draft: Draft) -> tuple[Choice, ...]:
    """Each as it would become in the theme. One that the file has beside these stands at the end."""
    palette, now = PALETTES[draft["screen.theme"]], draft["screen.colour"]
    if not palette.takes_colour:
        return (Choice("screen.colour", COLOUR, instead=NO_COLOUR),)
    names = {draft.file.screen.colour: OWN_COLOUR, **SWATCHES}
    order = sorted(names, key=lambda colour: colour not in SWATCHES)
    options = (
        Option(
            colour,
            partial(say, names[colour]),
            colour == now,
            ground=with_colour(palette, colour).verdicts[Verdict.NOBODY].ground,
        )
        for colour in order
    )
    return (Choice("screen.colour", COLOUR, tuple(options)),)
