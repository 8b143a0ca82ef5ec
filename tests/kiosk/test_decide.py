"""decide: every state by every event, what must never be green, how fast it answers, and Wald's limits by hand."""

from __future__ import annotations

import math
import random
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import pytest

from kiosk.decide import Event, State, outcome, step, wants_reading
from kiosk.rules import Rules
from kiosk.scene import Box, Detection, Face, Fault, Landmarks, Outcome, Reading, Reason, Sight, Verdict

NOW = 100.0
RULES = Rules()
ACCEPT = 6.897705  # ln(0.99 / 0.001) = ln 990
REFUSE = -4.604170  # ln(0.01 / 0.999)

MASKED = Reading(0.98, 0.01, 0.01)  # logit 3.892
BARE = Reading(0.01, 0.98, 0.01)  # logit -4.595, capped at -4
WRONG = Reading(0.01, 0.01, 0.98)
BORDERLINE = Reading(0.5, 0.3, 0.2)  # logit 0

MARKS = Landmarks((30, 40), (70, 40), (50, 60), (35, 80), (65, 80))


def face(track: int = 1, flaw: Reason = Reason.NONE) -> Face:
    return Face(track, Detection(Box(10, 10, 90, 110), 0.9, MARKS), flaw)


def sight(
    reading: Reading | None, track: int = 1, at_s: float = NOW, flaw: Reason = Reason.NONE, crowded: bool = False
) -> Sight:
    subject = face(track, flaw)
    return Sight(7, at_s, (subject,), subject, reading, crowded)


def empty(at_s: float = NOW) -> Sight:
    return Sight(7, at_s)


def fault(reason: Reason, at_s: float = NOW) -> Fault:
    return Fault(reason, at_s, "told by a test")


# The last frame came 0.2 s ago, which is the rules' correlation time: the next reading counts in full.
LAST = NOW - 0.2
STATES = {
    "nobody": State(frame_s=LAST),
    "arrived": State(Verdict.LOOKING, Reason.NONE, 1, LAST, LAST, LAST),
    "told to come closer": State(Verdict.LOOKING, Reason.COME_CLOSER, 1, LAST, NOW - 1, LAST),
    "half way": State(Verdict.LOOKING, Reason.NONE, 1, LAST, NOW - 0.4, LAST, LAST, 3.892),
    "not sure": State(Verdict.CANT_TELL, Reason.NOT_SURE, 1, LAST, NOW - 3, LAST, LAST, 0.0, 0.3, 0.2),
    "long too far": State(Verdict.CANT_TELL, Reason.COME_CLOSER, 1, LAST, NOW - 3, LAST),
    "crowded": State(Verdict.CANT_TELL, Reason.ONE_AT_A_TIME, 1, LAST, LAST, LAST),
    "mask ok": State(Verdict.MASK_OK, Reason.NONE, 1, LAST, NOW - 1, LAST, LAST, RULES.accept, proven_s=LAST),
    "no mask": State(Verdict.NO_MASK, Reason.NO_MASK, 1, LAST, NOW - 1, LAST, LAST, RULES.refuse, 3.0, 0.1),
    "mask wrong": State(
        Verdict.MASK_WRONG, Reason.NOSE_OUT_OR_CHIN, 1, LAST, NOW - 1, LAST, LAST, RULES.refuse, 0.1, 3.0
    ),
    "engine failed": State(Verdict.FAULT, Reason.ENGINE_FAILED, frame_s=LAST),
    "stale": State(Verdict.FAULT, Reason.STALE, frame_s=NOW - 2),
}

