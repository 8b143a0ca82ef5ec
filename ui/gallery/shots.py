"""Which pictures: every scene in every language, theme and size that is wanted; and how each is called."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product

from kiosk.settings_screen import LANGUAGES, Language, Theme
from ui.palettes import PALETTES
from ui.theme import Look

Size = tuple[int, int]
LANDSCAPE: Size = (1280, 720)
PORTRAIT: Size = (720, 1280)
LEAST_PX, MOST_PX = 320, 7680


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture. `scene`: the scene's name."""

    scene: str
    language: Language = "en"
    theme: Theme = "dark"
    size: Size = LANDSCAPE
    large_text: bool = False

    def __str__(self) -> str:
        """As in the picture's name."""
        parts = (self.scene, self.language, self.theme, "{}x{}".format(*self.size))
        return ".".join((*parts, "large") if self.large_text else parts)

    @property
    def look(self) -> Look:
        """For the window."""
        return Look(PALETTES[self.theme], self.large_text)


README = (
    Shot("mask-ok", size=(1920, 1080)),
    Shot("mask-wrong", size=(1920, 1080)),
    Shot("welcome", "ar", size=(1920, 1080)),
    Shot("cant-tell-come-closer", "fr", "bright", (810, 1440)),
    Shot("pass-one-person", size=(1920, 1080)),
    Shot("reasons", size=(1920, 1080)),
    Shot("crowd", size=(1920, 1080)),
)
"""Those of docs/screens: saved at half their size, each under its scene's name."""
README_SHRINK = 2


def product_of(
    languages: Iterable[Language],
    scenes: Iterable[str],
    sizes: Sequence[Size],
    texts: Sequence[bool],
    themes: Sequence[Theme],
) -> tuple[Shot, ...]:
    """All of them with each other, those that share a window one after the other."""
    every = product(languages, scenes, sizes, texts, themes)
    return tuple(Shot(scene, language, theme, size, large) for language, scene, size, large, theme in every)


def shot_named(name: str, scenes: Iterable[str]) -> Shot:
    """The shot that is called so. Raises ValueError with what is wrong with the name."""
    scene, language, theme, size, *rest = [*name.split("."), "", "", ""]
    if scene not in scenes:
        raise ValueError(f"there is no scene {scene!r}")
    found = next((one for one in LANGUAGES if one == language), None)
    if found is None:
        raise ValueError(f"there is no language {language!r}: choose among {', '.join(LANGUAGES)}")
    colours = next((one for one in PALETTES if one == theme), None)
    if colours is None:
        raise ValueError(f"there is no theme {theme!r}: choose among {', '.join(PALETTES)}")
    if rest[0] not in ("", "large"):
        raise ValueError(f"{rest[0]!r} is no size of text: choose large, or leave it out")
    return Shot(scene, found, colours, size_named(size), rest[0] == "large")


def size_named(name: str) -> Size:
    """1280x720 as width and height. Raises ValueError."""
    width, _, height = name.partition("x")
    if not (width.isdecimal() and height.isdecimal()):
        raise ValueError(f"{name!r} is no size such as 1280x720")
    size = int(width), int(height)
    if not all(LEAST_PX <= side <= MOST_PX for side in size):
        raise ValueError(f"{name} is no screen: a side has {LEAST_PX} to {MOST_PX} pixels")
    return size
