"""Takes the pictures, one window after the other, and looks at what is wrong with each."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QSize
from PySide6.QtGui import QFont, QImage

from kiosk.errors import KioskError
from kiosk.settings_screen import Language
from ui.gallery.contrast import faint
from ui.gallery.english import untranslated
from ui.gallery.eyes import Eye, light_of, picture_of, seen_by, signal_of
from ui.gallery.faults import Defect, defects
from ui.gallery.safe_booth import AnyBooth
from ui.gallery.safe_booth import booth as booth_of
from ui.gallery.scene import Scene
from ui.gallery.shots import Shot
from ui.gallery.visitor import Visitor
from ui.gallery.written import written
from ui.languages import FOLDER, Languages, file, read


@dataclass(frozen=True, slots=True)
class Taken:
    """A picture, and what is wrong with it, where that was asked."""

    shot: Shot
    image: QImage
    defects: tuple[Defect, ...] = ()


@dataclass(frozen=True, slots=True)
class Studio:
    """`scenes` by their names. `eye`: whose eyes see the pictures. `checks`: whether to look what is wrong.

    `words`: where those of all languages are, as lrelease makes them.
    """

    scenes: Mapping[str, Scene]
    visitor: Visitor
    eye: Eye = "usual"
    checks: bool = False
    words: Path = FOLDER

    def take(self, shots: Iterable[Shot]) -> Iterator[Taken]:
        """Each of them; quickest where those that share a window follow each other. Raises KioskError."""
        wanted = tuple(shots)
        english = self.english(wanted) if self.checks else {}
        for shot, booth in self.stage(wanted):
            yield self._taken(shot, booth, english)

    def english(self, shots: Iterable[Shot]) -> dict[Shot, tuple[str, ...]]:
        """What stands in English in each shot that is in another language, by the same shot in English."""
        plain = [replace(shot, language="en", theme="dark") for shot in shots if shot.language != "en"]
        return {
            shot: tuple(text.block.text for text in written(booth.window))
            for shot, booth in self.stage(dict.fromkeys(plain))
        }

    def stage(self, shots: Iterable[Shot]) -> Iterator[tuple[Shot, AnyBooth]]:
        """Each of them as a window, until the next is asked for. Raises KioskError."""
        for language, spoken in groupby(shots, lambda shot: shot.language):
            with speaking(language, self.words) as languages:
                for (name, size), dressed in groupby(spoken, lambda shot: (shot.scene, shot.size)):
                    with swept(), booth_of(self.scenes[name], self.visitor, languages, QSize(*size)) as booth:
                        for shot in dressed:
                            booth.dress(shot.look)
                            yield shot, booth

    def _taken(self, shot: Shot, booth: AnyBooth, english: Mapping[Shot, tuple[str, ...]]) -> Taken:
        image = booth.window.grab().toImage()
        picture = signal_of(image)
        seen = image if self.eye == "usual" else picture_of(seen_by(self.eye, light_of(picture)))
        if not self.checks:
            return Taken(shot, seen)
        texts = written(booth.window)
        told = english.get(replace(shot, language="en", theme="dark"), ())
        left = untranslated((text.block.text for text in texts), told, shot.language) if shot.language != "en" else ()
        return Taken(shot, seen, (*defects(booth.window, texts), *left, *faint(texts, picture, self.eye)))


@contextmanager
def swept() -> Iterator[None]:
    """What a window leaves is swept here and now: Python sweeps on any thread, and Qt's objects must die on theirs."""
    gc.disable()
    try:
        yield
    finally:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        gc.collect(1)
        gc.enable()


@contextmanager
def speaking(language: Language, folder: Path = FOLDER) -> Iterator[Languages]:
    """All windows that are made meanwhile are in this language. Raises KioskError where its words are missing."""
    if language != "en" and read(language, folder) is None:
        raise KioskError(f"no words in {language!r}, {file(language, folder).name} is missing: `make run` makes it")
    languages = Languages(language, folder=folder)
    try:
        yield languages
    finally:
        languages.close()
        QFont.cleanup()  # Qt keeps each size of each typeface, and takes five times as long to find any among many
