from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest

from kiosk.classify import EngineClassifier
from kiosk.errors import KioskError, ModelMissing, PictureUnreadable
from kiosk.preprocess import InputSpec
from kiosk.scene import Tensor
from tools import classify, judges
from tools.classify import Options
from tools.run import run_tool

RED, GREEN, BLUE = (0, 0, 255), (0, 255, 0), (255, 0, 0)


class EqualLogits:
    """The engine port: it cannot tell, and remembers the shapes that it was given."""

    def __init__(self, classes: int) -> None:
        self.classes = classes
        self.shapes: list[tuple[int, ...]] = []

    def infer(self, batch: Tensor) -> dict[str, Tensor]:
        self.shapes.append(batch.shape)
        return {"logits": np.zeros((1, self.classes), np.float32)}

    def close(self) -> None:
        """Nothing is held."""


def picture(path: Path, bgr: tuple[int, int, int] = RED, width: int = 30, height: int = 40) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    cv2.imwrite(str(path), np.full((height, width, 3), bgr, np.uint8))
    return path


def lines_of(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text().splitlines()]


def crop_lines(tmp_path: Path, models: Path, *paths: Path) -> list[dict[str, Any]]:
    out = tmp_path / "out.jsonl"
    classify.run(Options(paths, out, crops=True), models)
    return lines_of(out)


def test_a_crop_is_one_face_without_box_or_gate(tmp_path: Path, tiny_models: Path) -> None:
    path = picture(tmp_path / "red.png")
    (line,) = crop_lines(tmp_path, tiny_models, path)
    (face,) = line["faces"]
    assert line["file"] == str(path)
    assert (face["box"], face["score"], face["refused"]) == (None, 1.0, None)


def test_the_probabilities_are_calibrated_and_in_the_order_of_the_labels(tmp_path: Path, tiny_models: Path) -> None:
    # The tiny network answers logits of 1, 0, 0 for red; its card's temperature is 0.5.
    most = np.exp(2) / (np.exp(2) + 2)
    for colour, label in ((RED, "with_mask"), (GREEN, "without_mask"), (BLUE, "mask_incorrect")):
        (line,) = crop_lines(tmp_path, tiny_models, picture(tmp_path / "one.png", colour))
        assert line["faces"][0][label] == pytest.approx(most, abs=1e-5)


def test_a_crop_that_is_no_square_is_padded_not_squeezed(tmp_path: Path) -> None:
    crop = np.zeros((10, 30, 3), np.uint8)
    crop[:, 10:20] = 255
    seen: list[Tensor] = []

    class Remember(EqualLogits):
        def infer(self, batch: Tensor) -> dict[str, Tensor]:
            seen.append(batch)
            return super().infer(batch)

    judges.crop_judge(EngineClassifier(Remember(3), InputSpec(30)))(crop)
    bright = seen[0][0, 0] > 0
    assert bright.sum() == 10 * 30


def test_a_network_of_two_classes_gives_the_third_no_probability() -> None:
    judge = judges.crop_judge(EngineClassifier(EqualLogits(2), InputSpec(8)))
    (face,) = judge(np.zeros((8, 8, 3), np.uint8))
    assert (face["with_mask"], face["without_mask"], face["mask_incorrect"]) == (0.5, 0.5, 0.0)


def test_every_face_of_a_picture_is_judged_and_gated(tmp_path: Path, stage: Any, person: Any) -> None:
    near = person("ann", x=200, height=120)
    far, away = person("bob", x=400, height=30), person("cy", x=520, height=90, turned=True)
    cv2.imwrite(str(tmp_path / "three.png"), stage.frame(0.0, near, far, away).bgr)
    lines = io.StringIO()
    judge = judges.picture_judge(stage.finder, stage.classifier)
    report = classify.classify([tmp_path / "three.png"], judge, lines)
    faces = json.loads(lines.getvalue())["faces"]
    assert [face["refused"] for face in faces] == [None, "COME_CLOSER", "LOOK_HERE"]
    assert [face["with_mask"] for face in faces] == [0.97] * 3
    assert faces[0]["box"] == [152.0, 120.0, 248.0, 240.0]
    assert (report.pictures, report.faces, report.refused, report.unreadable) == (1, 3, 2, 0)


def test_a_picture_without_a_face_has_a_line_without_faces(tmp_path: Path, stage: Any) -> None:
    cv2.imwrite(str(tmp_path / "empty.png"), stage.frame(0.0).bgr)
    lines = io.StringIO()
    classify.classify([tmp_path / "empty.png"], judges.picture_judge(stage.finder, stage.classifier), lines)
    assert json.loads(lines.getvalue()) == {"file": str(tmp_path / "empty.png"), "faces": []}


def test_a_folder_is_walked_in_the_order_of_its_paths(tmp_path: Path) -> None:
    names = ["b/2.JPG", "b/10.png", "a.webp", "c/d/1.jpeg"]
    for name in [*names, "notes.txt", ".hidden.png"]:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    walked = [str(path.relative_to(tmp_path)) for path in classify.walk(tmp_path)]
    assert walked == ["a.webp", "b/10.png", "b/2.JPG", "c/d/1.jpeg"]


