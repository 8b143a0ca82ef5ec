"""`python packaging/jetson.py --jetpack 6 --out build/package`: the .deb for a Jetson, which was never run on one.

A virtual environment that is laid out here from aarch64 wheels, on the system's Python and its TensorRT. What can be
known without a Jetson is checked: every library is for its processor, loads with its C library, and has what it needs.
"""

from __future__ import annotations

import argparse
import csv
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from email.parser import HeaderParser
from hashlib import sha256
from pathlib import Path

from deb import BESIDE, ROOT, Contents, build, debian_version, linked, project, put, system_packages
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

AARCH64 = 183
"""ELF's number of the processor (e_machine)."""
PROGRAM = """\
#!/bin/sh
# The system's Python with this version's packages before its own: TensorRT is the system's.
here=$(dirname "$(readlink -f "$0")")
exec "$here/venv/bin/python3" -I "$here/entry.py" "$@"
"""
NOT_IN_IT = shutil.ignore_patterns("__pycache__", "*.ts")


@dataclass(frozen=True, slots=True)
class JetPack:
    """A system for Jetsons. `glibc`: the C library's version."""

    python: str
    glibc: tuple[int, int]
    cuda: str
    """What binds CUDA, by the release that the system brings."""

    @property
    def environment(self) -> dict[str, str]:
        """For the markers of requirements."""
        return {
            "python_version": self.python,
            "python_full_version": f"{self.python}.0",
            "sys_platform": "linux",
            "platform_system": "Linux",
            "platform_machine": "aarch64",
            "os_name": "posix",
            "implementation_name": "cpython",
            "platform_python_implementation": "CPython",
            "extra": "",
        }


JETPACKS = {
    "6": JetPack("3.10", (2, 35), "cuda-python>=12.6.1,<13"),
    "7": JetPack("3.12", (2, 39), "cuda-python>=13,<14"),
}


class NotForIt(Exception):
    """Something in the package would not work there."""


def needed(pack: JetPack) -> list[Requirement]:
    """What the project needs there, with its doors."""
    about = project()
    lines = [*about["dependencies"], *about["optional-dependencies"]["door"], pack.cuda]  # type: ignore[misc,index]
    return [need for need in map(Requirement, lines) if not need.marker or need.marker.evaluate(pack.environment)]


def fetch(pack: JetPack, wheels: Path) -> None:
    """All the wheels. pip judges markers by the Python that it runs on, so what they hide is asked for by name."""
    asked = needed(pack)
    while True:
        lines = [f"{need.name}{need.specifier}" for need in asked]
        subprocess.run([*pip(pack, wheels), *lines], check=True)
        if not (more := list(missing(pack, wheels))):
            return
        asked += more


def pip(pack: JetPack, wheels: Path) -> list[str | Path]:
    """The command, for its Python and every C library up to its own."""
    major, newest = pack.glibc
    platforms = [f"manylinux_{major}_{minor}_aarch64" for minor in range(newest, 16, -1)] + ["manylinux2014_aarch64"]
    tag = pack.python.replace(".", "")
    chosen = ["--python-version", tag, "--implementation", "cp", "--abi", f"cp{tag}", "--abi", "abi3", "--abi", "none"]
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--only-binary=:all:"]
    return [*command, *chosen, *(part for name in platforms for part in ("--platform", name)), "--dest", wheels]


def missing(pack: JetPack, wheels: Path) -> Iterator[Requirement]:
    """What a wheel needs there and none of them is. Raises NotForIt where one is of a version that does not do."""
    found = dict(map(name_and_version, wheels.glob("*.whl")))
    for wheel in sorted(wheels.glob("*.whl")):
        for need in requirements(wheel):
            if need.marker and not need.marker.evaluate(pack.environment):
                continue
            version = found.get(canonicalize_name(need.name))
            if version is None:
                yield Requirement(f"{need.name}{need.specifier}")
            elif not need.specifier.contains(version, prereleases=True):
                raise NotForIt(f"{wheel.name} needs {need}, and {version} was fetched")


def name_and_version(wheel: Path) -> tuple[str, str]:
    """By its file's name."""
    name, version, *_ = wheel.name.split("-")
    return canonicalize_name(name), version


def requirements(wheel: Path) -> list[Requirement]:
    """What it says it needs."""
    with zipfile.ZipFile(wheel) as archive:
        (metadata,) = [
            name for name in archive.namelist() if name.count("/") == 1 and name.endswith(".dist-info/METADATA")
        ]
        said = HeaderParser().parsestr(archive.read(metadata).decode())
    return [Requirement(line) for line in said.get_all("Requires-Dist") or ()]


