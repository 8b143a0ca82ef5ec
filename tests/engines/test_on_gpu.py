"""The workshop: an engine is built and tried once, kept, and opened from what is kept, until anything changes."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest

from engines.build import Shapes
from engines.card import Card, load_card
from engines.gpu import Gpu
from engines.on_gpu import Told, Workshop, gpu_file
from engines.plans import Key, Plans
from engines.trt import TensorRtEngine
from kiosk.errors import ChecksumMismatch, EngineFailed, EngineMismatch, EngineUnavailable, KioskError, ModelMissing

ORIN = Gpu("Orin", (8, 7), "12.6")
ONES = np.ones((1, 3, 32, 32), np.float32)


@dataclass
class Place:
    """A device with its workshop: what was tried there, and what the next trials say."""

    gpu: Any
    folder: Path
    found: Gpu | KioskError = ORIN
    backends: list[str] = field(default_factory=list)
    tried: list[tuple[str, bytes]] = field(default_factory=list)
    trial_says: KioskError | None = None
    how: dict[str, Any] = field(default_factory=dict)

    @property
    def workshop(self) -> Workshop:
        return Workshop(
            Plans(self.folder), lambda *_: True, self.probe, self.load, self.gpu.cuda, self.attempt, **self.how
        )

    def probe(self) -> Gpu:
        if isinstance(self.found, KioskError):
            raise self.found
        return self.found

    def load(self, backend: str) -> ModuleType:
        self.backends.append(backend)
        return self.gpu.trt

    def attempt(self, backend: str, plan: bytes) -> None:
        self.tried.append((backend, plan))
        if self.trial_says:
            raise self.trial_says

    @property
    def built(self) -> int:
        return self.gpu.calls.count("build")

    @contextmanager
    def opened(self, card: Card, backend: str = "tensorrt") -> Iterator[TensorRtEngine]:
        with closing(self.workshop.open(card, backend)) as engine:
            yield engine

    def starts(self, card: Card) -> tuple[int, int]:
        """Opens and closes it, which must answer; how often that builds and tries."""
        before = self.built, len(self.tried)
        with self.opened(card) as engine:
            np.testing.assert_array_equal(engine.infer(ONES)["logits"].ravel(), [1, 1, 1])
        return self.built - before[0], len(self.tried) - before[1]


@pytest.fixture
def place(gpu, tmp_path: Path) -> Place:
    return Place(gpu, tmp_path / "kept")


@pytest.fixture
def card(make_model, write_card, tmp_path: Path) -> Card:
    write_card(make_model(name="tiny.fp16.onnx"))
    return load_card("tiny", tmp_path)


def key_of(card: Card, **other: Any) -> Key:
    (sha256,) = card.files.values()
    return replace(Key(sha256, "tensorrt", "10.7", "Orin", "SM87", "12.6", Shapes.of(32)), **other)


def test_the_first_start_builds_and_tries_and_the_second_does_neither(place: Place, card: Card) -> None:
    assert place.starts(card) == (1, 1)
    assert place.starts(card) == (0, 0)
    assert place.backends == ["tensorrt", "tensorrt"]


def test_what_was_tried_is_what_is_kept(place: Place, card: Card) -> None:
    place.starts(card)
    assert place.tried == [("tensorrt", Plans(place.folder).read(key_of(card)))]


def test_it_answers_through_the_gpu_and_everything_is_let_go(place: Place, card: Card) -> None:
    for _ in range(2):
        place.starts(card)
    calls = place.gpu.calls
    assert (calls.count("open"), calls.count("close"), place.gpu.outlived) == (2, 2, [])


def test_a_finder_is_built_for_open_sizes_and_a_classifier_for_its_own(
    place: Place, make_model, write_card, tmp_path: Path
) -> None:
    for fields, shapes in [({"input": {"size": 64}}, Shapes.of(64)), ({"input": None}, Shapes.of(None))]:
        write_card(make_model(name="tiny.onnx"), **fields)
        with place.opened(load_card("tiny", tmp_path)):
            assert place.gpu.configs[-1].profiles[0].shapes == {"input": [shapes.low, shapes.usual, shapes.high]}


@pytest.mark.parametrize(
    "change",
    [
        lambda place, _card: setattr(place, "found", replace(ORIN, name="Orin NX")),
        lambda place, _card: setattr(place, "found", replace(ORIN, capability=(8, 9))),
        lambda place, _card: setattr(place, "found", replace(ORIN, driver="13.0")),
        lambda place, _card: setattr(place.gpu, "version", "10.8"),
        lambda _place, card: card.files.update({"tiny.fp16.onnx": altered(card.folder / "tiny.fp16.onnx")}),
    ],
    ids=["another GPU", "another kind", "another driver", "another TensorRT", "another file"],
)
def test_whatever_changes_the_engine_is_built_anew(
    place: Place, card: Card, change: Callable[[Place, Card], None]
) -> None:
    place.starts(card)
    change(place, card)
    assert place.starts(card) == (1, 1)
    assert place.starts(card) == (0, 0)


def altered(path: Path) -> str:
    """An ONNX file with a field that nobody reads; its sha256."""
    path.write_bytes(path.read_bytes() + b"\x32\x01x")
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_another_backend_has_a_plan_of_its_own(place: Place, card: Card) -> None:
    place.starts(card)
    with place.opened(card, "tensorrt-rtx"):
        assert (place.built, place.tried[-1][0]) == (2, "tensorrt-rtx")


def test_a_kept_engine_that_no_longer_loads_is_built_anew_once(place: Place, card: Card, caplog) -> None:
    key = key_of(card)
    Plans(place.folder).write(key, b"of another world")
    assert place.starts(card) == (1, 1)
    assert "the kept engine is of no use and is built anew: the plan is damaged" in caplog.text
    assert place.starts(card) == (0, 0)
    assert place.gpu.outlived == []


def test_a_kept_engine_that_no_longer_loads_is_gone_even_if_no_other_takes_its_place(place: Place, card: Card) -> None:
    key = key_of(card)
    Plans(place.folder).write(key, b"of another world")
    place.trial_says = EngineMismatch("answers NaN")
    with pytest.raises(EngineMismatch, match="answers NaN"):
        place.workshop.open(card, "tensorrt")
    assert Plans(place.folder).read(key) is None


def test_a_kept_engine_that_fails_for_want_of_memory_is_kept(place: Place, card: Card) -> None:
    place.starts(card)
    place.gpu.no_room = True
    with pytest.raises(EngineFailed, match="no room"):
        place.workshop.open(card, "tensorrt")
    assert place.built == 1
    place.gpu.no_room = False
    assert place.starts(card) == (0, 0)


@pytest.mark.parametrize("error", [EngineMismatch("answers NaN"), EngineFailed("crashed (-11)")])
def test_an_engine_that_fails_its_trial_is_neither_kept_nor_loaded_here(
    place: Place, card: Card, error: KioskError
) -> None:
    place.trial_says = error
    with pytest.raises(type(error)) as raised:
        place.workshop.open(card, "tensorrt")
    assert raised.value is error
    assert "open" not in place.gpu.calls
    assert not place.folder.exists()
    place.trial_says = None
    assert place.starts(card) == (1, 1)


def test_a_folder_that_cannot_be_written_is_a_line_in_the_log_and_no_error(place: Place, card: Card, caplog) -> None:
    place.folder.write_text("a file")
    assert place.starts(card) == (1, 1)
    assert place.starts(card) == (1, 1)
    assert caplog.text.count("could not be kept in") == 2


def test_the_next_build_begins_with_what_was_measured(place: Place, card: Card, make_model, write_card) -> None:
    place.starts(card)
    write_card(make_model("Sqrt", "tiny.fp16.onnx"))
    place.starts(load_card("tiny", card.folder))
    assert [config.timings for config in place.gpu.configs] == [[b""], [b"measured;"]]


def test_a_plan_from_afar_is_tried_and_then_this_devices_own(place: Place, card: Card) -> None:
    place.starts(card)
    plans, key = Plans(place.folder), key_of(card)
    plan = plans.read(key)
    assert plan is not None
    plans.forget(key)
    plans.write(key.from_afar, plan)
    assert place.starts(card) == (0, 1)
    assert place.starts(card) == (0, 0)
    assert plans.read(key) == plan


def test_a_plan_from_afar_that_does_not_run_is_forgotten_and_one_is_built_here(place: Place, card: Card, gpu) -> None:
    plans, key = Plans(place.folder), key_of(card)
    plans.write(key.from_afar, b"of another world")

    def attempt(backend: str, plan: bytes) -> None:
        if plan == b"of another world":
            raise EngineMismatch("does not load")

    with closing(replace(place.workshop, trial=attempt).open(card, "tensorrt")):
        assert place.built == 1
    assert plans.read(key.from_afar) is None
    assert plans.read(key) is not None


def test_without_a_gpu_tensorrt_is_not_even_imported(place: Place, card: Card) -> None:
    place.found = EngineUnavailable("there is no NVIDIA driver here")
    with pytest.raises(EngineUnavailable, match="no NVIDIA driver"):
        place.workshop.open(card, "tensorrt")
    assert (place.backends, place.gpu.calls) == ([], [])


@pytest.mark.parametrize(
    ("there", "precision", "wanted"),
    [
        (("int8-trt", "int8-cpu", "fp16"), "", "fp16"),
        (("int8-trt", "int8-cpu", ""), "", "int8-trt"),
        (("int8-cpu", "fp16"), "", "fp16"),
        (("int8-cpu", "fp16", "int8-trt"), "fp16", "fp16"),
        (("int8-cpu", "fp16", "int8-trt"), "int8", "int8-trt"),
        (("int8-cpu", ""), "", ""),
        (("int8-trt", ""), "fp16", ""),
    ],
)
def test_the_gpu_runs_the_nearest_file_that_is_its_own(
    make_model, write_card, tmp_path: Path, there: tuple[str, ...], precision: str, wanted: str
) -> None:
    files = {kind: make_model(name=f"tiny.{kind}.onnx" if kind else "tiny.onnx") for kind in there}
    write_card(*files.values())
    assert gpu_file(load_card("tiny", tmp_path), precision) == files[wanted]


@pytest.mark.parametrize("precision", ["", "int8", "fp16"])
def test_the_cpus_file_is_never_the_gpus(make_model, write_card, tmp_path: Path, precision: str) -> None:
    write_card(make_model(name="tiny.int8-cpu.onnx"))
    with pytest.raises(ModelMissing, match="the card of tiny lists no"):
        gpu_file(load_card("tiny", tmp_path), precision)


def test_a_file_that_was_exchanged_is_not_built(place: Place, card: Card) -> None:
    altered(card.folder / "tiny.fp16.onnx")
    with pytest.raises(ChecksumMismatch):
        place.workshop.open(card, "tensorrt")
    assert place.built == 0


def test_every_tenth_of_a_build_is_told_once_and_none_is_cancelled(caplog) -> None:
    caplog.set_level(logging.INFO)
    told = Told()
    assert all(told("Building", share / 100) for share in range(101))
    assert [record.message for record in caplog.records] == [f"Building: {10 * tenth} %" for tenth in range(11)]