def test_a_file_is_read_whatever_its_name_ends_with(tmp_path: Path, tiny_models: Path) -> None:
    plain = picture(tmp_path / "red.png").rename(tmp_path / "red.data")
    (line,) = crop_lines(tmp_path, tiny_models, plain)
    assert len(line["faces"]) == 1


def test_files_are_named_as_they_were_given(tmp_path: Path, tiny_models: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    picture(tmp_path / "in" / "red.png")
    monkeypatch.chdir(tmp_path)
    (line,) = crop_lines(tmp_path, tiny_models, Path("in"))
    assert line["file"] == "in/red.png"


@pytest.mark.parametrize("content", [b"", b"no picture", b"\x89PNG\r\n\x1a\n"])
def test_an_unreadable_picture_loses_no_other(tmp_path: Path, tiny_models: Path, content: bytes) -> None:
    for name in ("a.png", "c.png"):
        picture(tmp_path / "in" / name)
    (tmp_path / "in" / "b.png").write_bytes(content)
    first, broken, last = crop_lines(tmp_path, tiny_models, tmp_path / "in")
    assert len(first["faces"]) == len(last["faces"]) == 1
    assert broken["faces"] == []
    assert "b.png" in broken["error"]


def test_after_the_last_picture_it_says_which_could_not_be_read_and_ends_with_14(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tiny_models: Path
) -> None:
    picture(tmp_path / "a.png")
    (tmp_path / "b.png").touch()
    out = tmp_path / "out.jsonl"
    arguments = [str(tmp_path / "a.png"), str(tmp_path / "b.png"), "--crops", "--out", str(out)]
    with pytest.raises(SystemExit) as ended:
        run_tool(lambda: classify.main(arguments, tiny_models))
    said = capsys.readouterr()
    assert ended.value.code == PictureUnreadable.exit_code
    assert "b.png is empty" in said.err
    assert "1 of 2 pictures could not be read" in said.err
    assert "Traceback" not in said.err
    assert len(lines_of(out)) == 2


def test_a_picture_larger_than_opencv_reads_is_told_like_a_broken_one(tmp_path: Path, tiny_models: Path) -> None:
    header = (100_000).to_bytes(4, "big") * 2 + b"\x08\x02\x00\x00\x00"
    crc = __import__("zlib").crc32(b"IHDR" + header).to_bytes(4, "big")
    (tmp_path / "huge.png").write_bytes(b"\x89PNG\r\n\x1a\n" + (13).to_bytes(4, "big") + b"IHDR" + header + crc)
    (line,) = crop_lines(tmp_path, tiny_models, tmp_path / "huge.png")
    assert "huge.png cannot be read" in line["error"]


def test_a_path_that_is_not_there_is_named_before_anything_is_judged(tmp_path: Path, tiny_models: Path) -> None:
    out = tmp_path / "out.jsonl"
    with pytest.raises(PictureUnreadable, match=r"nowhere is not there"):
        classify.run(Options((picture(tmp_path / "a.png"), tmp_path / "nowhere"), out, crops=True), tiny_models)
    assert not out.exists()


def test_a_folder_without_pictures_is_told(tmp_path: Path) -> None:
    with pytest.raises(PictureUnreadable, match="there is no picture in"):
        classify.walk(tmp_path)


@pytest.mark.parametrize("name", ["vanilla", "resnet50"])
def test_a_model_that_is_not_shipped_says_how_to_train_it(tmp_path: Path, tiny_models: Path, name: str) -> None:
    with pytest.raises(ModelMissing, match=rf"tools\.train {name}"):
        classify.run(Options((picture(tmp_path / "a.png"),), tmp_path / "out.jsonl", name), tiny_models)


def test_a_model_nobody_knows_is_refused_with_the_names_that_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        classify.parse(["a.png", "--model", "resnet18", "--out", "o.jsonl"])
    assert ended.value.code == 2
    assert "ensemble" in capsys.readouterr().err


def test_a_backend_that_cannot_run_here_is_told_and_not_replaced(tmp_path: Path, tiny_models: Path) -> None:
    options = Options((picture(tmp_path / "a.png"),), tmp_path / "out.jsonl", backend="tensorrt", crops=True)
    with pytest.raises(KioskError, match="tensorrt"):
        classify.run(options, tiny_models)


def test_an_output_that_cannot_be_written_is_told(tmp_path: Path, tiny_models: Path) -> None:
    with pytest.raises(KioskError, match="cannot be written"):
        classify.run(Options((picture(tmp_path / "a.png"),), tmp_path, crops=True), tiny_models)


@pytest.mark.usefixtures("centerface_file")
def test_the_real_finder_finds_the_portraits_face(tmp_path: Path, tiny_models: Path, portrait: Any) -> None:
    cv2.imwrite(str(tmp_path / "portrait.png"), portrait)
    out = tmp_path / "out.jsonl"
    classify.run(Options((tmp_path / "portrait.png",), out), tiny_models)
    (line,) = lines_of(out)
    (face,) = line["faces"]
    x0, y0, x1, y1 = face["box"]
    assert 150 < (x0 + x1) / 2 < 290
    assert 60 < (y0 + y1) / 2 < 200
    assert face["score"] > 0.6
    assert face["refused"] is None
    assert face["with_mask"] + face["without_mask"] + face["mask_incorrect"] == pytest.approx(1, abs=1e-4)
