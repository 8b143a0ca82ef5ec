"""A kiosk to be killed: `python -m tools.torture.kiosk DOOR JOURNAL NOTARY SAID SECONDS`. No camera, no screen.

The real gate and the real journal hear made-up outcomes. What was acknowledged is said into the file SAID, and so is
when the verdict becomes green or ceases to be; it is green for so many SECONDS at the most.
"""

from __future__ import annotations

import os
import random
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from itertools import count
from pathlib import Path
from queue import Empty, Full, Queue

from kiosk.chain import Fields
from kiosk.gate import Gate, Mode
from kiosk.journal import Journal, JournalError
from kiosk.record.allowed import checked
from kiosk.record.packets import SocketNotary
from kiosk.scene import Box, Outcome, Reason, Verdict
from kiosk.visits import Visits
from tools.torture.said import Diary

PAUSES_S = 1 / 30, 1 / 10
"""Between two outcomes, as from a fast and from a slow machine."""
LATE_S = 0.0, 0.15
"""How old the frame and its reading are."""
LEAST_S = 0.3
"""For so long it is green at the least."""
WRITES_S = 0.0, 0.04
"""Between two records."""
FACE = Box(0, 0, 1, 1)


def verdicts(chance: random.Random, longest_s: float) -> Iterator[tuple[Verdict, int | None, float]]:
    """Visit after visit: the verdict, the track, and for how many seconds. Mostly green."""
    track = 0
    while True:
        track += 1
        yield Verdict.LOOKING, track, chance.uniform(0.1, 0.2)
        yield Verdict.MASK_OK, track, chance.uniform(LEAST_S, longest_s)
        after = chance.choice((Verdict.NO_MASK, Verdict.NOBODY, Verdict.FAULT))
        yield after, track if after is Verdict.NO_MASK else None, chance.uniform(0.1, 0.2)


def outcomes(chance: random.Random, longest_s: float) -> Iterator[Outcome]:
    """When the next one is due."""
    pause = threading.Event()
    for verdict, track, seconds in verdicts(chance, longest_s):
        until_s = time.monotonic() + seconds
        while (now := time.monotonic()) < until_s:
            seen_s = now - chance.uniform(*LATE_S)
            yield Outcome(verdict, Reason.NONE, now, 0, track, FACE if track else None, seen_s, seen_s)
            pause.wait(chance.uniform(*PAUSES_S))


class Clerk:
    """Waits for the journal, so that the gate need not; a thread of its own. It says what was acknowledged.

    Visits end while the door is closed: a setting is recorded again and again, so that harm falls into a write.
    """

    def __init__(self, journal: Journal, diary: Diary, chance: random.Random) -> None:
        self._journal, self._diary, self._chance = journal, diary, chance
        self._over: Queue[tuple[str, Fields]] = Queue(64)
        self._thread = threading.Thread(target=self._run, name="clerk", daemon=True)

    def start(self) -> None:
        """Until the process ends."""
        self._thread.start()

    def note(self, kind: str, fields: Fields) -> None:
        """Never waits; what finds no place is not recorded, nor acknowledged."""
        with suppress(Full):
            self._over.put_nowait((kind, fields))

    def _run(self) -> None:
        for number in count(1):
            self._record(*self._next(number))

    def _next(self, number: int) -> tuple[str, Fields]:
        try:
            return self._over.get(timeout=self._chance.uniform(*WRITES_S))
        except Empty:
            return "settings", {"key": f"torture.{os.getpid()}", "new": number}

    def _record(self, kind: str, fields: Fields) -> None:
        try:
            seq = self._journal.record(kind, fields)
        except JournalError as error:
            self._diary.say(refused=str(error))
        else:
            self._diary.say(seq=seq, kind=kind, fields=checked(kind, fields), at_s=time.monotonic())


def main(arguments: list[str]) -> None:
    """Until it is killed."""
    door, file, notary, said, longest_s = arguments
    chance, diary = random.Random(), Diary(Path(said))  # noqa: S311 - no secret
    journal = Journal(Path(file), partial(SocketNotary, Path(notary)), time.time)
    clerk = Clerk(journal, diary, chance)
    gate = Gate(door, lambda: Mode.ENFORCE, time.monotonic)
    visits = Visits(clerk.note, f"made-up-{os.getpid()}")
    journal.start()
    clerk.start()
    green = None
    for outcome in outcomes(chance, float(longest_s)):
        if green is not (green := outcome.verdict is Verdict.MASK_OK):
            diary.say(green=green, at_s=outcome.decided_s)
        gate(outcome, None)
        visits(outcome, None)


if __name__ == "__main__":
    main(sys.argv[1:])
