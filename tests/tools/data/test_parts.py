from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from kiosk.errors import KioskError
from kiosk.scene import LABELS
from tools.data.parts import hold_out, source_parts, wrong_parts
from tools.data.samples import ANIMALS, Sample

MASKED, BARE, WRONG = (LABELS.index(name) for name in ("with_mask", "without_mask", "mask_incorrect"))


def sample(source: str, label: int, split: str = "train", group: str = "", file: str = "a") -> Sample:
    return Sample(Path(f"{source}/{file}.png"), label, source, split, group=group)


PEOPLE = [
    *(sample("street", label, split) for label in (MASKED, BARE) for split in ("train", "val", "test")),
    *(sample("web", label, split) for label in (MASKED, BARE) for split in ("train", "val", "test")),
    sample("masks", MASKED),
    sample(ANIMALS, BARE, "train"),
    sample(ANIMALS, BARE, "val"),
]


def test_a_source_that_shows_one_class_only_is_no_part() -> None:
    assert source_parts(PEOPLE) == ["source=street", "source=web"]


def test_a_source_held_out_is_tested_whole_and_nothing_else_is() -> None:
    held = hold_out(PEOPLE, "source=street")
    assert {one.source for one in held if one.split == "test"} == {"street"}
    assert {one.split for one in held if one.source == "street"} == {"test"}
    # What was test elsewhere sets the threshold; training rows stay.
    assert Counter(one.split for one in held if one.source == "web") == {"train": 2, "val": 4}
    assert [one.file for one in held] == [one.file for one in PEOPLE]


def test_of_two_parts_both_are_tested_and_neither_is_trained_on() -> None:
    people = [*PEOPLE, *WORN]
    held = hold_out(people, "source=web+wrong=2/5")
    alone = [hold_out(people, part) for part in ("source=web", "wrong=2/5")]
    for one, *parts in zip(held, *alone, strict=True):
        assert (one.split == "test") == any(part.split == "test" for part in parts)
    # Wrong wear of the other folds is trained on, whatever side it came from.
    wrong = {one.split for one in held if one.label == WRONG and one.source == "street"}
    assert wrong == {"train", "test"}
    assert {one.split for one in held if one.source == ANIMALS} == {"train", "val"}


WORN = [
    *(sample("street", WRONG, "train" if number % 3 else "val", f"g{number}", f"w{number}") for number in range(23)),
    *(sample("street", MASKED, "train", f"g{number}", f"m{number}") for number in range(23)),
    sample("web", WRONG, "test", "", "alone"),
    sample("web", BARE, "train", "", "bare"),
    sample("web", MASKED, "test", "", "tested"),
]


def test_every_wrong_wear_is_tested_once_and_trained_on_in_every_other_fold() -> None:
    tested: Counter[Path] = Counter()
    for part in wrong_parts(5):
        held = hold_out(WORN, part)
        wrong = [one for one in held if one.label == WRONG]
        assert {one.split for one in wrong} == {"train", "test"}
        tested.update(one.file for one in wrong if one.split == "test")
        # 24 photos in five folds.
        assert sum(one.split == "test" for one in wrong) in {4, 5}
    assert set(tested.values()) == {1}
    assert len(tested) == 24


def test_no_photo_is_on_two_sides_of_a_fold() -> None:
    for part in wrong_parts(5):
        sides: dict[str, set[str]] = {}
        for one in hold_out(WORN, part):
            if one.group:
                sides.setdefault(one.group, set()).add(one.split)
        assert all(len(side) == 1 for side in sides.values())


def test_what_shows_no_wrong_wear_keeps_its_side_but_is_never_tested() -> None:
    held = {one.file.stem: one.split for one in hold_out(WORN, "wrong=1/5")}
    assert (held["bare"], held["tested"]) == ("train", "val")


@pytest.mark.parametrize(
    "part", ["source=nowhere", f"source={ANIMALS}", "street", "", "wrong=0/5", "wrong=6/5", "wrong=1/1", "wrong=x"]
)
def test_an_unknown_part_is_refused_with_an_example(part: str) -> None:
    with pytest.raises(KioskError, match=r"there is no part .*(source=web|wrong=2/5)"):
        hold_out(WORN, part)


def test_too_few_photos_for_so_many_folds_are_refused() -> None:
    with pytest.raises(KioskError, match=r"24 photos .* too few for 30"):
        hold_out(WORN, "wrong=1/30")
