from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from tools.data.samples import Sample
from tools.explain import borderline, mistakes
from tools.explain.border import BorderPicture, Kind
from tools.explain.model import Model, open_model
from tools.explain.options import Options

RED, GREEN, BLUE = (0, 0, 255), (0, 255, 0), (255, 0, 0)
Write = Callable[..., Path]
MakeRun = Callable[..., Path]


def sample(label: int, name: str = "a.png", source: str = "made", split: str = "test") -> Sample:
    return Sample(Path(name), label, source, split)


def test_mistakes_are_sorted_by_what_they_cost_and_how_sure_they_were(colours: Model) -> None:
    rows = np.asarray(
        [
            [0.9, 0.1, 0.0],  # right
            [0.2, 0.8, 0.0],  # masked, refused
            [0.6, 0.4, 0.0],  # bare, admitted
            [0.9, 0.0, 0.1],  # worn wrongly, admitted
            [0.1, 0.3, 0.6],  # bare, called worn wrongly: kept out all the same
            [0.1, 0.9, 0.0],  # bare, right
        ]
    )
    samples = [sample(label) for label in (0, 0, 1, 2, 1, 1)]
    found = mistakes.find(colours, samples, rows)
    assert [one.index for one in found] == [3, 2, 1, 4]
    assert [one.answered for one in found] == [0, 0, 1, 2]
    assert [one.badness for one in found] == pytest.approx([0.9, 0.6, 0.8, 0.3])
    (_, admits), (_, refusals) = mistakes.rates(samples, found)
    assert (admits.count, admits.n, refusals.count, refusals.n) == (2, 4, 1, 2)


def test_at_a_shipped_threshold_a_likely_mask_below_it_is_kept_out(colours: Model) -> None:
    strict = Model("x", "colours", colours.net, colours.spec, threshold=0.7)
    rows = np.asarray([[0.6, 0.3, 0.1], [0.6, 0.3, 0.1]])
    found = mistakes.find(strict, [sample(0), sample(1)], rows)
    assert [(one.error, one.answered) for one in found] == [
        (mistakes.Error.FALSE_REFUSAL, 1),
        (mistakes.Error.WRONG_NAME, 0),
    ]


def test_of_two_classes_wrong_wear_is_no_mask_and_no_mistake(run_folder: MakeRun) -> None:
    two = open_model(str(run_folder(recipe="two")))
    assert mistakes.find(two, [sample(2)], np.asarray([[0.1, 0.9, 0.0]])) == []


@pytest.mark.usefixtures("blind")
def test_the_mistakes_page_has_each_mistake_and_no_right_answer(
    labelled: Path, run_folder: MakeRun, write_picture: Write, tmp_path: Path
) -> None:
    report = mistakes.run(Options("mistakes", (str(run_folder()),), tmp_path / "out", data=labelled, split="original"))
    text = report.page.read_text()
    assert report.sentence == "2 mistakes on 4 pictures, 2 shown"
    assert "refused.png" in text
    assert "admitted.png" in text
    assert "right.png" not in text
    assert text.index("admitted.png") < text.index("refused.png")
    assert text.count("data:image/jpeg") == 2 * 3


@pytest.mark.usefixtures("blind")
def test_the_mistakes_shown_are_capped_and_the_rest_is_counted(
    labelled: Path, run_folder: MakeRun, write_picture: Write, tmp_path: Path
) -> None:
    report = mistakes.run(
        Options("mistakes", (str(run_folder()),), tmp_path / "out", data=labelled, split="original", most=1)
    )
    text = report.page.read_text()
    assert "2 answers were wrong; the 1 worst are shown" in text
    assert "admitted.png" in text
    assert "refused.png" not in text


def test_beside_a_run_of_two_classes_wrong_wear_counts_as_no_mask(colours: Model, run_folder: MakeRun) -> None:
    two = open_model(str(run_folder(recipe="two")))
    one = BorderPicture(Kind.WRONG_WEAR, "blue and green", np.full((8, 8, 3), (255, 200, 0), np.uint8))
    (found,) = borderline.judge([colours, two], [one], ())
    assert found.answers == (1, 1)
