from __future__ import annotations

import pytest
import torch

from kiosk.errors import KioskError
from kiosk.scene import LABELS
from tools.feed import PIPELINES
from tools.nets import SYSTEMS, find_recipe
from tools.training.optim import share_of_rate

NAMED = [(name, recipe) for name, recipes in SYSTEMS.items() for recipe in recipes]


def test_every_system_has_the_papers_recipe_and_ours() -> None:
    assert set(SYSTEMS) == {"vanilla", "cnn", "resnet34", "resnet50"}
    assert all({"paper", "ours"} <= set(recipes) for recipes in SYSTEMS.values())


def test_an_unknown_network_or_recipe_is_said_with_those_there_are() -> None:
    with pytest.raises(KioskError, match="there is no network vgg: choose among vanilla, cnn, resnet34, resnet50"):
        find_recipe("vgg", "ours")
    with pytest.raises(KioskError, match="cnn has no recipe theirs: choose among paper, ours"):
        find_recipe("cnn", "theirs")


@pytest.mark.parametrize(("name", "recipe"), NAMED)
def test_a_recipe_fits_its_network(name: str, recipe: str) -> None:
    """Every side of its stages gives as many logits as it has classes; nothing is computed."""
    found = find_recipe(name, recipe)
    with torch.device("meta"):
        net = found.build().eval()
        for _, side in found.stages:
            assert net(torch.empty(2, 3, side, side)).shape == (2, found.classes)


@pytest.mark.parametrize(("name", "recipe"), NAMED)
def test_a_recipe_makes_sense(name: str, recipe: str) -> None:
    found = find_recipe(name, recipe)
    assert sum(share for share, _ in found.stages) == pytest.approx(1)
    assert found.side(0, found.epochs) == found.stages[0][1]
    assert found.side(found.epochs - 1, found.epochs) == found.spec.size == found.stages[-1][1]
    assert found.classes in (2, len(LABELS))
    assert found.augmentation in PIPELINES
    assert found.rate is None or found.rate > 0
    assert 0 < share_of_rate(found, 0, 10) <= 1
    assert "build" not in found.settings()


def test_both_resnets_have_three_classes() -> None:
    assert {find_recipe(name, "paper").classes for name in ("resnet34", "resnet50")} == {3}
