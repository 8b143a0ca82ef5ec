"""`python packaging/deb.py --bundle dist/mask-kiosk --out build/package`: the .deb from PyInstaller's folder."""

from __future__ import annotations

import argparse
import gzip
import os
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import notices

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
PLACE = Path("usr/lib/mask-kiosk")
SCRIPTS = ("preinst", "postinst", "prerm", "postrm")

FILES = {
    "session/mask-kiosk": "usr/bin/mask-kiosk",
    "session/session": "usr/lib/mask-kiosk/session",
    "session/put-back": "usr/lib/mask-kiosk/put-back",
    "session/openbox.xml": "usr/lib/mask-kiosk/openbox.xml",
    "session/pam": "etc/pam.d/mask-kiosk",
    "systemd/mask-kiosk.service": "usr/lib/systemd/system/mask-kiosk.service",
    "systemd/mask-kiosk.timer": "usr/lib/systemd/system/mask-kiosk.timer",
    "systemd/mask-kiosk-doorman.service": "usr/lib/systemd/system/mask-kiosk-doorman.service",
    "systemd/mask-kiosk-notary.service": "usr/lib/systemd/system/mask-kiosk-notary.service",
    "systemd/journald.conf": "usr/lib/systemd/journald@mask-kiosk.conf.d/limits.conf",
    "systemd/udev.rules": "usr/lib/udev/rules.d/70-mask-kiosk.rules",
}
"""Of this folder, and where each goes."""

SITE = {
    "source": ('source = "auto"', 'source = "0"'),
    "wait": ("wait = false", "wait = true"),
    "user": ('user = ""', 'user = "mask-kiosk"'),
    "notary": ('notary = ""', 'notary = "/run/mask-kiosk/notary.sock"'),
}
"""What an installed kiosk has otherwise: a missing camera is said on screen, and no demo plays at an entrance."""

NOT_AT_RUN_TIME = {"espeak-ng"}
"""The spoken sentences were made when the bundle was."""

BESIDE = ("passwd", "init-system-helpers", "libpam-systemd", "libstdc++6", "libgcc-s1")
SCREEN = (
    "cage",
    "xwayland",
    "openbox",
    "xinit",
    "x11-xserver-utils",
    "xserver-xorg-core",
    "xserver-xorg-input-libinput",
)
"""Wayland, and X where that does not come up. cage ends where it finds no Xwayland, though nothing needs it here."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What differs between packages: the program's folder, which becomes VERSION/, and what it needs."""

    program: Path
    version: str
    architecture: str
    depends: tuple[str, ...]


def project() -> dict[str, object]:
    """pyproject.toml's [project]."""
    found: dict[str, object] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return found


def debian_version(version: str) -> str:
    """A Python version so that Debian sorts it alike: 1.0rc1 comes before 1.0."""
    return re.sub(r"[.]?(a|b|rc|dev)(?=\d)", r"~\1", version)


def system_packages() -> tuple[str, ...]:
    """What packaging/system-packages wants for a run."""
    text = (HERE / "system-packages").read_text()
    wanted = re.search(r'^needed="\n(.*?)^"', text, re.DOTALL | re.MULTILINE)
    if not wanted:
        sys.exit("error: packaging/system-packages has no list of what is needed.")
    return tuple(line.split()[1] for line in wanted[1].splitlines() if line.strip())


def glibc(folder: Path) -> str:
    """The oldest C library that can load every file in the folder."""
    found = {
        tuple(map(int, number.split(b".")))
        for path in folder.rglob("*")
        if path.is_file() and not path.is_symlink() and (data := path.read_bytes())[:4] == b"\x7fELF"
        for number in re.findall(rb"GLIBC_(\d+[.]\d+)", data)
    }
    return ".".join(map(str, max(found)))


def bundled(folder: Path) -> Contents:
    """PyInstaller's folder, for this machine's architecture."""
    needs = [name for name in system_packages() if name not in NOT_AT_RUN_TIME]
    depends = (f"libc6 (>= {glibc(folder)})", *needs, *BESIDE)
    asked = subprocess.run(["dpkg", "--print-architecture"], capture_output=True, text=True, check=True)
    return Contents(folder, debian_version(str(project()["version"])), asked.stdout.strip(), depends)


