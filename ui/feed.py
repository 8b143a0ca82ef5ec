"""The live picture, pulled from the slot at display rate; a calm plate where there is none."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from kiosk.scene import Fault, Frame
from kiosk.slot import Slot
from ui import icons, outline, text
from ui.palette import Role
from ui.picture import Picture, View
from ui.theme import Style
from ui.tongue import say
from ui.watch import STALE, Shown
from ui.words import LIVE_PICTURE, NO_PICTURE

STILL_S = 0.9
"""Without a new frame for so long, the last one is no live picture any more."""

OUTLINE_S = 0.3
"""An outline is drawn only on a picture taken this near to the one that was judged."""

_EASE = 0.5
_ROOM = 0.12


class Feed(QWidget):
    """Shows the newest frame of the slot, or says that there is none. Never an old frame."""

    def __init__(self, parent: QWidget, frames: Slot[Frame | Fault], *, mirror: bool) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._frames = frames
        self._mirror = mirror
        self._style = Style()
        self._version = 0
        self._since_s = 0.0
        self._frame: Frame | None = None
        self._picture = Picture(1, 1, 1.0)
        self._view: View | None = None
        self._shown = STALE
        self._outline: tuple[int | None, QRectF] | None = None
        self.retranslate()

    def pull(self, now: float) -> None:
        """Take what the slot holds; to be called at display rate."""
        version, held = self._frames.latest()
        if version != self._version:
            self._version, self._since_s = version, now
            self._put(held if isinstance(held, Frame) else None)
        elif self._frame is not None and not now - self._since_s <= STILL_S:
            self._put(None)

    def show_verdict(self, shown: Shown) -> None:
        """Whose face to outline, and how."""
        self._shown = shown
        self.update()

    def set_style(self, style: Style) -> None:
        """Take the window's look and sizes."""
        self._style = style
        self.update()

    def retranslate(self) -> None:
        """Say it in the language of the moment."""
        self.setAccessibleName(say(LIVE_PICTURE if self.live else NO_PICTURE))
        self.update()

    @property
    def number(self) -> int:
        """Which of the slot's pictures is on the screen."""
        return self._version

    @property
    def live(self) -> bool:
        """Whether a live picture is on the screen."""
        return self._frame is not None

    def blocks(self) -> tuple[text.Block, ...]:
        """The texts as they stand: none over a live picture."""
        if self.live:
            return ()
        below = QRectF(self.rect()).adjusted(0, self.height() * 0.58, 0, -self.height() * 0.2)
        top = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        return (text.fit(say(NO_PICTURE), below, self._style.sentence_px, top),)

    def _put(self, frame: Frame | None) -> None:
        self._frame, self._view = frame, None
        self.retranslate()

    def _paint_live(self, painter: QPainter, frame: Frame) -> None:
        view = self._scaled(frame)
        painter.drawImage(0, 0, self._picture.image)
        area = self._eased(frame, view)
        if area is not None:
            outline.draw(painter, self._shown.verdict, area, self._style)

    def _scaled(self, frame: Frame) -> View:
        """The frame in the picture; scaled once, however often it is painted."""
        ratio = self.devicePixelRatioF()
        width, height = max(1, round(self.width() * ratio)), max(1, round(self.height() * ratio))
        if (width, height, ratio) != (self._picture.width, self._picture.height, self._picture.ratio):
            self._picture, self._view, self._outline = Picture(width, height, ratio), None, None
        if self._view is None:
            self._view = self._picture.take(frame.bgr, mirror=self._mirror)
        return self._view

    def _eased(self, frame: Frame, view: View) -> QRectF | None:
        """Where to draw the outline: half way from where it was, so that it does not tremble; None: not at all."""
        shown = self._shown
        if shown.box is None or shown.captured_s is None or not abs(frame.captured_s - shown.captured_s) <= OUTLINE_S:
            self._outline = None
            return None
        target = view.place(shown.box)
        room = target.width() * _ROOM
        target.adjust(-room, -room, room, room)
        if self._outline is not None and self._outline[0] == shown.track:
            target = _between(self._outline[1], target)
        self._outline = (shown.track, target)
        ratio = self._picture.ratio
        return QRectF(target.x() / ratio, target.y() / ratio, target.width() / ratio, target.height() / ratio)

    def _paint_plate(self, painter: QPainter) -> None:
        tone = self._style.tone(Role.NO_PICTURE)
        painter.fillRect(self.rect(), QColor(tone.ground))
        side = min(self.width(), self.height()) * 0.26
        area = QRectF(self.width() / 2 - side / 2, self.height() * 0.54 - side, side, side)
        icons.draw(painter, icons.no_camera(), area, tone)
        text.draw(painter, self.blocks(), tone.ink)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The picture and the outline, or the plate."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._frame is None:
            self._paint_plate(painter)
        else:
            self._paint_live(painter, self._frame)
        painter.end()


def _between(one: QRectF, other: QRectF) -> QRectF:
    """`_EASE` of the way from one to the other."""
    return QRectF(
        one.x() + (other.x() - one.x()) * _EASE,
        one.y() + (other.y() - one.y()) * _EASE,
        one.width() + (other.width() - one.width()) * _EASE,
        one.height() + (other.height() - one.height()) * _EASE,
    )
