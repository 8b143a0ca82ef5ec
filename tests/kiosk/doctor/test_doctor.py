"""The doctor: each thing that can be wrong is told with what to do, and one that fails keeps no other from that."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime, timezone
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from kiosk.doctor import __main__ as doctor
from kiosk.doctor.cameras import examine_camera, holders_of, shown
from kiosk.doctor.devices import reach
from kiosk.doctor.examine import Part, by_checks, examined, tell
from kiosk.doctor.files import examine_machine, examine_settings, examine_state
from kiosk.doctor.place import examine_clock, examine_screen, examine_sound, examine_zone
from kiosk.doctor.reached import examine_broker, examine_page, examine_relay
from kiosk.errors import CameraUnreadable, KioskError
from kiosk.finding import Finding, Sign
from kiosk.settings import DoorSettings, SoundSettings
from kiosk.settings_health import HealthSettings, MqttSettings
from kiosk.web.answers import Answers
from kiosk.web.entry import open_entry
from kiosk.web.server import HealthServer

NOW = datetime(2026, 11, 26, 9, 0, tzinfo=timezone.utc)


@pytest.fixture
def rig(load_fixture: Callable[[str], ModuleType]) -> Any:
    return load_fixture("health_rig")


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return tmp_path / "state" / "mask-kiosk"


def one(found: Iterator[Finding]) -> Finding:
    (finding,) = found
    return finding


def said(findings: Iterator[Finding]) -> list[tuple[Sign, str]]:
    return [(finding.sign, finding.said) for finding in findings]


def test_what_fails_is_broken_and_the_rest_is_examined_all_the_same() -> None:
    def refuses() -> str:
        raise KioskError("it is not there: plug it in")

    def forbidden() -> Iterator[Finding]:
        raise PermissionError(13, "Permission denied")

    parts = [*by_checks([("camera", refuses), ("engines", lambda: "run")]), Part("Disk", forbidden)]
    found = list(examined(parts))
    assert [finding.sign for finding in found] == [Sign.BROKEN, Sign.GOOD, Sign.LOOK]
    lines: list[str] = []
    assert tell(found, lines.append) == 1
    assert lines[0] == "BROKEN  Camera: it is not there: plug it in"
    assert lines[-1] == "1 broken, 1 to look at, of 3"


def test_only_what_is_broken_makes_its_exit_code_1() -> None:
    said: list[str] = []
    assert tell([Finding("Clock", Sign.LOOK, "slow", "Set it.")], said.append) == 0
    assert said == ["look    Clock: slow", "        Set it.", "0 broken, 1 to look at, of 1"]
    assert tell([Finding("Clock", Sign.GOOD, "right")], said.append) == 0
    assert said[-1] == "everything is in order"


def test_a_whole_kiosk_is_examined_and_no_word_is_missing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], rig: Any
) -> None:
    config = tmp_path / "kiosk.toml"
    config.write_text(f'[mqtt]\nurl = "mqtt://127.0.0.1:{rig.free_port()}"\n[door]\ndriver = "lcus"\n')
    assert doctor.main(["--config", str(config), "--quick"]) == 1
    told = capsys.readouterr().out
    for part in ("Settings", "State folder", "Disk", "Relay", "Doorman", "Record", "Staff", "Privacy"):
        assert f"{part}: " in told
    for part in ("Screen", "Sound", "Clock", "Time zone", "Memory", "Health page", "Telemetry"):
        assert f"{part}: " in told
    assert "BROKEN  Relay: door.port is empty" in told
    assert "BROKEN  Telemetry: The broker at 127.0.0.1:" in told


def test_settings_that_cannot_be_used_are_told_and_the_machine_is_examined(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    config = tmp_path / "kiosk.toml"
    config.write_text("[camera]\nwidht = 640\n")
    assert doctor.main(["--config", str(config), "--quick"]) == 1
    told = capsys.readouterr().out
    assert "BROKEN  Settings: " in told
    assert "camera.width" in told
    assert "Disk: " in told


def test_a_password_that_everybody_can_read_is_told(tmp_path: Path) -> None:
    config = tmp_path / "kiosk.toml"
    config.write_text('[mqtt]\nurl = "mqtt://kiosk:hunter2@broker"\n')
    config.chmod(0o644)
    found = one(examine_settings(config))
    assert found.sign is Sign.LOOK
    assert "hunter2" not in found.said + found.advice
    config.chmod(0o640)
    assert one(examine_settings(config)).sign is Sign.GOOD


def test_a_machine_without_settings_is_sent_to_the_set_up(tmp_path: Path) -> None:
    assert one(examine_settings(tmp_path / "none.toml")).sign is Sign.LOOK


def test_a_state_folder_that_is_not_there_others_may_write_or_is_well(tmp_path: Path) -> None:
    folder = tmp_path / "s"
    assert next(examine_state(folder)).sign is Sign.LOOK
    folder.mkdir(mode=0o700)
    assert next(examine_state(folder)).sign is Sign.GOOD
    folder.chmod(0o770)
    assert next(examine_state(folder)).sign is Sign.LOOK


def test_memory_is_the_machines_and_not_the_doctors(tmp_path: Path) -> None:
    assert "The kiosk uses" not in " ".join(words for _, words in said(examine_machine(tmp_path / "not" / "there")))


def test_a_device_that_this_user_may_not_use_names_the_group(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    device = tmp_path / "video0"
    device.touch()
    monkeypatch.setattr("os.access", lambda *_: False)
    found = reach("Camera", device)
    assert found
    assert "usermod -aG" in found.advice


def test_a_device_that_is_not_there_is_broken_and_one_that_is_there_is_not(tmp_path: Path) -> None:
    found = reach("Camera", tmp_path / "video0")
    assert found
    assert found.sign is Sign.BROKEN
    (tmp_path / "video0").touch(0o600)
    assert reach("Camera", tmp_path / "video0") is None


def test_a_kiosk_without_a_camera_says_that_it_would_show_a_demo() -> None:
    found = one(examine_camera("auto", "demo", lambda: "never asked"))
    assert (found.sign, found.said) == (Sign.LOOK, "The kiosk would show the demo, and no camera.")


def test_a_network_camera_is_tried_and_its_password_is_not_told() -> None:
    source = "rtsp://admin:hunter2@10.0.0.4/1"
    assert said(examine_camera(source, source, lambda: "gives 1280 x 720 pixels")) == [
        (Sign.GOOD, "the network camera gives 1280 x 720 pixels.")
    ]
    assert "hunter2" not in shown(source)

    def silent() -> str:
        raise CameraUnreadable("nothing comes")

    (found,) = examined([Part("Camera", lambda: examine_camera(source, source, silent))])
    assert (found.sign, found.said) == (Sign.BROKEN, "nothing comes")


def test_who_has_the_camera_is_named_without_arguments(tmp_path: Path) -> None:
    camera = tmp_path / "video0"
    camera.touch()
    proc = tmp_path / "proc" / "412"
    (proc / "fd").mkdir(parents=True)
    (proc / "fd" / "7").symlink_to(camera)
    (proc / "cmdline").write_bytes(b"/usr/bin/cheese\0--password\0hunter2\0")
    assert list(holders_of(camera, tmp_path / "proc")) == [(412, "cheese")]
    (proc / "cmdline").write_bytes(b"/opt/python3\0-m\0kiosk\0--config\0x\0")
    assert list(holders_of(camera, tmp_path / "proc")) == [(412, "python3 -m kiosk")]


def test_who_has_a_file_of_this_process_is_found_by_the_kernels_own_list(tmp_path: Path) -> None:
    with (tmp_path / "video0").open("w") as held:
        assert os.getpid() in [number for number, _ in holders_of(Path(held.name))]


@pytest.mark.parametrize(
    ("now", "state", "sign", "words"),
    [
        (NOW, 0, Sign.GOOD, "A time server sets it"),
        (NOW, 5, Sign.LOOK, "No time server"),
        (NOW, -1, Sign.LOOK, "No time server"),
        (datetime(1970, 1, 1, tzinfo=timezone.utc), 0, Sign.BROKEN, "before this kiosk was made"),
    ],
)
def test_a_clock_is_looked_at(now: datetime, state: int, sign: Sign, words: str) -> None:
    found = one(examine_clock(now, lambda: state))
    assert found.sign is sign
    assert words in found.said


def test_this_kernel_answers_what_it_thinks_of_its_clock() -> None:
    assert one(examine_clock(NOW)).sign in {Sign.GOOD, Sign.LOOK}


def test_a_time_zone_that_was_never_told_is_told(tmp_path: Path) -> None:
    zones = tmp_path / "zoneinfo"
    for name in ("Etc/UTC", "Europe/Berlin"):
        (zones / name).parent.mkdir(parents=True, exist_ok=True)
        (zones / name).touch()
    link = tmp_path / "localtime"
    assert one(examine_zone(NOW, link)).sign is Sign.LOOK
    link.symlink_to(zones / "Etc/UTC")
    assert one(examine_zone(NOW, link)).sign is Sign.LOOK
    link.unlink()
    link.symlink_to(zones / "Europe/Berlin")
    assert one(examine_zone(NOW, link)).said.startswith("Europe/Berlin")


def test_a_screen_is_found_by_its_socket(tmp_path: Path) -> None:
    assert one(examine_screen(tmp_path)).sign is Sign.LOOK
    for name, status in (("card1-HDMI-A-1", "connected"), ("card1-DP-1", "disconnected")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "status").write_text(f"{status}\n")
    assert one(examine_screen(tmp_path)).said == "One is connected to HDMI-A-1."


def test_sound_is_off_missing_or_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert one(examine_sound(SoundSettings(volume=0))).sign is Sign.GOOD
    assert "no sound card" in one(examine_sound(SoundSettings(), tmp_path, tmp_path)).said
    (tmp_path / "cards").write_text(" 0 [PCH            ]: HDA-Intel - HDA Intel PCH\n                      at irq 1\n")
    monkeypatch.setattr("shutil.which", lambda _name: "/usr/bin/aplay")
    found = one(examine_sound(SoundSettings(), tmp_path, tmp_path))
    assert (found.sign, found.said) == (Sign.GOOD, "1 card(s): HDA-Intel - HDA Intel PCH. Played on: default.")


def test_a_relays_device_is_looked_for_and_nothing_is_moved(tmp_path: Path) -> None:
    device = tmp_path / "ttyUSB0"
    assert one(examine_relay(DoorSettings(driver="kmtronic", port=str(device)))).sign is Sign.BROKEN
    device.touch()
    assert one(examine_relay(DoorSettings(driver="kmtronic", port=str(device)))).sign is Sign.GOOD
    assert device.stat().st_size == 0
    assert one(examine_relay(DoorSettings(driver="gpio", chip=str(tmp_path / "none")))).sign is Sign.BROKEN
    assert one(examine_relay(DoorSettings())).sign is Sign.GOOD
    assert one(examine_relay(DoorSettings(driver="log"))).sign is Sign.LOOK


def test_a_door_at_the_end_of_a_network_is_reached_or_not(rig: Any) -> None:
    with socket.create_server(("127.0.0.1", 0)) as there:
        url = f"http://user:hunter2@127.0.0.1:{there.getsockname()[1]}/"
        assert one(examine_relay(DoorSettings(driver="webhook", url=url))).sign is Sign.GOOD
    found = one(examine_relay(DoorSettings(driver="webhook", url=url)))
    assert found.sign is Sign.BROKEN
    assert "hunter2" not in found.said
    assert one(examine_relay(DoorSettings(driver="mqtt", url="nonsense"))).sign is Sign.BROKEN


def test_a_broker_takes_the_login_or_says_why_not(rig: Any, tmp_path: Path) -> None:
    if rig.MOSQUITTO is None:
        pytest.skip(rig.NO_MOSQUITTO)
    broker = rig.Broker(tmp_path, "right-one")
    try:
        assert one(examine_broker(MqttSettings(url=broker.url))).sign is Sign.GOOD
        found = one(examine_broker(MqttSettings(url=broker.url.replace("right-one", "hunter2"))))
    finally:
        broker.stop()
    assert found.sign is Sign.BROKEN
    assert "refuses" in found.said
    assert "hunter2" not in found.said


def test_the_pages_port_is_free_taken_or_a_running_kiosks(rig: Any, tmp_path: Path) -> None:
    answers = Answers(rig.status, open_entry(tmp_path, lambda: 0.0, proxied=False))
    with closing(HealthServer("127.0.0.1", 0, answers, lambda: 0.0)) as server:
        server.start()
        health = HealthSettings(port=server.wait(rig.DEADLINE_S))
        assert "its state is good" in one(examine_page(health)).said
    assert "free" in one(examine_page(health)).said
    with socket.create_server(("127.0.0.1", 0)) as taken:
        taken.settimeout(0)  # and never answers
        found = one(examine_page(HealthSettings(port=taken.getsockname()[1])))
    assert found.sign is Sign.LOOK
    assert one(examine_page(HealthSettings())).said == "Is off."
