from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
import pytest

from kiosk.preprocess import crop_square
from kiosk.scene import LABELS, Box
from tools.data import no_face
from tools.data.samples import NO_FACE

Voc = Callable[..., Path]


@pytest.fixture
def scenes(tmp_path: Path) -> Path:
    """Twelve scenes of 320 x 240 px, the left half full of faces, tiny ones among them."""
    (tmp_path / "images").mkdir()
    listed = []
    for number in range(12):
        cv2.imwrite(str(tmp_path / "images" / f"{number}.png"), np.zeros((240, 320, 3), np.uint8))
        faces = [[0, 0, 150, 120], [0, 130, 150, 240], [160, 100, 166, 106]]
        listed.append(
            {
                "file": f"images/{number}.png",
                "width": 320,
                "height": 240,
                "split": "val" if number % 2 else "train",
                "group": f"g{number}",
                "boxes": [{"label": "with_mask", "box": box} for box in faces],
            }
        )
    (tmp_path / "boxes.json").write_text(json.dumps(listed))
    return tmp_path


def test_a_square_touches_no_face_and_lies_in_its_scene(scenes: Path) -> None:
    found = no_face.squares(scenes)
    assert len(found) == 12
    painted = np.zeros((240, 320, 3), np.uint8)
    for x0, y0, x1, y1 in ((0, 0, 150, 120), (0, 130, 150, 240), (160, 100, 166, 106)):
        painted[y0:y1, x0:x1] = 255
    for square in found:
        assert square.box is not None
        crop = crop_square(painted, square.box)
        assert not crop.any()
        assert crop.shape[0] >= no_face.LEAST_PX - 1


def test_it_is_nobody_without_a_mask_on_the_side_of_its_scene(scenes: Path) -> None:
    for square in no_face.squares(scenes):
        assert (square.source, LABELS[square.label], square.person) == (NO_FACE, "without_mask", False)
        assert square.split == ("val" if int(square.file.stem) % 2 else "train")
        assert square.group.endswith(f"/g{square.file.stem}")


def test_the_same_squares_come_every_time(scenes: Path) -> None:
    assert no_face.squares(scenes) == no_face.squares(scenes)


def test_a_scene_without_room_or_a_readable_picture_gives_none(scenes: Path) -> None:
    listed = json.loads((scenes / "boxes.json").read_text())
    listed[0]["boxes"] = [{"label": "with_mask", "box": [0, 0, 320, 240]}]
    (scenes / "boxes.json").write_text(json.dumps(listed))
    (scenes / "images" / "1.png").write_bytes(b"not a picture")
    assert {square.file.stem for square in no_face.squares(scenes)} == {str(number) for number in range(2, 12)}


def test_annotated_scenes_below_a_manifest_are_found_too(voc: Voc) -> None:
    root = voc("a", ("with_mask", (20.0, 10.0, 60.0, 50.0)))
    (square,) = no_face.squares(root.parent)
    assert square.file.stem == "a"
    assert square.box is not None
    assert square.box.iou(Box(20, 10, 60, 50)) == 0
