"""The films themselves, and what is shown of them where nothing may move."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from ui.hints import heads, light, masks, steps
from ui.hints.hint import Hint
from ui.hints.piece import Scene, paint
from ui.palette import Tone


@dataclass(frozen=True, slots=True)
class Film:
    """What is seen at each phase, how long a round takes, and the phase that says it all."""

    scene: Callable[[float], Scene]
    loop_s: float
    still: float


FILMS: Mapping[Hint, Film] = MappingProxyType(
    {
        Hint.STAND_HERE: Film(steps.stand_here, 4.0, 0.75),
        Hint.COME_CLOSER: Film(steps.come_closer, 3.0, 0.1),
        Hint.STEP_BACK: Film(steps.step_back, 3.0, 0.1),
        Hint.ONE_AT_A_TIME: Film(steps.one_at_a_time, 3.5, 0.75),
        Hint.LOOK_HERE: Film(heads.look_here, 3.5, 0.75),
        Hint.HEAD_UPRIGHT: Film(heads.head_upright, 3.0, 0.1),
        Hint.INTO_THE_LIGHT: Film(light.into_the_light, 3.0, 0.1),
        Hint.OUT_OF_THE_LIGHT: Film(light.out_of_the_light, 3.0, 0.1),
        Hint.HOLD_STILL: Film(heads.hold_still, 4.0, 0.5),
        Hint.PUT_ON: Film(masks.put_on, 3.0, 0.1),
        Hint.ADJUST: Film(masks.adjust, 4.0, 0.75),
        Hint.SHOW_FACE: Film(heads.show_face, 3.5, 0.75),
    }
)


def draw(painter: QPainter, hint: Hint, area: QRectF, tone: Tone, phase: float) -> None:
    """Paint one phase, 0 to 1, into the middle of `area`, which has the tone's ground."""
    paint(painter, FILMS[hint].scene(phase), area, tone)


def loop_s(hint: Hint) -> float:
    """How long one round takes."""
    return FILMS[hint].loop_s


def still(hint: Hint) -> float:
    """The phase that is understood alone: it stands where nothing may move."""
    return FILMS[hint].still
