from itertools import product

import pytest

from kiosk.scene import Reason, Verdict
from ui.hints import Hint, hint_for
from ui.words import BY_REASON, FAULTS, words_for

EVERY = list(product(Verdict, Reason))
UNASKED = {Verdict.MASK_OK, Verdict.OVERRIDE, Verdict.FAULT}
"""Nothing is asked of the visitor."""

UNSURE = {Verdict.LOOKING, Verdict.CANT_TELL}
"""Their reason says what to do."""


@pytest.mark.parametrize(("verdict", "reason"), EVERY)
def test_every_verdict_with_every_reason_has_a_hint_or_needs_none(verdict, reason):
    none = verdict in UNASKED or (verdict in UNSURE and reason in FAULTS)
    none = none or (verdict, reason) == (Verdict.LOOKING, Reason.NONE)  # over within a second
    assert (hint_for(verdict, reason) is None) == none


@pytest.mark.parametrize("reason", sorted(set(BY_REASON) - FAULTS, key=lambda reason: reason.name))
def test_one_sentence_has_one_film(reason):
    """Whoever reads and whoever looks are told the same."""
    told = {words_for(verdict, of).sentence: hint_for(verdict, of) for verdict, of in EVERY if hint_for(verdict, of)}
    assert hint_for(Verdict.CANT_TELL, reason) is told[BY_REASON[reason].sentence]
    assert hint_for(Verdict.LOOKING, reason) is told[BY_REASON[reason].sentence]


def test_different_sentences_have_different_films():
    pairs = {(hint_for(*each), words_for(*each).sentence) for each in EVERY if hint_for(*each)}
    assert len(pairs) == len({hint for hint, _ in pairs}) == len(Hint)
