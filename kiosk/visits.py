"""From outcomes to what the journal keeps of them: one record a visit, and one for each end of a fault.

A visit is one person in front of the kiosk, as the tracker tells one from another; nobody is known again. Somebody who
passes by, in less than half a second and without a verdict, is no visit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from kiosk.chain import Fields
from kiosk.decide import JUDGED
from kiosk.scene import Frame, Outcome, Reason, Verdict

PASSING_S = 0.5
CALM_S = 5.0
"""For so long a fault must stay away to be over."""

Note = Callable[[str, Fields], None]


@dataclass(frozen=True, slots=True)
class Visit:
    """One person so far. Times are on the outcomes' clock; `verdict`: the newest that was one."""

    track: int
    arrived_s: float
    seen_s: float
    verdict: Verdict
    reason: Reason
    judged_s: float | None = None
    latency_ms: float = 0.0
    green: bool = False

    def after(self, outcome: Outcome) -> Visit:
        """With one outcome more. Whoever walks away while looked at again keeps the verdict from before."""
        told = outcome.verdict is not Verdict.LOOKING or self.verdict is Verdict.LOOKING
        judged = self.judged_s is None and outcome.verdict in JUDGED
        return replace(
            self,
            seen_s=_seen_s(outcome) if outcome.box else self.seen_s,
            verdict=outcome.verdict if told else self.verdict,
            reason=outcome.reason if told else self.reason,
            judged_s=outcome.decided_s if judged else self.judged_s,
            latency_ms=max(self.latency_ms, outcome.latency_ms),
            green=self.green or outcome.verdict is Verdict.MASK_OK,
        )

    @property
    def passing(self) -> bool:
        """Somebody who only walked by."""
        return self.verdict is Verdict.LOOKING and self.seen_s - self.arrived_s < PASSING_S

    def fields(self, model: str) -> Fields:
        """For the journal; to the millisecond."""
        fields: dict[str, object] = {
            "verdict": self.verdict.value,
            "reason": self.reason.value,
            "duration_s": _since(self.arrived_s, self.seen_s),
            "latency_ms": round(self.latency_ms, 1),
            "green": self.green,
            "model": model,
        }
        if self.judged_s is not None:
            fields["to_verdict_s"] = _since(self.arrived_s, self.judged_s)
        return fields


@dataclass(frozen=True, slots=True)
class Trouble:
    """A fault, from its first outcome to its newest."""

    reason: Reason
    began_s: float
    newest_s: float


@dataclass(frozen=True, slots=True)
class Now:
    """Who is there, and what is out of order."""

    visit: Visit | None = None
    trouble: Trouble | None = None


def step(now: Now, outcome: Outcome) -> Now:
    """What holds after one more outcome."""
    return Now(_visit(now.visit, outcome), _trouble(now.trouble, outcome))


def _visit(visit: Visit | None, outcome: Outcome) -> Visit | None:
    if outcome.track is None:
        return None
    if visit is None or visit.track != outcome.track:
        at_s = _seen_s(outcome)
        visit = Visit(outcome.track, at_s, at_s, outcome.verdict, outcome.reason)
    return visit.after(outcome)


def _trouble(trouble: Trouble | None, outcome: Outcome) -> Trouble | None:
    """A fault that comes and goes is one fault: it is over when it stays away."""
    at_s = outcome.decided_s
    if outcome.verdict is not Verdict.FAULT:
        return trouble if trouble and at_s - trouble.newest_s < CALM_S else None
    if trouble and trouble.reason is outcome.reason:
        return replace(trouble, newest_s=at_s)
    return Trouble(outcome.reason, at_s, at_s)


def records(before: Now, now: Now, model: str) -> Iterator[tuple[str, Fields]]:
    """What is over, and what has begun, between the two."""
    visit, trouble = before.visit, before.trouble
    if visit and (now.visit is None or now.visit.track != visit.track) and not visit.passing:
        yield "visit", visit.fields(model)
    if trouble and (now.trouble is None or now.trouble.began_s != trouble.began_s):
        duration_s = _since(trouble.began_s, trouble.newest_s)
        yield "fault", {"event": "end", "reason": trouble.reason.value, "duration_s": duration_s}
    if now.trouble and (trouble is None or now.trouble.began_s != trouble.began_s):
        yield "fault", {"event": "begin", "reason": now.trouble.reason.value}


class Visits:
    """A listener. `note`: the journal's, which never waits; `model`: what judges."""

    def __init__(self, note: Note, model: str) -> None:
        self._note, self._model, self._now = note, model, Now()

    def __call__(self, outcome: Outcome, _frame: Frame | None) -> None:
        """Note what is over, and what has begun."""
        self._go(step(self._now, outcome))

    def close(self) -> None:
        """The kiosk ends, and with it the visit and the fault. A second call is harmless."""
        self._go(Now())

    def _go(self, now: Now) -> None:
        for kind, fields in records(self._now, now, self._model):
            self._note(kind, fields)
        self._now = now


def _seen_s(outcome: Outcome) -> float:
    return outcome.decided_s if outcome.captured_s is None else outcome.captured_s


def _since(began_s: float, ended_s: float) -> float:
    """To the millisecond; a clock that goes back makes no negative time."""
    return round(max(ended_s - began_s, 0.0), 3)
