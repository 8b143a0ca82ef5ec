from dataclasses import dataclass, field
from itertools import pairwise

import pytest

from kiosk.admission import Admission
from kiosk.scene import Outcome, Reason, Verdict

RATES = [10, 30]
NOT_GREEN = [verdict for verdict in Verdict if verdict is not Verdict.MASK_OK]


@dataclass
class FakeWire:
    """Notes what is said, and when."""

    words: list[tuple[float, str, dict[str, float]]] = field(default_factory=list)
    waiting: bool = False
    said_s: float = 100.0

    def say(self, now, do, **fields):
        self.words.append((now, do, fields))
        self.said_s = now


class Story:
    """An admission that hears outcomes on a clock moved by hand."""

    def __init__(self, hold_s=0.0):
        self.wire = FakeWire()
        self.admission = Admission(self.wire, hold_s)
        self.now = 100.0

    def outcome(self, verdict, track=1, reason=Reason.NONE, seen_s=0.05, read_s=0.05):
        seen, read = (None if age_s is None else self.now - age_s for age_s in (seen_s, read_s))
        return Outcome(verdict, reason, self.now, 0, track, captured_s=seen, classified_s=read)

    def hear(self, verdict, track=1, **more):
        """One outcome in ENFORCE; what was said to it."""
        return self._said(lambda: self.admission.enforce(self.outcome(verdict, track, **more), self.now))

    def hear_for(self, seconds, verdict, rate=10, **more):
        said, until = [], self.now + seconds
        while self.now < until - 1e-6:
            said += self.hear(verdict, **more)
            self.now += 1 / rate
        return said

    def advise(self):
        return self._said(lambda: self.admission.advise(self.now))

    def advise_for(self, seconds):
        said, until = [], self.now + seconds
        while self.now < until - 1e-6:
            said += self.advise()
            self.now += 0.1
        return said

    def _said(self, act):
        before = len(self.wire.words)
        act()
        return [do for _, do, _ in self.wire.words[before:]]

    def lengths(self, do):
        return [fields["s"] for _, said, fields in self.wire.words if said == do]

    def pauses(self, do=None):
        times = [at for at, said, _ in self.wire.words if do in {None, said}]
        return [after - before for before, after in pairwise(times)]


def test_a_fresh_mask_ok_is_a_lease_of_a_second():
    story = Story()
    assert story.hear(Verdict.MASK_OK, track=7) == ["lease"]
    [(_, _, fields)] = story.wire.words
    assert fields.pop("age_ms") == pytest.approx(50)
    assert fields.pop("classified_ms") == pytest.approx(50)
    assert fields == {"ms": 1000, "track": 7}


@pytest.mark.parametrize("rate", RATES)
def test_a_lease_is_renewed_about_every_300_ms(rate):
    story = Story()
    assert set(story.hear_for(5, Verdict.MASK_OK, rate)) == {"lease"}
    assert all(0.29 < pause < 0.41 for pause in story.pauses())


@pytest.mark.parametrize("verdict", NOT_GREEN)
def test_any_other_verdict_revokes_at_once_and_once(verdict):
    story = Story()
    story.hear(Verdict.MASK_OK)
    story.now += 0.03
    assert story.hear(verdict) == ["revoke"]
    story.now += 0.03
    assert story.hear(verdict) == []


@pytest.mark.parametrize("verdict", NOT_GREEN)
def test_no_other_verdict_opens(verdict):
    assert set(Story().hear_for(3, verdict)) == {"beat"}


@pytest.mark.parametrize(
    "flaw",
    [
        {"seen_s": 0.501},
        {"seen_s": None},
        {"seen_s": -0.001},
        {"read_s": 0.501},
        {"read_s": None},
        {"read_s": -0.001},
        {"track": None},
    ],
    ids=str,
)
def test_a_mask_ok_that_rests_on_nothing_fresh_revokes(flaw):
    story = Story(hold_s=5.0)
    assert story.hear(Verdict.MASK_OK) == ["lease"]
    story.now += 0.03
    assert story.hear(Verdict.MASK_OK, **({"track": 1} | flaw)) == ["revoke"]


def test_half_a_second_is_fresh_enough():
    assert Story().hear(Verdict.MASK_OK, seen_s=0.4999, read_s=0.4999) == ["lease"]


def test_an_outcome_that_was_fresh_and_waited_is_not():
    story = Story()
    late = story.outcome(Verdict.MASK_OK)
    story.now += 0.5
    story.admission.enforce(late, story.now)
    assert [do for _, do, _ in story.wire.words] == ["beat"]


@pytest.mark.parametrize("media_s", [0.0, 99.0, 1e6])
def test_a_recording_can_never_open(media_s):
    story = Story()
    outcome = Outcome(Verdict.MASK_OK, Reason.NONE, media_s, 0, 1, captured_s=media_s, classified_s=media_s)
    story.admission.enforce(outcome, story.now)
    assert "lease" not in [do for _, do, _ in story.wire.words]


def test_another_track_gets_a_lease_of_its_own_at_once():
    story = Story()
    story.hear(Verdict.MASK_OK, track=1)
    story.now += 0.03
    assert story.hear(Verdict.MASK_OK, track=2) == ["lease"]


def test_a_doorman_who_owes_an_answer_gets_no_lease_but_is_told_to_revoke():
    story = Story()
    story.hear(Verdict.MASK_OK)
    story.wire.waiting = True
    assert set(story.hear_for(2, Verdict.MASK_OK)) == {"beat"}
    assert story.hear(Verdict.NO_MASK) == ["revoke"]


