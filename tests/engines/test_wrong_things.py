"""What can be wrong with a model, its engine or the GPU, one row of the table in docs/engines.md after the other.

Each ends in a sentence that says what to do, or in another engine that says why it runs: never in the answer of one
that is not proven. Cards, factory, restarts, proof, golden pictures, onnxruntime and OpenVINO are the product's own;
TensorRT and the GPU's driver are made up, but for one test with the real `tensorrt_rtx`.
"""

from __future__ import annotations

import ctypes
import hashlib
import json
import re
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import numpy as np
import onnx
import pytest
from onnx import helper, numpy_helper

from engines.build import build
from engines.card import MODELS, Card, load_card, members_of, shipped
from engines.cpu import OnnxRuntimeEngine
from engines.cuda import open_cuda
from engines.factory import Opened, Setup, open_model
from engines.gpu import Gpu
from engines.on_gpu import Workshop, gpu_file, key_of, shapes_of
from engines.plans import Key, Plans
from engines.proof import answers, prove
from engines.restarted import TOO_MANY
from engines.trial import try_plan
from engines.trt import TensorRtEngine
from kiosk import golden
from kiosk.errors import (
    ChecksumMismatch,
    EngineFailed,
    EngineMismatch,
    EngineUnavailable,
    KioskError,
    ModelBroken,
    ModelMissing,
)
from kiosk.networks import open_classifier
from kiosk.ports import CAM, Engine
from kiosk.preprocess import MEAN, STD, InputSpec
from kiosk.scene import Pixels
from kiosk.settings import ModelSettings

pytestmark = pytest.mark.usefixtures("portrait")

Change = Callable[[onnx.ModelProto], None]
Spoil = Callable[[Path], None]
ORIN = Gpu("Orin", (8, 7), "12.6")
NO_FOLDER = Path("/sys/mask-kiosk/engines")
"""Where nobody may make a folder, not even root, for whom no folder is read-only."""
UNREADABLE = Path("/proc/self/mem")
"""A file whose first byte is an input/output error, as on a worn-out card."""
PATIENCE_S = 20.0


# Wrong label order, wrong normalisation, swapped colours, NaN weights: the file is what its card says it is, and wrong.


def in_front(model: onnx.ModelProto, operator: str, constant: Any, **how: int) -> None:
    """One more operator between what comes in and the network."""
    name = f"{operator} in front"
    for node in model.graph.node:
        node.input[:] = [name if each == "input" else each for each in node.input]
    model.graph.node.insert(0, helper.make_node(operator, ["input", f"{name}'s"], [name], **how))
    model.graph.initializer.append(numpy_helper.from_array(np.asarray(constant), f"{name}'s"))


def behind(model: onnx.ModelProto, operator: str, constant: Any, **how: int) -> None:
    """One more operator between the network and its answer."""
    name = f"{operator} behind"
    for node in model.graph.node:
        node.output[:] = [name if each == "logits" else each for each in node.output]
    model.graph.node.append(helper.make_node(operator, [name, f"{name}'s"], ["logits"], **how))
    model.graph.initializer.append(numpy_helper.from_array(np.asarray(constant), f"{name}'s"))


def labels_exchanged(model: onnx.ModelProto) -> None:
    behind(model, "Gather", np.asarray([1, 0, 2]), axis=1)


def colours_swapped(model: onnx.ModelProto) -> None:
    in_front(model, "Gather", np.asarray([2, 1, 0]), axis=1)


def normalised_by_one_half(model: onnx.ModelProto) -> None:
    """What comes in, by ImageNet's means and deviations, made (x - 0.5) / 0.5."""
    mean, std = (np.asarray(each, np.float32).reshape(3, 1, 1) for each in (MEAN, STD))
    in_front(model, "Add", (mean - np.float32(0.5)) / np.float32(0.5))
    in_front(model, "Mul", std / np.float32(0.5))


def answers_nan(model: onnx.ModelProto) -> None:
    behind(model, "Mul", np.asarray([np.nan], np.float32))


def answers_boxes(model: onnx.ModelProto) -> None:
    behind(model, "Mul", np.asarray([1], np.float32))
    model.graph.node[-1].output[0] = model.graph.output[0].name = "boxes"


