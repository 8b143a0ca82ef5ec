"""The proof: a wrong engine is refused before a visitor meets it; a right one is not, whatever rounds it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import numpy as np
import pytest

from engines.card import Card, load_card, shipped
from engines.cpu import OnnxRuntimeEngine
from engines.factory import Setup, open_model
from engines.proof import INT8_BOUND, prove
from kiosk import golden
from kiosk.errors import EngineFailed, EngineMismatch, EngineUnavailable
from kiosk.ports import CAM
from kiosk.preprocess import InputSpec
from kiosk.scene import LABELS, Pixels, Tensor

pytestmark = pytest.mark.usefixtures("portrait")
SHIPPED = ("resnet34", "resnet50")
FILES = (".fp16.onnx", ".int8-cpu.onnx")


@pytest.fixture(scope="module")
def crops() -> dict[str, Pixels]:
    return golden.crops()


@dataclass
class Changed:
    """A real engine with something done to what it takes or answers."""

    engine: OnnxRuntimeEngine
    before: Callable[[Tensor], Tensor] = field(default=lambda batch: batch)
    after: Callable[[Tensor], Tensor] = field(default=lambda logits: logits)
    map: Callable[[Tensor], Tensor] = field(default=lambda cam: cam)

    def infer(self, batch: Tensor, *, mapped: bool = False) -> Mapping[str, Tensor]:
        found = self.engine.infer(self.before(batch), mapped=mapped)
        return found | {"logits": self.after(found["logits"])} | ({CAM: self.map(found[CAM])} if mapped else {})

    def close(self) -> None:
        self.engine.close()


def changed(card: Card, **how: Callable[[Tensor], Tensor]) -> Changed:
    return Changed(OnnxRuntimeEngine(card.file(FILES[1])), **how)


@pytest.mark.parametrize("ending", FILES)
@pytest.mark.parametrize("name", SHIPPED)
def test_what_is_shipped_answers_as_its_card_says(name: str, ending: str, crops: dict[str, Pixels]) -> None:
    card = load_card(name)
    path = card.file(ending)
    prove(card, path.name, OnnxRuntimeEngine(path), crops)


@pytest.mark.parametrize("name", SHIPPED)
def test_the_cards_answers_are_to_the_golden_pictures_of_today(name: str, crops: dict[str, Pixels]) -> None:
    card = load_card(name)
    assert set(card.golden.logits) == set(card.files)
    assert all(answers.keys() == crops.keys() for answers in card.golden.logits.values())


def to_other_spec(card: Card, mean: float, std: float) -> Callable[[Tensor], Tensor]:
    """What a mistaken normalisation would have made of the same pictures."""
    assert card.input is not None
    own_mean, own_std = (np.float32(value).reshape(3, 1, 1) for value in (card.input.mean, card.input.std))
    return lambda batch: np.asarray((batch * own_std + own_mean - np.float32(mean)) / np.float32(std), np.float32)


@pytest.mark.parametrize("name", SHIPPED)
@pytest.mark.parametrize(
    "wrong",
    [
        lambda _card: {"before": lambda batch: np.ascontiguousarray(batch[:, ::-1])},
        lambda card: {"before": to_other_spec(card, 0.5, 0.5)},
        lambda card: {"before": to_other_spec(card, 0.0, 1.0)},
        lambda card: {"before": to_other_spec(card, 0.0, 1 / 255)},
        lambda _card: {"before": lambda batch: np.ascontiguousarray(batch[:, :, ::-1])},
        lambda _card: {"after": lambda logits: logits[:, [1, 0, 2]]},
        lambda _card: {"after": lambda logits: logits[:, [0, 2, 1]]},
        lambda _card: {"after": lambda logits: logits * np.float32(1.2)},
        lambda _card: {"after": np.zeros_like},
    ],
    ids=[
        "colours swapped",
        "means and deviations of one half",
        "0 to 1 without mean",
        "0 to 255",
        "upside down",
        "bare and masked exchanged",
        "bare and wrong exchanged",
        "a fifth too sure",
        "nothing but zeros",
    ],
)
def test_a_wrong_engine_is_refused(
    name: str, wrong: Callable[[Card], dict[str, Callable[[Tensor], Tensor]]], crops: dict[str, Pixels]
) -> None:
    card = load_card(name)
    with pytest.raises(EngineMismatch, match=f"{name}.int8-cpu.onnx .*otherwise than its card says"):
        prove(card, f"{name}.int8-cpu.onnx", changed(card, **wrong(card)), crops)


def test_rounding_within_the_bound_is_no_mismatch(crops: dict[str, Pixels]) -> None:
    card, rng = load_card(shipped().classifier), np.random.default_rng(0)
    noise = lambda logits: logits + rng.normal(0, 0.5 * INT8_BOUND, logits.shape).astype(np.float32)  # noqa: E731
    prove(card, f"{card.name}.int8-cpu.onnx", changed(card, after=noise), crops)


def test_one_picture_on_the_other_side_of_the_threshold_is_enough(crops: dict[str, Pixels]) -> None:
    """All others as they should be: the mean difference alone would pass."""
    card = load_card(shipped().classifier)
    taken: list[int] = []

    def near_green(logits: Tensor) -> Tensor:
        taken.append(0)
        if list(crops)[len(taken) - 1] != "masked":
            return logits
        return np.asarray([[logits[0, 0], logits[0, 0] - 1.2, logits[0, 0] - 1.2]], np.float32)

    wide = {name: tuple(card.golden.logits[f"{card.name}.int8-cpu.onnx"][name]) for name in crops}
    shifted = card.model_copy(update={"temperature": 1.0})
    expected = wide | {"masked": (wide["masked"][0], wide["masked"][0] - 1.6, wide["masked"][0] - 1.6)}
    answers = card.golden.model_copy(update={"logits": {"x.onnx": expected}})
    point = card.operating_point
    assert point is not None
    tight = shifted.model_copy(
        update={"golden": answers, "operating_point": point.model_copy(update={"threshold": 0.68})}
    )
    with pytest.raises(EngineMismatch, match="judges masked otherwise"):
        prove(tight, "x.onnx", changed(card, after=near_green), crops)


def test_two_classes_where_the_card_says_three_is_a_mismatch(crops: dict[str, Pixels]) -> None:
    card = load_card(shipped().classifier)
    with pytest.raises(EngineMismatch, match="answers 2 classes, its card says 3"):
        prove(card, f"{card.name}.int8-cpu.onnx", changed(card, after=lambda logits: logits[:, :2]), crops)


def test_a_card_without_answers_says_how_to_have_them(crops: dict[str, Pixels]) -> None:
    card = load_card(shipped().classifier)
    with pytest.raises(EngineMismatch, match=rf"no answers of other\.onnx.*tools\.golden {card.name}"):
        prove(card, "other.onnx", changed(card), crops)
    with pytest.raises(EngineMismatch, match="to today's golden pictures"):
        prove(card, f"{card.name}.int8-cpu.onnx", changed(card), dict(list(crops.items())[1:]))


def test_a_file_that_is_refused_makes_way_for_the_slower_one_and_says_so(crops: dict[str, Pixels]) -> None:
    card = load_card(shipped().classifier)

    def no_int8(_card: Card, file: str, _engine: object) -> None:
        if "int8" in file:
            raise EngineMismatch(f"{file} answers otherwise")

    opened = open_model(card, Setup(prove=no_int8))
    assert opened.refused == (f"onnxruntime: {card.name}.int8-cpu.onnx answers otherwise",)
    prove(card, f"{card.name}.fp16.onnx", opened.engine, crops)


def test_an_engine_that_no_proof_lets_through_is_closed_and_none_is_left() -> None:
    card = load_card(shipped().classifier)
    met: list[OnnxRuntimeEngine] = []

    def refuse(_card: Card, file: str, engine: OnnxRuntimeEngine) -> None:
        met.append(engine)
        raise EngineMismatch(f"{file} answers otherwise")

    with pytest.raises(EngineUnavailable, match=r"int8-cpu\.onnx answers otherwise.*fp16\.onnx answers otherwise"):
        open_model(card, Setup(prove=refuse))
    for engine in met:
        with pytest.raises(EngineFailed, match="closed"):
            engine.infer(np.zeros((1, 3, 8, 8), np.float32))


def test_labels_and_golden_pictures_are_of_one_mind(crops: dict[str, Pixels]) -> None:
    """What the shipped network must call each clear picture; were this not so, the proof would keep an error alive."""
    card = load_card(shipped().classifier)
    assert isinstance(card.input, InputSpec)
    wanted = {"bare": 1, "dark bare": 1, "turned bare": 1, "masked": 0, "white mask": 0, "black mask": 0}
    wanted |= {"dark masked": 0, "turned masked": 0, "nose out": 2, "chin": 2, "grey": 1, "noise": 1, "hues": 1}
    for answers in card.golden.logits.values():
        found = {name: int(np.argmax(answers[name])) for name in wanted}
        assert {name: LABELS[place] for name, place in found.items()} == {
            name: LABELS[place] for name, place in wanted.items()
        }
    assert set(wanted) <= set(crops)


@pytest.mark.parametrize("name", SHIPPED)
@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        (lambda cam: cam[:, [1, 0, 2]], "not those of its answers"),
        (lambda cam: cam * np.float32(1.2), "not those of its answers"),
        (np.zeros_like, "not those of its answers"),
        (lambda cam: cam[:, :2], "no map a class"),
        (lambda cam: cam.mean((2, 3)), "no map a class"),
    ],
    ids=["labels exchanged", "a fifth too strong", "zeros", "of two classes", "without places"],
)
def test_a_map_that_is_not_of_the_answers_is_refused(
    name: str, wrong: Callable[[Tensor], Tensor], says: str, crops: dict[str, Pixels]
) -> None:
    card = load_card(name)
    with pytest.raises(EngineMismatch, match=rf"{name}\.int8-cpu\.onnx gives .*{says}.*: restore"):
        prove(card, f"{name}.int8-cpu.onnx", changed(card, map=wrong), crops)


def test_an_engine_without_a_map_is_proven_by_its_answers_alone(crops: dict[str, Pixels]) -> None:
    class Mapless(Changed):
        def infer(self, batch: Tensor, *, mapped: bool = False) -> Mapping[str, Tensor]:
            return self.engine.infer(batch)

    card = load_card(shipped().classifier)
    prove(card, f"{card.name}.int8-cpu.onnx", Mapless(OnnxRuntimeEngine(card.file(FILES[1]))), crops)
