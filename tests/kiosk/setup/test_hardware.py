"""Boards at pseudo-terminals, GPIO chips, cameras by name; and the real doorman that opens a watched door once."""

from __future__ import annotations

import errno
import os
import threading

import pytest

from kiosk.errors import KioskError
from kiosk.settings import DoorSettings
from kiosk.setup.cameras import find_cameras
from kiosk.setup.doors import find_doors
from kiosk.setup.trial import Trial
from tools.torture.board import Board


@pytest.fixture
def board():
    made = Board()
    yield made
    made.close()


@pytest.fixture
def devices(tmp_path):
    folder = tmp_path / "dev"
    folder.mkdir()
    return folder


def test_an_lcus_board_says_what_it_is_and_its_relay_is_off_afterwards(board, devices):
    (devices / "ttyUSB0").symlink_to(board.port)
    (found,) = find_doors(devices)
    assert (found.driver, found.place, found.answers, found.trouble) == ("lcus", str(devices / "ttyUSB0"), True, "")
    assert not board.energised


def test_a_lasting_name_comes_in_the_place_of_the_passing_one(board, devices):
    (devices / "ttyUSB0").symlink_to(board.port)
    by_id = devices / "serial" / "by-id"
    by_id.mkdir(parents=True)
    (by_id / "usb-1a86_USB_Serial").symlink_to(devices / "ttyUSB0")
    assert [found.place for found in find_doors(devices)] == [str(by_id / "usb-1a86_USB_Serial")]


def test_a_device_that_is_silent_may_still_be_a_board(devices):
    master, slave = os.openpty()
    try:
        (devices / "ttyACM0").symlink_to(os.ttyname(slave))
        (found,) = find_doors(devices)
        assert (found.answers, found.trouble) == (False, "")
    finally:
        os.close(master)
        os.close(slave)


def test_chips_are_found_by_their_names(devices):
    (devices / "gpiochip0").touch()
    (devices / "gpiochip1").touch()
    assert [(one.driver, one.place) for one in find_doors(devices)] == [
        ("gpio", str(devices / "gpiochip0")),
        ("gpio", str(devices / "gpiochip1")),
    ]


def test_a_board_that_another_program_holds_says_so(devices, tmp_path):
    (devices / "ttyUSB0").touch()

    def held(_options):
        raise OSError(errno.EAGAIN, "end the other one")

    (found,) = find_doors(devices, held)
    assert "end the other one" in found.trouble


def test_cameras_are_called_by_the_names_that_people_know(tmp_path):
    for number, name in enumerate(("HD Pro Webcam C920\n", "UVC Camera: UVC Camera\n")):
        folder = tmp_path / f"video{number}"
        folder.mkdir()
        (folder / "name").write_text(name)
    found = find_cameras(lambda: ["/dev/video0", "/dev/video1", "/dev/video2"], tmp_path)
    assert [one.name for one in found] == ["HD Pro Webcam C920 (video0)", "UVC Camera (video1)", "/dev/video2"]
    assert [one.source for one in found] == ["/dev/video0", "/dev/video1", "/dev/video2"]


def door_at(folder, board, **other):
    return DoorSettings(driver="lcus", port=board.port, socket=str(folder / "none.sock"), **other).model_dump()


@pytest.mark.parametrize(("fail", "open_is_energised"), [("secure", True), ("safe", False)])
def test_the_real_doorman_opens_the_door_once_and_leaves_it_safe(board, tmp_path, fail, open_is_energised):
    seen = []
    trial = Trial(tmp_path / "state", tmp_path / "kiosk.toml")
    moment = trial.run(door_at(tmp_path, board, fail=fail), lambda moment: seen.append((moment, board.energised)))
    assert moment.open
    assert moment.fault == ""
    assert moment.energised is open_is_energised
    assert seen
    assert (open_is_energised, True) in {(energised, told.open) for told, energised in seen}
    board.wait(energised=False)
    assert list((tmp_path / "state").iterdir()) == []


def test_a_board_that_is_away_is_told_as_the_doormans_fault(tmp_path):
    door = DoorSettings(driver="lcus", port=str(tmp_path / "ttyUSB9"), socket=str(tmp_path / "none.sock"))
    moment = Trial(tmp_path / "state", tmp_path / "kiosk.toml").run(door.model_dump(), lambda _: None)
    assert "plug the board in" in moment.fault


def test_whoever_drops_the_trial_leaves_the_door_closed_and_no_doorman(board, tmp_path):
    def drop(_moment):
        raise KioskError("nobody waits for it any more")

    with pytest.raises(KioskError, match="nobody waits"):
        Trial(tmp_path / "state", tmp_path / "kiosk.toml").run(door_at(tmp_path, board), drop)
    board.wait(energised=False)
    assert not [thread for thread in threading.enumerate() if thread.name == "door"]
