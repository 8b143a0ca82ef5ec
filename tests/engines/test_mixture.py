"""An ensemble: one engine over several, opened by its card, and refused where its members do not fit together."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engines.card import load_card
from engines.factory import Setup, open_model
from engines.mixture import MixtureEngine
from kiosk.classify import EngineClassifier, probabilities
from kiosk.errors import EngineFailed, ModelBroken, ModelMissing

POINT = {"threshold": 0.6, "false_admit_upper95": 0.01, "false_refusal": 0.02}
MIX: dict[str, Any] = {
    "members": ["a", "b"],
    "weights": [0.25, 0.75],
    "temperatures": [1.0, 0.5],
    "temperature": 2.0,
    "operating_point": POINT,
}


class Sure:
    """The engine port: the same answer to everything."""

    def __init__(self, *logits: float) -> None:
        self.logits, self.closed = np.asarray([logits], np.float32), 0

    def infer(self, batch: np.ndarray) -> dict[str, np.ndarray]:
        return {"logits": self.logits}

    def close(self) -> None:
        self.closed += 1


@pytest.fixture
def models(make_model, write_card, tmp_path: Path) -> Path:
    """Two models `a` and `b` that answer with the means of red, green and blue, and their ensemble."""
    for name in ("a", "b"):
        write_card(make_model("Flatten", f"{name}.int8-cpu.onnx"), name=name, temperature=7.0)
        (tmp_path / "tiny.json").rename(tmp_path / f"{name}.json")
    (tmp_path / "ensemble.json").write_text(json.dumps(MIX))
    return tmp_path


def test_the_mean_of_the_members_probabilities_by_hand() -> None:
    """Softmax of (log 2, 0, 0): 1/2, 1/4, 1/4; of (log 2, 0) at one half: (log 4, 0): 4/5, 1/5, and 0 for the third."""
    engine = MixtureEngine([Sure(np.log(2), 0, 0), Sure(np.log(2), 0)], (1.0, 0.5), (0.4, 0.6))
    logits = engine.infer(np.zeros((1, 3, 8, 8), np.float32))["logits"]
    assert (logits.shape, logits.dtype) == ((1, 3), np.float32)
    assert probabilities(logits, 1.0)[0] == pytest.approx([0.2 + 0.48, 0.1 + 0.12, 0.1], rel=1e-5)


def test_a_member_that_answers_no_number_fails_the_whole() -> None:
    engine = MixtureEngine([Sure(np.nan, 0, 0), Sure(9, 0, 0)], (1.0, 1.0), (0.5, 0.5))
    with pytest.raises(EngineFailed):
        engine.infer(np.zeros((1, 3, 8, 8), np.float32))


def test_closing_it_closes_its_members_each_time() -> None:
    members = Sure(1, 0, 0), Sure(0, 1, 0)
    engine = MixtureEngine(members, (1.0, 1.0), (0.5, 0.5))
    engine.close()
    engine.close()
    assert [member.closed for member in members] == [2, 2]


def test_its_card_opens_as_one_engine_with_its_own_calibration(models: Path) -> None:
    card = load_card("ensemble", models)
    assert card.input is not None
    assert (card.input.size, card.temperature) == (32, 2.0)
    assert card.operating_point is not None
    assert card.operating_point.threshold == 0.6
    opened = open_model(card, Setup(("tensorrt", "onnxruntime")))
    assert opened.backend == "onnxruntime"
    assert len(opened.refused) == 1
    red = np.full((40, 40, 3), (0, 0, 255), np.uint8)
    reading = EngineClassifier(opened.engine, card.input, card.temperature).read_crop(red)
    opened.engine.close()
    # Normalised: red (1 - 0.485) / 0.229 = 2.249, green -0.456 / 0.224 = -2.036, blue -0.406 / 0.225 = -1.804.
    logits = np.asarray([[2.249, -2.036, -1.804]])
    shares = 0.25 * probabilities(logits, 1.0) + 0.75 * probabilities(logits, 0.5)
    expected = probabilities(np.log(shares), 2.0)[0]
    assert reading.with_mask == pytest.approx(expected[0], abs=1e-3)
    assert reading.mask_incorrect == pytest.approx(expected[2], abs=1e-3)


def test_members_that_eat_different_inputs_are_refused(models: Path) -> None:
    card = json.loads((models / "b.json").read_text())
    (models / "b.json").write_text(json.dumps(card | {"input": {"size": 64}}))
    with pytest.raises(ModelBroken, match="same input"):
        load_card("ensemble", models)


@pytest.mark.parametrize(
    "change", [{"weights": [0.5, 0.6]}, {"weights": [1.0]}, {"temperatures": [0, 1]}, {"operating_point": None}]
)
def test_a_broken_ensemble_is_said(models: Path, change: dict[str, Any]) -> None:
    (models / "ensemble.json").write_text(json.dumps(MIX | change))
    with pytest.raises(ModelBroken, match=r"ensemble\.json is not a model card"):
        load_card("ensemble", models)


@pytest.mark.parametrize("name", ["ensemble", "other"])
def test_an_ensemble_of_itself_or_of_another_is_refused(models: Path, name: str) -> None:
    (models / "other.json").write_text(json.dumps(MIX))
    (models / "ensemble.json").write_text(json.dumps(MIX | {"members": ["a", name]}))
    with pytest.raises(ModelBroken, match=f"mixes {name}, an ensemble itself"):
        load_card("ensemble", models)


def test_a_member_that_is_not_there_is_told_and_the_others_are_closed(models: Path) -> None:
    card = load_card("ensemble", models)
    (models / "b.int8-cpu.onnx").unlink()
    with pytest.raises(ModelMissing, match=r"b\.int8-cpu\.onnx"):
        open_model(card, Setup())
