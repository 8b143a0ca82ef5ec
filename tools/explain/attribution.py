"""What inside a network, and what of its input, spoke for an answer.

The score that is explained is the logit of the class asked for, not its probability, whose gradient vanishes where the
network is sure. Of two classes it is the difference of the two logits: one of them alone decides nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import cast

import numpy as np
import numpy.typing as npt
import torch
import torch.nn.functional as F
from captum.attr import IntegratedGradients, LayerGradCam
from torch import Tensor, nn

from tools.explain.layers import Layer

Heat = npt.NDArray[np.float32]
STEPS = 32
"""Points on the way from the baseline to the picture, by Gauss and Legendre's rule."""
STEPS_AT_ONCE = 8


class Score(nn.Module):
    """(n, 3, h, w) to (n, classes): what is explained."""

    def __init__(self, net: nn.Module) -> None:
        super().__init__()
        self.net = net
        self.eval()

    def forward(self, x: Tensor) -> Tensor:
        """Logits; of two classes, each less the other."""
        logits = cast(Tensor, self.net(x))
        return logits - logits.flip(1) if logits.shape[1] == 2 else logits


@dataclass(frozen=True, slots=True)
class Averages:
    """Means over the channels of |activation| and of |d score / d activation| of one layer, each (n, h, w) float32."""

    layer: Layer
    activation: Heat
    gradient: Heat


@dataclass(frozen=True, slots=True)
class Integrated:
    """Integrated gradients, the sum over the colours, (n, h, w) float32.

    `gained` (n,) is the score less the baseline's; the sum over a map misses it by `missed` (n,), for want of steps.
    """

    heat: Heat
    gained: Heat
    missed: Heat


def averages(net: nn.Module, batch: Tensor, targets: Tensor, layers: Sequence[Layer]) -> list[Averages]:
    """Of each layer for (n, 3, h, w) float32 and the classes (n,) int64 asked for."""
    with _outputs(net, layers) as seen:
        score = Score(net)(batch.detach().requires_grad_()).gather(1, targets[:, None]).sum()
    if not layers:
        return []
    gradients = torch.autograd.grad(score, [seen[layer.name] for layer in layers])
    return [
        Averages(layer, _mean_of_absolute(seen[layer.name]), _mean_of_absolute(gradient))
        for layer, gradient in zip(layers, gradients, strict=True)
    ]


def input_gradient(net: nn.Module, batch: Tensor, targets: Tensor) -> Heat:
    """The mean over the colours of |d score / d input|: (n, h, w) float32."""
    pixels = batch.detach().requires_grad_()
    score = Score(net)(pixels).gather(1, targets[:, None]).sum()
    return _mean_of_absolute(torch.autograd.grad(score, [pixels])[0])


def grad_cam(net: nn.Module, batch: Tensor, targets: Tensor, layer: Layer) -> Heat:
    """Grad-CAM (Selvaraju et al. 2017): (n, h, w) float32 of the layer's size, what speaks against cut off at 0."""
    cam = LayerGradCam(Score(net), net.get_submodule(layer.module))
    found = cam.attribute(batch.detach().requires_grad_(), target=targets, relu_attributions=True)
    return np.asarray(found.detach()[:, 0].numpy(), np.float32)


def class_maps(net: nn.Module, batch: Tensor, layer: Layer) -> Heat:
    """Class activation maps (Zhou et al. 2016): (n, classes, h, w) float32, whose means over the places are the logits.

    For a network that ends in the mean of `layer` over its places and in the dense layer `fc`. The kiosk's own files
    give the same as their output `cam` (tools.class_map).
    """
    dense = net.get_submodule("fc")
    if not isinstance(dense, nn.Linear):
        raise TypeError(f"{type(net).__name__}.fc is no dense layer")
    with _outputs(net, [layer]) as seen, torch.no_grad():
        net(batch)
        maps = F.conv2d(seen[layer.name], dense.weight[:, :, None, None], dense.bias)
    return np.asarray(maps.numpy(), np.float32)


def integrated_gradients(
    net: nn.Module, batch: Tensor, targets: Tensor, baseline: Tensor, steps: int = STEPS
) -> Integrated:
    """Integrated gradients (Sundararajan et al. 2017) from `baseline`, (1, 3, h, w), to each picture of the batch."""
    score = Score(net)
    start = baseline.expand_as(batch)
    found = IntegratedGradients(score).attribute(
        batch.detach().requires_grad_(),
        baselines=start,
        target=targets,
        n_steps=steps,
        internal_batch_size=max(STEPS_AT_ONCE, len(batch)),
    )
    with torch.no_grad():
        gained = (score(batch) - score(start)).gather(1, targets[:, None])[:, 0]
    heat = found.detach().sum(1)
    return Integrated(*(np.asarray(value.numpy(), np.float32) for value in (heat, gained, gained - heat.sum((1, 2)))))


@contextmanager
def _outputs(net: nn.Module, layers: Sequence[Layer]) -> Iterator[dict[str, Tensor]]:
    """What each layer gives during one forward pass, by the layer's name."""
    seen: dict[str, Tensor] = {}
    hooks = [net.get_submodule(layer.module).register_forward_hook(_keeper(seen, layer.name)) for layer in layers]
    try:
        yield seen
    finally:
        for hook in hooks:
            hook.remove()


def _keeper(seen: dict[str, Tensor], name: str):  # type: ignore[no-untyped-def]
    def keep(_module: nn.Module, _inputs: object, output: Tensor) -> None:
        seen[name] = output

    return keep


def _mean_of_absolute(values: Tensor) -> Heat:
    return np.asarray(values.detach().abs().mean(1).numpy(), np.float32)
