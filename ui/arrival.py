"""A verdict comes: its icon swells once, a ring runs outward. What sees it where there is no loudspeaker."""

from __future__ import annotations

import math

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPen

LASTS_S = 0.3

_SWELLS = 0.06
_RING_SHARE = 0.045


class Arrival:
    """How far it is. It begins and ends with the icon at rest, so that the first picture is complete."""

    def __init__(self) -> None:
        self._share = 1.0
        self._since_s: float | None = None

    def begin(self) -> None:
        """From the next turn on."""
        self._share, self._since_s = 0.0, None

    def end(self) -> None:
        """At rest at once."""
        self._share = 1.0

    def turn(self, now: float) -> bool:
        """Go on to `now`; whether something has moved."""
        if self._share >= 1:
            return False
        if self._since_s is None:
            self._since_s = now
        self._share = min(1.0, max(0.0, (now - self._since_s) / LASTS_S))
        return True

    def swollen(self, icon: QRectF) -> QRectF:
        """Where the icon is drawn now."""
        more = icon.width() * _SWELLS / 2 * math.sin(math.pi * self._share)
        return icon.adjusted(-more, -more, more, more)

    def draw_ring(self, painter: QPainter, icon: QRectF, ink: str, reach: float) -> None:
        """The ring, from the icon's edge to at most `reach` outside it, fainter and thinner as it goes."""
        if not 0 < self._share < 1:
            return
        left = 1 - self._share
        width = min(icon.width() * _RING_SHARE, reach / 2) * left
        out = (reach - width / 2) * (1 - left * left)
        colour = QColor(ink)
        colour.setAlphaF(left)
        painter.setPen(QPen(colour, width))
        painter.drawEllipse(icon.adjusted(-out, -out, out, out))
