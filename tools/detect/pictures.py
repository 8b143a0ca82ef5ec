"""The pictures of crowds in memory, no larger than training ever shows them."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace

import numpy as np
from rich.console import Console
from rich.progress import track

from kiosk.errors import KioskError, PictureUnreadable
from tools.data.crowds import Crowd
from tools.data.names import listed
from tools.data.pictures import read_picture
from tools.detect.window import View, cut

LARGEST_PX = 800
"""A picture's longer side: 1.25 times what a window shows at scale 1."""


@dataclass(frozen=True, slots=True)
class Pictures:
    """Crowds, with their corners in the pixels of what they look like, and that in the same order."""

    samples: tuple[Crowd, ...]
    views: tuple[View, ...]


def load(crowds: Sequence[Crowd], *, skip_unreadable: bool = False) -> Pictures:
    """Decode them all, on every core. Raises KioskError, naming those that cannot be read, unless they are skipped."""
    with ThreadPoolExecutor() as pool:
        results = pool.map(_view, crowds)
        views = list(track(results, "decoding", len(crowds), console=Console(stderr=True), transient=True))
    broken = [str(view) for view in views if isinstance(view, PictureUnreadable)]
    if broken and not skip_unreadable:
        raise KioskError(f"{len(broken)} pictures cannot be read; leave them out by --skip-unreadable{listed(broken)}")
    if broken:
        print(f"left out {len(broken)} of {len(crowds)} pictures, which cannot be read")
    kept = [(crowd, view) for crowd, view in zip(crowds, views, strict=True) if isinstance(view, View)]
    samples = (replace(crowd, corners=view.corners, labels=view.labels) for crowd, view in kept)
    return Pictures(tuple(samples), tuple(view for _, view in kept))


def _view(crowd: Crowd) -> View | PictureUnreadable:
    try:
        bgr = read_picture(crowd.file)
    except PictureUnreadable as error:
        return error
    view = View(bgr, crowd.corners, crowd.labels, np.ones(len(crowd.labels), np.bool_))
    height, width = bgr.shape[:2]
    scale = LARGEST_PX / max(width, height)
    return cut(view, scale, (0.0, 0.0), (round(width * scale), round(height * scale))) if scale < 1 else view
