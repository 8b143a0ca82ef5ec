"""Face crops for training and measuring: the manifest, and a cache of decoded squares beside the landmarks.

The manifest's columns are `file, label, source, orig_split, clean_split, group, ...`; a folder `animals/` beside it,
where there is one, adds pictures that no mask is in (every third is held out as `val`).
"""

from __future__ import annotations

import csv
import hashlib
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt
from rich.progress import track

from kiosk.errors import KioskError, PictureUnreadable
from kiosk.ports import Finder
from kiosk.preprocess import pad_square, resize
from kiosk.scene import LABELS, Landmarks, Pixels

ANIMALS = "animals"
MIN_FINDER_SCORE = 0.5


@dataclass(frozen=True, slots=True)
class Sample:
    """One face crop of the manifest; `label` is an index into LABELS."""

    file: Path
    label: int
    source: str
    split: str
    copy: bool
    """True: an augmented copy of another picture in the set."""


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


def read_manifest(data: Path, splits: frozenset[str]) -> list[Sample]:
    """The samples whose `clean_split` is among `splits`. Raises KioskError where there is no manifest."""
    manifest = data / "manifest.csv"
    if not manifest.is_file():
        raise KioskError(f"{manifest} is not there: give --data a folder that has a manifest.csv of face crops")
    with manifest.open(newline="", encoding="utf-8") as lines:
        samples = [_sample(data, row) for row in csv.DictReader(lines)]
    animals = sorted((data / ANIMALS).glob("*/*"))
    none = LABELS.index("without_mask")
    samples += [
        Sample(path, none, ANIMALS, "train" if place % 3 else "val", False) for place, path in enumerate(animals)
    ]
    return [sample for sample in samples if sample.split in splits]


def _sample(data: Path, row: dict[str, str]) -> Sample:
    copy = row["augmented_or_pasted"] == "1"
    return Sample(data / row["file"], LABELS.index(row["label"]), row["source"], row["clean_split"], copy)


def read_picture(path: Path) -> Pixels:
    """(h, w, 3) uint8 BGR. Raises PictureUnreadable, naming the file: also one larger than OpenCV decodes."""
    try:
        content = np.fromfile(path, np.uint8)
        picture = cv2.imdecode(content, cv2.IMREAD_COLOR) if content.size else None
    except (OSError, cv2.error) as error:
        raise PictureUnreadable(f"{path} cannot be read ({str(error).strip()}): check it, or leave it out") from error
    if picture is None:
        state = "cannot be read as a picture" if content.size else "is empty"
        raise PictureUnreadable(f"{path} {state}: remove it or copy it again")
    return np.asarray(picture, np.uint8)


def load(samples: list[Sample], size: int, cache: Path, finder: Finder) -> Crops:
    """Decode and resize every sample once into `cache`, then read it from there."""
    names = "\n".join(str(sample.file) for sample in samples)
    key = hashlib.sha256(f"{size} 1 {names}".encode()).hexdigest()[:16]
    pixels, points = cache / f"{key}-bgr.npy", cache / f"{key}-landmarks.npy"
    if not points.is_file():
        cache.mkdir(parents=True, exist_ok=True)
        _fill(samples, size, pixels, points, finder)
    return Crops(tuple(samples), np.load(pixels, mmap_mode="r"), np.load(points))


def _fill(samples: list[Sample], size: int, pixels: Path, points: Path, finder: Finder) -> None:
    bgr = np.lib.format.open_memmap(pixels, "w+", np.uint8, (len(samples), size, size, 3))
    landmarks = np.full((len(samples), 5, 2), np.nan, np.float32)
    for index, sample in enumerate(track(samples, "decoding")):
        bgr[index] = resize(pad_square(read_picture(sample.file)), size)
        if sample.label == LABELS.index("without_mask") and sample.source != ANIMALS:
            landmarks[index] = _find_marks(finder, bgr[index])
    bgr.flush()
    np.save(points, landmarks)


def _find_marks(finder: Finder, crop: Pixels) -> npt.NDArray[np.float32]:
    """(5, 2) of the one face of a crop; NaN where it is not plain. The finder wants some room around a face."""
    room = crop.shape[0] // 4
    found = finder.find(np.asarray(cv2.copyMakeBorder(crop, room, room, room, room, cv2.BORDER_REPLICATE), np.uint8))
    if not found or found[0].score < MIN_FINDER_SCORE:
        return np.full((5, 2), np.nan, np.float32)
    marks = found[0].landmarks
    points = (marks.left_eye, marks.right_eye, marks.nose, marks.left_mouth, marks.right_mouth)
    return np.asarray(np.asarray(points) - room, np.float32)
