"""The factory: the first backend that can run it, and a reason kept for each that cannot."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

from engines.card import Card, load_card
from engines.factory import Setup, cpu_file, open_model
from engines.gpu import Gpu, probe
from engines.on_gpu import Workshop
from engines.plans import Plans
from kiosk.errors import EngineFailed, EngineMismatch, EngineUnavailable, ModelMissing
from kiosk.ports import Engine

ONES = np.ones((1, 3, 32, 32), np.float32)


@pytest.fixture
def card(make_model, write_card, tmp_path: Path) -> Card:
    """Of a file for the GPU and one for the CPU."""
    write_card(make_model(name="tiny.int8-cpu.onnx"), make_model(name="tiny.fp16.onnx"))
    return load_card("tiny", tmp_path)


@pytest.fixture
def workshop(gpu, tmp_path: Path) -> Workshop:
    """Of a made-up Orin, on which every plan passes its trial."""
    return Workshop(
        Plans(tmp_path / "kept"),
        probe=lambda: Gpu("Orin", (8, 7), "12.6"),
        load=lambda _: gpu.trt,
        cuda=gpu.cuda,
        trial=lambda *_: None,
    )


def without_a_driver(tmp_path: Path) -> Workshop:
    def load(_: str) -> ModuleType:
        raise OSError("cannot open shared object file")

    return Workshop(Plans(tmp_path / "kept"), probe=lambda: probe(load))


class Jury:
    """A proof that refuses what `guilty` says of the file and the engine; it keeps every engine that it met."""

    def __init__(self, guilty: Callable[[str, Engine], bool]) -> None:
        self.guilty, self.met = guilty, []

    def __call__(self, _card: Card, file: str, engine: Engine) -> None:
        self.met.append((file, engine))
        if self.guilty(file, engine):
            raise EngineMismatch(f"{file} answers otherwise")


def test_the_cpu_takes_over_and_says_why_not_a_faster_one(card: Card) -> None:
    opened = open_model(card, Setup(("tensorrt", "onnxruntime")))
    assert opened.backend == "onnxruntime"
    assert opened.refused == ("tensorrt: no engines are built here",)


def test_without_a_driver_its_reason_is_kept_for_each_backend_of_the_gpu(card: Card, tmp_path: Path) -> None:
    setup = Setup(("tensorrt", "tensorrt-rtx", "onnxruntime"), workshop=without_a_driver(tmp_path))
    opened = open_model(card, setup)
    assert opened.backend == "onnxruntime"
    assert [reason.partition(": ")[0] for reason in opened.refused] == ["tensorrt", "tensorrt-rtx"]
    assert all("no NVIDIA driver here (libcuda.so.1 does not load)" in reason for reason in opened.refused)
    opened.engine.close()


def test_the_gpu_is_taken_where_there_is_one_and_nothing_is_refused(card: Card, workshop: Workshop, gpu) -> None:
    jury = Jury(lambda *_: False)
    opened = open_model(card, Setup(("tensorrt", "onnxruntime"), prove=jury, workshop=workshop))
    assert (opened.backend, opened.refused) == ("tensorrt", ())
    assert [file for file, _ in jury.met] == ["tiny.fp16.onnx"]
    np.testing.assert_array_equal(opened.engine.infer(ONES)["logits"].ravel(), [1, 1, 1])
    opened.engine.close()
    assert (gpu.calls[-1], gpu.outlived) == ("close", [])


@pytest.mark.parametrize("first", ["onnxruntime", "tensorrt"])
def test_backends_are_tried_in_the_order_of_the_settings(card: Card, workshop: Workshop, gpu, first: str) -> None:
    backends = sorted(("onnxruntime", "tensorrt"), key=lambda backend: backend != first)
    opened = open_model(card, Setup(backends, workshop=workshop))
    opened.engine.close()
    assert (opened.backend, opened.refused) == (first, ())
    assert bool(gpu.calls) == (first == "tensorrt")


def test_an_engine_of_the_gpu_that_is_not_to_be_trusted_is_closed_and_the_cpu_takes_over(
    card: Card, workshop: Workshop, gpu
) -> None:
    jury = Jury(lambda file, _: "fp16" in file)
    opened = open_model(card, Setup(("tensorrt", "onnxruntime"), prove=jury, workshop=workshop))
    assert opened.backend == "onnxruntime"
    assert opened.refused == ("tensorrt: tiny.fp16.onnx answers otherwise",)
    assert [file for file, _ in jury.met] == ["tiny.fp16.onnx", "tiny.int8-cpu.onnx"]
    with pytest.raises(EngineFailed, match="closed"):
        jury.met[0][1].infer(ONES)
    assert (gpu.calls[-1], gpu.outlived) == ("close", [])
    opened.engine.close()


def test_where_the_cpus_quickest_file_is_refused_the_next_is_taken(card: Card) -> None:
    jury = Jury(lambda file, _: "int8" in file)
    opened = open_model(card, Setup(prove=jury))
    assert [file for file, _ in jury.met] == ["tiny.int8-cpu.onnx", "tiny.fp16.onnx"]
    assert opened.refused == ("onnxruntime: tiny.int8-cpu.onnx answers otherwise",)
    assert opened.engine is jury.met[1][1]
    opened.engine.close()


def test_each_file_is_tried_once_also_where_one_names_ending_is_the_others(make_model, write_card, tmp_path) -> None:
    write_card(make_model(name="tiny.fp16.onnx"), make_model(name="tiny.onnx"))
    jury = Jury(lambda *_: True)
    with pytest.raises(EngineUnavailable):
        open_model(load_card("tiny", tmp_path), Setup(prove=jury))
    assert [file for file, _ in jury.met] == ["tiny.fp16.onnx", "tiny.onnx"]
    assert cpu_file(load_card("tiny", tmp_path)).name == "tiny.fp16.onnx"


def test_openvino_is_a_backend_of_the_cpu(card: Card) -> None:
    pytest.importorskip("openvino", reason="it is an extra")
    jury = Jury(lambda file, _: "int8" in file)
    opened = open_model(card, Setup(("openvino", "onnxruntime"), prove=jury))
    assert (opened.backend, [file for file, _ in jury.met]) == ("openvino", ["tiny.int8-cpu.onnx", "tiny.fp16.onnx"])
    np.testing.assert_array_equal(opened.engine.infer(ONES)["logits"].ravel(), [1, 1, 1])


def test_the_workshops_precision_is_what_is_proven(make_model, write_card, tmp_path, workshop: Workshop) -> None:
    write_card(*(make_model(name=f"tiny.{kind}.onnx") for kind in ("int8-trt", "fp16")))
    for precision, file in [("int8", "tiny.int8-trt.onnx"), ("", "tiny.fp16.onnx")]:
        jury = Jury(lambda *_: False)
        setup = Setup(("tensorrt",), prove=jury, workshop=replace(workshop, precision=precision))
        open_model(load_card("tiny", tmp_path), setup).engine.close()
        assert [name for name, _ in jury.met] == [file]


def test_the_int8_file_is_what_the_cpu_runs(make_model, write_card, tmp_path) -> None:
    write_card(make_model("Log", "tiny.fp16.onnx"), make_model(name="tiny.int8-cpu.onnx"))
    (tmp_path / "tiny.fp16.onnx").unlink()
    open_model(load_card("tiny", tmp_path), Setup()).engine.close()


def test_no_backend_that_can_run_it_is_an_error_with_every_reason(card: Card, tmp_path) -> None:
    setup = Setup(("tensorrt", "tensorrt-rtx"), workshop=without_a_driver(tmp_path))
    with pytest.raises(EngineUnavailable, match=r"tensorrt: there is no NVIDIA.*tensorrt-rtx: there is no") as refused:
        open_model(card, setup)
    assert refused.value.exit_code == 25


def test_no_backend_at_all_is_told_as_such(card: Card) -> None:
    with pytest.raises(EngineUnavailable, match="can run tiny: no backend is named"):
        open_model(card, Setup(()))


def test_a_missing_file_is_told_as_such(make_model, write_card, tmp_path) -> None:
    path = make_model()
    write_card(path)
    path.unlink()
    with pytest.raises(ModelMissing):
        open_model(load_card("tiny", tmp_path), Setup())
