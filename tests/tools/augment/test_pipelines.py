from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from kiosk.preprocess import resize
from kiosk.scene import Pixels
from tools.augment.light import MOUTH_TOP, Backlight, Dusk, Erase
from tools.augment.pipelines import A, door, none, paper, paper_steps

PIPELINES: list[Callable[[int], A.Compose]] = [none, paper, door]


def drawn(pipeline: A.Compose, crop: Pixels, seed: int) -> Pixels:
    pipeline.set_random_seed(seed)
    return np.asarray(pipeline(image=crop)["image"])


@pytest.mark.parametrize("build", PIPELINES)
@pytest.mark.parametrize(("size", "side"), [(8, 8), (8, 112), (176, 20), (176, 48), (176, 224)])
def test_every_crop_comes_out_in_the_side_asked_for(build: Callable[[int], A.Compose], size: int, side: int) -> None:
    pipeline = build(side)
    crop = np.random.default_rng(0).integers(0, 256, (size, size, 3), np.uint8)
    before = crop.copy()
    for seed in range(25):
        picture = drawn(pipeline, crop, seed)
        assert picture.shape == (side, side, 3)
        assert picture.dtype == np.uint8
    assert np.array_equal(crop, before)


@pytest.mark.parametrize("build", [paper, door])
def test_the_same_seed_gives_the_same_picture_and_another_seed_another(
    build: Callable[[int], A.Compose], face: Pixels
) -> None:
    first, second = build(64), build(64)
    for seed in range(12):
        assert np.array_equal(drawn(first, face, seed), drawn(second, face, seed))
    assert len({drawn(first, face, seed).tobytes() for seed in range(12)}) > 7


def test_none_only_resizes(face: Pixels) -> None:
    assert np.array_equal(drawn(none(64), face, 3), resize(face, 64))


def test_the_papers_pipeline_has_its_five_steps_and_changes_no_light() -> None:
    assert list(paper_steps()) == ["rotation", "horizontal flip", "stretch", "zoom", "shear"]
    flat = np.full((64, 64, 3), (10, 120, 200), np.uint8)
    assert all(np.array_equal(drawn(paper(64), flat, seed), flat) for seed in range(10))


def test_a_grey_picture_of_one_value_survives_the_door() -> None:
    for level in (0, 128, 255):
        flat = np.full((40, 40, 3), level, np.uint8)
        assert all(drawn(door(40), flat, seed).shape == (40, 40, 3) for seed in range(15))


def test_backlight_darkens_the_face_against_what_is_around_it(face: Pixels) -> None:
    pipeline = A.Compose([Backlight(p=1)])
    for seed in range(10):
        after, before = drawn(pipeline, face, seed).astype(float), face.astype(float)
        inner, outer = np.s_[50:80, 50:80], np.s_[:12]
        assert after[inner].mean() - after[outer].mean() < before[inner].mean() - before[outer].mean()


def test_dusk_is_darker_but_leaves_something_to_be_seen(face: Pixels) -> None:
    pipeline = A.Compose([Dusk(p=1)])
    for seed in range(10):
        assert 10 < drawn(pipeline, face, seed).mean() < 0.8 * face.mean()
        assert drawn(pipeline, np.asarray(face // 8), seed).mean() > 5


def test_the_middle_of_the_lower_face_is_never_erased(face: Pixels) -> None:
    pipeline = A.Compose([Erase(p=1)])
    low, quarter = int(np.ceil((MOUTH_TOP + 0.24) * 128)), 128 // 4
    changed = 0
    for seed in range(60):
        after = drawn(pipeline, face, seed)
        changed += not np.array_equal(after, face)
        assert np.array_equal(after[low:, quarter:-quarter], face[low:, quarter:-quarter])
    assert changed == 60