def map_of_labels_exchanged(model: onnx.ModelProto) -> None:
    for node in model.graph.node:
        node.output[:] = ["maps" if each == CAM else each for each in node.output]
    model.graph.node.append(helper.make_node("Gather", ["maps", "order"], [CAM], axis=1))
    model.graph.initializer.append(numpy_helper.from_array(np.asarray([1, 0, 2]), "order"))


def nan_in_the_first_convolution(model: onnx.ModelProto) -> None:
    """ReLU and int8 make numbers of it again: the answers hold no NaN."""
    make_nan(model, next(node for node in model.graph.node if node.op_type == "Conv"))


def nan_in_the_last_layer(model: onnx.ModelProto) -> None:
    make_nan(model, next(node for node in reversed(model.graph.node) if node.op_type == "Gemm"))


def make_nan(model: onnx.ModelProto, layer: onnx.NodeProto) -> None:
    """The layer's weights, or what int8 weights are multiplied by."""
    makers = {name: node for node in model.graph.node for name in node.output}
    name = makers[layer.input[1]].input[1] if layer.input[1] in makers else layer.input[1]
    (weights,) = (each for each in model.graph.initializer if each.name == name)
    weights.CopyFrom(numpy_helper.from_array(np.full_like(numpy_helper.to_array(weights), np.nan), name))


def rewrite(path: Path, change: Change) -> str:
    """Change a file, or a copy where it is a link; its sha256."""
    model = onnx.load(path)
    change(model)
    path.unlink()
    onnx.save(model, path)
    return hashlib.sha256(path.read_bytes()).hexdigest()


@dataclass(frozen=True)
class Folder:
    """A copy of the product's folder of models, with its classifier (the first network of several), to be spoiled."""

    path: Path
    name: str

    @property
    def card(self) -> Path:
        return self.path / f"{self.name}.json"

    @property
    def files(self) -> list[Path]:
        """The quickest first."""
        return [self.path / f"{self.name}{ending}" for ending in (".int8-cpu.onnx", ".fp16.onnx")]

    def tell(self, field: str, value: Any) -> None:
        """Write it into the card; of an object only what is given."""
        told = json.loads(self.card.read_text())
        told[field] = told[field] | value if isinstance(value, dict) else value
        self.card.write_text(json.dumps(told))

    def change(self, *files: Path, by: Change) -> None:
        """Change the files, and let their sha256 in the card fit."""
        self.tell("files", {path.name: rewrite(path, by) for path in files})

    def open(self, backend: str) -> Opened:
        return open_classifier(ModelSettings(classifier=self.name, backends=(backend,)), self.path)[2]

    def runs_on_its_slower_file(self, backend: str) -> str:
        """Why; it reads a masked face and a bare one as what they are."""
        opened, card = self.open(backend), load_card(self.name, self.path)
        assert card.input is not None
        found = answers(opened.engine, card.input, golden.crops())
        opened.engine.close()
        assert (int(np.argmax(found["masked"])), int(np.argmax(found["bare"]))) == (0, 1)
        (reason,) = opened.refused
        return reason


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    made = Folder(tmp_path / "models", members_of(load_card(shipped().classifier))[0].name)
    made.path.mkdir()
    for path in made.files:
        path.symlink_to(MODELS / path.name)
    made.card.write_text((MODELS / made.card.name).read_text())
    return made


@pytest.fixture(params=["onnxruntime", "openvino"])
def backend(request: pytest.FixtureRequest) -> str:
    if request.param == "openvino":
        pytest.importorskip("openvino", reason="it is an extra")
    return str(request.param)


@pytest.mark.parametrize(
    "wrong",
    [
        labels_exchanged,
        normalised_by_one_half,
        colours_swapped,
        nan_in_the_first_convolution,
        nan_in_the_last_layer,
    ],
)
def test_a_wrong_network_is_refused_though_its_sha256_fits(folder: Folder, backend: str, wrong: Change) -> None:
    folder.change(*folder.files, by=wrong)
    with pytest.raises(EngineUnavailable) as refused:
        folder.open(backend)
    for file, reason in zip(folder.files, str(refused.value).split(f"{backend}: ")[1:], strict=True):
        assert f"{file.name} answers the golden pictures otherwise" in reason or "answered NaN in logits" in reason
        assert "restore engines/models/" in reason


