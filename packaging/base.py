"""The oldest system that the package is for, bare: what debootstrap makes, kept as a tar file. Needs root.

Where packages come from is what this machine's own apt says, at that time.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

CODENAME, SYSTEM = "bookworm", "Debian 12"


def mirror() -> str:
    """Where this machine's apt gets that system from. Ends the program with a sentence where it does not."""
    asked = ["apt-get", "indextargets", "--format", "$(REPO_URI) $(CODENAME)", "Created-By: Packages"]
    for line in subprocess.run(asked, capture_output=True, text=True, check=True).stdout.splitlines():
        address, _, codename = line.partition(" ")
        if codename == CODENAME:
            return address
    return sys.exit(
        f"error: this machine's apt knows no {SYSTEM} ({CODENAME}): run this on one, then `apt-get update`."
    )


def why_not() -> str:
    """Why no base can be made here; empty: it can."""
    if os.geteuid() != 0:
        return "this needs root: a system of its own is unpacked, with its owners"
    if not shutil.which("debootstrap"):
        return "debootstrap is missing: run `apt-get install debootstrap`"
    return ""


def base(folder: Path) -> Path:
    """The tar file in `folder`; made where it is not there yet, which takes a minute or two."""
    kept = folder / f"{CODENAME}.tar"
    if not kept.exists():
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder) as made:
            root = Path(made) / "root"
            asked = ["debootstrap", "--variant=minbase", CODENAME, root, mirror()]
            subprocess.run(asked, check=True, stdout=subprocess.DEVNULL)
            for path in (root / "etc/apt/sources.list", root / "etc/resolv.conf"):
                path.unlink(missing_ok=True)
            shutil.rmtree(root / "var/cache/apt/archives")
            (root / "var/cache/apt/archives/partial").mkdir(parents=True)
            packed = kept.with_suffix(".partial")
            subprocess.run(["tar", "--numeric-owner", "-C", root, "-cf", packed, "."], check=True)
            packed.rename(kept)
    return kept
