from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from tools.data.audit_tables import pair_counts, sibling_sentences
from tools.data.exposure import Exposure, Seen, View, exposures, seen
from tools.data.samples import Sample
from tools.data.shortcuts import Shortcut
from tools.data.twins import Likeness, Twins
from tools.data.verdict import Trust, advice, standings, worst
from tools.metrics import BARE, MASKED, Rate


def sample(split: str, group: str = "", source: str = "made", label: int = MASKED, copy: bool = False) -> Sample:
    return Sample(Path(f"{split}-{group}.jpg"), label, source, split, copy, group)


def view(*samples: Sample) -> View:
    return View("original", samples, np.arange(len(samples)))


def twins(*pairs: tuple[int, int, Likeness]) -> Twins:
    columns = np.asarray(pairs, np.int64).reshape(-1, 3)
    return Twins(columns[:, 0], columns[:, 1], columns[:, 2], np.zeros(len(columns), np.int64))


def test_siblings_are_of_one_group_and_one_source() -> None:
    dealt = view(sample("train", "1"), sample("test", "1"), sample("test", "2"), sample("test", "1", "other"))
    assert seen(dealt, twins()) == [Seen(1, 0, None)]


def test_pictures_of_no_known_group_are_no_siblings() -> None:
    assert seen(view(sample("train"), sample("test")), twins()) == []


def test_a_twin_in_training_counts_whichever_comes_first() -> None:
    dealt = view(sample("test"), sample("train"), sample("val"))
    assert seen(dealt, twins((0, 1, Likeness.NEAR), (1, 2, Likeness.NEAR))) == [Seen(0, None, 1), Seen(2, None, 1)]


def test_of_many_twins_the_surest_is_told_and_other_splits_do_not_count() -> None:
    dealt = view(sample("test"), sample("val"), sample("train"), sample("train"))
    found = twins((0, 1, Likeness.SAME_FILE), (0, 3, Likeness.SAME_PIXELS), (0, 2, Likeness.NEAR))
    assert seen(dealt, found) == [Seen(0, None, 3)]


def test_a_twin_with_another_label_is_no_help_to_a_model_that_remembers() -> None:
    dealt = view(sample("train"), sample("test", label=BARE), sample("train", label=BARE))
    assert seen(dealt, twins((0, 1, Likeness.SAME_FILE))) == []
    assert seen(dealt, twins((0, 1, Likeness.SAME_FILE), (1, 2, Likeness.NEAR))) == [Seen(1, None, 2)]


def test_a_scene_whose_faces_are_on_two_sides_was_met() -> None:
    faces = View("original", (sample("train"), sample("test")), np.asarray([0, 0]))
    assert seen(faces, twins()) == [Seen(1, None, 0)]


def test_rows_are_counted_by_source_split_label_and_copy() -> None:
    dealt = view(
        sample("train", "1"),
        sample("test", "1", copy=True),
        sample("test", "1", copy=True),
        sample("test", "9", copy=True),
        sample("test", "9"),
        sample("test", "9", label=BARE),
    )
    rows = exposures(dealt, seen(dealt, twins((0, 1, Likeness.NEAR), (0, 4, Likeness.NEAR))))
    assert rows == [
        Exposure("made", "test", MASKED, copy=False, samples=1, siblings=0, twins=1, either=1),
        Exposure("made", "test", MASKED, copy=True, samples=3, siblings=2, twins=1, either=2),
        Exposure("made", "test", BARE, copy=False, samples=1, siblings=0, twins=0, either=0),
    ]
    assert sibling_sentences(rows) == [
        "2 of 3 augmented with_mask test pictures of made share their source photo with training.",
        (
            "Of the 5 pictures in test of made, training has met 3 (60.0%): the same picture with the same label, or "
            "another of its photo; only the other 2 are news."
        ),
    ]


def test_pairs_are_counted_by_where_they_lie() -> None:
    found = twins((0, 1, Likeness.NEAR), (1, 0, Likeness.NEAR), (2, 3, Likeness.SAME_FILE), (0, 4, Likeness.SAME_FILE))
    counts = pair_counts(found, ["test", "train", "val", "val", ""])
    assert counts[Likeness.NEAR]["train and test"] == 2
    assert counts[Likeness.SAME_FILE] == dict.fromkeys(counts[Likeness.NEAR], 0) | {"within val": 1}


