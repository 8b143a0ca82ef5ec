"""The site's logo: read once, from a PNG or SVG file; one that is missing, broken or huge is a sentence in the log."""

from __future__ import annotations

import logging
import zlib
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from kiosk.errors import KioskError
from ui.colour import contrast

logger = logging.getLogger(__name__)

MOST_BYTES = 4_000_000
MOST_PX = 4096
MOST_LARGER = 2.0
"""A picture of few pixels is enlarged by this at the most."""

_KEPT_PX = 1024
"""More are never shown."""
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_LEAST_APART = 2.0


class LogoUnfit(KioskError):
    """It cannot be shown, and why."""


@dataclass(frozen=True, slots=True)
class Logo:
    """The picture, how large it may become, and its mean colour where it is not opaque; "": it has a ground itself."""

    image: QImage
    most: QSizeF
    mean: str

    def within(self, room: QSizeF) -> QSizeF:
        """How large it is shown where there is so much room."""
        size = QSizeF(self.image.size())
        return size.scaled(room.boundedTo(self.most), Qt.AspectRatioMode.KeepAspectRatio)

    def fades_into(self, ground: str) -> bool:
        """Whether it would hardly be seen on this colour."""
        return bool(self.mean) and contrast(self.mean, ground) < _LEAST_APART

    def draw(self, painter: QPainter, area: QRectF) -> None:
        """Paint it, smoothly made smaller."""
        ratio = painter.device().devicePixelRatioF()
        pixels = QSize(max(1, round(area.width() * ratio)), max(1, round(area.height() * ratio)))
        smooth = Qt.TransformationMode.SmoothTransformation
        painter.drawImage(area, self.image.scaled(pixels, Qt.AspectRatioMode.IgnoreAspectRatio, smooth))


def logo_at(path: str) -> Logo | None:
    """The logo in this file; None, and a line in the log, where it cannot be shown. "": there is none."""
    if not path:
        return None
    try:
        return _read(Path(path))
    except (OSError, LogoUnfit) as error:
        why = error.strerror if isinstance(error, OSError) else error
        logger.warning("the logo %s is not shown: %s", path, why)
        return None


def _read(path: Path) -> Logo:
    size = path.stat().st_size
    if size > MOST_BYTES:
        raise LogoUnfit(f"it has {size / 1e6:.1f} MB; make it smaller than {MOST_BYTES / 1e6:.0f} MB")
    data = path.read_bytes()
    image = _png(data) if data.startswith(_SIGNATURE) else _svg(data)
    mean = _mean(image) if image.hasAlphaChannel() else ""
    most = QSizeF(image.size()) * MOST_LARGER
    if max(image.width(), image.height()) > _KEPT_PX:
        smooth = Qt.TransformationMode.SmoothTransformation
        image = image.scaled(_KEPT_PX, _KEPT_PX, Qt.AspectRatioMode.KeepAspectRatio, smooth)
    return Logo(image, most, mean)


def _png(data: bytes) -> QImage:
    width, height = (int.from_bytes(data[at : at + 4], "big") for at in (16, 20))
    if max(width, height) > MOST_PX:
        raise LogoUnfit(f"it has {width} x {height} pixels; make it no larger than {MOST_PX}")
    image = QImage.fromData(data) if _whole(data) else QImage()
    if image.isNull():
        raise LogoUnfit("this PNG file is broken")
    return image


def _whole(png: bytes) -> bool:
    """Whether it ends as it should and all of its checksums are right: libpng would print complaints of its own."""
    at = len(_SIGNATURE)
    while at + 12 <= len(png):
        end = at + 8 + int.from_bytes(png[at : at + 4], "big")
        if zlib.crc32(png[at + 4 : end]) != int.from_bytes(png[end : end + 4], "big"):
            return False
        if png[at + 4 : at + 8] == b"IEND":
            return True
        at = end + 4
    return False


def _svg(data: bytes) -> QImage:
    """Drawn as large as it is kept: lines have no pixels."""
    renderer = QSvgRenderer(QByteArray(data))
    size = renderer.defaultSize()
    if not renderer.isValid() or size.isEmpty():
        raise LogoUnfit("it is neither a PNG nor an SVG picture")
    image = QImage(size.scaled(_KEPT_PX, _KEPT_PX, Qt.AspectRatioMode.KeepAspectRatio), QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    return image


def _mean(image: QImage) -> str:
    """The mean colour of what can be seen of it; "" where all of it can."""
    whole = image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
    one = whole.scaled(1, 1, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)
    colour = one.pixelColor(0, 0)
    return "" if colour.alpha() == 255 else colour.name()
