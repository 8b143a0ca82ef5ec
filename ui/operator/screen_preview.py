"""What visitors would see with other settings, small, beside them."""

from __future__ import annotations

from collections.abc import Generator
from typing import Protocol

from PySide6.QtCore import QRectF, QSizeF, Qt, QTimer
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from kiosk.settings_screen import ScreenSettings
from ui.operator.screen_layout import COUNT, GAP_UNITS
from ui.operator.screen_words import PREVIEW
from ui.palette import Role
from ui.sides import as_read
from ui.theme import Style
from ui.tongue import say

Pictures = Generator[QImage, None, None]

_LINE_UNITS = 0.25


class Maker(Protocol):
    """Makes the pictures."""

    def prepare(self) -> None:
        """What takes its time, on any thread."""

    def pictures(self, screen: ScreenSettings, /) -> Pictures:
        """One after the other; each takes some hundredths of a second of the GUI's thread."""


class Preview(QWidget):
    """The pictures, one below the other, or one beside the other. Empty before there is a maker."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._maker: Maker | None = None
        self._screen: ScreenSettings | None = None
        self._making: Pictures | None = None
        self._made: list[QImage] = []
        self._images: tuple[QImage, ...] = ()
        self._style = Style()
        self._next = QTimer(self)
        self._next.setInterval(0)
        self._next.timeout.connect(self._make)
        self.retranslate()

    def made_by(self, maker: Maker) -> None:
        """Who makes the pictures."""
        self._maker = maker

    def prepare(self) -> None:
        """Let them be made quickly later; on any thread."""
        if self._maker:
            self._maker.prepare()

    @property
    def made(self) -> bool:
        """Whether anybody makes any."""
        return self._maker is not None

    @property
    def busy(self) -> bool:
        """Whether newer pictures are being made."""
        return self._making is not None

    @property
    def images(self) -> tuple[QImage, ...]:
        """Those that stand there, in the size in which they were made."""
        return self._images

    def show_screen(self, screen: ScreenSettings) -> None:
        """Have them made anew, where these settings are others. Those that stand there stay until all are ready."""
        if self._maker and screen != self._screen:
            self.stop()
            self._screen, self._making = screen, self._maker.pictures(screen)
            self._next.start()

    def stop(self) -> None:
        """Make no more. A second call is harmless."""
        self._next.stop()
        if self._making:
            self._making.close()
        self._screen, self._making, self._made = None, None, []

    def retranslate(self) -> None:
        """Say it in the language of the moment."""
        self.setAccessibleName(say(PREVIEW))

    def set_style(self, style: Style) -> None:
        """Take the window's look and sizes."""
        self._style = style
        self.update()

    def _make(self) -> None:
        if self._making is None:
            return
        image = next(self._making, None)
        if image is not None:
            self._made.append(image)
            return
        self._next.stop()
        self._making, self._images, self._made = None, tuple(self._made), []
        self.update()

    def _areas(self) -> list[QRectF]:
        """In each a picture, whole."""
        gap, whole = self._style.unit * GAP_UNITS, QRectF(self.rect())
        if self.height() > self.width():
            tall = (whole.height() + gap) / COUNT - gap
            return [QRectF(0, at * (tall + gap), whole.width(), tall) for at in range(COUNT)]
        wide = (whole.width() + gap) / COUNT - gap
        return [as_read(QRectF(at * (wide + gap), 0, wide, whole.height()), self.width()) for at in range(COUNT)]

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Each with a line around it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        ratio = self.devicePixelRatioF()
        for area, image in zip(self._areas(), self._images, strict=False):
            size = QSizeF(image.size()).scaled(area.size(), Qt.AspectRatioMode.KeepAspectRatio)
            place = QRectF(0, 0, size.width(), size.height())
            place.moveCenter(area.center())
            smooth = Qt.TransformationMode.SmoothTransformation
            pixels = (size * ratio).toSize()
            painter.drawImage(place, image.scaled(pixels, Qt.AspectRatioMode.IgnoreAspectRatio, smooth))
            painter.setPen(QPen(QColor(self._style.tone(Role.SHEET).line), self._style.unit * _LINE_UNITS))
            painter.drawRect(place)
        painter.end()