def unpack(wheel: Path, packages: Path) -> None:
    """Into the environment, as pip does, but for scripts; each file is what the wheel's record says."""
    with zipfile.ZipFile(wheel) as archive:
        (record,) = [name for name in archive.namelist() if name.count("/") == 1 and name.endswith(".dist-info/RECORD")]
        for name, digest, _ in csv.reader(archive.read(record).decode().splitlines()):
            if not digest:
                continue
            data = archive.read(name)
            if digest != f"sha256={urlsafe_b64encode(sha256(data).digest()).rstrip(b'=').decode()}":
                raise NotForIt(f"{name} in {wheel.name} is not what its record says")
            if (target := place(name)) is not None:
                (packages / target).parent.mkdir(parents=True, exist_ok=True)
                (packages / target).write_bytes(data)


def place(name: str) -> str | None:
    """Where a wheel's file goes; None: nowhere."""
    data = re.match(r"[^/]+\.data/(purelib|platlib|scripts|data|headers)/(.*)", name)
    if data is None:
        return name
    return data[2] if data[1] in {"purelib", "platlib"} else None


def lay_out(pack: JetPack, wheels: Path, program: Path) -> None:
    """The environment with everything in it, as `python3 -m venv --system-site-packages` would make it."""
    packages = program / f"venv/lib/python{pack.python}/site-packages"
    packages.mkdir(parents=True)
    home = f"home = /usr/bin\ninclude-system-site-packages = true\nversion = {pack.python}\n"
    put(program / "venv/pyvenv.cfg", home)
    (program / "venv/bin").mkdir()
    (program / "venv/bin/python3").symlink_to(f"/usr/bin/python{pack.python}")
    for wheel in sorted(wheels.glob("*.whl")):
        unpack(wheel, packages)
    for name in ("kiosk", "engines", "ui"):
        shutil.copytree(ROOT / name, packages / name, ignore=NOT_IN_IT, copy_function=linked)
    about = f"Metadata-Version: 2.1\nName: mask-kiosk\nVersion: {project()['version']}\n"
    put(packages / f"mask_kiosk-{project()['version']}.dist-info/METADATA", about)
    put(program / "entry.py", (ROOT / "packaging/entry.py").read_text())
    put(program / "mask-kiosk", PROGRAM, executable=True)


def check(pack: JetPack, program: Path) -> int:
    """Every library is for that processor and that C library; how many there are. Raises NotForIt."""
    count = 0
    for path in program.rglob("*"):
        if path.is_symlink() or not path.is_file() or (data := path.read_bytes())[:4] != b"\x7fELF":
            continue
        count += 1
        if data[18] | data[19] << 8 != AARCH64:
            raise NotForIt(f"{path} is for another processor")
        wanted = max((tuple(map(int, found)) for found in re.findall(rb"GLIBC_(\d+)\.(\d+)", data)), default=(2, 17))
        if wanted > pack.glibc:
            raise NotForIt(f"{path} needs the C library {wanted}, and {pack.glibc} is there")
        foreign = re.search(r"\.cpython-(\d+)-", path.name)
        if foreign and foreign[1] != pack.python.replace(".", ""):
            raise NotForIt(f"{path} is for another Python")
    return count


def contents(pack: JetPack, jetpack: str, program: Path) -> Contents:
    """What the package needs: the system's Python, and its TensorRT where the GPU is to run the networks."""
    glibc = f"libc6 (>= {pack.glibc[0]}.{pack.glibc[1]})"
    needs = [name for name in system_packages() if name != "espeak-ng"]
    gpu = (f"python{pack.python}", "python3-libnvinfer")
    version = f"{debian_version(str(project()['version']))}+jetpack{jetpack}"
    return Contents(program, version, "arm64", (glibc, *needs, *BESIDE, *gpu))


def main(arguments: list[str] | None = None) -> int:
    """Build, check, and say what was not done."""
    parser = argparse.ArgumentParser(description="Builds the package for a Jetson.")
    parser.add_argument("--jetpack", choices=list(JETPACKS), required=True)
    parser.add_argument("--out", type=Path, default=ROOT / "build/package")
    given = parser.parse_args(arguments)
    pack = JETPACKS[given.jetpack]
    given.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=given.out) as made:
        wheels, program = Path(made) / "wheels", Path(made) / "program"
        fetch(pack, wheels)
        lay_out(pack, wheels, program)
        count = check(pack, program)
        deb = build(contents(pack, given.jetpack, program), given.out)
    print(f"{os.path.relpath(deb)} ({deb.stat().st_size / 1e6:.0f} MB)")
    print(f"{count} libraries, all for aarch64 and a C library of at most {'.'.join(map(str, pack.glibc))}.")
    print("It was never run on a Jetson: TensorRT there, the first start and its speed are untried.")
    return 0


if __name__ == "__main__":
    os.umask(0o022)
    sys.exit(main())
