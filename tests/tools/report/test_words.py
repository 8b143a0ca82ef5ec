"""What a shop manager reads first."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tools.metrics import Rate
from tools.report import words
from tools.report.findings import Findings, Kind, Share
from tools.report.fitness import Standing


@pytest.mark.parametrize(
    ("share", "said"), [(0.0, "0"), (0.00526, "0.5"), (0.0996, "10"), (0.994, "99"), (0.05, "5"), (1.0, "100")]
)
def test_a_share_is_so_many_people_of_a_hundred(share: float, said: str) -> None:
    assert words.hundredth(share) == said


def test_the_interval_is_said_as_between_and_nothing_tried_is_nothing_known() -> None:
    assert words.between(Share.of(Rate(5, 10))) == "between 24 and 76"
    assert words.between(Share.of(Rate(0, 0))) == "nothing is known"


def test_every_limit_kept_is_fit(findings: Findings) -> None:
    assert words.fitness(findings) is Standing.WITHIN
    assert words.reasons(findings) == "Every limit of the product is kept, with room for chance."


def test_one_broken_limit_is_not_fit_and_the_worst_for_its_limit_is_named_first(
    findings: Findings, make_kind: Callable[..., Kind]
) -> None:
    broken = [make_kind(f"k{i}", Rate(i, 100), 0.02, made=True) for i in (3, 50, 20, 9)]
    worse = findings.model_copy(update={"kinds": (*findings.kinds, *broken)})
    assert words.fitness(worse) is Standing.BEYOND
    assert words.reasons(worse) == (
        "4 of 8 limits are broken: k50 let in (50 of 100), k20 let in (20 of 100), k9 let in (9 of 100) and 1 more."
    )
    assert words.tiles(worse)[3].question == "Of all else, this is the worst: of 100 k50 this many get in"


def test_what_was_not_tested_is_not_fit(findings: Findings, make_kind: Callable[..., Kind]) -> None:
    kinds = (*findings.kinds[:1], make_kind("masks worn wrongly", Rate(0, 0), 0.1))
    bare = findings.model_copy(update={"kinds": kinds})
    assert words.FITNESS[words.fitness(bare)] == "Not yet shown to be fit for a door"
    assert words.reasons(bare) == "1 of 3 limits were not tested."
    wrong = words.tiles(bare)[2]
    assert (wrong.answer, wrong.interval, wrong.sign, wrong.colour) == ("not tested", "nothing is known", "?", "unsure")
    assert words.untested(bare)[0] == "masks worn wrongly (no pictures)"


def test_tiles_ask_what_a_door_is_about(findings: Findings) -> None:
    tiles = words.tiles(findings)
    assert [tile.answer for tile in tiles] == ["0", "0", "1", "0"]
    assert tiles[2].interval == "between 0.2 and 5.4"
    assert tiles[0].note == "Allowed: 0.5. Tried on 1,000 pictures."
    assert {tile.sign for tile in tiles} == {"✓"}


def test_each_standing_has_a_shape_of_its_own_beside_its_colour() -> None:
    shapes = {words.SIGNS[found] for found in (Standing.WITHIN, Standing.UNPROVEN, Standing.BEYOND)}
    assert len(shapes) == 3