def settings() -> str:
    """packaging/kiosk.toml as a new site gets it. Each line that differs must be there once."""
    text = (HERE / "kiosk.toml").read_text(encoding="utf-8")
    for before, after in SITE.values():
        text, times = re.subn(rf"^{re.escape(before)}$", after, text, flags=re.MULTILINE)
        if times != 1:
            sys.exit(f"error: packaging/kiosk.toml has {times} lines {before}, and not one.")
    return text


def script(name: str, version: str) -> str:
    """A maintainer script, whole."""
    parts = [(HERE / "debian" / part).read_text() for part in ("common.sh", name)]
    return "#!/bin/sh\n" + "\n".join(parts).replace("@VERSION@", version)


def lay_out(root: Path, contents: Contents) -> None:
    """Everything that is installed, but for the copyright."""
    place = root / PLACE / contents.version
    place.parent.mkdir(parents=True)
    shutil.copytree(contents.program, place, symlinks=True, copy_function=linked)
    for source, target in FILES.items():
        put(root / target, (HERE / source).read_text(), executable=os.access(HERE / source, os.X_OK))
    put(root / "usr/share/mask-kiosk/kiosk.toml", settings())
    for document in (*ROOT.glob("docs/*.md"), ROOT / "README.md", ROOT / "CHANGELOG.md"):
        put(root / "usr/share/doc/mask-kiosk" / document.name, document.read_text(encoding="utf-8"))


def linked(source: str, target: str) -> None:
    """A copy that takes no room, where the file system can do that."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def put(path: Path, text: str, *, executable: bool = False) -> None:
    """A file of the package."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    path.chmod(0o755 if executable else 0o644)


def add_notices(root: Path, bundle: Path) -> None:
    """Whose works are in it."""
    parts, folder = notices.collect(ROOT, bundle), root / "usr/share/doc/mask-kiosk"
    put(folder / "copyright", notices.summary(parts, (ROOT / "LICENSE").read_text()))
    (folder / "notices.txt.gz").write_bytes(gzip.compress(notices.full(parts).encode(), mtime=0))
    (folder / "notices.txt.gz").chmod(0o644)


def control(root: Path, contents: Contents) -> None:
    """DEBIAN/, after all else is in its place."""
    size = sum(path.lstat().st_size for path in root.rglob("*") if not path.is_dir() or path.is_symlink())
    fields = {
        "VERSION": contents.version,
        "ARCHITECTURE": contents.architecture,
        "MAINTAINER": project()["authors"][0]["name"],  # type: ignore[index]
        "SIZE_KB": size // 1024,
        "DEPENDS": ", ".join(contents.depends),
        "RECOMMENDS": ", ".join(SCREEN),
        "SUMMARY": project()["description"],
    }
    text = (HERE / "debian/control").read_text()
    put(root / "DEBIAN/control", re.sub(r"@(\w+)@", lambda found: str(fields[found[1]]), text))
    put(root / "DEBIAN/conffiles", "/etc/pam.d/mask-kiosk\n")
    for name in SCRIPTS:
        put(root / "DEBIAN" / name, script(name, contents.version), executable=True)


def build(contents: Contents, out: Path, *, compression: tuple[str, ...] = ("-Zxz", "-z1")) -> Path:
    """The .deb in the folder `out`; its path."""
    out.mkdir(parents=True, exist_ok=True)
    target = out / f"mask-kiosk_{contents.version}_{contents.architecture}.deb"
    with tempfile.TemporaryDirectory(dir=out) as made:
        root = Path(made) / "root"
        lay_out(root, contents)
        add_notices(root, contents.program)
        control(root, contents)
        # One thread: each more takes memory for a whole block.
        pack = ["dpkg-deb", "--root-owner-group", "--threads-max=1", *compression, "--build", root, target]
        subprocess.run(pack, check=True, stdout=subprocess.DEVNULL)
    return target


def main(arguments: list[str] | None = None) -> int:
    """Build, and say what it weighs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bundle", type=Path, default=ROOT / "dist/mask-kiosk")
    parser.add_argument("--out", type=Path, default=ROOT / "build/package")
    given = parser.parse_args(arguments)
    made = build(bundled(given.bundle), given.out)
    print(f"{os.path.relpath(made)} ({made.stat().st_size / 1e6:.0f} MB)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
