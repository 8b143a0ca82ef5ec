from __future__ import annotations

import pytest
import torch

from tools.nets import vanilla
from tools.nets.vanilla import RECIPES, Vanilla


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same network a hundred times narrower: the real one has 40 million weights."""
    monkeypatch.setattr(vanilla, "WIDTHS", (10, 200, 5))


def test_it_is_as_wide_as_the_papers() -> None:
    with torch.device("meta"):
        net = Vanilla(colour=False)
    shapes = [tuple(weight.shape) for weight in net.parameters() if weight.ndim == 2]
    assert shapes == [(1000, 10_000), (20_000, 1000), (500, 20_000), (1, 500)]
    with torch.device("meta"):
        assert Vanilla(colour=True).dense1.in_features == 30_000


@pytest.mark.usefixtures("small")
def test_its_two_logits_are_one_sigmoid() -> None:
    net = Vanilla(colour=True)
    logits = net(torch.rand(3, 3, 100, 100))
    assert logits.shape == (3, 2)
    assert torch.equal(logits[:, 1], torch.zeros(3))
    assert torch.allclose(logits.softmax(1)[:, 0], torch.sigmoid(logits[:, 0]))
    labels = torch.tensor([0, 1, 0])
    binary = torch.nn.functional.binary_cross_entropy_with_logits(logits[:, 0], (labels == 0).float())
    assert torch.nn.functional.cross_entropy(logits, labels).item() == pytest.approx(binary.item(), abs=1e-6)


@pytest.mark.usefixtures("small")
def test_grey_is_inverted_and_weighs_the_colours() -> None:
    seen: list[torch.Tensor] = []
    net = Vanilla(colour=False)
    net.dense1.register_forward_pre_hook(lambda _module, given: seen.append(given[0]))
    pictures = torch.zeros(4, 3, 100, 100)
    pictures[0, 0], pictures[1, 1], pictures[2, 2], pictures[3] = 1, 1, 1, 1
    net(pictures)
    # Black is 1 and white 0; red takes 0.299, green 0.587, blue 0.114.
    assert seen[0].shape == (4, 10_000)
    assert seen[0][:, 0].tolist() == pytest.approx([0.701, 0.413, 0.886, 0.0], abs=1e-6)


@pytest.mark.usefixtures("small")
def test_the_layers_bend_as_the_papers() -> None:
    """relu, swish, swish: with weights of one input each, -1 becomes 0 and 1 becomes 1, then 0.7311, then 0.4937."""
    net = Vanilla(colour=True)
    with torch.no_grad():
        for dense in (net.dense1, net.dense2, net.dense3, net.out):
            dense.weight.zero_()
            dense.bias.zero_()
            dense.weight[0, 0] = 1
    pictures = torch.zeros(2, 3, 100, 100)
    pictures[0, 0, 0, 0], pictures[1, 0, 0, 0] = 1, -1
    assert net(pictures)[:, 0].tolist() == pytest.approx([0.731059 / (1 + 2.718282**-0.731059), 0.0], abs=1e-5)


def test_the_paper_used_adagrad_too() -> None:
    assert {name: (recipe.optimiser, recipe.schedule) for name, recipe in RECIPES.items() if "paper" in name} == {
        "paper": ("sgd", "inverse_time"),
        "paper-colour": ("sgd", "inverse_time"),
        "paper-adagrad": ("adagrad", "constant"),
    }
