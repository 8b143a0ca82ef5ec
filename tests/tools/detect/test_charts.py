from __future__ import annotations

import json

import pytest

pytest.importorskip("pycocotools", reason="COCO's rules come with the train extra")
pytest.importorskip("matplotlib", reason="figures come with the train extra")

from tools.curves.history import read_history
from tools.detect.charts import precision_figure, training_figure
from tools.detect.precision import Precision

NAN = float("nan")


def test_a_label_with_faces_has_its_curve_and_tells_how_many_they_are():
    steps = tuple(1 - place / 200 for place in range(101))
    figure = precision_figure(
        [Precision(0.75, 0.5, 12, steps), Precision(NAN, NAN, 0, ()), Precision(0.5, 0.2, 3, (0.5,) * 101)]
    )
    masked, wrong = figure.axes[0].get_lines()
    assert masked.get_ydata().tolist() == pytest.approx([100 * one for one in steps])
    assert masked.get_xdata()[[0, 50, 100]].tolist() == pytest.approx([0, 50, 100])
    assert masked.get_label() == "with_mask: AP50 75.0, n = 12"
    assert wrong.get_label() == "mask_incorrect: AP50 50.0, n = 3"
    assert masked.get_linestyle() != wrong.get_linestyle()


def test_the_training_error_of_every_step_is_drawn_by_the_detectors_own_loss(tmp_path):
    (tmp_path / "recipe.json").write_text(json.dumps({"name": "detector"}))
    steps = [
        {"kind": "step", "step": place, "epoch": place / 4, "loss": loss, "rate": 0.1}
        for place, loss in enumerate((1.5, 1.25, 1.0), 1)
    ]
    (tmp_path / "log.jsonl").write_text("".join(json.dumps(step) + "\n" for step in steps))
    figure = training_figure(read_history(tmp_path, "smoothed"))
    assert figure.axes[0].get_lines()[0].get_ydata().tolist() == [1.5, 1.25, 1.0]
    assert figure.axes[0].get_ylabel() == "training loss (quality focal and GIoU)"


def test_a_run_without_a_log_has_no_training_error(tmp_path):
    (tmp_path / "recipe.json").write_text(json.dumps({"name": "detector"}))
    assert training_figure(read_history(tmp_path, "smoothed")) is None
