from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest
import torch

from kiosk.preprocess import to_input
from kiosk.scene import LABELS
from tools import feed
from tools.data.cache import Crops
from tools.data.samples import ANIMALS, NO_FACE, Sample
from tools.training.ranks import Ranks

MASKED, BARE, WRONG = (LABELS.index(name) for name in ("with_mask", "without_mask", "mask_incorrect"))


def samples(count: int, source: str = "made") -> tuple[Sample, ...]:
    return tuple(Sample(Path(f"{source}{index}.png"), index % 3, source, "train") for index in range(count))


def crops(of: tuple[Sample, ...], side: int = 16) -> Crops:
    rng = np.random.default_rng(0)
    bgr = rng.integers(0, 256, (len(of), side, side, 3), np.uint8)
    return Crops(of, bgr, np.full((len(of), 5, 2), np.nan, np.float32))


def test_every_sample_is_drawn_once_in_an_order_of_its_own(tiny_system: ModuleType) -> None:
    of = samples(50)
    first, second = (feed.draws(of, tiny_system.PLAIN, 0, epoch) for epoch in range(2))
    for drawn in (first, second):
        assert sorted(index for index, _, _ in drawn) == list(range(50))
    assert [index for index, _, _ in first] != list(range(50))
    assert [index for index, _, _ in first] != [index for index, _, _ in second]
    assert len({seed for _, seed, _ in first + second}) > 95


@pytest.mark.parametrize("balanced", [False, True])
def test_what_is_drawn_hangs_on_the_seed_and_the_epoch_alone(balanced: bool, tiny_system: ModuleType) -> None:
    of, recipe = samples(20), replace(tiny_system.PLAIN, balanced=balanced)
    drawn = feed.draws(of, recipe, 3, 7)
    np.random.default_rng().random(9)
    torch.manual_seed(99)
    assert feed.draws(of, recipe, 3, 7) == drawn
    assert feed.draws(of, recipe, 4, 7) != drawn
    assert feed.draws(of, recipe, 3, 8) != drawn
    assert feed.draws(of, recipe, 7, 3) != drawn


def test_copies_wrong_wear_and_small_sources_weigh_by_hand() -> None:
    """Nine of one source, one of them a copy and one worn wrongly; one alone, nine times rarer: 9 ** 0.35 = 2.1577."""
    plain = Sample(Path("a.png"), MASKED, "large", "train")
    of = [plain] * 7 + [replace(plain, copy=True), replace(plain, label=WRONG), replace(plain, source="small")]
    whole = 7 + 0.5 + 2 + 2.1577
    expected = [1 / whole] * 7 + [0.5 / whole, 2 / whole, 2.1577 / whole]
    assert feed.sample_weights(of) == pytest.approx(expected, rel=1e-4)


def test_a_balanced_epoch_is_as_long_and_draws_by_weight(tiny_system: ModuleType) -> None:
    of = samples(3000)
    drawn = feed.draws(of, replace(tiny_system.PLAIN, balanced=True), 0, 0)
    assert len(drawn) == 3000
    shares = Counter(of[index].label for index, _, _ in drawn)
    # A third each by count; wrong wear twice as often: 1/4, 1/4, 1/2 within five standard deviations (0.9 %).
    assert [shares[label] / 3000 for label in (MASKED, BARE, WRONG)] == pytest.approx([0.25, 0.25, 0.5], abs=0.046)


def test_each_source_without_people_has_its_share_of_all_draws_however_large_it_is() -> None:
    of = [*samples(90), *samples(2, ANIMALS), *samples(40, NO_FACE)]
    weights = feed.sample_weights(of)
    assert weights.sum() == pytest.approx(1)
    assert weights[90:92].sum() == pytest.approx(feed.NOBODY_SHARE)
    assert weights[92:].sum() == pytest.approx(feed.NOBODY_SHARE)


def test_every_batch_of_a_balanced_epoch_has_animals_and_what_shows_no_face(tiny_system: ModuleType) -> None:
    of = [*samples(900), *samples(30, ANIMALS), *samples(30, NO_FACE)]
    drawn = feed.draws(of, replace(tiny_system.PLAIN, balanced=True), 0, 0)
    for first in range(0, len(drawn) - 63, 64):
        sources = Counter(of[index].source for index, _, _ in drawn[first : first + 64])
        assert sources[ANIMALS] >= 1
        assert sources[NO_FACE] >= 1


