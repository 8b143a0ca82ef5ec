"""From readings to a verdict: a pure state machine around Wald's sequential probability ratio test (1945).

Each reading of the subject adds its calibrated log-odds of `with_mask`, measured from the card's threshold, to the
evidence. Frames of one person are correlated, so a reading counts only for the share of `correlation_s` that passed
since the last one: the evidence grows by time, not by frame rate. The two limits are Wald's, ln((1 - b) / a) and
ln(b / (1 - a)). They bound what chance does to independent readings and nothing else: an error that the network makes
on every frame of a person does not average out, so the kiosk's false-admit rate is never claimed to lie below the
upper limit of the single-crop rate in the card.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from kiosk.rules import Rules
from kiosk.scene import Face, Fault, Outcome, Reading, Reason, Sight, Verdict

JUDGED = frozenset({Verdict.MASK_OK, Verdict.NO_MASK, Verdict.MASK_WRONG})

FIRST_SHARE = 0.25
"""What the first reading of a person counts: it stands for no time at all."""


@dataclass(frozen=True, slots=True)
class State:
    """What is remembered between frames. Times are on the frames' clock."""

    verdict: Verdict = Verdict.NOBODY
    reason: Reason = Reason.NONE
    track: int | None = None
    frame_s: float = 0.0
    """Capture time of the newest frame; before the first, the start."""
    undecided_since_s: float = 0.0
    seen_s: float = 0.0
    read_s: float | None = None
    evidence: float = 0.0
    bare: float = 0.0
    wrong: float = 0.0
    frame: int | None = None
    proven_s: float = 0.0
    """When the evidence was last full."""
    agreed_s: float | None = None
    """When the second opinion last saw a mask on this person."""
    disputed: bool = False
    """What it said last was otherwise, and the readings still speak for a mask."""


Event = Sight | Fault | None


def step(state: State, event: Event, now: float, rules: Rules) -> State:
    """The state after a frame was looked at (Sight), cannot be had (Fault), or did not come (None)."""
    if isinstance(event, Fault):
        return State(Verdict.FAULT, event.reason, frame_s=event.at_s)
    if event is not None:
        state = replace(state, frame=event.frame, frame_s=event.captured_s)
    if now - state.frame_s > rules.stale_s:
        return _nothing(state, Verdict.FAULT, Reason.STALE)
    if event is None:
        return _lapse(state, now, rules, _told(state))
    if event.subject is None:
        return _nobody(state, now, rules)
    return _somebody(state, event, event.subject, now, rules)


def wants_reading(state: State, track: int, captured_s: float, rules: Rules) -> bool:
    """Whether this face must be classified in this frame; not while the verdict on it is settled and fresh."""
    settled = state.verdict in JUDGED and state.evidence in (rules.accept, rules.refuse)
    fresh = state.read_s is not None and captured_s - state.read_s < rules.rest_s
    return not (settled and fresh and state.track == track)


def wants_opinion(state: State, track: int, reading: Reading, captured_s: float, rules: Rules) -> bool:
    """Whether this person would be green by this reading, and no second opinion of late says so, too."""
    known = state if state.track == track else _nothing(state)
    weighed = _weigh(known, reading, captured_s, rules, agreed=None)
    late = weighed.agreed_s is None or captured_s - weighed.agreed_s >= rules.opinion_s
    return late and weighed.evidence >= rules.accept


def _nobody(state: State, now: float, rules: Rules) -> State:
    """The finder misses a face now and then, so the subject is gone only after a while."""
    if state.track is None or now - state.seen_s > rules.gone_s:
        return _nothing(state)
    return _lapse(state, now, rules, _told(state))


def _somebody(state: State, sight: Sight, subject: Face, now: float, rules: Rules) -> State:
    if state.track != subject.track:
        state = replace(_nothing(state, Verdict.LOOKING), track=subject.track, undecided_since_s=now)
    state = replace(state, seen_s=sight.captured_s)
    if sight.crowded:
        return _undecided(state, Verdict.CANT_TELL, Reason.ONE_AT_A_TIME, now)
    if sight.reading is None:
        return _lapse(state, now, rules, subject.flaw)
    weighed = _weigh(state, sight.reading, sight.captured_s, rules, agreed=sight.agreed)
    return _judge(weighed, now, rules)


