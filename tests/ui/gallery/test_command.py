"""`python -m ui.gallery`, from its command line to its pictures."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QImage

from ui.gallery import __main__ as command
from ui.gallery import studio
from ui.gallery.eyes import light_of, signal_of
from ui.gallery.faults import Defect, Kind
from ui.gallery.options import parse

ROOT = Path(__file__).resolve().parents[3]
FEW = ["--scenes", "mask-ok", "--languages", "en", "--themes", "dark", "--sizes", "640x360"]


def test_by_default_it_is_every_picture(scenes, tmp_path):
    options = parse(["--out", str(tmp_path)], scenes)
    assert len(options.shots) == len(scenes) * 7 * 3 * 2
    assert {shot.scene for shot in options.shots} == set(scenes)


def test_it_runs_where_there_is_no_display(tmp_path):
    bare = {name: value for name, value in os.environ.items() if name not in ("QT_QPA_PLATFORM", "DISPLAY")}
    arguments = [sys.executable, "-m", "ui.gallery", "--out", tmp_path / "new" / "folder", *FEW]
    ended = subprocess.run(arguments, check=False, cwd=ROOT, env=bare, capture_output=True, text=True, timeout=120)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert ended.stdout == f"1 picture in {tmp_path}/new/folder\n"
    image = QImage(str(tmp_path / "new" / "folder" / "mask-ok.en.dark.640x360.png"))
    assert (image.width(), image.height()) == (640, 360)
    assert 'src="mask-ok.en.dark.640x360.png"' in (tmp_path / "new" / "folder" / "index.html").read_text()


@pytest.fixture
def here(qapp, monkeypatch, words):
    """The command in this process, with the words that are made for tests."""
    return command.main


def test_each_text_size_theme_and_size_is_a_picture(here, tmp_path, capsys):
    more = ["--themes", "dark", "bright", "--sizes", "640x360", "360x640", "--text", "ordinary", "large"]
    assert here(["--out", str(tmp_path), *FEW, *more]) == 0
    assert len(list(tmp_path.glob("*.png"))) == 8
    assert (tmp_path / "mask-ok.en.bright.360x640.large.png").is_file()


def test_it_tells_how_far_it_is(here, tmp_path, capsys):
    sizes = [f"{width}x400" for width in range(400, 451)]
    assert here(["--out", str(tmp_path), "--scenes", "pass-long", *FEW[2:6], "--sizes", *sizes]) == 0
    assert capsys.readouterr().out == f"  50 of 51 pictures\n51 pictures in {tmp_path}\n"


def test_as_grey_eyes_see_it_there_is_no_hue(here, tmp_path):
    assert here(["--out", str(tmp_path), *FEW, "--eyes", "grey"]) == 0
    light = light_of(signal_of(QImage(str(tmp_path / "mask-ok.en.dark.640x360.png"))))
    assert np.ptp(light, axis=2).max() < 0.02
    assert light.max() > 0.5


def test_single_pictures_are_small_and_have_no_page(here, tmp_path):
    names = ["mask-ok.en.dark.1280x720", "no-mask.en.bright.720x1280"]
    assert here(["--out", str(tmp_path), "--only", *names, "--shrink", "2"]) == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == [f"{name}.png" for name in names]
    assert QImage(str(tmp_path / f"{names[1]}.png")).size().toTuple() == (360, 640)


def test_the_readmes_pictures_are_seven_of_scenes_that_there_are_under_their_names(scenes, tmp_path):
    options = parse(["--readme", "--out", str(tmp_path)], scenes)
    assert len(options.shots) == len({options.name(shot) for shot in options.shots}) == 7
    assert {shot.scene for shot in options.shots} <= set(scenes)
    assert {"ar", "en"} < {shot.language for shot in options.shots}
    assert any(shot.size[1] > shot.size[0] and shot.theme == "bright" for shot in options.shots)


def test_the_readmes_pictures_lie_in_docs_and_are_small(scenes):
    options = parse(["--readme", "--out", "docs/screens"], scenes)
    folder = ROOT / "docs" / "screens"
    assert sorted(path.name for path in folder.iterdir()) == sorted(map(options.name, options.shots))
    for shot in options.shots:
        image = QImage(str(folder / options.name(shot)))
        assert image.size().toTuple() == tuple(side // options.shrink for side in shot.size)
        assert image.width() <= 1280
        assert image.height() <= 720
    assert sum(path.stat().st_size for path in folder.iterdir()) < 1_800_000


def test_the_readmes_pictures_are_made(here, tmp_path, monkeypatch):
    from ui.gallery import options

    monkeypatch.setattr(options, "README", (options.README[0],))
    assert here(["--readme", "--out", str(tmp_path)]) == 0
    assert [path.name for path in tmp_path.iterdir()] == ["mask-ok.png"]
    assert QImage(str(tmp_path / "mask-ok.png")).size().toTuple() == (960, 540)


def test_what_is_in_order_is_said_to_be(here, tmp_path, capsys):
    assert here(["--out", str(tmp_path), *FEW[:-1], "1280x720", "--check"]) == 0
    assert capsys.readouterr().out == f"1 picture in {tmp_path}, nothing is wrong\n"


def test_what_is_wrong_is_told_and_ends_with_1(here, tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(studio, "defects", lambda window, texts: (Defect(Kind.CLIPPED, "Welcome"),))
    assert here(["--out", str(tmp_path), *FEW[:-1], "1280x720", "--check"]) == 1
    assert capsys.readouterr().out == (
        f"mask-ok.en.dark.1280x720: 'Welcome' is cut off\n1 picture in {tmp_path}, 1 thing is wrong\n"
    )
    assert "is cut off" in (tmp_path / "index.html").read_text()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "the following arguments are required: --out"),
        (["--out", "X", "--scenes", "mask-okay"], "there is no scene 'mask-okay': did you mean mask-ok?"),
        (["--out", "X", "--scenes", "zzz"], "there is no scene 'zzz'"),
        (["--out", "X", "--languages", "tlh"], "argument --languages: invalid choice: 'tlh'"),
        (["--out", "X", "--themes", "pink"], "argument --themes: invalid choice: 'pink'"),
        (["--out", "X", "--sizes", "big"], "argument --sizes: 'big' is no size such as 1280x720"),
        (["--out", "X", "--sizes", "8x8"], "8x8 is no screen: a side has 320 to 7680 pixels"),
        (["--out", "X", "--text", "tiny"], "argument --text: invalid choice: 'tiny'"),
        (["--out", "X", "--eyes", "cat"], "argument --eyes: invalid choice: 'cat'"),
        (["--out", "X", "--only", "mask-ok.en"], "argument --only: there is no theme ''"),
        (["--out", "X", "--shrink", "0"], "argument --shrink: invalid choice: 0"),
        (["--out", __file__], "is a file, not a folder"),
    ],
)
def test_what_cannot_be_asked_for_is_said(scenes, capsys, arguments, said):
    with pytest.raises(SystemExit) as ended:
        parse(arguments, scenes)
    assert ended.value.code == 2
    assert said in capsys.readouterr().err


def test_a_folder_that_cannot_be_made_is_a_sentence(here, tmp_path, capsys):
    (tmp_path / "file").write_text("")
    assert here(["--out", str(tmp_path / "file" / "x"), *FEW]) == 1
    assert "cannot be written" in capsys.readouterr().err


def test_a_picture_that_cannot_be_written_is_a_sentence(here, tmp_path, capsys):
    (tmp_path / "mask-ok.en.dark.640x360.png").mkdir()
    assert here(["--out", str(tmp_path), *FEW]) == 1
    assert "mask-ok.en.dark.640x360.png cannot be written" in capsys.readouterr().err


def test_a_language_without_words_is_a_sentence(here, tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(studio, "read", lambda language, folder: None)
    assert here(["--out", str(tmp_path), *FEW, "--languages", "de"]) == 1
    assert capsys.readouterr().err == "no words in 'de', mask-kiosk_de.qm is missing: `make run` makes it\n"
