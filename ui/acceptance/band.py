"""A slim band above the visitors' screen, which stays as it is: what is asked for, drawn and in large letters."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk.acceptance.course import Course
from kiosk.scene import Verdict
from ui import icons, text
from ui.acceptance import pictures
from ui.acceptance.words import PAUSE, WAITING, asked, beside
from ui.hints.piece import Scene, paint
from ui.keys import Key
from ui.palette import Role, Tone
from ui.sides import as_read
from ui.theme import LEAST_TARGET_PX, Style

_UNITS, _PORTRAIT_UNITS = 17, 25
_PICTURE_SHARE, _KEY_UNITS = 1.5, 19
"""The picture's width in heights of the band; the key's width."""
_LARGE_UNITS, _SMALL_UNITS, _UPPER_SHARE = 7.2, 3.4, 0.66
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def tall_px(style: Style, *, portrait: bool) -> int:
    """How tall it is."""
    return round(style.unit * (_PORTRAIT_UNITS if portrait else _UNITS))


class Band(QWidget):
    """`pause` is a key that anybody may touch: nothing is lost by it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._style, self._finger_px = Style(), LEAST_TARGET_PX
        self._course: Course | None = None
        self._large, self._small = "", ""
        self._picture: Scene = ()
        self.pause = Key(self, "pause_acceptance", source=PAUSE)

    def show_course(self, course: Course) -> None:
        """Ask for what is next."""
        self._course = course
        self.pause.setVisible(course.phase not in WAITING)
        self.retranslate()

    def retranslate(self) -> None:
        """Say it in the language of the moment."""
        if self._course is None:
            return
        before, picture = (self._large, self._small, self._picture), pictures.of_course(self._course)
        self._large, self._small, self._picture = asked(self._course), beside(self._course), picture
        if before != (self._large, self._small, self._picture):
            self.setAccessibleName(self._large)
            self.setAccessibleDescription(self._small)
            self.update()

    def set_style(self, style: Style, finger_px: int) -> None:
        """Take the window's look and sizes, and that of a finger."""
        self._style, self._finger_px = style, finger_px
        self._arrange()

    def blocks(self) -> tuple[text.Block, ...]:
        """The texts as they stand."""
        key = self.pause.blocks() if self.pause.isVisibleTo(self) else ()
        return (*self._told(), *key)

    def _told(self) -> tuple[text.Block, ...]:
        area, unit = self._text_area(), self._style.unit
        upper, lower = QRectF(area), QRectF(area)
        upper.setHeight(area.height() * _UPPER_SHARE)
        lower.setTop(upper.bottom())
        return (
            text.fit(self._large, upper, unit * _LARGE_UNITS, _LEFT, bold=True),
            text.fit(self._small, lower, unit * _SMALL_UNITS, _LEFT),
        )

    def _picture_area(self) -> QRectF:
        space = self._style.unit
        wide = min(self.height() * _PICTURE_SHARE, self.width() * 0.24)
        return as_read(QRectF(space, space, wide, self.height() - 2 * space), self.width())

    def _text_area(self) -> QRectF:
        space = self._style.space_px / 2
        left = min(self.height() * _PICTURE_SHARE, self.width() * 0.24) + self._style.unit + space
        right = self.pause.width() + 2 * space if self.pause.isVisibleTo(self) else space
        return as_read(QRectF(left, space, self.width() - left - right, self.height() - 2 * space), self.width())

    def _tone(self) -> Tone:
        """A false green is told at once, and cannot be overlooked."""
        wrong = self._course is not None and self._course.false_green
        return self._style.verdict(Verdict.NO_MASK) if wrong else self._style.tone(Role.SHEET)

    def _arrange(self) -> None:
        space = round(self._style.space_px / 2)
        wide, tall = round(self._style.unit * _KEY_UNITS), max(self._finger_px, round(self._style.unit * 9))
        place = QRect(self.width() - space - wide, (self.height() - tall) // 2, wide, tall)
        self.pause.setGeometry(as_read(place, self.width()))
        self.pause.set_style(self._style, self._style.button_px)
        self.update()

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """Find the places anew."""
        self._arrange()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The ground, the picture and the words; the key paints itself."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tone = self._tone()
        painter.fillRect(self.rect(), QColor(tone.ground))
        if self._course is not None and self._course.false_green:
            icons.draw(painter, icons.icon(Verdict.MASK_WRONG), self._picture_area(), tone)
        else:
            paint(painter, self._picture, self._picture_area(), tone)
        text.draw(painter, self._told(), tone.ink)
        painter.end()
