"""A picture as eyes see it that miss one kind of cone, and in grey.

Machado, Oliveira, Fernandes, "A Physiologically-based Model for Simulation of Color Vision Deficiency", IEEE TVCG
15 (6), 2009: the matrices for severity 1.0, applied to light.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

import numpy as np
import numpy.typing as npt
from PySide6.QtGui import QImage

Eye = Literal["usual", "protanopia", "deuteranopia", "grey"]
Signal = npt.NDArray[np.uint8]
"""(h, w, 3): red, green and blue as a picture has them."""
Light = npt.NDArray[np.float64]
"""(h, w, 3): red, green and blue as light, 0 to 1."""

EYES: Mapping[Eye, Light] = MappingProxyType(
    {
        "usual": np.eye(3),
        "protanopia": np.array(
            [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
        ),
        "deuteranopia": np.array(
            [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
        ),
        "grey": np.tile([0.2126, 0.7152, 0.0722], (3, 1)),
    }
)


def signal_of(image: QImage) -> Signal:
    """What stands in a picture."""
    rgb32 = image.convertToFormat(QImage.Format.Format_RGB32)
    bytes_ = np.frombuffer(rgb32.constBits(), np.uint8).reshape(rgb32.height(), rgb32.width(), 4)
    return bytes_[:, :, 2::-1].copy()


def light_of(signal: Signal) -> Light:
    """What it shines like (IEC 61966-2-1)."""
    each = np.arange(256) / 255
    table = np.where(each <= 0.04045, each / 12.92, ((each + 0.055) / 1.055) ** 2.4)
    return np.asarray(table[signal])


def picture_of(light: Light) -> QImage:
    """The picture that has this light."""
    signal = np.where(light <= 0.0031308, light * 12.92, 1.055 * light ** (1 / 2.4) - 0.055)
    rgb = np.ascontiguousarray(np.round(signal * 255), np.uint8)
    height, width, _ = rgb.shape
    return QImage(rgb.tobytes(), width, height, 3 * width, QImage.Format.Format_RGB888).copy()


def seen_by(eye: Eye, light: Light) -> Light:
    """What the eye makes of it, in the light of usual eyes."""
    return light if eye == "usual" else np.clip(light @ EYES[eye].T, 0, 1)
