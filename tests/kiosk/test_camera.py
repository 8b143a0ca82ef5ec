import math
import threading
import time

import numpy as np
import pytest

from kiosk.camera import READ_S, Camera, pause_s
from kiosk.errors import CameraError, CameraMissing, CameraUnreadable
from kiosk.reader import Feed
from kiosk.scene import Fault, Frame, Reason
from kiosk.slot import Slot


def picture(seed, height=48, width=64):
    return np.random.default_rng(seed).integers(0, 256, (height, width, 3)).astype(np.uint8)


BLACK = np.zeros((48, 64, 3), np.uint8)


class Script:
    """A source whose reads are items: a picture, None, an error to raise, or an Event to hang on."""

    def __init__(self, *items, clock=None):
        self._items, self._clock = iter(items), clock
        self.closed = threading.Event()

    def read(self):
        item = next(self._items)
        if self._clock:
            self._clock.now_s += 0.1
        if isinstance(item, threading.Event):
            item.wait(20)
            raise CameraError("the hung call came back")
        if isinstance(item, Exception):
            raise item
        return item

    def close(self):
        self.closed.set()


class Clock:
    """Moves on when a Script with it is read."""

    now_s = 100.0

    def __call__(self):
        return self.now_s


class History(Slot):
    """A slot that remembers all that was put."""

    def __init__(self):
        super().__init__()
        self.values = []

    def put(self, value):
        self.values.append(value)
        super().put(value)

    def told(self):
        """What a watcher sees: 'live' or the reason, once per change."""
        states = ["live" if isinstance(value, Frame) else value.reason.value for value in self.values]
        return [state for number, state in enumerate(states) if number == 0 or state != states[number - 1]]

    def wait_for(self, wanted, timeout_s=5):
        """Seconds until `wanted(value)` holds for the newest value."""
        began, version = time.monotonic(), 0
        while True:
            version, value = self.take(version, timeout_s)
            assert value is not None, f"not seen in {timeout_s} s, only {self.told()}"
            if wanted(value):
                return time.monotonic() - began


@pytest.fixture
def slot():
    return History()


@pytest.fixture
def play(slot):
    """Makes a camera over sources or errors, one an open; the last one stays."""
    cameras = []

    def make(*opens, live=True, rate=math.inf, clock=time.monotonic):
        left = list(opens)

        def open_feed():
            made = left.pop(0) if len(left) > 1 else left[0]
            if isinstance(made, Exception):
                raise made
            return Feed(made, rate)

        camera = Camera(open_feed, slot, live=live, clock=clock)
        cameras.append(camera)
        return camera

    yield make
    for camera in cameras:
        camera.stop(0.1)


def is_frame(value):
    return isinstance(value, Frame)


def is_fault(value):
    return isinstance(value, Fault)


def test_a_file_becomes_frames_in_order_and_then_finishes(play, slot):
    source = Script(*map(picture, range(5)), None)
    camera = play(source, live=False)
    camera.start()
    assert camera.finished.wait(2)
    assert camera.error is None
    assert [frame.sequence for frame in slot.values] == [0, 1, 2, 3, 4]
    np.testing.assert_array_equal(slot.values[3].bgr, picture(3))
    assert source.closed.wait(2)


def test_a_file_plays_at_its_own_rate(play, slot):
    camera = play(Script(*map(picture, range(9)), None), live=False, rate=20)
    camera.start()
    assert camera.finished.wait(3)
    assert slot.values[-1].captured_s - slot.values[0].captured_s == pytest.approx(8 / 20, abs=0.1)


def test_a_file_may_stand_still_or_be_black(play, slot):
    clock = Clock()
    camera = play(Script(*[BLACK] * 40, None, clock=clock), live=False, clock=clock)
    camera.start()
    assert camera.finished.wait(2)
    assert len(slot.values) == 40
    assert slot.told() == ["live"]


def test_a_frozen_camera_gives_no_frame_until_pictures_change(play, slot):
    clock = Clock()
    frozen = [picture(1)] * 15
    camera = play(Script(picture(0), *frozen, picture(2), threading.Event(), clock=clock), clock=clock)
    camera.start()
    slot.wait_for(lambda value: is_frame(value) and value.sequence == 2)
    assert slot.told() == ["live", "CAMERA_FROZEN", "live"]
    assert sum(map(is_frame, slot.values)) == 3, "a repeated picture must not pass for a new one"
    fault = next(filter(is_fault, slot.values))
    assert 1.0 <= fault.at_s - slot.values[1].captured_s <= 1.11


def test_a_black_camera_is_a_fault_until_it_sees_again(play, slot):
    clock = Clock()
    camera = play(Script(picture(0), *[BLACK] * 12, picture(2), threading.Event(), clock=clock), clock=clock)
    camera.start()
    slot.wait_for(lambda value: is_frame(value) and np.array_equal(value.bgr, picture(2)))
    assert slot.told() == ["live", "CAMERA_BLACK", "live"]


