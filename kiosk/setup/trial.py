"""Opens the real door once, by the real doorman and its driver, so that somebody can say whether it did."""

from __future__ import annotations

import contextlib
import ctypes
import logging
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import Any

import tomlkit

from kiosk.errors import KioskError
from kiosk.link import Answer, Link
from kiosk.phrase import Phrase
from kiosk.settings_change import change, read

log = logging.getLogger(__name__)

_LIBC = ctypes.CDLL(None)
_PR_SET_PDEATHSIG = 1
"""linux/prctl.h"""

OPEN_S = 5
"""Time to walk to the door and pull."""
START_S, ANSWER_S, CHANGES_S, END_S = 30.0, 0.5, 8.0, 3.0
"""For so long a doorman may take to start, one that runs to answer, and to notice that its settings are others."""
SHUT_S, TURN_S, BEAT_S = 1.5, 0.05, 0.4


@dataclass(frozen=True, slots=True)
class Moment:
    """How the door stands. `left_s`: for how long it is still to be open; `fault`: why it does not obey."""

    left_s: int
    open: bool
    energised: bool | None
    fault: str


Told = Callable[[Moment], None]


class Trial:
    """`folder`: where a doorman's socket may lie. `config`: the settings file. run() is for a thread that may wait."""

    def __init__(self, folder: Path, config: Path, pause: Callable[[float], object] | None = None) -> None:
        self._folder, self._config = folder, config
        self._pause = pause or threading.Event().wait

    def run(self, door: Mapping[str, Any], told: Told) -> Moment:
        """Open for OPEN_S, telling how it goes, and close again; how it stood while it was to be open.

        A doorman that runs here already is asked, as only he may hold the board: he is given this door by the settings
        file, and begins anew. Else it is one of our own. Raises KioskError with why the door could not be tried.
        """
        with contextlib.ExitStack() as opened:
            path = str(door["socket"])
            if self._runs(path):
                self._hand_over(door, path)
            else:
                path = opened.enter_context(self._own(door))
            return self._open(Link(path), told)

    def _hand_over(self, door: Mapping[str, Any], path: str) -> None:
        """The doorman of this machine works by this door from now on. Raises KioskError."""
        if dict(door) == read(self._config).settings.door.model_dump():
            return
        link = Link(path)
        self._answers(link)
        change(self._config, {f"door.{name}": value for name, value in door.items()})
        until_s = monotonic() + CHANGES_S
        while link.keep(monotonic()):
            if monotonic() > until_s:
                link.hang_up()
                raise KioskError(Phrase("the doorman that runs here does not take the new door: start it anew"))
            if monotonic() - link.said_s >= BEAT_S:
                link.say(monotonic(), "beat")
            self._pause(TURN_S)
        link.hang_up()

    def _runs(self, path: str) -> bool:
        """Whether a doorman answers there."""
        link = Link(path)
        try:
            return self._answers(link)
        finally:
            link.hang_up()

    def _answers(self, link: Link) -> bool:
        """Whether one runs there and listens to this user."""
        until_s = monotonic() + ANSWER_S
        while not (heard := link.keep(monotonic())) and monotonic() < until_s:
            self._pause(TURN_S)
        return heard

    @contextlib.contextmanager
    def _own(self, door: Mapping[str, Any]) -> Iterator[str]:
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix="trial-", dir=self._folder) as place:
            config, path = Path(place) / "door.toml", str(Path(place) / "sock")
            config.touch(0o600)
            config.write_text(tomlkit.dumps({"door": {**door, "socket": path, "user": ""}}), encoding="utf-8")
            command = [*doorman_command(), "--config", str(config)]
            # A wizard that is killed must not leave somebody behind who holds the board.
            with subprocess.Popen(command, stdin=subprocess.DEVNULL, preexec_fn=_die_with_us) as child:  # noqa: PLW1509
                try:
                    yield path
                finally:
                    child.terminate()
                    try:
                        child.wait(END_S)
                    except subprocess.TimeoutExpired:
                        child.kill()

    def _open(self, link: Link, told: Told) -> Moment:
        self._until_it_answers(link)
        self._live(link, monotonic() + SHUT_S)
        link.say(monotonic(), "grant", s=OPEN_S)
        number, worst, began_s = link.said, Moment(OPEN_S, open=False, energised=None, fault=""), monotonic()
        try:
            while (now := monotonic()) < began_s + OPEN_S:
                if (answer := _answered(link, number)).open:
                    worst = _worse(worst, answer, OPEN_S - (now - began_s))
                    told(worst)
                if now - link.said_s >= BEAT_S:
                    link.say(now, "beat")
                self._pause(TURN_S)
                link.hear(monotonic())
        finally:
            with contextlib.suppress(OSError):
                link.say(monotonic(), "end")
            link.hang_up()
        return worst

    def _live(self, link: Link, until_s: float) -> None:
        """Signs of life and no more: a fail-safe door is locked by now, so that it can be seen to open."""
        while (now := monotonic()) < until_s:
            if now - link.said_s >= BEAT_S:
                link.say(now, "beat")
            self._pause(TURN_S)
            link.hear(monotonic())

    def _until_it_answers(self, link: Link) -> None:
        until_s = monotonic() + START_S
        while not link.keep(monotonic()):
            if monotonic() > until_s:
                raise KioskError(Phrase("no doorman answers: look into the log why it does not start"))
            self._pause(TURN_S)


def _answered(link: Link, number: int) -> Answer:
    """Its newest word. Raises KioskError where there is none, and where it refuses to open."""
    if link.answer is None:
        raise KioskError(Phrase("the doorman ended: look into its log"))
    if refused := link.refusal(number):
        raise KioskError(Phrase("the doorman refuses: %1", Phrase(refused)))
    return link.answer


def _worse(before: Moment, answer: Answer, left_s: float) -> Moment:
    """A fault that was there once stays."""
    return Moment(max(round(left_s), 0), open=True, energised=answer.energised, fault=before.fault or answer.fault)


def doorman_command() -> list[str]:
    """What starts one, here or in the bundle (packaging/entry.py)."""
    return [sys.executable, "doorman"] if getattr(sys, "frozen", False) else [sys.executable, "-m", "kiosk.doorman"]


def _die_with_us() -> None:
    """Between fork and exec: only what was loaded before. The thread that asks lives as long as the trial."""
    _LIBC.prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
