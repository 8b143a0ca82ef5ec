"""Start: the kiosk comes up beside its screen, and ends as one that did not."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from kiosk.errors import ModelMissing
from kiosk.start import Start

LONG_S = 20.0


@pytest.fixture
def start() -> Iterator[Start]:
    made = Start(threading.Event())
    yield made
    made.stop.set()
    made.close()


def test_it_brings_up_on_a_thread_of_its_own_and_closes_what_was_opened_in_reverse(start: Start) -> None:
    up, told = threading.Event(), []

    def bring_up(opened: ExitStack) -> None:
        opened.callback(told.append, "engine closed")
        opened.callback(told.append, "camera released")
        told.append(threading.current_thread().name.partition("_")[0])
        up.set()

    start.begin(bring_up)
    assert up.wait(LONG_S)
    start.close()
    start.check()
    assert told == ["start", "camera released", "engine closed"]
    assert not start.stop.is_set()


def test_what_goes_wrong_ends_the_kiosk_and_is_told_and_what_was_open_by_then_is_closed(start: Start) -> None:
    closed = []

    def bring_up(opened: ExitStack) -> None:
        opened.callback(closed.append, "engine")
        raise ModelMissing("no model: run `make run`")

    start.begin(bring_up)
    assert start.stop.wait(LONG_S)
    start.close()
    assert closed == ["engine"]
    with pytest.raises(ModelMissing, match="make run"):
        start.check()


def test_how_far_a_build_is_can_be_asked_while_it_lasts_and_an_end_cancels_it(start: Start) -> None:
    half, on, told = threading.Event(), threading.Event(), []

    def bring_up(_opened: ExitStack) -> None:
        told.append(start.watch("Building", 0.5))
        half.set()
        on.wait(LONG_S)
        told.append(start.watch("Building", 0.6))

    assert start.share() is None
    start.begin(bring_up)
    assert half.wait(LONG_S)
    assert start.share() == 0.5
    start.stop.set()
    on.set()
    start.close()
    assert told == [True, False]
    assert start.share() is None


def test_one_that_never_began_can_be_closed(start: Start) -> None:
    start.close()
    start.close()
    start.check()
