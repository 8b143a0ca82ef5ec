"""What goes into the package, and what it says it needs."""

from __future__ import annotations

import subprocess
from pathlib import Path

import deb
import entry
import notices
import pytest
from packaging.requirements import Requirement

from kiosk.settings_file import parse


def contents(folder: Path) -> deb.Contents:
    """A program of one file."""
    program = folder / "program"
    deb.put(program / "mask-kiosk", "#!/bin/sh\n", executable=True)
    return deb.Contents(program, "1.0", "all", ("libc6", *deb.system_packages()))


def test_what_a_run_needs_is_what_the_package_needs() -> None:
    wanted = deb.system_packages()
    assert {"libegl1", "alsa-utils", "fonts-noto-cjk"} <= set(wanted)
    assert not {"xvfb", "gcc"} & set(wanted), "that is the tests' list"


def test_the_speaking_program_is_not_needed_where_its_words_were_made(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"\x7fELF GLIBC_2.17 GLIBC_2.34")
    needs = deb.bundled(tmp_path).depends
    assert "libc6 (>= 2.34)" in needs
    assert set(deb.system_packages()) - set(needs) == {"espeak-ng"}


@pytest.mark.parametrize(("python", "debian"), [("1.0", "1.0"), ("1.0rc1", "1.0~rc1"), ("1.0.dev3", "1.0~dev3")])
def test_a_candidate_comes_before_its_release(python: str, debian: str) -> None:
    assert deb.debian_version(python) == debian
    if debian != "1.0":
        assert subprocess.run(["dpkg", "--compare-versions", debian, "lt", "1.0"], check=False).returncode == 0


def test_a_new_sites_settings_can_be_used_and_never_show_the_demo() -> None:
    settings = parse(deb.settings().encode(), Path("kiosk.toml"))
    assert settings.camera.source != "auto"
    assert settings.camera.wait
    assert settings.door.user == "mask-kiosk"
    assert settings.journal.notary == "/run/mask-kiosk/notary.sock"


def test_the_package_has_everything_in_its_place(tmp_path: Path) -> None:
    made = deb.build(contents(tmp_path), tmp_path / "out", compression=("-Znone",))
    listed = subprocess.run(["dpkg-deb", "--contents", made], capture_output=True, text=True, check=True).stdout
    for path in (*deb.FILES.values(), "usr/lib/mask-kiosk/1.0/mask-kiosk", "usr/share/doc/mask-kiosk/copyright"):
        assert f" ./{path}\n" in listed
    assert all(line.split()[1] == "root/root" for line in listed.splitlines())
    assert not [line for line in listed.splitlines() if line[8] == "w"], "others may write it"


def test_the_packages_settings_are_no_conffile(tmp_path: Path) -> None:
    # The kiosk changes them, and dpkg would ask at each upgrade.
    made = deb.build(contents(tmp_path), tmp_path / "out", compression=("-Znone",))
    listed = subprocess.run(["dpkg-deb", "--contents", made], capture_output=True, text=True, check=True).stdout
    assert "./etc/mask-kiosk" not in listed
    assert "./usr/share/mask-kiosk/kiosk.toml" in listed


def test_each_file_of_the_list_is_there_and_runs_where_it_must() -> None:
    for source in deb.FILES:
        assert (deb.HERE / source).is_file()
    for name in ("session", "mask-kiosk", "put-back"):
        assert (deb.HERE / "session" / name).stat().st_mode & 0o111


@pytest.mark.parametrize(
    ("arguments", "module", "rest"),
    [
        (["--source", "demo"], "kiosk", ["--source", "demo"]),
        (["doorman", "--config", "x"], "kiosk.doorman", ["--config", "x"]),
        (["staff", "add", "staff"], "kiosk.staff", ["add", "staff"]),
        # Of a child of the kiosk's own, in a bundle.
        (["--multiprocessing-fork", "pipe_handle=5"], "kiosk", ["--multiprocessing-fork", "pipe_handle=5"]),
        ([], "kiosk", []),
    ],
)
def test_one_command_is_all_of_them(arguments: list[str], module: str, rest: list[str]) -> None:
    assert entry.module_of(arguments) == (module, rest)


@pytest.mark.parametrize("command", entry.COMMANDS)
def test_each_command_is_there(command: str) -> None:
    assert entry.there(f"kiosk.{command}")


def test_a_folder_that_cannot_be_run_is_no_command() -> None:
    assert not entry.there("kiosk.relays")
    assert not entry.there("kiosk.nonsense")


def test_every_library_that_the_kiosk_runs_on_is_named_with_a_licence() -> None:
    parts = {
        found.metadata["Name"]: notices.of_python(found) for found in notices.distributions("mask-kiosk", ["door"])
    }
    assert {"numpy", "PySide6_Essentials", "onnxruntime", "gpiod", "argon2-cffi"} <= set(parts)
    assert not {"torch", "pytest"} & set(parts)
    assert all(part.licence for part in parts.values())


def test_a_marker_of_an_extra_counts_only_with_it() -> None:
    need = Requirement('gpiod; extra == "door"')
    assert notices.applies(need, ["door"])
    assert not notices.applies(need, [])


def test_the_networks_notices_are_in_the_copyright() -> None:
    names = {part.name for part in notices.of_files(deb.ROOT)}
    assert {"centerface", "astronaut"} <= names
