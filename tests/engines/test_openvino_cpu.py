"""OpenVINO on the CPU: the same answers, the same refusals and the same proof as onnxruntime's."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

from engines.card import load_card, shipped
from engines.cpu import OnnxRuntimeEngine
from engines.openvino_cpu import OpenVinoEngine
from engines.proof import prove
from kiosk import golden
from kiosk.centerface import CenterFace
from kiosk.errors import EngineFailed, EngineUnavailable, ModelBroken


@pytest.fixture
def needed() -> None:
    pytest.importorskip("openvino", reason="it is an extra")


def batch(value: float = 1.0, n: int = 1) -> np.ndarray:
    return np.full((n, 3, 8, 8), value, np.float32)


@pytest.mark.usefixtures("needed", "portrait")
@pytest.mark.parametrize("ending", [".int8-cpu.onnx", ".fp16.onnx"])
@pytest.mark.parametrize("name", ["resnet34", "resnet50"])
def test_what_is_shipped_answers_as_its_card_says(name: str, ending: str) -> None:
    card = load_card(name)
    path = card.file(ending)
    prove(card, path.name, OpenVinoEngine(path), golden.crops())


@pytest.mark.usefixtures("needed", "portrait")
def test_the_finder_finds_the_portraits_face(centerface_file: Path) -> None:
    assert shipped().finder == "centerface"
    golden.prove_finder(CenterFace(OpenVinoEngine(centerface_file)))


@pytest.mark.usefixtures("needed")
def test_outputs_come_by_their_names_in_float32_and_are_copies(make_model) -> None:
    engine = OpenVinoEngine(make_model())
    outputs = engine.infer(batch(0.25, n=2))
    engine.infer(batch(7, n=2))
    assert list(outputs) == ["logits"]
    assert outputs["logits"].dtype == np.float32
    np.testing.assert_array_equal(outputs["logits"].reshape(2, 3), np.full((2, 3), 0.25))


@pytest.mark.usefixtures("needed")
@pytest.mark.parametrize("shape", [(1, 3, 8, 8), (3, 3, 16, 24), (2, 3, 5, 7)], ids=str)
@pytest.mark.parametrize("operator", ["GlobalAveragePool", "Sqrt", "Flatten"])
def test_it_agrees_with_onnxruntime(make_model, operator: str, shape: tuple[int, ...]) -> None:
    path, pictures = make_model(operator), np.random.default_rng(3).random(shape, np.float32)
    wanted = OnnxRuntimeEngine(path).infer(pictures)
    found = OpenVinoEngine(path).infer(pictures)
    assert found.keys() == wanted.keys()
    np.testing.assert_allclose(found["logits"], wanted["logits"], rtol=1e-5)


@pytest.mark.usefixtures("needed")
def test_a_picture_that_lies_scattered_in_memory_is_read_as_it_is(make_model) -> None:
    scattered = np.random.default_rng(3).random((1, 8, 8, 3), np.float32).transpose(0, 3, 1, 2)
    found = OpenVinoEngine(make_model()).infer(scattered)["logits"]
    np.testing.assert_allclose(found, scattered.mean((2, 3), keepdims=True), rtol=1e-5)


@pytest.mark.usefixtures("needed")
@pytest.mark.parametrize("operator", ["Log", "Reciprocal"])
def test_nan_and_infinity_are_a_failure_and_never_an_answer(make_model, operator: str) -> None:
    with pytest.raises(EngineFailed, match="NaN"):
        OpenVinoEngine(make_model(operator)).infer(batch(0.0 if operator == "Reciprocal" else -1.0))


@pytest.mark.usefixtures("needed")
@pytest.mark.parametrize(
    "wrong",
    [
        np.zeros((3, 8, 8), np.float32),
        np.zeros((1, 3, 8), np.float32),
        np.zeros((1, 1, 8, 8), np.float32),
        np.zeros((1, 8, 8, 3), np.float32),
        np.zeros((1, 3, 8, 8), np.float64),
        np.zeros((1, 3, 8, 8), np.uint8),
    ],
    ids=["no batch", "no width", "one channel", "channels last", "float64", "uint8"],
)
def test_a_batch_of_another_shape_or_type_is_refused(make_model, wrong: np.ndarray) -> None:
    with pytest.raises(EngineFailed, match="takes"):
        OpenVinoEngine(make_model()).infer(wrong)


@pytest.mark.usefixtures("needed")
def test_a_size_that_the_network_does_not_take_is_a_failure_in_openvinos_words() -> None:
    engine = OpenVinoEngine(load_card("resnet34").file(".fp16.onnx"))
    with pytest.raises(EngineFailed, match=r"OpenVINO stopped \(.+"):
        engine.infer(np.zeros((1, 3, 20, 20), np.float32))


@pytest.mark.usefixtures("needed")
def test_closing_twice_is_harmless_and_a_closed_engine_says_so(make_model) -> None:
    engine = OpenVinoEngine(make_model())
    engine.close()
    engine.close()
    with pytest.raises(EngineFailed, match="closed"):
        engine.infer(batch())


@pytest.mark.usefixtures("needed")
@pytest.mark.parametrize("left", [0, 10, 60])
def test_a_truncated_file_is_broken(make_model, left: int) -> None:
    path = make_model()
    path.write_bytes(path.read_bytes()[:left])
    with pytest.raises(ModelBroken, match=r"tiny\.int8-cpu\.onnx cannot be loaded by OpenVINO"):
        OpenVinoEngine(path)


@pytest.mark.parametrize("error", [ImportError("No module named 'openvino'"), OSError("libopenvino.so: no such file")])
def test_where_it_does_not_import_it_is_unavailable_and_says_what_to_install(make_model, error: Exception) -> None:
    def load(name: str) -> ModuleType:
        assert name == "openvino"
        raise error

    with pytest.raises(EngineUnavailable, match=rf"openvino does not import \({error}\): `pip install openvino`"):
        OpenVinoEngine(make_model(), load=load)
