"""The map of what speaks for an answer, over the live picture: colours, how much they cover, and their legend.

The colours are cividis (Nuñez et al. 2018): they rise evenly in light from blue to yellow, and look the same to the
colour-blind and in grey. What speaks neither way covers nothing.
"""

from __future__ import annotations

from functools import cache

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter

from kiosk.evidence import Evidence, Heat

SIDE = 64
"""Of the picture that the map's few values are spread over; the painter makes it as large as the face."""
COVERS = 0.72
"""How much of the live picture the strongest evidence hides."""
_CIVIDIS = ("#00224e", "#1a386f", "#434e6c", "#61656f", "#7d7c78", "#9b9476", "#bcae6c", "#dec958", "#fee838")


class Overlay:
    """An evidence's map as a picture, made once for as long as it is shown."""

    def __init__(self, *, mirror: bool) -> None:
        self._mirror = mirror
        self._of: Evidence | None = None
        self._image: QImage | None = None

    def draw(self, painter: QPainter, area: QRectF, evidence: Evidence) -> None:
        """Over `area`, which shows `evidence.square`. Nothing where the model has no map."""
        if evidence is not self._of:
            heat = evidence.heat(SIDE)
            self._of = evidence
            self._image = None if heat is None else to_image(heat[:, ::-1] if self._mirror else heat)
        if self._image is not None:
            painter.drawImage(area, self._image)

    def forget(self) -> None:
        """Let go of it."""
        self._of = self._image = None


def to_image(heat: Heat) -> QImage:
    """(s, s) in 0..1 to colours that cover the more, the further a value is from one half."""
    cover = COVERS * np.abs(2 * heat - 1)[..., None]
    colours = _table()[np.round(heat * 255).astype(np.intp)]
    pixels = np.concatenate([colours * cover, 255 * cover], 2).round().astype(np.uint8)
    side = len(pixels)
    return QImage(pixels.tobytes(), side, side, 4 * side, QImage.Format.Format_ARGB32_Premultiplied).copy()


def draw_legend(painter: QPainter, area: QRectF) -> None:
    """The colours from what speaks against to what speaks for, left to right."""
    scale = QLinearGradient(area.topLeft(), area.topRight())
    for at, colour in enumerate(_CIVIDIS):
        scale.setColorAt(at / (len(_CIVIDIS) - 1), QColor(colour))
    painter.fillRect(area, scale)


@cache
def _table() -> npt.NDArray[np.float32]:
    """(256, 3) blue, green, red: a QImage's bytes in their order."""
    places = np.linspace(0, 1, len(_CIVIDIS))
    planes = [[int(colour[at : at + 2], 16) for colour in _CIVIDIS] for at in (5, 3, 1)]
    return np.asarray([np.interp(np.linspace(0, 1, 256), places, plane) for plane in planes], np.float32).T