EVENTS: dict[str, tuple[Event, float]] = {
    "nobody": (empty(), NOW),
    "another person": (sight(MASKED, track=2), NOW),
    "masked": (sight(MASKED), NOW),
    "bare": (sight(BARE), NOW),
    "wrong": (sight(WRONG), NOW),
    "borderline": (sight(BORDERLINE), NOW),
    "turned away": (sight(None, flaw=Reason.LOOK_HERE), NOW),
    "two people": (sight(None, crowded=True), NOW),
    "old frame": (sight(MASKED, at_s=NOW - 0.6), NOW),
    "camera lost": (fault(Reason.CAMERA_LOST), NOW),
    "camera frozen": (fault(Reason.CAMERA_FROZEN), NOW),
    "camera black": (fault(Reason.CAMERA_BLACK), NOW),
    "engine failed": (fault(Reason.ENGINE_FAILED), NOW),
    "no frame yet": (None, NOW),
    "no frame for long": (None, NOW + 0.4),
}

LOOKING = (Verdict.LOOKING, Reason.NONE)
GREEN = (Verdict.MASK_OK, Reason.NONE)
CROWDED = (Verdict.CANT_TELL, Reason.ONE_AT_A_TIME)
TURNED = (Verdict.LOOKING, Reason.LOOK_HERE)
NOBODY = (Verdict.NOBODY, Reason.NONE)
NO_MASK = (Verdict.NO_MASK, Reason.NO_MASK)
WORN_WRONG = (Verdict.MASK_WRONG, Reason.NOSE_OUT_OR_CHIN)
NOT_SURE = (Verdict.CANT_TELL, Reason.NOT_SURE)
TOO_FAR = (Verdict.LOOKING, Reason.COME_CLOSER)
LONG_TOO_FAR = (Verdict.CANT_TELL, Reason.COME_CLOSER)
LONG_TURNED = (Verdict.CANT_TELL, Reason.LOOK_HERE)
STALE = (Verdict.FAULT, Reason.STALE)
BROKEN = (Verdict.FAULT, Reason.ENGINE_FAILED)

# Whatever the state: these events leave no choice.
ALWAYS = {
    "another person": LOOKING,
    "two people": CROWDED,
    "old frame": STALE,
    "camera lost": (Verdict.FAULT, Reason.CAMERA_LOST),
    "camera frozen": (Verdict.FAULT, Reason.CAMERA_FROZEN),
    "camera black": (Verdict.FAULT, Reason.CAMERA_BLACK),
    "engine failed": BROKEN,
    "no frame for long": STALE,
}
OTHERS = ("nobody", "masked", "bare", "wrong", "borderline", "turned away", "no frame yet")
TABLE = {
    #                       nobody        masked      bare        wrong       borderline  turned away  no frame yet
    "nobody":              (NOBODY,       LOOKING,    LOOKING,    LOOKING,    LOOKING,    TURNED,      NOBODY),
    "arrived":             (LOOKING,      LOOKING,    LOOKING,    LOOKING,    LOOKING,    TURNED,      LOOKING),
    "told to come closer": (TOO_FAR,      LOOKING,    LOOKING,    LOOKING,    LOOKING,    TURNED,      TOO_FAR),
    "half way":            (LOOKING,      GREEN,      LOOKING,    LOOKING,    LOOKING,    LOOKING,     LOOKING),
    "not sure":            (NOT_SURE,     NOT_SURE,   NOT_SURE,   NOT_SURE,   NOT_SURE,   NOT_SURE,    NOT_SURE),
    "long too far":        (LONG_TOO_FAR, LOOKING,    LOOKING,    LOOKING,    LOOKING,    LONG_TURNED, LONG_TOO_FAR),
    "crowded":             (CROWDED,      LOOKING,    LOOKING,    LOOKING,    LOOKING,    TURNED,      CROWDED),
    "mask ok":             (GREEN,        GREEN,      LOOKING,    LOOKING,    GREEN,      GREEN,       GREEN),
    "no mask":             (NO_MASK,      NO_MASK,    NO_MASK,    NO_MASK,    NO_MASK,    NO_MASK,     NO_MASK),
    "mask wrong":          (WORN_WRONG,   WORN_WRONG, WORN_WRONG, WORN_WRONG, WORN_WRONG, WORN_WRONG,  WORN_WRONG),
    "engine failed":       (NOBODY,       LOOKING,    LOOKING,    LOOKING,    LOOKING,    TURNED,      BROKEN),
    "stale":               (NOBODY,       LOOKING,    LOOKING,    LOOKING,    LOOKING,    TURNED,      STALE),
}  # fmt: skip
CELLS = [
    *((state, event, answer) for state, row in TABLE.items() for event, answer in zip(OTHERS, row, strict=True)),
    *((state, event, answer) for state in TABLE for event, answer in ALWAYS.items()),
]


