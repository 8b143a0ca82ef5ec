"""How the bench's figures are told: tables, a picture, and files that are there whole or not at all."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest
from matplotlib.axes import Axes
from rich.table import Table

from kiosk.errors import KioskError
from tools import bench
from tools.speed.chart import chart
from tools.speed.table import as_tables, medians

ALONE = {"ours": 7.2, "onnxruntime": 7.0, "openvino": 6.4}


@pytest.fixture
def figures() -> dict[str, Any]:
    """Of one run, made up."""
    stages = {"capture": 6.0, "find": 20.0, "track+gate": 0.5, "crop": 0.4, "classify": 8.0, "decide": 0.06, "paint": 1}
    return {
        "stages": {name: {"p50_ms": ms, "p90_ms": ms, "p99_ms": ms} for name, ms in stages.items()},
        "whole_frame": {"p50_ms": 29.0, "p90_ms": 30.0, "p99_ms": 33.0},
        "visit": {"mean_ms": 13.0, "outcomes_per_s": 76.9},
        "glass_to_outcome": {"p50_ms": 15.0, "p95_ms": 36.0, "outcomes_per_s": 29.8},
        "cpu_share": 0.36,
        "peak_rss_mb": 354.0,
        "faces": {str(count): {"p50_ms": 29.0 + count} for count in range(1, 9)},
        "eight_faces_over_one": 1.233,
        "streams": {str(count): {"mean_ms": 13.0 + count, "outcomes_per_s": 70.0 - count} for count in range(1, 5)},
        "second_stream_share": 1.071,
        "bare": {name: {"p50_ms": ms} for name, ms in ALONE.items()},
        "detector": {"640x480": {"p50_ms": 90.0}, "second opinion": {"p50_ms": 20.0}},
        "engine_over_best_bare": 1.125,
        "gemm_gflops": 200.0,
        "classifier_gflop": 2.6,
        "classifier_share_of_limit": 1.6,
        "left_out": {},
        "of": {"classifier": "resnet50", "backend": "onnxruntime"},
        "on": {"cpu": "AMD EPYC", "cores": 2},
    }


@pytest.fixture
def nothing_more(figures: dict[str, Any]) -> dict[str, Any]:
    """Nobody was fit to be judged, and nothing beside it could be measured."""
    stages = {name: figures["stages"][name] for name in ("capture", "find", "paint")}
    ratios = dict.fromkeys(("eight_faces_over_one", "second_stream_share", "engine_over_best_bare"))
    return (
        figures
        | {"stages": stages, "whole_frame": {"p50_ms": None}, "classifier_share_of_limit": None}
        | {"faces": {}, "streams": {}, "bare": {}, "detector": {}, **ratios}
        | {"left_out": {"bare": "the classifier runs on tensorrt, not on the CPU"}}
    )


def rows(table: Table) -> dict[str, list[str]]:
    """A table's cells by the first of each row."""
    first, *others = ([str(cell) for cell in column.cells] for column in table.columns)
    return {name: [column[row] for column in others] for row, name in enumerate(first)}


def test_the_tables_have_more_faces_more_cameras_and_the_runtimes_alone(figures: dict[str, Any]) -> None:
    stages, numbered, alone = map(rows, as_tables(figures))
    assert stages["whole frame"] == ["29.0", "30.0", "33.0"]
    assert numbered["faces: frame, p50 ms"] == [f"{30 + count}.0" for count in range(8)]
    assert numbered["cameras: outcome, ms"] == ["14.0", "15.0", "16.0", "17.0", "", "", "", ""]
    assert alone["classifier by openvino called bare, p50 ms"] == ["6.4"]
    assert alone["in the kiosk / the best called bare"] == ["1.12"]
    assert alone["8 faces / 1 face"] == ["1.23"]


def test_what_was_not_measured_is_a_dash(nothing_more: dict[str, Any]) -> None:
    stages, numbered, alone = map(rows, as_tables(nothing_more))
    assert stages["whole frame"] == ["-", "-", "-"]
    assert set(numbered["faces: frame, p50 ms"]) == {""}
    assert alone == {name: ["-"] for name in alone}


def test_more_faces_and_cameras_are_compared_where_both_runs_have_them(figures: dict[str, Any]) -> None:
    assert medians(figures)["whole frame, 8 faces"] == 37.0
    assert medians(figures)["an outcome, 2 cameras"] == 15.0
    earlier = {"stages": figures["stages"]}
    assert medians(earlier)["whole frame, 8 faces"] is None


def bars(axes: Axes) -> dict[str, float]:
    """The widths of the bars by their names."""
    names = [label.get_text() for label in axes.get_yticklabels()]
    return dict(zip(names, (bar.get_width() for bar in axes.patches), strict=True))


def test_the_picture_has_the_stages_with_the_limit_and_time_by_number(figures: dict[str, Any]) -> None:
    stages, faces, cameras = chart(figures).axes
    assert list(bars(stages))[:3] == ["whole frame", "visit, mean", "find"]
    assert bars(stages)["classify"] == 8.0
    # 2.6 GFLOP at 200 GFLOP/s, on the classifier's row.
    mark = stages.lines[0].get_xydata()
    assert mark[:, 0].tolist() == pytest.approx([13.0, 13.0])
    assert mark[:, 1].mean() == list(bars(stages)).index("classify")
    assert faces.lines[0].get_xydata().tolist() == [[count, 29.0 + count] for count in range(1, 9)]
    assert cameras.lines[0].get_xydata().tolist() == [[count, 13.0 + count] for count in range(1, 5)]
    assert "ms" in faces.get_ylabel()
    assert "milliseconds" in stages.get_xlabel()


def test_the_picture_says_what_was_not_measured(nothing_more: dict[str, Any]) -> None:
    figure = chart(nothing_more)
    stages, *numbered = figure.axes
    assert "classify" not in bars(stages)
    assert not stages.lines
    assert [text.get_text() for axes in numbered for text in axes.texts] == ["not measured"] * 2
    assert not any("limit" in text.get_text() for text in figure.legends[0].get_texts())


def test_figures_and_picture_are_written(
    figures: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bench, "run", lambda *_: figures)
    bench.main(["--json", str(tmp_path / "new" / "speed.json"), "--picture", str(tmp_path / "speed.png")])
    bench.main(["--picture", str(tmp_path / "speed.SVG")])
    assert json.loads((tmp_path / "new" / "speed.json").read_text()) == figures
    drawn = cv2.imread(str(tmp_path / "speed.png"))
    assert drawn is not None
    assert len(np.unique(drawn)) > 50
    assert "Faces in one picture" in (tmp_path / "speed.SVG").read_text()
    assert "more faces, more cameras" in capsys.readouterr().out


def test_what_was_left_out_is_told_with_its_reason(
    nothing_more: dict[str, Any], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bench, "run", lambda *_: nothing_more)
    bench.main([])
    assert "bare was not measured: the classifier runs on tensorrt, not on the CPU" in capsys.readouterr().out


@pytest.mark.parametrize("option", ["--json", "--picture"])
def test_a_file_that_cannot_be_written_is_a_sentence(
    option: str, figures: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bench, "run", lambda *_: figures)
    (tmp_path / "file").touch()
    with pytest.raises(KioskError, match=r"speed\.svg cannot be written"):
        bench.main([option, str(tmp_path / "file" / "speed.svg")])
