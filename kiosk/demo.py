"""The demo's source: a person comes to the door bare, masked and with the nose out. Only the picture is made.

The person is scikit-image's astronaut (NASA's portrait of Eileen Collins, public domain), cut out of its background;
the mask is drawn on by the landmarks that the finder finds. The pipeline judges it like any camera picture.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from kiosk.command import fetch_again
from kiosk.errors import ModelMissing, PictureUnreadable
from kiosk.maskdraw import Wear, draw_mask
from kiosk.ports import Finder
from kiosk.scene import Pixels

PORTRAIT = Path(__file__).parent / "assets" / "astronaut.png"
FETCH = f"delete it if it is there, and {fetch_again()}, which brings it"
RATE = 30.0
PLAY: tuple[Wear | None, ...] = (None, Wear.PROPER, Wear.NOSE_OUT)
COME_S, STAY_S, GO_S, EMPTY_S = 1.6, 5.0, 1.4, 2.0
ACT_S = COME_S + STAY_S + GO_S + EMPTY_S


@dataclass(frozen=True, slots=True)
class Actor:
    """A cut-out person: `bgr` (h, w, 3) already multiplied by `alpha` (h, w, 3), both uint8."""

    bgr: Pixels
    alpha: Pixels


@dataclass(frozen=True, slots=True)
class Pose:
    """Where the actor stands (its middle, as a share of the width), the portrait's scale, and how it turns."""

    x: float
    scale: float
    tilt_deg: float
    squeeze: float


def make_actors(finder: Finder, portrait: Path = PORTRAIT) -> tuple[Actor, ...]:
    """The person of each act of PLAY. Raises ModelMissing or PictureUnreadable where the portrait is not to be had."""
    picture = read_portrait(portrait)
    found = finder.find(picture)
    if not found:
        raise PictureUnreadable(f"{portrait.name} shows no face: {FETCH}")
    alpha = _cut_out(picture)
    worn = (draw_mask(picture, found[0].marks, wear) if wear else picture for wear in PLAY)
    return tuple(Actor(np.asarray(cv2.multiply(one, alpha, scale=1 / 255), np.uint8), alpha) for one in worn)


def read_portrait(portrait: Path = PORTRAIT) -> Pixels:
    """(512, 512, 3) uint8 BGR. Raises ModelMissing or PictureUnreadable."""
    if not portrait.is_file():
        raise ModelMissing(f"the demo's portrait {portrait.name} is not here: {FETCH}")
    bgr = cv2.imread(str(portrait), cv2.IMREAD_COLOR)
    if bgr is None:
        raise PictureUnreadable(f"{portrait.name} cannot be read: {FETCH}")
    return np.asarray(bgr, np.uint8)


def _cut_out(bgr: Pixels) -> Pixels:
    """The portrait's alpha, (h, w, 3) uint8: GrabCut (Rother et al. 2004) from a rough sketch, at half size."""
    small = np.asarray(cv2.resize(bgr, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA), np.uint8)
    sketch = np.full(small.shape[:2], cv2.GC_BGD, np.uint8)
    sketch[10:130, 60:170] = cv2.GC_PR_FGD
    sketch[110:, 10:] = cv2.GC_PR_BGD
    sketch[120:, 20:190] = cv2.GC_PR_FGD
    sketch[172:, 150:248] = cv2.GC_PR_FGD
    sketch[:172, 184:] = cv2.GC_BGD
    sketch[35:90, 90:135] = sketch[95:150, 75:145] = sketch[150:, 50:170] = cv2.GC_FGD
    cv2.setRNGSeed(1)
    cv2.grabCut(small, sketch, (0, 0, 0, 0), np.zeros((1, 65)), np.zeros((1, 65)), 3, cv2.GC_INIT_WITH_MASK)
    person = np.where((sketch == cv2.GC_FGD) | (sketch == cv2.GC_PR_FGD), 255, 0).astype(np.uint8)
    count, blobs, stats, _ = cv2.connectedComponentsWithStats(person)
    largest = 1 + int(np.argmax(stats[1:count, cv2.CC_STAT_AREA]))
    whole = cv2.morphologyEx(np.where(blobs == largest, 255, 0).astype(np.uint8), cv2.MORPH_CLOSE, np.ones((9, 9)))
    soft = cv2.GaussianBlur(cv2.resize(whole, bgr.shape[1::-1], interpolation=cv2.INTER_CUBIC), (0, 0), 1.5)
    return np.asarray(cv2.merge([soft, soft, soft]), np.uint8)