def test_the_table_covers_every_state_and_every_event() -> None:
    assert {(state, event) for state, event, _ in CELLS} == {(state, event) for state in STATES for event in EVENTS}
    assert {state.verdict for state in STATES.values()} == set(Verdict) - {Verdict.OVERRIDE}


@pytest.mark.parametrize(
    ("state", "event", "answer"), CELLS, ids=[f"{state}, then {event}" for state, event, _ in CELLS]
)
def test_every_event_in_every_state_has_its_verdict_and_reason(
    state: str, event: str, answer: tuple[Verdict, Reason]
) -> None:
    happened, now = EVENTS[event]
    after = step(STATES[state], happened, now, RULES)
    assert (after.verdict, after.reason) == answer


# Verdicts that were told, and then no reading came: (seconds since the newest one, verdict before, event, answer).
LAPSES = [
    (0.50, "mask ok", "turned away", GREEN),
    (0.55, "mask ok", "turned away", TURNED),
    (0.50, "mask ok", "nobody", GREEN),
    (0.55, "mask ok", "nobody", LOOKING),
    (0.50, "mask ok", "no frame yet", GREEN),
    (0.55, "mask ok", "no frame yet", LOOKING),
    (0.95, "no mask", "turned away", NO_MASK),
    (1.05, "no mask", "turned away", TURNED),
    (0.95, "no mask", "nobody", NO_MASK),
    (1.05, "no mask", "nobody", LOOKING),
    (1.05, "no mask", "no frame yet", LOOKING),
    (0.95, "mask wrong", "turned away", WORN_WRONG),
    (1.05, "mask wrong", "nobody", LOOKING),
    (1.05, "mask wrong", "no frame yet", LOOKING),
]


@pytest.mark.parametrize(("age_s", "state", "event", "answer"), LAPSES)
def test_a_verdict_without_a_new_reading_lapses(
    age_s: float, state: str, event: str, answer: tuple[Verdict, Reason]
) -> None:
    before = STATES[state]
    read_s = NOW - age_s
    held = State(before.verdict, before.reason, 1, LAST, before.undecided_since_s, LAST, read_s, before.evidence)
    happened, now = EVENTS[event]
    after = step(held, happened, now, RULES)
    assert (after.verdict, after.reason) == answer


@pytest.mark.parametrize(
    ("since_seen_s", "answer"), [(0.55, LOOKING), (0.65, NOBODY)], ids=["still remembered", "has left"]
)
def test_a_person_is_gone_only_after_a_while(since_seen_s: float, answer: tuple[Verdict, Reason]) -> None:
    before = State(Verdict.LOOKING, Reason.NONE, 1, LAST, NOW - 1, NOW - since_seen_s, NOW - since_seen_s, 2.0)
    after = step(before, empty(), NOW, RULES)
    assert (after.verdict, after.reason) == answer


def test_whoever_left_leaves_no_evidence_behind() -> None:
    before = State(Verdict.LOOKING, Reason.NONE, 1, LAST, NOW - 1, NOW - 0.65, NOW - 0.65, 6.0)
    assert step(before, empty(), NOW, RULES) == State(frame_s=NOW, frame=7)


# --- The limits, by hand -------------------------------------------------------------------------------------------


