"""`python packaging/jetson.py --jetpack 6 --out build/package`: the .deb for a Jetson, which was never run on one.

A virtual environment that is laid out here from aarch64 wheels, on the system's Python and its TensorRT. What can be
known without a Jetson is checked: every library is for its processor, loads with its C library, and has what it needs.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import sys
import tempfile
from pathlib import Path

from deb import BESIDE, ROOT, Contents, build, debian_version, linked, project, put, system_packages
from wheels import JetPack, NotForIt, fetch, unpack

AARCH64 = 183
"""ELF's number of the processor (e_machine)."""
PROGRAM = """\
#!/bin/sh
# The system's Python with this version's packages before its own: TensorRT is the system's.
here=$(dirname "$(readlink -f "$0")")
exec "$here/venv/bin/python3" -I "$here/entry.py" "$@"
"""
NOT_IN_IT = shutil.ignore_patterns("__pycache__", "*.ts")


JETPACKS = {
    "6": JetPack("3.10", (2, 35), "cuda-python>=12.6.1,<13"),
    "7": JetPack("3.12", (2, 39), "cuda-python>=13,<14"),
}


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
