"""A detector's files: they answer as the network does, and are refused where rounding costs too much."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import onnx
import pytest
import torch

from engines.card import load_card
from engines.cpu import OnnxRuntimeEngine
from engines.on_gpu import shapes_of
from kiosk.boxes import distances
from kiosk.detector import DetectorSpec
from kiosk.errors import ModelBroken
from tools import export
from tools.detect import export as detector
from tools.nets.detector import Detector
from tools.onnx_files import to_fp16
from tools.runs import open_run


@pytest.fixture(scope="module")
def whole_net() -> Detector:
    torch.manual_seed(0)
    return Detector().eval()


@pytest.fixture(scope="module")
def full(whole_net: Detector, tmp_path_factory: pytest.TempPathFactory):
    path = tmp_path_factory.mktemp("full") / "detector.full.onnx"
    detector.to_onnx(whole_net, path)
    return path


@pytest.mark.parametrize(("width", "height"), [(64, 64), (96, 160), (224, 96)])
def test_the_file_says_what_the_network_says_at_every_size(whole_net: Detector, full, width: int, height: int) -> None:
    batch = np.random.default_rng(width).normal(0, 1, (1, 3, height, width)).astype(np.float32)
    with torch.no_grad():
        logits, edges = whole_net(torch.from_numpy(batch))
    found = OnnxRuntimeEngine(full).infer(batch)
    assert found["logits"] == pytest.approx(logits.numpy(), abs=2e-3)
    spans = distances((width, height), found["edges"][0])
    assert spans == pytest.approx(edges[0].numpy(), rel=2e-2)


def test_the_file_has_neither_powers_nor_boxes_in_it_and_gpus_can_take_it(full, tmp_path) -> None:
    kinds = {node.op_type for node in onnx.load(full).graph.node}
    assert not kinds & {"Exp", "Sigmoid", "NonMaxSuppression", "NonZero", "TopK", "BatchNormalization"}
    to_fp16(full, tmp_path / "fp16.onnx")
    assert [output.name for output in onnx.load(tmp_path / "fp16.onnx").graph.output] == ["logits", "edges"]


def test_a_run_becomes_files_and_a_card_that_open_again(options, monkeypatch, tmp_path) -> None:
    from tools.detect import train
    from tools.training.ranks import Ranks

    train.run(options, Ranks())
    monkeypatch.setattr(detector, "MOST_LOST", 1.0)  # so few weights say nothing worth rounding well
    card = export.run(export.Options(options.out, options.data, tmp_path))
    kept = load_card("detector", tmp_path)
    assert kept.detector == card.detector == DetectorSpec(card.detector.score)
    assert sorted(kept.files) == [f"detector.{kind}.onnx" for kind in ("fp16", "int8-cpu")]
    assert all(kept.file(name).is_file() for name in kept.files)
    assert card.measured["float32"]["pictures"] == card.measured["detector.int8-cpu.onnx"]["pictures"] == 3
    assert shapes_of(card).usual == (1, 3, 480, 640)
    assert open_run(options.out).name in card.command


def test_files_that_find_less_than_the_network_are_not_written(options, monkeypatch, tmp_path) -> None:
    from tools.detect import shipped, train
    from tools.training.ranks import Ranks

    train.run(options, Ranks())
    real = shipped.measured

    def worse(kept, seen, threshold):
        found = real(kept, seen, threshold)
        perfect = tuple(replace(one, ap50=0.5 - 0.1 * worse.calls) for one in found.precision)
        worse.calls += 1
        return replace(found, precision=perfect)

    worse.calls = 0
    monkeypatch.setattr(shipped, "measured", worse)
    with pytest.raises(ModelBroken, match=r"int8-cpu.onnx loses|fp16.onnx loses"):
        export.run(export.Options(options.out, options.data, tmp_path / "models"))
    assert not list((tmp_path / "models").glob("*"))
