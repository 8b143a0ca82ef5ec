"""Predictors from runs, cards and ensembles, on networks of a few weights."""

from __future__ import annotations

import json
from pathlib import Path
from types import ModuleType

import numpy as np
import numpy.typing as npt
import pytest
import torch

from engines.card import Mixture
from kiosk.errors import KioskError, ModelBroken, ModelMissing
from kiosk.preprocess import InputSpec, to_input
from tools.predict import Predictor, flipped, open_member, open_predictor

PLAIN = np.zeros((3, 8, 8, 3), np.uint8)


def coloured(*bgr: tuple[int, int, int]) -> npt.NDArray[np.uint8]:
    return np.stack([np.full((16, 16, 3), one, np.uint8) for one in bgr])


def make_run(folder: Path, tiny: ModuleType, recipe: str = "ours", **asked: object) -> Path:
    """The folder of a run that nobody trained."""
    folder.mkdir(parents=True)
    (folder / "recipe.json").write_text(json.dumps({"name": "tiny", "recipe": recipe, **asked}))
    torch.manual_seed(1)
    torch.save(tiny.RECIPES[recipe].build().state_dict(), folder / "weights.pt")
    return folder


def test_flipped_it_answers_with_the_mean_of_a_crop_and_its_mirror_image() -> None:
    def left_edge(bgr: npt.NDArray[np.uint8]) -> npt.NDArray[np.float32]:
        return np.asarray([[crop[:, 0].mean(), 1, 2] for crop in bgr], np.float32)

    crop = np.zeros((1, 8, 8, 3), np.uint8)
    crop[:, :, 0], crop[:, :, -1] = 10, 50
    plain = Predictor("left", InputSpec(8), 3, left_edge, 0.7, 0.6)
    assert plain.logits(crop, "judging").tolist() == [[10, 1, 2]]
    both = flipped(plain)
    assert both.logits(crop, "judging").tolist() == [[30, 1, 2]]
    assert (both.temperature, both.threshold) == (0.7, 0.6)


def test_a_card_answers_in_the_order_of_the_labels_and_in_rgb(tiny_models: Path) -> None:
    predictor = open_predictor("tiny", tiny_models)
    # The network's logits are the means of red, green and blue in 0..1.
    logits = predictor.logits(coloured((0, 0, 255), (0, 255, 0), (51, 0, 0)), "judging")
    assert logits == pytest.approx(np.asarray([[1, 0, 0], [0, 1, 0], [0, 0, 0.2]]), abs=1e-5)
    assert (predictor.name, predictor.classes, predictor.spec.size) == ("tiny", 3, 8)
    assert (predictor.temperature, predictor.threshold) == (0.5, None)
    assert predictor.origin.split == "clean"


def test_a_folder_with_one_classifier_or_a_shipped_one_is_that_one(tiny_models: Path) -> None:
    assert open_predictor(tiny_models).name == "tiny"


def test_a_folder_with_many_cards_and_no_choice_among_them_is_refused(tiny_models: Path) -> None:
    (tiny_models / "shipped.json").unlink()
    (tiny_models / "other.json").write_text((tiny_models / "tiny.json").read_text())
    with pytest.raises(KioskError, match=r"several models \(other, tiny\).*copy one out"):
        open_predictor(tiny_models)


def test_an_unknown_name_lists_the_known_ones(tiny_models: Path) -> None:
    with pytest.raises(KioskError, match=r"nix is neither a folder nor a shipped model.*one of: tiny$"):
        open_predictor("nix", tiny_models)


def test_a_finder_is_no_classifier(tiny_models: Path) -> None:
    (tiny_models / "finds.json").write_text(json.dumps({"name": "finds", "files": {}}))
    with pytest.raises(KioskError, match="finds faces and judges none"):
        open_predictor("finds", tiny_models)


def test_an_empty_folder_says_what_was_looked_for(tmp_path: Path) -> None:
    with pytest.raises(ModelMissing, match=r"neither recipe.json .*ensemble.json nor a model's card"):
        open_predictor(tmp_path)


