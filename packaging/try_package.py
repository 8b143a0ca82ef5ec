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
from chroot import Chroot, Done, unpacked
from deb import ROOT, bundled
from deb import build as build_deb

VERDICT = re.compile(r'"verdict": "(NO_MASK|MASK_OK|MASK_WRONG)"')
Found = TypeVar("Found", bound=Sized)

NO_CARD = {"WLR_BACKENDS": "headless", "WLR_RENDERER": "pixman", "WLR_LIBINPUT_NO_DEVICES": "1"}
BETTER, DAMAGED, MENDED = "99.1", "99.2", "99.3"
"""Versions that nobody has yet."""
NOT_OURS = re.compile(
    r"^(var/log/(dpkg[.]log|apt/.*|alternatives[.]log)|var/cache/(apt|debconf|ldconfig)/.*|var/lib/(apt|dpkg)/.*"
    r"|etc/(passwd|group|shadow|gshadow|subuid|subgid)-)$"
)
"""What dpkg and its like keep for themselves."""
FIRST_SITE = """\
# This site's own settings, of before settings had versions.
[models]
# Tried in this order: "tensorrt", "tensorrt-rtx", "openvino", "onnxruntime".
backends = ["onnxruntime"]

[screen]
place = "Ward 7"   # by the lift

[door]
driver = "log"
user = "mask-kiosk"

[journal]
notary = "/run/mask-kiosk/notary.sock"
"""
ANSWERS = """\
[camera]
source = "0"
wait = true

[screen]
language = "de"
place = "Eingang Nord"

[door]
driver = "log"
fail = "secure"
user = "mask-kiosk"

[journal]
notary = "/run/mask-kiosk/notary.sock"

[[staff.people]]
name = "Ann"
role = "installer"
pin = "739164"

[setup]
privacy = true
door_opened = true
"""
AT_THE_DOOR = """
as() { user=$1; shift; runuser -u "$user" -- env HOME=/ XDG_STATE_HOME=/var/lib "$@"; }
install -d -o mask-kiosk-door -g mask-kiosk-door -m 0750 /run/mask-kiosk
kiosk=/usr/lib/mask-kiosk/current/mask-kiosk
state=/var/lib/mask-kiosk-door
as mask-kiosk-door $kiosk notary --state $state --socket /run/mask-kiosk/notary.sock --user mask-kiosk &
as mask-kiosk-door $kiosk doorman --config /etc/mask-kiosk/kiosk.toml &
for tries in 1 2 3 4 5 6 7 8 9 10; do
    if [ -S /run/mask-kiosk/notary.sock ] && [ -S /run/mask-kiosk/door.sock ]; then break; fi
    sleep 0.5
done
"""
"""As the units start them; there is no systemd in a chroot."""


SHOWN = """\
#!/bin/sh
exec /usr/lib/mask-kiosk/current/mask-kiosk --source demo --seconds 12 --report /tmp/report.jsonl
"""


class Failed(Exception):
    """A step did not do what it must."""


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


def must(done: Done, *wanted: str, code: int = 0) -> Done:
    """The command ended with this code and said all of it. Raises Failed, with what it said."""
    if done.code != code or (missing := [text for text in wanted if text not in done.said]):
        lacks = f"it did not say {missing}" if done.code == code else f"it ended with {done.code} and not {code}"
        raise Failed(f"{lacks}. What it said:\n{done.said[-6000:]}")
    return done


