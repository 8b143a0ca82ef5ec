"""What a look of the detector takes, at both its sizes and around one face, through the kiosk's own code."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import ExitStack
from pathlib import Path

import numpy as np

from kiosk.detector import Detector
from kiosk.errors import KioskError
from kiosk.networks import open_detector
from kiosk.scene import Box, Detection, Pixels
from kiosk.settings import FacesSettings, ModelSettings
from tools.speed.turns import Part, in_turn, median_of

SIZES = {"640x480": (480, 640), "960x544": (544, 960)}
OPINION = "second opinion"
WARM_UP = 2


def measure_boxes(models: ModelSettings, folder: Path, rounds: Iterable[int]) -> Part:
    """Medians of one look each, at pictures of noise."""
    noise = np.random.default_rng(0)
    with ExitStack() as opened:
        try:
            looks = {name: _look(_open(models, folder, name, opened), noise, size) for name, size in SIZES.items()}
            looks[OPINION] = _opinion(_open(models, folder, "640x480", opened), noise)
        except KioskError as error:
            return {"detector": {}}, {"detector": str(error)}
        for look in looks.values():
            for _ in range(WARM_UP):
                look(0)
        times = in_turn(looks, rounds)
    return {"detector": {name: {"p50_ms": median_of(found)} for name, found in times.items()}}, {}


def _open(models: ModelSettings, folder: Path, size: str, opened: ExitStack) -> Detector:
    detector, engine = open_detector(models, FacesSettings.model_validate({"size": size}), folder)
    opened.callback(engine.engine.close)
    return detector


def _look(detector: Detector, noise: np.random.Generator, size: tuple[int, int]) -> Callable[[int], object]:
    bgr = _picture(noise, size)
    return lambda _number: detector.find(bgr)


def _opinion(detector: Detector, noise: np.random.Generator) -> Callable[[int], object]:
    bgr, face = _picture(noise, (720, 1280)), Detection(Box(560, 200, 720, 400), 1.0, None)
    return lambda _number: detector.opinion(bgr, face)


def _picture(noise: np.random.Generator, size: tuple[int, int]) -> Pixels:
    return noise.integers(0, 256, (*size, 3), np.uint8)
