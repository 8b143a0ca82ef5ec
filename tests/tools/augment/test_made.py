from __future__ import annotations

from collections.abc import Callable
from functools import partial

import numpy as np
import pytest

from kiosk.scene import Landmarks, Pixels
from tools.augment.canvas import frame_of
from tools.augment.headwear import Worn, put_on
from tools.augment.made import Kind, make

Change = Callable[[Pixels, Landmarks, np.random.Generator], Pixels]


def made(kind: Kind, crop: Pixels, marks: Landmarks, rng: np.random.Generator) -> Pixels:
    return make(crop, marks, kind, rng)


def worn(kind: Worn, crop: Pixels, marks: Landmarks, rng: np.random.Generator) -> Pixels:
    return put_on(crop, marks, kind, rng)


CHANGES: dict[str, Change] = {
    **{f"made {kind.value}": partial(made, kind) for kind in Kind},
    **{f"on {kind.value}": partial(worn, kind) for kind in Worn},
}
every_change = pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())


def share_changed(after: Pixels, before: Pixels, middle: tuple[float, float], reach: int) -> float:
    """Of the square around a point: how many of its pixels differ plainly."""
    x, y = map(int, middle)
    spot = np.s_[y - reach : y + reach + 1, x - reach : x + reach + 1]
    return float((np.abs(after[spot].astype(int) - before[spot]).max(2) > 20).mean())


@every_change
def test_what_is_made_keeps_the_crops_shape_and_leaves_the_crop_as_it_was(
    change: Change, face: Pixels, marks: Landmarks
) -> None:
    before = face.copy()
    after = change(face, marks, np.random.default_rng(2))
    assert after.shape == face.shape
    assert after.dtype == np.uint8
    assert np.array_equal(face, before)
    assert not np.array_equal(after, before)


@every_change
def test_the_same_seed_makes_the_same_picture(change: Change, face: Pixels, marks: Landmarks) -> None:
    first, again, other = (change(face, marks, np.random.default_rng(seed)) for seed in (5, 5, 6))
    assert np.array_equal(first, again)
    assert not np.array_equal(first, other)


COVERING = [Kind.HAND, Kind.PHONE, Kind.CUP, Kind.SCARF, Kind.SLEEVE, Kind.HELMET]


@pytest.mark.parametrize("kind", COVERING)
def test_a_made_negative_covers_the_mouth(kind: Kind, face: Pixels, marks: Landmarks) -> None:
    shares = []
    for seed in range(12):
        # Dark skin on light, and light on dark: a made thing of the same colour cannot be told from the mouth.
        after = make(face, marks, kind, np.random.default_rng(seed))
        changed = after.astype(int) - face
        shares.append(float((np.abs(changed[84:94, 54:75]).max(2) > 8).mean()))
    assert np.median(shares) > 0.8


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind not in {Kind.HAND, Kind.HELMET}])
def test_a_made_negative_leaves_the_eyes(kind: Kind, face: Pixels, marks: Landmarks) -> None:
    for seed in range(12):
        after = make(face, marks, kind, np.random.default_rng(seed))
        hidden = [share_changed(after, face, eye, 2) for eye in (marks.left_eye, marks.right_eye)]
        assert min(hidden) < 0.5, seed


def test_a_beard_leaves_the_lips_and_changes_the_chin(face: Pixels, marks: Landmarks) -> None:
    lips, chin = [], []
    for seed in range(16):
        after = make(face, marks, Kind.BEARD, np.random.default_rng(seed))
        lips.append(share_changed(after, face, (64, 89), 1))
        chin.append(share_changed(after, face, (64, 108), 3))
    assert np.mean(lips) < 0.5 < np.mean(chin)


@pytest.mark.parametrize("kind", Worn)
def test_headwear_leaves_nose_and_mouth(kind: Worn, face: Pixels, marks: Landmarks) -> None:
    for seed in range(10):
        after = put_on(face, marks, kind, np.random.default_rng(seed))
        assert share_changed(after, face, (64, 88), 6) == 0
        assert share_changed(after, face, (64, 74), 2) == 0


def random_marks(rng: np.random.Generator, side: int) -> Landmarks:
    reach = rng.choice([0.0, 1.0, side, 40.0 * side])
    points = rng.uniform(-0.5, 1.5, 2) * side + rng.uniform(-reach, reach, (5, 2))
    return Landmarks(*((float(x), float(y)) for x, y in points))


@every_change
@pytest.mark.parametrize("side", [8, 33])
def test_no_landmarks_and_no_crop_are_too_odd(change: Change, side: int) -> None:
    for seed in range(25):
        rng = np.random.default_rng(seed)
        crop = rng.integers(0, 256, (side, side, 3), np.uint8)
        after = change(crop, random_marks(rng, side), rng)
        assert after.shape == crop.shape
        assert after.dtype == np.uint8


@every_change
def test_a_grey_picture_of_one_value_is_no_trouble(change: Change, marks: Landmarks) -> None:
    for level in (0, 255):
        flat = np.full((128, 128, 3), level, np.uint8)
        assert change(flat, marks, np.random.default_rng(level)).shape == flat.shape


def test_points_that_all_lie_on_one_spot_make_a_frame_that_is_no_face() -> None:
    frame = frame_of(Landmarks(*[(5.0, 5.0)] * 5))
    assert not frame.frontal
    assert frame.unit == 2.0
    assert np.allclose(frame.upright().along, (2, 0))
    assert np.allclose(frame.upright().down, (0, 2))
