"""How light a colour is, how well one stands out from another, and the same hue darker or lighter."""

from __future__ import annotations

import math
from collections.abc import Callable

Triple = tuple[float, float, float]


def luminance(colour: str) -> float:
    """Relative luminance of #rrggbb, 0 to 1 (WCAG 2.2)."""
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast of two colours, 1 to 21 (WCAG 2.2)."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def at_contrast(ratio: float, colour: str) -> float:
    """The luminance below `colour` that has this contrast to it; negative where there is none."""
    return (luminance(colour) + 0.05) / ratio - 0.05


def linear(colour: str) -> Triple:
    """Red, green and blue as light, 0 to 1 (IEC 61966-2-1)."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return _to_light(red), _to_light(green), _to_light(blue)


def hue(colour: str) -> float:
    """The hue in OKLab, in degrees; of a grey it means nothing (Ottosson 2020, bottosson.github.io/posts/oklab)."""
    _, a, b = oklab(linear(colour))
    return math.degrees(math.atan2(b, a)) % 360


def oklab(light: Triple) -> Triple:
    """Lightness 0 to 1, green to red, blue to yellow (Ottosson 2020), of red, green and blue as light."""
    red, green, blue = light
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    middle = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    )


def between(colour: str, least: float, most: float) -> str:
    """The colour itself, or as much darker or lighter as brings its luminance between the two.

    Darker: its light times a factor, which multiplies OKLab's three numbers alike, so that its hue stays. Lighter: as
    much white light as it takes.
    """
    light, has = linear(colour), luminance(colour)
    if has > most:
        return _written(light, lambda part: part * most / has, math.floor)
    if has < least:
        return _written(light, lambda part: part + (1 - part) * (least - has) / (1 - has), math.ceil)
    return colour


def _written(light: Triple, change: Callable[[float], float], rounded: Callable[[float], int]) -> str:
    return "#" + "".join(f"{rounded(255 * _to_signal(change(part))):02x}" for part in light)


def _to_light(signal: float) -> float:
    return signal / 12.92 if signal <= 0.04045 else float(((signal + 0.055) / 1.055) ** 2.4)


def _to_signal(light: float) -> float:
    return light * 12.92 if light <= 0.0031308 else float(1.055 * light ** (1 / 2.4) - 0.055)
