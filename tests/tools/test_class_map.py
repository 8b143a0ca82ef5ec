"""The surgery: `cam` beside `logits`, whose mean it is; not a bit of an answer changes, and no weight."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import numpy as np
import onnx
import onnxruntime as ort
import pytest
import torch
from onnx import numpy_helper

from engines.card import load_card
from engines.cpu import OnnxRuntimeEngine
from kiosk import golden
from kiosk.errors import ModelBroken
from kiosk.ports import CAM
from kiosk.preprocess import to_input
from kiosk.scene import LABELS, Tensor
from tools import class_map
from tools.explain import attribution
from tools.explain.layers import LAYERS
from tools.explain.model import open_model
from tools.onnx_files import to_onnx

FILES = [
    *(f"{name}{ending}" for name in ("resnet34", "resnet50") for ending in (".fp16", ".int8-cpu")),
    "resnet50.int8-trt",
]
FLOAT_OFF = 1e-5
INT8_OFF = 0.1
"""Both the mean over the places and the answer are rounded to 8 bits, in steps of up to 0.07 and 0.05."""


def without_map(model: onnx.ModelProto) -> onnx.ModelProto:
    """As it was before: everything that only `cam` needs goes."""
    bare = onnx.ModelProto()
    bare.CopyFrom(model)
    for part in (bare.graph.node, bare.graph.initializer, bare.graph.output):
        kept = [each for each in part if each.name.partition(".")[0] != CAM and CAM not in getattr(each, "output", ())]
        del part[:]
        part.extend(kept)
    return bare


def session(model: onnx.ModelProto | Path) -> ort.InferenceSession:
    options = ort.SessionOptions()
    options.intra_op_num_threads = 1
    source = str(model) if isinstance(model, Path) else model.SerializeToString()
    return ort.InferenceSession(source, options, providers=["CPUExecutionProvider"])


def batches(side: int) -> list[Tensor]:
    """The golden pictures, and noise of several sizes and kinds."""
    random = np.random.default_rng(5)
    noise = [random.standard_normal((1, 3, side, side)).astype(np.float32) * gain for gain in (0.1, 1, 3)]
    card = load_card("resnet34" if side == 144 else "resnet50")
    assert card.input is not None
    return [*(to_input(crop, card.input) for crop in golden.crops().values()), *noise]


@pytest.mark.usefixtures("portrait")
@pytest.mark.parametrize("file", FILES)
def test_the_mean_of_a_shipped_files_map_is_its_answer_which_is_to_the_bit_what_it_was_without(file: str) -> None:
    card = load_card(file.partition(".")[0])
    assert card.input is not None
    path = card.file(f"{file}.onnx")
    before, after = session(without_map(onnx.load(path))), session(path)
    assert [each.name for each in before.get_outputs()] == ["logits"]
    for batch in batches(card.input.size):
        (was,) = before.run(["logits"], {"input": batch})
        (alone,) = after.run(["logits"], {"input": batch})
        logits, cam = after.run(["logits", CAM], {"input": batch})
        assert was.tobytes() == alone.tobytes() == logits.tobytes()
        places = -(-card.input.size // 32)
        assert (cam.shape, cam.dtype) == ((1, len(LABELS), places, places), np.float32)
        assert np.abs(cam.mean((2, 3)) - logits).max() < (FLOAT_OFF if ".fp16" in file else INT8_OFF)


@pytest.mark.parametrize("file", FILES)
def test_a_shipped_files_map_costs_less_than_a_megabyte_and_its_weights_are_the_last_layers(file: str) -> None:
    model = onnx.load(load_card(file.partition(".")[0]).file(f"{file}.onnx"))
    stored = {each.name: each for each in model.graph.initializer}
    assert model.ByteSize() - without_map(model).ByteSize() < 100_000
    kernel = numpy_helper.to_array(stored[f"{CAM}.weight"])[:, :, 0, 0]
    if ".fp16" in file:
        np.testing.assert_array_equal(kernel, numpy_helper.to_array(stored["fc.weight"]).astype(np.float32))
        return
    whole, scale, zero = (
        numpy_helper.to_array(stored[f"fc.weight_{part}"]) for part in ("quantized", "scale", "zero_point")
    )
    assert not zero.any()
    np.testing.assert_array_equal(kernel, whole.astype(np.float32) * scale[:, None])


@pytest.mark.parametrize("name", ["resnet34", "resnet50"])
def test_a_shipped_map_is_the_one_that_explain_computes_in_torch(name: str) -> None:
    model = open_model(name)
    batch = np.random.default_rng(3).standard_normal((1, 3, model.spec.size, model.spec.size)).astype(np.float32)
    told = OnnxRuntimeEngine(load_card(name).file(".fp16.onnx")).infer(batch, mapped=True)[CAM]
    maps = attribution.class_maps(model.net, torch.from_numpy(batch), LAYERS[name][-1])
    assert maps.shape == told.shape
    assert np.abs(maps - told).max() < 0.02 * np.abs(told).max()


class Head(torch.nn.Module):
    """A convolution, the mean over the places, and a dense layer; `head`: how the mean is taken."""

    def __init__(self, head: str) -> None:
        super().__init__()
        torch.manual_seed(0)
        self.conv, self.fc, self.head = torch.nn.Conv2d(3, 5, 3), torch.nn.Linear(5, 3), head

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        x = self.conv(x)
        if self.head == "pooled":
            return self.fc(torch.nn.functional.adaptive_avg_pool2d(x, 1).flatten(1))
        if self.head == "brightest":
            return self.fc(x.amax((2, 3)))
        return self.fc(x.mean((2, 3))) * (2 if self.head == "doubled" else 1)


def written(tmp_path: Path, head: str) -> Path:
    to_onnx(Head(head), 12, tmp_path / "head.onnx")
    return tmp_path / "head.onnx"


@pytest.mark.parametrize("head", ["mean", "pooled"])
def test_a_network_that_ends_in_a_mean_is_given_a_map_with_the_bias_at_each_place(head: str, tmp_path: Path) -> None:
    path = written(tmp_path, head)
    assert class_map.with_class_map(path, path)
    assert not class_map.with_class_map(path, path)
    pictures = np.random.default_rng(1).random((2, 3, 12, 12), np.float32)
    found = OnnxRuntimeEngine(path).infer(pictures, mapped=True)
    assert found[CAM].shape == (2, 3, 10, 10)
    np.testing.assert_allclose(found[CAM].mean((2, 3)), found["logits"], atol=1e-6)
    with torch.no_grad():
        net = Head(head)
        wanted = torch.einsum("kc,nchw->nkhw", net.fc.weight, net.conv(torch.from_numpy(pictures)))
        wanted += net.fc.bias[:, None, None]
    np.testing.assert_allclose(found[CAM], wanted.numpy(), atol=1e-5)


@pytest.mark.parametrize("head", ["brightest", "doubled"])
def test_a_network_whose_answer_is_no_such_mean_is_left_as_it_is(head: str, tmp_path: Path) -> None:
    path = written(tmp_path, head)
    before = path.read_bytes()
    assert not class_map.with_class_map(path, path)
    assert path.read_bytes() == before


@pytest.fixture
def models(tmp_path: Path) -> Path:
    """A model `head` of one file without a map, and its card."""
    path = written(tmp_path, "mean")
    card = {
        "name": "head",
        "files": {path.name: hashlib.sha256(path.read_bytes()).hexdigest()},
        "input": {"size": 12},
        "golden": {"logits": {path.name: {"bare": [1, 2, 3]}}},
    }
    (tmp_path / "head.json").write_text(json.dumps(card))
    return tmp_path


@pytest.mark.usefixtures("portrait")
def test_a_models_files_are_given_maps_and_its_card_their_sha256_and_nothing_else_changes(
    models: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = load_card("head", models)
    class_map.main(["head", "--models", str(models)])
    after = load_card("head", models)
    assert after.file("head.onnx").is_file()
    assert after.model_copy(update={"files": before.files}) == before
    assert after.files != before.files
    class_map.main(["head", "--models", str(models)])
    assert load_card("head", models) == after
    assert capsys.readouterr().out == "head: head.onnx\nhead: nothing to do\n"


@pytest.mark.usefixtures("portrait")
def test_where_an_answer_would_change_nothing_is_written(models: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def careless(model: onnx.ModelProto) -> bool:
        (bias,) = (each for each in model.graph.initializer if each.name == "fc.bias")
        shifted = numpy_helper.to_array(bias) + np.float32(1e-6)
        bias.CopyFrom(numpy_helper.from_array(shifted, bias.name))
        return True

    monkeypatch.setattr(class_map, "add_class_map", careless)
    before = {path.name: path.read_bytes() for path in models.iterdir()}
    with pytest.raises(ModelBroken, match=r"head\.onnx would answer otherwise"):
        class_map.renew("head", models)
    assert {path.name: path.read_bytes() for path in models.iterdir()} == before
