"""The rule, whole: every state x every event, and each limit from both sides."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from kiosk import watchdog
from kiosk.scene import Outcome, Reason, Verdict
from kiosk.watchdog import (
    BUILD_S,
    MOVED_S,
    PROVEN_S,
    SAID,
    SCREEN_S,
    SILENT_S,
    STALE_S,
    State,
    Trouble,
    Watched,
    extends,
    trouble,
    watched,
)

NOW = 1000.0
WELL = State(screen=True, beat_s=NOW, outcome_s=NOW, came_s=NOW - 50, moved=True, proven_s=NOW - 10)
STATES = {
    "nothing came yet": State(screen=True),
    "all but the self-proof came": State(screen=True, beat_s=NOW, outcome_s=NOW),
    "all but the screen came": replace(WELL, beat_s=None),
    "no screen is needed": replace(WELL, screen=False, beat_s=None),
    "well": WELL,
    "the screen stands": replace(WELL, beat_s=NOW - 3),
    "the pipeline is silent": replace(WELL, outcome_s=NOW - 3),
    "the camera froze": replace(WELL, fault=Reason.CAMERA_FROZEN, fault_s=NOW - 1),
    "it never moved": replace(WELL, fault=Reason.CAMERA_FROZEN, fault_s=NOW - 1, came_s=NOW - 2, moved=False),
    "it is lost": replace(WELL, fault=Reason.CAMERA_LOST, fault_s=NOW - 90, came_s=None, moved=False),
    "it is black": replace(WELL, fault=Reason.CAMERA_BLACK, fault_s=NOW - 90),
    "pictures are old": replace(WELL, fault=Reason.STALE, fault_s=NOW - 9),
    "the answer was wrong": replace(WELL, wrong=True),
    "no answer came": replace(WELL, proven_s=NOW - 90),
    "the networks fail": replace(WELL, fault=Reason.ENGINE_FAILED, fault_s=NOW),
    "there are no networks": State(
        screen=True, networks=False, beat_s=NOW, outcome_s=NOW, fault=Reason.ENGINE_FAILED, fault_s=NOW - 90
    ),
}


def heard(reason: Reason | None) -> Callable[[State], State]:
    verdict = Verdict.NOBODY if reason is None else Verdict.FAULT
    outcome = Outcome(verdict, reason or Reason.NONE, NOW, frame=7, captured_s=NOW)
    return lambda state: watchdog.heard(state, outcome, NOW)


EVENTS: dict[str, Callable[[State], State]] = {
    "beat": lambda state: watchdog.beat(state, NOW),
    "picture": heard(None),
    "old": heard(Reason.STALE),
    "frozen": heard(Reason.CAMERA_FROZEN),
    "lost": heard(Reason.CAMERA_LOST),
    "black": heard(Reason.CAMERA_BLACK),
    "failed": heard(Reason.ENGINE_FAILED),
    "right": lambda state: watchdog.proved(state, NOW, right=True),
    "wrong": lambda state: watchdog.proved(state, NOW, right=False),
    "unjudged": watchdog.unjudged,
    "building": lambda state: watchdog.building(state, 0.1, NOW),
}
SIGNS = {
    ".": Trouble.NONE,
    "-": Trouble.STARTING,
    "G": Trouble.SCREEN,
    "Q": Trouble.SILENT,
    "F": Trouble.FROZEN,
    "O": Trouble.STALE,
    "P": Trouble.UNPROVEN,
    "N": Trouble.NETWORKS,
}
# Each column is an event, in the order of EVENTS.
AFTER = {
    "nothing came yet": "-----------",
    "all but the self-proof came": "-------.P.-",
    "all but the screen came": ".----------",
    "no screen is needed": "...F..N.P..",
    "well": "...F..N.P..",
    "the screen stands": ".GGGGGGGGGG",
    "the pipeline is silent": "Q..F..NQQQQ",
    "the camera froze": "F..F..NFFFF",
    "it never moved": "......N.P..",
    "it is lost": "......N.P..",
    "it is black": "...F..N.P..",
    "pictures are old": "O.OF..NOOOO",
    "the answer was wrong": "PPPFPPP.P.P",
    "no answer came": "PPPFPPP.P.P",
    "the networks fail": "N..F..NNP.N",
    "there are no networks": "...........",
}


@pytest.mark.parametrize("event", EVENTS)
@pytest.mark.parametrize("state", STATES)
def test_after_every_event_in_every_state_it_is_fed_or_the_reason_is_known(state: str, event: str) -> None:
    wanted = SIGNS[AFTER[state][list(EVENTS).index(event)]]
    assert trouble(EVENTS[event](STATES[state]), NOW) is wanted


def test_every_trouble_is_met_in_the_table_and_has_words() -> None:
    assert {SIGNS[sign] for row in AFTER.values() for sign in row} == set(Trouble) == set(SAID)


@pytest.mark.parametrize(
    ("state", "limit_s", "after"),
    [
        (replace(WELL, outcome_s=NOW + 99, proven_s=NOW), SCREEN_S, Trouble.SCREEN),
        (replace(WELL, beat_s=NOW + 99, proven_s=NOW), SILENT_S, Trouble.SILENT),
        (replace(WELL, beat_s=NOW + 99, outcome_s=NOW + 99, proven_s=NOW), PROVEN_S, Trouble.UNPROVEN),
    ],
    ids=["screen", "pipeline", "self-proof"],
)
def test_each_sign_of_life_counts_for_so_long_and_no_longer(state: State, limit_s: float, after: Trouble) -> None:
    assert trouble(state, NOW + limit_s) is Trouble.NONE
    assert trouble(state, NOW + limit_s + 0.01) is after


def test_old_pictures_are_borne_for_as_long_as_a_camera_takes_to_open() -> None:
    state = heard(Reason.STALE)(heard(Reason.STALE)(WELL))
    living = replace(state, beat_s=NOW + 99, outcome_s=NOW + 99)
    assert trouble(living, NOW + STALE_S - 0.01) is Trouble.NONE
    assert trouble(living, NOW + STALE_S) is Trouble.STALE


@pytest.mark.parametrize(("played_s", "after"), [(MOVED_S - 0.01, Trouble.NONE), (MOVED_S, Trouble.FROZEN)])
def test_only_a_camera_whose_pictures_moved_is_worth_a_restart(played_s: float, after: Trouble) -> None:
    state = replace(WELL, came_s=None, moved=False)
    for captured_s in (NOW - played_s, NOW):
        seen = Outcome(Verdict.NOBODY, Reason.NONE, NOW, frame=1, captured_s=captured_s)
        state = watchdog.heard(state, seen, NOW)
    assert trouble(heard(Reason.CAMERA_FROZEN)(state), NOW) is after


def test_a_camera_that_was_opened_anew_must_move_again_before_it_is_worth_another_restart() -> None:
    lost = heard(Reason.CAMERA_LOST)(WELL)
    assert trouble(heard(Reason.CAMERA_FROZEN)(lost), NOW) is Trouble.NONE


def test_the_start_is_given_more_time_while_an_engines_build_goes_on_and_only_then() -> None:
    start = State(screen=True)
    assert not extends(start, NOW)
    built = watchdog.building(start, 0.1, NOW)
    assert extends(built, NOW + BUILD_S)
    assert not extends(built, NOW + BUILD_S + 1)
    stuck = watchdog.building(built, 0.1, NOW + BUILD_S)
    assert not extends(stuck, NOW + BUILD_S + 1), "the same share again is no progress"
    assert extends(watchdog.building(built, 0.2, NOW + BUILD_S), NOW + BUILD_S + 1)
    assert not extends(watchdog.building(built, None, NOW), NOW)
    assert not extends(watchdog.building(WELL, 0.5, NOW), NOW), "it runs"


def test_the_operator_is_told_how_it_stands() -> None:
    assert watched(WELL, NOW + 1, by_systemd=True) == Watched(Trouble.NONE, 11.0, by_systemd=True)
    assert watched(State(screen=True), NOW, by_systemd=False) == Watched(Trouble.STARTING, None, by_systemd=False)
