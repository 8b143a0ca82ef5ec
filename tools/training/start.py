"""Where a run starts: at random, at ImageNet's weights, or at a network that was trained already."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

import torch
from torch import Tensor, nn

from kiosk.errors import KioskError
from tools import feed
from tools.data.cache import Crops
from tools.explain.model import open_model
from tools.nets.resnet import ResNet
from tools.pretrained import load_imagenet
from tools.training.options import Options
from tools.training.plan import Plan
from tools.training.ranks import Ranks

WAKING_BATCHES = 20


def begin(options: Options, plan: Plan, place: Ranks, crops: Crops) -> nn.Module:
    """The network of the plan's recipe as its first step meets it. Raises KioskError where --start names another."""
    torch.manual_seed(plan.seed)
    net = plan.recipe.build()
    going_on = options.resume and (options.out / "last.pt").is_file()
    if options.start and not going_on:
        _fill(net, options, plan, crops)
    elif isinstance(net, ResNet) and plan.recipe.imagenet:
        if not place.leads:
            place.wait()  # until the leader has fetched the weights
        load_imagenet(net)
        if place.leads:
            place.wait()
    if isinstance(net, ResNet):
        net.freeze(plan.recipe.frozen)
    return net


def _fill(net: nn.Module, options: Options, plan: Plan, crops: Crops) -> None:
    model = open_model(str(options.start))
    drawn = feed.draws(crops.samples, plan.recipe, plan.seed, 0)[: WAKING_BATCHES * plan.batch]
    supply = feed.batches(crops, plan.recipe, plan.recipe.stages[0][1], drawn, plan.batch, Ranks())
    wake_norms(model.net, (pictures for pictures, _ in supply))
    try:
        net.load_state_dict(model.net.state_dict())
    except RuntimeError as error:
        raise KioskError(
            f"{options.start} is no {options.name} by recipe {options.recipe}: start from one of the same kind"
        ) from error


@torch.no_grad()
def wake_norms(net: nn.Module, supply: Iterable[Tensor]) -> None:
    """Let the batch norms of a shipped network, which are the identity, norm again; its answers stay the same.

    Each gets the mean and variance that `supply`, (n, 3, s, s) float32 each, has before it, and the weight and bias
    that undo them. Norms that are awake already keep what they know.
    """
    asleep = [module for module in net.modules() if isinstance(module, nn.BatchNorm2d) and _is_identity(module)]
    seen: dict[nn.Module, list[Tensor]] = {norm: [] for norm in asleep}

    def note(norm: nn.Module, inputs: tuple[Tensor, ...], _output: Tensor) -> None:
        var, mean = torch.var_mean(inputs[0].float(), (0, 2, 3))
        seen[norm].append(torch.stack([mean, var]))

    hooks = [norm.register_forward_hook(note) for norm in asleep]
    net.eval()
    for pictures in supply if asleep else ():
        net(pictures)
    for hook in hooks:
        hook.remove()
    for norm in asleep:
        mean, var = torch.stack(seen[norm]).mean(0)
        norm.running_mean, norm.running_var = mean, var
        norm.weight.copy_(torch.sqrt(var + norm.eps))
        norm.bias.add_(mean)


def _is_identity(norm: nn.BatchNorm2d) -> bool:
    alike = partial(torch.allclose, atol=1e-4)
    mean, var = norm.running_mean, norm.running_var
    if mean is None or var is None:
        return False
    ones = torch.ones_like(mean)
    return alike(norm.weight, ones) and alike(mean, torch.zeros_like(mean)) and alike(var + norm.eps, ones)
