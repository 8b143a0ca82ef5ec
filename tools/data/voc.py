"""Face Mask Detection: scenes in images/ with Pascal VOC XML in annotations/, and split.csv (image, split) or none.

The set was published without a split. Without split.csv a hash of the picture's name decides: 80 % train, 10 % val,
10 % test.
"""

from __future__ import annotations

import csv
from pathlib import Path, PurePosixPath
from typing import cast
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException, ElementTree

from kiosk.errors import KioskError
from kiosk.pictures import is_picture
from tools.data.boxes import MIN_FACE_PX, face_box
from tools.data.names import hashed_split, label_of, refuse, split_of
from tools.data.samples import Sample, SplitKind

SPLIT_FILE = "split.csv"
ANNOTATIONS, IMAGES = "annotations", ("images", "jpegimages")
CORNERS = ("xmin", "ymin", "xmax", "ymax")


def fits(folder: Path) -> bool:
    """There is an XML in annotations/, or beside the pictures."""
    return bool(_annotations(folder))


def read(folder: Path, split: SplitKind, least_px: float = MIN_FACE_PX) -> list[Sample]:
    """One sample a face of `least_px` and more; no sample for "original" without split.csv.

    Boxes are clipped to the picture. Raises KioskError, naming every XML that cannot be used and why.
    """
    splits = _splits(folder / SPLIT_FILE)
    if splits is None and split == "original":
        return []
    places = [folder, _inner(folder, ANNOTATIONS), _inner(folder, *IMAGES)]
    pictures = {path.stem: path for place in places if place for path in place.iterdir() if is_picture(path)}
    samples: list[Sample] = []
    problems = []
    for path in _annotations(folder):
        try:
            samples += _faces(path, pictures, splits, folder.resolve().name, least_px)
        except (ParseError, DefusedXmlException, ValueError, OSError) as error:  # noqa: PERF203 - all are told at once
            told = "it defines entities, which no annotation needs" if isinstance(error, DefusedXmlException) else error
            problems.append(f"{path.name}: {told}")
    refuse(problems, f"{folder} has annotations that cannot be used; mend them, or remove them with their pictures")
    return samples


def _annotations(folder: Path) -> list[Path]:
    return sorted((_inner(folder, ANNOTATIONS) or folder).glob("*.xml"))


def _inner(folder: Path, *names: str) -> Path | None:
    return next((path for path in sorted(folder.iterdir()) if path.name.lower() in names and path.is_dir()), None)


def _splits(path: Path) -> dict[str, str] | None:
    """From a picture's name without suffix to its split; None where nobody has split the set."""
    if not path.is_file():
        return None
    try:
        with path.open(newline="", encoding="utf-8-sig") as lines:
            rows = [(row["image"], row["split"]) for row in csv.DictReader(lines)]
    except (KeyError, UnicodeDecodeError, csv.Error, OSError) as error:
        raise KioskError(f"{path} cannot be read ({error}): it needs the columns image and split") from error
    found = {_stem(image): split_of(split or "") for image, split in rows}
    refuse([image for image, side in found.items() if side is None], f"{path}: use train, val or test for")
    return {image: side for image, side in found.items() if side}


def _stem(name: str) -> str:
    """Without folders and without a picture's suffix, whose kind some copies of the set have changed."""
    path = PurePosixPath(name.strip().replace("\\", "/"))
    return path.stem if is_picture(Path(path.name)) else path.name


def _faces(
    path: Path, pictures: dict[str, Path], splits: dict[str, str] | None, source: str, least_px: float
) -> list[Sample]:
    root = cast("Element", ElementTree.parse(path).getroot())
    name = _text(root, "filename")
    if not name:
        raise ValueError("it names no picture (<filename> is missing or empty)")
    stem = _stem(name)
    if stem not in pictures:
        raise ValueError(f"its picture {name} is not in images/")
    side = hashed_split(stem) if splits is None else splits.get(stem)
    if side is None:
        raise ValueError(f"its picture {name} is not in {SPLIT_FILE}")
    size = _number(root, "size/width"), _number(root, "size/height")
    faces = []
    for face in root.findall("object"):
        label = label_of(_text(face, "name"))
        if label is None:
            raise ValueError(f"<name> {_text(face, 'name')!r} is no label that we know")
        box = face_box(tuple(_number(face, f"bndbox/{corner}") for corner in CORNERS), size, least_px)
        if box is not None:
            faces.append(Sample(pictures[stem], label, source, side, group=stem, box=box))
    return faces


def _text(element: Element, path: str) -> str:
    return (element.findtext(path) or "").strip()


def _number(element: Element, path: str) -> float:
    try:
        return float(_text(element, path))
    except ValueError:
        raise ValueError(f"<{path}> {_text(element, path)!r} is no number") from None
