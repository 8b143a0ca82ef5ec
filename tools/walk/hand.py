"""Whoever walks through the wizard: reads the screen, touches it by xdotool, and takes pictures of it."""

from __future__ import annotations

import subprocess
import threading
import time
from collections.abc import Callable
from pathlib import Path

from kiosk.errors import KioskError
from tools.walk.place import Place
from tools.walk.seen import read
from ui.wizard.shown import Seen, Spot

PATIENCE_S = 90.0
PACE_S = 0.2
"""Between two touches, for whoever is quick."""
_TURN_S = 0.05
_TELLINGS = 3
"""So many later the window has obeyed."""
_DRAG = (64, 32)


class Hand:
    """`pictures`: where they go, None: nowhere. Waiting raises KioskError after `patience_s`, with what stood there."""

    def __init__(self, place: Place, pictures: Path | None, patience_s: float = PATIENCE_S) -> None:
        self.place, self.touches = place, 0
        self._pictures, self._taken, self._patience_s = pictures, 0, patience_s
        self._pause = threading.Event()

    def seen(self) -> Seen:
        """The screen now."""
        return read(self.place.folder.seen)

    def until(self, met: Callable[[Seen], bool], what: str) -> Seen:
        """The first moment at which it is so."""
        ends_s = time.monotonic() + self._patience_s
        while not met(seen := self.seen()):
            self.place.check()
            if time.monotonic() > ends_s:
                self.picture("stuck")
                raise KioskError(f"no {what} on the screen, but {seen.title!r}: {sorted(seen.spots)}")
            self._pause.wait(_TURN_S)
        return seen

    def asked(self, title: str) -> None:
        """A page asks this."""
        self.until(lambda seen: seen.title == title, repr(title))

    def tap(self, name: str) -> None:
        """A key, by its name or by what is on it, once it can be touched."""
        seen = self.until(lambda seen: seen.spot(name) is not None, f"key {name!r}")
        if spot := seen.spot(name):
            self._touch(spot, seen.number)

    def write(self, text: str) -> None:
        """On the keyboard of the screen."""
        for letter in text:
            if letter == " ":
                self.tap("letters_space")
                continue
            seen = self.seen()
            if seen.spot(letter) is None:
                self.tap("letters_shift" if seen.spot(letter.swapcase()) else "letters_other")
            self.tap(letter)

    def enter(self, pin: str) -> None:
        """A PIN, on its pad."""
        for digit in pin:
            self.tap(digit)
        self.tap("enter")

    def draw(self) -> None:
        """The zone's upper left corner a bit inwards, with one finger."""
        seen = self.until(lambda seen: bool(seen.zone), "zone")
        x, y = seen.zone[0] + 8, seen.zone[1] + 8
        self._xdotool("mousemove", x, y, "mousedown", 1)
        for share in (0.25, 0.5, 0.75, 1.0):
            self._xdotool("mousemove", round(x + share * _DRAG[0]), round(y + share * _DRAG[1]))
            self._pause.wait(_TURN_S)
        self._xdotool("mouseup", 1)
        self.touches += 1
        self.until(lambda now: now.zone != seen.zone, "other zone")

    def picture(self, name: str) -> None:
        """The whole screen, as it is now."""
        if self._pictures is None:
            return
        self._taken += 1
        file = self._pictures / f"{self._taken:02}-{name}.png"
        self._run("import", "-window", "root", str(file))

    def _touch(self, spot: Spot, number: int) -> None:
        self._xdotool("mousemove", spot.x, spot.y, "click", 1)
        self.touches += 1
        self._pause.wait(PACE_S)
        # The last page's key ends the window, and it tells nothing any more.
        ends_s = time.monotonic() + 1
        while self.seen().number < number + _TELLINGS and time.monotonic() < ends_s:
            self._pause.wait(_TURN_S)

    def _xdotool(self, *words: str | int) -> None:
        self._run("xdotool", *map(str, words))

    def _run(self, *command: str) -> None:
        done = subprocess.run(command, env=self.place.environ, capture_output=True, text=True, check=False)
        if done.returncode:
            raise KioskError(f"`{' '.join(command)}` failed: {done.stderr.strip()}")
