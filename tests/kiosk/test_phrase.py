"""English text that still knows what it was made of."""

from __future__ import annotations

import copy
import json

import pytest

from kiosk.errors import KioskError
from kiosk.phrase import Phrase, counted, listed, sentence, together


def test_it_is_english_text_to_whoever_does_not_ask() -> None:
    told = Phrase("%1 of %2 are free.", "2.9 GB", Phrase("%1 GB", 8.0))
    assert told == "2.9 GB of 8.0 GB are free."
    assert f"Disk: {told}" == "Disk: 2.9 GB of 8.0 GB are free."
    assert json.dumps({"why": told}) == '{"why": "2.9 GB of 8.0 GB are free."}'
    assert {told: 1}["2.9 GB of 8.0 GB are free."] == 1


def test_it_knows_its_parts() -> None:
    told = Phrase("%1: %2.", "Camera 0", Phrase("gives no picture"))
    assert (told.text, told.values, told.n) == ("%1: %2.", ("Camera 0", "gives no picture"), None)
    assert isinstance(told.values[1], Phrase)


def test_an_error_keeps_it() -> None:
    why = str(KioskError(Phrase("there is no journal %1", "x")))
    assert isinstance(why, Phrase)
    assert why.values == ("x",)


def test_a_copy_keeps_it() -> None:
    told = copy.deepcopy(counted("%n record(s) in %1", None, 2, "x"))
    assert (told, told.text, told.n) == ("2 records in x", "%n record(s) in %1", 2)


@pytest.mark.parametrize(("n", "told"), [(0, "0 faces"), (1, "1 face"), (2, "2 faces")])
def test_so_many_of_something_in_english(n: int, told: str) -> None:
    assert counted("%n face(s)", None, n) == told


def test_what_stands_in_a_value_is_no_place() -> None:
    assert Phrase("%1 and %2", "%2", "%1") == "%2 and %1"


def test_somebody_elses_words_are_taken_as_they_are() -> None:
    assert Phrase("100 %1 of %n (s)") == "100 %1 of %n (s)"


def test_a_place_without_a_value_is_an_error() -> None:
    with pytest.raises(IndexError):
        Phrase("%1 and %2", "one")


@pytest.mark.parametrize(
    ("words", "told"),
    [("", ""), ("is damaged", "Is damaged."), ("Already.", "Already."), ("is it running?", "is it running?")],
)
def test_a_sentence_has_a_capital_and_a_stop(words: str, told: str) -> None:
    assert sentence(words) == told


def test_what_is_empty_is_left_out() -> None:
    assert together("One.", "", "Two.") == "One. Two."
    assert listed(["one", "", "two", "three"]) == "one; two; three"
    assert together("", "") == listed([]) == ""
    assert isinstance(together(Phrase("One.")), Phrase)
