from itertools import product

import pytest

from kiosk.scene import Reason, Verdict
from ui import words
from ui.words import words_for

EVERY = list(product(Verdict, Reason))


@pytest.mark.parametrize(("verdict", "reason"), EVERY)
def test_every_verdict_with_every_reason_has_words(verdict, reason):
    told = words_for(verdict, reason)
    assert told.headline
    assert told.sentence.endswith(".")


@pytest.mark.parametrize(("verdict", "reason"), EVERY)
def test_no_words_but_those_of_mask_ok_say_that_the_mask_is_right(verdict, reason):
    right = words_for(Verdict.MASK_OK, Reason.NONE)
    told = words_for(verdict, reason)
    assert (told == right) == (verdict is Verdict.MASK_OK)
    assert (told.headline == right.headline) == (verdict is Verdict.MASK_OK)


@pytest.mark.parametrize("reason", [reason for reason in Reason if reason not in words.FAULTS])
def test_a_reason_that_lies_with_the_visitor_never_hides_a_fault(reason):
    assert words_for(Verdict.FAULT, reason) == words_for(Verdict.FAULT, Reason.NONE)


@pytest.mark.parametrize("reason", sorted(words.FAULTS, key=lambda reason: reason.name))
def test_a_fault_names_itself_and_the_way_to_a_person(reason):
    assert "staff" in words_for(Verdict.FAULT, reason).sentence


def test_nothing_claims_that_somebody_was_called():
    every = " ".join(told.sentence for told in (*words.BY_VERDICT.values(), *words.BY_REASON.values())).lower()
    assert "called" not in every
    assert "informed" not in every


@pytest.mark.parametrize(
    "reason",
    [
        Reason.COME_CLOSER,
        Reason.STEP_BACK,
        Reason.LOOK_HERE,
        Reason.UPSIDE_DOWN,
        Reason.TOO_DARK,
        Reason.TOO_BRIGHT,
        Reason.HOLD_STILL,
        Reason.ONE_AT_A_TIME,
    ],
)
def test_a_visitor_is_told_what_to_do_about_it(reason):
    asked = words_for(Verdict.CANT_TELL, reason)
    assert asked.sentence.startswith("Please")
    assert asked != words_for(Verdict.CANT_TELL, Reason.NONE)
    assert words_for(Verdict.LOOKING, reason).sentence == asked.sentence
