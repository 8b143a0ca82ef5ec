"""The CPU engine on the real onnxruntime: what goes in, what comes out, and what is refused at the door."""

from __future__ import annotations

import numpy as np
import pytest

from engines.cpu import OnnxRuntimeEngine
from kiosk.errors import EngineFailed, ModelBroken


def batch(value: float = 1.0, n: int = 1) -> np.ndarray:
    return np.full((n, 3, 8, 8), value, np.float32)


def test_outputs_come_by_their_names_in_float32(make_model) -> None:
    outputs = OnnxRuntimeEngine(make_model()).infer(batch(0.25, n=2))
    assert list(outputs) == ["logits"]
    assert outputs["logits"].dtype == np.float32
    np.testing.assert_allclose(outputs["logits"].reshape(2, 3), 0.25)


@pytest.mark.parametrize("operator", ["Log", "Reciprocal"])
def test_nan_and_infinity_are_a_failure_and_never_an_answer(make_model, operator: str) -> None:
    with pytest.raises(EngineFailed, match="NaN"):
        OnnxRuntimeEngine(make_model(operator)).infer(batch(-0.0 if operator == "Reciprocal" else -1.0))


@pytest.mark.parametrize(
    "wrong",
    [
        np.zeros((3, 8, 8), np.float32),
        np.zeros((1, 1, 8, 8), np.float32),
        np.zeros((1, 8, 8, 3), np.float32),
        np.zeros((1, 3, 8, 8), np.float64),
        np.zeros((1, 3, 8, 8), np.uint8),
    ],
    ids=["no batch", "one channel", "channels last", "float64", "uint8"],
)
def test_a_batch_of_another_shape_or_type_is_refused(make_model, wrong: np.ndarray) -> None:
    with pytest.raises(EngineFailed, match="takes"):
        OnnxRuntimeEngine(make_model()).infer(wrong)


def test_closing_twice_is_harmless_and_a_closed_engine_says_so(make_model) -> None:
    engine = OnnxRuntimeEngine(make_model())
    engine.close()
    engine.close()
    with pytest.raises(EngineFailed, match="closed"):
        engine.infer(batch())


@pytest.mark.parametrize("left", [0, 10, 60])
def test_a_truncated_file_is_broken(make_model, left: int) -> None:
    path = make_model()
    path.write_bytes(path.read_bytes()[:left])
    with pytest.raises(ModelBroken, match=r"tiny.int8-cpu.onnx.*again"):
        OnnxRuntimeEngine(path)


def test_a_file_that_is_no_model_is_broken(tmp_path) -> None:
    path = tmp_path / "picture.onnx"
    path.write_bytes(b"\x89PNG\r\n" * 50)
    with pytest.raises(ModelBroken):
        OnnxRuntimeEngine(path)
