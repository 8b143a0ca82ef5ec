"""The frame over the live picture that a finger draws, and the zone that it stands for."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QTouchEvent
from PySide6.QtWidgets import QWidget

from kiosk.setup.checks import LEAST_TALL, LEAST_WIDE
from ui.theme import LEAST_TARGET_PX
from ui.wizard.viewfinder import Over

_HANDLE_UNITS = 4.6
_SHADE = 0.55
"""Of the edge's colour, over what is outside."""


@dataclass(frozen=True, slots=True)
class Zone:
    """As in the settings: shares of the picture, whose left is the camera's."""

    x0: float = 0.22
    y0: float = 0.0
    x1: float = 0.78
    y1: float = 1.0

    def mirrored(self) -> Zone:
        """As the mirror shows it, and back again."""
        return Zone(1 - self.x1, self.y0, 1 - self.x0, self.y1)

    def moved(self, across: float, down: float) -> Zone:
        """Whole, as far as the picture goes."""
        across = min(max(across, -self.x0), 1 - self.x1)
        down = min(max(down, -self.y0), 1 - self.y1)
        return Zone(self.x0 + across, self.y0 + down, self.x1 + across, self.y1 + down)

    def pulled(self, corner: tuple[bool, bool], x: float, y: float) -> Zone:
        """With this corner (right, lower) here, or as near as leaves room for somebody."""
        right, lower = corner
        made = replace(self, x1=_between(x, self.x0 + LEAST_WIDE, 1)) if right else self
        made = made if right else replace(made, x0=_between(x, 0, self.x1 - LEAST_WIDE))
        if lower:
            return replace(made, y1=_between(y, self.y0 + LEAST_TALL, 1))
        return replace(made, y0=_between(y, 0, self.y1 - LEAST_TALL))

    def rounded(self) -> Zone:
        """For the file: nobody needs more than a thousandth."""
        return Zone(*(round(value, 3) for value in (self.x0, self.y0, self.x1, self.y1)))


class Frame(Over):
    """`drawn` carries the Zone as it lies on the picture, and whether the finger has left."""

    drawn = Signal(object, bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, on=False)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.zone, self._finger_px = Zone(), LEAST_TARGET_PX
        self._held: tuple[bool, bool] | None = None
        self._last: QPointF | None = None

    def show_zone(self, zone: Zone) -> None:
        """As it lies on the picture."""
        self.zone = zone
        self.update()

    def set_finger(self, finger_px: int) -> None:
        """How large a finger is."""
        self._finger_px = finger_px

    def area(self) -> QRectF:
        """In pixels."""
        zone, width, height = self.zone, self.width(), self.height()
        return QRectF(zone.x0 * width, zone.y0 * height, (zone.x1 - zone.x0) * width, (zone.y1 - zone.y0) * height)

    def _land(self, at: QPointF) -> None:
        """The nearest corner within a finger's width, or all of it."""
        area = self.area()
        corners = {
            (right, lower): QPointF(area.right() if right else area.left(), area.bottom() if lower else area.top())
            for right in (False, True)
            for lower in (False, True)
        }
        near, place = min(corners.items(), key=lambda one: (one[1] - at).manhattanLength())
        self._held = near if max(abs(place.x() - at.x()), abs(place.y() - at.y())) <= self._finger_px else None
        self._last = at

    def _move(self, at: QPointF, *, left: bool = False) -> None:
        if self._last is None:
            return
        width, height = max(self.width(), 1), max(self.height(), 1)
        if self._held:
            zone = self.zone.pulled(self._held, at.x() / width, at.y() / height)
        else:
            way = at - self._last
            zone = self.zone.moved(way.x() / width, way.y() / height)
        self._last = None if left else at
        self.show_zone(zone)
        self.drawn.emit(zone, left)

    def event(self, event: QEvent) -> bool:
        """One finger, taken as it is."""
        kind = event.type()
        if isinstance(event, QTouchEvent) and event.points():
            at = event.points()[0].position()
            if kind == QEvent.Type.TouchBegin:
                self._land(at)
            else:
                self._move(at, left=kind == QEvent.Type.TouchEnd)
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A mouse draws, too."""
        self._land(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """It draws."""
        self._move(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """It has drawn."""
        self._move(event.position(), left=True)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """What is outside is darker; around the zone a line, and on its corners something to hold."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        unit, area, whole = self._style.unit, self.area(), QRectF(self.rect())
        shade = QColor(self._style.palette.edge)
        shade.setAlphaF(_SHADE)
        for outside in (
            QRectF(0, 0, whole.width(), area.top()),
            QRectF(0, area.bottom(), whole.width(), whole.bottom() - area.bottom()),
            QRectF(0, area.top(), area.left(), area.height()),
            QRectF(area.right(), area.top(), whole.right() - area.right(), area.height()),
        ):
            painter.fillRect(outside, shade)
        for colour, width in ((self._style.palette.edge, 1.3), ("#ffffff", 0.6)):
            painter.setPen(QPen(QColor(colour), unit * width))
            inset = unit * 0.65
            painter.drawRect(area.adjusted(inset, inset, -inset, -inset))
        self._paint_corners(painter, area)
        painter.end()

    def _paint_corners(self, painter: QPainter, area: QRectF) -> None:
        unit = self._style.unit
        side, inset = unit * _HANDLE_UNITS, unit * _HANDLE_UNITS * 0.62
        inner = area.adjusted(inset, inset, -inset, -inset)
        for corner in (inner.topLeft(), inner.topRight(), inner.bottomLeft(), inner.bottomRight()):
            painter.setPen(QPen(QColor(self._style.palette.edge), unit * 0.6))
            painter.setBrush(QColor("#ffffff"))
            painter.drawEllipse(corner, side / 2, side / 2)


def _between(value: float, least: float, most: float) -> float:
    return min(max(value, least), most)
