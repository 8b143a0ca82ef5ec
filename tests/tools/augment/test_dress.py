from __future__ import annotations

from collections import Counter

import numpy as np
import pytest

from kiosk.errors import KioskError
from kiosk.scene import Landmarks, Pixels
from tools import augment
from tools.augment.dress import HEADWEAR_SHARES, MADE_SHARES, WORN_SHARES, Wardrobe
from tools.augment.headwear import Worn
from tools.augment.made import Kind
from tools.feed import GOLDEN

Donor = tuple[Pixels, Landmarks]
COUNT = 800


def test_labels_come_in_the_shares_that_are_written(face: Pixels, green_mask: Donor) -> None:
    marks = Landmarks((53, 52), (75, 52), (64, 64), (56, 75), (72, 75))  # small: every mask lies in the picture
    wardrobe, labels, same = Wardrobe(headwear={}), Counter[int](), 0
    rng = np.random.default_rng(0)
    for _ in range(COUNT):
        picture, label = wardrobe(face, marks, augment.BARE, rng, green_mask)
        labels[label] += 1
        same += picture is face
    proper = sum(share for (_, worn), share in WORN_SHARES.items() if worn)
    wrong = sum(share for (_, worn), share in WORN_SHARES.items() if not worn)
    assert labels[augment.MASKED] / COUNT == pytest.approx(proper, abs=0.03)
    assert labels[augment.INCORRECT] / COUNT == pytest.approx(wrong, abs=0.03)
    assert same / COUNT == pytest.approx(1 - proper - wrong - sum(MADE_SHARES.values()), abs=0.04)


def test_half_of_the_bare_faces_become_something_and_proper_wear_is_as_frequent_as_wrong_wear() -> None:
    assert 0.45 <= sum(WORN_SHARES.values()) + sum(MADE_SHARES.values()) <= 0.6
    assert WORN_SHARES[False, True] == WORN_SHARES[False, False]
    assert WORN_SHARES[True, True] == WORN_SHARES[True, False]
    assert set(MADE_SHARES) == set(Kind)
    assert set(HEADWEAR_SHARES) == set(Worn)


def test_turns_that_are_spread_evenly_bring_every_thing_in_as_many_bare_faces_as_a_batch_has(
    face: Pixels, marks: Landmarks
) -> None:
    wardrobe, turns = Wardrobe(), (np.arange(26) * GOLDEN + 0.3) % 1
    seen = [wardrobe(face, marks, augment.BARE, np.random.default_rng(0), None, turn)[0].tobytes() for turn in turns]
    # The same rng: what differs differs by its turn alone. Four ways to wear a mask (two of them are alike without a
    # donor), eight things, and nothing.
    assert len(set(seen)) >= 11


def test_masked_and_wrong_crops_keep_their_label_and_get_headwear_alone(face: Pixels, marks: Landmarks) -> None:
    everything = Wardrobe({(False, True): 0.5}, {Kind.HAND: 0.5}, {})
    for label in (augment.MASKED, augment.INCORRECT):
        picture, kept = everything(face, marks, label, np.random.default_rng(0))
        assert kept == label
        assert picture is face


def test_headwear_is_put_on_every_class_equally_often(face: Pixels, marks: Landmarks) -> None:
    wardrobe = Wardrobe({}, {}, {Worn.GLASSES: 0.3})
    for label in (augment.BARE, augment.MASKED, augment.INCORRECT):
        rng = np.random.default_rng(label)
        drawn = (wardrobe(face, marks, label, rng)[0] for _ in range(300))
        assert np.mean([picture is not face for picture in drawn]) == pytest.approx(0.3, abs=0.07)


def test_a_crop_without_landmarks_passes_as_it_is(face: Pixels) -> None:
    certain = Wardrobe({(True, True): 1.0}, {}, {Worn.CAP: 1.0})
    for label in range(3):
        picture, kept = certain(face, None, label, np.random.default_rng(0))
        assert picture is face
        assert kept == label


def test_without_a_donor_a_mask_is_drawn_where_one_would_be_moved(
    face: Pixels, marks: Landmarks, green_mask: Donor
) -> None:
    certain = Wardrobe({(True, True): 1.0}, {}, {})
    moved, label = certain(face, marks, augment.BARE, np.random.default_rng(1), green_mask)
    drawn, same_label = certain(face, marks, augment.BARE, np.random.default_rng(1))
    assert label == same_label == augment.MASKED
    assert not np.array_equal(moved, drawn)
    assert not np.array_equal(drawn, face)


def test_a_head_in_profile_wears_no_flat_mask_and_stays_bare(face: Pixels) -> None:
    profile = Landmarks((60, 50), (70, 50), (80, 70), (64, 88), (72, 88))
    certain = Wardrobe({(False, True): 0.5, (False, False): 0.5}, {}, {})
    for seed in range(10):
        picture, label = certain(face, profile, augment.BARE, np.random.default_rng(seed))
        assert label == augment.BARE
        assert picture is face


def test_the_same_rng_dresses_the_same_way(face: Pixels, marks: Landmarks, green_mask: Donor) -> None:
    before = face.copy(), green_mask[0].copy()
    for seed in range(30):
        (first, label), (again, same) = (
            Wardrobe()(face, marks, augment.BARE, np.random.default_rng(seed), green_mask) for _ in range(2)
        )
        assert label == same
        assert np.array_equal(first, again)
    assert np.array_equal(face, before[0])
    assert np.array_equal(green_mask[0], before[1])


def test_shares_of_more_than_everything_are_refused() -> None:
    with pytest.raises(KioskError, match="sum to 1"):
        Wardrobe({(False, True): 0.6}, {Kind.HAND: 0.6})
    with pytest.raises(KioskError, match="from 0"):
        Wardrobe(headwear={Worn.CAP: -0.1})
