"""The self-proof: once a minute the kiosk judges pictures of its own, and believes itself no longer where it errs.

They pass through the same finder, classifier and decision as a visitor's, on the same engines and the same thread,
but through a tracker and a state of their own. What comes out is right or not, and never an outcome for anybody.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from kiosk import demo
from kiosk.errors import KioskError
from kiosk.golden import MARKS
from kiosk.maskdraw import draw_mask
from kiosk.pipeline import Judge
from kiosk.scene import Frame, Pixels, Verdict
from kiosk.selftest import WANTED

log = logging.getLogger(__name__)

EVERY_S = 60.0
AGAIN_S = 2.0
"""After a wrong answer or none: until a right one comes nobody is judged."""
GAP_S = 0.1
"""Between two looks: a visitor's frames pass in between."""
LOOKS = 3
STEP_S = 0.2
"""From look to look on the proof's own clock; so the evidence for a mask is full with the third."""
WIDTH, HEIGHT = 1280, 720


@dataclass(frozen=True, slots=True)
class Act:
    """A whole picture, (h, w, 3) uint8 BGR, and what it must be judged."""

    bgr: Pixels
    wanted: Verdict


def acts(portrait: Path = demo.PORTRAIT) -> tuple[Act, ...]:
    """The demo's person bare, masked and with the nose out, in its entrance. Raises KioskError."""
    whole, room = demo.read_portrait(portrait), demo.lobby(WIDTH, HEIGHT)
    people = (draw_mask(whole, MARKS, wear) if wear else whole for wear in demo.PLAY)
    return tuple(Act(_placed(person, room), wanted) for person, wanted in zip(people, WANTED, strict=True))


def _placed(person: Pixels, room: Pixels) -> Pixels:
    """In the middle, as high as the room."""
    picture, left = room.copy(), (WIDTH - HEIGHT) // 2
    picture[:, left : left + HEIGHT] = cv2.resize(person, (HEIGHT, HEIGHT), interpolation=cv2.INTER_LINEAR)
    return np.asarray(picture, np.uint8)


class SelfProof:
    """One look at a time, between a visitor's frames. `new_judge` gives one that has seen nobody yet.

    `told`: after each answer the trouble with it, or nothing. For the pipeline's thread.
    """

    def __init__(self, acts: Sequence[Act], new_judge: Callable[[], Judge], told: Callable[[str], None]) -> None:
        self._acts, self._new_judge, self._told = acts, new_judge, told
        self._act, self._looked, self._due_s = 0, 0, 0.0
        self._judge = new_judge()
        self.trouble = ""
        """Why the networks may not be believed; empty: they may."""

    def turn(self, now: float) -> None:
        """The next look, where it is time."""
        if now < self._due_s:
            return
        try:
            shown = self._look()
        except Exception as error:  # noqa: BLE001 - whatever a stage raises, it is no right answer
            self._answer(now, f"the self-proof got no answer ({error})", error)
            return
        self._due_s = now + GAP_S
        if self._looked == LOOKS:
            self._conclude(now, shown)

    def _look(self) -> Verdict:
        """The verdict after one more look at the act."""
        at_s = self._looked * STEP_S
        sight = self._judge.look(Frame(self._looked, at_s, self._acts[self._act].bgr))
        self._looked += 1
        return self._judge.conclude(sight, at_s).verdict

    def _conclude(self, now: float, shown: Verdict) -> None:
        wanted = self._acts[self._act].wanted
        if shown is not wanted:
            self._answer(now, f"the self-proof judges {wanted.value} to be {shown.value}")
        elif self._act == len(self._acts) - 1:
            self._answer(now, "")
        else:
            self._begin(self._act + 1)

    def _answer(self, now: float, trouble: str, error: Exception | None = None) -> None:
        if trouble and not self.trouble:
            log.error("%s: nobody is judged until it is right", trouble, exc_info=_unexpected(error))
        if self.trouble and not trouble:
            log.info("the self-proof is right again")
        self.trouble = trouble
        self._due_s = now + (AGAIN_S if trouble else EVERY_S)
        self._begin(0)
        self._told(trouble)

    def _begin(self, act: int) -> None:
        self._act, self._looked, self._judge = act, 0, self._new_judge()


def _unexpected(error: Exception | None) -> Exception | None:
    """One that is not ours, and worth a trace."""
    return None if isinstance(error, KioskError) else error
