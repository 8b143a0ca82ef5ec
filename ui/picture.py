"""A frame made to fill a widget: cropped to cover it, mirrored if asked, scaled by OpenCV, lent to Qt uncopied."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage

from kiosk.scene import Box, Pixels


@dataclass(frozen=True, slots=True)
class View:
    """Which part of a frame is seen, and how it lies in a target of `width` x `height` pixels."""

    x: int
    y: int
    crop_width: int
    crop_height: int
    width: int
    height: int
    mirror: bool

    def place(self, box: Box) -> QRectF:
        """A box of the frame, in the target's pixels."""
        across, down = self.width / self.crop_width, self.height / self.crop_height
        left = (self.x + self.crop_width - box.x1 if self.mirror else box.x0 - self.x) * across
        return QRectF(left, (box.y0 - self.y) * down, box.width * across, box.height * down)


def cover(frame_width: int, frame_height: int, width: int, height: int, *, mirror: bool) -> View:
    """The largest middle part of the frame with the target's shape."""
    crop_width = max(1, min(frame_width, round(frame_height * width / height)))
    crop_height = max(1, min(frame_height, round(frame_width * height / width)))
    x, y = (frame_width - crop_width) // 2, (frame_height - crop_height) // 2
    return View(x, y, crop_width, crop_height, width, height, mirror)


class Picture:
    """A buffer of one size that frames are scaled into. `image` looks into it and owns nothing: they live together."""

    def __init__(self, width: int, height: int, ratio: float) -> None:
        self.width, self.height, self.ratio = width, height, ratio
        self._buffer = np.zeros((height, width, 4), np.uint8)
        self.image = QImage(self._buffer.data, width, height, width * 4, QImage.Format.Format_RGB32)
        self.image.setDevicePixelRatio(ratio)

    def take(self, bgr: Pixels, *, mirror: bool) -> View:
        """Scale the frame into the buffer; the view says where things of the frame lie now."""
        view = cover(bgr.shape[1], bgr.shape[0], self.width, self.height, mirror=mirror)
        part = bgr[view.y : view.y + view.crop_height, view.x : view.x + view.crop_width]
        # Four channels first: resize then writes straight into the buffer (blue, green, red, unused = RGB32).
        four = cv2.cvtColor(part, cv2.COLOR_BGR2BGRA)
        if mirror:
            four = cv2.flip(four, 1)
        cv2.resize(four, (self.width, self.height), dst=self._buffer, interpolation=cv2.INTER_LINEAR)
        return view
