from __future__ import annotations

import copy
from types import ModuleType

import pytest
import torch
from torch import Tensor, nn

from tools.nets import from_onnx, resnet
from tools.training.start import wake_norms


def asleep(net: nn.Module) -> nn.Module:
    """With its norms the identity but for a bias, as tools.nets.from_onnx leaves them."""
    torch.manual_seed(0)
    with torch.no_grad():
        for norm in (module for module in net.modules() if isinstance(module, nn.BatchNorm2d)):
            from_onnx._become_identity(norm)
            nn.init.uniform_(norm.bias, -0.3, 0.3)
    return net.eval()


def pictures(seed: int = 0) -> Tensor:
    return torch.randn(16, 3, 24, 24, generator=torch.Generator().manual_seed(seed)) * 2 + 0.5


def test_woken_norms_answer_the_same_and_know_what_comes_before_them(tiny_system: ModuleType) -> None:
    net = asleep(tiny_system.Tiny(norm=True))
    before = net(pictures(9))
    wake_norms(net, [pictures(0), pictures(1)])
    assert torch.allclose(net(pictures(9)), before, atol=1e-5)
    come = torch.cat([net.conv(pictures(seed)) for seed in (0, 1)])
    assert torch.allclose(net.norm.running_mean, come.mean((0, 2, 3)), atol=1e-4)
    assert torch.allclose(net.norm.running_var, come.var((0, 2, 3)), rtol=1e-2)


def test_a_resnet_woken_answers_alike_in_training_which_asleep_it_does_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resnet, "DEPTHS", (1, 1, 1, 1))
    net = asleep(resnet.build("resnet34"))
    net.dropout.p = 0.0
    sleeping, batch = copy.deepcopy(net), pictures(3)
    before = net(batch)
    wake_norms(net, [batch])
    assert torch.allclose(net(batch), before, atol=1e-3)
    with torch.no_grad():
        off = [float((one.train()(batch) - before).abs().mean()) for one in (net, sleeping)]
    assert off[0] < 0.02 * off[1]


def test_norms_that_are_awake_stay_as_they_are(tiny_system: ModuleType) -> None:
    net = tiny_system.Tiny(norm=True)
    net.train()(pictures())
    before = copy.deepcopy(net.state_dict())
    wake_norms(net, [pictures(5)])
    assert all(torch.equal(value, before[name]) for name, value in net.state_dict().items())
