"""What is to be heard, and when: a tone with each new verdict, then the words, and not the same again and again.

Pure: no Qt, no clock; time is an argument.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from kiosk.scene import Reason, Verdict
from ui.sound.earcons import SCORES
from ui.sound.spoken import key
from ui.watch import STALE, Shown

SETTLED_S = 0.35
"""For so long a text must have stood before it is spoken: what flickers is not."""
AFTER_TONE_S = 0.9
"""The longest tone, and what a sound card takes to begin."""
AFTER_WORDS_S = 6.0
"""Most texts have been spoken by then: another one waits so long, unless the verdict changes."""
TONE_AGAIN_S = 1.5
AGAIN_S = 8.0
"""Between two times of the same text to the same visitor."""
FORGOTTEN_S = 60.0
"""Then the same text is news again."""
TWICE = frozenset({Verdict.NO_MASK, Verdict.MASK_WRONG, Verdict.CANT_TELL})
"""What the visitor is to do is said once more where it stands for AGAIN_S; all else is said once."""


@dataclass(frozen=True, slots=True)
class Tone:
    """The verdict's own."""

    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Prompt:
    """The text of this name is spoken."""

    name: str


@dataclass(frozen=True, slots=True)
class Hush:
    """Whatever sounds, ends."""


Cue = Tone | Prompt | Hush


@dataclass(frozen=True, slots=True)
class _Said:
    """`to`: the visitor's track, None where the text is for nobody in particular."""

    at_s: float
    to: int | None
    times: int


_NEVER = _Said(-math.inf, None, 0)


class Announcer:
    """Told what is shown, at least a few times a second, it says what is to be heard now.

    Who walks on hears the words to their end. In front of somebody new they end at once: a green that is heard must not
    outlive the one that is seen.
    """

    def __init__(self) -> None:
        self._shown = Shown(Verdict.LOOKING, Reason.NONE)
        self._awake = False
        self._staffed = False
        self._since_s = -math.inf
        self._quiet_until_s = -math.inf
        self._toned: tuple[Verdict, float] = Verdict.NOBODY, -math.inf
        self._said: dict[str, _Said] = {}

    def step(self, shown: Shown, now: float, *, staffed: bool = False) -> Cue | None:
        """What is to begin at `now`; None: what sounds may go on. `staffed`: staff are here, all but a fault is quiet.

        Nothing is heard before the first verdict: a kiosk that starts is not out of order.
        """
        self._awake = self._awake or (shown.verdict, shown.reason) != (STALE.verdict, STALE.reason)
        if not self._awake:
            return None
        before, self._shown = self._shown, _personal(shown)
        interrupted, self._staffed = staffed and not self._staffed, staffed
        news = (before.verdict, before.track) != (self._shown.verdict, self._shown.track)
        if news or interrupted or key(before.verdict, before.reason) != key(shown.verdict, shown.reason):
            self._since_s = now
        if staffed and shown.verdict is not Verdict.FAULT:
            return Hush() if interrupted else None
        return (self._opening(now) if news else None) or self._words(now)

    def retell(self) -> None:
        """What was said is news again, as to somebody who chose another language."""
        self._said.clear()
        self._quiet_until_s = -math.inf

    def _opening(self, now: float) -> Cue | None:
        verdict = self._shown.verdict
        if verdict is Verdict.NOBODY:
            return None
        self._quiet_until_s = -math.inf
        if verdict not in SCORES:
            return Hush()
        if self._toned[0] is verdict and now - self._toned[1] < TONE_AGAIN_S:
            return None
        self._toned = verdict, now
        self._quiet_until_s = now + AFTER_TONE_S
        return Tone(verdict)

    def _words(self, now: float) -> Prompt | None:
        name = key(self._shown.verdict, self._shown.reason)
        if not name or now < self._quiet_until_s or now - self._since_s < SETTLED_S:
            return None
        said = self._said.get(name, _NEVER)
        if said.to != self._shown.track or said.at_s < min(self._since_s, now - FORGOTTEN_S):
            said = _NEVER
        if now - said.at_s < AGAIN_S or said.times >= (2 if self._shown.verdict in TWICE else 1):
            return None
        self._said[name] = _Said(now, self._shown.track, said.times + 1)
        self._quiet_until_s = now + AFTER_WORDS_S
        return Prompt(name)


def _personal(shown: Shown) -> Shown:
    """A fault and a pass by staff are the same to everybody."""
    return replace(shown, track=None) if shown.verdict in (Verdict.FAULT, Verdict.OVERRIDE) else shown
