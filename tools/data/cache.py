"""Decoded squares and their landmarks, kept on disk so that only the first run waits for them.

    KEY.bgr    the squares one after the other, (n, size, size, 3) uint8
    KEY.npz    `kept`: which samples could be read; `landmarks`. Written last: without it there is no cache

Of several processes that want the same, one fills the cache and the others wait for it.
"""

from __future__ import annotations

import hashlib
import zipfile
from collections import deque
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from itertools import groupby, islice
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt
from rich.console import Console
from rich.progress import Progress

from kiosk.errors import KioskError, PictureUnreadable
from kiosk.ports import Finder
from kiosk.preprocess import crop_square, pad_square, resize
from kiosk.scene import Landmarks, Pixels
from tools.data.alone import alone
from tools.data.names import listed
from tools.data.pictures import read_picture
from tools.data.samples import Sample
from tools.whole import whole

SIZE = 176
"""The side that crops are kept at, in pixels: most of the pictures have less."""
MIN_FINDER_SCORE = 0.5
VERSION = 2
AHEAD = 64
"""Files that are decoded while the finder looks at the one before."""

Cut = list[Pixels | PictureUnreadable]
"""The squares of one file, or why there is none."""
Job = tuple[list[int], Future[Cut]]
"""The samples of one file by their index, and their squares to be."""


@dataclass(frozen=True, slots=True)
class Crops:
    """Samples with their pixels: `bgr` (n, s, s, 3) uint8; `landmarks` (n, 5, 2) float32 in its pixels, NaN: none."""

    samples: tuple[Sample, ...]
    bgr: npt.NDArray[np.uint8]
    landmarks: npt.NDArray[np.float32]

    def marks(self, index: int) -> Landmarks | None:
        """The landmarks of one crop, None where the finder saw no face."""
        points = self.landmarks[index]
        return None if np.isnan(points).any() else Landmarks(*((float(x), float(y)) for x, y in points))

    def of(self, rows: Sequence[int]) -> Crops:
        """Some of them, copied into memory."""
        return Crops(tuple(self.samples[row] for row in rows), self.bgr[list(rows)], self.landmarks[list(rows)])


def load(samples: list[Sample], size: int, cache: Path, finder: Finder, *, skip_unreadable: bool = False) -> Crops:
    """Every sample as a square of `size` pixels, cut as the kiosk cuts it where it has a box; kept in `cache`.

    Raises PictureUnreadable, naming the files that cannot be read, unless they are to be skipped; KioskError where the
    disk is full, and then the cache is as it was.
    """
    if not samples:
        return Crops((), np.empty((0, size, size, 3), np.uint8), np.empty((0, 5, 2), np.float32))
    key = cache / _key(samples, size)
    enough = 1 if skip_unreadable else len(samples)
    found = _open(key, size, enough)
    if found is None:
        with alone(cache):
            if _open(key, size, enough) is None:
                _fill(samples, size, key, finder, skip_unreadable=skip_unreadable)
        found = _open(key, size, enough)
    if found is None:
        raise KioskError(f"{cache} was emptied while it was being filled: run this once more")
    kept, bgr, landmarks = found
    if len(kept) < len(samples):
        print(f"left out {len(samples) - len(kept)} of {len(samples)} faces, whose pictures cannot be read")
    return Crops(tuple(samples[index] for index in kept), bgr, landmarks)


def _key(samples: list[Sample], size: int) -> str:
    """Changes with anything that a square depends on: a file that was written anew has another time or length."""
    hashed = hashlib.sha256(f"{VERSION} {size}".encode())
    for sample in samples:
        hashed.update(
            f"\n{sample.file.resolve()} {_state(sample.file)} {sample.box} {sample.source}".encode(
                errors="surrogateescape"
            )
        )
    return hashed.hexdigest()[:16]


def _state(path: Path) -> str:
    try:
        found = path.stat()
    except OSError:
        return "missing"
    return f"{found.st_size} {found.st_mtime_ns}"


def _open(
    key: Path, size: int, enough: int
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.uint8], npt.NDArray[np.float32]] | None:
    """What is kept, its squares and landmarks; None where the cache is not there, not whole, or has fewer."""
    pixels, points = key.with_suffix(".bgr"), key.with_suffix(".npz")
    try:
        with points.open("rb") as file, np.load(file) as arrays:
            kept, landmarks = arrays["kept"], arrays["landmarks"]
        if len(kept) < enough or pixels.stat().st_size != len(kept) * size * size * 3:
            return None
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile):
        return None
    return kept, np.memmap(pixels, np.uint8, "r", shape=(len(kept), size, size, 3)), landmarks


