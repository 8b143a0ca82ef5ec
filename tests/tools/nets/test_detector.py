from __future__ import annotations

import pytest

pytest.importorskip("torch", reason="networks need the train extra")

import torch
from torch import nn

from kiosk.boxes import points
from tools.nets import DETECTORS, SYSTEMS, find_recipe
from tools.nets.detector import FIRST_SCORE, STRIDES, Detector


@pytest.fixture(scope="module")
def net():
    torch.manual_seed(0)
    return Detector().eval()


@pytest.mark.parametrize(("width", "height"), [(64, 64), (640, 480), (960, 544), (384, 384)])
def test_there_is_an_answer_for_every_point(width, height):
    with torch.device("meta"):
        logits, edges = Detector().eval()(torch.empty(2, 3, height, width))
    count = len(points(width, height)[0])
    assert (logits.shape, edges.shape) == ((2, count, 3), (2, count, 4))


def test_a_fresh_network_sees_nobody_in_boxes_of_four_strides(net):
    with torch.inference_mode():
        logits, edges = net(torch.zeros(1, 3, 64, 64))
    levels = points(64, 64)[1]
    assert logits.sigmoid().mean().item() == pytest.approx(FIRST_SCORE, rel=0.5)
    for level, stride in enumerate(STRIDES):
        assert edges[0, levels == level].mean().item() == pytest.approx(2 * stride, rel=0.3)


def test_a_change_of_the_picture_is_answered_where_it_is(net):
    """The points come in the order of the answers: finest first, by rows."""
    black = torch.zeros(1, 3, 192, 192)
    changed = black.clone()
    changed[:, :, 8:40, 136:168] = 3.0
    with torch.inference_mode():
        moved = (net(changed)[0] - net(black)[0]).abs().sum(2)[0]
    at, levels = points(192, 192)
    finest = torch.from_numpy(levels == 0)
    x, y = at[levels == 0][int(moved[finest].argmax())]
    assert abs(x - 152) <= 48
    assert abs(y - 24) <= 48


def test_what_is_frozen_and_the_trunks_norms_never_learn():
    net = Detector()
    net.freeze(1)
    net.train()
    norms = [module for module in net.body.modules() if isinstance(module, nn.BatchNorm2d)]
    assert not any(norm.training for norm in norms)
    assert not any(weight.requires_grad for norm in norms for weight in norm.parameters())
    before = {name: value.clone() for name, value in net.state_dict().items()}
    optimiser = torch.optim.SGD([weight for weight in net.parameters() if weight.requires_grad], 0.1)
    logits, edges = net(torch.randn(2, 3, 64, 64))
    (logits.sum() + edges.log().sum()).backward()
    optimiser.step()
    changed = {name for name, value in net.state_dict().items() if not torch.equal(value, before[name])}
    assert not any(name.startswith(("body.conv1", "body.bn1", "body.layer1.")) for name in changed)
    assert {"body.layer2.0.conv1.weight", "body.layer4.2.conv3.weight", "kind.last.weight"} <= changed
    assert not any("running" in name and name.startswith("body.") for name in changed)
    assert any("running" in name for name in changed)


def test_the_trunk_has_torchvisions_names():
    names = set(Detector().body.state_dict())
    assert {"conv1.weight", "bn1.running_mean", "layer1.0.downsample.0.weight", "layer4.2.bn3.bias"} <= names
    assert not any(name.startswith("fc") for name in names)


def test_the_detector_is_no_classifier():
    assert set(DETECTORS) == {"detector"}
    assert not set(DETECTORS) & set(SYSTEMS)
    assert {"paper", "ours"} <= set(DETECTORS["detector"])


def test_the_papers_recipe_is_the_papers():
    paper = find_recipe("detector", "paper")
    assert (paper.optimiser, paper.rate, paper.weight_decay, paper.epochs) == ("sgd", 0.005, 0.0005, 25)
    assert paper.augmentation == "whole"
