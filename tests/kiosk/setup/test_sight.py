"""The live picture while a kiosk is set up: of the chosen camera, then of another; and why there is none."""

from __future__ import annotations

import contextlib
import time

import numpy as np
import pytest

from kiosk.errors import CameraBusy, ModelMissing
from kiosk.reader import Feed
from kiosk.scene import Box, Detection, Fault, Frame, Landmarks
from kiosk.setup.sight import Sight

MARKS = Landmarks((1, 1), (2, 1), (1, 2), (1, 3), (2, 3))
PATIENCE_S = 20.0


class Camera:
    """Each picture is another one, of one grey. `open`: those that are open now."""

    def __init__(self, grey, opened):
        self._grey, self._opened, self._number = grey, opened, 0
        opened.add(grey)

    def read(self):
        self._number += 1
        bgr = np.full((90, 160, 3), self._grey, np.uint8)
        bgr[0, self._number % 160] = self._number % 251
        return bgr

    def close(self):
        self._opened.discard(self._grey)


class Finder:
    def find(self, bgr):
        return [Detection(Box(60, 20, 90, 60), 0.9, MARKS)]


@pytest.fixture
def opened():
    return set()


@pytest.fixture
def sight_with(opened):
    made = []

    def open_feed(source):
        def feed():
            if source == "/dev/video9":
                raise CameraBusy("another program has it: end that one.")
            return Feed(Camera(int(source.removeprefix("/dev/video")) * 50 + 50, opened), 60.0)

        return feed

    def make(finder=Finder):
        def open_finder():
            if finder is None:
                raise ModelMissing("it is not fetched")
            return contextlib.nullcontext(finder())

        made.append(Sight(open_feed, open_finder))
        return made[-1]

    yield make
    for sight in made:
        sight.close()
    assert opened == set()


def wait(slot, wanted):
    version, until_s = 0, time.monotonic() + PATIENCE_S
    while time.monotonic() < until_s:
        version, value = slot.take(version, 1.0)
        if value is not None and wanted(value):
            return value
    raise AssertionError("it did not come")


def grey_of(value):
    return int(np.median(value.bgr)) if isinstance(value, Frame) else None


def test_the_chosen_camera_is_shown_and_looked_at(sight_with):
    sight = sight_with()
    sight.show("/dev/video1")
    wait(sight.frames, lambda value: grey_of(value) == 100)
    seen = wait(sight.glances, lambda glance: glance.face is not None)
    assert (seen.faces, seen.face.box) == (1, Box(60, 20, 90, 60))
    assert seen.captured_s > 0


def test_another_choice_takes_its_place_and_the_first_is_let_go(sight_with, opened):
    sight = sight_with()
    sight.show("/dev/video1")
    wait(sight.frames, lambda value: grey_of(value) == 100)
    sight.show("/dev/video2")
    wait(sight.frames, lambda value: grey_of(value) == 150)
    assert opened == {150}
    assert sight.source == "/dev/video2"


def test_a_camera_that_is_busy_says_why(sight_with):
    sight = sight_with()
    sight.show("/dev/video9")
    fault = wait(sight.frames, lambda value: isinstance(value, Fault))
    assert "end that one" in fault.message


def test_without_a_finder_there_is_light_to_be_told_of(sight_with):
    sight = sight_with(None)
    sight.show("/dev/video1")
    seen = wait(sight.glances, lambda glance: True)
    assert (seen.face, seen.faces) == (None, 0)
    assert 90 < seen.level < 110


def test_a_second_close_is_harmless(sight_with):
    sight = sight_with()
    sight.close()
    sight.close()
