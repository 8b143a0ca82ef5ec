"""Films about how to hold the head."""

from __future__ import annotations

import math

from ui.hints.figure import bust, head, masked_face, shoulders
from ui.hints.motion import between, ease, move, presence, sway
from ui.hints.piece import Piece, Scene
from ui.hints.props import FLOOR, bow, corners, gaze, halt, kiosk, tremble


def look_here(phase: float) -> Scene:
    """The face turns from elsewhere to the kiosk."""
    yaw_deg = between(-62, 62, ease(phase, 0.15, 0.5) - ease(phase, 0.88, 1))
    looks = ease(phase, 0.5, 0.66) - ease(phase, 0.8, 0.88)
    return (
        *bust((54, 42), 0.98, masked_face(yaw_deg), yaw_deg=yaw_deg),
        Piece(kiosk(), (142, FLOOR)),
        *gaze((91, 32), (118, 25), looks),
    )


def head_upright(phase: float) -> Scene:
    """A head that hangs to the side is raised."""
    there = presence(phase)
    tilt_deg = between(58, 0, move(phase, 0.3, 0.65))
    tilt = math.radians(tilt_deg)
    at = (70 + 31 * math.sin(tilt), 81 - 31 * math.cos(tilt))
    return (
        Piece(shoulders(), (70, 50), 0.92, strength=there),
        Piece(head() + masked_face(), at, 0.92, tilt_deg, there),
        Piece(bow(71, -14, -74), (70, 81), strength=there * (1 - move(phase, 0.4, 0.6))),
    )


def hold_still(phase: float) -> Scene:
    """Somebody sways until a sign says halt."""
    there, raised = presence(phase), move(phase, 0.14, 0.38)
    x = 45 + 5 * sway(phase, 0.44, 2)
    return (
        *bust((x, 46), 0.86, masked_face(), there),
        Piece(tremble(37), (x, 43), strength=there * (1 - move(phase, 0.58, 0.68))),
        Piece(halt(), (126, between(150, 50, raised)), 0.95, strength=there),
    )


def show_face(phase: float) -> Scene:
    """A face at the picture's edge comes to its middle and looks straight out of it."""
    there, comes = presence(phase), move(phase, 0.25, 0.6)
    yaw_deg = between(-55, 0, comes)
    snap = between(1.06, 1.0, move(phase, 0.55, 0.7))
    return (
        *bust((between(42, 80, comes), 43), 0.9, masked_face(yaw_deg), there, yaw_deg),
        Piece(corners(118, 86), (80, 50), snap),
    )
