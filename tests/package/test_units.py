"""The units, by systemd's own word, and what the design asks of them."""

from __future__ import annotations

import configparser
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from deb import FILES, HERE, put

UNITS = ("mask-kiosk.service", "mask-kiosk-doorman.service", "mask-kiosk-notary.service")
HIGHEST_EXPOSURE = 4.0
SYSTEMS = Path("/usr/lib/systemd/system")
needs_systemd = pytest.mark.skipif(
    not shutil.which("systemd-analyze") or not SYSTEMS.is_dir(), reason="systemd-analyze is not here"
)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A system with the units, beside systemd's own, and with what they start."""
    made = tmp_path_factory.mktemp("root")
    for source, target in FILES.items():
        put(made / target, (HERE / source).read_text())
    for program in ("usr/lib/mask-kiosk/session", "usr/lib/mask-kiosk/current/mask-kiosk"):
        put(made / program, "#!/bin/sh\n", executable=True)
    (made / "etc").mkdir(exist_ok=True)
    for unit in (*SYSTEMS.glob("*.target"), *SYSTEMS.glob("*.service"), *SYSTEMS.glob("*.socket")):
        if not (made / "usr/lib/systemd/system" / unit.name).exists():
            shutil.copy(unit, made / "usr/lib/systemd/system", follow_symlinks=False)
    return made


def unit(name: str) -> dict[str, list[str]]:
    """Every key with its values."""
    values: dict[str, list[str]] = {}
    for line in (HERE / "systemd" / name).read_text().splitlines():
        if match := re.match(r"(\w+)=(.*)", line):
            values.setdefault(match[1], []).append(match[2])
    return values


def verified(root: Path) -> str:
    units = sorted((root / "usr/lib/systemd/system").glob("mask-kiosk*"))
    command = ["systemd-analyze", "verify", "--man=no", f"--root={root}", *units]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.stdout + done.stderr + (f"exit {done.returncode}" if done.returncode else "")


@needs_systemd
def test_systemd_has_nothing_to_say_of_the_units(root: Path) -> None:
    # It exits with 0 on a key that it does not know: any word fails.
    assert verified(root) == ""


@needs_systemd
def test_a_misspelt_key_would_be_seen(root: Path, tmp_path: Path) -> None:
    shutil.copytree(root, tmp_path / "root", symlinks=True)
    path = tmp_path / "root/usr/lib/systemd/system/mask-kiosk.timer"
    path.write_text(path.read_text() + "OnUnitInactiveSecs=1\n")
    assert "OnUnitInactiveSecs" in verified(tmp_path / "root")


@needs_systemd
@pytest.mark.parametrize("name", UNITS)
def test_each_service_is_little_exposed(root: Path, name: str) -> None:
    command = ["systemd-analyze", "security", "--offline=true", f"--root={root}", "--no-pager", name]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    level = re.search(r"exposure level for \S+: ([\d.]+)", said)
    assert level, said
    assert float(level[1]) <= HIGHEST_EXPOSURE


def test_a_doorman_that_stands_still_is_killed_and_always_comes_back() -> None:
    doorman = unit("mask-kiosk-doorman.service")
    assert doorman["Type"] == ["notify"]
    assert doorman["WatchdogSec"] == ["2"]
    assert doorman["Restart"] == ["always"]
    assert doorman["StartLimitIntervalSec"] == ["0"]


def test_the_doorman_is_the_last_to_die_of_little_memory() -> None:
    first, second, third = (int(unit(name)["OOMScoreAdjust"][0]) for name in UNITS)
    assert second < third < first
    assert second == min(first, second, third) <= -900


def test_kiosk_and_doorman_are_different_users_and_neither_is_root() -> None:
    kiosk, doorman, notary = (unit(name)["User"] for name in UNITS)
    assert kiosk == ["mask-kiosk"]
    assert doorman == notary == ["mask-kiosk-door"]


def test_the_kiosk_may_be_told_alive_by_a_child_of_its_compositor() -> None:
    kiosk = unit("mask-kiosk.service")
    assert kiosk["Type"] == ["notify"]
    assert kiosk["NotifyAccess"] == ["all"]
    assert kiosk["WatchdogSec"] == ["20"]
    assert any("QT_WAYLAND_DISABLE_WINDOWDECORATION=1" in value for value in kiosk["Environment"])


def test_the_first_engine_build_is_not_taken_for_a_kiosk_that_hangs() -> None:
    assert unit("mask-kiosk.service")["TimeoutStartSec"] == ["30min"]


def test_the_notary_has_no_network_and_no_devices() -> None:
    notary = unit("mask-kiosk-notary.service")
    assert notary["PrivateNetwork"] == notary["PrivateDevices"] == ["yes"]
    assert notary["RestrictAddressFamilies"] == ["AF_UNIX"]


def test_the_doorman_reaches_relay_boards_only() -> None:
    doorman = unit("mask-kiosk-doorman.service")
    assert doorman["DevicePolicy"] == ["closed"]
    # ttyUSB and ttyACM by their fixed numbers: a name is unknown until its driver was loaded once.
    assert doorman["DeviceAllow"] == ["char-188 rw", "char-166 rw", "char-gpiochip rw"]


def test_only_the_doormans_user_may_open_a_relay_board() -> None:
    # The kiosk's user is in his group, for the sockets: a board must not be that group's.
    rules = (HERE / "systemd/udev.rules").read_text()
    assert "GROUP=" not in rules
    boards = [line for line in rules.splitlines() if line.startswith(('SUBSYSTEM=="tty"', 'SUBSYSTEM=="gpio"'))]
    assert len(boards) == 3
    assert all('OWNER="mask-kiosk-door"' in line for line in boards)
    joined = re.search(r"join mask-kiosk (mask-kiosk-door .*)", (HERE / "debian/postinst").read_text())
    assert joined
    assert not {"dialout", "gpio"} & set(joined[1].split())
    assert not {"char-188 rw", "char-166 rw"} & set(unit("mask-kiosk.service")["DeviceAllow"])


@pytest.mark.parametrize("name", UNITS)
def test_each_service_writes_into_the_logs_that_are_limited(name: str) -> None:
    assert unit(name)["LogNamespace"] == ["mask-kiosk"]
    limits = configparser.ConfigParser()
    limits.read(HERE / "systemd/journald.conf")
    assert limits["Journal"]["SystemMaxUse"] == "200M"


@pytest.mark.parametrize("name", UNITS)
def test_no_service_leaves_a_picture_in_a_core_dump(name: str) -> None:
    assert unit(name)["LimitCORE"] == ["0"]


def test_the_sockets_are_where_the_settings_and_the_journal_look_for_them() -> None:
    notary = unit("mask-kiosk-notary.service")
    assert "--socket /run/mask-kiosk/notary.sock" in notary["ExecStart"][0]
    assert notary["RuntimeDirectory"] == unit("mask-kiosk-doorman.service")["RuntimeDirectory"] == ["mask-kiosk"]
    assert notary["RuntimeDirectoryPreserve"] == ["yes"]
