"""Films about the mask."""

from __future__ import annotations

import math

from ui.hints.figure import BOTTOM, TOP, bare_face, bust, eyes, head, loops, mask, nose
from ui.hints.motion import between, move, presence
from ui.hints.piece import Piece, Scene
from ui.hints.props import arrow, bow


def put_on(phase: float) -> Scene:
    """A mask comes to a bare face."""
    there, on = presence(phase), move(phase, 0.28, 0.6)
    x, y = between(128, 50, on), between(52, 42, on) - 9 * math.sin(math.pi * on)
    return (
        *bust((50, 42), 0.98, bare_face(), there),
        Piece(loops() + mask(TOP, BOTTOM), (x, y), between(0.9, 0.98, on), strength=there),
        Piece(bow(33, -32, -128), (100, 47), strength=there * (1 - move(phase, 0.28, 0.4))),
    )


def adjust(phase: float) -> Scene:
    """The upper edge goes over the nose, the lower one under the chin."""
    there, up, down = presence(phase), move(phase, 0.16, 0.36), move(phase, 0.44, 0.64)
    worn = mask(between(12, TOP, up), between(28, BOTTOM, down))
    arrows = [
        Piece(arrow(30), (x, y), turn_deg=turn_deg, strength=there * shown)
        for x in (22, 138)
        for y, turn_deg, shown in ((45, -90, move(phase, 0.08, 0.2)), (59, 90, move(phase, 0.38, 0.5)))
    ]
    return (Piece(head() + eyes() + nose() + worn, (80, 49), 1.32, strength=there), *arrows)
