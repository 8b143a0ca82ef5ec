"""What is wrong with a window as it stands, without painting it: places, sizes, words, names."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum
from itertools import combinations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from ui.crowd.window import CrowdWindow
from ui.gallery.letters import strange
from ui.gallery.written import Written, keys, place
from ui.layout import finger_px
from ui.safe.window import SafeWindow
from ui.theme import unit_of
from ui.window import KioskWindow
from ui.wizard.window import WizardWindow

Window = KioskWindow | SafeWindow | WizardWindow | CrowdWindow

HEADLINE_UNITS, SENTENCE_UNITS = 6.0, 2.2
"""The least that visitors read from where they stand, in hundredths of the shorter side."""
LEAST_UNITS = 1.8
"""The least of all else, read from as far as an arm reaches."""
_ROUNDING_PX = 1.0
_GAP = 0.25
"""Of the letters' size: texts that stand nearer to each other on a line are read as one."""


class Kind(Enum):
    """What can be wrong."""

    CLIPPED = "is cut off"
    TEXTS_CROSS = "lies on another text, or runs into it"
    KEYS_CROSS = "lies on another key"
    SMALL_KEY = "is too small for a finger"
    SMALL_TEXT = "is too small to be read"
    LETTER = "has a letter that no typeface of this language draws"
    NAMELESS = "tells a screen reader nothing"
    ENGLISH = "is not translated"
    FAINT = "can hardly be seen on its ground"


@dataclass(frozen=True, slots=True)
class Defect:
    """One thing that is wrong. `what`: the text or the part."""

    kind: Kind
    what: str

    def __str__(self) -> str:
        return f"{self.what!r} {self.kind.value}"


Look = Callable[[Window, tuple[Written, ...]], Iterator[Defect]]


def defects(window: Window, texts: tuple[Written, ...]) -> tuple[Defect, ...]:
    """Everything that is found without painting. `texts`: those that are written in it."""
    return tuple(defect for look in LOOKS for defect in look(window, texts))


def _clipped(_window: Window, texts: tuple[Written, ...]) -> Iterator[Defect]:
    for text in texts:
        room = text.room.adjusted(-_ROUNDING_PX, -_ROUNDING_PX, _ROUNDING_PX, _ROUNDING_PX)
        if not (text.block.fits() and room.contains(text.at)):
            yield Defect(Kind.CLIPPED, text.block.text)


def _texts_cross(_window: Window, texts: tuple[Written, ...]) -> Iterator[Defect]:
    for one, other in combinations(texts, 2):
        shared = _with_its_gap(one).intersected(_with_its_gap(other))
        if min(shared.width(), shared.height()) > _ROUNDING_PX:
            yield Defect(Kind.TEXTS_CROSS, f"{one.block.text} / {other.block.text}")


def _with_its_gap(text: Written) -> QRectF:
    half = text.block.size_px * _GAP / 2
    return text.at.adjusted(-half, 0, half, 0)


def _keys_cross(window: Window, _texts: tuple[Written, ...]) -> Iterator[Defect]:
    for one, other in combinations(keys(window), 2):
        if place(one, window).intersects(place(other, window)):
            yield Defect(Kind.KEYS_CROSS, f"{_called(one)} / {_called(other)}")


def _small_keys(window: Window, _texts: tuple[Written, ...]) -> Iterator[Defect]:
    least = finger_px(window.size(), window.screen().physicalDotsPerInch())
    for key in keys(window):
        seen = place(key, window).intersected(window.rect())
        if min(seen.width(), seen.height()) < least:
            yield Defect(Kind.SMALL_KEY, f"{_called(key)}, {key.width()} x {key.height()} of {least} pixels")


def _small_texts(window: Window, texts: tuple[Written, ...]) -> Iterator[Defect]:
    unit = unit_of(window.width(), window.height())
    for text in texts:
        if text.block.size_px < LEAST_UNITS * unit:
            yield Defect(Kind.SMALL_TEXT, text.block.text)
    if not isinstance(window, WizardWindow) and window.panel.isVisibleTo(window):
        for block, least in zip(window.panel.blocks(), (HEADLINE_UNITS, SENTENCE_UNITS), strict=True):
            if block.size_px < least * unit:
                yield Defect(Kind.SMALL_TEXT, block.text)


def _letters(_window: Window, texts: tuple[Written, ...]) -> Iterator[Defect]:
    for text in texts:
        if strange(text.block):
            yield Defect(Kind.LETTER, text.block.text)


def _nameless(window: Window, _texts: tuple[Written, ...]) -> Iterator[Defect]:
    """Of keys the role as well: a verdict is a text, a key is to be pressed."""
    pressed = {QAccessible.Role.Button, QAccessible.Role.CheckBox, QAccessible.Role.RadioButton}
    for key in keys(window):
        if not _read_out(key) or QAccessible.queryAccessibleInterface(key).role() not in pressed:
            yield Defect(Kind.NAMELESS, _called(key))
    if isinstance(window, WizardWindow) or not window.panel.isVisibleTo(window):
        return
    if _read_out(window.panel) != window.panel.blocks()[0].text:
        yield Defect(Kind.NAMELESS, window.panel.blocks()[0].text)


def _read_out(part: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(part)
    return interface.text(QAccessible.Text.Name)


def _called(part: QWidget) -> str:
    return part.objectName() or type(part).__name__


LOOKS: tuple[Look, ...] = (
    _clipped,
    _texts_cross,
    _keys_cross,
    _small_keys,
    _small_texts,
    _letters,
    _nameless,
)