def _weigh(state: State, reading: Reading, captured_s: float, rules: Rules, *, agreed: bool | None) -> State:
    """Add one reading to the evidence, which never leaves the two limits (a later change is then seen as fast).

    After a gap the evidence is that of somebody unseen since, who may have changed: it starts afresh. A reading that
    is not `agreed` speaks against whatever was evident, as much as one can: doubt is neither green nor red.
    """
    if state.read_s is None or captured_s - state.read_s > rules.stale_s:
        state = replace(state, evidence=0.0, bare=0.0, wrong=0.0, agreed_s=None, disputed=False)
        fresh = FIRST_SHARE
    else:
        fresh = min(max((captured_s - state.read_s) / rules.correlation_s, 0.0), 1.0)
    odds = logit(reading.with_mask) - logit(rules.threshold)
    gain = fresh * min(max(odds, -rules.reading_cap), rules.reading_cap)
    if agreed is False:
        gain = -math.copysign(min(fresh * rules.reading_cap, abs(state.evidence)), state.evidence)
    evidence = min(max(state.evidence + gain, rules.refuse), rules.accept)
    return replace(
        state,
        read_s=captured_s,
        evidence=evidence,
        bare=0.9 * state.bare + fresh * reading.without_mask,
        wrong=0.9 * state.wrong + fresh * reading.mask_incorrect,
        agreed_s=captured_s if agreed else state.agreed_s,
        disputed=evidence > 0 and (state.disputed if agreed is None else not agreed),
    )


def _judge(state: State, now: float, rules: Rules) -> State:
    if state.evidence >= rules.accept:
        return replace(state, verdict=Verdict.MASK_OK, reason=Reason.NONE, proven_s=now)
    if state.evidence <= rules.refuse:
        if state.wrong > state.bare:
            return replace(state, verdict=Verdict.MASK_WRONG, reason=Reason.NOSE_OUT_OR_CHIN)
        return replace(state, verdict=Verdict.NO_MASK, reason=Reason.NO_MASK)
    if state.verdict is Verdict.MASK_OK and state.evidence > rules.doubt and now - state.proven_s <= rules.faint_s:
        return state
    if state.verdict in (Verdict.NO_MASK, Verdict.MASK_WRONG) and state.evidence < 0:
        return state
    if state.verdict is Verdict.CANT_TELL and state.reason is not Reason.NOT_SURE:
        state = replace(state, verdict=Verdict.LOOKING, undecided_since_s=now)  # what spoke against judging is over
    return _wait(state, now, rules, Reason.NONE)


def _lapse(state: State, now: float, rules: Rules, flaw: Reason) -> State:
    """Without a new reading a verdict holds for a moment only; green the shortest, and then it is earned anew."""
    if state.track is None or flaw is state.reason is Reason.ONE_AT_A_TIME:
        return state
    hold_s = rules.stale_s if state.verdict is Verdict.MASK_OK else rules.hold_red_s
    if state.verdict in JUDGED and state.read_s is not None and now - state.read_s <= hold_s:
        return state
    if state.verdict in JUDGED:
        return _undecided(state, Verdict.LOOKING, flaw, now)
    if state.read_s is not None and now - state.read_s <= rules.settle_s:
        flaw = _told(state)
    return _wait(state, now, rules, flaw)


def _told(state: State) -> Reason:
    """The flaw that the screen tells already; a verdict's own reason is none."""
    return Reason.NONE if state.verdict in JUDGED else state.reason


def _wait(state: State, now: float, rules: Rules, flaw: Reason) -> State:
    if state.verdict not in (Verdict.LOOKING, Verdict.CANT_TELL) or state.reason is Reason.ONE_AT_A_TIME:
        state = replace(state, verdict=Verdict.LOOKING, undecided_since_s=now)
    if now - state.undecided_since_s <= rules.undecided_s:
        return replace(state, verdict=Verdict.LOOKING, reason=flaw)
    return replace(state, verdict=Verdict.CANT_TELL, reason=Reason.NOT_SURE if flaw is Reason.NONE else flaw)


def _undecided(state: State, verdict: Verdict, reason: Reason, now: float) -> State:
    """Forget the evidence, keep the person."""
    return State(verdict, reason, state.track, state.frame_s, now, state.seen_s, frame=state.frame)


def _nothing(state: State, verdict: Verdict = Verdict.NOBODY, reason: Reason = Reason.NONE) -> State:
    """Forget everything but the newest frame."""
    return State(verdict, reason, frame_s=state.frame_s, frame=state.frame)


def logit(probability: float) -> float:
    """The log-odds, natural logarithm; certainty is bounded at one in a million."""
    bounded = min(max(probability, 1e-6), 1 - 1e-6)
    return math.log(bounded / (1 - bounded))


def outcome(state: State, event: Event, now: float, rules: Rules, latency_ms: float) -> Outcome:
    """What the listeners get to know of a state that `step` answered for this event."""
    subject = event.subject if isinstance(event, Sight) else None
    return Outcome(
        state.verdict,
        state.reason,
        now,
        frame=state.frame,
        track=state.track,
        box=subject.box if subject and subject.track == state.track else None,
        captured_s=None if state.frame is None else state.frame_s,
        classified_s=state.read_s,
        latency_ms=latency_ms,
        progress=max(state.evidence / rules.accept, state.evidence / rules.refuse, 0.0),
    )
