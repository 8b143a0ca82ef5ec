"""What training does to face crops: dress them (made negatives, masks, headwear), then a pipeline over the whole.

`python -m tools.augment --data DIR --out DIR` shows all of it.
"""

from __future__ import annotations

import os

# albumentations asks the network for a newer version of itself at import, unless it is told not to.
os.environ.setdefault("NO_ALBUMENTATIONS_UPDATE", "1")

from tools.augment.canvas import shrunk
from tools.augment.dress import Wardrobe
from tools.augment.made import Kind, make
from tools.augment.moved import Donor
from tools.augment.nobody import vary
from tools.augment.pipelines import door, none, paper
from tools.augment.worn import BARE, INCORRECT, MASKED

__all__ = [
    "BARE",
    "INCORRECT",
    "MASKED",
    "Donor",
    "Kind",
    "Wardrobe",
    "door",
    "make",
    "none",
    "paper",
    "shrunk",
    "vary",
]
