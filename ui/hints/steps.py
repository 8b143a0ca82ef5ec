"""Films about where to stand."""

from __future__ import annotations

from ui.hints.figure import walker
from ui.hints.motion import between, ease, move, presence
from ui.hints.piece import Piece, Scene
from ui.hints.props import FLOOR, arrow, gaze, kiosk, spot

_MARK = FLOOR - 5
_STAND = FLOOR - 6
_HERE = Piece(kiosk(), (142, FLOOR))


def stand_here(phase: float) -> Scene:
    """Somebody comes to the mark and looks at the kiosk."""
    there = presence(phase)
    x = between(-30, 70, move(phase, 0.02, 0.4))
    call = 1 - ease(phase, 0.15, 0.3) + ease(phase, 0.92, 1)
    return (
        Piece(spot(), (70, _MARK)),
        Piece(walker(), (x, _STAND), strength=there),
        Piece(arrow(34), (70, 40), turn_deg=90, strength=call),
        *gaze((94, 24), (119, 21), move(phase, 0.42, 0.6) * there),
        _HERE,
    )


def come_closer(phase: float) -> Scene:
    """A step to the mark in front of the kiosk."""
    there = presence(phase)
    x = between(26, 92, move(phase, 0.3, 0.62))
    return (
        Piece(spot(), (92, _MARK)),
        Piece(walker(), (x, _STAND), strength=there),
        Piece(arrow(42), (62, 46), strength=there * (1 - move(phase, 0.34, 0.5))),
        _HERE,
    )


def step_back(phase: float) -> Scene:
    """A step away, to the mark."""
    there = presence(phase)
    x = between(104, 44, move(phase, 0.3, 0.62))
    return (
        Piece(spot(), (44, _MARK)),
        _HERE,
        Piece(walker(), (x, _STAND), strength=there),
        Piece(arrow(42), (70, 46), turn_deg=180, strength=there * (1 - move(phase, 0.34, 0.5))),
    )


def one_at_a_time(phase: float) -> Scene:
    """One stays, the other goes behind."""
    there, back = presence(phase), move(phase, 0.22, 0.55)
    return (
        _HERE,
        Piece(spot(), (104, _MARK)),
        Piece(walker(), (between(66, 24, back), _STAND), between(1, 0.85, back), strength=there),
        Piece(walker(), (104, _STAND)),
        Piece(arrow(30), (79, 40), turn_deg=180, strength=there * move(phase, 0.4, 0.6)),
    )