def lobby(width: int, height: int) -> Pixels:
    """An empty entrance, (height, width, 3) uint8: a wall with light from above, a door frame, a floor."""
    y = np.linspace(0, 1, height, dtype=np.float32)[:, None]
    x = np.linspace(-1, 1, width, dtype=np.float32)[None, :]
    light = 205 - 55 * y - 25 * x**2
    wall = light[:, :, None] * np.asarray((0.97, 0.99, 0.96), np.float32)
    picture = np.asarray(wall.clip(0, 255), np.uint8)
    left, right, top = round(0.14 * width), round(0.33 * width), round(0.16 * height)
    cv2.rectangle(picture, (left, top), (right, height), (148, 158, 160), -1)
    cv2.rectangle(picture, (left, top), (right, height), (120, 128, 130), max(2, width // 160))
    cv2.rectangle(picture, (0, round(0.93 * height)), (width, height), (122, 128, 132), -1)
    return np.asarray(cv2.GaussianBlur(picture, (0, 0), max(width / 300, 1)), np.uint8)


def pose_at(act_s: float) -> Pose | None:
    """Where the actor is so many seconds into an act; None: off stage."""
    if act_s >= ACT_S - EMPTY_S:
        return None
    come, go = min(act_s / COME_S, 1.0), max((act_s - COME_S - STAY_S) / GO_S, 0.0)
    ease = come * come * (3 - 2 * come)
    sway = math.sin(2 * math.pi * act_s / 3.1)
    x = 0.5 - 0.62 * (1 - ease) + 0.7 * go * go + 0.012 * sway
    turn = math.sin(2 * math.pi * act_s / 2.3)
    return Pose(x, 1.05 + 0.35 * ease - 0.2 * go, 4.0 * turn, 1 - 0.05 * (1 + math.sin(2 * math.pi * act_s / 4.1)))


class Demo:
    """The source port: plays PLAY over and over at RATE pictures a second of its own time."""

    def __init__(self, actors: tuple[Actor, ...], width: int, height: int) -> None:
        self._actors, self._lobby = actors, lobby(width, height)
        self._frame = 0

    def read(self) -> Pixels:
        """The next (height, width, 3) uint8 BGR picture; it never ends."""
        self._frame += 1
        return self.picture((self._frame - 1) / RATE)

    def picture(self, seconds: float) -> Pixels:
        """The (height, width, 3) uint8 BGR picture at a moment of the play."""
        pose = pose_at(seconds % ACT_S)
        if pose is None:
            return self._lobby.copy()
        return self._place(self._actors[int(seconds / ACT_S) % len(self._actors)], pose)

    def close(self) -> None:
        """Nothing is held."""

    def _place(self, actor: Actor, pose: Pose) -> Pixels:
        height, width = self._lobby.shape[:2]
        side = actor.bgr.shape[0]
        scale = pose.scale * height / 720
        turn = cv2.getRotationMatrix2D((side / 2, side), pose.tilt_deg, scale)
        turn[0, :2] = turn[0, :2] * pose.squeeze
        # The portrait's middle below stands on the picture's lower edge.
        turn[:, 2] = np.asarray((pose.x * width, height)) - turn[:, :2] @ np.asarray((side / 2, side))
        person = cv2.warpAffine(actor.bgr, turn, (width, height), flags=cv2.INTER_LINEAR)
        behind = cv2.bitwise_not(cv2.warpAffine(actor.alpha, turn, (width, height), flags=cv2.INTER_LINEAR))
        return np.asarray(cv2.add(cv2.multiply(self._lobby, behind, scale=1 / 255), person), np.uint8)
