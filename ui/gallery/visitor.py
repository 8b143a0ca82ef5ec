"""Who stands before the camera: the demo's person where their portrait is here, else somebody drawn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import cv2

from kiosk import demo
from kiosk.maskdraw import Wear, draw_mask
from kiosk.scene import Box, Detection, Landmarks, Pixels

WIDTH, HEIGHT = 1280, 720

PORTRAIT_FACE = Detection(
    Box(182, 63, 269, 175),
    0.86,
    Landmarks((205.7, 101.9), (248.0, 103.9), (223.8, 124.9), (205.6, 142.6), (241.1, 144.1)),
)
"""What CenterFace finds in the demo's portrait: the gallery needs no network."""

_AT_S = 3.15
"""Into an act of the demo: its person stands in the middle, and upright."""
_FACE = Box(506, 95, 636, 256)
_DRAWN_FACE = Box(540, 170, 740, 434)
_DRAWN_MARKS = Landmarks((594, 270), (686, 270), (640, 322), (608, 364), (672, 364))


@dataclass(frozen=True, slots=True)
class Visitor:
    """One person. `worn`: (720, 1280, 3) uint8 BGR by how the mask sits, None: there is none. `face`: in each."""

    worn: Mapping[Wear | None, Pixels]
    face: Box


@cache
def visitor() -> Visitor:
    """The demo's person, or the drawn one. Raises PictureUnreadable where the portrait is broken."""
    return portrayed() if demo.PORTRAIT.is_file() else drawn()


@cache
def nobody() -> Pixels:
    """An empty entrance."""
    return demo.lobby(WIDTH, HEIGHT)


def portrayed() -> Visitor:
    """As in the demo. Raises ModelMissing or PictureUnreadable."""
    play = demo.Demo(demo.make_actors(Told()), WIDTH, HEIGHT)
    return Visitor({wear: play.picture(act * demo.ACT_S + _AT_S) for act, wear in enumerate(demo.PLAY)}, _FACE)


@cache
def drawn() -> Visitor:
    """Drawn in front of the demo's wall, without any green."""
    bgr = nobody().copy()
    _ellipse(bgr, (640, 760), (260, 250), (92, 70, 60))
    _ellipse(bgr, (640, 420), (52, 110), (132, 160, 200))
    _ellipse(bgr, (640, 300), (104, 140), (150, 180, 222))
    cv2.ellipse(bgr, (640, 240), (112, 92), 0, 180, 360, (40, 44, 58), -1, cv2.LINE_AA)
    for eye in (_DRAWN_MARKS.left_eye, _DRAWN_MARKS.right_eye):
        _ellipse(bgr, (round(eye[0]), round(eye[1])), (9, 7), (40, 40, 48))
    _ellipse(bgr, (640, 322), (12, 9), (118, 150, 196))
    _ellipse(bgr, (640, 364), (32, 10), (110, 110, 178))
    return Visitor({wear: draw_mask(bgr, _DRAWN_MARKS, wear) if wear else bgr for wear in demo.PLAY}, _DRAWN_FACE)


def _ellipse(bgr: Pixels, middle: tuple[int, int], radii: tuple[int, int], colour: tuple[int, int, int]) -> None:
    cv2.ellipse(bgr, middle, radii, 0, 0, 360, colour, -1, cv2.LINE_AA)


class Told:
    """The finder port: has been told what there is to find."""

    def find(self, bgr: Pixels) -> Sequence[Detection]:  # noqa: ARG002 - the port has it
        """The portrait's."""
        return [PORTRAIT_FACE]