def test_where_only_the_quickest_file_is_wrong_the_other_runs_and_says_why(folder: Folder, backend: str) -> None:
    folder.change(folder.files[0], by=colours_swapped)
    reason = folder.runs_on_its_slower_file(backend)
    assert reason.startswith(f"{backend}: {folder.files[0].name} answers the golden pictures otherwise than its card")


def test_a_map_that_is_not_of_the_answer_is_refused_though_the_answers_are_right(folder: Folder, backend: str) -> None:
    folder.change(folder.files[0], by=map_of_labels_exchanged)
    reason = folder.runs_on_its_slower_file(backend)
    assert reason.startswith(f"{backend}: {folder.files[0].name} gives maps that are not those of its answers (")


@pytest.mark.parametrize(
    ("field", "value", "error", "says"),
    [
        ("labels", ["without_mask", "with_mask", "mask_incorrect"], ModelBroken, "this product's order is.*: export"),
        ("input", {"colour": "bgr"}, ModelBroken, "is not a model card .*: restore the file"),
        ("input", {"mean": [0.5] * 3, "std": [0.5] * 3}, EngineUnavailable, "otherwise than.*: restore"),
        ("input", {"mean": [0.0] * 3, "std": [1.0] * 3}, EngineUnavailable, "otherwise than.*: restore"),
    ],
    ids=["label order", "colours", "means of one half", "0 to 1"],
)
def test_a_card_that_says_it_otherwise_is_refused(
    folder: Folder, backend: str, field: str, value: Any, error: type[KioskError], says: str
) -> None:
    folder.tell(field, value)
    with pytest.raises(error, match=says):
        folder.open(backend)


def test_a_card_whose_golden_answers_are_nan_proves_nothing_and_is_refused(folder: Folder) -> None:
    answered = json.loads(folder.card.read_text())["golden"]["logits"]
    nan = {file: dict.fromkeys(pictures, [np.nan] * 3) for file, pictures in answered.items()}
    folder.tell("golden", {"logits": nan})
    with pytest.raises(ModelBroken, match="is not a model card"):
        folder.open("onnxruntime")


def test_a_network_that_is_no_classifier_is_refused(folder: Folder) -> None:
    folder.change(*folder.files, by=answers_boxes)
    with pytest.raises(EngineUnavailable, match=r"no output `logits`.*no output `logits`.*: restore"):
        folder.open("onnxruntime")


# Missing file


def unlink(path: Path) -> None:
    path.unlink()


def damage(path: Path) -> None:
    content = path.read_bytes()
    path.unlink()
    path.write_bytes(content[:-1])


def wear_out(path: Path) -> None:
    path.unlink()
    path.symlink_to(UNREADABLE)


GONE = [
    (unlink, ModelMissing, r"is not in models/: run `make run`"),
    (damage, ChecksumMismatch, r"has sha256 .*: the file is damaged or was exchanged; copy it again"),
    (wear_out, ModelBroken, r"cannot be read \(Input/output error\): copy it again"),
]


@pytest.mark.parametrize(("spoil", "error", "says"), GONE)
def test_without_its_files_it_says_how_to_have_them_again(
    folder: Folder, backend: str, spoil: Spoil, error: type[KioskError], says: str
) -> None:
    for path in folder.files:
        spoil(path)
    with pytest.raises(error, match=says):
        folder.open(backend)


@pytest.mark.parametrize(("spoil", "_error", "says"), GONE)
def test_without_its_quickest_file_it_runs_on_the_other_and_says_why(
    folder: Folder, spoil: Spoil, _error: type[KioskError], says: str
) -> None:
    spoil(folder.files[0])
    assert re.search(says, folder.runs_on_its_slower_file("onnxruntime"))


@pytest.mark.parametrize("spoil", [unlink, wear_out])
def test_without_its_card_it_says_how_to_have_it_again(folder: Folder, spoil: Spoil) -> None:
    spoil(folder.card)
    with pytest.raises((ModelMissing, ModelBroken), match=r": (make it by|restore the file)"):
        folder.open("onnxruntime")


