"""A folder of pictures as a source: each is shown for a while, in the order of their names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import cv2
import numpy as np

from kiosk.errors import CameraMissing, CameraUnreadable
from kiosk.reader import Feed
from kiosk.scene import Pixels

SUFFIXES = frozenset({".bmp", ".jpeg", ".jpg", ".png", ".tif", ".tiff", ".webp"})
RATE = 10.0
SECONDS_EACH = 2.0


class Pictures:
    """Delivers every picture SECONDS_EACH * RATE times; only one is in memory at a time."""

    def __init__(self, paths: Iterable[Path]) -> None:
        self._frames = _repeated(paths)

    def read(self) -> Pixels | None:
        """The next frame, None after the last picture. Raises CameraUnreadable, naming the file."""
        return next(self._frames, None)

    def close(self) -> None:
        """Nothing is held open."""


def is_picture(path: Path) -> bool:
    """By its name: a folder's other files are passed over, a broken picture is not."""
    return path.suffix.lower() in SUFFIXES and not path.name.startswith(".")


def open_picture(path: Path) -> Feed:
    """One picture; reading it raises CameraMissing, CameraUnreadable."""
    return Feed(Pictures([path]), RATE)


def open_folder(path: Path) -> Feed:
    """A folder's pictures. Raises CameraMissing when there is none in it, CameraUnreadable."""
    try:
        paths = sorted(entry for entry in path.iterdir() if is_picture(entry))
    except OSError as error:
        raise CameraUnreadable(f"{path} cannot be read ({error.strerror}): check its permissions.") from None
    if not paths:
        raise CameraMissing(f"There is no picture in {path}: put some there ({', '.join(sorted(SUFFIXES))}).")
    return Feed(Pictures(paths), RATE)


def _repeated(paths: Iterable[Path]) -> Iterator[Pixels]:
    for path in paths:
        picture = _decoded(path)
        for _ in range(round(SECONDS_EACH * RATE)):
            yield picture


def _decoded(path: Path) -> Pixels:
    try:
        data = np.frombuffer(path.read_bytes(), np.uint8)
    except FileNotFoundError:
        raise CameraMissing(f"There is no picture {path}: check how it is written.") from None
    except OSError as error:
        raise CameraUnreadable(f"{path} cannot be read ({error.strerror}): check its permissions.") from None
    if not data.size:
        raise CameraUnreadable(f"{path} is empty: copy it again, or take it out of the folder.")
    picture = cv2.imdecode(data, cv2.IMREAD_COLOR)
    if picture is None:
        raise CameraUnreadable(f"{path} is no picture that can be read: copy it again, or take it out of the folder.")
    return np.asarray(picture, np.uint8)
