"""Labelled pictures that nothing was trained on, and what a network answers to them."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from rich.console import Console
from rich.progress import track

from kiosk.errors import KioskError
from kiosk.scene import LABELS
from tools.data import cache, layouts
from tools.data.cache import Crops
from tools.data.samples import Sample
from tools.evaluate import SIDE
from tools.explain.model import BATCH, Model
from tools.explain.options import Options
from tools.finder import open_crop_finder


def read(options: Options) -> list[Sample]:
    """The test pictures, and with --val the validation pictures. Raises KioskError where there are none."""
    parts = {"test", "val"} if options.val else {"test"}
    found = [sample for sample in layouts.read(options.data, options.split) if sample.split in parts]
    if not found:
        more = "" if options.val else ", or add --val for the validation pictures"
        raise KioskError(f"{options.data} has no test pictures in split {options.split!r}: give another folder{more}")
    return found


def load(samples: list[Sample], options: Options) -> Crops:
    """Their squares, cut and kept as tools.evaluate does; what cannot be read is left out and said."""
    return cache.load(samples, SIDE, options.out.parent / "cache", open_crop_finder(), skip_unreadable=True)


def judge(model: Model, bgr: npt.NDArray[np.uint8]) -> npt.NDArray[np.float64]:
    """(n, 3) probabilities of (n, s, s, 3) uint8 BGR crops."""
    starts = track(range(0, len(bgr), BATCH), f"judging by {model.title}", console=Console(stderr=True), transient=True)
    parts = [model.read(list(bgr[start : start + BATCH])) for start in starts]
    return np.concatenate([np.zeros((0, len(LABELS))), *parts])
