"""Paints frames where nobody sees it: what the live picture costs, for `tools.bench`."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from kiosk.scene import Fault, Frame
from kiosk.slot import Slot
from ui.feed import Feed


class Easel:
    """The window's own live picture at `width` x `height`, drawn into a picture. For the main thread."""

    def __init__(self, width: int, height: int) -> None:
        self._app = QApplication.instance() or QApplication(["easel", "-platform", "offscreen"])
        self._frames: Slot[Frame | Fault] = Slot()
        self._parent = QWidget()
        self._feed = Feed(self._parent, self._frames, mirror=True)
        self._feed.resize(width, height)
        self._canvas = QImage(width, height, QImage.Format.Format_RGB32)

    def paint(self, frame: Frame) -> None:
        """Take one frame as the window does, and draw it."""
        self._frames.put(frame)
        self._feed.pull(frame.captured_s)
        self._feed.render(self._canvas, QPoint())