def test_walds_limits_are_those_worked_by_hand() -> None:
    assert Rules(false_admit=0.001, false_refusal=0.01).accept == pytest.approx(ACCEPT, abs=1e-6)
    assert Rules(false_admit=0.001, false_refusal=0.01).refuse == pytest.approx(REFUSE, abs=1e-6)
    # ln(0.9 / 0.1) = ln 9, ln(0.1 / 0.9) = -ln 9
    assert Rules(false_admit=0.1, false_refusal=0.1).accept == pytest.approx(2.197225, abs=1e-6)
    assert Rules(false_admit=0.1, false_refusal=0.1).refuse == pytest.approx(-2.197225, abs=1e-6)
    assert RULES.doubt == pytest.approx(ACCEPT - 3.0, abs=1e-6)


READ_ONCE = State(Verdict.LOOKING, Reason.NONE, 1, LAST, LAST, LAST, LAST)


def test_a_reading_adds_its_log_odds_measured_from_the_threshold() -> None:
    even = step(READ_ONCE, sight(Reading(0.9, 0.05, 0.05)), NOW, Rules(threshold=0.5))
    assert even.evidence == pytest.approx(2.197225, abs=1e-6)  # ln 9
    strict = step(READ_ONCE, sight(Reading(0.9, 0.05, 0.05)), NOW, Rules(threshold=0.8))
    assert strict.evidence == pytest.approx(0.810930, abs=1e-6)  # ln 9 - ln 4


def test_a_reading_weighs_no_more_than_its_cap() -> None:
    sure = step(READ_ONCE, sight(Reading(1.0, 0.0, 0.0)), NOW, RULES)
    assert sure.evidence == pytest.approx(4.0)
    never = step(READ_ONCE, sight(Reading(0.0, 1.0, 0.0)), NOW, RULES)
    assert never.evidence == pytest.approx(-4.0)


def test_a_reading_counts_for_the_time_since_the_last_one() -> None:
    later = step(READ_ONCE, sight(Reading(0.9, 0.05, 0.05), at_s=LAST + 0.05), NOW, RULES)
    assert later.evidence == pytest.approx(2.197225 / 4, abs=1e-6)  # 0.05 s of the 0.2 s over which frames are alike


def test_the_first_reading_of_a_person_counts_no_more_than_later_ones() -> None:
    first = step(STATES["arrived"], sight(Reading(0.9, 0.05, 0.05)), NOW, RULES)
    assert 0 < first.evidence <= 2.197225


def test_the_same_frame_twice_is_no_new_evidence() -> None:
    once = step(STATES["arrived"], sight(MASKED), NOW, RULES)
    assert step(once, sight(MASKED), NOW, RULES).evidence == once.evidence


def test_evidence_stays_within_the_limits() -> None:
    assert step(STATES["mask ok"], sight(MASKED), NOW, RULES).evidence == RULES.accept
    assert step(STATES["no mask"], sight(BARE), NOW, RULES).evidence == RULES.refuse


@pytest.mark.parametrize("threshold", [0.0, 1.0, -0.5, math.nan])
def test_a_threshold_outside_0_to_1_is_refused(threshold: float) -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        Rules(threshold=threshold)


@pytest.mark.parametrize("rate", [0.0, 0.5, 1.0, math.nan])
def test_error_rates_that_make_no_test_are_refused(rate: float) -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        Rules(false_admit=rate)
    with pytest.raises(ValueError, match="between 0 and 1"):
        Rules(false_refusal=rate)


# --- Never green by doubt ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "values", [(math.nan, 0.5, 0.5), (math.inf, 0, 0), (-0.1, 0.6, 0.5), (0.9, 0.9, 0.9), (0, 0, 0)]
)
def test_a_reading_that_is_no_probabilities_cannot_be_made(values: tuple[float, float, float]) -> None:
    with pytest.raises(ValueError, match="not probabilities"):
        Reading(*values)


