"""The factory: the first backend that can run it, and a reason kept for each that cannot."""

from __future__ import annotations

import pytest

from engines.card import load_card
from engines.factory import open_model
from kiosk.errors import EngineUnavailable, ModelMissing


def test_the_cpu_takes_over_and_says_why_not_a_faster_one(make_model, write_card, tmp_path) -> None:
    write_card(make_model())
    opened = open_model(load_card("tiny", tmp_path), ("tensorrt", "onnxruntime"))
    assert opened.backend == "onnxruntime"
    assert [reason.partition(":")[0] for reason in opened.refused] == ["tensorrt"]


def test_the_int8_file_is_what_the_cpu_runs(make_model, write_card, tmp_path) -> None:
    write_card(make_model("Log", "tiny.fp16.onnx"), make_model(name="tiny.int8-cpu.onnx"))
    (tmp_path / "tiny.fp16.onnx").unlink()
    open_model(load_card("tiny", tmp_path), ("onnxruntime",)).engine.close()


def test_no_backend_that_can_run_it_is_an_error_with_every_reason(make_model, write_card, tmp_path) -> None:
    write_card(make_model())
    with pytest.raises(EngineUnavailable, match=r"tensorrt:.*tensorrt-rtx:") as refused:
        open_model(load_card("tiny", tmp_path), ("tensorrt", "tensorrt-rtx"))
    assert refused.value.exit_code == 25


def test_a_missing_file_is_told_as_such(make_model, write_card, tmp_path) -> None:
    path = make_model()
    write_card(path)
    path.unlink()
    with pytest.raises(ModelMissing):
        open_model(load_card("tiny", tmp_path), ("onnxruntime",))
