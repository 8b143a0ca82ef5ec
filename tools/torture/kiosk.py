"""A kiosk to be killed: `python -m tools.torture.kiosk SOCKET`. No camera: the real gate hears made-up outcomes."""

from __future__ import annotations

import random
import sys
import threading
import time
from collections.abc import Iterator

from kiosk.gate import Gate, Mode
from kiosk.scene import Outcome, Reason, Verdict

PAUSES_S = 1 / 30, 1 / 10
"""Between two outcomes, as from a fast and from a slow machine."""
LATE_S = 0.0, 0.15
"""How old the frame and its reading are."""


def verdicts(chance: random.Random) -> Iterator[tuple[Verdict, int | None, float]]:
    """Visit after visit: the verdict, the track, and for how many seconds. Mostly green."""
    track = 0
    while True:
        track += 1
        yield Verdict.LOOKING, track, chance.uniform(0.1, 0.3)
        yield Verdict.MASK_OK, track, chance.uniform(2.0, 6.0)
        yield chance.choice((Verdict.NO_MASK, Verdict.NOBODY, Verdict.FAULT)), track, chance.uniform(0.1, 0.3)


def main(arguments: list[str]) -> None:
    """Until it is killed."""
    gate, pause = Gate(arguments[0], lambda: Mode.ENFORCE, time.monotonic), threading.Event()
    chance = random.Random()  # noqa: S311 - no secret
    for verdict, track, seconds in verdicts(chance):
        until_s = time.monotonic() + seconds
        while (now := time.monotonic()) < until_s:
            seen_s = now - chance.uniform(*LATE_S)
            gate(Outcome(verdict, Reason.NONE, now, 0, track, None, seen_s, seen_s), None)
            pause.wait(chance.uniform(*PAUSES_S))


if __name__ == "__main__":
    main(sys.argv[1:])