@pytest.mark.parametrize("state", [name for name, state in STATES.items() if state.verdict is not Verdict.MASK_OK])
def test_no_single_reading_of_a_newcomer_is_green(state: str) -> None:
    after = step(STATES[state], sight(Reading(1.0, 0.0, 0.0), track=9), NOW, RULES)
    assert after.verdict is Verdict.LOOKING


def test_evidence_from_before_a_gap_does_not_make_faint_readings_green() -> None:
    """Nearly green, then ten seconds turned away, long enough to take the mask off; then two faint readings."""
    state = State(frame_s=NOW)
    state, now = follow(state, NOW, 10, 0.7, sight_of=lambda _: Reading(0.88, 0.06, 0.06))
    assert state.verdict is Verdict.LOOKING, "the story needs somebody who is nearly, not yet, green"
    state, now = follow(state, now, 10, 10.0, sight_of=lambda _: None)
    state = step(state, sight(Reading(0.7, 0.2, 0.1), at_s=now), now, RULES)
    state = step(state, sight(Reading(0.7, 0.2, 0.1), at_s=now + 0.1), now + 0.1, RULES)
    assert state.verdict is not Verdict.MASK_OK


def test_a_green_that_lapsed_between_two_frames_is_earned_anew() -> None:
    read_s = NOW - 0.8
    before = State(Verdict.MASK_OK, Reason.NONE, 1, NOW - 0.4, NOW - 2, NOW - 0.4, read_s, RULES.accept)
    after = step(before, sight(BORDERLINE), NOW, RULES)
    assert after.verdict is Verdict.LOOKING


def test_readings_at_the_threshold_do_not_keep_a_verdict_green_for_ever() -> None:
    state, _ = follow(STATES["mask ok"], NOW, 15, 5.0, sight_of=lambda _: Reading(0.45, 0.35, 0.20))
    assert state.verdict is not Verdict.MASK_OK


def test_faint_doubt_takes_the_green_away_within_a_second() -> None:
    rules = Rules(threshold=0.627)
    state, _ = follow(STATES["mask ok"], NOW, 15, 1.0, lambda _: Reading(0.6, 0.3, 0.1), rules=rules)
    assert state.verdict is not Verdict.MASK_OK


def follow(state, now, rate, seconds, sight_of, track=1, rules=RULES):
    """Steps at `rate`; `sight_of(n)` is each frame's reading, None for a flawed one."""
    for number in range(round(seconds * rate)):
        now += 1 / rate
        reading = sight_of(number)
        flaw = Reason.NONE if reading else Reason.LOOK_HERE
        state = step(state, sight(reading, track, now, flaw), now, rules)
    return state, now


RATES = (8, 15, 30)


@pytest.mark.parametrize("rate", RATES)
@pytest.mark.parametrize("probability", [0.85, 0.9, 0.95, 0.99, 1.0])
def test_a_steadily_masked_person_is_green_within_a_second(rate: int, probability: float) -> None:
    rest = (1 - probability) / 2
    state, now = State(frame_s=NOW), NOW
    for _ in range(rate):
        state, now = follow(state, now, rate, 1 / rate, lambda _: Reading(probability, rest, rest))
        if state.verdict is Verdict.MASK_OK:
            break
    assert state.verdict is Verdict.MASK_OK
    assert now - (NOW + 1 / rate) < 1.0


@pytest.mark.parametrize("rate", RATES)
@pytest.mark.parametrize("reading", [BARE, WRONG, Reading(0.1, 0.8, 0.1), Reading(0.15, 0.15, 0.7)])
def test_a_mask_taken_off_is_not_green_half_a_second_later(rate: int, reading: Reading) -> None:
    state, now = follow(State(frame_s=NOW), NOW, rate, 3.0, lambda _: MASKED)
    assert state.verdict is Verdict.MASK_OK
    state, _ = follow(state, now, rate, 0.5, lambda _: reading)
    assert state.verdict is not Verdict.MASK_OK


