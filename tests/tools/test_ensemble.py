"""Ensembles: fitted on validation only, written so that they can be opened again."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from kiosk.errors import KioskError
from kiosk.preprocess import InputSpec
from kiosk.scene import Detection, Pixels
from tools import ensemble
from tools.data.samples import Sample
from tools.ensemble import Options, fit, parse, run, validation
from tools.metrics import BARE, INCORRECT, MASKED
from tools.predict import Predictor, open_predictor


class Blind:
    """A finder that sees no face."""

    def find(self, bgr: Pixels) -> list[Detection]:
        return []


def told(labels: Sequence[int], classes: int = 3, sharpness: float = 4.0) -> npt.NDArray[np.float32]:
    return np.float32(sharpness) * np.eye(classes, dtype=np.float32)[list(labels)]


def member(classes: int = 3) -> Predictor:
    return Predictor("m", InputSpec(8), classes, lambda bgr: np.zeros((len(bgr), classes), np.float32))


def samples(labels: Sequence[int]) -> tuple[Sample, ...]:
    return tuple(Sample(Path(str(i)), label, "a", "val") for i, label in enumerate(labels))


TRUE = [MASKED, BARE] * 20


def test_a_member_that_guesses_adds_nothing_to_one_that_knows() -> None:
    knows = told([*TRUE[:38], BARE, MASKED])
    guesses = np.random.default_rng(0).normal(0, 1, (40, 3)).astype(np.float32)
    mixture, alone, together = fit(["a", "b"], [member(), member()], [guesses, knows], samples(TRUE))
    assert mixture.weights[1] > 0.9
    assert sum(mixture.weights) == pytest.approx(1)
    assert together <= min(alone) + 1e-3


def test_members_that_fail_on_other_pictures_are_better_together() -> None:
    one, other = told([BARE] * 4 + TRUE[4:]), told([*TRUE[:-4], *[MASKED] * 4])
    mixture, alone, together = fit(["a", "b"], [member(), member()], [one, other], samples(TRUE))
    assert mixture.weights == pytest.approx((0.5, 0.5), abs=0.01)
    assert together < min(alone)


def test_two_class_members_alone_take_wrong_wear_for_bare() -> None:
    labels = [MASKED, INCORRECT, BARE, MASKED] * 5
    knows = told([MASKED, BARE, BARE, MASKED] * 5, classes=2)
    mixture, alone, _ = fit(["a"], [member(2)], [knows], samples(labels))
    assert mixture.weights == (1.0,)
    assert alone[0] < 0.05


def test_beside_three_classes_a_member_of_two_has_no_answer_to_wrong_wear() -> None:
    labels = [MASKED, INCORRECT, BARE] * 7
    two, three = told([MASKED, BARE, BARE] * 7, classes=2), told(labels)
    mixture, _, _ = fit(["two", "three"], [member(2), member()], [two, three], samples(labels))
    assert mixture.weights[1] > 0.9


def test_what_was_fitted_can_be_opened_and_finds_its_members_from_anywhere(
    made_data, tiny_models: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ensemble, "SIDE", 16)
    data, out = made_data(60), tmp_path / "runs" / "both"
    report = run(Options((str(tiny_models), str(tiny_models)), data, out), Blind())
    assert report.mixture.members == ("../../models", "../../models")
    assert report.mixture.weights == pytest.approx((0.5, 0.5))
    monkeypatch.chdir(tmp_path)
    predictor = open_predictor("runs/both")
    assert predictor.threshold == report.mixture.operating_point.threshold
    assert predictor.logits(np.zeros((2, 16, 16, 3), np.uint8), "judging").shape == (2, 3)
    assert "NLL" in str(report)


def test_nothing_is_fitted_on_the_test_side(made_data, tmp_path: Path) -> None:
    kept = validation(Options(("a",), made_data(60), tmp_path / "out"))
    assert {sample.split for sample in kept} == {"val"}


def test_a_validation_side_that_lacks_bare_people_is_refused(made_data, tmp_path: Path) -> None:
    data = made_data(30)
    manifest = data / "manifest.csv"
    manifest.write_text(
        "".join(
            line
            for line in manifest.read_text().splitlines(keepends=True)
            if not ("without_mask" in line and ",val," in line)
        )
    )
    with pytest.raises(KioskError, match="no validation side with masked and bare people"):
        validation(Options(("a",), data, tmp_path / "out"))


def test_the_command_line_takes_one_run_or_more() -> None:
    assert parse(["a", "b", "--data", "d", "--out", "o"]) == Options(("a", "b"), Path("d"), Path("o"), "clean")
    with pytest.raises(SystemExit):
        parse(["--data", "d", "--out", "o"])
