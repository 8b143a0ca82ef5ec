"""Which hint belongs to what the screen says."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType

from kiosk.scene import Reason, Verdict


class Hint(Enum):
    """What the film asks for."""

    STAND_HERE = "stand on the spot and look at the camera"
    COME_CLOSER = "a step towards the kiosk"
    STEP_BACK = "a step away from it"
    ONE_AT_A_TIME = "one in front, the others behind"
    LOOK_HERE = "turn your face to the kiosk"
    HEAD_UPRIGHT = "hold your head upright"
    INTO_THE_LIGHT = "a step into the light"
    OUT_OF_THE_LIGHT = "a step away from the bright light"
    HOLD_STILL = "do not move"
    PUT_ON = "put a mask on"
    ADJUST = "the mask over the nose and under the chin"
    SHOW_FACE = "straight, and the whole face in the picture"


BY_REASON: Mapping[Reason, Hint] = MappingProxyType(
    {
        Reason.NO_MASK: Hint.PUT_ON,
        Reason.NOSE_OUT_OR_CHIN: Hint.ADJUST,
        Reason.COME_CLOSER: Hint.COME_CLOSER,
        Reason.STEP_BACK: Hint.STEP_BACK,
        Reason.LOOK_HERE: Hint.LOOK_HERE,
        Reason.UPSIDE_DOWN: Hint.HEAD_UPRIGHT,
        Reason.TOO_DARK: Hint.INTO_THE_LIGHT,
        Reason.TOO_BRIGHT: Hint.OUT_OF_THE_LIGHT,
        Reason.HOLD_STILL: Hint.HOLD_STILL,
        Reason.ONE_AT_A_TIME: Hint.ONE_AT_A_TIME,
        Reason.NOT_SURE: Hint.SHOW_FACE,
    }
)
"""The machine's own reasons have none: a visitor can do nothing about them."""

BY_VERDICT: Mapping[Verdict, Hint] = MappingProxyType(
    {
        Verdict.NOBODY: Hint.STAND_HERE,
        Verdict.NO_MASK: Hint.PUT_ON,
        Verdict.MASK_WRONG: Hint.ADJUST,
    }
)


def hint_for(verdict: Verdict, reason: Reason) -> Hint | None:
    """The film that shows what the sentence asks (ui.words); None: there is nothing to do but wait, go, or ask."""
    if verdict is Verdict.CANT_TELL:
        return Hint.SHOW_FACE if reason is Reason.NONE else BY_REASON.get(reason)
    if verdict is Verdict.LOOKING:
        return BY_REASON.get(reason)
    return BY_VERDICT.get(verdict)