@pytest.mark.parametrize("rate", RATES)
@pytest.mark.parametrize(("reading", "answer"), [(BARE, NO_MASK), (WRONG, WORN_WRONG)])
def test_an_unmasked_person_is_refused_within_a_second(
    rate: int, reading: Reading, answer: tuple[Verdict, Reason]
) -> None:
    state, _ = follow(State(frame_s=NOW), NOW, rate, 1.0, lambda _: reading)
    assert (state.verdict, state.reason) == answer


@pytest.mark.parametrize("rate", RATES)
def test_a_mask_put_on_turns_red_to_green_within_a_second(rate: int) -> None:
    state, now = follow(State(frame_s=NOW), NOW, rate, 2.0, lambda _: BARE)
    state, _ = follow(state, now, rate, 1.0, lambda _: MASKED)
    assert state.verdict is Verdict.MASK_OK


def test_one_bad_frame_in_a_steady_stream_does_not_take_the_green_away() -> None:
    state, now = follow(State(frame_s=NOW), NOW, 15, 2.0, lambda _: MASKED)
    state, _ = follow(state, now, 15, 1 / 15, lambda _: BARE)
    assert state.verdict is Verdict.MASK_OK


def test_undecided_evidence_is_told_as_not_sure_and_not_kept_waiting() -> None:
    state, now = follow(State(frame_s=NOW), NOW, 15, 1.9, lambda _: BORDERLINE)
    assert (state.verdict, state.reason) == LOOKING
    state, _ = follow(state, now, 15, 0.3, lambda _: BORDERLINE)
    assert (state.verdict, state.reason) == NOT_SURE


def test_a_lasting_flaw_is_told_at_once_and_cannot_tell_after_two_seconds() -> None:
    state, now = follow(State(frame_s=NOW), NOW, 15, 0.1, lambda _: None)
    assert (state.verdict, state.reason) == TURNED
    state, _ = follow(state, now, 15, 2.2, lambda _: None)
    assert (state.verdict, state.reason) == LONG_TURNED


def test_nose_out_is_told_as_worn_wrongly_and_bare_as_no_mask_when_one_becomes_the_other() -> None:
    state, now = follow(State(frame_s=NOW), NOW, 15, 2.0, lambda _: BARE)
    state, now = follow(state, now, 15, 2.0, lambda _: WRONG)
    assert (state.verdict, state.reason) == WORN_WRONG
    state, _ = follow(state, now, 15, 2.0, lambda _: BARE)
    assert (state.verdict, state.reason) == NO_MASK


# --- Properties over made-up visits --------------------------------------------------------------------------------


@dataclass
class Witness:
    """Keeps its own books, apart from decide's: the readings of one person without a gap of more than 0.5 s."""

    track: int | None = None
    read_at_s: list[float] = field(default_factory=list)

    def see(self, event: Event, now: float) -> None:
        if isinstance(event, Fault) or (event is not None and now - event.captured_s > 0.5):
            self.track, self.read_at_s = None, []
        elif event is not None and event.subject is not None:
            if event.subject.track != self.track or event.crowded:
                self.track, self.read_at_s = event.subject.track, []
            if event.reading is not None:
                self._read(event.captured_s)

    def _read(self, at_s: float) -> None:
        if self.read_at_s and at_s - self.read_at_s[-1] > 0.5:
            self.read_at_s = []
        self.read_at_s.append(at_s)


def random_event(chance: random.Random, now: float, mood: dict[str, float]) -> Event:
    """Mostly one person who keeps to a mood for a while; now and then anything at all."""
    kind, captured_s = chance.random(), now - chance.choice([0.0, 0.02, 0.05, 0.1, 0.1])
    if kind < 0.01:
        return fault(chance.choice(sorted(FAULTS, key=str)), now)
    if kind < 0.02:
        return sight(MASKED, int(mood["track"]), now - 0.7)
    if kind < 0.10:
        return None
    if kind < 0.15:
        return empty(captured_s)
    if kind < 0.16:
        mood["track"] += 1
    if kind < 0.22:
        mood["masked"] = chance.choice([0.0, 0.05, 0.3, 0.5, 0.6, 0.9, 0.97, 0.97, 1.0])
    track = int(mood["track"])
    if kind < 0.24:
        return sight(None, track, captured_s, crowded=True)
    if kind < 0.34:
        return sight(None, track, captured_s, flaw=chance.choice(sorted(FLAWS, key=str)))
    bare = (1 - mood["masked"]) * chance.random()
    return sight(Reading(mood["masked"], bare, 1 - mood["masked"] - bare), track, captured_s)


