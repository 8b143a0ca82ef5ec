from __future__ import annotations

import numpy as np

from kiosk.scene import Landmarks, Pixels
from tools import augment

Donor = tuple[Pixels, Landmarks]
SIDE = 64


def ramps() -> Pixels:
    """Blue grows to the right and green downwards, two levels a pixel: a part shows where it was cut."""
    level = np.arange(SIDE, dtype=np.uint8) * 2
    picture = np.zeros((SIDE, SIDE, 3), np.uint8)
    picture[..., 0], picture[..., 1] = level[None, :], level[:, None]
    return picture


def test_it_becomes_a_square_part_of_two_fifths_or_more_in_the_same_size() -> None:
    parts = []
    for seed in range(60):
        picture = augment.vary(ramps(), np.random.default_rng(seed))
        assert (picture.shape, picture.dtype) == ((SIDE, SIDE, 3), np.uint8)
        if picture[..., 2].any():
            continue  # a mask is on it
        wide, high = int(np.ptp(picture[..., 0])), int(np.ptp(picture[..., 1]))
        assert abs(wide - high) <= 2
        parts.append(wide / (2 * SIDE))
    assert min(parts) > 0.33
    assert max(parts) > 0.85


def test_a_fifth_has_a_mask_on_it_drawn_or_the_donors_own(green_mask: Donor) -> None:
    plain = np.zeros_like(green_mask[0])
    masked = [augment.vary(plain, np.random.default_rng(seed), green_mask) for seed in range(200)]
    assert 0.1 < np.mean([picture.any() for picture in masked]) < 0.3
    green = [picture for picture in masked if (picture[..., 1].astype(int) - picture[..., 2] > 60).mean() > 0.02]
    assert len(green) >= 5


def test_the_same_rng_gives_the_same_picture_and_the_crop_stays(green_mask: Donor) -> None:
    crop = ramps()
    for seed in range(20):
        first, again = (augment.vary(crop, np.random.default_rng(seed)) for _ in range(2))
        assert np.array_equal(first, again)
    assert np.array_equal(crop, ramps())
