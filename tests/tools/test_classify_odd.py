"""The detector on odd pictures: each is handled and told of, and none ends the run."""

from __future__ import annotations

import io
import json
from pathlib import Path

import cv2
import numpy as np
import pytest

from engines.card import MODELS
from kiosk.detector import Detector, DetectorSpec
from kiosk.scene import Box
from tools import classify
from tools.judges import detections
from tools.run import run_tool

SPEC = DetectorSpec(0.4, 960, 544)


def lines_of(ink, *paths: Path) -> list[dict]:
    out = io.StringIO()
    classify.classify(paths, detections(Detector(ink.SeesInk(), SPEC)), out)
    return [json.loads(line) for line in out.getvalue().splitlines()]


@pytest.fixture
def saved(tmp_path: Path):
    def save(name: str, bgr) -> Path:
        cv2.imwrite(str(tmp_path / name), bgr)
        return tmp_path / name

    return save


def sixty(ink):
    """Ten by six of them in Full HD."""
    bgr = ink.scene(1920, 1080)
    for place in range(60):
        x, y = 40 + 188 * (place % 10), 30 + 178 * (place // 10)
        bgr[y : y + 120, x : x + 100] = list(ink.INKS.values())[place % 3]
    return bgr


def test_a_picture_of_nobody_has_a_line_without_faces(ink, saved) -> None:
    (line,) = lines_of(ink, saved("wall.png", ink.scene(800, 600)))
    assert line["faces"] == []
    assert "error" not in line


def test_sixty_faces_are_sixty_faces(ink, saved) -> None:
    (line,) = lines_of(ink, saved("sixty.png", sixty(ink)))
    assert len(line["faces"]) == 60
    labels = [max(("with_mask", "without_mask", "mask_incorrect"), key=face.__getitem__) for face in line["faces"]]
    assert [labels.count(label) for label in ink.INKS] == [20, 20, 20]


def test_a_face_in_8k_is_found_in_the_pictures_own_pixels(ink, saved) -> None:
    box = Box(6000, 3000, 6800, 4000)
    (line,) = lines_of(ink, saved("large.jpg", ink.scene(7680, 4320, without_mask=box)))
    (face,) = line["faces"]
    assert face["box"] == pytest.approx([6000, 3000, 6800, 4000], abs=16)


@pytest.mark.parametrize("size", [(1, 1), (3, 2000), (2000, 3)])
def test_pictures_of_hardly_anything_are_looked_at(ink, saved, size: tuple[int, int]) -> None:
    (line,) = lines_of(ink, saved("thin.png", ink.scene(*size)))
    assert line["faces"] == []


def test_a_grey_picture_is_looked_at(ink, saved) -> None:
    (line,) = lines_of(ink, saved("grey.jpg", np.full((120, 160), 90, np.uint8)))
    assert line == {"file": line["file"], "faces": []}


def test_a_picture_in_printers_colours_is_looked_at(ink, tmp_path: Path) -> None:
    image = pytest.importorskip("PIL.Image", reason="Pillow writes the picture")
    image.fromarray(ink.scene(640, 480, with_mask=Box(50, 50, 150, 180))[:, :, ::-1]).convert("CMYK").save(
        tmp_path / "print.jpg", quality=98
    )
    (line,) = lines_of(ink, tmp_path / "print.jpg")
    assert len(line["faces"]) == 1


def test_what_is_no_picture_has_a_line_that_says_so_and_the_next_one_is_judged(ink, saved, tmp_path: Path) -> None:
    whole = saved("whole.jpg", ink.scene(640, 480, with_mask=Box(50, 50, 150, 180)))
    (tmp_path / "half.jpg").write_bytes(whole.read_bytes()[: whole.stat().st_size // 2])
    (tmp_path / "junk.jpg").write_bytes(b"no picture at all")
    (tmp_path / "empty.jpg").touch()
    *broken, sound = lines_of(ink, *(tmp_path / f"{name}.jpg" for name in ("half", "junk", "empty", "whole")))
    assert all("copy it again" in line["error"] and line["faces"] == [] for line in broken)
    assert len(sound["faces"]) == 1


@pytest.mark.usefixtures("portrait")
@pytest.mark.skipif(not (MODELS / "detector.json").is_file(), reason="no detector is shipped here")
def test_the_shipped_detector_looks_at_all_of_them(ink, saved, tmp_path: Path, capsys) -> None:
    saved("sixty.png", sixty(ink))
    saved("large.jpg", ink.scene(7680, 4320))
    saved("grey.jpg", np.full((120, 160), 90, np.uint8))
    saved("dot.png", ink.scene(1, 1))
    (tmp_path / "junk.jpg").write_bytes(b"no picture at all")
    with pytest.raises(SystemExit):
        run_tool(lambda: classify.main([str(tmp_path), "--model", "detector", "--out", str(tmp_path / "out.jsonl")]))
    lines = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text().splitlines()]
    assert [Path(line["file"]).name for line in lines if "error" in line] == ["junk.jpg"]
    assert len(lines) == 5
    assert "1 of 5 pictures could not be read" in capsys.readouterr().err
