"""A device's file: is it there, and may this user use it?"""

from __future__ import annotations

import grp
import os
import pwd
from pathlib import Path

from kiosk.finding import Finding, Sign


def reach(part: str, path: Path, sign: Sign = Sign.BROKEN) -> Finding | None:
    """What is wrong with it; None: nothing. `sign`: how bad it is where this user may not use it."""
    try:
        kept = path.stat()
    except FileNotFoundError:
        return Finding(
            part, Sign.BROKEN, f"{path} is not there.", "Check plug and cable, and its name in the settings."
        )
    if os.access(path, os.R_OK | os.W_OK):
        return None
    group = group_of(kept.st_gid)
    advice = f"`sudo usermod -aG {group} USER` for the user who runs it, then log in anew or restart the service."
    return Finding(part, sign, f"{user()} may not use {path}: its group is {group}.", advice)


def group_of(number: int) -> str:
    """Its name."""
    try:
        return grp.getgrgid(number).gr_name
    except KeyError:
        return str(number)


def user() -> str:
    """Who asks."""
    try:
        return pwd.getpwuid(os.geteuid()).pw_name
    except KeyError:
        return str(os.geteuid())