def test_after_a_pause_the_camera_is_opened_again_because_queued_pictures_are_old(play, slot):
    clock = Clock()

    class Paused(Script):
        def read(self):
            clock.now_s += 1.1
            return super().read()

    camera = play(Paused(picture(0), picture(1)), Script(picture(2), threading.Event()), clock=clock)
    camera.start()
    slot.wait_for(lambda value: is_frame(value) and value.sequence == 1)
    assert slot.told() == ["live", "CAMERA_LOST", "live"]
    np.testing.assert_array_equal(slot.values[-1].bgr, picture(2))


def test_a_change_of_size_in_mid_stream_is_borne(play, slot):
    camera = play(Script(picture(0), picture(1, 24, 32), picture(2), None))
    camera.start()
    assert camera.finished.wait(2)
    assert [frame.bgr.shape for frame in slot.values] == [(48, 64, 3), (24, 32, 3), (48, 64, 3)]


def test_a_lost_camera_is_told_and_comes_back(play, slot):
    lost = Script(picture(0), CameraError("unplugged"))
    camera = play(lost, CameraMissing("not there yet"), Script(picture(1), threading.Event()))
    camera.start()
    slot.wait_for(lambda value: is_frame(value) and value.sequence == 1)
    assert slot.told() == ["live", "CAMERA_LOST", "live"]
    assert [value.message for value in filter(is_fault, slot.values)] == ["unplugged", "not there yet"]
    assert lost.closed.is_set()


def test_an_unforeseen_error_of_a_driver_is_a_lost_camera_and_leaves_its_trace(play, slot, caplog):
    camera = play(Script(picture(0), ZeroDivisionError("in the driver")), Script(picture(1), threading.Event()))
    camera.start()
    slot.wait_for(lambda value: is_frame(value) and value.sequence == 1)
    assert slot.told() == ["live", "CAMERA_LOST", "live"]
    assert "ZeroDivisionError" in caplog.text


def test_a_camera_that_is_missing_at_the_start_is_an_error(play, slot):
    camera = play(CameraMissing("no camera: plug one in"))
    with pytest.raises(CameraMissing, match="plug one in"):
        camera.start()
    assert camera.finished.is_set()


def test_a_camera_that_is_missing_at_the_start_can_be_waited_for(play, slot):
    camera = play(CameraMissing("no camera"), CameraMissing("no camera"), Script(picture(0), threading.Event()))
    camera.start(wait=True)
    slot.wait_for(is_frame)
    assert slot.told() == ["CAMERA_LOST", "live"]
    assert not camera.finished.is_set()


def test_a_missing_file_is_not_waited_for(play):
    with pytest.raises(CameraMissing):
        play(CameraMissing("no file"), live=False).start(wait=True)


def test_a_broken_picture_in_a_folder_ends_it_with_the_error(play, slot):
    camera = play(Script(picture(0), CameraUnreadable("b.jpg is empty")), live=False)
    camera.start()  # raises nothing, however soon the error follows: a picture came
    assert camera.finished.wait(2)
    assert str(camera.error) == "b.jpg is empty"
    assert slot.told() == ["live", "CAMERA_LOST"]


def test_a_read_that_hangs_is_given_up_after_two_seconds_and_not_joined_by_a_second_open(play, slot):
    hang = threading.Event()
    hung = Script(picture(0), hang)
    camera = play(hung, Script(picture(1), threading.Event()))
    camera.start()
    assert slot.wait_for(is_fault) == pytest.approx(READ_S, abs=0.3)
    assert slot.values[-1].reason is Reason.CAMERA_LOST
    with pytest.raises(AssertionError, match="not seen"):
        slot.wait_for(is_frame, timeout_s=0.7)
    hang.set()
    assert slot.wait_for(is_frame) < 3
    assert hung.closed.is_set()


def test_stop_ends_a_back_off_at_once(play, slot):
    camera = play(CameraMissing("no camera"))
    camera.start(wait=True)
    slot.wait_for(lambda _: len(slot.values) >= 3)
    began = time.monotonic()
    assert camera.stop()
    assert time.monotonic() - began < 0.3
    assert camera.finished.is_set()
    assert camera.error is None


def test_stop_does_not_wait_for_a_read_that_hangs(play, slot):
    camera = play(Script(picture(0), threading.Event()))
    camera.start()
    began = time.monotonic()
    assert not camera.stop(timeout_s=0.1), "its driver hangs, which the caller must know"
    assert time.monotonic() - began < 0.3
    assert camera.finished.is_set()
    assert slot.told() == ["live"], "a camera that was told to stop is not lost"


def test_stop_is_harmless_twice_and_before_start(play):
    camera = play(Script(None), live=False)
    camera.stop()
    camera.stop()


def test_pauses_double_and_leave_time_to_be_live_five_seconds_after_a_replug():
    assert [pause_s(failures) for failures in (1, 2, 3, 4, 5, 5000)] == pytest.approx([0.2, 0.4, 0.8, 1.6, 2.0, 2.0])
