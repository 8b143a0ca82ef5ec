from __future__ import annotations

import csv
import json
import re
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest

from kiosk.errors import KioskError, PictureUnreadable
from tools.data import __main__, audit
from tools.data.audit import Options, Report
from tools.data.verdict import Trust
from tools.run import run_tool

COLUMNS = ("file", "label", "source", "orig_split", "clean_split", "group", "orig_w", "orig_h", "augmented_or_pasted")


def draw(path: Path, seed: int, width: int = 64) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    small = np.random.default_rng(seed).integers(0, 256, (7, 7, 3), np.uint8)
    cv2.imwrite(str(path), cv2.resize(small, (width, 64), interpolation=cv2.INTER_CUBIC))


@pytest.fixture
def leaky(tmp_path: Path) -> Path:
    """40 masked pictures of 20 photos, 64 px wide, and 40 bare ones, 48 px wide; "original" tears the photos apart.

    A bare test picture is a copy of a bare training picture; another has a twin among the masked ones.
    """
    folder, rows = tmp_path / "leaky", []
    for index in range(80):
        masked, name = index < 40, f"faces/{index:02}.png"
        draw(folder / name, index, 64 if masked else 48)
        group = f"photo{index // 2}" if masked else f"bare{index}"
        clean = "test" if index // 2 % 2 else "train"
        original = "Test" if index % 2 else "Train"
        label = "with_mask" if masked else "without_mask"
        rows.append((name, label, "made", original, clean, group, 1, 1, int(masked)))
    for index, label in enumerate(("with_mask", "without_mask"), 80):
        draw(folder / f"faces/{index}.png", index)
        rows.append((f"faces/{index}.png", label, "made", "Validation", "val", f"val{index}", 1, 1, 0))
    (folder / "faces" / "41.png").write_bytes((folder / "faces" / "40.png").read_bytes())
    draw(folder / "faces" / "43.png", 0, 48)
    with (folder / "manifest.csv").open("w", newline="", encoding="utf-8") as lines:
        csv.writer(lines).writerows([COLUMNS, *rows])
    return folder


def audited(data: Path, out: Path) -> tuple[Report, dict[str, Any], str]:
    report = audit.run(Options(data, out))
    return report, json.loads((out / "audit.json").read_text()), (out / "index.html").read_text()


def test_a_leaky_set_is_told_in_numbers_and_in_words(leaky: Path, tmp_path: Path) -> None:
    report, found, page = audited(leaky, tmp_path / "out")
    assert (report.pictures, report.unreadable, report.trust) == (82, 0, Trust.NO)
    # Of the 40 original test pictures the 20 masked ones are siblings, and 41 is a copy; 43 is a twin of a masked one,
    # which teaches a model that remembers the wrong answer.
    (standing,) = found["original"]["standings"]
    assert (standing["seen"]["n"], len(found["original"]["seen"])) == (40, 21)
    assert "20 of 20 augmented with_mask test pictures of made share their source photo with training." in page
    assert "Of the 40 pictures in test of made, training has met 21 (52.5%)" in page
    assert "Do not trust a number measured on this set alone." in page


def test_the_planted_width_and_the_contradicting_pair_are_found(leaky: Path, tmp_path: Path) -> None:
    _, found, page = audited(leaky, tmp_path / "out")
    width = next(one for one in found["original"]["shortcuts"] if one["feature"] == "width")
    assert (width["right"]["rate"], width["rule"]) == (1.0, "over 56")
    assert found["contradicting"]["count"] == 1
    assert found["contradicting"]["pairs"][0]["files"] == ["faces/00.png", "faces/43.png"]
    assert "width alone gives 100% (always one answer: 50%)" in page
    assert "Like pictures, other labels: 1" in page


def test_the_page_needs_nothing_beside_it(leaky: Path, tmp_path: Path) -> None:
    _, _, page = audited(leaky, tmp_path / "out")
    assert page.count('src="data:image/jpeg;base64,') == len(re.findall(r"<img ", page)) > 0
    assert "http" not in re.sub(r"<svg.*?</svg>", "", page, flags=re.DOTALL)


def test_the_folder_itself_stays_as_it_is(leaky: Path, tmp_path: Path) -> None:
    before = {path: path.read_bytes() for path in leaky.rglob("*") if path.is_file()}
    audited(leaky, tmp_path / "out")
    assert {path: path.read_bytes() for path in leaky.rglob("*") if path.is_file()} == before
    for inside in (leaky, leaky / "audit"):
        with pytest.raises(KioskError, match="give another --out"):
            audit.run(Options(leaky, inside))


def test_unreadable_files_are_named_and_the_audit_goes_on(leaky: Path, tmp_path: Path) -> None:
    (leaky / "faces" / "50.png").write_bytes(b"")
    (leaky / "faces" / "51.png").unlink()
    report, found, page = audited(leaky, tmp_path / "out")
    assert (report.pictures, report.unreadable) == (80, 2)
    assert set(found["unreadable"]) == {"faces/50.png", "faces/51.png"}
    assert "Unreadable files: 2" in page
    assert "50.png is empty" in page


def test_where_nothing_can_be_read_that_is_said(leaky: Path, tmp_path: Path) -> None:
    for path in leaky.rglob("*.png"):
        path.write_bytes(b"no picture")
    with pytest.raises(PictureUnreadable, match="none of the 82 pictures"):
        audit.run(Options(leaky, tmp_path / "out"))
    assert not list((tmp_path / "out").iterdir())


def test_a_tree_without_splits_is_audited_as_it_will_be_dealt_out(tmp_path: Path) -> None:
    for seed in range(60):
        draw(tmp_path / "set" / ("with_mask" if seed % 2 else "without_mask") / f"{seed}.png", seed)
    _, found, page = audited(tmp_path / "set", tmp_path / "out")
    assert "original" not in found
    assert "The split as it was published cannot be judged" in page
    assert found["clean"]["seen"] == []
    assert sum(sum(stock["counts"]) for stock in found["clean"]["counts"]) == 60


def test_names_that_are_html_are_shown_not_run(leaky: Path, tmp_path: Path) -> None:
    manifest = leaky / "manifest.csv"
    (leaky / "faces" / "41.png").rename(leaky / "faces" / "<script>41.png")
    manifest.write_text(manifest.read_text().replace("faces/41.png", "faces/<script>41.png"))
    _, _, page = audited(leaky, tmp_path / "out")
    assert "<script>" not in page
    assert "&lt;script&gt;41.png" in page


@pytest.mark.parametrize(("there", "words"), [(True, "is empty"), (False, "is not there")])
def test_an_empty_or_missing_folder_is_a_sentence_and_a_code(
    there: bool, words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    if there:
        (tmp_path / "set").mkdir()
    with pytest.raises(SystemExit) as ended:
        run_tool(lambda: __main__.main(["audit", str(tmp_path / "set"), "--out", str(tmp_path / "out")]))
    assert ended.value.code == KioskError.exit_code
    assert words in capsys.readouterr().err


def test_whatever_is_found_the_command_ends_well_and_says_where(
    leaky: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    __main__.main(["audit", str(leaky)])
    assert "82 pictures, 0 unreadable" in capsys.readouterr().out
    assert (tmp_path / "audit" / "index.html").is_file()


def test_an_out_that_is_a_file_is_told(leaky: Path, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("taken")
    with pytest.raises(KioskError, match="cannot be made a folder"):
        audit.run(Options(leaky, tmp_path / "out"))