# The rows of the GPU: a small classifier that answers the means of red, green and blue, proven on the golden pictures.


@dataclass
class Place:
    """A device, where its engines are kept, and a model that its CPU can run, too."""

    gpu: Any
    driver: Any
    card: Card
    kept: Path
    crops: dict[str, Pixels]
    found: Gpu = ORIN
    trt: ModuleType | None = None
    trial: Callable[[str, bytes], None] | None = None

    def load(self, _backend: str = "") -> ModuleType:
        return self.trt or self.gpu.trt

    def cuda(self) -> Any:
        return open_cuda(self.driver.load)

    def attempt(self, _backend: str, plan: bytes) -> None:
        """As engines.trial does in a process of its own."""
        try:
            TensorRtEngine(self.load(), plan, self.cuda()).close()
        except KioskError as error:
            raise EngineMismatch(str(error)) from error

    def open(self, gpus: str = "tensorrt") -> Opened:
        workshop = Workshop(
            Plans(self.kept),
            probe=lambda: self.found,
            load=self.load,
            cuda=self.cuda,
            trial=self.trial or self.attempt,
        )
        proof = partial(prove, crops=self.crops)
        return open_model(self.card, Setup((gpus, "onnxruntime"), prove=proof, workshop=workshop))

    def starts(self) -> tuple[str, int, tuple[str, ...]]:
        """What runs it, how many plans that built, and why nothing faster runs; it answers, and is closed."""
        before = self.built
        opened = self.open()
        assert looks(opened.engine, 3) == 3
        opened.engine.close()
        assert self.gpu.outlived == []
        return opened.backend, self.built - before, opened.refused

    @property
    def built(self) -> int:
        return int(self.gpu.calls.count("build"))

    @property
    def key(self) -> Key:
        return key_of(self.card, gpu_file(self.card), "tensorrt", self.load(), self.found)

    def plan(self, change: Change | None = None, version: str = "10.7") -> bytes:
        """Of the GPU's file, or of a changed one, by a TensorRT of that version."""
        path, (self.gpu.version, own) = self.card.folder / "copy.onnx", (version, self.gpu.version)
        path.write_bytes(gpu_file(self.card).read_bytes())
        if change:
            rewrite(path, change)
        made = build(self.gpu.trt, path, shapes_of(self.card), lambda *_: True)
        self.gpu.version = own
        return made.plan

    def kept_names(self) -> set[str]:
        return {path.suffix for path in self.kept.iterdir()} if self.kept.is_dir() else set()


ON_GPU = ("tensorrt", 0, ())
BUILT = ("tensorrt", 1, ())


@pytest.fixture(scope="module")
def crops() -> dict[str, Pixels]:
    return golden.crops()


@pytest.fixture
def place(gpu: Any, driver: Any, make_model: Any, write_card: Any, crops: dict[str, Pixels], tmp_path: Path) -> Place:
    files = [make_model("Flatten", f"tiny.{kind}.onnx") for kind in ("int8-cpu", "fp16")]
    answered = answers(OnnxRuntimeEngine(files[0]), InputSpec(32), crops)
    write_card(*files, golden={"logits": {path.name: answered for path in files}})
    return Place(gpu, driver, load_card("tiny", tmp_path), tmp_path / "kept", crops)


def looks(engine: Engine, value: float) -> float:
    """What it makes of a picture whose every number is `value`: that number, where all is well."""
    (found,) = set(engine.infer(np.full((1, 3, 32, 32), value, np.float32))["logits"].ravel().tolist())
    return float(found)


@pytest.mark.parametrize("wrong", [labels_exchanged, normalised_by_one_half, colours_swapped, answers_nan])
def test_a_wrong_network_does_not_run_on_the_gpu_and_the_cpu_says_why(place: Place, wrong: Change) -> None:
    place.card.files["tiny.fp16.onnx"] = rewrite(gpu_file(place.card), wrong)
    for _ in range(2):
        backend, _, (reason,) = place.starts()
        assert backend == "onnxruntime"
        assert "tiny.fp16.onnx answers the golden pictures otherwise" in reason or "answered NaN in logits" in reason


# Plan of another version, plan of another GPU


