"""Films about light."""

from __future__ import annotations

from ui.hints.figure import walker
from ui.hints.motion import between, move, presence
from ui.hints.piece import Piece, Scene
from ui.hints.props import FLOOR, arrow, beam, lamp, rays, sun

_DIM, _GLOW = 0.4, 0.28


def into_the_light(phase: float) -> Scene:
    """Out of the dark, below the lamp."""
    there, lit = presence(phase), move(phase, 0.3, 0.62)
    return (
        Piece(beam(), strength=_GLOW),
        Piece(lamp(), (140, 16), turn_deg=28),
        Piece(walker(), (between(26, 100, lit), FLOOR), strength=there * between(_DIM, 1, lit)),
        Piece(arrow(34), (56, 50), strength=there * (1 - move(phase, 0.34, 0.5))),
    )


def out_of_the_light(phase: float) -> Scene:
    """Out of the sun's rays."""
    there, shaded = presence(phase), move(phase, 0.3, 0.62)
    return (
        Piece(rays(), strength=_GLOW),
        Piece(sun(), (23, 25), 0.7),
        Piece(walker(), (between(68, 134, shaded), FLOOR), strength=there),
        Piece(arrow(34), (102, 50), strength=there * (1 - move(phase, 0.34, 0.5))),
    )
