from __future__ import annotations

import pytest
import torch

from tools.nets import resnet as nets
from tools.training.optim import optimiser_of

IMAGENET = 1000
TORCHVISIONS_PARAMETERS = {"resnet34": 21_797_672, "resnet50": 25_557_032}


@pytest.mark.parametrize("name", nets.NETS)
def test_it_has_as_many_parameters_as_torchvisions(name: str) -> None:
    net = nets.ResNet(nets.NETS[name], IMAGENET)
    assert sum(weight.numel() for weight in net.parameters()) == TORCHVISIONS_PARAMETERS[name]


def test_resnet34_names_its_weights_as_torchvision_does() -> None:
    names = set(nets.ResNet(nets.NETS["resnet34"], IMAGENET).state_dict())
    norm = ("weight", "bias", "running_mean", "running_var", "num_batches_tracked")
    expected = {"conv1.weight", "fc.weight", "fc.bias"} | {f"bn1.{part}" for part in norm}
    for stage, blocks in enumerate(nets.DEPTHS, 1):
        for place in range(blocks):
            at = f"layer{stage}.{place}"
            expected |= {f"{at}.conv{n}.weight" for n in (1, 2)} | {f"{at}.bn{n}.{p}" for n in (1, 2) for p in norm}
            if stage > 1 and place == 0:
                expected |= {f"{at}.downsample.0.weight"} | {f"{at}.downsample.1.{part}" for part in norm}
    assert names == expected


def test_resnet50_strides_in_its_3x3_convolution_as_torchvision_does() -> None:
    state = nets.ResNet(nets.NETS["resnet50"], IMAGENET).state_dict()
    assert state["layer1.0.downsample.0.weight"].shape == (256, 64, 1, 1)
    assert state["layer4.2.conv3.weight"].shape == (2048, 512, 1, 1)
    assert state["fc.weight"].shape == (IMAGENET, 2048)
    strided = nets.ResNet(nets.NETS["resnet50"]).get_submodule("layer2.0.conv2")
    assert isinstance(strided, torch.nn.Conv2d)
    assert strided.stride == (2, 2)


def test_what_is_frozen_keeps_weights_and_statistics_through_training_steps() -> None:
    net = nets.build("resnet34")
    net.freeze(1)
    net.train()
    before = {name: value.clone() for name, value in net.state_dict().items()}
    optimiser = optimiser_of(net, nets.OURS34, 0.1)
    net(torch.rand(2, 3, 32, 32)).square().sum().backward()
    optimiser.step()
    moved = {name.split(".")[0] for name, value in net.state_dict().items() if not torch.equal(value, before[name])}
    assert moved == {"layer2", "layer3", "layer4", "fc"}


@pytest.mark.parametrize("name", nets.NETS)
def test_any_side_gives_a_logit_for_each_label(name: str) -> None:
    net = nets.build(name).eval()
    for side in (32, 80):
        with torch.inference_mode():
            logits = net(torch.zeros(1, 3, side, side))
        assert logits.shape == (1, 3)
        assert torch.isfinite(logits).all()