class Trial:
    """The steps, in their order, on one system. `debs`: the versions after the stick's."""

    def __init__(self, system: Chroot, debs: dict[str, str], version: str) -> None:
        self._system, self._debs, self._version = system, debs, version

    def install(self) -> str:
        """By the stick's own script."""
        done = must(self._system.run("sh", "/stick/install.sh"), "is installed", "Next: sudo reboot")
        self._runs(self._version)
        size = must(self._system.script("du -sm /usr/lib/mask-kiosk | cut -f1")).said.strip()
        modes = "stat -c '%U %G %a %n' /etc/mask-kiosk /etc/mask-kiosk/* /var/lib/mask-kiosk*"
        must(
            self._system.script(modes),
            "mask-kiosk mask-kiosk-door 2750 /etc/mask-kiosk\n",
            "mask-kiosk mask-kiosk-door 640 /etc/mask-kiosk/kiosk.toml",
            "mask-kiosk mask-kiosk 700 /var/lib/mask-kiosk\n",
            "mask-kiosk-door mask-kiosk-door 700 /var/lib/mask-kiosk-door",
        )
        (said,) = (line for line in done.said.splitlines() if line.endswith(" is installed."))
        return f"{said} {size} MB in /usr/lib/mask-kiosk"

    def refusals(self) -> str:
        """What the stick's script says where it cannot be done."""
        damaged = "cp -r /stick /tmp/stick && echo >>/tmp/stick/README.txt && sh /tmp/stick/install.sh"
        must(self._system.script(damaged), "NOT INSTALLED: the stick is damaged", "What to do: ", code=1)
        must(self._system.run("runuser", "-u", "nobody", "--", "sh", "/stick/install.sh"), "administrator", code=1)
        other = "sed -i s/bookworm/trixie/ /etc/os-release; sh /stick/install.sh; code=$?; exit $code"
        done = self._system.run("sh", "-c", f"cp /etc/os-release /tmp/os; {other}")
        must(self._system.run("sh", "-c", "cat /tmp/os >/etc/os-release; rm -rf /tmp/stick"))
        must(done, "this stick is for Debian 12", code=1)
        return "a damaged stick, a user without rights and another system are named in words"

    def libraries(self) -> str:
        """Each finds the others that it needs: Qt loads its plugins late, and a screen that needs one stays dark."""
        script = """
            cd /usr/lib/mask-kiosk/current/_internal
            find . -name '*.so*' -type f | sort >/tmp/libraries
            export LD_LIBRARY_PATH=$PWD
            while read -r library; do ldd "$library" 2>&1 | grep 'not found' || true; done </tmp/libraries
            wc -l </tmp/libraries
        """
        *lacks, count = must(self._system.script(script)).said.split("\n")[:-1]
        if lacks:
            raise Failed(f"libraries lack {sorted(set(lacks))}")
        return f"{count} libraries lack nothing"

    def selftest(self) -> str:
        """All of it, by the command that an installer types."""
        done = must(self._system.run("mask-kiosk", "--selftest", "--source", "demo"), "everything is in order")
        return f"{done.said.count('ok      ')} checks passed, as {self._user()}"

    def demo(self) -> str:
        """On a screen, as the kiosk's user, by the command that an installer types."""
        script = """
            /tmp/Xvfb :0 -screen 0 1280x720x24 -ac >/dev/null 2>&1 &
            for tries in 1 2 3 4 5 6 7 8 9 10; do [ -S /tmp/.X11-unix/X0 ] && break; sleep 0.5; done
            DISPLAY=:0 mask-kiosk --source demo --seconds 12 --report /tmp/report.jsonl
        """
        return self._verdict(self._system.script(script))

    def session(self, **environment: str) -> str:
        """The session's script as the unit starts it, with the demo for a kiosk."""
        (self._system.root / "tmp/shown").write_text(SHOWN)
        (self._system.root / "tmp/shown").chmod(0o755)
        script = """
            rm -rf /tmp/.X*
            mkdir -m 1777 /tmp/.X11-unix
            install -d -o mask-kiosk -m 0700 /run/mask-kiosk-screen
            runuser -u mask-kiosk -- env HOME=/var/lib/mask-kiosk XDG_STATE_HOME=/var/lib MASK_KIOSK=/tmp/shown \\
                RUNTIME_DIRECTORY=/run/mask-kiosk-screen timeout 60 /usr/lib/mask-kiosk/session
        """
        done = self._system.script(script, environment=environment)
        return f"{self._verdict(done)}; {screen_of(done.said)}"

    def setup(self) -> str:
        """Without a screen, from an answers file, then the record of a kiosk that begins."""
        answers = self._system.root / "tmp/answers.toml"
        answers.write_text(ANSWERS)
        answers.chmod(0o644)
        asked = AT_THE_DOOR + "mask-kiosk setup --answers /tmp/answers.toml --elsewhere"
        done = self._system.script(asked)
        if "this version has no setup" in done.said:
            return "not there yet"
        must(done)
        must(self._system.run("cat", "/etc/mask-kiosk/kiosk.toml"), "Eingang Nord", 'language = "de"')
        must(self._system.run("mask-kiosk", "staff", "list"), "Ann (installer)")
        must(self._system.script("stat -c '%U %G %a' /etc/mask-kiosk/kiosk.toml"), "mask-kiosk mask-kiosk-door 640")
        return f"{len(done.said.splitlines())} lines said; settings and staff are there"

    def record(self) -> str:
        """Doorman, notary and a kiosk with a camera that does not come: a record is begun, and it verifies."""
        done = must(self._system.script(AT_THE_DOOR + "as mask-kiosk $kiosk --headless --seconds 5\n" + self._verify()))
        return done.said.strip().splitlines()[-1]

    def upgrade(self) -> str:
        """With settings of the first version, which become today's; the record stays."""
        site = self._system.root / "etc/mask-kiosk/kiosk.toml"
        site.write_text(FIRST_SITE)
        before = self._records()
        must(self._install(BETTER))
        self._runs(BETTER)
        text = site.read_text()
        for wanted in ('place = "Ward 7"   # by the lift', "version = 1", '"tensorrt"', "# This site's own settings"):
            if wanted not in text:
                raise Failed(f"the settings after the upgrade lack {wanted}:\n{text}")
        must(self._system.script("stat -c '%U %G %a' /etc/mask-kiosk/kiosk.toml"), "mask-kiosk mask-kiosk-door 640")
        if self._records() != before:
            raise Failed(f"the record had {before}, and now {self._records()}")
        must(self._system.run("test", "-x", "/usr/lib/mask-kiosk/previous/mask-kiosk"))
        return f"settings migrated, {before}"

    def rollback(self) -> str:
        """A new version whose network is damaged: the one before runs on."""
        before = self._kept()
        must(self._install(DAMAGED), "FAILED", "The version before it runs on", code=1)
        self._runs(BETTER, link="previous")
        if self._kept() != before:
            raise Failed("settings or record are not as they were")
        must(self._system.script(AT_THE_DOOR + "mask-kiosk --selftest --source demo"), "everything is in order")
        again = must(self._install(DAMAGED), "The version before it runs on", code=1)
        self._runs(BETTER, link="previous")
        if self._kept() != before:
            raise Failed("settings or record are not as they were after a second try")
        return next(line for line in again.said.splitlines() if "failed its self-test" in line)

    def mend(self) -> str:
        """A version that works, after the one that did not; and by hand to the one before."""
        must(self._install(MENDED))
        self._runs(MENDED)
        must(self._system.run("mask-kiosk", "previous"), "the version before is in use")
        self._runs(BETTER, link="previous")
        must(self._system.run("dpkg-reconfigure", "mask-kiosk"))
        self._runs(MENDED)
        return "installed over the failed one; `mask-kiosk previous` and back"

    def remove(self) -> str:
        """Settings, record and users outlive it."""
        must(self._system.run("apt-get", "-qq", "-y", "remove", "mask-kiosk"))
        must(self._system.run("test", "-s", "/etc/mask-kiosk/kiosk.toml"))
        must(self._system.run("test", "-s", "/var/lib/mask-kiosk/journal.sqlite3"))
        must(self._system.run("test", "!", "-e", "/usr/lib/mask-kiosk"))
        return "settings and record are still there"

    def purge(self, without: frozenset[str]) -> str:
        """Nothing is left that a system with the same other packages has not."""
        must(self._system.run("apt-get", "-qq", "-y", "purge", "mask-kiosk"))
        left = sorted(path for path in self._system.files() - without if not NOT_OURS.match(path))
        if left:
            raise Failed(f"the purge left {len(left)}: {left[:20]}")
        must(self._system.run("getent", "passwd", "mask-kiosk", "mask-kiosk-door"), code=2)
        must(self._system.run("getent", "group", "mask-kiosk", "mask-kiosk-door"), code=2)
        if traces := [name for name in ("passwd", "group", "shadow") if self._named_in(name)]:
            raise Failed(f"mask-kiosk is still named in {traces}")
        return "no file, user or group is left"

    def _named_in(self, name: str) -> bool:
        return "mask-kiosk" in (self._system.root / "etc" / name).read_text()

    def _install(self, version: str) -> Done:
        return self._system.run("dpkg", "--install", self._debs[version])

    def _runs(self, version: str, link: str = "") -> None:
        """`current` leads to it, and it says that it is that version."""
        seen = must(self._system.run("readlink", "/usr/lib/mask-kiosk/current")).said.strip()
        if seen != (link or version):
            raise Failed(f"{seen} is in use, and not {link or version}")
        folder = self._system.root / "usr/lib/mask-kiosk" / seen
        (metadata,) = folder.glob("_internal/mask_kiosk-*.dist-info/METADATA")
        if f"\nVersion: {version}\n" not in metadata.read_text():
            raise Failed(f"{folder} does not hold version {version}")

    def _user(self) -> str:
        return must(self._system.script("runuser -u mask-kiosk -- id -un")).said.strip()

    def _verdict(self, done: Done) -> str:
        report = self._system.root / "tmp/report.jsonl"
        if not report.exists():
            raise Failed(f"it wrote no report:\n{done.said[-6000:]}")
        text, owner = report.read_text(), report.stat().st_uid
        report.unlink()
        if owner == 0:
            raise Failed("it ran as root")
        if not (found := VERDICT.findall(text)):
            raise Failed(f"it reached no verdict: {text}\n{done.said[-6000:]}")
        return f"{len(found)} verdicts: {', '.join(found)}"

    def _verify(self) -> str:
        return "mask-kiosk journal verify /var/lib/mask-kiosk/journal.sqlite3 --socket /run/mask-kiosk/notary.sock"

    def _records(self) -> str:
        return must(self._system.script(AT_THE_DOOR + self._verify())).said.strip().splitlines()[-1]

    def _kept(self) -> tuple[str, str]:
        return (self._system.root / "etc/mask-kiosk/kiosk.toml").read_text(), self._records()


def screen_of(said: str) -> str:
    """Which of the two the session came up on."""
    return "on X, as cage brought no screen up" if "X takes its place" in said else "under cage"


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
        trial = Trial(system, newer, made.name.split("-")[2])
        report.step("what it refuses", trial.refusals)
        report.step("installation from the stick, no network", trial.install)
        report.step("its libraries", trial.libraries)
        report.step("self-test", trial.selftest)
        # A server that draws into memory: it is no part of the package.
        shutil.copy2("/usr/bin/Xvfb", system.root / "tmp/Xvfb")
        report.step("demo on a screen", trial.demo)
        report.step("the unit's session under cage, without a graphics card", partial(trial.session, **NO_CARD))
        report.step("the unit's session on X, as cage cannot", partial(trial.session, MASK_KIOSK_X="/tmp/Xvfb"))  # noqa: S108 - the system's own
        report.step("setting up from an answers file", trial.setup)
        report.step("a record, sealed by the notary", trial.record)
        report.step("upgrade, settings migrated", trial.upgrade)
        report.step("upgrade to a damaged version", trial.rollback)
        report.step("upgrade to a version that works", trial.mend)
        report.step("remove", trial.remove)
        report.step("purge", partial(trial.purge, without))


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
