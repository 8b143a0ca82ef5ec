"""The live picture whole, as the camera gives it, with what lies over it: guides, or the zone."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk.scene import Fault, Frame, Reason, Verdict
from kiosk.setup.light import HIGHEST, LOWEST, Glance
from kiosk.slot import Slot
from ui.feed import Feed
from ui.text import Block
from ui.theme import Style
from ui.watch import Shown

WIDE = 16 / 9
"""Until there is a picture."""


class Over(QWidget):
    """What is painted above the picture; touches go through to whatever it holds."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._style = Style()

    def set_style(self, style: Style) -> None:
        """Take the window's look and sizes."""
        self._style = style
        self.update()

    def _line(self, painter: QPainter, points: tuple[QPointF, QPointF], *, dashed: bool = False) -> None:
        """Light on dark, so that it is seen on any wall."""
        unit = self._style.unit
        for colour, width in ((self._style.palette.edge, 1.0), ("#ffffff", 0.45)):
            pen = QPen(QColor(colour), unit * width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
            if dashed:
                pen.setDashPattern([unit * 2 / pen.widthF(), unit * 1.4 / pen.widthF()])
            painter.setPen(pen)
            painter.drawLine(*points)


class Guides(Over):
    """Between these two lines eyes should be, of tall people and of small ones."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Two lines across, and one down the middle."""
        painter = QPainter(self)
        width, height = float(self.width()), float(self.height())
        for share in (HIGHEST, LOWEST):
            self._line(painter, (QPointF(0, height * share), QPointF(width, height * share)), dashed=True)
        middle = width / 2
        for top, bottom in ((0.0, 0.06), (0.94, 1.0)):
            self._line(painter, (QPointF(middle, height * top), QPointF(middle, height * bottom)))
        painter.end()


class Viewfinder(QWidget):
    """As wide as its place, or as tall, in the picture's own shape."""

    def __init__(self, parent: QWidget, frames: Slot[Frame | Fault], *, mirror: bool) -> None:
        super().__init__(parent)
        self._frames, self.mirror = frames, mirror
        self._shape = WIDE
        self.feed = Feed(self, frames, mirror=mirror)
        self.over: Over | None = None

    def lay_over(self, over: Over) -> None:
        """This lies above the picture from now on."""
        self.over = over
        over.setParent(self)
        self._arrange()
        over.setVisible(self.live)

    def pull(self, now: float, seen: Glance | None) -> str:
        """Take what there is; why there is no picture, or nothing."""
        self.feed.pull(now)
        self.feed.show_verdict(_outlined(seen))
        if self.over:
            self.over.setVisible(self.live)
        _, held = self._frames.latest()
        if isinstance(held, Frame):
            shape = held.bgr.shape[1] / held.bgr.shape[0]
            if shape != self._shape:
                self._shape = shape
                self._arrange()
        return held.message if isinstance(held, Fault) else ""

    @property
    def live(self) -> bool:
        """Whether there is a picture."""
        return self.feed.live

    def set_style(self, style: Style) -> None:
        """Take the window's look and sizes."""
        self.feed.set_style(style)
        if self.over:
            self.over.set_style(style)

    def blocks(self) -> tuple[Block, ...]:
        """The texts as they stand."""
        return self.feed.blocks()

    def picture(self) -> QRectF:
        """Where it stands in here."""
        return QRectF(self.feed.geometry())

    def _arrange(self) -> None:
        width, height = self.width(), self.height()
        wide = min(width, round(height * self._shape))
        tall = min(height, round(wide / self._shape))
        place = QRect((width - wide) // 2, (height - tall) // 2, max(wide, 1), max(tall, 1))
        self.feed.setGeometry(place)
        if self.over:
            self.over.setGeometry(place)

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """Find the places anew."""
        self._arrange()


def _outlined(seen: Glance | None) -> Shown:
    face = seen.face if seen else None
    box, captured_s = (face.box, seen.captured_s) if seen and face else (None, None)
    return Shown(Verdict.LOOKING, Reason.NONE, 0.0, box, captured_s, 1)
