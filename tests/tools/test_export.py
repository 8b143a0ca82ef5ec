"""Export: the files that a run becomes say what the trained network says."""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import cv2
import numpy as np
import onnx
import pytest
import torch

from engines import build as plan
from engines.card import MODELS, Card, load_card
from engines.cpu import OnnxRuntimeEngine
from engines.factory import Setup, open_model
from engines.on_gpu import Told
from engines.trt import load_module
from kiosk.errors import ChecksumMismatch, KioskError
from kiosk.ports import CAM
from kiosk.preprocess import InputSpec, to_input
from kiosk.scene import LABELS, Tensor
from tools import export
from tools.data.pictures import read_picture
from tools.explain import attribution
from tools.explain.layers import LAYERS
from tools.nets.resnet import ResNet, build
from tools.onnx_files import OPSET

SIDE = 64
FP16_OFF, INT8_OFF = 0.01, 0.4
"""How far logits may lie from torch's, as a share of their own spread: rounding to 11 bits, and to 8.

A random network's logits differ little from picture to picture, so 8 bits cost it more than a trained one."""


@pytest.fixture(scope="module", autouse=True)
def one_thread() -> Iterator[None]:
    """On a busy machine two threads spend minutes waiting for each other over work as small as this."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


@dataclass(frozen=True)
class Exported:
    """What came out, beside what went in."""

    card: Card
    out: Path
    net: ResNet
    batch: Tensor

    def logits(self, ending: str) -> Tensor:
        return OnnxRuntimeEngine(self.card.file(ending)).infer(self.batch)["logits"]

    def reference(self) -> Tensor:
        with torch.no_grad():
            return np.asarray(self.net(torch.from_numpy(self.batch)).numpy(), np.float32)

    def off(self, ending: str) -> float:
        """The mean distance from torch, over the spread of the logits."""
        return distance(self.logits(ending), self.reference())


def distance(logits: Tensor, reference: Tensor) -> float:
    return float(np.abs(logits - reference).mean() / reference.std())


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory, centerface_file: Path) -> Exported:
    folder = tmp_path_factory.mktemp("export")
    data = write_data(folder / "data")
    run, out = folder / "runs" / "tiny", folder / "models"
    run.mkdir(parents=True)
    out.mkdir()
    batch = np.concatenate([to_input(read_picture(path), InputSpec(SIDE)) for path in sorted(data.glob("*.png"))])
    net = settled_network(torch.from_numpy(batch))
    torch.save(net.state_dict(), run / "weights.pt")
    (run / "recipe.json").write_text(json.dumps({"name": "resnet34", "recipe": "ours", "split": "clean", "epochs": 9}))
    (run / "log.jsonl").write_text("".join(f'{{"kind": "epoch", "step": {n}, "epoch": {n}}}\n' for n in (1, 2)))
    export.run(export.Options(run, data, out, SIDE))
    return Exported(load_card("resnet34", out), out, net, batch)


def write_data(folder: Path) -> Path:
    """Twenty-four pictures of coloured blotches, a quarter of them held out."""
    folder.mkdir()
    rng = np.random.default_rng(0)
    with (folder / "manifest.csv").open("w", newline="", encoding="utf-8") as lines:
        writer = csv.writer(lines)
        writer.writerow(("file", "label", "source", "clean_split", "augmented_or_pasted"))
        for number in range(24):
            blotches = rng.integers(0, 256, (6, 6, 3), np.uint8)
            cv2.imwrite(
                str(folder / f"{number:02}.png"), cv2.resize(blotches, (176, 176), interpolation=cv2.INTER_CUBIC)
            )
            split = ("train", "train", "train", "val" if number % 8 == 3 else "test")[number % 4]
            writer.writerow((f"{number:02}.png", LABELS[number % 3], "made", split, "0"))
    return folder


def settled_network(batch: torch.Tensor) -> ResNet:
    """A random network whose norms know their inputs, as after training: else its logits are in the thousands."""
    torch.manual_seed(0)
    net = build("resnet34")
    for module in net.modules():
        if isinstance(module, torch.nn.BatchNorm2d):
            vars(module)["momentum"] = None  # the mean over what was seen
    with torch.no_grad():
        net.train()(batch)
    return net.eval()


def test_the_fp16_file_says_what_torch_says(exported: Exported) -> None:
    assert exported.off(".fp16.onnx") < FP16_OFF


def test_the_int8_file_says_nearly_what_torch_says(exported: Exported) -> None:
    assert exported.off(".int8-cpu.onnx") < INT8_OFF


def test_the_tolerance_would_not_take_the_colours_the_wrong_way_round(exported: Exported) -> None:
    swapped = replace(exported, batch=np.ascontiguousarray(exported.batch[:, ::-1]))
    assert distance(swapped.logits(".fp16.onnx"), exported.reference()) > INT8_OFF


@pytest.mark.parametrize("ending", [".fp16.onnx", ".int8-cpu.onnx"])
def test_each_file_takes_and_gives_float32_for_any_number_of_faces(exported: Exported, ending: str) -> None:
    graph = onnx.load(exported.card.file(ending)).graph
    (taken,), (given, cam) = graph.input, graph.output
    assert (taken.name, given.name, cam.name) == ("input", "logits", CAM)
    for value in (taken, given, cam):
        assert value.type.tensor_type.elem_type == onnx.TensorProto.FLOAT
        assert value.type.tensor_type.shape.dim[0].dim_param
    assert [side.dim_value for side in taken.type.tensor_type.shape.dim[1:]] == [3, SIDE, SIDE]
    assert exported.logits(ending).shape == (len(exported.batch), len(LABELS))


def test_the_fp16_file_is_fp16_inside_sorted_and_sound(exported: Exported) -> None:
    model = onnx.load(exported.card.file(".fp16.onnx"))
    onnx.checker.check_model(model, full_check=True)
    weights = [one for one in model.graph.initializer if len(one.dims) == 4 and one.name != f"{CAM}.weight"]
    assert weights
    assert {one.data_type for one in weights} == {onnx.TensorProto.FLOAT16}
    assert model.opset_import[0].version == OPSET
    known = {"input", ""} | {one.name for one in model.graph.initializer}
    for node in model.graph.node:
        assert set(node.input) <= known, f"{node.name} is used before it is made"
        known |= set(node.output)


def test_the_int8_file_has_int8_weights_for_each_channel(exported: Exported) -> None:
    graph = onnx.load(exported.card.file(".int8-cpu.onnx")).graph
    weights = [one for one in graph.initializer if len(one.dims) == 4 and one.name != f"{CAM}.weight"]
    assert {one.data_type for one in weights} == {onnx.TensorProto.INT8}
    scales = {one.name: one for one in graph.initializer}
    first = next(node for node in graph.node if node.op_type == "DequantizeLinear" and node.input[0] == weights[0].name)
    assert list(scales[first.input[1]].dims) == [weights[0].dims[0]]
    assert exported.card.file(".int8-cpu.onnx").stat().st_size < 0.3 * 4 * 21_300_000


def test_nvidias_own_builder_takes_what_is_meant_for_tensorrt(exported: Exported) -> None:
    pytest.importorskip("tensorrt_rtx", reason="NVIDIA has no such wheel for this platform")
    for ending in (".fp16.onnx", ".int8-trt.onnx"):
        trt, path = load_module("tensorrt-rtx"), exported.card.file(ending)
        built = plan.build(trt, path, plan.Shapes.of(SIDE), Told(), capability="SM89")
        given = (("logits", (-1, 3), "FLOAT"), (CAM, (-1, 3, SIDE // 32, SIDE // 32), "FLOAT"))
        assert built.tensors == (("input", (-1, 3, SIDE, SIDE), "FLOAT"), *given)


@pytest.mark.parametrize(
    ("ending", "off"), [(".fp16.onnx", FP16_OFF), (".int8-cpu.onnx", INT8_OFF), (".int8-trt.onnx", INT8_OFF)]
)
def test_each_files_map_is_torchs_own_and_its_mean_is_the_files_answer(
    exported: Exported, ending: str, off: float
) -> None:
    found = OnnxRuntimeEngine(exported.card.file(ending)).infer(exported.batch, mapped=True)
    maps = attribution.class_maps(exported.net, torch.from_numpy(exported.batch), LAYERS["resnet34"][-1])
    np.testing.assert_allclose(maps.mean((2, 3)), exported.reference(), atol=1e-4)
    assert distance(found[CAM], maps) < off
    assert distance(found[CAM].mean((2, 3)), found["logits"]) < off


def test_the_card_fits_the_files_and_says_what_they_take(exported: Exported) -> None:
    card = exported.card
    assert card.input == InputSpec(SIDE)
    assert card.labels == LABELS
    assert set(card.files) == {"resnet34.fp16.onnx", "resnet34.int8-cpu.onnx", "resnet34.int8-trt.onnx"}
    assert set(card.golden.logits) == set(card.files)
    for name, sha256 in card.files.items():
        assert hashlib.sha256((exported.out / name).read_bytes()).hexdigest() == sha256
    assert {path.name for path in exported.out.iterdir()} == {*card.files, "resnet34.json"}
    assert "folder" not in json.loads((exported.out / "resnet34.json").read_text())


def test_the_card_says_what_was_measured_and_on_what_it_was_trained(exported: Exported) -> None:
    card = exported.card
    assert card.operating_point is not None
    assert 0.5 <= card.operating_point.threshold <= 0.999
    # Two bare faces are held out: nothing is proven, and the card does not say otherwise.
    assert card.operating_point.false_admit_upper95 == pytest.approx(0.6576, abs=1e-3)
    assert 0.2 <= card.temperature <= 5
    assert card.measured["int8_agrees"]["n"] == 6
    assert [(entry["source"], entry["n"]) for entry in card.data] == [("made", 18)]
    assert "research" in card.notice
    assert card.command == (
        "python -m tools.train resnet34 --data DIR --out RUN --recipe ours --split clean --epochs 9 "
        "(taken after epoch 2)"
    )


def test_the_kiosk_opens_what_was_exported(exported: Exported) -> None:
    opened = open_model(exported.card, Setup())
    assert opened.engine.infer(exported.batch[:1])["logits"].shape == (1, len(LABELS))
    opened.engine.close()


def test_a_file_that_changed_after_its_export_is_refused(exported: Exported, tmp_path: Path) -> None:
    content = exported.card.file(".int8-cpu.onnx").read_bytes()
    (tmp_path / "resnet34.int8-cpu.onnx").write_bytes(content + b" ")
    with pytest.raises(ChecksumMismatch):
        exported.card.model_copy(update={"folder": tmp_path}).file(".int8-cpu.onnx")


def test_a_folder_that_is_no_run_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(KioskError, match=r"recipe\.json"):
        export.run(export.Options(tmp_path, tmp_path, tmp_path, SIDE))


def test_the_command_line_needs_a_run_and_data(capsys: pytest.CaptureFixture[str]) -> None:
    assert export.parse(["runs/a", "--data", "d"]) == export.Options(Path("runs/a"), Path("d"), MODELS)
    with pytest.raises(SystemExit) as ended:
        export.parse(["runs/a"])
    assert ended.value.code == 2
    assert "--data" in capsys.readouterr().err
