"""Pictures of nobody: where a visitor stands, drawn from the settings as SVG. No camera has a part in them."""

from __future__ import annotations

import math
from collections.abc import Mapping

from kiosk.quality import Limits

ANGLE_DEG, FACE_M = 60.0, 0.22
"""Assumed where nobody measured: how wide the camera sees, and how tall a face is from brow to chin."""
INK, FAINT, GROUND, ZONE = "#1b2733", "#6b7885", "#eef1f4", "#cfe0ee"


def in_the_picture(settings: Mapping[str, str]) -> str:
    """The camera's picture with the zone in it, and the smallest and the largest face that are judged."""
    width, height, zone = _measures(settings)
    x0, y0, x1, y1 = zone
    limits = Limits()
    wide, tall, middle = 640.0, 640.0 * height / width, 320 * (x0 + x1)
    small, large = limits.min_height_px / height * tall, limits.max_height_share * tall
    parts = [
        _box(0, 0, wide, tall, GROUND, INK),
        _box(x0 * wide, y0 * tall, (x1 - x0) * wide, (y1 - y0) * tall, ZONE, INK, "6 4"),
        _face(middle, tall / 2, large, "8 5"),
        _face(middle, tall / 2, small, ""),
        _words(middle, tall / 2 + small / 2 + 26, f"at least {limits.min_height_px:.0f} pixels tall"),
        _words(middle, tall / 2 - large / 2 + 44, "at most this tall"),
        _words(10, 28, "picture", anchor="start"),
        _words(middle, min(y1 * tall, tall) - 10, "zone, for a face's middle"),
    ]
    return _svg(wide, tall, parts, "The zone in the camera's picture")


def from_above(settings: Mapping[str, str]) -> str:
    """Kiosk and visitor from above, with the distances at which faces are large enough."""
    width, height, (x0, _, x1, _) = _measures(settings)
    near_m, far_m = distances_m(width, height)
    half = math.radians(ANGLE_DEG / 2)
    scale = 560 / max(far_m, 1.0)
    middle, focal = 130.0, 1 / (2 * math.tan(half))

    def at(distance_m: float, share: float) -> tuple[float, float]:
        return 40 + distance_m * scale, middle + distance_m * scale * (share - 0.5) / focal * 0.38

    zone = [at(near_m, x0), at(far_m, x0), at(far_m, x1), at(near_m, x1)]
    view = [at(0, 0.5), at(far_m, 0.0), at(far_m, 1.0)]
    parts = [
        _polygon(view, GROUND, FAINT, "4 4"),
        _polygon(zone, ZONE, INK, "6 4"),
        _box(18, middle - 26, 16, 52, INK, INK),
        _words(36, middle + 54, "kiosk"),
        f'<circle cx="{(zone[0][0] + zone[1][0]) / 2 - 90:.1f}" cy="{middle}" r="15" fill="{INK}"/>',
        _words((zone[0][0] + zone[1][0]) / 2 + 20, middle + 8, "visitor"),
        _line(zone[0][0], 262, zone[0][0], middle + 20),
        _words(zone[0][0], 278, f"about {near_m:.1f} m", anchor="start"),
        _line(zone[1][0], 262, zone[1][0], middle + 20),
        _words(zone[1][0] + 20, 278, f"about {far_m:.1f} m", anchor="end"),
    ]
    return _svg(640, 290, parts, "Kiosk and zone from above")


def distances_m(width: int, height: int) -> tuple[float, float]:
    """Where a face is as large and as small as may be judged, at ANGLE_DEG and FACE_M."""
    limits = Limits()
    focal_px = width / 2 / math.tan(math.radians(ANGLE_DEG / 2))
    return focal_px * FACE_M / (limits.max_height_share * height), focal_px * FACE_M / limits.min_height_px


def _measures(settings: Mapping[str, str]) -> tuple[int, int, tuple[float, float, float, float]]:
    width, height = (int(settings.get(f"camera.{side}", most)) for side, most in (("width", 1280), ("height", 720)))
    x0, y0, x1, y1 = (
        float(settings.get(f"zone.{name}", at)) for name, at in zip(("x0", "y0", "x1", "y1"), (0, 0, 1, 1), strict=True)
    )
    return width, height, (x0, y0, x1, y1)


def _svg(width: float, height: float, parts: list[str], name: str) -> str:
    inside = "".join(parts)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height:.0f}" role="img" '
        f'aria-label="{name}">{inside}</svg>'
    )


def _box(x: float, y: float, width: float, height: float, fill: str, line: str, dash: str = "") -> str:
    return (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" fill="{fill}" stroke="{line}" '
        f'stroke-width="2"{_dashed(dash)}/>'
    )


def _polygon(points: list[tuple[float, float]], fill: str, line: str, dash: str) -> str:
    told = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    return f'<polygon points="{told}" fill="{fill}" stroke="{line}" stroke-width="2"{_dashed(dash)}/>'


def _line(x0: float, y0: float, x1: float, y1: float) -> str:
    return f'<line x1="{x0:.1f}" y1="{y0:.1f}" x2="{x1:.1f}" y2="{y1:.1f}" stroke="{INK}" stroke-width="1.5"/>'


def _face(x: float, y: float, tall: float, dash: str) -> str:
    """Nobody's: an outline."""
    return (
        f'<ellipse cx="{x:.1f}" cy="{y:.1f}" rx="{tall * 0.39:.1f}" ry="{tall / 2:.1f}" fill="none" stroke="{INK}" '
        f'stroke-width="2"{_dashed(dash)}/>'
    )


def _words(x: float, y: float, words: str, anchor: str = "middle") -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-family="sans-serif" font-size="22" fill="{INK}" '
        f'text-anchor="{anchor}">{words}</text>'
    )


def _dashed(dash: str) -> str:
    return f' stroke-dasharray="{dash}"' if dash else ""