@pytest.mark.parametrize("rate", RATES)
@pytest.mark.parametrize("verdict", Verdict)
def test_the_doorman_hears_a_word_every_half_second(verdict, rate):
    story = Story()
    story.hear_for(5, verdict, rate)
    assert max(story.pauses()) <= 0.5001


@pytest.mark.parametrize("verdict", Verdict)
def test_what_staff_granted_is_not_touched_by_any_verdict(verdict):
    story = Story(hold_s=5.0)
    story.hear_for(1, Verdict.MASK_OK)
    story.admission.grant(60, story.now)
    said = story.hear_for(30, verdict) + story.hear_for(5, Verdict.MASK_OK) + story.hear_for(10, verdict)
    assert not {"end", "grant"} & set(said)


def test_advice_grants_10_s_and_again_every_3_s():
    story = Story()
    assert set(story.advise_for(20)) == {"grant", "beat"}
    assert set(story.lengths("grant")) == {10}
    assert all(2.9 < pause < 3.2 for pause in story.pauses("grant"))
    assert max(story.pauses()) <= 0.5001


def test_advice_takes_the_lease_s_place():
    story = Story()
    story.hear(Verdict.MASK_OK)
    assert story.advise() == ["revoke", "grant"]


def test_advice_that_is_over_is_ended_at_once():
    story = Story()
    story.advise_for(1)
    assert story.hear(Verdict.NO_MASK) == ["end"]
    assert "end" not in story.hear_for(2, Verdict.NO_MASK)


def test_advice_leaves_staff_s_longer_word_and_takes_over_before_it_ends():
    story = Story()
    story.admission.grant(20, story.now)
    assert set(story.advise_for(9)) == {"beat"}
    story.now += 1.1
    assert story.advise() == ["grant"]
    assert story.lengths("grant") == [20, 10]


def test_staff_s_word_outlives_a_change_from_advice_to_enforcement():
    story = Story()
    story.advise_for(1)
    story.admission.grant(60, story.now)
    assert "end" not in story.hear_for(5, Verdict.NO_MASK)


def test_where_staff_end_their_word_under_advice_the_door_stays_open():
    story = Story()
    story.admission.grant(600, story.now)
    story.admission.end_advised(story.now)
    assert story.lengths("grant") == [600, 10]
    assert story.hear(Verdict.NO_MASK) == ["end"]


@pytest.mark.parametrize(
    ("verdict", "more"),
    [(Verdict.NOBODY, {"track": None}), (Verdict.LOOKING, {"track": 1})],
)
def test_who_left_the_picture_keeps_the_door_for_the_rest_of_the_hold(verdict, more):
    story = Story(hold_s=3.0)
    story.hear_for(1, Verdict.MASK_OK)
    admitted = story.now - 0.1
    assert story.hear(verdict, **more) == ["grant", "revoke"]
    assert story.lengths("grant") == [pytest.approx(admitted + 3.0 - story.now)]
    assert set(story.hear_for(6, verdict, **more)) == {"beat"}


@pytest.mark.parametrize(
    ("verdict", "more"),
    [
        (Verdict.NO_MASK, {}),
        (Verdict.MASK_WRONG, {}),
        (Verdict.CANT_TELL, {}),
        (Verdict.FAULT, {}),
        (Verdict.OVERRIDE, {}),
        (Verdict.LOOKING, {"track": 2}),
        (Verdict.LOOKING, {"track": None}),
        (Verdict.LOOKING, {"reason": Reason.LOOK_HERE}),
        (Verdict.MASK_OK, {"seen_s": 0.6}),
    ],
)
def test_whatever_speaks_against_a_hold_ends_it_at_once_and_for_good(verdict, more):
    story = Story(hold_s=3.0)
    story.hear(Verdict.MASK_OK)
    story.now += 0.1
    assert story.hear(Verdict.NOBODY, track=None) == ["grant", "revoke"]
    story.now += 0.1
    assert story.hear(verdict, **more) == ["end"]
    story.now += 0.1
    assert "grant" not in story.hear_for(5, Verdict.NOBODY)


def test_what_speaks_against_a_hold_prevents_it():
    story = Story(hold_s=3.0)
    story.hear(Verdict.MASK_OK)
    story.now += 0.1
    assert story.hear(Verdict.NO_MASK) == ["revoke"]
    story.now += 0.1
    assert "grant" not in story.hear_for(5, Verdict.NOBODY)


@pytest.mark.parametrize("track", [1, 2])
def test_a_new_mask_ok_takes_the_hold_s_place_without_a_gap(track):
    story = Story(hold_s=3.0)
    story.hear(Verdict.MASK_OK)
    story.now += 0.35
    story.hear(Verdict.NOBODY)
    story.now += 0.1
    assert story.hear(Verdict.MASK_OK, track=track) == ["lease", "end"]
    story.now += 0.1
    assert story.hear(Verdict.NOBODY) == ["grant", "revoke"]


def test_without_a_hold_time_nothing_is_held():
    story = Story()
    story.hear(Verdict.MASK_OK)
    story.now += 0.1
    assert story.hear(Verdict.NOBODY) == ["revoke"]


def test_nobody_alone_holds_nothing():
    assert set(Story(hold_s=3.0).hear_for(5, Verdict.NOBODY)) == {"beat"}
