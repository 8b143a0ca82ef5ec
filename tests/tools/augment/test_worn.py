from __future__ import annotations

import numpy as np
import pytest

from kiosk.scene import Landmarks, Pixels
from tools.augment.canvas import Frame, frame_of
from tools.augment.moved import cut_mask, fitted, move_mask
from tools.augment.worn import INCORRECT, MASKED, WRONG, Place, draw_worn, seat, seated, wrong_place

Donor = tuple[Pixels, Landmarks]


def seat_at(marks: Landmarks, place: Place, seed: int) -> Frame:
    return seat(place, np.random.default_rng(seed)).on(frame_of(marks))


def plain(after: Pixels, before: Pixels) -> np.ndarray:
    return np.abs(after.astype(int) - before).max(2) > 20


def test_only_the_proper_place_is_labelled_as_masked() -> None:
    assert {place.label for place in Place if place is not Place.PROPER} == {INCORRECT}
    assert Place.PROPER.label == MASKED


def test_the_wrong_places_come_in_the_shares_that_are_written() -> None:
    rng = np.random.default_rng(0)
    drawn = [wrong_place(rng) for _ in range(5000)]
    assert sum(WRONG.values()) == pytest.approx(1)
    for place, share in WRONG.items():
        assert drawn.count(place) / 5000 == pytest.approx(share, abs=0.025)


@pytest.mark.parametrize("seed", range(8))
def test_a_drawn_proper_mask_covers_nose_and_mouth_and_leaves_the_eyes(
    face: Pixels, marks: Landmarks, seed: int
) -> None:
    changed = plain(draw_worn(face, seat_at(marks, Place.PROPER, seed), np.random.default_rng(seed)), face)
    assert changed[72:106, 56:72].mean() > 0.85
    assert not changed[:54, 50:78].any()


@pytest.mark.parametrize("place", [Place.NOSE_OUT, Place.CHIN])
@pytest.mark.parametrize("seed", range(8))
def test_wrong_wear_leaves_the_nose_bare(face: Pixels, marks: Landmarks, place: Place, seed: int) -> None:
    changed = plain(draw_worn(face, seat_at(marks, place, seed), np.random.default_rng(seed)), face)
    assert not changed[66:72, 61:68].any()
    assert changed[100:].any()


def test_the_mask_is_cut_where_it_is_and_not_around_it(green_mask: Donor) -> None:
    cover = cut_mask(*green_mask)
    assert cover.shape == (128, 128)
    assert cover[90, 64] > 0.95
    assert cover[52, 64] < 0.05
    assert cover[80, 10] < 0.05


def test_a_fitted_frame_has_the_mask_where_a_proper_one_belongs() -> None:
    """Rows 60 to 119, eyes at 50 and mouth at 88: b from 0.26 to 1.82 becomes 0.3 to 1.85."""
    cover = np.zeros((128, 128), np.float32)
    cover[60:120, 34:95] = 1
    face = Frame(np.array([64.0, 50.0]), np.array([36.0, 0.0]), np.array([0.0, 38.0]))
    _, b = fitted(face, cover).grid(128)
    assert b[60, 64] == pytest.approx(0.3, abs=0.05)
    assert b[119, 64] == pytest.approx(1.85, abs=0.05)


def landed(green_mask: Donor, face: Pixels, marks: Landmarks, place: Place, seed: int) -> np.ndarray:
    after = move_mask(face, marks, green_mask, seat_at(marks, place, seed), np.random.default_rng(seed)).astype(int)
    return (after[:, :, 1] - after[:, :, 0] > 70) & (after[:, :, 1] - after[:, :, 2] > 70)


@pytest.mark.parametrize("seed", range(6))
def test_a_moved_mask_lands_where_the_landmarks_say(
    green_mask: Donor, face: Pixels, marks: Landmarks, seed: int
) -> None:
    proper = landed(green_mask, face, marks, Place.PROPER, seed)
    assert proper[72, 64]
    assert proper[88, 54:74].all()
    assert not proper[:54].any()
    below = landed(green_mask, face, marks, Place.NOSE_OUT, seed)
    assert not below[:72, 58:70].any()
    assert below[96:110, 64].all()
    chin = landed(green_mask, face, marks, Place.CHIN, seed)
    assert not chin[:86].any()
    assert chin[100:].any()
    brow = landed(green_mask, face, marks, Place.FOREHEAD, seed)
    assert brow[:40].any()
    assert not brow[60:].any()
    eyes = landed(green_mask, face, marks, Place.EYES, seed)
    assert eyes[50, 50]
    assert eyes[50, 78]
    ear = landed(green_mask, face, marks, Place.ONE_EAR, seed)
    assert not ear[:, 59:70].any()


def test_a_mask_moves_along_when_the_face_does(green_mask: Donor, face: Pixels) -> None:
    """All landmarks 20 px to the right and 15 px up: so goes the mask's middle, within its random seat."""
    there = Landmarks((66, 35), (102, 35), (84, 55), (70, 73), (98, 73))
    middles = []
    for marks in (green_mask[1], there):
        y, x = np.nonzero(landed(green_mask, face, marks, Place.PROPER, 1))
        middles.append((x.mean(), y.mean()))
    assert middles[1][0] - middles[0][0] == pytest.approx(20, abs=2)
    assert middles[1][1] - middles[0][1] == pytest.approx(-15, abs=2)


def test_a_mask_that_would_lie_outside_the_picture_goes_below_the_nose_or_nowhere() -> None:
    chin_at_the_edge = Frame(np.array([64.0, 48.0]), np.array([40.0, 0.0]), np.array([0.0, 42.0]))
    seen = [seated(chin_at_the_edge, Place.CHIN, 128, np.random.default_rng(seed)) for seed in range(20)]
    assert {found[1] for found in seen if found is not None} == {Place.NOSE_OUT}
    outside = Frame(np.array([64.0, 400.0]), np.array([40.0, 0.0]), np.array([0.0, 42.0]))
    assert seated(outside, Place.PROPER, 128, np.random.default_rng(0)) is None


@pytest.mark.parametrize("side", [8, 33])
def test_no_landmarks_of_crop_or_donor_are_too_odd(side: int) -> None:
    for seed in range(60):
        rng = np.random.default_rng(seed)
        crop, other = rng.integers(0, 256, (2, side, side, 3), np.uint8)
        reach = rng.choice([0.0, 1.0, side, 40.0 * side])
        mine, theirs = (
            Landmarks(*((float(x), float(y)) for x, y in side / 2 + rng.uniform(-reach, reach, (5, 2))))
            for _ in range(2)
        )
        target = frame_of(mine).moved(0.1, 0.1, 0.2)
        for after in (draw_worn(crop, target, rng), move_mask(crop, mine, (other, theirs), target, rng)):
            assert after.shape == crop.shape
            assert after.dtype == np.uint8