@pytest.mark.parametrize(
    "change",
    [
        lambda place: setattr(place.gpu, "version", "10.8"),
        lambda place: setattr(place, "found", replace(place.found, name="Orin NX")),
        lambda place: setattr(place, "found", replace(place.found, capability=(8, 9))),
        lambda place: setattr(place, "found", replace(place.found, driver="13.0")),
    ],
    ids=["TensorRT", "GPU", "kind of GPU", "driver"],
)
def test_a_plan_of_another_version_or_gpu_is_not_even_read(
    place: Place, change: Callable[[Place], None], caplog: pytest.LogCaptureFixture
) -> None:
    assert place.starts() == BUILT
    for path in place.kept.glob("*.plan"):
        path.write_bytes(b"whoever reads this says so")
    change(place)
    assert [place.starts(), place.starts()] == [BUILT, ON_GPU]
    assert caplog.text == ""


def test_a_plan_that_was_copied_to_this_ones_name_is_built_anew(place: Place, caplog: pytest.LogCaptureFixture) -> None:
    other = replace(place.key, gpu="Orin NX")
    Plans(place.kept).write(other, place.plan(colours_swapped))
    for path in place.kept.iterdir():
        path.rename(path.with_stem(place.key.name))
    assert [place.starts(), place.starts()] == [BUILT, ON_GPU]
    assert "is damaged, or another's under its name: it is built anew" in caplog.text


def test_a_plan_of_another_version_with_this_ones_record_is_refused_by_tensorrt_and_built_anew(
    place: Place, caplog: pytest.LogCaptureFixture
) -> None:
    Plans(place.kept).write(place.key, place.plan(version="10.6"))
    assert [place.starts(), place.starts()] == [BUILT, ON_GPU]
    assert "built anew: the plan is damaged, or of another GPU or version (Version tag is not 10.7)" in caplog.text


def test_another_networks_plan_with_this_ones_record_is_refused_by_the_golden_pictures(place: Place) -> None:
    Plans(place.kept).write(place.key, place.plan(colours_swapped))
    for _ in range(2):
        backend, built, (reason,) = place.starts()
        assert (backend, built) == ("onnxruntime", 0)
        assert "tensorrt: tiny.fp16.onnx answers the golden pictures otherwise than its card says" in reason
        assert "build the engine anew" in reason


@pytest.mark.parametrize("kind", ["Builder", "Runtime"])
def test_a_tensorrt_that_the_driver_is_too_old_for_makes_way_for_the_cpu(place: Place, kind: str) -> None:
    def refuse(_heard: Any) -> None:
        raise TypeError("pybind11::init(): factory function returned nullptr")

    assert place.starts() == BUILT
    place.trt = place.gpu.trt
    setattr(place.trt, kind, refuse)
    place.found = replace(place.found, driver="12.6" if kind == "Runtime" else "12.2")
    backend, _, (reason,) = place.starts()
    assert backend == "onnxruntime"
    assert reason.startswith("tensorrt: TensorRT does not start (pybind11::init(): factory function returned nullptr;")
    assert reason.endswith("): install an NVIDIA driver that is new enough for it")


# Truncated plan


def cut(place: Place) -> None:
    (path,) = place.kept.glob("*.plan")
    path.write_bytes(path.read_bytes()[:-9])


def cut_and_record(place: Place) -> None:
    plan = Plans(place.kept).read(place.key)
    assert plan is not None
    Plans(place.kept).write(place.key, plan[:-9])


@pytest.mark.parametrize("damage", [cut, cut_and_record])
def test_a_truncated_plan_is_forgotten_and_built_anew_once(
    place: Place, damage: Callable[[Place], None], caplog: pytest.LogCaptureFixture
) -> None:
    assert place.starts() == BUILT
    damage(place)
    assert [place.starts(), place.starts()] == [BUILT, ON_GPU]
    assert caplog.text.count("built anew") == 1


