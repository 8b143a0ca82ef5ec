from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from kiosk.scene import Box
from tools.data.exposure import View
from tools.data.fingerprint import SIDE, Fingerprint
from tools.data.rules import fit_numbers, fit_words
from tools.data.samples import Sample
from tools.data.shortcuts import ALL, Shortcut, name_pattern, shortcuts
from tools.metrics import BARE, INCORRECT, MASKED, Rate

Face = tuple[Sample, Fingerprint]


def face(
    label: int, split: str, width: int = 100, name: str = "1.jpg", source: str = "made", box: Box | None = None
) -> Face:
    thumb = np.zeros((SIDE, SIDE), np.uint8)
    one = Fingerprint(Path(name), 1000, width, 100, "JPEG", 90, name, name, 0, 0, thumb)
    return Sample(Path(name), label, source, split, box=box), one


def measured(*faces: Face) -> dict[tuple[str, str], Shortcut]:
    view = View("clean", tuple(sample for sample, _ in faces), np.arange(len(faces)))
    return {(one.source, one.feature): one for one in shortcuts(view, [one for _, one in faces])}


def planted() -> list[Face]:
    """Masks are 200 px wide and bare faces 100; in the test part 2 of 40 are the other way round."""
    train = [face(label, "train", width) for label, width in ((MASKED, 200), (BARE, 100)) for _ in range(30)]
    test = [face(label, "test", width) for label, width in ((MASKED, 200), (BARE, 100)) for _ in range(19)]
    return [*train, *test, face(MASKED, "test", 100), face(BARE, "test", 200)]


def test_a_planted_width_is_found_and_counted_on_the_test_part() -> None:
    one = measured(*planted())["made", "width"]
    assert (one.right, one.majority, one.split) == (Rate(38, 40), Rate(20, 40), "test")
    assert one.rule == "over 150"


def test_the_gain_is_the_share_of_the_majoritys_mistakes_at_the_low_end() -> None:
    # Wilson's lower end of 38 of 40 is 0.8350; (0.8350 - 0.5) / (1 - 0.5) = 0.670.
    assert measured(*planted())["made", "width"].gain == pytest.approx(0.670, abs=0.001)


def test_the_worst_comes_first_and_what_tells_nothing_gains_nothing() -> None:
    found = measured(*planted())
    # Width, and what follows from it: width / height and bytes per pixel. The width is named first.
    assert next(iter(found)) == ("made", "width")
    assert found["made", "JPEG quality"].gain == found["made", "file ending"].gain == 0
    assert found["made", "JPEG quality"].right == Rate(20, 40)
    assert found["made", "JPEG quality"].rule == "never"


def test_wrong_wear_is_left_out() -> None:
    extra = [face(INCORRECT, "test", 200) for _ in range(50)]
    assert measured(*planted(), *extra)["made", "width"].right == Rate(38, 40)


def test_a_name_gives_its_pattern_away() -> None:
    names = {MASKED: "Augmented_219_{}.jpg", BARE: "{}.jpg"}
    faces = [
        face(label, split, name=name.format(number))
        for split in ("train", "test")
        for label, name in names.items()
        for number in range(20)
    ]
    one = measured(*faces)["made", "name pattern"]
    assert (one.right, one.rule) == (Rate(40, 40), "a_#_#")


@pytest.mark.parametrize(
    ("stem", "pattern"),
    [("Augmented_219_1494132", "a_#_#"), ("1163", "#"), ("0_0_guanyue_0040", "#_#_a_#"), ("Maße-2b", "a-#a"), ("", "")],
)
def test_patterns_keep_signs_only(stem: str, pattern: str) -> None:
    assert name_pattern(stem) == pattern


def test_without_a_test_part_validation_counts() -> None:
    faces = [
        face(label, split, 100 + label) for split in ("train", "val") for label in (MASKED, BARE) for _ in range(20)
    ]
    assert measured(*faces)["made", "width"].split == "val"


def test_a_class_missing_or_too_few_pictures_give_no_figure() -> None:
    train = [face(label, "train", 100 + label) for label in (MASKED, BARE) for _ in range(20)]
    assert measured(*train) == {}
    assert measured(*train, *(face(MASKED, "test") for _ in range(30))) == {}
    assert measured(*train, *(face(label, "test") for label in (MASKED, BARE) for _ in range(9))) == {}
    assert measured() == {}


def test_the_source_alone_is_a_shortcut_where_each_has_one_label_mostly() -> None:
    faces = [
        face(label, split, source="masks" if label == MASKED else "bare")
        for split in ("train", "test")
        for label in (MASKED, BARE)
        for _ in range(20)
    ]
    found = measured(*faces)
    assert found[ALL, "source"].right == Rate(40, 40)
    # Either source has one label: nothing to tell apart within it.
    assert {source for source, _ in found} == {ALL}


def test_of_a_scene_the_face_is_measured_not_the_picture() -> None:
    boxes = {MASKED: Box(0, 0, 80, 40), BARE: Box(0, 0, 40, 40)}
    faces = [
        face(label, split, box=box) for split in ("train", "test") for label, box in boxes.items() for _ in range(20)
    ]
    found = measured(*faces)
    assert found["made", "width"].rule == "over 60"
    assert found["made", "width / height"].rule == "over 1.5"
    assert found["made", "file size"].gain == 0


def test_a_middle_interval_is_found_and_said() -> None:
    values = [*range(10), *range(100, 110), *range(200, 210)]
    masked = np.asarray([True] * 10 + [False] * 10 + [True] * 10)
    rule = fit_numbers(values, masked)
    assert str(rule) == "at most 54.5 or over 154.5"
    assert rule.answer([54.5, 54.6, 154.6]).tolist() == [True, False, True]


def test_one_value_makes_one_answer() -> None:
    assert str(fit_numbers([7.0] * 10, np.ones(10, bool))) == "anything"
    assert str(fit_numbers([7.0] * 10, np.zeros(10, bool))) == "never"


def test_a_word_that_is_rare_gets_the_usual_answer() -> None:
    # "c" is there 4 times only, always masked; most of all are bare.
    rule = fit_words(["a"] * 5 + ["b"] * 9 + ["c"] * 4, np.asarray([True] * 5 + [False] * 9 + [True] * 4))
    assert rule.answer(["a", "b", "new"]).tolist() == [True, False, False]
    assert rule.answer(["c"]).tolist() == [False]
    assert str(rule) == "a"


def test_many_words_are_counted_not_listed() -> None:
    words = [letter for letter in "abcdef" for _ in range(5)]
    assert str(fit_words(words, np.ones(30, bool))) == "a or b or c or d and 2 more"
