"""What tells one picture from another: hashes of its bytes, its pixels and its look, and what needs no look at all."""

from __future__ import annotations

import hashlib
import io
import warnings
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import cv2
import imagehash
import numpy as np
import numpy.typing as npt
from PIL import Image, ImageOps
from rich.progress import track

from kiosk.errors import PictureUnreadable
from kiosk.scene import Pixels
from tools.data.pictures import read_picture

SIDE = 32
"""Of the grey thumbnail, in pixels; the size that the perceptual hash is made from."""
STANDARD_TABLE_SUM = 3688
"""Of the luminance quantisation table of ITU-T T.81, annex K.1, which quality 50 uses as it is."""


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """One picture file. `phash` and `mirrored` are the 64 bits of the DCT hash, as it is and seen in a mirror."""

    file: Path
    bytes: int
    width: int
    height: int
    format: str
    """What the file is by its content: "JPEG", "PNG"; empty where Pillow does not know it."""
    quality: int
    """Of the JPEG, 1 to 100, as libjpeg counts; 0: no JPEG."""
    content: str
    """sha256 of the file."""
    pixels: str
    """sha256 of the decoded pixels and their shape."""
    phash: int
    mirrored: int
    thumb: npt.NDArray[np.uint8]
    """(SIDE, SIDE) grey, stretched to the square."""


def fingerprints(files: Iterable[Path]) -> tuple[list[Fingerprint], dict[Path, str]]:
    """Those of all files that can be read, in their order, and of each other file why not."""
    prints: list[Fingerprint] = []
    unreadable: dict[Path, str] = {}
    for file in track(list(files), "reading"):
        try:
            prints.append(fingerprint(file))
        except PictureUnreadable as error:  # noqa: PERF203 - the audit goes on
            unreadable[file] = str(error)
    return prints, unreadable


def fingerprint(file: Path) -> Fingerprint:
    """Raises PictureUnreadable, naming the file: also for a JPEG that was cut off."""
    bgr = read_picture(file)
    content = file.read_bytes()
    thumb = Image.fromarray(cv2.cvtColor(bgr, cv2.COLOR_BGR2GRAY)).resize((SIDE, SIDE), Image.Resampling.LANCZOS)
    format_, quality = _encoding(content)
    return Fingerprint(
        file,
        len(content),
        bgr.shape[1],
        bgr.shape[0],
        format_,
        quality,
        hashlib.sha256(content).hexdigest(),
        _sha256_of_pixels(bgr),
        _phash(thumb),
        _phash(ImageOps.mirror(thumb)),
        np.asarray(thumb, np.uint8),
    )


def _sha256_of_pixels(bgr: Pixels) -> str:
    return hashlib.sha256(str(bgr.shape).encode() + bgr.tobytes()).hexdigest()


def _phash(grey: Image.Image) -> int:
    return int(str(imagehash.phash(grey)), 16)


def _encoding(content: bytes) -> tuple[str, int]:
    """Format and JPEG quality; Pillow reads the header only, and its warnings are about pictures it would decode."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            with Image.open(io.BytesIO(content)) as picture:
                tables = getattr(picture, "quantization", None)
                return picture.format or "", _quality(tables[0]) if tables and 0 in tables else 0
        except (OSError, Image.DecompressionBombError):
            return "", 0


def _quality(luminance: list[int]) -> int:
    """The inverse of libjpeg's jpeg_quality_scaling, from the mean of the table; foreign tables get the nearest."""
    scale = 100 * sum(luminance) / STANDARD_TABLE_SUM
    quality = (200 - scale) / 2 if scale <= 100 else 5000 / scale
    return min(max(round(quality), 1), 100)