@pytest.mark.parametrize(("capability", "end"), [("SM86", None), ("SM89", -9)], ids=["of another GPU", "truncated"])
def test_the_real_tensorrt_refuses_it_and_what_it_builds_anew_and_the_cpu_says_why(
    place: Place, capability: str, end: int | None, caplog: pytest.LogCaptureFixture
) -> None:
    """The real parser, builder and runtime, and a real trial in a process of its own, which finds no GPU."""
    place.trt = pytest.importorskip("tensorrt_rtx", reason="it is for x86-64 only")
    try:
        ctypes.CDLL("libcuda.so.1")
    except OSError:
        place.found, place.trial = Gpu("NVIDIA GeForce RTX 4090", (8, 9), "13.0"), try_plan
        key, plans = replace(place.key, backend="tensorrt-rtx"), Plans(place.kept)
        whole = build(place.trt, gpu_file(place.card), shapes_of(place.card), lambda *_: True, capability=capability)
        plans.write(key, whole.plan[:end])
        opened = place.open("tensorrt-rtx")
        opened.engine.close()
        assert "built anew: the plan is damaged, or of another GPU or version (" in caplog.text
        assert opened.backend == "onnxruntime"
        assert opened.refused[0].startswith("tensorrt-rtx: nothing here reaches the GPU's memory; cuda-python")
        assert plans.read(key) is None
    else:
        pytest.skip("there is an NVIDIA driver here")


# Read-only cache, disk full


def test_in_a_read_only_folder_the_plan_is_used_and_built_anew_at_each_start(
    place: Place, caplog: pytest.LogCaptureFixture
) -> None:
    place.kept = NO_FOLDER
    assert [place.starts(), place.starts()] == [BUILT, BUILT]
    assert caplog.text.count(f"the engine could not be kept in {NO_FOLDER} (") == 2
    assert caplog.text.count("): it is built anew at each start") == 2


@pytest.mark.parametrize("full_before", ["anything", "the plan", "its record"])
def test_on_a_full_disk_the_plan_is_used_and_nothing_of_it_is_left(
    place: Place, full_before: str, files_end_at: Any, caplog: pytest.LogCaptureFixture
) -> None:
    length = {"anything": 0, "the plan": len(place.plan()) - 1, "its record": len(place.plan())}[full_before]
    before = place.built
    with files_end_at(length):
        started = place.starts()
    assert (started, place.built - before) == (BUILT, 1)
    assert "(File too large): it is built anew at each start" in caplog.text
    assert place.kept_names() <= {".timings"}
    assert [place.starts(), place.starts()] == [BUILT, ON_GPU]


# GPU lost in mid-run


def found(engine: Engine, value: float) -> float | str:
    """What it answers, or why it does not."""
    try:
        return looks(engine, value)
    except EngineFailed as error:
        return str(error)


def settled(engine: Engine, value: float = 1) -> Any:
    """The same, as soon as no other engine is being started."""
    pause = threading.Event()
    for _ in range(int(PATIENCE_S / 0.01)):
        said = found(engine, value)
        if "is being started anew" not in str(said):
            return said
        pause.wait(0.01)
    raise AssertionError(said)


def lose(place: Place, call: str, code: str, times: int = 10**9) -> None:
    """From now on that call, or every one, returns that code, so often."""
    codes = iter(range(times))
    wrong, well = place.driver.CUresult[code], place.driver.CUresult.CUDA_SUCCESS
    place.driver.says = lambda name: wrong if call in {name, "every call"} and next(codes, None) is not None else well


@pytest.mark.parametrize(
    ("call", "code"),
    [
        ("every call", "CUDA_ERROR_UNKNOWN"),
        ("cuCtxSetCurrent", "CUDA_ERROR_UNKNOWN"),
        ("cuGraphLaunch", "CUDA_ERROR_LAUNCH_FAILED"),
        ("cuStreamSynchronize", "CUDA_ERROR_ILLEGAL_ADDRESS"),
    ],
)
def test_a_gpu_that_is_lost_for_good_fails_at_every_picture_and_never_gives_yesterdays_answer(
    place: Place, call: str, code: str
) -> None:
    opened = place.open()
    assert [looks(opened.engine, value) for value in (1, 2, 3)] == [1, 2, 3]
    lose(place, call, code)
    assert f": {code}): restart the kiosk" in str(found(opened.engine, 1))
    said = settled(opened.engine)
    assert said.startswith("the engine cannot be started anew (")
    assert said.endswith("): restart the kiosk")
    assert {found(opened.engine, 1) for _ in range(20)} == {said}
    opened.engine.close()
    backend, _, (reason,) = place.starts()
    assert backend == "onnxruntime"
    assert code in reason
    lose(place, call, code, times=0)
    assert place.starts() == ON_GPU


