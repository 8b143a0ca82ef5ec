"""Every number here is worked out by hand."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from torch import Tensor, nn

from tools.explain import attribution
from tools.explain.layers import INPUT, LAYERS, Layer
from tools.nets import find_recipe

CONV = Layer("conv", "conv", 1, 0.0)
RED = [[1.0, 2.0], [3.0, 4.0]]
GREEN = [[8.0, 0.0], [-4.0, 12.0]]


class Linear(nn.Module):
    """`classes` logits, each a weighted sum of the pixels of a 2x2 picture: class 0 has weights 0, 1, 2 ... 11."""

    def __init__(self, classes: int = 3) -> None:
        super().__init__()
        self.fc = nn.Linear(12, classes)
        with torch.no_grad():
            self.fc.weight.copy_(torch.arange(12.0) * torch.tensor([[1.0], [-2.0], [0.5]])[:classes])
            self.fc.bias.fill_(5)

    def forward(self, x: Tensor) -> Tensor:
        return self.fc(x.flatten(1))


class Mixed(nn.Module):
    """conv: channel 0 is red, channel 1 is green. Class 0: 3 mean(red) - mean(green); class 1: 2 mean(green)."""

    def __init__(self) -> None:
        super().__init__()
        self.conv, self.fc = nn.Conv2d(3, 2, 1, bias=False), nn.Linear(2, 3, bias=False)
        with torch.no_grad():
            self.conv.weight.copy_(torch.tensor([[1.0, 0, 0], [0, 1, 0]])[:, :, None, None])
            self.fc.weight.copy_(torch.tensor([[3.0, -1], [0, 2], [0, 0]]))

    def forward(self, x: Tensor) -> Tensor:
        return self.fc(self.conv(x).mean((2, 3)))


def coloured(red: list[list[float]] = RED, green: list[list[float]] = GREEN) -> Tensor:
    return torch.tensor([[red, green, [[9.0, 9.0], [9.0, 9.0]]]])


def target(*classes: int) -> Tensor:
    return torch.tensor(classes)


def test_integrated_gradients_of_a_linear_network_are_weight_times_difference() -> None:
    x = torch.ones(1, 3, 2, 2)
    x[0, 0, 0, 1] = 4.0
    found = attribution.integrated_gradients(Linear(), x, target(0), torch.full((1, 3, 2, 2), 0.5))
    # Pixel (0, 0): weights 0 + 4 + 8, each times 0.5. Pixel (0, 1): 1 * 3.5 + 5 * 0.5 + 9 * 0.5.
    np.testing.assert_allclose(found.heat[0], [[6.0, 10.5], [9.0, 10.5]], rtol=1e-5)


def test_the_sum_over_the_pixels_is_the_difference_of_the_scores() -> None:
    x = torch.full((1, 3, 2, 2), 2.0)
    found = attribution.integrated_gradients(Linear(), x, target(1), torch.zeros(1, 3, 2, 2))
    assert found.gained[0] == pytest.approx(-2 * 66 * 2)
    assert found.heat.sum() == pytest.approx(found.gained[0])
    assert found.missed[0] == pytest.approx(0, abs=1e-3)


def test_what_curved_networks_miss_of_the_difference_is_said_and_small() -> None:
    torch.manual_seed(0)
    net = nn.Sequential(nn.Conv2d(3, 4, 2), nn.SiLU(), nn.Flatten(), nn.Linear(4 * 9, 3))
    x = torch.randn(2, 3, 4, 4)
    found = attribution.integrated_gradients(net, x, target(2, 0), torch.zeros(1, 3, 4, 4))
    with torch.no_grad():
        rise = net(x) - net(torch.zeros(1, 3, 4, 4))
    np.testing.assert_allclose(found.gained, [rise[0, 2], rise[1, 0]], rtol=1e-5)
    np.testing.assert_allclose(found.heat.sum((1, 2)) + found.missed, found.gained, rtol=1e-4, atol=1e-6)
    assert np.abs(found.missed).max() < 1e-3


def test_of_two_classes_the_difference_of_the_logits_is_explained() -> None:
    x = torch.ones(1, 3, 2, 2)
    for wanted, sign in ((0, 1), (1, -1)):
        found = attribution.integrated_gradients(Linear(2), x, target(wanted), torch.zeros(1, 3, 2, 2))
        # Weights w and -2w: the difference has 3w.
        np.testing.assert_allclose(found.heat[0], sign * 3 * np.asarray([[12, 15], [18, 21]]), rtol=1e-5)


def test_vanillas_second_class_whose_logit_is_always_zero_has_a_gradient() -> None:
    class OneLogit(Linear):
        def forward(self, x: Tensor) -> Tensor:
            first = super().forward(x)[:, :1]
            return torch.cat([first, torch.zeros_like(first)], 1)

    heat = attribution.input_gradient(OneLogit(), torch.ones(1, 3, 2, 2), target(1))
    np.testing.assert_allclose(heat[0], np.asarray([[12, 15], [18, 21]]) / 3, rtol=1e-5)


def test_grad_cam_weighs_each_channel_by_its_mean_gradient_and_cuts_off_below_zero() -> None:
    # The gradient of class 0 is 3/4 at each red value and -1/4 at each green one.
    found = attribution.grad_cam(Mixed(), coloured(), target(0), CONV)
    np.testing.assert_allclose(found[0], [[0.0, 1.5], [3.25, 0.0]], rtol=1e-6)
    found = attribution.grad_cam(Mixed(), coloured(), target(1), CONV)
    np.testing.assert_allclose(found[0], [[4.0, 0.0], [0.0, 6.0]], rtol=1e-6)


def test_class_maps_have_the_weights_and_the_bias_at_every_place() -> None:
    net = Mixed()
    net.fc.bias = nn.Parameter(torch.tensor([0.5, 0.0, -1.0]))
    maps = attribution.class_maps(net, coloured(), CONV)
    # Class 0: 3 red - green + 0.5; class 1: 2 green; class 2: its bias only.
    np.testing.assert_allclose(maps[0, 0], [[-4.5, 6.5], [13.5, 0.5]], rtol=1e-6)
    np.testing.assert_allclose(maps[0, 1], [[16.0, 0.0], [-8.0, 24.0]], rtol=1e-6)
    np.testing.assert_allclose(maps[0, 2], -np.ones((2, 2)), rtol=1e-6)
    with torch.no_grad():
        np.testing.assert_allclose(maps.mean((2, 3)), net(coloured()).numpy(), rtol=1e-6)


def test_grad_cam_of_the_last_layer_is_what_in_the_class_map_speaks_for_it_without_the_bias() -> None:
    net = Mixed()
    maps = attribution.class_maps(net, coloured(), CONV)
    for of in range(3):
        found = attribution.grad_cam(net, coloured(), target(of), CONV)
        np.testing.assert_allclose(found[0], np.maximum(maps[0, of], 0) / 4, rtol=1e-6)


def test_a_network_without_a_dense_layer_fc_has_no_class_maps() -> None:
    net = Mixed()
    net.fc = nn.Identity()
    with pytest.raises(TypeError, match="no dense layer"):
        attribution.class_maps(net, coloured(), CONV)


def test_average_activations_and_gradients_are_means_of_absolute_values() -> None:
    (found,) = attribution.averages(Mixed(), coloured(), target(0), [CONV])
    np.testing.assert_allclose(found.activation[0], [[4.5, 1.0], [3.5, 8.0]], rtol=1e-6)
    np.testing.assert_allclose(found.gradient[0], [[0.5, 0.5], [0.5, 0.5]], rtol=1e-6)


def test_the_input_gradient_is_the_mean_over_the_colours() -> None:
    heat = attribution.input_gradient(Linear(), torch.zeros(1, 3, 2, 2), target(1))
    np.testing.assert_allclose(heat[0], [[8, 10], [12, 14]], rtol=1e-6)


def test_pictures_of_one_batch_do_not_mix() -> None:
    other = coloured([[7.0, 0.0], [0.0, 0.0]], [[0.0, 0.0], [0.0, 0.0]])
    both = attribution.grad_cam(Mixed(), torch.cat([coloured(), other]), target(1, 0), CONV)
    np.testing.assert_allclose(both[0], attribution.grad_cam(Mixed(), coloured(), target(1), CONV)[0])
    np.testing.assert_allclose(both[1], attribution.grad_cam(Mixed(), other, target(0), CONV)[0])
    (means,) = attribution.averages(Mixed(), torch.cat([coloured(), other]), target(1, 0), [CONV])
    np.testing.assert_allclose(means.gradient[:, 0, 0], [0.25, 0.5])


def test_a_network_is_left_as_it_was() -> None:
    net, x = Mixed(), coloured()
    attribution.averages(net, x, target(0), [CONV])
    attribution.grad_cam(net, x, target(0), CONV)
    attribution.integrated_gradients(net, x, target(0), torch.zeros_like(x))
    assert not net.conv._forward_hooks
    assert not x.requires_grad
    assert all(weight.grad is None for weight in net.parameters())


@pytest.mark.parametrize(
    ("system", "side", "place"),
    [("resnet34", 192, 0), ("resnet34", 192, 1), ("resnet34", 256, 2), ("cnn", 120, 0), ("cnn", 120, 1)],
)
def test_a_layers_value_is_centred_on_the_pixel_that_it_is_drawn_on(system: str, side: int, place: int) -> None:
    layer, net = LAYERS[system][place], find_recipe(system, "paper").build().eval()
    seen: list[Tensor] = []
    hook = net.get_submodule(layer.module).register_forward_hook(lambda _module, _inputs, output: seen.append(output))
    x = torch.rand(1, 3, side, side, requires_grad=True)
    net(x)
    hook.remove()
    row, column = seen[0].shape[2] // 2, seen[0].shape[3] // 2 - 1
    (gradient,) = torch.autograd.grad(seen[0][0, :, row, column].sum(), [x])
    rows, columns = (gradient[0].abs().sum(0) > 0).nonzero().T
    assert (rows.min() + rows.max()) / 2 == layer.stride * row + layer.centre
    assert (columns.min() + columns.max()) / 2 == layer.stride * column + layer.centre


def test_no_layers_give_no_averages() -> None:
    assert attribution.averages(Linear(), torch.zeros(1, 3, 2, 2), target(0), []) == []
    assert INPUT.stride == 1
