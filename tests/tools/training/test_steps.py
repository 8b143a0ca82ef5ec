from __future__ import annotations

import copy
import math
from dataclasses import replace
from types import ModuleType

import pytest
import torch
from torch import nn

from kiosk.errors import KioskError
from tools.recipe import Recipe
from tools.training.ranks import Ranks
from tools.training.steps import MAX_GRADIENT, Training


class Line(nn.Module):
    """Logits (w, 0) whatever the picture."""

    def __init__(self) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.zeros(1, 1))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return torch.cat([self.weight.expand(len(x), 1), torch.zeros(len(x), 1)], 1)


LINE = Recipe(build=Line, stages=((1.0, 8),), epochs=1, batch=4, rate=1.0, classes=2, schedule="constant")


def training(recipe: Recipe, seed: int = 1) -> Training:
    torch.manual_seed(seed)
    assert recipe.rate is not None
    return Training(recipe.build(), recipe, recipe.rate, 10, Ranks(), None)


def batch(count: int) -> tuple[torch.Tensor, torch.Tensor]:
    rng = torch.Generator().manual_seed(2)
    return torch.randn(count, 3, 8, 8, generator=rng), torch.arange(count) % 3


def weights(net: nn.Module) -> torch.Tensor:
    return torch.cat([value.detach().flatten() for value in net.parameters()])


def test_one_step_by_hand() -> None:
    """Loss log 2, gradient -1/2 for class 0; Nesterov's first step goes 1.9 times as far as the gradient."""
    one = training(LINE)
    loss = one.step(torch.zeros(4, 3, 8, 8), torch.zeros(4, dtype=torch.int64), whole=4)
    assert loss == pytest.approx(0.693147, abs=1e-6)
    assert weights(one.net).item() == pytest.approx(1.9 * 0.5)
    assert one.step_now == 1


def test_the_loss_is_the_batchs_mean_before_the_step() -> None:
    one = training(LINE)
    with torch.no_grad():
        one.net.weight.fill_(1.0)  # type: ignore[operator, union-attr]
    # -log softmax: 0.313262 for the first class, 1.313262 for the second; three of one, one of the other.
    assert one.step(torch.zeros(4, 3, 8, 8), torch.tensor([0, 0, 0, 1]), whole=4) == pytest.approx(0.563262, abs=1e-6)


def test_the_average_by_hand() -> None:
    """After the first step 9/11 of it is new, for a young average forgets: min(0.9, 2/11) is kept."""
    one = training(replace(LINE, average_decay=0.9))
    one.step(torch.zeros(4, 3, 8, 8), torch.zeros(4, dtype=torch.int64), whole=4)
    assert one.average is not None
    assert weights(one.result).item() == pytest.approx(0.95 * 9 / 11)


def test_an_old_average_keeps_what_the_recipe_says() -> None:
    one = training(replace(LINE, average_decay=0.5, rate=0.0))
    one.step_now = 1000
    with torch.no_grad():
        one.net.weight.fill_(4.0)  # type: ignore[operator, union-attr]
    one.step(torch.zeros(4, 3, 8, 8), torch.zeros(4, dtype=torch.int64), whole=4)
    assert weights(one.result).item() == pytest.approx(0.5 * 0.0 + 0.5 * 4.0)


def test_the_rate_may_be_told_and_is_else_the_recipes() -> None:
    one = training(replace(LINE, schedule="inverse_time", decay=0.5, rate=0.3))
    still = torch.zeros(4, 3, 8, 8), torch.zeros(4, dtype=torch.int64)
    one.step(*still, whole=4, rate=0.125)
    assert one.optimiser.param_groups[0]["lr"] == 0.125
    # rate / (1 + decay * step) at step 1
    assert one.rate_now == pytest.approx(0.3 / 1.5)
    one.step(*still, whole=4)
    assert one.optimiser.param_groups[0]["lr"] == pytest.approx(0.2)


def test_a_steep_gradient_is_cut(tiny_system: ModuleType) -> None:
    one = training(replace(tiny_system.PLAIN, optimiser="sgd", rate=1.0, schedule="constant"))
    before = weights(one.net)
    pictures, labels = batch(4)
    one.step(pictures * 1e6, labels, whole=4)
    assert float((weights(one.net) - before).norm()) == pytest.approx(1.9 * MAX_GRADIENT, rel=1e-4)


@pytest.mark.parametrize(("count", "pieces"), [(6, 2), (5, 2), (3, 4), (5, 4), (1, 3)])
def test_a_batch_in_pieces_teaches_what_the_whole_teaches(count: int, pieces: int, tiny_system: ModuleType) -> None:
    once, slowly = training(tiny_system.PLAIN), training(tiny_system.PLAIN)
    pictures, labels = batch(count)
    for _ in range(3):
        loss = once.step(pictures, labels, whole=count)
        assert slowly.step(pictures, labels, whole=count, accumulate=pieces) == pytest.approx(loss, abs=1e-6)
    assert torch.allclose(weights(once.net), weights(slowly.net), atol=1e-6)


@pytest.mark.parametrize("recipe", ["full", "averaged", "swept"])
def test_what_is_saved_is_all_that_a_step_depends_on(recipe: str, tiny_system: ModuleType) -> None:
    settings = replace(tiny_system.RECIPES[recipe], rate=0.1)
    went_on, restored = training(settings), training(settings, seed=9)
    pictures, labels = batch(5)
    went_on.step(pictures, labels, whole=5)
    restored.load(copy.deepcopy(went_on.state()))
    for one in (went_on, restored):
        torch.manual_seed(3)
        one.step(pictures, labels, whole=5)
    assert torch.equal(weights(went_on.net), weights(restored.net))
    assert torch.equal(weights(went_on.result), weights(restored.result))
    assert went_on.step_now == restored.step_now == 2
    for here, there in zip(went_on.net.buffers(), restored.net.buffers(), strict=True):
        assert torch.equal(here, there)


def test_the_average_takes_the_norms_counts_with_it(tiny_system: ModuleType) -> None:
    one = training(tiny_system.RECIPES["averaged"])
    one.step(*batch(5), whole=5)
    assert one.result.state_dict()["norm.num_batches_tracked"] == 1
    assert one.result is not one.net


@pytest.mark.parametrize("broken", [math.nan, math.inf])
def test_a_loss_that_is_no_number_moves_no_weight(broken: float, tiny_system: ModuleType) -> None:
    one = training(tiny_system.PLAIN)
    before = weights(one.net)
    pictures, labels = batch(4)
    with pytest.raises(KioskError, match=r"the loss is not a number at step 1: .* a lower rate"):
        one.step(pictures * broken, labels, whole=4)
    assert torch.equal(weights(one.net), before)
    assert one.step_now == 0
