"""How well each text stands out from the ground that is really painted behind it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QRectF

from ui.gallery.eyes import Eye, Signal, light_of, seen_by
from ui.gallery.faults import Defect, Kind
from ui.gallery.written import Written
from ui.theme import LEAST_CONTRAST

_LUMINANCE = np.array([0.2126, 0.7152, 0.0722])
_INK_SHARE = 0.01
"""So much of a text's place at the least is full ink; the rest of its edges is in between."""


def faint(texts: Iterable[Written], picture: Signal, eye: Eye = "usual") -> Iterator[Defect]:
    """Those that stand out too little in a picture of their window, to these eyes."""
    for text in texts:
        ratio = contrast_at(text.at, picture, eye)
        if ratio < LEAST_CONTRAST:
            yield Defect(Kind.FAINT, f"{text.block.text}, {ratio:.1f} to 1")


def contrast_at(at: QRectF, picture: Signal, eye: Eye = "usual") -> float:
    """Of the ink to the ground, 1 to 21 (WCAG 2.2): the ground is the most common light there."""
    here = at.toAlignedRect()
    top, left = max(here.top(), 0), max(here.left(), 0)
    part = picture[top : here.bottom() + 1, left : here.right() + 1]
    luminance = (seen_by(eye, light_of(part)) @ _LUMINANCE).ravel()
    values, counts = np.unique(luminance, return_counts=True)
    ratios = _ratios(luminance, float(values[np.argmax(counts)]))
    return float(np.quantile(ratios, 1 - _INK_SHARE))


def _ratios(luminance: npt.NDArray[np.float64], ground: float) -> npt.NDArray[np.float64]:
    lighter, darker = np.maximum(luminance, ground), np.minimum(luminance, ground)
    return np.asarray((lighter + 0.05) / (darker + 0.05))
