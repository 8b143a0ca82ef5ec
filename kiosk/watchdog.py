"""May systemd's watchdog be fed? Signs of life in, yes or the reason why not out: pure. docs/watchdog.md has the table.

It is fed only while a restart could mend nothing. The doorman's link and the journal are no conditions: each mends
itself, a restart would not help, and staff's override must live. Nor is a camera that is unplugged or covered.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum

from kiosk.phrase import Phrase
from kiosk.scene import Outcome, Reason, Verdict

SCREEN_S = 2.0
"""So long the GUI thread may stand still."""
SILENT_S = 2.5
"""So long the pipeline may give no outcome: a network that hangs is given up after two seconds, which is one."""
STALE_S = 6.0
"""So long pictures may be old or missing: a camera may take 5 s to open, and is found lost 2 s after its last one."""
MOVED_S = 1.0
"""Pictures that came for so long have moved: those that freeze then may move again once the device is opened anew."""
PROVEN_S = 75.0
"""So old the last right answer to the self-proof may be, which is asked for once a minute."""
BUILD_S = 600.0
"""So long an engine's build may say nothing: one step of it takes minutes on a small device."""


class Trouble(Enum):
    """Why it is not fed; NONE: it is."""

    NONE = "NONE"
    STARTING = "STARTING"
    SCREEN = "SCREEN"
    SILENT = "SILENT"
    FROZEN = "FROZEN"
    STALE = "STALE"
    UNPROVEN = "UNPROVEN"
    NETWORKS = "NETWORKS"


SAID = {
    Trouble.NONE: Phrase("all is well"),
    Trouble.STARTING: Phrase("it is starting"),
    Trouble.SCREEN: Phrase("the screen stands still"),
    Trouble.SILENT: Phrase("nothing is judged any more"),
    Trouble.FROZEN: Phrase("the camera repeats one picture"),
    Trouble.STALE: Phrase("the pictures are too old"),
    Trouble.UNPROVEN: Phrase("the self-proof was not right"),
    Trouble.NETWORKS: Phrase("the networks fail"),
}


@dataclass(frozen=True, slots=True)
class State:
    """The signs of life. Times are monotonic seconds; None: not yet.

    `screen`: there is a GUI thread. `networks`: False, none could be opened; then the kiosk shows a fault, staff let
    people through, and a restart would only find the same files again.
    """

    screen: bool
    networks: bool = True
    beat_s: float | None = None
    outcome_s: float | None = None
    fault: Reason | None = None
    fault_s: float = 0.0
    """Since when the fault stands."""
    came_s: float | None = None
    """Capture time of the first picture since the camera was opened."""
    moved: bool = False
    proven_s: float | None = None
    wrong: bool = False
    share: float | None = None
    built_s: float | None = None
    """When an engine's build last said something."""


@dataclass(frozen=True, slots=True)
class Watched:
    """For the operator. `proven_s`: seconds since the self-proof's last right answer; None: there was none."""

    trouble: Trouble
    proven_s: float | None
    by_systemd: bool


def beat(state: State, now: float) -> State:
    """The GUI thread turned."""
    return replace(state, beat_s=now)


def heard(state: State, outcome: Outcome, now: float) -> State:
    """The pipeline gave an outcome."""
    fault = outcome.reason if outcome.verdict is Verdict.FAULT else None
    since = state.fault_s if fault is state.fault else now
    state = replace(state, outcome_s=now, fault=fault, fault_s=since)
    if fault is Reason.CAMERA_LOST:  # it is opened anew by the kiosk itself
        return replace(state, came_s=None, moved=False)
    if fault is not None or outcome.captured_s is None:
        return state
    came_s = outcome.captured_s if state.came_s is None else state.came_s
    return replace(state, came_s=came_s, moved=state.moved or outcome.captured_s - came_s >= MOVED_S)


def proved(state: State, now: float, *, right: bool) -> State:
    """The self-proof was answered."""
    return replace(state, proven_s=now if right else state.proven_s, wrong=not right)


def unjudged(state: State) -> State:
    """No network could be opened."""
    return replace(state, networks=False)


def building(state: State, share: float | None, now: float) -> State:
    """How far an engine's build is; None: none is built."""
    return state if share == state.share else replace(state, share=share, built_s=now)


def trouble(state: State, now: float) -> Trouble:
    """Why the watchdog may not be fed."""
    checks = (_starting, _screen, _silent, _camera, _proof, _networks)
    return next((found for check in checks if (found := check(state, now)) is not Trouble.NONE), Trouble.NONE)


def extends(state: State, now: float) -> bool:
    """Whether an engine's build is what the start takes so long for."""
    told = state.share is not None and state.built_s is not None and now - state.built_s <= BUILD_S
    return told and trouble(state, now) is Trouble.STARTING


def watched(state: State, now: float, *, by_systemd: bool) -> Watched:
    """As the operator sees it."""
    return Watched(trouble(state, now), None if state.proven_s is None else now - state.proven_s, by_systemd)


def _starting(state: State, _now: float) -> Trouble:
    """Until each sign of life came once."""
    unseen = state.screen and state.beat_s is None
    unproven = state.networks and state.proven_s is None and not state.wrong
    return Trouble.STARTING if unseen or unproven or state.outcome_s is None else Trouble.NONE


def _screen(state: State, now: float) -> Trouble:
    stands = state.screen and state.beat_s is not None and now - state.beat_s > SCREEN_S
    return Trouble.SCREEN if stands else Trouble.NONE


def _silent(state: State, now: float) -> Trouble:
    return Trouble.SILENT if state.outcome_s is not None and now - state.outcome_s > SILENT_S else Trouble.NONE


def _camera(state: State, now: float) -> Trouble:
    """One that froze may be mended by opening it anew: once, for one that never moved since was opened just now."""
    if state.fault is Reason.CAMERA_FROZEN and state.moved:
        return Trouble.FROZEN
    stale = state.fault is Reason.STALE and now - state.fault_s >= STALE_S
    return Trouble.STALE if stale else Trouble.NONE


def _proof(state: State, now: float) -> Trouble:
    late = state.proven_s is None or now - state.proven_s > PROVEN_S
    return Trouble.UNPROVEN if state.networks and (state.wrong or late) else Trouble.NONE


def _networks(state: State, _now: float) -> Trouble:
    return Trouble.NETWORKS if state.networks and state.fault is Reason.ENGINE_FAILED else Trouble.NONE