def row(either: int, samples: int, label: int = MASKED) -> Exposure:
    return Exposure("made", "test", label, copy=False, samples=samples, siblings=either, twins=0, either=either)


def rule(right: int, feature: str = "width") -> Shortcut:
    return Shortcut("made", feature, "test", Rate(right, 1000), Rate(500, 1000), "over 1")


BOTH = view(sample("train"), sample("test"), sample("train", label=BARE))


@pytest.mark.parametrize(
    ("rows", "rules", "trust"),
    [
        ([row(0, 500), row(0, 500, BARE)], [], Trust.YES),
        ([row(4, 500), row(0, 500, BARE)], [], Trust.YES),  # 0.4 %
        ([row(5, 500), row(0, 500, BARE)], [], Trust.CARE),  # 0.5 %
        ([row(49, 500), row(0, 500, BARE)], [], Trust.CARE),  # 4.9 %
        ([row(50, 500), row(0, 500, BARE)], [], Trust.NO),  # 5 %
        ([row(0, 500), row(0, 99, BARE)], [], Trust.CARE),  # few bare faces
        ([row(0, 500)], [], Trust.NO),  # no bare face
        ([row(0, 500), row(0, 500, BARE)], [rule(600)], Trust.YES),
        ([row(0, 500), row(0, 500, BARE)], [rule(650)], Trust.CARE),  # (0.620 - 0.5) / 0.5 = 0.24
        ([row(0, 500), row(0, 500, BARE)], [rule(790)], Trust.NO),  # (0.764 - 0.5) / 0.5 = 0.53
        ([row(0, 500), row(0, 500, BARE)], [rule(1000, "name pattern")], Trust.YES),  # no network sees a name
    ],
)
def test_trust_goes_by_what_was_met_by_shortcuts_and_by_classes(
    rows: Sequence[Exposure], rules: Sequence[Shortcut], trust: Trust
) -> None:
    judged = standings(BOTH, rows, rules)
    assert worst(judged) is trust


def test_a_source_with_nothing_held_out_cannot_be_trusted() -> None:
    (one,) = standings(view(sample("train")), [], [])
    assert (one.trust, one.split) == (Trust.NO, "")
    assert one.why == ("all of it is for training, nothing to measure on",)


def test_a_source_of_one_class_is_good_for_what_it_has() -> None:
    (one,) = standings(view(sample("test", label=BARE)), [row(0, 500, BARE)], [])
    assert (one.trust, one.why) == (
        Trust.YES,
        ("it has no with_mask at all: only mistakes on the others can be counted",),
    )


def test_the_worst_reason_and_the_worst_source_come_first() -> None:
    labels = MASKED, BARE
    dealt = view(*(sample("test", source=source, label=label) for source in ("made", "clean") for label in labels))
    rows = [row(5, 500), row(0, 20, BARE), Exposure("clean", "test", MASKED, False, 500, 0, 0, 0)]
    rows.append(Exposure("clean", "test", BARE, False, 500, 0, 0, 0))
    first, second = standings(dealt, rows, [rule(964)])
    assert (first.source, second.source, second.why) == ("made", "clean", ())
    # The upper end of Wilson's interval of 0 of 20 is z2 / (20 + z2) = 3.84 / 23.84 = 16.1 %.
    assert first.why == (
        "width alone gives 96% (always one answer: 50%)",
        "5 of 520 test pictures (1.0%) were met in training",
        "only 20 without_mask in test: with no mistake, 16% could still be wrong",
    )


def test_advice_names_the_sources_and_says_nothing_without_need() -> None:
    assert advice(standings(BOTH, [row(0, 500), row(0, 500, BARE)], []), 0, 0) == []
    told = advice(standings(BOTH, [row(400, 500), row(0, 500, BARE)], [rule(964)]), 3, 2)
    assert [sentence.split()[0] for sentence in told] == ["Do", "In", "Look", "Copy"]
    assert "--split original of made" in told[0]