def _fill(samples: list[Sample], size: int, key: Path, finder: Finder, *, skip_unreadable: bool) -> None:
    kept: list[int] = []
    landmarks: list[npt.NDArray[np.float32]] = []
    unreadable: dict[Path, str] = {}
    # Written with write(): a memory map on a full disk ends the process by a signal, not by an exception.
    with whole(key.with_suffix(".npz")) as points, whole(key.with_suffix(".bgr")) as pixels:
        with pixels.open("wb") as squares, closing(_squares(samples, size)) as cut:
            for index, square in cut:
                if isinstance(square, PictureUnreadable):
                    unreadable[samples[index].file] = str(square)
                elif skip_unreadable or not unreadable:
                    squares.write(square.tobytes())
                    kept.append(index)
                    landmarks.append(_find_marks(finder, square) if samples[index].person else _no_marks())
        if unreadable and not (skip_unreadable and kept):
            raise _refusal(list(unreadable.values()))
        with points.open("wb") as rest:
            np.savez(rest, kept=np.asarray(kept, np.int64), landmarks=np.asarray(landmarks, np.float32))


def _refusal(told: list[str]) -> PictureUnreadable:
    if len(told) == 1:
        return PictureUnreadable(f"{told[0]}, or train without it: --skip-unreadable")
    return PictureUnreadable(
        f"{len(told)} pictures cannot be read: remove them or copy them again, or leave them out by "
        f"--skip-unreadable{listed(told)}"
    )


def _squares(samples: list[Sample], size: int) -> Generator[tuple[int, Pixels | PictureUnreadable]]:
    """Every sample's index and its square, in order; samples of one file that follow each other share a decoding."""
    files = [list(group) for _, group in groupby(range(len(samples)), key=lambda index: samples[index].file)]
    with Progress(console=Console(stderr=True), transient=True) as progress, ThreadPoolExecutor() as pool:
        task = progress.add_task("decoding", total=len(samples))
        jobs = ((indices, pool.submit(_cut, [samples[index] for index in indices], size)) for indices in files)
        for indices, squares in _ahead(jobs):
            for index, square in zip(indices, squares, strict=True):
                yield index, square
                progress.advance(task)


def _ahead(jobs: Iterator[Job]) -> Iterator[tuple[list[int], Cut]]:
    """The results in order, with AHEAD of them under way, for more would fill the memory."""
    waiting = deque(islice(jobs, AHEAD))
    while waiting:
        indices, squares = waiting.popleft()
        yield indices, squares.result()
        waiting.extend(islice(jobs, 1))


def _cut(samples: list[Sample], size: int) -> Cut:
    """The squares of samples that share a file."""
    try:
        picture = read_picture(samples[0].file)
    except PictureUnreadable as error:
        return [error] * len(samples)
    return [_square(picture, sample, size) for sample in samples]


def _square(picture: Pixels, sample: Sample, size: int) -> Pixels | PictureUnreadable:
    if sample.box is None:
        return resize(pad_square(picture), size)
    try:
        return resize(crop_square(picture, sample.box), size)
    except ValueError as error:
        return PictureUnreadable(f"{sample.file} is smaller than its annotations say ({error}): copy it again")


def _find_marks(finder: Finder, crop: Pixels) -> npt.NDArray[np.float32]:
    """(5, 2) of the one face of a crop; NaN where it is not plain. The finder wants some room around a face."""
    room = crop.shape[0] // 4
    found = finder.find(np.asarray(cv2.copyMakeBorder(crop, room, room, room, room, cv2.BORDER_REPLICATE), np.uint8))
    if not found or found[0].score < MIN_FINDER_SCORE:
        return _no_marks()
    marks = found[0].marks
    points = (marks.left_eye, marks.right_eye, marks.nose, marks.left_mouth, marks.right_mouth)
    return np.asarray(np.asarray(points) - room, np.float32)


def _no_marks() -> npt.NDArray[np.float32]:
    return np.full((5, 2), np.nan, np.float32)
