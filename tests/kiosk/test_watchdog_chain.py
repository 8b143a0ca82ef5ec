"""The chain from end to end: a real kiosk, its networks and its camera, and a socket in systemd's place."""

from __future__ import annotations

import json
import re
import signal
from collections.abc import Iterator
from typing import Any

import pytest

LIMIT_S = 3.0
"""The latest that the feeding may end after a fault was told; 5 s are allowed from the fault itself."""
WATCH_S = 4.0
"""Past the limit: a kiosk that is fed would be so twice in between."""

pytestmark = pytest.mark.usefixtures("centerface_file", "portrait")


@pytest.fixture(scope="module")
def rig(load_fixture: Any) -> Any:
    return load_fixture("watched_kiosk")


@pytest.fixture(scope="module")
def mjpeg(load_fixture: Any) -> Any:
    return load_fixture("mjpeg_server")


@pytest.fixture(scope="module")
def camera(mjpeg: Any) -> Iterator[Any]:
    with mjpeg.MjpegServer() as made:
        yield made


@pytest.fixture(scope="module")
def watched(rig: Any, camera: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """One for all tests without a screen: each begins with one that is fed, and mends what it broke."""
    with rig.WatchedKiosk(tmp_path_factory.mktemp("headless")) as made:
        made.start("--headless", "--source", camera.url)
        yield made


def test_a_frozen_camera_ends_the_feeding_and_a_lost_one_does_not(watched: Any, camera: Any, mjpeg: Any) -> None:
    watched.settles(1.5)  # and is seen to have moved
    camera.mode = mjpeg.Mode.FREEZE
    frozen_s = watched.reports("CAMERA_FROZEN")
    assert all(after_s < LIMIT_S for after_s in watched.fed_after(frozen_s, WATCH_S))
    camera.mode = mjpeg.Mode.LIVE
    assert watched.feeds() > frozen_s + LIMIT_S
    assert "STATUS=The watchdog is not fed: the camera repeats one picture." in watched.said
    camera.mode = mjpeg.Mode.CUT
    lost_s = watched.reports("CAMERA_LOST")
    assert all(watched.feeds() > lost_s for _ in range(5))
    assert watched.reports("CAMERA_LOST") > lost_s
    camera.mode = mjpeg.Mode.LIVE
    watched.reports("NONE")


def test_an_engine_that_hangs_ends_the_feeding_until_another_runs(watched: Any, rig: Any) -> None:
    watched.settles(0.5)
    watched.spoil(rig.Fault.HANG)
    failed_s = watched.reports("ENGINE_FAILED")
    assert all(after_s < LIMIT_S for after_s in watched.fed_after(failed_s, WATCH_S))
    watched.spoil(rig.Fault.NONE)
    assert watched.feeds() > failed_s + LIMIT_S
    watched.reports("NONE")
    assert "the engine runs again" in watched.complaints.read_text()


def test_a_wrong_answer_to_the_self_proof_ends_the_feeding_and_every_verdict_until_a_right_one(
    watched: Any, rig: Any
) -> None:
    watched.settles(0.5)
    watched.spoil(rig.Fault.LIE)
    failed_s = watched.reports("ENGINE_FAILED")
    before = len(watched.report.read_text().splitlines())
    assert all(after_s < LIMIT_S for after_s in watched.fed_after(failed_s, WATCH_S))
    since = [json.loads(line) for line in watched.report.read_text().splitlines()[before:]]
    assert all(line["verdict"] == "FAULT" for line in since)
    watched.spoil(rig.Fault.NONE)
    assert watched.feeds() > failed_s + LIMIT_S
    watched.reports("NONE")
    complaints = watched.complaints.read_text()
    assert re.search(r"the self-proof judges \w+ to be \w+: nobody is judged until it is right", complaints)  # any act
    assert "the self-proof is right again" in complaints


def test_a_screen_that_stands_still_ends_the_feeding_until_it_turns_again_and_the_end_is_told(
    rig: Any, camera: Any, tmp_path: Any
) -> None:
    with rig.WatchedKiosk(tmp_path) as watched:
        watched.start("--source", camera.url)
        watched.feeds()
        watched.kiosk.send_signal(signal.SIGUSR1)
        still = "STATUS=The watchdog is not fed: the screen stands still."
        watched.until(lambda: still in watched.said, "word that the screen stands still")
        watched.feeds()
        assert "WATCHDOG=1" in watched.said[watched.said.index(still) + 1]
        watched.end()
        watched.until(lambda: "STOPPING=1\nSTATUS=It ends." in watched.said, "word of the end")
