"""What is measured of a classifier, on a made table of logits."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from tools.data.samples import ANIMALS, NO_FACE, Sample
from tools.measure import Measured, measure, sources
from tools.metrics import BARE, INCORRECT, MASKED, Rate

Rows = list[tuple[Sample, int]]
"""A sample, and the label that the network gives it with confidence."""


def rows(count: int, label: int, told: int, source: str = "street", split: str = "val") -> Rows:
    return [(Sample(Path("a.jpg"), label, source, split, copy=False), told)] * count


def logits_of(table: Rows, sharpness: float = 8.0) -> npt.NDArray[np.float32]:
    return np.float32(sharpness) * np.eye(3, dtype=np.float32)[[told for _, told in table]]


TABLE: Rows = [
    *rows(400, BARE, BARE),
    *rows(95, MASKED, MASKED),
    *rows(5, MASKED, BARE, "web", "test"),
    *rows(18, INCORRECT, INCORRECT),
    *rows(2, INCORRECT, MASKED),
    *rows(9, BARE, BARE, ANIMALS),
    *rows(1, BARE, MASKED, ANIMALS),
    *rows(3, BARE, MASKED, NO_FACE),
    *rows(5, BARE, BARE, NO_FACE),
]


@pytest.fixture
def found() -> Measured:
    reference = logits_of(TABLE)
    reference[[0, 1, 450]] = reference[[450, 450, 0]]
    return measure(reference, logits_of(TABLE), tuple(sample for sample, _ in TABLE))


def test_each_kind_of_error_is_counted_over_its_own_kind_of_face(found: Measured) -> None:
    assert found.threshold == 0.5
    assert found.false_admit_bare == Rate(0, 400)
    assert found.false_admit_incorrect == Rate(2, 20)
    assert found.false_admit_animals == Rate(1, 10)
    assert found.false_admit_no_face == Rate(3, 8)
    assert found.false_refusal == Rate(5, 100)


def test_bare_and_masked_people_are_told_apart_over_all_and_over_the_test_rows(found: Measured) -> None:
    assert found.with_vs_without == Rate(495, 500)
    assert found.with_vs_without_test == Rate(0, 5)


def test_the_shipped_file_is_held_against_the_float_one_on_people(found: Measured) -> None:
    assert found.int8_agrees == Rate(517, 520)


def test_an_int8_file_that_answers_otherwise_or_lets_in_more_is_not_faithful(found: Measured) -> None:
    assert found.faithful  # 517 of 520: 99.4 %, but 99.5 % lies within the interval
    table = [*rows(400, BARE, BARE), *rows(400, MASKED, MASKED)]
    samples, exact = tuple(sample for sample, _ in table), logits_of(table)
    assert measure(exact, exact, samples).faithful
    refusing = exact.copy()
    refusing[400:412] = exact[0]
    assert not measure(exact, refusing, samples).faithful
    # Ten of 2,000 bare faces keep the limit (0.92 % at the interval's end), but float32 lets in none of them.
    table = [*rows(2000, BARE, BARE), *rows(400, MASKED, MASKED)]
    samples, exact = tuple(sample for sample, _ in table), logits_of(table)
    admitting = exact.copy()
    admitting[:10] = exact[2000]
    worse = measure(exact, admitting, samples)
    assert (worse.false_admit_bare, worse.false_admit_bare_float32) == (Rate(10, 2000), Rate(0, 2000))
    assert worse.int8_agrees == Rate(2390, 2400)
    assert not worse.faithful


def test_each_source_stands_alone_and_animals_are_no_source_of_people(found: Measured) -> None:
    assert set(found.by_source) == {"street", "web"}
    assert found.by_source["web"]["false_refusal"] == Rate(5, 5).as_dict()
    assert found.by_source["street"]["false_admit_bare"] == Rate(0, 400).as_dict()


def test_the_card_gets_every_rate_and_can_be_written(found: Measured) -> None:
    told = json.loads(json.dumps(found.as_dict()))
    assert told["false_refusal"] == Rate(5, 100).as_dict()
    assert {"split", "by_source", "with_vs_without_test", "false_admit_animals", "int8_agrees"} <= set(told)


def test_a_network_that_is_too_sure_of_itself_is_cooled_by_its_val_rows_only() -> None:
    wrong = [*rows(360, BARE, BARE), *rows(40, BARE, INCORRECT), *rows(360, MASKED, MASKED), *rows(40, MASKED, BARE)]
    tested = rows(400, BARE, MASKED, split="test")
    with_test, without = (
        measure(logits, logits, tuple(sample for sample, _ in table))
        for table in (wrong + tested, wrong)
        for logits in [logits_of(table)]
    )
    assert with_test.temperature == without.temperature
    # Nine in ten right: the softmax of (8, 0, 0) / T is 0.9.
    assert without.temperature == pytest.approx(8 / np.log(18), rel=0.01)


def test_bare_faces_that_look_masked_raise_the_threshold_and_what_it_costs_is_told() -> None:
    doubtful = [*rows(400, BARE, BARE), *rows(20, BARE, MASKED), *rows(300, MASKED, MASKED)]
    logits = logits_of(doubtful)
    logits[400:420] *= 0.5
    found = measure(logits, logits, tuple(sample for sample, _ in doubtful))
    assert found.threshold > 0.5
    assert found.false_admit_bare == Rate(0, 420)
    assert found.false_refusal == Rate(0, 300)


def test_too_few_bare_faces_are_not_passed_off_as_proof() -> None:
    few = [*rows(60, BARE, BARE), *rows(60, MASKED, MASKED)]
    found = measure(logits_of(few), logits_of(few), tuple(sample for sample, _ in few))
    assert found.threshold == 0.999
    assert found.false_admit_bare.interval[1] > 0.05


def test_what_was_trained_on_is_counted_by_source_with_its_terms() -> None:
    listed = sources(tuple(sample for sample, _ in TABLE))
    assert [(entry["source"], entry["n"]) for entry in listed] == [
        ("animals", 10),
        ("no_face", 8),
        ("street", 515),
        ("web", 5),
    ]
    assert all("research" in entry["terms"] for entry in listed)
