"""What more faces in one picture cost: the demo's people, one of them near and up to seven behind."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from kiosk.demo import RATE, Actor, lobby
from kiosk.faces import Faces
from kiosk.scene import Frame, Pixels, Sight
from tools.speed.stages import Watched
from tools.speed.subject import Subject
from tools.speed.turns import Part, in_turn, median_of, over

MOST = 8
SIZE = 1280, 720
HEAD = 225.0, 119.0
"""The middle of the portrait's face."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the middle of a face is, in pixels, and the portrait's scale."""

    x: float
    y: float
    scale: float


NEAR = Place(640, 430, 1.7)
"""A face of 190 pixels."""
BEHIND = (
    *(Place(x, 110, 0.8) for x in (400, 880, 160, 1120, 640)),
    *(Place(x, 330, 0.8) for x in (150, 1130)),
)
"""Faces of 85 pixels: well above the quality gate's least, and less than half of the near one, or it were a crowd."""


def measure_faces(subject: Subject, rounds: Iterable[int]) -> Part:
    """The median of a whole frame by the number of faces; each is searched whole, read and decided on.

    Raises KioskError where the demo's people are not to be had.
    """
    actors, tasks, left_out = subject.cast(), dict[str, Callable[[int], Sight]](), dict[str, str]()
    for count in range(1, MOST + 1):
        look = _looks_at(crowd(actors, count), subject.dearest())
        seen = [look(number - Faces.CONFIRMED_HITS) for number in range(Faces.CONFIRMED_HITS)][-1]
        if trouble := _trouble(seen, count):
            left_out[f"faces {count}"] = trouble
        else:
            tasks[str(count)] = look
    faces = {count: {"p50_ms": median_of(times)} for count, times in in_turn(tasks, rounds).items()}
    ends = [faces.get(str(count), {}).get("p50_ms") for count in (MOST, 1)]
    return {"faces": faces, "eight_faces_over_one": over(*ends)}, left_out


def _looks_at(bgr: Pixels, watched: Watched) -> Callable[[int], Sight]:
    """What judges the picture as the frame of that number."""
    return lambda number: watched.take(Frame(number, number / RATE, bgr))


def _trouble(seen: Sight, count: int) -> str:
    """Why this is no whole frame with so many faces; empty where it is."""
    if len(seen.faces) != count:
        return f"the finder sees {len(seen.faces)}"
    return "" if seen.reading else "the nearest face was not fit to be judged"


def crowd(actors: Sequence[Actor], count: int) -> Pixels:
    """(720, 1280, 3) uint8 BGR: so many people in the lobby, the near one bare, those behind in turn as the actors."""
    behind = [(place, actors[number % len(actors)]) for number, place in enumerate(BEHIND[: count - 1], 1)]
    picture = lobby(*SIZE)
    for place, actor in (*sorted(behind, key=lambda one: one[0].y), (NEAR, actors[0])):
        picture = _with(picture, actor, place)
    return picture


def _with(picture: Pixels, actor: Actor, place: Place) -> Pixels:
    left, top = place.x - place.scale * HEAD[0], place.y - place.scale * HEAD[1]
    move = np.asarray([[place.scale, 0, left], [0, place.scale, top]])
    person, alpha = (cv2.warpAffine(layer, move, SIZE) for layer in (actor.bgr, actor.alpha))
    return np.asarray(cv2.add(cv2.multiply(picture, cv2.bitwise_not(alpha), scale=1 / 255), person), np.uint8)
