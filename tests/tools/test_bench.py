from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper, numpy_helper
from rich.progress import Progress

from kiosk.errors import CameraError, KioskError, ModelMissing
from kiosk.faces import Faces
from kiosk.pipeline import Judge
from kiosk.rules import Rules
from kiosk.scene import Box, Frame, Outcome, Reason, Verdict
from kiosk.settings import ZoneSettings
from tools import bench, golden
from tools.speed import machine
from tools.speed.flops import gflop
from tools.speed.live import Ages, Ran
from tools.speed.stages import Stopwatch, TimedClassifier, TimedFinder, Watched, measure, percentiles, summary
from tools.speed.subject import open_subject
from tools.speed.table import compared, medians, read_figures

QUIET = Progress(disable=True)
RATIOS = ("eight_faces_over_one", "second_stream_share", "engine_over_best_bare")
STAGES = {"capture", "decode", "find", "track+gate", "crop", "classify", "decide", "paint"}


@pytest.fixture
def figures(qapp: object, centerface_file: Path, portrait: object, tiny_models: Path) -> dict[str, Any]:
    """A tiny run over the demo."""
    return bench.run(bench.Options(frames=4, seconds=0.5), QUIET, tiny_models)


def test_a_run_over_the_demo_has_every_figure(figures: dict[str, Any], tmp_path: Path) -> None:
    assert set(figures["stages"]) == STAGES
    for times in figures["stages"].values():
        assert 0 <= times["p50_ms"] <= times["p90_ms"] <= times["p99_ms"]
    parts = sum(figures["stages"][stage]["p50_ms"] for stage in ("find", "crop", "classify", "decide"))
    assert figures["whole_frame"]["p50_ms"] > 0.5 * parts
    visit = figures["visit"]
    assert visit["outcomes_per_s"] == pytest.approx(1000 / visit["mean_ms"], rel=0.01)
    assert 0 < figures["glass_to_outcome"]["p50_ms"] <= figures["glass_to_outcome"]["p95_ms"]
    assert 0 < figures["cpu_share"] <= 1.05
    assert figures["peak_rss_mb"] > 50
    assert figures["gemm_gflops"] > 1
    assert 0 < figures["classifier_share_of_limit"] < 1
    assert list(figures["faces"]) == [str(count) for count in range(1, 9)]
    assert list(figures["streams"]) == [str(count) for count in range(1, 5)]
    assert {"ours", "onnxruntime"} <= set(figures["bare"])
    assert min(figures[ratio] for ratio in RATIOS) > 0
    assert set(figures["left_out"]) <= {"bare openvino", "detector"}
    (tmp_path / "figures.json").write_text(json.dumps(figures))
    assert read_figures(tmp_path / "figures.json") == figures


@pytest.mark.usefixtures("centerface_file")
def test_a_source_without_a_face_leaves_the_classifier_out_and_says_why(
    qapp: object, tiny_models: Path, tmp_path: Path
) -> None:
    cv2.imwrite(str(tmp_path / "wall.png"), np.full((90, 160, 3), 128, np.uint8))
    options = bench.Options(frames=3, seconds=0.3, source=str(tmp_path / "wall.png"))
    found = bench.run(options, QUIET, tiny_models)
    assert "classify" not in found["stages"]
    assert {"crop", "classify"} <= set(found["left_out"]) <= {"crop", "classify", "bare openvino", "detector"}
    assert found["whole_frame"]["p50_ms"] is None
    assert found["classifier_share_of_limit"] is None
    assert found["glass_to_outcome"]["p50_ms"] is None
    assert all(table.row_count for table in bench.as_tables(found))


@pytest.mark.usefixtures("centerface_file")
def test_a_source_of_a_single_picture_is_refused(tiny_models: Path, tmp_path: Path) -> None:
    video = cv2.VideoWriter(str(tmp_path / "one.avi"), cv2.VideoWriter.fourcc(*"MJPG"), 30, (160, 96))
    video.write(np.full((96, 160, 3), 128, np.uint8))
    video.release()
    with pytest.raises(KioskError, match="one picture only"):
        bench.run(bench.Options(source=str(tmp_path / "one.avi")), QUIET, tiny_models)


@pytest.mark.usefixtures("centerface_file")
def test_a_live_camera_is_no_source_for_a_bench(tiny_models: Path) -> None:
    with pytest.raises(CameraError, match="cannot be replayed"):
        bench.run(bench.Options(source="/dev/video0"), QUIET, tiny_models)


def test_without_networks_it_says_how_to_get_them(tmp_path: Path) -> None:
    with pytest.raises(ModelMissing, match="make run"):
        bench.run(bench.Options(), QUIET, tmp_path)


@pytest.mark.usefixtures("centerface_file")
def test_the_model_that_is_named_is_measured(tiny_models: Path) -> None:
    card = json.loads((tiny_models / "tiny.json").read_text())
    shutil.copy(tiny_models / "tiny.onnx", tiny_models / "other.onnx")
    card |= {"name": "other", "files": {"other.onnx": card["files"]["tiny.onnx"]}}
    (tiny_models / "other.json").write_text(json.dumps(card))
    golden.renew("other", tiny_models)
    named = bench.parse(["--model", "other"]).model
    with ExitStack() as stack:
        assert open_subject("wall.png", tiny_models, stack, named).card.name == "other"
        assert open_subject("wall.png", tiny_models, stack).card.name == "tiny"


@pytest.fixture
def watched(stage: Any) -> Callable[[], Watched]:
    """Judges of what stands on the stage, with stopwatches in their ports."""

    def make() -> Watched:
        watch = Stopwatch()
        faces = Faces(TimedFinder(stage.finder, watch), ZoneSettings())
        return Watched(Judge(faces, TimedClassifier(stage.classifier, watch), Rules(), 0.0), watch)

    return make


