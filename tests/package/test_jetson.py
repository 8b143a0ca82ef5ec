"""The Jetson's package, as far as it can be known without one."""

from __future__ import annotations

import csv
import io
import subprocess
import sys
import zipfile
from base64 import urlsafe_b64encode
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import jetson
import numpy as np
import pytest
import wheels

SIX = jetson.JETPACKS["6"]


def library(machine: int = jetson.AARCH64, needs: str = "GLIBC_2.17") -> bytes:
    """As much of an ELF file as is looked at."""
    return b"\x7fELF" + bytes(14) + machine.to_bytes(2, "little") + needs.encode()


def wheel(folder: Path, name: str, version: str, requires: tuple[str, ...] = (), *, honest: bool = True) -> Path:
    """A small one, with its record."""
    info, body = f"{name}-{version}.dist-info", b"pass\n"
    files = {
        f"{name}/__init__.py": body,
        f"{info}/METADATA": "\n".join(
            [f"Name: {name}", f"Version: {version}", *(f"Requires-Dist: {each}" for each in requires), ""]
        ).encode(),
    }
    rows = io.StringIO()
    for path, data in files.items():
        digest = urlsafe_b64encode(sha256(data if honest else b"").digest()).rstrip(b"=").decode()
        csv.writer(rows).writerow([path, f"sha256={digest}", len(data)])
    csv.writer(rows).writerow([f"{info}/RECORD", "", ""])
    folder.mkdir(exist_ok=True)
    made = folder / f"{name}-{version}-py3-none-any.whl"
    with zipfile.ZipFile(made, "w") as archive:
        for path, data in files.items():
            archive.writestr(path, data)
        archive.writestr(f"{info}/RECORD", rows.getvalue())
    return made


def test_the_pins_are_those_of_its_python_and_not_of_this_one() -> None:
    pins = {need.name: str(need.specifier) for need in wheels.needed(SIX)}
    assert pins["numpy"] == "==2.2.6"
    assert pins["onnxruntime"] == "==1.23.2"
    assert "tomli" in pins
    assert "tomli" not in {need.name for need in wheels.needed(jetson.JETPACKS["7"])}


def test_what_a_wheel_needs_there_and_not_here_is_found(tmp_path: Path) -> None:
    wheel(tmp_path, "one", "1.0", ('two>=2; python_version < "3.11"', 'three; platform_machine == "x86_64"'))
    assert [str(need) for need in wheels.missing(SIX, tmp_path)] == ["two>=2"]


def test_a_wheel_of_a_version_that_does_not_do_is_refused(tmp_path: Path) -> None:
    wheel(tmp_path, "one", "1.0", ("two>=2",))
    wheel(tmp_path, "two", "1.0")
    with pytest.raises(wheels.NotForIt, match="two>=2"):
        list(wheels.missing(SIX, tmp_path))


def test_a_wheel_that_is_not_what_its_record_says_is_refused(tmp_path: Path) -> None:
    with pytest.raises(wheels.NotForIt, match="is not what its record says"):
        wheels.unpack(wheel(tmp_path, "one", "1.0", honest=False), tmp_path / "packages")


def test_a_wheel_is_unpacked_where_its_python_looks(tmp_path: Path) -> None:
    wheels.unpack(wheel(tmp_path, "one", "1.0"), tmp_path / "packages")
    assert (tmp_path / "packages/one/__init__.py").read_text() == "pass\n"
    assert wheels.place("one-1.0.data/purelib/two.py") == "two.py"
    assert wheels.place("one-1.0.data/scripts/two") is None


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("a.so", library(machine=62), "another processor"),
        ("a.so", library(needs="GLIBC_2.38"), "C library"),
        ("a.cpython-311-aarch64-linux-gnu.so", library(), "another Python"),
    ],
)
def test_a_library_that_would_not_load_there_is_refused(tmp_path: Path, name: str, data: bytes, why: str) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(wheels.NotForIt, match=why):
        jetson.check(SIX, tmp_path)


def test_libraries_that_load_there_are_counted(tmp_path: Path) -> None:
    (tmp_path / "a.abi3.so").write_bytes(library(needs="GLIBC_2.35"))
    (tmp_path / "a.cpython-310-aarch64-linux-gnu.so").write_bytes(library())
    (tmp_path / "a.py").write_text("pass")
    assert jetson.check(SIX, tmp_path) == 2


def test_the_environment_sees_the_systems_tensorrt(tmp_path: Path) -> None:
    wheel(tmp_path / "wheels", "one", "1.0")
    jetson.lay_out(SIX, tmp_path / "wheels", tmp_path / "program")
    assert "include-system-site-packages = true" in (tmp_path / "program/venv/pyvenv.cfg").read_text()
    packages = tmp_path / "program/venv/lib/python3.10/site-packages"
    for name in ("one", "kiosk/__main__.py", "engines/models/shipped.json", "ui/app.py"):
        assert (packages / name).exists()
    assert not (packages / "tools").exists()
    assert not list(packages.rglob("__pycache__"))
    assert jetson.contents(SIX, "6", tmp_path / "program").version.endswith("+jetpack6")


def test_the_laid_out_environment_runs_on_a_system_of_this_kind(tmp_path: Path) -> None:
    # This machine's Python in a Jetson's place; what the wheels would bring is this environment's.
    python = f"{sys.version_info[0]}.{sys.version_info[1]}"
    (tmp_path / "wheels").mkdir()
    program = tmp_path / "program"
    jetson.lay_out(replace(SIX, python=python), tmp_path / "wheels", program)
    link, home = program / "venv/bin/python3", Path(sys.executable).resolve()
    link.unlink()
    link.symlink_to(home)
    cfg = program / "venv/pyvenv.cfg"
    cfg.write_text(cfg.read_text().replace("/usr/bin", str(home.parent)))
    packages = program / f"venv/lib/python{python}/site-packages"
    (packages / "here.pth").write_text(f"{Path(np.__file__).parents[1]}\n")
    asked = [program / "mask-kiosk", "staff", "--file", tmp_path / "staff.json", "list"]
    done = subprocess.run(asked, capture_output=True, text=True, check=True, cwd="/")
    assert "nobody" in done.stdout
    where = [link, "-I", "-c", "import kiosk; print(kiosk.__path__[0])"]
    assert subprocess.run(where, capture_output=True, text=True, check=True).stdout.strip() == str(packages / "kiosk")
