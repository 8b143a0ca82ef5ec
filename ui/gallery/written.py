"""Where the texts and the keys of a window really stand, each in the window's own pixels."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF
from PySide6.QtWidgets import QAbstractButton, QWidget

from ui.text import Block
from ui.tongue import END_ISOLATE, ISOLATE


@dataclass(frozen=True, slots=True)
class Written:
    """A text that is seen. `at`: what it takes. `room`: as much of its part as no part around it cuts off."""

    block: Block
    part: QWidget
    at: QRectF
    room: QRectF


def written(window: QWidget) -> tuple[Written, ...]:
    """Every text, under the part that paints it: what a part tells on behalf of those inside it counts as theirs."""
    return tuple(_written(window, window))


def keys(window: QWidget) -> tuple[QAbstractButton, ...]:
    """Everything that can be seen to be touched, now or at other times."""
    return tuple(key for key in window.findChildren(QAbstractButton) if key.isVisibleTo(window))


def place(part: QWidget, window: QWidget) -> QRect:
    """Where it stands."""
    return QRect(part.mapTo(window, QPoint()), part.size())


def _written(part: QWidget, window: QWidget) -> Iterator[Written]:
    inner = [text for child in _children(part) for text in _written(child, window)]
    theirs = [text.block for text in inner]
    corner, room = QPointF(part.mapTo(window, QPoint())), _room(part, window)
    for block in _told(part):
        if block in theirs:
            theirs.remove(block)
        else:
            yield Written(block, part, block.extent().translated(corner), room)
    yield from inner


def _children(part: QWidget) -> list[QWidget]:
    return [child for child in part.children() if isinstance(child, QWidget) and child.isVisibleTo(part)]


def _told(part: QWidget) -> tuple[Block, ...]:
    blocks = getattr(part, "blocks", None)
    return blocks() if blocks else ()


def _room(part: QWidget, window: QWidget) -> QRectF:
    room = place(part, window)
    around = part.parentWidget() if part is not window else None
    while around is not None and around is not window:
        room, around = room.intersected(place(around, window)), around.parentWidget()
    return QRectF(room.intersected(window.rect()))


def plain(text: str) -> str:
    """Without the marks, which are not seen, that keep its direction among Arabic."""
    return text.replace(ISOLATE, "").replace(END_ISOLATE, "")
