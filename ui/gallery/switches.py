"""How long the window takes from one language, look or way of lying to another, until it is painted anew."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timezone

import numpy as np
from PySide6.QtCore import QCoreApplication, QSize
from PySide6.QtWidgets import QApplication

from kiosk.settings_screen import Language
from ui.gallery.booth import Booth
from ui.gallery.scenes import every
from ui.gallery.shots import Size
from ui.gallery.studio import speaking, swept
from ui.gallery.visitor import visitor
from ui.languages import Languages
from ui.palettes import BRIGHT, CONTRAST, DARK
from ui.window import KioskWindow

SCENES = ("mask-wrong", "own-words", "languages", "pin-four", "reasons-several", "health-long", "screen-look")
"""What visitors see, what staff type on, and the operator's pages with the most words."""
TO: tuple[Language, ...] = ("de", "ar", "zh", "en")

Switch = Callable[[KioskWindow, Languages, int], None]


def _language(_window: KioskWindow, languages: Languages, turn: int) -> None:
    languages.choose(TO[turn % len(TO)], 0.0)
    QCoreApplication.sendPostedEvents()


def _theme(window: KioskWindow, _languages: Languages, turn: int) -> None:
    window.restyle(replace(window.look, palette=(BRIGHT, CONTRAST, DARK)[turn % 3]))


def _letters(window: KioskWindow, _languages: Languages, turn: int) -> None:
    window.restyle(replace(window.look, large_text=turn % 2 == 0))


def _orientation(window: KioskWindow, _languages: Languages, turn: int) -> None:
    window.restyle(replace(window.look, orientation="portrait" if turn % 2 == 0 else "landscape"))


def _turned_round(window: KioskWindow, _languages: Languages, _turn: int) -> None:
    window.resize(window.height(), window.width())
    QCoreApplication.sendPostedEvents()


SWITCHES: Mapping[str, Switch] = {
    "language": _language,
    "theme": _theme,
    "letters": _letters,
    "orientation": _orientation,
    "turned_round": _turned_round,
}


Figures = dict[str, "float | str"]


@dataclass(frozen=True, slots=True)
class Took:
    """One switch, by the clock on the wall and by the processor's: on a busy machine the one says little."""

    scene: str
    wall_ms: float
    cpu_ms: float


def measure(size: Size, turns: int, step: Callable[[], None]) -> dict[str, Figures]:
    """What each switch took over every scene. Raises KioskError."""
    _app = QApplication.instance() or QApplication(["switches", "-platform", "offscreen"])
    found: dict[str, list[Took]] = {name: [] for name in SWITCHES}
    for scene in SCENES:
        with _staged(scene, size) as (window, languages):
            for name, switch in SWITCHES.items():
                found[name].extend(Took(scene, *took) for took in _timed(window, languages, switch, turns))
        step()
    return {name: _figures(took) for name, took in found.items()}


@contextmanager
def _staged(name: str, size: Size) -> Iterator[tuple[KioskWindow, Languages]]:
    scene = next(one for one in every(datetime.now(timezone.utc).astimezone()) if one.name == name)
    with speaking("en") as languages, swept(), Booth(scene, visitor(), languages, QSize(*size)) as booth:
        booth.dress(booth.window.look)
        yield booth.window, languages


def _timed(window: KioskWindow, languages: Languages, switch: Switch, turns: int) -> Iterator[tuple[float, float]]:
    """The first ones are not counted: words are read from their files once, and typefaces looked for."""
    for turn in range(-len(TO), turns):
        wall_s, cpu_s = time.perf_counter(), time.thread_time()
        switch(window, languages, turn)
        window.grab()
        if turn >= 0:
            yield 1000 * (time.perf_counter() - wall_s), 1000 * (time.thread_time() - cpu_s)


def _figures(found: Sequence[Took]) -> Figures:
    dearest = max(found, key=lambda took: took.cpu_ms)
    return {
        "p50": round(float(np.median([took.wall_ms for took in found])), 1),
        "most": round(max(took.wall_ms for took in found), 1),
        "cpu_most": round(dearest.cpu_ms, 1),
        "cpu_most_in": dearest.scene,
    }
