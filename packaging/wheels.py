"""Wheels for another machine than this one: found, complete, and unpacked as pip would."""

from __future__ import annotations

import csv
import re
import subprocess
import sys
import zipfile
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from email.parser import HeaderParser
from hashlib import sha256
from pathlib import Path

from deb import project
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name


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