def visits(seed: int) -> Iterator[tuple[Event, float, Outcome]]:
    chance, state, now = random.Random(seed), State(frame_s=0.0), 0.0
    mood: dict[str, float] = {"track": 1, "masked": 0.97}
    for _ in range(1000):
        now += chance.choice([0.01, 0.033, 0.033, 0.066, 0.125, 0.125, 0.3, 0.9 * chance.random()])
        event = random_event(chance, now, mood)
        state = step(state, event, now, RULES)
        yield event, now, outcome(state, event, now, RULES, 1.0)


@pytest.mark.parametrize("seed", range(20))
def test_no_sequence_of_events_makes_doubt_green(seed: int) -> None:
    greens, witness = 0, Witness()
    for event, now, told in visits(seed):
        witness.see(event, now)
        if told.verdict is Verdict.MASK_OK:
            greens += 1
            assert told.track == witness.track, "green by another person's readings"
            assert len(witness.read_at_s) >= 2, "green by a single reading"
            assert now - witness.read_at_s[-1] <= 0.5, "green by an old reading"
            assert told.classified_s == witness.read_at_s[-1]
    assert greens > 20, "the visits must show enough green to prove anything"


@pytest.mark.parametrize("seed", range(20))
def test_a_fault_and_an_old_frame_are_always_told_as_a_fault(seed: int) -> None:
    for event, now, told in visits(seed):
        if isinstance(event, Fault):
            assert (told.verdict, told.reason) == (Verdict.FAULT, event.reason)
        elif event is not None and now - event.captured_s > 0.5:
            assert (told.verdict, told.reason) == STALE


FLAWS = {Reason.LOOK_HERE, Reason.HOLD_STILL, Reason.COME_CLOSER}
FAULTS = {Reason.CAMERA_LOST, Reason.CAMERA_FROZEN, Reason.CAMERA_BLACK, Reason.ENGINE_FAILED, Reason.STALE}
REASONS = {
    Verdict.NOBODY: {Reason.NONE},
    Verdict.LOOKING: {Reason.NONE, *FLAWS},
    Verdict.MASK_OK: {Reason.NONE},
    Verdict.NO_MASK: {Reason.NO_MASK},
    Verdict.MASK_WRONG: {Reason.NOSE_OUT_OR_CHIN},
    Verdict.CANT_TELL: {Reason.NOT_SURE, Reason.ONE_AT_A_TIME, *FLAWS},
    Verdict.FAULT: FAULTS,
}


@pytest.mark.parametrize("seed", range(20))
def test_the_reason_always_fits_the_verdict(seed: int) -> None:
    for _, _, told in visits(seed):
        assert told.reason in REASONS[told.verdict]
        assert (told.track is None) == (told.verdict in (Verdict.NOBODY, Verdict.FAULT))
        assert 0 <= told.progress <= 1


@pytest.mark.parametrize("seed", range(20))
def test_only_masked_looking_readings_ever_become_green(seed: int) -> None:
    """Whatever happens between them: readings below the threshold never add up to green."""
    chance = random.Random(1000 + seed)
    state, now = State(frame_s=0.0), 0.0
    mood: dict[str, float] = {"track": 1, "masked": 0.0}
    for _ in range(1000):
        now += chance.choice([0.033, 0.066, 0.125, 0.3])
        event = random_event(chance, now, mood)
        if isinstance(event, Sight) and event.reading is not None and event.reading.with_mask > 0.5:
            event = sight(BARE, int(mood["track"]), event.captured_s)
        state = step(state, event, now, RULES)
        assert state.verdict is not Verdict.MASK_OK


