"""People side by side before the demo's wall: its person, or the drawn one, again and again, each with another mask."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import cv2
import numpy as np

from kiosk import demo
from kiosk.crowd import Crowd, Person
from kiosk.maskdraw import Wear
from kiosk.scene import Box, Frame, Pixels, Reason, Verdict
from ui.gallery.visitor import PORTRAIT_FACE, Told, drawn, nobody

_BEFORE_DESK, _DESK = 110.0, 0.59
"""From this height of a face on they stand before it; where its top is, in shares of the picture's height."""
_APART = 6
"""Grey levels in which somebody differs from the wall behind."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Somebody: where the middle of their face is, in shares of the picture, and its height in pixels."""

    verdict: Verdict
    x: float
    y: float
    height: float
    wear: Wear | None = Wear.PROPER
    far: bool = False
    turned: bool = False
    """The other way round, so that not all look alike."""


@dataclass(frozen=True, slots=True)
class MadeCrowd:
    """Who stands there; or a fault. `picture`: whether there is one."""

    people: tuple[Standing, ...] = ()
    fault: Reason = Reason.NONE
    picture: bool = True

    def crowd(self, now: float) -> Crowd:
        """As the kiosk would tell it of a picture taken then."""
        if not self.picture:
            return Crowd(now, fault=self.fault)
        frame, boxes = _composed(self.people)
        told = () if self.fault is not Reason.NONE else zip(self.people, boxes, strict=True)
        people = (Person(track, box, one.verdict, one.far) for track, (one, box) in enumerate(told, 1))
        return Crowd(now, Frame(1, now, frame), tuple(people), self.fault)


def _composed(people: Sequence[Standing]) -> tuple[Pixels, list[Box]]:
    """The picture, and everyone's face in it: those far away stand behind the others, and behind a desk."""
    bgr = nobody().copy()
    boxes: dict[Standing, Box] = {}
    behind = sorted((one for one in people if one.height < _BEFORE_DESK), key=lambda one: one.height)
    before = sorted((one for one in people if one.height >= _BEFORE_DESK), key=lambda one: one.height)
    boxes.update((one, _placed(bgr, one)) for one in behind)
    if behind:
        _put_desk(bgr)
    boxes.update((one, _placed(bgr, one)) for one in before)
    return bgr, [boxes[one] for one in people]


def _put_desk(bgr: Pixels) -> None:
    """The portrait ends at the waist."""
    height, width = bgr.shape[:2]
    top, edge = round(_DESK * height), max(2, height // 60)
    cv2.rectangle(bgr, (0, top), (width, height), (118, 128, 136), -1)
    cv2.rectangle(bgr, (0, top), (width, top + edge), (172, 184, 190), -1)


def _placed(bgr: Pixels, one: Standing) -> Box:
    actors, face = _cast()
    actor = actors[demo.PLAY.index(one.wear)]
    person, alpha = (cv2.flip(each, 1) if one.turned else each for each in (actor.bgr, actor.alpha))
    x0 = actor.bgr.shape[1] - face.x1 if one.turned else face.x0
    scale = one.height / face.height
    left = one.x * bgr.shape[1] - (x0 + face.width / 2) * scale
    top = one.y * bgr.shape[0] - (face.y0 + face.height / 2) * scale
    move, size = np.asarray([[scale, 0, left], [0, scale, top]], np.float64), (bgr.shape[1], bgr.shape[0])
    behind = cv2.bitwise_not(cv2.warpAffine(alpha, move, size, flags=cv2.INTER_AREA))
    shown = cv2.warpAffine(person, move, size, flags=cv2.INTER_AREA)
    np.copyto(bgr, cv2.add(cv2.multiply(bgr, behind, scale=1 / 255), shown))
    return Box(left + x0 * scale, top + face.y0 * scale, left + (x0 + face.width) * scale, top + face.y1 * scale)


@cache
def _cast() -> tuple[tuple[demo.Actor, ...], Box]:
    """By demo.PLAY, and where each one's face is."""
    if demo.PORTRAIT.is_file():
        return demo.make_actors(Told()), PORTRAIT_FACE.box
    visitor = drawn()
    return tuple(_cut_out(visitor.worn[wear]) for wear in demo.PLAY), visitor.face


def _cut_out(bgr: Pixels) -> demo.Actor:
    """Whatever is not the wall."""
    apart = cv2.absdiff(bgr, nobody()).max(2) > _APART
    alpha = np.repeat((apart * np.uint8(255))[:, :, None], 3, 2)
    return demo.Actor(np.asarray(cv2.bitwise_and(bgr, alpha), np.uint8), np.asarray(alpha, np.uint8))
