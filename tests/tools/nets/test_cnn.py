from __future__ import annotations

import torch

from tools.nets.cnn import RECIPES, Cnn


def test_it_is_built_as_the_papers() -> None:
    """120 less 1 less 1 is 118; pooled by 4 it is 29: 32 x 29 x 29 = 26912 numbers reach the dense layers."""
    shapes = {name: tuple(value.shape) for name, value in Cnn().state_dict().items() if name.endswith("weight")}
    assert shapes == {
        "conv1.weight": (16, 3, 2, 2),
        "conv2.weight": (32, 16, 2, 2),
        "dense1.weight": (2048, 26912),
        "dense2.weight": (1024, 2048),
        "out.weight": (2, 1024),
    }


def test_it_drops_out_only_while_it_is_trained() -> None:
    net, pictures = Cnn(), torch.rand(2, 3, 120, 120)
    with torch.inference_mode():
        assert net(pictures).shape == (2, 2)
        assert not torch.equal(net(pictures), net(pictures))
        net.eval()
        assert torch.equal(net(pictures), net(pictures))


def test_the_paper_stopped_early() -> None:
    assert RECIPES["paper"].patience > 0
    assert RECIPES["paper"].spec.size == 120
