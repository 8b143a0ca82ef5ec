"""`python packaging/stick.py [--deb FILE]`: for a USB stick, what a computer without a network needs.

The package, everything that it needs beyond a bare system, one script, and the sha256 of each file. Needs root.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import base
from deb import HERE, ROOT, SCREEN

SPARE_KB = 700_000
"""Beside what the packages take: the version before, the record, a GPU's engines."""


def fields(deb: Path, *names: str) -> dict[str, str]:
    """Some fields of a package."""
    said = subprocess.run(["dpkg-deb", "--field", deb, *names], capture_output=True, text=True, check=True).stdout
    return dict(line.split(": ", 1) for line in said.splitlines() if ": " in line)


def fetch(deb: Path, status: Path, into: Path) -> None:
    """What the package needs beyond what `status` (dpkg's) says is there, by this machine's apt and its sources."""
    cache = into / "fetched"
    (cache / "partial").mkdir(parents=True)
    # Alone it counts: neither this machine's own packages nor its wishes.
    here = [f"Dir::State::status={status}", f"Dir::Cache::archives={cache}/", "Debug::NoLocking=1"]
    here += [
        "APT::Sandbox::User=root",
        "APT::Install-Recommends=0",
        "Dir::Cache::pkgcache=",
        "Dir::Cache::srcpkgcache=",
    ]
    command = ["apt-get", "-qq", "-y", "--download-only", *(f"-o{option}" for option in here), "install"]
    subprocess.run([*command, deb.resolve(), *SCREEN], check=True, stdout=subprocess.DEVNULL)
    for found in cache.glob("*.deb"):
        # Not every stick can have a colon's escape in a name.
        found.rename(into / re.sub(r"%3a", ".", found.name, flags=re.IGNORECASE))
    shutil.rmtree(cache)


def index(packages: Path) -> int:
    """apt's list of the folder; how many kilobytes all of it takes once it is installed."""
    entries, size_kb = [], 0
    for deb in sorted(packages.glob("*.deb")):
        said = subprocess.run(["dpkg-deb", "--field", deb], capture_output=True, text=True, check=True).stdout
        found = re.search(r"^Installed-Size: (\d+)$", said, re.MULTILINE)
        size_kb += int(found[1]) if found else 0
        entries.append(f"{said}Filename: ./{deb.name}\nSize: {deb.stat().st_size}\nSHA256: {sha256(deb)}\n")
    (packages / "Packages").write_text("\n".join(entries))
    return size_kb


def sha256(path: Path) -> str:
    """Of the whole file."""
    with path.open("rb") as file:
        whole = hashlib.sha256()
        while block := file.read(1 << 20):
            whole.update(block)
        return whole.hexdigest()


def seal(stick: Path) -> None:
    """SHA256SUMS of everything else."""
    files = sorted(path for path in stick.rglob("*") if path.is_file() and path.name != "SHA256SUMS")
    lines = [f"{sha256(path)}  {path.relative_to(stick)}\n" for path in files]
    (stick / "SHA256SUMS").write_text("".join(lines))


def build(deb: Path, out: Path) -> Path:
    """The folder for the stick, beside a tar file of it."""
    about = fields(deb, "Package", "Version", "Architecture")
    stick = out / "{Package}-{Version}-{Architecture}-stick".format(**about)
    shutil.rmtree(stick, ignore_errors=True)
    packages = stick / "packages"
    packages.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as bare:
        subprocess.run(["tar", "-C", bare, "-xf", base.base(out), "./var/lib/dpkg/status"], check=True)
        fetch(deb, Path(bare) / "var/lib/dpkg/status", packages)
    shutil.copy2(deb, packages)
    size_kb = index(packages)
    for name in ("install.sh", "README.txt"):
        shutil.copy(HERE / "stick" / name, stick)
    settings = {
        "codename": base.CODENAME,
        "system": base.SYSTEM,
        "architecture": about["Architecture"],
        "version": about["Version"],
        "packages": " ".join(["mask-kiosk", *SCREEN]),
        "room_kb": size_kb + SPARE_KB,
    }
    (stick / "stick.conf").write_text("".join(f'stick_{name}="{value}"\n' for name, value in settings.items()))
    seal(stick)
    subprocess.run(["tar", "--owner=0", "--group=0", "-C", out, "-cf", f"{stick}.tar", stick.name], check=True)
    return stick


def main(arguments: list[str] | None = None) -> int:
    """Build, and say what it weighs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--deb", type=Path, help="by default the newest in build/package")
    parser.add_argument("--out", type=Path, default=ROOT / "build/package")
    given = parser.parse_args(arguments)
    if why := base.why_not():
        print(f"no stick is made: {why}")
        return 0
    found = sorted(given.out.glob("mask-kiosk_*_amd64.deb"), key=lambda path: path.stat().st_mtime)
    if not (deb := given.deb or (found[-1] if found else None)):
        print("error: there is no package yet: run `make package`.", file=sys.stderr)
        return 1
    made = build(deb, given.out)
    debs = list((made / "packages").glob("*.deb"))
    print(f"{os.path.relpath(made)} ({sum(deb.stat().st_size for deb in debs) / 1e6:.0f} MB, {len(debs)} packages)")
    return 0


if __name__ == "__main__":
    os.umask(0o022)
    sys.exit(main())
