"""Classify: red stays red up to the engine, calibration by hand, and no number that is none gets through."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

import numpy as np
import pytest

from engines.card import MODELS, load_card
from engines.factory import Setup, open_model
from kiosk.classify import EngineClassifier, probabilities, to_reading
from kiosk.errors import EngineFailed
from kiosk.ports import CAM
from kiosk.preprocess import InputSpec, to_input
from kiosk.scene import Box, Reading

PLAIN = InputSpec(32, (0, 0, 0), (1, 1, 1))
RED, GREEN, BLUE = (0, 0, 255), (0, 255, 0), (255, 0, 0)


@dataclass
class FakeEngine:
    """The engine port: answers what it is told, and keeps what it was given."""

    logits: np.ndarray = field(default_factory=lambda: np.zeros((1, 3), np.float32))
    name: str = "logits"
    batches: list[np.ndarray] = field(default_factory=list)
    cam: np.ndarray | None = None
    asked: list[bool] = field(default_factory=list)
    """Of each batch, whether its map was asked for."""

    def infer(self, batch: np.ndarray, *, mapped: bool = False) -> dict[str, np.ndarray]:
        self.batches.append(batch)
        self.asked.append(mapped)
        return {self.name: self.logits} | ({CAM: self.cam} if mapped and self.cam is not None else {})

    def close(self) -> None:
        pass


class ColourEngine(FakeEngine):
    """A tiny network: sure of a mask where the first plane is the brightest, sure of none elsewhere."""

    def infer(self, batch: np.ndarray) -> dict[str, np.ndarray]:
        red_first = int(batch[0].mean((1, 2)).argmax()) == 0
        return {"logits": np.array([[9.0, 0, 0] if red_first else [0, 9.0, 0]], np.float32)}


def plain(bgr: tuple[int, int, int], side: int = 60) -> np.ndarray:
    return np.full((side, side, 3), bgr, np.uint8)


@pytest.mark.parametrize(("bgr", "planes"), [(RED, [1, 0, 0]), (GREEN, [0, 1, 0]), (BLUE, [0, 0, 1])])
def test_the_engine_is_given_red_first_and_blue_last(bgr: tuple[int, int, int], planes: list[float]) -> None:
    engine = FakeEngine()
    EngineClassifier(engine, PLAIN).read(plain(bgr), Box(10, 10, 40, 40))
    (batch,) = engine.batches
    assert (batch.shape, batch.dtype) == ((1, 3, 32, 32), np.float32)
    assert batch[0].mean((1, 2)).tolist() == pytest.approx(planes)


def test_a_red_face_is_red_to_a_network_that_looks_at_colour() -> None:
    classifier = EngineClassifier(ColourEngine(), InputSpec(32))
    assert classifier.read_crop(plain(RED)).with_mask > 0.99
    assert classifier.read_crop(plain(BLUE)).without_mask > 0.99


def test_the_shipped_classifier_would_notice_red_and_blue_exchanged(portrait) -> None:
    if not (MODELS / "resnet34.json").is_file():
        pytest.skip("engines/models/resnet34.json is not there yet: train and export it")
    card = load_card("resnet34")
    assert card.input is not None
    crop = np.ascontiguousarray(portrait[48:190, 154:296])
    right, exchanged = to_input(crop, card.input), to_input(np.ascontiguousarray(crop[:, :, ::-1]), card.input)
    assert np.abs(right - exchanged).mean() > 0.1
    engine = open_model(card, Setup()).engine
    try:
        answers = [engine.infer(batch)["logits"].copy() for batch in (right, exchanged)]
    finally:
        engine.close()
    assert np.abs(answers[0] - answers[1]).max() > 0.01


def test_the_crop_is_taken_around_the_box_that_was_asked_for() -> None:
    picture = np.zeros((100, 200, 3), np.uint8)
    picture[:, 100:] = RED
    engine = FakeEngine()
    EngineClassifier(engine, PLAIN).read(picture, Box(140, 40, 160, 60))
    EngineClassifier(engine, PLAIN).read(picture, Box(40, 40, 60, 60))
    assert [batch[0, 0].min() for batch in engine.batches] == [1.0, 0.0]


def test_the_softmax_by_hand() -> None:
    # e^1, e^2, e^3 over their sum 30.1929
    values = probabilities(np.array([[1, 2, 3]], np.float32), 1.0)
    assert values[0].tolist() == pytest.approx([0.0900306, 0.2447285, 0.6652410], abs=1e-6)


def test_the_temperature_cools_the_answer_and_keeps_its_order() -> None:
    # at temperature 2 the odds of ln 9 to 0 are 3 to 1
    values = probabilities(np.array([[math.log(9), 0]], np.float32), 2.0)
    assert values[0].tolist() == pytest.approx([0.75, 0.25], abs=1e-6)


def test_enormous_logits_do_not_overflow() -> None:
    assert probabilities(np.array([[1e30, 0, -1e30]], np.float32), 1.0)[0].tolist() == [1.0, 0.0, 0.0]


def test_two_classes_have_no_third() -> None:
    engine = FakeEngine(np.array([[math.log(3), 0]], np.float32))
    reading = EngineClassifier(engine, PLAIN).read_crop(plain(RED))
    assert (reading.with_mask, reading.without_mask, reading.mask_incorrect) == pytest.approx(
        (0.75, 0.25, 0.0), abs=1e-6
    )


def test_the_order_of_the_answers_is_the_order_of_the_labels() -> None:
    assert to_reading(np.array([0.5, 0.3, 0.2])) == Reading(with_mask=0.5, without_mask=0.3, mask_incorrect=0.2)


@pytest.mark.parametrize("bad", [math.nan, math.inf, -math.inf])
@pytest.mark.parametrize("place", [0, 1, 2])
@pytest.mark.filterwarnings("ignore:invalid value encountered:RuntimeWarning")
def test_logits_that_are_no_numbers_are_a_failed_engine_or_no_mask(bad: float, place: int) -> None:
    """Never a reading that leans to green: minus infinity for another class is the one that could."""
    logits = np.array([[0.0, 1.0, 1.0]], np.float32)
    logits[0, place] = bad
    try:
        reading = EngineClassifier(FakeEngine(logits), PLAIN).read_crop(plain(RED))
    except EngineFailed:
        return
    assert bad == -math.inf
    assert reading.with_mask < 0.5


@pytest.mark.parametrize("shape", [(1, 1), (1, 4), (2, 3), (3,), (1, 3, 1)])
def test_an_answer_of_another_shape_is_a_failed_engine(shape: tuple[int, ...]) -> None:
    with pytest.raises(EngineFailed, match="logits"):
        EngineClassifier(FakeEngine(np.zeros(shape, np.float32)), PLAIN).read_crop(plain(RED))


def test_an_output_of_another_name_is_a_failed_engine() -> None:
    with pytest.raises(EngineFailed, match="logits"):
        EngineClassifier(FakeEngine(name="probabilities"), PLAIN).read_crop(plain(RED))


LOGITS = np.asarray([[2.0, 1.0, 0.0]], np.float32)


def test_a_map_is_asked_for_only_to_explain() -> None:
    engine = FakeEngine(LOGITS, cam=np.zeros((1, 3, 2, 2), np.float32))
    classifier = EngineClassifier(engine, PLAIN)
    classifier.read(plain(RED), Box(10, 10, 40, 40))
    classifier.explain(plain(RED), Box(10, 10, 40, 40))
    assert engine.asked == [False, True]
    np.testing.assert_array_equal(*engine.batches)


@pytest.mark.parametrize("classes", [2, 3])
def test_the_answer_is_explained_by_the_map_of_the_likeliest_class(classes: int) -> None:
    cam = np.zeros((1, classes, 2, 2), np.float32) + LOGITS[:, :classes, None, None]
    cam[0, 0, 1] += [-6, 6]
    answer = EngineClassifier(FakeEngine(LOGITS[:, :classes], cam=cam), PLAIN, 2.0).explain(
        plain(RED), Box(9, 9, 40, 40)
    )
    assert answer.pull is not None
    odds = math.log(answer.reading.with_mask / (1 - answer.reading.with_mask))
    np.testing.assert_allclose(answer.pull, odds + np.asarray([[0, 0], [-3, 3]]), atol=1e-5)
    assert answer.side == PLAIN.size


def test_a_model_without_a_map_is_read_all_the_same() -> None:
    classifier = EngineClassifier(FakeEngine(LOGITS), PLAIN)
    answer = classifier.explain(plain(RED), Box(10, 10, 40, 40))
    assert answer.pull is None
    assert answer.reading == classifier.read(plain(RED), Box(10, 10, 40, 40))


@pytest.mark.parametrize("shape", [(1, 2, 4, 4), (2, 3, 4, 4), (1, 3, 4), (1, 3), (3, 4, 4)])
def test_a_map_of_another_shape_is_a_failed_engine(shape: tuple[int, ...]) -> None:
    classifier = EngineClassifier(FakeEngine(LOGITS, cam=np.zeros(shape, np.float32)), PLAIN)
    with pytest.raises(EngineFailed, match=r"`cam`.*export it anew"):
        classifier.explain(plain(RED), Box(10, 10, 40, 40))
