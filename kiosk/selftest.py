"""`--selftest`: is everything there that a visitor's verdict rests on? A sentence for each part."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kiosk import demo
from kiosk.command import fetch_again
from kiosk.errors import CameraUnreadable, KioskError, ModelError
from kiosk.phrase import Phrase, counted
from kiosk.pipeline import Judge
from kiosk.ports import Finder
from kiosk.reader import Feed
from kiosk.scene import Frame, Verdict

Check = tuple[str, Callable[[], str]]
"""What is checked, and what checks it: answers with what it found, or raises KioskError with what to do."""
WANTED = (Verdict.NO_MASK, Verdict.MASK_OK, Verdict.MASK_WRONG)
"""What the acts of demo.PLAY must be judged."""
LOOK_S = 1.5
"""For so long each act is shown, from the middle of its stay on."""


@dataclass(frozen=True, slots=True)
class Parts:
    """How to open what is checked; each may raise KioskError."""

    feed: Callable[[], Feed]
    finder: Callable[[], Finder]
    judge: Callable[[], Judge]
    engines: Callable[[], str]
    """Says what runs the networks."""
    site: Sequence[Check] = ()
    """What there is beside them: the door, the record, staff."""

    def checks(self) -> tuple[Check, ...]:
        """All of them."""
        return (
            ("camera", self._camera),
            ("engines", self.engines),
            ("face finder", self._finder),
            ("mask classifier", self._verdicts),
            *self.site,
        )

    def _camera(self) -> str:
        with contextlib.closing(self.feed().source) as source:
            picture = source.read()
        if picture is None:
            raise CameraUnreadable("the source holds no picture: choose another one")
        return f"gives {picture.shape[1]} x {picture.shape[0]} pixels"

    def _finder(self) -> str:
        found = self.finder().find(demo.read_portrait())
        if len(found) != 1:
            raise ModelError(
                counted(
                    "sees %n face(s) in a portrait of one: %1 to have the model anew", None, len(found), fetch_again()
                )
            )
        return Phrase("sees the portrait's face with score %1", round(found[0].score, 2))

    def _verdicts(self) -> str:
        play, judge = demo.Demo(demo.make_actors(self.finder()), 1280, 720), self.judge()
        for act, wanted in enumerate(WANTED):
            shown = _judged(play, judge, act)
            if shown is not wanted:
                how = Phrase("judges the act %1 of the demo %2: restore engines/models/", wanted.value, shown.value)
                raise ModelError(how)
        return Phrase("tells the demo's bare face, mask and uncovered nose apart")


def _judged(play: demo.Demo, judge: Judge, act: int) -> Verdict:
    """The verdict at the end of a look at one act, on the demo's own clock."""
    start = act * demo.ACT_S + demo.COME_S + 1.0
    verdict = Verdict.NOBODY
    for index in range(round(LOOK_S * demo.RATE)):
        now = start + index / demo.RATE
        verdict = judge.conclude(judge.look(Frame(index, now, play.picture(now))), now).verdict
    return verdict


def selftest(checks: Sequence[Check], say: Callable[[str], None]) -> int:
    """Run every check, whatever the ones before found; the exit code, 0 or 1."""
    failed = sum(not _passes(name, check, say) for name, check in checks)
    say("everything is in order" if not failed else f"{failed} of {len(checks)} checks failed")
    return 1 if failed else 0


def _passes(name: str, check: Callable[[], str], say: Callable[[str], None]) -> bool:
    try:
        say(f"ok      {name}: {check()}")
    except KioskError as error:
        say(f"FAILED  {name}: {error}")
        return False
    return True