# --- What the listeners hear ---------------------------------------------------------------------------------------


def test_an_outcome_says_which_frame_it_came_from_and_how_old_it_was() -> None:
    event = sight(MASKED, at_s=NOW - 0.04)
    told = outcome(step(STATES["half way"], event, NOW, RULES), event, NOW, RULES, 31.0)
    assert (told.frame, told.track, told.box) == (7, 1, Box(10, 10, 90, 110))
    assert told.age_ms == pytest.approx(40.0)
    assert told.latency_ms == 31.0
    assert told.decided_s == NOW
    assert told.classified_s == NOW - 0.04


def test_an_outcome_without_a_frame_names_none() -> None:
    told = outcome(step(STATES["mask ok"], None, NOW, RULES), None, NOW, RULES, 0.0)
    assert (told.frame, told.box, told.captured_s, told.age_ms) == (None, None, None, 0.0)
    assert told.classified_s == LAST


def test_a_fault_carries_no_person_and_no_evidence() -> None:
    event = fault(Reason.CAMERA_LOST)
    told = outcome(step(STATES["mask ok"], event, NOW, RULES), event, NOW, RULES, 0.0)
    assert (told.track, told.box, told.classified_s, told.progress) == (None, None, None, 0.0)


@pytest.mark.parametrize(
    ("state", "progress"), [("arrived", 0.0), ("half way", 3.892 / ACCEPT), ("mask ok", 1), ("no mask", 1)]
)
def test_progress_is_how_far_the_evidence_went(state: str, progress: float) -> None:
    assert outcome(STATES[state], None, NOW, RULES, 0.0).progress == pytest.approx(progress, abs=1e-6)


@pytest.mark.parametrize("name", ["mask ok", "no mask", "mask wrong"])
def test_a_settled_verdict_wants_its_next_reading_only_when_the_last_is_no_longer_fresh(name: str) -> None:
    state = STATES[name]
    assert not wants_reading(state, 1, LAST + 1 / 30, RULES)
    assert not wants_reading(state, 1, LAST + 2 / 30, RULES)
    assert wants_reading(state, 1, LAST + 3 / 30, RULES)


@pytest.mark.parametrize("name", ["nobody", "arrived", "half way", "not sure", "crowded", "engine failed", "stale"])
def test_without_a_verdict_every_frame_is_read(name: str) -> None:
    assert wants_reading(STATES[name], 1, LAST + 1 / 30, RULES)


def test_another_person_and_evidence_that_is_no_longer_full_are_read_at_once() -> None:
    assert wants_reading(STATES["mask ok"], 2, LAST + 1 / 30, RULES)
    doubted = replace(STATES["mask ok"], evidence=RULES.accept - 0.1)
    assert wants_reading(doubted, 1, LAST + 1 / 30, RULES)


@pytest.mark.parametrize("fps", [8, 15, 30, 60])
def test_read_as_often_as_wanted_a_mask_taken_off_is_seen_within_half_a_second(fps: int) -> None:
    state, at_s = State(frame_s=NOW), NOW
    while state.verdict is not Verdict.MASK_OK:
        at_s += 1 / fps
        state = step(state, sight(MASKED, at_s=at_s), at_s, RULES)
    off_s = at_s = at_s + 1.0
    state = replace(state, frame_s=off_s, read_s=off_s, seen_s=off_s, proven_s=off_s)
    while state.verdict is Verdict.MASK_OK:
        at_s += 1 / fps
        reading = BARE if wants_reading(state, 1, at_s, RULES) else None
        state = step(state, sight(reading, at_s=at_s), at_s, RULES)
    assert at_s - off_s < 0.5