def test_the_stages_of_a_frame_add_up_to_the_whole(stage: Any, person: Any, watched: Callable[[], Watched]) -> None:
    dearest, usual = watched(), watched()
    shown = [stage.frame(index / 30, person("ann")) for index in range(5)]
    assert measure(iter(shown), dearest, usual, 9, lambda: None) == 5
    times = dearest.watch.times_ms
    for index, whole in enumerate(times["whole_frame"]):
        parts = (times[name][index] for name in ("find", "track+gate", "read", "decide"))
        assert sum(parts) == pytest.approx(whole, abs=1e-6)
    assert len(usual.watch.times_ms["frame"]) == len(times["capture"]) == 5
    assert summary(dearest.watch, usual.watch)["visit"]["outcomes_per_s"] > 0


def test_a_frame_without_a_face_counts_for_the_visit_only(stage: Any, watched: Callable[[], Watched]) -> None:
    dearest, usual = watched(), watched()
    measure(iter([stage.frame(0.0)]), dearest, usual, 1, lambda: None)
    assert len(usual.watch.times_ms["frame"]) == 1
    assert not dearest.watch.times_ms["whole_frame"]


def test_the_stages_are_the_dearests_and_the_visit_is_the_usual_kiosks() -> None:
    dearest, usual = Stopwatch(), Stopwatch()
    dearest.times_ms |= {"find": [20.0], "whole_frame": [30.0], "frame": [30.0]}
    usual.times_ms |= {"find": [5.0], "whole_frame": [7.0], "frame": [7.0, 3.0]}
    found = summary(dearest, usual)
    assert (found["stages"]["find"]["p50_ms"], found["whole_frame"]["p50_ms"]) == (20.0, 30.0)
    assert found["visit"] == {"mean_ms": 5.0, "outcomes_per_s": 200.0}


def test_percentiles_are_of_the_times() -> None:
    assert percentiles([float(value) for value in range(101)]) == {"p50_ms": 50, "p90_ms": 90, "p99_ms": 99}


def test_every_outcome_of_a_frame_with_a_visitor_counts_also_one_that_came_too_late() -> None:
    ages = Ages()
    frame = Frame(1, 1.0, np.zeros((2, 2, 3), np.uint8))
    ages(Outcome(Verdict.FAULT, Reason.CAMERA_LOST, 2.0), None)
    ages(Outcome(Verdict.NOBODY, Reason.NONE, 1.25, captured_s=1.0), frame)
    ages(Outcome(Verdict.LOOKING, Reason.NONE, 1.05, captured_s=1.0, box=Box(0, 0, 1, 1)), frame)
    ages(Outcome(Verdict.FAULT, Reason.STALE, 1.75, captured_s=1.0), frame)
    found = Ran(ages, wall_s=2.0, cpu_s=1.0).summary()
    assert found["glass_to_outcome"] == {"p50_ms": 400.0, "p95_ms": 715.0, "outcomes_per_s": 1.5}
    assert found["cpu_share"] == pytest.approx(0.5 / machine.cores(), abs=1e-3)


def test_arithmetic_is_counted_from_the_graph(tmp_path: Path) -> None:
    weights = numpy_helper.from_array(np.zeros((4, 3, 3, 3), np.float32), "w")
    dense = numpy_helper.from_array(np.zeros((4, 2), np.float32), "d")
    nodes = [
        helper.make_node("Conv", ["input", "w"], ["y"], strides=[2, 2], pads=[1, 1, 1, 1]),
        helper.make_node("GlobalAveragePool", ["y"], ["z"]),
        helper.make_node("Flatten", ["z"], ["f"]),
        helper.make_node("MatMul", ["f", "d"], ["logits"]),
    ]
    taken = helper.make_tensor_value_info("input", TensorProto.FLOAT, ["n", 3, "h", "w"])
    given = helper.make_tensor_value_info("logits", TensorProto.FLOAT, ["n", 2])
    graph = helper.make_graph(nodes, "g", [taken], [given], [weights, dense])
    onnx.save(helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)]), tmp_path / "g.onnx")
    convolution, product = 2 * (4 * 8 * 8) * (3 * 3 * 3), 2 * 2 * 4
    assert gflop(tmp_path / "g.onnx", 16) * 1e9 == pytest.approx(convolution + product)


def test_a_comparison_divides_this_run_by_the_other() -> None:
    this = {"stages": {"find": {"p50_ms": 10.0}, "paint": {"p50_ms": 1.0}}, "whole_frame": {"p50_ms": 12.0}}
    other = {"stages": {"find": {"p50_ms": 20.0}}, "whole_frame": {"p50_ms": None}}
    assert medians(this)["find"] == 10.0
    table = compared(this, other)
    assert table.row_count == 1
    assert list(table.columns[3].cells) == ["0.50"]


@pytest.mark.parametrize("content", [None, "", "[]", "{}"])
def test_figures_that_are_none_are_refused_before_the_run(tmp_path: Path, content: str | None) -> None:
    other = tmp_path / "other.json"
    if content is not None:
        other.write_text(content)
    with pytest.raises(KioskError, match=r"other\.json"):
        bench.main(["--compare", str(other)])


@pytest.mark.parametrize(
    "arguments", [["--frames", "0"], ["--seconds", "-1"], ["--seconds", "nan"], ["--picture", "speed.pdf"]]
)
def test_what_makes_no_sense_on_the_command_line_is_refused(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        bench.parse(arguments)
    assert ended.value.code == 2
