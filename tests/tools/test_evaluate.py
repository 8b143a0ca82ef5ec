"""From pictures to report.json and report.html, with every number counted by hand."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt
import pytest

from kiosk.errors import KioskError
from kiosk.preprocess import InputSpec
from kiosk.scene import Box, Detection, Landmarks, Pixels
from tools import evaluate
from tools.data import layouts
from tools.data.samples import Sample
from tools.evaluate import Options, Report, chosen, parse, run
from tools.predict import Origin, Predictor
from tools.report.findings import Findings, Kind, read_findings
from tools.runs import save_seen

RED, GREEN, BLUE = (20, 20, 255), (20, 255, 20), (255, 20, 20)
"""What the tiny network tells for masked, bare, worn wrongly, as BGR."""
COLUMNS = ("file", "label", "source", "orig_split", "clean_split", "group", "orig_w", "orig_h", "augmented_or_pasted")
Row = tuple[str, str, tuple[int, int, int], str]
"""Label, split, colour, group."""
TABLE: list[Row] = [
    *[("with_mask", "train", RED, "")] * 4,
    *[("without_mask", "train", GREEN, "")] * 3,
    ("without_mask", "train", GREEN, "shared"),
    *[("with_mask", "val", RED, "")] * 10,
    *[("without_mask", "val", GREEN, "")] * 10,
    *[("with_mask", "test", RED, "")] * 7,
    ("with_mask", "test", GREEN, ""),
    *[("without_mask", "test", GREEN, "")] * 8,
    ("without_mask", "test", GREEN, "shared"),
    ("without_mask", "test", RED, ""),
    *[("mask_incorrect", "test", BLUE, "")] * 2,
    ("mask_incorrect", "test", RED, ""),
]


class Straight:
    """A finder to whom every picture is one face that looks straight ahead."""

    def find(self, bgr: Pixels) -> list[Detection]:
        side = bgr.shape[0]
        points = [(x * side, y * side) for x, y in ((0.4, 0.42), (0.6, 0.42), (0.5, 0.52), (0.43, 0.6), (0.57, 0.6))]
        return [Detection(Box(side * 0.25, side * 0.25, side * 0.75, side * 0.75), 0.9, Landmarks(*points))]


def paint(folder: Path, table: list[Row]) -> Path:
    """A folder with a manifest, its pictures of one colour each; of four animals one that is held out looks masked."""
    (folder / "faces").mkdir(parents=True)
    with (folder / "manifest.csv").open("w", newline="", encoding="utf-8") as lines:
        rows = csv.writer(lines)
        rows.writerow(COLUMNS)
        for index, (label, split, colour, group) in enumerate(table):
            name = f"faces/{index:03}.png"
            cv2.imwrite(str(folder / name), np.full((12, 12, 3), colour, np.uint8))
            rows.writerow((name, label, "made", split, split, group or f"g{index}", 12, 12, 0))
    (folder / "animals" / "cat").mkdir(parents=True)
    for index, colour in enumerate((GREEN, RED, GREEN, GREEN)):
        cv2.imwrite(str(folder / "animals" / "cat" / f"{index}.png"), np.full((12, 12, 3), colour, np.uint8))
    return folder


def colours(bgr: Pixels) -> npt.NDArray[np.float32]:
    """The means of red, green and blue in 0..1, as logits."""
    return np.asarray(bgr.mean((1, 2))[:, ::-1] / 255, np.float32)


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(evaluate, "SIDE", 48)


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """Of a network that goes by the colour, over TABLE."""
    folder = tmp_path_factory.mktemp("evaluated")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(evaluate, "SIDE", 48)
        patch.setattr(evaluate, "open_predictor", lambda name: Predictor(name, InputSpec(8), 3, colours))
        return run(Options("colours", paint(folder / "data", TABLE), folder / "runs" / "out"), Straight())


def kinds_of(findings: Findings) -> dict[str, Kind]:
    return {kind.name: kind for kind in findings.kinds}


def test_the_report_is_what_the_pictures_show(report: Report) -> None:
    found = report.findings
    assert found.sides["test"].confusion == ((7, 1, 0), (1, 9, 0), (1, 0, 2))
    assert (found.sides["test"].accuracy.count, found.sides["test"].accuracy.n) == (18, 21)
    assert found.sides["test"].f1_mask == pytest.approx(14 / 17, abs=1e-5)
    assert found.sides["val"].accuracy.rate == 1.0
    assert (found.sides["train"].n, found.sides["train"].of) == (8, 8)
    assert (found.refusal.test.count, found.refusal.test.n) == (1, 8)
    assert (found.refusal.held_out.count, found.refusal.held_out.n) == (1, 18)


def test_each_kind_is_counted_by_itself(report: Report) -> None:
    kinds = kinds_of(report.findings)
    counts = {name: (kind.held_out.count, kind.held_out.n) for name, kind in kinds.items()}
    assert counts["bare faces"] == (1, 20)
    assert counts["masks worn wrongly"] == (1, 3)
    assert counts["animals"] == (1, 2)
    # One colour is the same upside down.
    assert counts["bare faces upside down"] == (1, 20)
    assert counts["masked people upside down"] == (17, 18)
    assert kinds["bare faces with a hand"].held_out.n == 20
    assert kinds["bare faces with a hand"].made
    assert not kinds["animals"].made


def test_what_validation_said_is_told_and_what_the_test_pictures_share_too(report: Report) -> None:
    assert report.findings.point.fitted
    assert (report.findings.point.bare, report.findings.point.masked) == (10, 10)
    assert (report.findings.leak.count, report.findings.leak.of) == (1, 21)


def test_report_json_can_be_read_again_and_the_page_is_whole_and_alone(report: Report) -> None:
    folder = report.page.parent
    assert sorted(path.name for path in folder.iterdir()) == ["report.html", "report.json"]
    assert read_findings(folder / "report.json") == report.findings
    page = report.page.read_text()
    assert page.rstrip().endswith("</html>")
    assert "Not fit for a door" in page
    assert "These numbers flatter" in page
    assert "1 of 21 test pictures share their source photo" in page
    assert "http://" not in page.replace("http://www.w3.org", "").replace("http://purl.org", "").replace(
        "http://creativecommons.org", ""
    )
    assert str(folder.parents[1]) not in page


def test_the_same_network_on_the_same_pictures_gets_the_same_report(
    report: Report, tiny_models: Path, tmp_path: Path
) -> None:
    data = report.page.parents[2] / "data"
    again = run(Options(str(tiny_models), data, tmp_path / "again"), Straight()).findings
    # Shipped as a file, the same colours are the same numbers; only where the network comes from is told otherwise.
    assert (
        again.model_copy(update={"subject": report.findings.subject, "leak": report.findings.leak}) == report.findings
    )


def test_the_terminal_gets_the_verdict_each_side_and_where_the_page_is(report: Report) -> None:
    said = str(report)
    assert said.startswith("Not fit for a door. ")
    assert "limits are broken: animals let in (50 of 100)" in said
    assert "test: accuracy 85.71%, n = 21" in said
    assert said.endswith("report.html")


def test_a_set_without_a_validation_side_that_is_cut_from_training_keeps_the_models_point(
    tiny_models: Path, tmp_path: Path
) -> None:
    table: list[Row] = [("with_mask", "train", RED, ""), ("without_mask", "train", GREEN, "")]
    tested: list[Row] = [("with_mask", "test", RED, ""), ("without_mask", "test", GREEN, "")]
    found = run(
        Options(str(tiny_models), paint(tmp_path / "data", table + tested), tmp_path / "out"), Straight()
    ).findings
    assert not found.point.fitted
    assert (found.point.temperature, found.point.threshold) == (0.5, 0.5)
    assert "as the model came" in (tmp_path / "out" / "report.html").read_text()


def test_a_network_trained_on_the_other_split_is_held_against_the_rows_it_has_seen(
    tiny_models: Path, tmp_path: Path
) -> None:
    data = paint(tmp_path / "data", TABLE)
    rows = list(csv.reader((data / "manifest.csv").read_text().splitlines()))
    # By the original split the last ten test pictures of the clean one were for training, and the other way round.
    for row in rows[1:]:
        row[3] = {"train": "test", "test": "train"}.get(row[4], row[4])
    with (data / "manifest.csv").open("w", newline="") as lines:
        csv.writer(lines).writerows(rows)
    found = run(Options(str(tiny_models), data, tmp_path / "out", "original"), Straight()).findings
    assert (found.leak.count, found.leak.of, found.leak.trained_split) == (8, 8, "clean")


def test_a_sample_of_the_training_side_is_drawn_and_everything_held_out_is_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(evaluate, "TRAIN_SAMPLE", 5)
    samples = [Sample(Path(str(i)), i % 2, "a", "train" if i % 3 else "test") for i in range(60)]
    kept = chosen(samples)
    assert sum(sample.split == "train" for sample in kept) == 5
    assert sum(sample.split == "test" for sample in kept) == 20
    assert kept == chosen(samples)
    assert [sample for sample in samples if sample in kept] == kept


def test_an_unknown_model_is_said_before_anything_is_read_or_written(tmp_path: Path) -> None:
    with pytest.raises(KioskError, match="nix is neither a folder nor a shipped model"):
        run(Options("nix", tmp_path / "nowhere", tmp_path / "out"), Straight())
    assert not (tmp_path / "out").exists()


def test_a_page_that_cannot_be_written_is_a_sentence(tiny_models: Path, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file is here")
    with pytest.raises(KioskError, match="cannot be written"):
        run(Options(str(tiny_models), paint(tmp_path / "data", TABLE), tmp_path / "out"), Straight())


def test_a_broken_picture_is_named_or_left_out(tiny_models: Path, tmp_path: Path) -> None:
    options = Options(str(tiny_models), paint(tmp_path / "data", TABLE), tmp_path / "out")
    (options.data / "faces" / "030.png").write_bytes(b"no picture")
    with pytest.raises(KioskError, match=r"030\.png.*--skip-unreadable"):
        run(options, Straight())
    found = run(replace(options, skip_unreadable=True), Straight()).findings
    assert found.sides["test"].n == 20


def test_half_a_report_is_no_report(tmp_path: Path) -> None:
    (tmp_path / "report.json").write_text(json.dumps({"subject": {}}))
    with pytest.raises(KioskError, match=r"is no report .*tools.evaluate"):
        read_findings(tmp_path / "report.json")
    with pytest.raises(KioskError, match="is no report"):
        read_findings(tmp_path / "none.json")


def test_the_command_line_is_as_the_design_has_it() -> None:
    given = parse(["resnet34", "--data", "d", "--out", "o", "--split", "original"])
    assert given == Options("resnet34", Path("d"), Path("o"), "original")
    plain = parse(["r", "--data", "d", "--out", "o"])
    assert (plain.split, plain.skip_unreadable) == ("clean", False)
    assert parse(["r", "--data", "d", "--out", "o", "--skip-unreadable"]).skip_unreadable
    with pytest.raises(SystemExit):
        parse(["r", "--data", "d", "--out", "o", "--split", "other"])


def test_what_a_run_was_trained_on_is_not_held_out_in_the_clean_split(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data, folder = paint(tmp_path / "data", TABLE), tmp_path / "run"
    # It was trained on the one masked test picture that it gets wrong, on another split.
    wrong = next(sample for sample in layouts.read(data, "clean") if sample.split == "test" and sample.group == "g35")
    save_seen(folder, [replace(wrong, split="train")])
    monkeypatch.setattr(
        evaluate,
        "open_predictor",
        lambda name: Predictor(name, InputSpec(8), 3, colours, origin=Origin(split="original", runs=(folder,))),
    )
    found = run(Options("colours", data, tmp_path / "runs" / "out"), Straight()).findings
    assert found.subject.moved == 1
    assert found.sides["test"].confusion == ((7, 0, 0), (1, 9, 0), (1, 0, 2))
    assert found.sides["train"].n == 9
