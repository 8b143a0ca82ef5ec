"""Films as numbers: what is painted, in white on black, and how bright it is."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from ui import hints
from ui.hints import Hint
from ui.hints.reel import PICTURES_PER_S
from ui.palette import Tone

WHITE_ON_BLACK = Tone("#000000", "#ffffff", "#ffffff")

Draw = Callable[..., np.ndarray]


def drawn(hint: Hint, phase: float, width: int = 160, height: int = 100, area: QRectF | None = None) -> np.ndarray:
    """(height, width) float32, 0 to 1: relative luminance (WCAG 2.2) of one phase."""
    image = QImage(width, height, QImage.Format.Format_Grayscale8)
    image.fill(QColor(Qt.GlobalColor.black))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    hints.draw(painter, hint, area or QRectF(0, 0, width, height), WHITE_ON_BLACK, phase)
    painter.end()
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(height, image.bytesPerLine())[:, :width]
    grey = rows.astype(np.float32) / 255
    return np.where(grey <= 0.04045, grey / 12.92, ((grey + 0.055) / 1.055) ** 2.4).astype(np.float32)


@pytest.fixture
def draw(qapp) -> Draw:
    return drawn


@pytest.fixture
def film(qapp) -> Callable[[Hint], np.ndarray]:
    def shown(hint: Hint) -> np.ndarray:
        """(n, 100, 160): every picture that the panel shows in two rounds."""
        count = round(hints.loop_s(hint) * PICTURES_PER_S)
        return np.stack([drawn(hint, at / count) for at in range(count)] * 2)

    return shown
