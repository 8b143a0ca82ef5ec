"""What stands below a page: a sentence that says how it stands, and the keys that lead on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import SignalInstance
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.keys import Key
from ui.operator.page import Heading
from ui.theme import LEAST_TARGET_PX, Style


class Foot(QWidget):
    """Who inherits gives heading and keys their places. `wide_units`: so wide it has both in one line."""

    wide_units: ClassVar[float]
    tall_units: ClassVar[float]
    gap_units: ClassVar[float]

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._style, self._finger_px = Style(), LEAST_TARGET_PX
        self.heading = Heading(self)
        self.keys: tuple[Key, ...] = ()

    def set_style(self, style: Style, finger_px: int) -> None:
        """Take the window's look and sizes, and that of a finger."""
        self._style, self._finger_px = style, finger_px
        self._arrange()

    def tall_px(self, width: int) -> int:
        """How much height it wants."""
        raise NotImplementedError

    def _arrange(self) -> None:
        raise NotImplementedError

    def _told_by(self, keys: Sequence[Key], wanted: Sequence[SignalInstance]) -> None:
        """Each key says one thing."""
        self.keys = tuple(keys)
        for key, signal in zip(keys, wanted, strict=True):
            key.clicked.connect(lambda _checked=False, signal=signal: signal.emit())

    def _letter(self, wanted_px: float) -> None:
        """One size of letters for all keys, where they are now."""
        size_px = min(key.fitting_px(wanted_px) for key in self.keys)
        for key in self.keys:
            key.set_style(self._style, size_px)

    def _is_wide(self, width: int) -> bool:
        return width >= self.wide_units * self._style.unit

    def _line_px(self) -> int:
        return max(self._finger_px, round(self._style.unit * self.tall_units))

    def _gap_px(self) -> int:
        return round(self._style.unit * self.gap_units)

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """Find the places anew."""
        self._arrange()
