import importlib.util
import os
import socket
import time
from pathlib import Path

import pytest

from kiosk import native
from kiosk.camera import Camera
from kiosk.captures import open_stream
from kiosk.errors import CameraMissing, CameraUnreadable
from kiosk.scene import Frame, Reason
from kiosk.slot import Slot

FIXTURE = Path(__file__).parents[1] / "fixtures" / "mjpeg_server.py"
spec = importlib.util.spec_from_file_location("mjpeg_server", FIXTURE)
mjpeg = importlib.util.module_from_spec(spec)
spec.loader.exec_module(mjpeg)
Mode = mjpeg.Mode


class Eye:
    """A camera over the server, and how long it takes until it says something."""

    def __init__(self, server):
        self.slot = Slot()
        self._version = 0
        self.camera = Camera(lambda: open_stream(server.url), self.slot, live=True)

    def seconds_until(self, wanted, within_s):
        """`wanted`: a Reason, or Frame."""
        began = time.monotonic()
        while True:
            left_s = began + within_s - time.monotonic()
            self._version, value = self.slot.take(self._version, max(left_s, 0))
            assert value is not None, f"{wanted} not seen in {within_s} s"
            if isinstance(value, Frame) if wanted is Frame else getattr(value, "reason", None) is wanted:
                return time.monotonic() - began


@pytest.fixture(autouse=True)
def _quiet(monkeypatch):
    for name, value in native.ENVIRONMENT.items():
        monkeypatch.setenv(name, value)
    native.prepare(os.environ)


@pytest.fixture
def server():
    with mjpeg.MjpegServer() as running:
        yield running


@pytest.fixture
def eye(server):
    watching = Eye(server)
    with watching.camera:
        watching.camera.start()
        yield watching


def test_a_stream_is_live(eye):
    eye.seconds_until(Frame, 1)
    _, frame = eye.slot.latest()
    assert frame.bgr.shape == (480, 640, 3)
    assert abs(time.monotonic() - frame.captured_s) < 0.5


def test_a_stream_that_repeats_its_picture_is_frozen_until_it_moves_on(server, eye):
    server.mode = Mode.FREEZE
    assert eye.seconds_until(Reason.CAMERA_FROZEN, 2) > 0.9
    server.mode = Mode.LIVE
    assert eye.seconds_until(Frame, 1) < 1


def test_a_black_stream_is_black_until_it_is_not(server, eye):
    server.mode = Mode.BLACK
    assert eye.seconds_until(Reason.CAMERA_BLACK, 1.5) > 0.4
    server.mode = Mode.LIVE
    assert eye.seconds_until(Frame, 1) < 1


def test_a_stream_that_changes_its_size_goes_on(server, eye):
    server.mode = Mode.SMALL
    before = eye.slot.latest()[1].sequence
    while eye.slot.latest()[1].sequence < before + 10:
        eye.seconds_until(Frame, 1)
    assert eye.slot.latest()[1].bgr.ndim == 3


def test_a_stream_that_stalls_is_lost_within_two_seconds_and_comes_back(server, eye):
    server.mode = Mode.STALL
    assert eye.seconds_until(Reason.CAMERA_LOST, 2.2) <= 2.2
    server.mode = Mode.LIVE
    assert eye.seconds_until(Frame, 5) < 5


def test_a_stream_that_is_cut_is_lost_at_once_and_comes_back(server, eye):
    server.mode = Mode.CUT
    assert eye.seconds_until(Reason.CAMERA_LOST, 1) < 1
    server.mode = Mode.LIVE
    assert eye.seconds_until(Frame, 5) < 5
    assert server.connections >= 2


def test_a_stream_that_stalls_while_it_is_opened_is_given_up(server):
    server.mode = Mode.STALL
    began = time.monotonic()
    with pytest.raises(CameraUnreadable, match="sends no video"):
        open_stream(server.url)
    assert time.monotonic() - began < 3


def test_an_address_where_nobody_answers_is_missing():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"rtsp://admin:secret@127.0.0.1:{free.getsockname()[1]}/main"
        with pytest.raises(CameraMissing, match=r"Nobody answers at rtsp://127\.0\.0\.1") as caught:
            open_stream(url)
    assert "secret" not in str(caught.value)


def test_a_wrong_path_on_the_right_machine_is_unreadable(server):
    with pytest.raises(CameraUnreadable, match="check its path"):
        open_stream(f"{server.address}/nothing")


@pytest.mark.parametrize("url", ["http://", "http://cam:port/x", "rtsp://[::1/x", "http://cam:0/"])
def test_an_address_that_cannot_be_one_is_missing(url):
    with pytest.raises(CameraMissing, match="write it as"):
        open_stream(url)


def test_native_switches_leave_what_an_administrator_has_set():
    environ = {"OPENCV_FFMPEG_LOGLEVEL": "48", "OPENCV_LOG_LEVEL": "INFO"}
    native.prepare(environ)
    assert environ == {
        "OPENCV_FFMPEG_LOGLEVEL": "48",
        "OPENCV_LOG_LEVEL": "INFO",
        "OPENCV_VIDEOIO_V4L_SELECT_TIMEOUT": "1",
    }
