"""What dpkg runs, in a made-up root: an upgrade that fails must leave the version that works."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from deb import HERE, SCRIPTS, put, script

STUBS = {
    # The users are not there, and are not made: a test has no right to.
    "getent": "exit 2",
    "useradd": "",
    "usermod": "",
    "deb-systemd-helper": 'echo "$@" >>"$DPKG_ROOT/helper"; exit 1',
    "runuser": 'while [ "$1" != -- ]; do shift; done; shift; exec "$@"',
    "install": """
        for word in "$@"; do
            shift
            case $word in -o | -g) skip=yes ;; *) if [ "${skip-}" ]; then skip=; else set -- "$@" "$word"; fi ;; esac
        done
        exec /usr/bin/install "$@"
    """,
}
PROGRAM = """#!/bin/sh
root=${0%/usr/lib/mask-kiosk/*}
echo "$@" >>"$root/asked"
case $1 in
    --selftest)
        [ ! -e "$(dirname "$0")/broken" ] || { echo "FAILED  mask classifier: it answers otherwise"; exit 1; }
        ;;
    migrate)
        echo "version = 1" >>"$root/etc/mask-kiosk/kiosk.toml"
        [ ! -e "$(dirname "$0")/cannot-migrate" ] || { echo "mask-kiosk: these are a newer kiosk's"; exit 1; }
        ;;
esac
"""


class Machine:
    """A root with stubs of what needs rights. As root or not."""

    def __init__(self, root: Path) -> None:
        self.root, self.home = root, root / "usr/lib/mask-kiosk"
        self.settings = root / "etc/mask-kiosk/kiosk.toml"
        for name, body in STUBS.items():
            put(root / "stubs" / name, f"#!/bin/sh\n{body}\n", executable=True)
        put(root / "usr/share/mask-kiosk/kiosk.toml", "# the package's\n")
        (root / "tmp").mkdir()

    def unpack(self, version: str, *faults: str) -> None:
        put(self.home / version / "mask-kiosk", PROGRAM, executable=True)
        for fault in faults:
            put(self.home / version / fault, "")

    def run(self, name: str, version: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        path = self.root / name
        put(path, script(name, version), executable=True)
        environment = {
            "PATH": f"{self.root / 'stubs'}:{os.environ['PATH']}",
            "DPKG_ROOT": str(self.root),
            "TMPDIR": str(self.root / "tmp"),
        }
        command = ["sh", path, *arguments]
        return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)

    def installed(self, version: str, *faults: str) -> subprocess.CompletedProcess[str]:
        """As dpkg goes about a first installation, or an upgrade."""
        before = [path.name for path in self.home.glob("[0-9]*")]
        assert self.run("preinst", version, "upgrade" if before else "install", *before).returncode == 0
        self.unpack(version, *faults)
        for old in before:
            if old != version:
                shutil.rmtree(self.home / old)
        return self.run("postinst", version, "configure", *before)

    @property
    def current(self) -> str:
        return str((self.home / "current").readlink())


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


@pytest.mark.parametrize("name", SCRIPTS)
def test_each_script_is_shell(name: str) -> None:
    assert subprocess.run(["sh", "-n"], input=script(name, "1.0"), text=True, check=False).returncode == 0
    assert "@VERSION@" not in script(name, "1.0")


@pytest.mark.skipif(not shutil.which("shellcheck"), reason="shellcheck is not here")
def test_shellcheck_has_nothing_to_say(tmp_path: Path) -> None:
    paths = [HERE / "session/session", HERE / "session/mask-kiosk", HERE / "session/put-back"]
    for name in SCRIPTS:
        put(tmp_path / name, script(name, "1.0"))
        paths.append(tmp_path / name)
    said = subprocess.run(["shellcheck", *paths], capture_output=True, text=True, check=False).stdout
    assert said == ""


def test_a_first_installation_is_used_after_its_self_test(machine: Machine) -> None:
    done = machine.installed("1.0")
    assert done.returncode == 0, done.stderr
    assert machine.current == "1.0"
    assert machine.settings.read_text().startswith("# the package's")
    assert (machine.root / "asked").read_text().splitlines() == ["--selftest --offline --source demo", "migrate"]


def test_a_first_installation_that_fails_its_self_test_is_not_used(machine: Machine) -> None:
    done = machine.installed("1.0", "broken")
    assert done.returncode == 1
    assert "FAILED  mask classifier" in done.stderr
    assert "no kiosk runs here" in done.stderr
    assert not (machine.home / "current").exists()


def test_an_upgrade_keeps_the_sites_settings_and_the_version_before(machine: Machine) -> None:
    machine.installed("1.0")
    machine.settings.write_text("# the site's\n")
    assert machine.installed("1.1").returncode == 0
    assert machine.current == "1.1"
    assert machine.settings.read_text() == "# the site's\nversion = 1\n"
    assert (machine.home / "previous/mask-kiosk").exists()


def test_what_runs_is_out_of_dpkgs_reach_while_it_unpacks(machine: Machine) -> None:
    machine.installed("1.0")
    machine.run("preinst", "1.1", "upgrade", "1.0")
    shutil.rmtree(machine.home / "1.0")
    assert machine.current == "previous"
    assert (machine.home / "current/mask-kiosk").exists()


@pytest.mark.parametrize("fault", ["broken", "cannot-migrate"])
def test_a_version_that_fails_gives_way_to_the_one_before(machine: Machine, fault: str) -> None:
    machine.installed("1.0")
    machine.settings.write_text("# the site's\n")
    done = machine.installed("1.1", fault)
    assert done.returncode == 1
    assert "The version before it runs on" in done.stderr
    assert machine.current == "previous"
    assert not (machine.home / "previous" / fault).exists()
    assert machine.settings.read_text() == "# the site's\n"


def test_a_second_try_that_fails_does_not_lose_the_version_that_works(machine: Machine) -> None:
    machine.installed("1.0")
    machine.installed("1.1", "broken")
    assert machine.installed("1.1", "broken").returncode == 1
    assert machine.current == "previous"
    assert not (machine.home / "previous/broken").exists()


def test_a_mended_version_follows_a_failed_one(machine: Machine) -> None:
    machine.installed("1.0")
    machine.installed("1.1", "broken")
    assert machine.installed("1.2").returncode == 0
    assert machine.current == "1.2"
    assert not (machine.home / "previous/broken").exists()


def test_an_upgrade_that_dpkg_gives_up_goes_back(machine: Machine) -> None:
    machine.installed("1.0")
    machine.run("preinst", "1.1", "upgrade", "1.0")
    assert machine.run("postinst", "1.0", "abort-upgrade", "1.1").returncode == 0
    assert machine.current == "1.0"


def test_by_hand_the_version_before_comes_back_with_its_settings(machine: Machine) -> None:
    machine.installed("1.0")
    machine.settings.write_text("# the site's\n")
    machine.installed("1.1")
    environment = {**os.environ, "DPKG_ROOT": str(machine.root)}
    back = ["sh", HERE / "session/put-back"]
    subprocess.run(back, env=environment, check=True, capture_output=True)
    assert machine.current == "previous"
    assert machine.settings.read_text() == "# the site's\n"
    assert machine.settings.with_name("kiosk.toml.newer").read_text() == "# the site's\nversion = 1\n"
    assert subprocess.run(back, env=environment, check=False, capture_output=True).returncode == 1


def test_a_removal_leaves_settings_and_record(machine: Machine) -> None:
    machine.installed("1.0")
    record = machine.root / "var/lib/mask-kiosk/journal.sqlite3"
    put(record, "record")
    shutil.rmtree(machine.home / "1.0")
    assert machine.run("postrm", "1.0", "remove").returncode == 0
    assert not machine.home.exists()
    assert machine.settings.exists()
    assert record.exists()


def test_a_purge_leaves_nothing(machine: Machine) -> None:
    machine.installed("1.0")
    put(machine.root / "var/lib/mask-kiosk/journal.sqlite3", "record")
    put(machine.root / "var/lib/mask-kiosk-door/key", "key")
    put(machine.root / "var/log/journal/0123.mask-kiosk/system.journal", "log")
    put(machine.root / "var/log/journal/0123/system.journal", "another's log")
    shutil.rmtree(machine.home / "1.0")
    machine.run("postrm", "1.0", "remove")
    assert machine.run("postrm", "1.0", "purge").returncode == 0
    for gone in ("etc/mask-kiosk", "var/lib/mask-kiosk", "var/lib/mask-kiosk-door", "var/log/journal/0123.mask-kiosk"):
        assert not (machine.root / gone).exists()
    assert (machine.root / "var/log/journal/0123/system.journal").exists()


@pytest.mark.parametrize("reason", ["upgrade", "failed-upgrade"])
def test_nothing_stops_while_an_upgrade_goes_on(machine: Machine, reason: str) -> None:
    machine.installed("1.0")
    assert machine.run("prerm", "1.0", reason, "1.1").returncode == 0
    assert machine.run("postrm", "1.0", reason, "1.1").returncode == 0
    assert machine.current == "1.0"
