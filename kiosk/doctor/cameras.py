"""The camera: is it there, who has it, may this user open it, does a picture come out of it?"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from kiosk.doctor.devices import reach
from kiosk.finding import Finding, Sign
from kiosk.sources import AUTO, SourceKind, kind_of
from kiosk.v4l2 import cameras, device_path

CAMERA = "Camera"
PROC = Path("/proc")
OURS = ("mask-kiosk", "-m kiosk")


def examine_camera(asked: str, source: str, look: Callable[[], str]) -> Iterator[Finding]:
    """`asked`: as the settings have it; `source`: what that means here. `look` reads a picture; it may raise."""
    kind = kind_of(source)
    if not kind.live:
        advice = "Plug one in." if asked == AUTO else "Set camera.source to a camera where visitors are to be seen."
        yield Finding(CAMERA, Sign.LOOK, f"The kiosk would show {shown(source)}, and no camera.", advice)
        return
    if kind is SourceKind.DEVICE:
        path = device_path(source)
        if (bad := reach(CAMERA, Path(path))) or (bad := _held(path)):
            yield bad
            return
        yield Finding("Cameras", Sign.GOOD, f"Here are: {', '.join(cameras()) or 'none'}.")
    yield Finding(CAMERA, Sign.GOOD, f"{shown(source)} {look()}.")


def shown(source: str) -> str:
    """The source in words; an address may carry a password."""
    kind = kind_of(source)
    if kind in {SourceKind.URL, SourceKind.PIPELINE}:
        return "the network camera" if kind is SourceKind.URL else "the pipeline"
    return "the demo" if kind is SourceKind.DEMO else source


def _held(path: str) -> Finding | None:
    holders = list(holders_of(Path(path)))
    if not holders:
        return None
    names = ", ".join(f"{command} (process {number})" for number, command in holders)
    if any(ours in command for _, command in holders for ours in OURS):
        return Finding(CAMERA, Sign.GOOD, f"{path} is used by the kiosk itself: {names}.")
    return Finding(CAMERA, Sign.BROKEN, f"{path} is used by another program: {names}.", "End that program.")


def holders_of(path: Path, proc: Path = PROC) -> Iterator[tuple[int, str]]:
    """The processes that have it open, and what they are called; those of other users only for root."""
    real = os.path.realpath(path)
    for process in sorted(proc.glob("[0-9]*"), key=lambda one: int(one.name)):
        with suppress(OSError):  # it has ended, or is another user's
            if any(os.path.realpath(handle) == real for handle in (process / "fd").iterdir()):
                yield int(process.name), _called(process)


def _called(process: Path) -> str:
    """Its name; its arguments may hold a password. Of Python's processes, the module."""
    words = (process / "cmdline").read_bytes().decode(errors="replace").split("\0")
    name = Path(words[0]).name or "?"
    return f"{name} -m {words[words.index('-m') + 1]}" if "-m" in words[:-1] else name