def test_in_every_batch_the_bare_faces_turns_leave_no_wide_gap(tiny_system: ModuleType) -> None:
    of = samples(960)
    drawn = feed.draws(of, replace(tiny_system.PLAIN, balanced=True), 0, 0)
    for first in range(0, len(drawn) - 63, 64):
        batch = drawn[first : first + 64]
        turns = np.sort([turn for index, _, turn in batch if of[index].label == BARE])
        # By chance alone sixteen turns would leave gaps of a fifth and more.
        assert len(turns) >= 14
        assert np.diff([turns[-1] - 1, *turns]).max() < 0.12


@pytest.mark.parametrize("world", [1, 2, 3, 5])
def test_the_ranks_parts_make_up_each_batch(world: int, tiny_system: ModuleType) -> None:
    made, recipe = crops(samples(17)), tiny_system.PLAIN
    drawn = feed.draws(made.samples, recipe, 0, 0)
    parts = [list(feed.batches(made, recipe, 8, drawn, 5, Ranks(rank, world))) for rank in range(world)]
    # 17 in fives: three whole batches, and two left over that no rank sees.
    assert [len(part) for part in parts] == [3] * world
    for step in range(3):
        pictures = {row.numpy().tobytes() for part in parts for row in part[step][0]}
        wanted = [to_input(made.bgr[index], recipe.spec)[0].tobytes() for index, _, _ in drawn[step * 5 : step * 5 + 5]]
        assert sum(len(part[step][0]) for part in parts) == 5
        assert pictures == set(wanted)
        assert sorted(int(label) for part in parts for label in part[step][1]) == sorted(
            made.samples[index].label for index, _, _ in drawn[step * 5 : step * 5 + 5]
        )


def test_a_batch_is_float32_planes_with_red_first(tiny_system: ModuleType) -> None:
    made = crops(samples(2))
    made.bgr[...] = (0, 128, 255)
    recipe = replace(tiny_system.PLAIN, mean=(0.5, 0.5, 0.5), std=(0.5, 0.25, 0.5))
    ((pictures, labels),) = feed.batches(made, recipe, 8, [(0, 1, 0.0), (1, 2, 0.0)], 2, Ranks())
    assert (pictures.shape, pictures.dtype) == ((2, 3, 8, 8), torch.float32)
    assert (labels.tolist(), labels.dtype) == ([0, 1], torch.int64)
    # Red (1 - 0.5) / 0.5 = 1; green (128 / 255 - 0.5) / 0.25; blue (0 - 0.5) / 0.5 = -1.
    assert pictures[0, :, 3, 3].tolist() == pytest.approx([1.0, 0.0078431, -1.0], abs=1e-5)


def test_of_two_classes_wrong_wear_counts_as_none(tiny_system: ModuleType) -> None:
    made = crops(samples(3))
    ((_, labels),) = feed.batches(
        made, tiny_system.RECIPES["two"], 8, [(0, 1, 0.0), (1, 1, 0.0), (2, 1, 0.0)], 3, Ranks()
    )
    assert labels.tolist() == [MASKED, BARE, BARE]


def test_a_draw_is_the_same_picture_alone_and_with_others(tiny_system: ModuleType) -> None:
    """A run that was cut off begins in the middle of an epoch: nothing may hang on what was drawn before."""
    made, recipe = crops(samples(6)), tiny_system.FULL
    drawn = feed.draws(made.samples, recipe, 0, 0)
    through = [pictures for pictures, _ in feed.batches(made, recipe, 8, drawn, 2, Ranks())]
    (last,) = (pictures for pictures, _ in feed.batches(made, recipe, 8, drawn[4:], 2, Ranks()))
    assert torch.equal(through[2], last)
    again = [pictures for pictures, _ in feed.batches(made, recipe, 8, [(0, 1, 0.0), (0, 2, 0.0)], 1, Ranks())]
    assert not torch.equal(again[0], again[1])


def test_no_draws_are_no_batches(tiny_system: ModuleType) -> None:
    assert list(feed.batches(crops(samples(4)), tiny_system.PLAIN, 8, [], 2, Ranks())) == []
