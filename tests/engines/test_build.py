"""Plans are built by the real TensorRT for RTX from the files that are shipped; where one cannot be, it is told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import onnx
import pytest

from engines.build import WORKSPACE_BYTES, Shapes, build
from engines.card import MODELS, load_card
from engines.on_gpu import gpu_file, shapes_of
from kiosk.errors import EngineFailed, EngineUnavailable, ModelBroken

CAPABILITIES = ("SM86", "SM89", "SM120")
SHIPPED = [
    ("resnet34", ".fp16.onnx"),
    ("resnet50", ".fp16.onnx"),
    ("resnet50", ".int8-trt.onnx"),
]
SMALL = Shapes((1, 3, 8, 8), (1, 3, 16, 16), (2, 3, 32, 32))


def silent(_doing: str, _share: float) -> bool:
    return True


class Watched:
    """Keeps what it is told; after `patience` of it, it wants no more."""

    def __init__(self, patience: int = 1000) -> None:
        self.patience, self.told = patience, []

    def __call__(self, doing: str, share: float) -> bool:
        self.told.append((doing, share))
        return len(self.told) <= self.patience


@pytest.fixture(scope="module")
def real() -> Any:
    return pytest.importorskip("tensorrt_rtx", reason="it is for x86-64 only")


@pytest.fixture(params=["fake", "real"])
def trt(request: pytest.FixtureRequest, gpu) -> Any:
    return gpu.trt if request.param == "fake" else request.getfixturevalue("real")


def tensors_of(path: Path) -> Iterator[tuple[str, tuple[int, ...], str]]:
    """Read by onnx: inputs, then outputs; -1 is a size that is left open."""
    graph = onnx.load(path, load_external_data=False).graph
    for value in (*graph.input, *graph.output):
        tensor = value.type.tensor_type
        shape = tuple(size.dim_value if size.HasField("dim_value") else -1 for size in tensor.shape.dim)
        yield value.name, shape, onnx.TensorProto.DataType.Name(tensor.elem_type)


@pytest.mark.parametrize("capability", CAPABILITIES)
@pytest.mark.parametrize(("name", "ending"), SHIPPED)
def test_a_shipped_classifier_is_built_with_the_tensors_of_its_file(
    real, name: str, ending: str, capability: str
) -> None:
    card = load_card(name)
    assert card.input is not None
    path = card.file(ending)
    made = build(real, path, Shapes.of(card.input.size), silent, capability=capability)
    assert made.tensors == tuple(tensors_of(path))
    places = -(-card.input.size // 32)
    shapes = [(-1, 3, card.input.size, card.input.size), (-1, 3), (-1, 3, places, places)]
    assert [shape for _, shape, _ in made.tensors] == shapes
    # The file's precision is kept: a plan of float32 weights were two or four times as large. int8 comes with padding.
    assert 0.9 < len(made.plan) / path.stat().st_size < (1.2 if ending == ".fp16.onnx" else 1.4)


@pytest.mark.skipif(not (MODELS / "detector.json").is_file(), reason="no detector is shipped here")
@pytest.mark.parametrize("capability", CAPABILITIES)
def test_the_shipped_detector_is_built_for_pictures_of_its_sizes(real, capability: str) -> None:
    card = load_card("detector")
    path = gpu_file(card)
    made = build(real, path, shapes_of(card), silent, capability=capability)
    assert made.tensors == (
        ("input", (-1, 3, -1, -1), "FLOAT"),
        ("logits", (-1, -1, 3), "FLOAT"),
        ("edges", (-1, -1, 4), "FLOAT"),
    )
    assert 0.9 < len(made.plan) / path.stat().st_size < 1.2


@pytest.mark.parametrize("capability", CAPABILITIES)
def test_the_face_finder_is_built_with_the_tensors_of_its_file(real, centerface_file: Path, capability: str) -> None:
    made = build(real, centerface_file, Shapes.of(None), silent, capability=capability)
    names, shapes, types = zip(*made.tensors, strict=True)
    wanted_names, wanted_shapes, wanted_types = zip(*tensors_of(centerface_file), strict=True)
    assert (names, types) == (wanted_names, wanted_types)
    assert [len(shape) for shape in shapes] == [len(shape) for shape in wanted_shapes]
    assert shapes[0] == (-1, 3, -1, -1)
    assert len(made.plan) > 1 << 20


def test_plans_of_two_capabilities_are_two_plans(real, make_model) -> None:
    path = make_model()
    assert build(real, path, SMALL, silent, capability="SM86") != build(real, path, SMALL, silent, capability="SM120")


@pytest.mark.parametrize("name", ["resnet34", "resnet50"])
def test_the_cpus_int8_file_is_refused_in_the_parsers_words(real, name: str) -> None:
    path = load_card(name).file(".int8-cpu.onnx")
    says = rf"cannot read {path.name} \(.*bias_DequantizeLinear.* has type Int32.*\): export"
    with pytest.raises(ModelBroken, match=says):
        build(real, path, Shapes.of(144), silent, capability="SM89")


@pytest.mark.parametrize("content", [b"", b"no model but a text\n" * 20], ids=["empty", "text"])
def test_a_file_without_a_network_is_broken(trt, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "none.onnx"
    path.write_bytes(content)
    with pytest.raises(ModelBroken, match=r"cannot read none\.onnx \(.+\): export it anew"):
        build(trt, path, SMALL, silent)


@pytest.mark.parametrize("left", [0.1, 0.5, 0.999])
def test_a_truncated_file_is_broken(trt, tmp_path: Path, left: float) -> None:
    whole = load_card("resnet34").file(".fp16.onnx").read_bytes()
    path = tmp_path / "short.onnx"
    path.write_bytes(whole[: int(left * len(whole))])
    with pytest.raises(ModelBroken, match=r"cannot read short\.onnx \(.*arse"):
        build(trt, path, SMALL, silent)


@pytest.mark.parametrize("capability", ["SM90", "SM87", "sm86"])
def test_a_capability_that_is_not_built_for_is_told_with_those_that_are(real, make_model, capability: str) -> None:
    with pytest.raises(EngineUnavailable, match=rf"no {capability} from afar.*SM120.*SM86, SM89"):
        build(real, make_model(), SMALL, silent, capability=capability)


def test_a_tensorrt_that_builds_for_no_other_gpu_says_so(gpu, make_model) -> None:
    plain = gpu.trt
    del plain.ComputeCapability
    with pytest.raises(EngineUnavailable, match=r"no SM86 from afar: build on the device itself$"):
        build(plain, make_model(), SMALL, silent, capability="SM86")


def test_progress_rises_from_nothing_to_all_and_is_that_of_the_outermost_phase(trt, make_model) -> None:
    watched = Watched()
    build(trt, make_model(), SMALL, watched)
    shares = [share for _, share in watched.told]
    assert len(shares) >= 4
    assert shares == sorted(set(shares))
    assert 0 < shares[0] < 0.5 < shares[-1] <= 1
    assert len({doing for doing, _ in watched.told}) == 1


@pytest.mark.parametrize("patience", [0, 2])
def test_who_watches_may_cancel_and_is_told_no_more(trt, make_model, patience: int) -> None:
    watched = Watched(patience)
    with pytest.raises(EngineUnavailable, match=r"tiny\.int8-cpu\.onnx was cancelled"):
        build(trt, make_model(), SMALL, watched)
    assert len(watched.told) == patience + 1


def test_timings_are_for_the_next_build(trt, make_model) -> None:
    path = make_model()
    first = build(trt, path, SMALL, silent)
    again = build(trt, path, SMALL, silent, first.timings)
    assert again.tensors == first.tensors
    assert again.timings == 2 * first.timings


def test_rtx_measures_nothing_and_is_not_bothered_with_timings(gpu, make_model) -> None:
    gpu.module = "tensorrt_rtx"
    assert build(gpu.trt, make_model(), SMALL, silent, b"old;").timings == b""
    assert gpu.configs[0].timings == []


@pytest.mark.parametrize("timings", [b"damaged", b"damaged" * 100], ids=["short", "long"])
def test_damaged_timings_are_not_the_end_of_building(trt, make_model, timings: bytes) -> None:
    assert build(trt, make_model(), SMALL, silent, timings).timings != timings


def test_what_the_builder_is_told(gpu, make_model) -> None:
    made = build(gpu.trt, make_model(), SMALL, silent, b"old;", "SM120")
    (config,) = gpu.configs
    assert {pool.name: size for pool, size in config.limits.items()} == {"WORKSPACE": WORKSPACE_BYTES}
    assert [profile.shapes for profile in config.profiles] == [{"input": [SMALL.low, SMALL.usual, SMALL.high]}]
    assert (config.num_compute_capabilities, config.targets[0].name, len(config.targets)) == (1, "SM120", 1)
    assert made.timings == b"old;measured;"
    assert made.tensors == (("input", (-1, 3, -1, -1), "FLOAT"), ("logits", (-1, 3, 1, 1), "FLOAT"))


def test_for_the_gpu_that_is_here_nothing_is_aimed_at(gpu, make_model) -> None:
    build(gpu.trt, make_model(), SMALL, silent)
    assert (gpu.configs[0].num_compute_capabilities, gpu.configs[0].targets) == (0, {})


def test_a_build_that_fails_is_told_in_tensorrts_words(gpu, make_model) -> None:
    gpu.stops = True
    with pytest.raises(EngineFailed, match=r"cannot build tiny\.int8-cpu\.onnx \(could not find any\): set another"):
        build(gpu.trt, make_model(), SMALL, silent)


def test_the_shapes_of_a_classifier_differ_in_number_only_and_the_finders_in_size_only() -> None:
    assert Shapes.of(128) == Shapes((1, 3, 128, 128), (1, 3, 128, 128), (8, 3, 128, 128))
    assert Shapes.of(None) == Shapes((1, 3, 32, 32), (1, 3, 352, 480), (1, 3, 640, 640))
