"""Made pictures, and the trees and annotations that are built of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import cv2
import numpy as np
import pytest

from kiosk.scene import Box, Detection, Landmarks, Pixels

MARKS = Landmarks((12.0, 13.0), (20.0, 13.0), (16.0, 17.0), (13.0, 20.0), (19.0, 20.0))


class SureFinder:
    """The finder port: one face at the same place in every picture, seen with `score`; it counts its calls."""

    def __init__(self, score: float = 0.9) -> None:
        self.score, self.calls = score, 0

    def find(self, bgr: Pixels) -> Sequence[Detection]:
        self.calls += 1
        return [Detection(Box(4, 4, 20, 20), self.score, MARKS)]


@pytest.fixture
def sure_finder() -> Callable[..., SureFinder]:
    return SureFinder


@pytest.fixture
def tree(tmp_path: Path) -> Callable[..., Path]:
    """Writes pictures of 8 x 8 px at these paths of a folder `set`, each of its own colour; gives the folder."""

    def make(*paths: str, folder: str = "set") -> Path:
        root = tmp_path / folder
        root.mkdir(parents=True, exist_ok=True)
        for number, path in enumerate(paths):
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            cv2.imwrite(str(root / path), np.full((8, 8, 3), number % 256, np.uint8))
        return root

    return make


@pytest.fixture
def voc(tmp_path: Path) -> Callable[..., Path]:
    """Writes a scene of 200 x 100 px and its XML into a folder `voc`; `xml` in place of the good one."""

    def make(name: str, *objects: tuple[str, tuple[float, ...]], xml: str | None = None) -> Path:
        root = tmp_path / "voc"
        for inner in ("images", "annotations"):
            (root / inner).mkdir(parents=True, exist_ok=True)
        scene = np.random.default_rng(len(name)).integers(0, 256, (100, 200, 3), np.uint8)
        cv2.imwrite(str(root / "images" / f"{name}.png"), scene)
        (root / "annotations" / f"{name}.xml").write_text(xml or annotation(f"{name}.png", *objects))
        return root

    return make


def annotation(filename: str, *objects: tuple[str, tuple[float, ...]], size: tuple[int, int] = (200, 100)) -> str:
    """Pascal VOC as Face Mask Detection has it."""
    faces = "".join(
        f"<object><name>{label}</name><bndbox>"
        + "".join(f"<{key}>{value}</{key}>" for key, value in zip(("xmin", "ymin", "xmax", "ymax"), box, strict=True))
        + "</bndbox></object>"
        for label, box in objects
    )
    size_xml = f"<size><width>{size[0]}</width><height>{size[1]}</height><depth>3</depth></size>"
    return f"<annotation><folder>images</folder><filename>{filename}</filename>{size_xml}{faces}</annotation>"


@pytest.fixture
def annotate() -> Callable[..., str]:
    return annotation