def test_a_gpu_that_is_lost_five_times_in_a_minute_stays_lost_though_each_new_engine_is_proven(place: Place) -> None:
    opened = place.open()
    for turn in range(TOO_MANY):
        assert settled(opened.engine, turn) == turn
        lose(place, "cuGraphLaunch", "CUDA_ERROR_LAUNCH_FAILED", times=1)
        assert "the GPU failed (cuGraphLaunch: CUDA_ERROR_LAUNCH_FAILED): restart" in str(found(opened.engine, turn))
    said = settled(opened.engine)
    assert said.startswith("the engine failed 5 times within a minute (the GPU failed (cuGraphLaunch: ")
    assert said.endswith("): call service")
    assert {found(opened.engine, 1) for _ in range(20)} == {said}
    opened.engine.close()
    for thread in threading.enumerate():
        if thread.name == "engine's end":  # it closes the lost one beside us
            thread.join()
    assert place.starts() == ON_GPU


def test_what_takes_a_lost_ones_place_is_proven_and_never_answers_where_it_is_wrong(place: Place) -> None:
    opened = place.open()
    Plans(place.kept).write(place.key, place.plan(colours_swapped))
    lose(place, "cuGraphLaunch", "CUDA_ERROR_LAUNCH_FAILED", times=1)
    assert "CUDA_ERROR_LAUNCH_FAILED" in str(found(opened.engine, 1))
    assert "cannot be started anew (tiny.fp16.onnx answers the golden pictures otherwise" in settled(opened.engine)
    opened.engine.close()


def test_the_made_up_drivers_codes_are_the_real_ones(driver: Any) -> None:
    real = pytest.importorskip("cuda.bindings.driver", reason="cuda-python is not installed").CUresult
    assert [each.value for each in driver.CUresult] == [int(getattr(real, each.name)) for each in driver.CUresult]


# Out of device memory


def no_room_to_load(place: Place) -> None:
    """deserialize_cuda_engine gives None, as for a plan that is damaged."""

    def runtime(heard: Any) -> Any:
        words = "Error Code 1: Cuda Runtime (out of memory)", "Error Code 2: OutOfMemory (Requested size was 9 bytes.)"
        return SimpleNamespace(deserialize_cuda_engine=lambda _plan: heard.complain(*words))

    place.trt = place.gpu.trt
    vars(place.trt).update(Runtime=runtime)


def no_room_to_run(place: Place) -> None:
    place.gpu.no_room = True


def room(place: Place) -> None:
    """All of it again."""
    place.trt, place.gpu.no_room = None, False
    lose(place, "every call", "CUDA_ERROR_UNKNOWN", times=0)


ROOMLESS = {
    "to load": no_room_to_load,
    "to run": no_room_to_run,
    "pinned": lambda place: lose(place, "cuMemAllocHost", "CUDA_ERROR_OUT_OF_MEMORY"),
    "on the device": lambda place: lose(place, "cuMemAlloc", "CUDA_ERROR_OUT_OF_MEMORY"),
    "for a context": lambda place: lose(place, "cuDevicePrimaryCtxRetain", "CUDA_ERROR_OUT_OF_MEMORY"),
}


@pytest.mark.parametrize("first", [True, False], ids=["first start", "later start"])
@pytest.mark.parametrize("roomless", ROOMLESS)
def test_without_memory_on_the_gpu_the_cpu_runs_and_says_why_until_there_is_some(
    place: Place, roomless: str, first: bool
) -> None:
    if not first:
        assert place.starts() == BUILT
    ROOMLESS[roomless](place)
    backend, _, (reason,) = place.starts()
    assert backend == "onnxruntime"
    assert "tensorrt: " in reason
    assert "no room" in reason or "no memory left" in reason
    assert "close other programs that use " in reason
    assert "or set a smaller model" in reason
    room(place)
    assert place.starts() == (BUILT if first else ON_GPU)
