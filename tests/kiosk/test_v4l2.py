import os
import select
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kiosk.captures import open_device
from kiosk.errors import CameraMissing, CameraUnreadable
from kiosk.settings import CameraSettings
from kiosk.v4l2 import device_path

ROOT = Path(__file__).parents[2]
FIXTURES = ROOT / "tests" / "fixtures"
COMPILER = shutil.which("cc")
needs_compiler = pytest.mark.skipif(COMPILER is None, reason="no C compiler (cc) to build the fake camera with")


class FakeCamera:
    """/dev/video0 for processes that are started with its environment."""

    def __init__(self, library, control):
        self._control = control
        self.environ = {
            **os.environ,
            "LD_PRELOAD": str(library),
            "V4L2_SHIM_CONTROL": str(control),
            "PYTHONPATH": str(ROOT),
        }
        self.set("live")

    def set(self, mode):
        """A rename, so that no reader finds half a word."""
        fresh = self._control.with_suffix(".new")
        fresh.write_text(mode, encoding="ascii")
        fresh.replace(self._control)


class Watcher:
    """camera_states.py as a subprocess: the lines it prints."""

    def __init__(self, environ, source):
        self.process = subprocess.Popen(
            [sys.executable, FIXTURES / "camera_states.py", source],
            env=environ,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        self._text = b""

    def seconds_until(self, start, within_s):
        """Until the next line that begins with `start`; other lines are passed over."""
        began = time.monotonic()
        passed = []
        while not self._line(began + within_s, passed).startswith(start):
            pass
        return time.monotonic() - began

    def _line(self, until, passed):
        while b"\n" not in self._text:
            ready, _, _ = select.select([self.process.stdout], [], [], max(until - time.monotonic(), 0))
            assert ready, f"not seen in time, only {passed}"
            self._text += os.read(self.process.stdout.fileno(), 4096)
        line, _, self._text = self._text.partition(b"\n")
        passed.append(line.decode())
        return passed[-1]

    def end(self):
        """The exit code and what it said on stderr."""
        self.process.terminate()
        _, errors = self.process.communicate(timeout=10)
        return self.process.returncode, errors.decode()


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    made = tmp_path_factory.mktemp("v4l2") / "shim.so"
    subprocess.run(
        [
            COMPILER,
            "-Wall",
            "-Wextra",
            "-Werror",
            "-O1",
            "-shared",
            "-fPIC",
            "-o",
            made,
            FIXTURES / "v4l2_shim.c",
            "-ldl",
        ],
        check=True,
    )
    return made


@pytest.fixture
def fake(library, tmp_path):
    return FakeCamera(library, tmp_path / "mode")


@pytest.fixture
def watch(fake):
    watchers = []

    def start(source="0"):
        watchers.append(Watcher(fake.environ, source))
        return watchers[-1]

    yield start
    for watcher in watchers:
        if watcher.process.poll() is None:
            watcher.process.kill()
            watcher.process.communicate()


@needs_compiler
def test_a_camera_freezes_goes_black_stalls_and_recovers_without_a_word_of_opencv(fake, watch):
    watcher = watch()
    watcher.seconds_until("live 640x480", 10)
    fake.set("freeze")
    assert watcher.seconds_until("CAMERA_FROZEN", 2) > 0.9
    fake.set("live")
    watcher.seconds_until("live", 1)
    fake.set("black")
    assert watcher.seconds_until("CAMERA_BLACK", 1.5) > 0.4
    fake.set("live")
    watcher.seconds_until("live", 1)
    fake.set("stall")
    assert watcher.seconds_until("CAMERA_LOST", 2.2) <= 2.2
    fake.set("live")
    assert watcher.seconds_until("live", 5) < 5
    assert watcher.end() == (0, "")


@needs_compiler
def test_a_camera_may_be_unplugged_again_and_again(fake, watch):
    watcher = watch()
    watcher.seconds_until("live", 10)
    for replugged in ("live", "small", "live"):
        fake.set("unplug")
        assert watcher.seconds_until("CAMERA_LOST", 1) < 1
        watcher.seconds_until("CAMERA_LOST There is no camera at /dev/video0", 1)
        fake.set(replugged)
        assert watcher.seconds_until("live 320x240" if replugged == "small" else "live 640x480", 5) < 5
    assert watcher.end() == (0, "")


@needs_compiler
def test_a_camera_that_comes_late_is_waited_for(fake, watch):
    fake.set("unplug")
    watcher = watch("/dev/video0")
    watcher.seconds_until("CAMERA_LOST There is no camera at /dev/video0", 10)
    fake.set("live")
    assert watcher.seconds_until("live", 5) < 5


@needs_compiler
def test_a_kiosk_that_is_told_to_end_while_its_camera_stalls_ends(fake, watch):
    watcher = watch()
    watcher.seconds_until("live", 10)
    fake.set("stall")
    began = time.monotonic()
    assert watcher.end() == (0, "")
    assert time.monotonic() - began < 4


@needs_compiler
def test_auto_finds_the_camera(watch):
    watch("auto").seconds_until("live", 10)


@needs_compiler
def test_a_camera_that_another_program_holds_is_busy(fake):
    code = """
from kiosk.captures import open_device
from kiosk.errors import CameraBusy
from kiosk.settings import CameraSettings
held = open_device("0", CameraSettings())
held.source.read()
try:
    open_device("0", CameraSettings())
except CameraBusy as error:
    print(error)
held.source.close()
held.source.close()
open_device("0", CameraSettings()).source.read()
"""
    done = subprocess.run([sys.executable, "-c", code], env=fake.environ, capture_output=True, text=True, check=True)
    assert done.stdout.startswith("/dev/video0 is used by another program: end that one")


def test_a_missing_camera_is_named_with_what_to_do():
    with pytest.raises(CameraMissing, match=r"no camera at /dev/video97: (no camera is connected|use one of)"):
        open_device("97", CameraSettings())


def test_a_device_that_is_no_camera_is_told_so():
    with pytest.raises(CameraUnreadable, match=r"/dev/null is not a camera"):
        open_device("/dev/null", CameraSettings())


def test_a_number_is_short_for_a_device():
    assert device_path("3") == "/dev/video3"
    assert device_path("/dev/v4l/by-id/cam") == "/dev/v4l/by-id/cam"
