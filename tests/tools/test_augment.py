from __future__ import annotations

from collections.abc import Callable

import cv2
import numpy as np
import pytest

from kiosk.scene import Landmarks, Pixels
from tools import augment

SIDE = 128
MARKS = Landmarks((46, 50), (82, 50), (64, 70), (50, 88), (78, 88))
Change = Callable[[np.random.Generator], Pixels]


def face() -> Pixels:
    """A drawn face: skin before a wall, with some grain."""
    picture = np.full((SIDE, SIDE, 3), (150, 140, 130), np.uint8)
    cv2.ellipse(picture, (64, 66), (38, 50), 0, 0, 360, (140, 170, 210), -1)
    grain = np.random.default_rng(1).integers(-6, 7, picture.shape)
    return np.asarray(np.clip(picture + grain, 0, 255), np.uint8)


def changed_rows(after: Pixels) -> set[int]:
    return set(np.nonzero(np.abs(after.astype(int) - face()).max((1, 2)) > 20)[0].tolist())


def test_the_labels_that_are_made_come_in_the_shares_that_are_written() -> None:
    rng = np.random.default_rng(0)
    drawn = [augment.made_label(rng) for _ in range(20_000)]
    shares = {label: drawn.count(label) / len(drawn) for label in set(drawn)}
    assert shares[augment.MASKED] == pytest.approx(augment.MADE_SHARE[augment.MASKED], abs=0.01)
    assert shares[augment.INCORRECT] == pytest.approx(augment.MADE_SHARE[augment.INCORRECT], abs=0.01)
    assert set(shares) == {augment.MASKED, augment.INCORRECT, augment.BARE}


@pytest.mark.parametrize("seed", range(8))
def test_a_made_mask_covers_nose_and_mouth_and_leaves_the_eyes(seed: int) -> None:
    after = augment.make_worn(face(), MARKS, augment.MASKED, np.random.default_rng(seed))
    rows = changed_rows(after)
    assert {70, 88} <= rows
    assert np.array_equal(after[:40], face()[:40])


@pytest.mark.parametrize("seed", range(8))
def test_a_mask_made_to_be_worn_wrongly_leaves_the_nose_bare(seed: int) -> None:
    after = augment.make_worn(face(), MARKS, augment.INCORRECT, np.random.default_rng(seed))
    x, y = map(int, MARKS.nose)
    assert np.abs(after[y - 2 : y + 1, x - 2 : x + 3].astype(int) - face()[y - 2 : y + 1, x - 2 : x + 3]).max() < 20
    assert max(changed_rows(after)) > 88


def test_a_hand_lies_over_the_lower_face_in_the_faces_own_colour() -> None:
    after = augment.make_hand(face(), MARKS, np.random.default_rng(3))
    rows = changed_rows(after)
    assert rows
    assert min(rows) > MARKS.left_eye[1]


@pytest.mark.parametrize(
    "change",
    [
        lambda rng: augment.make_worn(face(), MARKS, augment.MASKED, rng),
        lambda rng: augment.make_worn(face(), MARKS, augment.INCORRECT, rng),
        lambda rng: augment.make_hand(face(), MARKS, rng),
    ],
)
def test_the_same_seed_makes_the_same_picture(change: Change) -> None:
    first, again, other = (change(np.random.default_rng(seed)) for seed in (5, 5, 6))
    assert np.array_equal(first, again)
    assert not np.array_equal(first, other)


def test_the_crop_that_is_given_stays_as_it_was() -> None:
    crop = face()
    augment.make_hand(crop, MARKS, np.random.default_rng(0))
    augment.make_worn(crop, MARKS, augment.MASKED, np.random.default_rng(0))
    assert np.array_equal(crop, face())


def test_the_pipeline_keeps_the_size_and_repeats_itself_by_its_seed() -> None:
    pipeline = augment.build()
    pictures = []
    for seed in (1, 1, 2):
        pipeline.set_random_seed(seed)
        pictures.append(augment.prepare(face(), 48, pipeline))
    assert {picture.shape for picture in pictures} == {(48, 48, 3)}
    assert pictures[0].dtype == np.uint8
    assert np.array_equal(pictures[0], pictures[1])
    assert not np.array_equal(pictures[0], pictures[2])
