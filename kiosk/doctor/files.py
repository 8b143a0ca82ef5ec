"""The kiosk's own files: settings that hold a password, the state folder, the disk they are on."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path

from kiosk import machine_findings
from kiosk.doctor.devices import user
from kiosk.finding import Finding, Sign
from kiosk.machine import Machine, look
from kiosk.units import size

SETTINGS, STATE = "Settings", "State folder"
PASSWORD = re.compile(rb"://[^\s/@\"']*:[^\s/@\"']+@")


def examine_settings(path: Path | None) -> Iterator[Finding]:
    """Of a file that could be read: whether others can read a password in it."""
    if path is None or not path.exists():
        yield Finding(SETTINGS, Sign.LOOK, "There is no settings file: all is as by default.", "Run the set-up.")
        return
    if path.stat().st_mode & stat.S_IROTH and PASSWORD.search(path.read_bytes()):
        advice = f"`chmod 640 {path}`, with a group that kiosk and doorman are both in."
        yield Finding(SETTINGS, Sign.LOOK, f"{path} holds a password, and everybody here can read it.", advice)
        return
    yield Finding(SETTINGS, Sign.GOOD, f"{path} can be used.")


def examine_state(folder: Path) -> Iterator[Finding]:
    """The folder, its owner, and the disk."""
    try:
        kept = folder.stat()
    except FileNotFoundError:
        said = f"{folder} is not there yet: a kiosk with a camera begins it."
        yield Finding(STATE, Sign.LOOK, said, "If the kiosk ran already, it was as another user: ask as that one.")
        yield from _disk(_first_that_is(folder))
        return
    if not os.access(folder, os.W_OK | os.X_OK):
        advice = f"Run the doctor as its owner, or `chown -R {user()} {folder}`."
        yield Finding(STATE, Sign.BROKEN, f"{user()} cannot write into {folder}.", advice)
    elif kept.st_mode & (stat.S_IWGRP | stat.S_IWOTH):
        yield Finding(STATE, Sign.LOOK, f"Others may write into {folder}.", f"`chmod 700 {folder}`.")
    else:
        yield Finding(STATE, Sign.GOOD, f"{folder} can be written by {user()}, and by nobody else.")
    yield from _disk(folder)


def examine_machine(folder: Path) -> Iterator[Finding]:
    """Memory and heat."""
    machine = look(_first_that_is(folder))
    yield from filter(None, (_memory(machine), machine_findings.heat(machine)))


def _memory(machine: Machine) -> Finding | None:
    """The kiosk's own figure would be the doctor's here."""
    found = machine_findings.memory(machine)
    if found is None or machine.memory_free_b is None or machine.memory_all_b is None:
        return None
    free, every = (size(one) for one in (machine.memory_free_b, machine.memory_all_b))
    return Finding(found.part, found.sign, f"{free} of {every} are free.", found.advice)


def _disk(folder: Path) -> Iterator[Finding]:
    yield machine_findings.disk(look(folder))


def _first_that_is(folder: Path) -> Path:
    return next(one for one in (folder, *folder.parents) if one.exists())