def test_a_run_answers_as_its_network_does(tmp_path: Path, tiny: ModuleType) -> None:
    run = make_run(tmp_path / "run", tiny, split="original", epochs=3)
    predictor = open_predictor(run)
    bgr = np.random.default_rng(0).integers(0, 256, (40, 20, 20, 3), np.uint8)
    net = tiny.RECIPES["ours"].build().eval()
    net.load_state_dict(torch.load(run / "weights.pt", weights_only=True))
    with torch.inference_mode():
        alone = net(torch.from_numpy(np.concatenate([to_input(crop, predictor.spec) for crop in bgr]))).numpy()
    assert predictor.logits(bgr, "judging") == pytest.approx(alone, abs=1e-5)
    assert predictor.logits(bgr, "judging").dtype == np.float32
    assert (predictor.temperature, predictor.threshold) == (1.0, None)
    assert predictor.origin.split == "original"
    assert predictor.origin.command.endswith("--recipe ours --epochs 3")
    assert "build" not in predictor.origin.settings


def test_a_run_that_was_killed_before_its_weights_says_what_is_missing(tmp_path: Path, tiny: ModuleType) -> None:
    run = make_run(tmp_path / "run", tiny)
    (run / "weights.pt").unlink()
    with pytest.raises(KioskError, match=r"there is no .*weights.pt"):
        open_predictor(run)


def test_no_crops_are_no_answers_and_no_error() -> None:
    predictor = Predictor("none", InputSpec(8), 2, lambda bgr: np.zeros((len(bgr), 2), np.float32))
    assert predictor.logits(PLAIN[:0], "judging").shape == (0, 2)


def test_answers_that_are_no_numbers_are_refused() -> None:
    predictor = Predictor("broken", InputSpec(8), 3, lambda bgr: np.full((len(bgr), 3), np.nan, np.float32))
    with pytest.raises(ModelBroken, match="broken answers with what is no number"):
        predictor.logits(PLAIN, "judging")


def make_ensemble(folder: Path, members: tuple[str, ...], **values: object) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    even = (1 / len(members),) * len(members)
    point = {"threshold": 0.7, "false_admit_upper95": 0.01, "false_refusal": 0.02}
    whole = {"members": members, "weights": even, "temperatures": (1.0,) * len(members), "operating_point": point}
    (folder / "ensemble.json").write_text(json.dumps(whole | values))
    return folder


def test_an_ensemble_mixes_members_of_other_sizes_and_classes(
    tmp_path: Path, tiny_models: Path, tiny: ModuleType
) -> None:
    two = make_run(tmp_path / "runs" / "two", tiny, "two")
    both = make_ensemble(tmp_path / "runs" / "both", ("../two", "tiny"), weights=(0.25, 0.75), temperature=2.0)
    predictor = open_predictor(both, tiny_models)
    bgr = coloured((0, 0, 255), (255, 128, 0))
    red, other = (open_predictor(one, tiny_models).logits(bgr, "judging") for one in (two, "tiny"))
    shares = [np.exp(part) / np.exp(part).sum(1, keepdims=True) for part in (red, other)]
    by_hand = 0.25 * np.pad(shares[0], ((0, 0), (0, 1))) + 0.75 * shares[1]
    assert np.exp(predictor.logits(bgr, "judging")) == pytest.approx(by_hand, abs=1e-5)
    assert (predictor.classes, predictor.threshold, predictor.temperature) == (3, 0.7, 2.0)
    assert predictor.name == "ensemble"


def test_an_ensemble_in_an_ensemble_is_refused_even_if_it_is_itself(tmp_path: Path, tiny_models: Path) -> None:
    both = make_ensemble(tmp_path / "both", (".",))
    with pytest.raises(KioskError, match="is an ensemble itself: name its members instead"):
        open_predictor(both, tiny_models)
    with pytest.raises(KioskError, match="is an ensemble itself"):
        open_member(both, tiny_models)


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"weights": (0.5, 0.5)}, "not equally many"),
        ({"weights": (-1.0,)}, "greater than or equal to 0"),
        ({"weights": (0.5,)}, "sum to 1"),
        ({"weights": (float("nan"),)}, "finite number"),
        ({"temperatures": (0.0,)}, "greater than 0"),
        ({"operating_point": None}, "cannot be used"),
        ({"colour": "red"}, "cannot be used"),
    ],
)
def test_an_ensemble_of_impossible_values_is_refused(tmp_path: Path, values: dict[str, object], said: str) -> None:
    with pytest.raises(ModelBroken, match=said):
        open_predictor(make_ensemble(tmp_path / "both", ("tiny",), **values))


def test_half_an_ensembles_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "ensemble.json").write_text('{"members": ["a"')
    with pytest.raises(ModelBroken, match=r"make it anew by `python -m tools.ensemble`"):
        open_predictor(tmp_path)


def test_a_mixture_has_a_member() -> None:
    with pytest.raises(ValueError, match="members"):
        Mixture.model_validate({"members": [], "weights": [], "temperatures": [], "operating_point": {}})
