"""`python packaging/try_package.py`: the stick on a bare system, from the first step to a purge. Needs root.

Everything runs in a chroot without a network: installation, self-test, demo on a screen, setting up, upgrade, an
upgrade that fails, purge. Each step says how long it took; build/package-test.json keeps it.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Sized
from dataclasses import asdict, dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TypeVar

import base
from chroot import unpacked
from deb import ROOT, bundled
from deb import build as build_deb
from fresh import Fresh
from later import BETTER, DAMAGED, MENDED, Later
from looks import Failed, must

Found = TypeVar("Found", bound=Sized)

NO_CARD = {"WLR_BACKENDS": "headless", "WLR_RENDERER": "pixman", "WLR_LIBINPUT_NO_DEVICES": "1"}


@dataclass(slots=True)
class Report:
    """What was tried, and how it went."""

    machine: str
    sizes_mb: dict[str, float] = field(default_factory=dict)
    steps: list[dict[str, object]] = field(default_factory=list)
    passed: bool = False

    def step(self, name: str, action: Callable[[], Found]) -> Found:
        """Run it, print it, keep it. Raises Failed."""
        print(f"{name} ...", flush=True)
        began_s = time.monotonic()
        outcome = action()
        took_s = round(time.monotonic() - began_s, 1)
        said = outcome if isinstance(outcome, str) else f"{len(outcome)}"
        self.steps.append({"step": name, "seconds": took_s, "outcome": said})
        print(f"   {took_s:6.1f} s  {said}", flush=True)
        return outcome


def versions(bundle: Path, out: Path) -> dict[str, str]:
    """Packages of versions that nobody has, unpacked quickly; one has a damaged network. Where each is seen inside."""
    made, first = {}, bundled(bundle)
    for version in (BETTER, DAMAGED, MENDED):
        copy = out / version
        subprocess.run(["cp", "-al", bundle, copy], check=True)
        (metadata,) = copy.glob("_internal/mask_kiosk-*.dist-info/METADATA")
        text = re.sub(r"(?m)^Version: .*$", f"Version: {version}", metadata.read_text())
        metadata.unlink()  # and not the bundle's own
        metadata.write_text(text)
        if version == DAMAGED:
            damage(copy / "_internal/engines/models")
        made[version] = (
            f"/debs/{build_deb(replace(first, program=copy, version=version), out, compression=('-Znone',)).name}"
        )
        shutil.rmtree(copy)
    return made


def damage(models: Path) -> None:
    """A bit of the shipped classifier is another one: in the file that a processor runs."""
    shipped = json.loads((models / "shipped.json").read_text())["classifier"]
    for weights in models.glob(f"{shipped}.*.onnx"):
        data = bytearray(weights.read_bytes())
        data[len(data) // 2] ^= 1
        weights.unlink()
        weights.write_bytes(data)


def files_without(tar: Path, folder: Path, made: Path) -> frozenset[str]:
    """What a system has with everything that the stick brings, but for mask-kiosk."""
    with unpacked(tar, folder, {made: "/stick"}) as system:
        others = "find /stick/packages -name '*.deb' ! -name 'mask-kiosk_*' | sort"
        install = f"DEBIAN_FRONTEND=noninteractive apt-get -qq -y --no-install-recommends install $({others})"
        must(system.script(install))
        return system.files()


def try_all(report: Report, made: Path, bundle: Path, work: Path) -> None:
    """All the steps. Raises Failed."""
    tar, debs = base.base(made.parent), work / "debs"
    debs.mkdir(parents=True)
    newer = report.step("made-up newer versions", partial(versions, bundle, debs))
    without = report.step("a system without mask-kiosk", partial(files_without, tar, work / "without", made))
    with unpacked(tar, work / "system", {made: "/stick", debs: "/debs"}) as system:
        fresh, later = Fresh(system, made.name.split("-")[2]), Later(system, newer)
        report.step("what it refuses", fresh.refusals)
        report.step("installation from the stick, no network", fresh.install)
        report.step("its libraries", fresh.libraries)
        report.step("self-test", fresh.selftest)
        # A server that draws into memory: it is no part of the package.
        shutil.copy2("/usr/bin/Xvfb", system.root / "tmp/Xvfb")
        report.step("demo on a screen", fresh.demo)
        report.step("the unit's session under cage, without a graphics card", partial(fresh.session, **NO_CARD))
        report.step("the unit's session on X, as cage cannot", partial(fresh.session, MASK_KIOSK_X="/tmp/Xvfb"))  # noqa: S108 - the system's own
        report.step("setting up from an answers file", fresh.setup)
        report.step("a record, sealed by the notary", fresh.record)
        report.step("upgrade, settings migrated", later.upgrade)
        report.step("upgrade to a damaged version", later.rollback)
        report.step("upgrade to a version that works", later.mend)
        report.step("remove", later.remove)
        report.step("purge", partial(later.purge, without))


def main(arguments: list[str] | None = None) -> int:
    """0 where every step did what it must."""
    parser = argparse.ArgumentParser(description="Tries the stick on a bare system.")
    parser.add_argument("--stick", type=Path, help="the stick's folder; by default the newest in build/package")
    parser.add_argument("--bundle", type=Path, default=ROOT / "dist/mask-kiosk")
    parser.add_argument("--out", type=Path, default=ROOT / "build/package-test.json")
    given = parser.parse_args(arguments)
    if why := base.why_not():
        print(f"error: {why}.", file=sys.stderr)
        return 1
    found = sorted((ROOT / "build/package").glob("*-stick"), key=lambda path: path.stat().st_mtime)
    if not (made := given.stick or (found[-1] if found else None)):
        print("error: there is no stick yet: run `make package`.", file=sys.stderr)
        return 1
    report = Report(f"{platform.machine()}, {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}")
    report.sizes_mb = sizes(made.resolve(), given.bundle)
    work = ROOT / "build/package-test"
    shutil.rmtree(work, ignore_errors=True)
    try:
        try_all(report, made.resolve(), given.bundle.resolve(), work)
        report.passed = True
    except (Failed, subprocess.SubprocessError) as problem:
        print(f"error: {problem}", file=sys.stderr)
    finally:
        shutil.rmtree(work, ignore_errors=True)
        given.out.write_text(json.dumps(asdict(report), indent=1) + "\n")
    print(f"{'passed' if report.passed else 'FAILED'}: {os.path.relpath(given.out)}")
    return 0 if report.passed else 1


def sizes(made: Path, bundle: Path) -> dict[str, float]:
    """Of what is carried, and what it becomes."""
    (deb,) = made.glob("packages/mask-kiosk_*.deb")
    whole = sum(path.stat().st_size for path in made.rglob("*") if path.is_file())
    unpacked_b = sum(path.lstat().st_size for path in bundle.rglob("*"))
    return {"deb": deb.stat().st_size / 1e6, "stick": whole / 1e6, "program": unpacked_b / 1e6}


if __name__ == "__main__":
    os.umask(0o022)
    sys.exit(main())
