"""The stick: what its script refuses, and that its list is apt's."""

from __future__ import annotations

import subprocess
from pathlib import Path

import deb
import pytest
import stick

CONF = {
    "codename": "bookworm",
    "system": "Debian 12",
    "architecture": "amd64",
    "version": "1.0",
    "packages": "mask-kiosk",
    "room_kb": "1",
}
INSTALL = deb.HERE / "stick/install.sh"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A stick with one small package."""
    program = tmp_path / "program"
    deb.put(program / "mask-kiosk", "#!/bin/sh\n", executable=True)
    made = tmp_path / "a stick"
    deb.build(deb.Contents(program, "1.0", "all", ("libc6",)), made / "packages", compression=("-Znone",))
    stick.index(made / "packages")
    deb.put(made / "install.sh", INSTALL.read_text())
    deb.put(made / "stick.conf", "".join(f'stick_{name}="{value}"\n' for name, value in CONF.items()))
    stick.seal(made)
    return made


def called(folder: Path, function: str) -> subprocess.CompletedProcess[str]:
    """One of the script's checks, without what it would do after."""
    text = (folder / "install.sh").read_text()
    checks = text[: text.index("\nis_root\n")].replace('$(dirname "$0")', str(folder))
    return subprocess.run(["sh", "-c", f"{checks}\n{function}"], capture_output=True, text=True, check=False)


def test_a_whole_stick_is_taken(folder: Path) -> None:
    assert called(folder, "is_whole").returncode == 0


@pytest.mark.parametrize("harm", ["changed", "missing"])
def test_a_damaged_stick_is_told_in_words(folder: Path, harm: str) -> None:
    (package,) = (folder / "packages").glob("*.deb")
    package.write_bytes(package.read_bytes()[:-1]) if harm == "changed" else package.unlink()
    done = called(folder, "is_whole")
    assert done.returncode == 1
    assert "NOT INSTALLED: the stick is damaged" in done.stderr
    assert package.name in done.stderr
    assert "What to do: copy the folder anew" in done.stderr


def test_a_full_disk_is_told_in_words(folder: Path) -> None:
    conf = folder / "stick.conf"
    conf.write_text(conf.read_text().replace('room_kb="1"', 'room_kb="99999999999"'))
    done = called(folder, "has_room")
    assert done.returncode == 1
    assert "99999999999" not in done.stderr
    assert "MB are needed" in done.stderr


def test_the_list_names_each_package_with_its_digest(folder: Path) -> None:
    (package,) = (folder / "packages").glob("*.deb")
    text = (folder / "packages/Packages").read_text()
    assert f"Filename: ./{package.name}\n" in text
    assert f"SHA256: {stick.sha256(package)}\n" in text
    assert "Package: mask-kiosk\n" in text


def test_every_file_is_sealed(folder: Path) -> None:
    sealed = {line.split("  ")[1] for line in (folder / "SHA256SUMS").read_text().splitlines()}
    there = {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}
    assert sealed == there - {"SHA256SUMS"}


def test_the_script_is_shell_and_says_what_to_do_in_every_refusal() -> None:
    assert subprocess.run(["sh", "-n", INSTALL], check=False).returncode == 0
    text = INSTALL.read_text().replace("\\\n", " ")
    refusals = [line for line in text.splitlines() if "stop " in line and "stop()" not in line]
    assert len(refusals) >= 8
    assert all(line.count('"') >= 4 for line in refusals)
