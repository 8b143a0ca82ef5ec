from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from kiosk.errors import KioskError, PictureUnreadable
from kiosk.scene import Detection
from tools.explain import __main__ as explain
from tools.explain import pictures
from tools.explain.faces import NO_FACE, faces_of
from tools.explain.options import Options
from tools.explain.overlay import SHOWN

RED, GREEN, BLUE = (0, 0, 255), (0, 255, 0), (255, 0, 0)
Write = Callable[..., Path]
MakeRun = Callable[..., Path]


class Blind:
    """The finder port: sees no face."""

    def find(self, bgr: object) -> list[Detection]:
        return []


def test_the_page_has_every_picture_its_answer_and_its_maps(
    run_folder: MakeRun, write_picture: Write, tmp_path: Path
) -> None:
    folder = tmp_path / "in"
    for name, bgr in (("one", RED), ("two", GREEN), ("three", BLUE)):
        write_picture(folder / f"{name}.png", bgr)
    report = pictures.run(Options("pictures", (str(run_folder()),), tmp_path / "out", (folder,), crops=True))
    text = report.page.read_text()
    for name, words in (("one", "with mask"), ("two", "without mask"), ("three", "mask worn wrongly")):
        assert f"{name}.png" in text
        assert f">{words}</span>" in text
    # The face, conv's activation and gradient, the input's gradient, Grad-CAM and integrated gradients.
    assert text.count("data:image/jpeg") == 3 * 6
    assert "http" not in text.replace("http://www.w3.org", "").replace("http://purl.org", "").replace(
        "http://creativecommons.org", ""
    ).replace("https://matplotlib.org", "")
    assert len(list((tmp_path / "out").glob("*.png"))) == 3 * 5
    assert (tmp_path / "out" / "001-one-gradcam-conv.png").is_file()


def test_an_unreadable_picture_is_said_and_the_others_are_explained(
    run_folder: MakeRun, write_picture: Write, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good, bad, empty = write_picture(tmp_path / "good.png", RED), tmp_path / "bad.jpg", tmp_path / "empty.jpg"
    bad.write_text("no picture")
    empty.touch()
    arguments = [
        str(bad),
        str(good),
        str(empty),
        "--crops",
        "--model",
        str(run_folder()),
        "--out",
        str(tmp_path / "out"),
    ]
    with pytest.raises(PictureUnreadable, match="2 pictures could not be read"):
        explain.main(arguments)
    text = (tmp_path / "out" / "index.html").read_text()
    assert "good.png" in text
    assert "bad.jpg cannot be read" in text
    assert "empty.jpg is empty" in text
    assert "bad.jpg cannot be read" in capsys.readouterr().err


def test_nothing_but_unreadable_pictures_is_refused(run_folder: MakeRun, tmp_path: Path) -> None:
    (tmp_path / "bad.jpg").write_text("no picture")
    with pytest.raises(PictureUnreadable, match="none of the 1 pictures"):
        pictures.run(Options("pictures", (str(run_folder()),), tmp_path / "out", (tmp_path / "bad.jpg",), crops=True))
    assert not (tmp_path / "out").exists()


def test_a_folder_without_pictures_and_a_path_that_is_not_there_are_said(run_folder: MakeRun, tmp_path: Path) -> None:
    str(run_folder())
    (tmp_path / "bare").mkdir()
    for path, words in ((tmp_path / "bare", "there is no picture in"), (tmp_path / "gone.png", "is not there")):
        with pytest.raises(PictureUnreadable, match=words):
            pictures.run(
                Options("pictures", (str(run_folder(f"run-{path.stem}")),), tmp_path / "out", (path,), crops=True)
            )


def test_a_picture_without_a_face_is_shown_whole_and_that_is_said(write_picture: Write, tmp_path: Path) -> None:
    (face,) = faces_of(write_picture(tmp_path / "wall.png", RED, height=20, width=50), Blind())
    assert face.note == NO_FACE
    assert face.crop.shape == (50, 50, 3)


def test_another_class_than_the_answer_can_be_explained(
    run_folder: MakeRun, write_picture: Write, tmp_path: Path
) -> None:
    path = write_picture(tmp_path / "red.png", RED)
    model = str(run_folder())
    report = pictures.run(Options("pictures", (model,), tmp_path / "out", (path,), crops=True, of="without_mask"))
    assert "the maps explain “without mask”, as asked" in report.page.read_text()


def test_a_class_that_the_network_does_not_know_is_refused(
    run_folder: MakeRun, write_picture: Write, tmp_path: Path
) -> None:
    path, model = write_picture(tmp_path / "red.png", RED), str(run_folder(recipe="two"))
    with pytest.raises(KioskError, match="has no class mask_incorrect: choose among with_mask, without_mask"):
        pictures.run(Options("pictures", (model,), tmp_path / "out", (path,), crops=True, of="mask_incorrect"))


def test_a_layer_that_does_not_exist_is_refused(run_folder: MakeRun, write_picture: Write, tmp_path: Path) -> None:
    path = write_picture(tmp_path / "red.png", RED)
    with pytest.raises(KioskError, match="colours has no layer layer9 to look at: choose among conv"):
        pictures.run(Options("pictures", (str(run_folder()),), tmp_path / "o", (path,), crops=True, layers=("layer9",)))


def test_a_network_without_places_says_why_there_is_no_grad_cam(
    run_folder: MakeRun, write_picture: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(explain.pictures.choose.__globals__["LAYERS"], "colours", ())
    path = write_picture(tmp_path / "red.png", RED)
    report = pictures.run(Options("pictures", (str(run_folder()),), tmp_path / "out", (path,), crops=True))
    text = report.page.read_text()
    assert "No Grad-CAM and no layers here." in text
    assert "<h3>Grad-CAM</h3>" not in text
    assert sorted(path.name for path in (tmp_path / "out").glob("*.png")) == [
        "001-red-gradient-input.png",
        "001-red-integrated.png",
    ]


def test_a_shown_face_has_the_size_of_its_heatmaps() -> None:
    assert pictures.shown(np.zeros((7, 7, 3), np.uint8)).shape == (SHOWN, SHOWN, 3)
