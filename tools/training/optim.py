"""The optimiser of a recipe, its rate at every step, and the number format of its arithmetic."""

from __future__ import annotations

import math

import torch
from torch import nn

from tools.recipe import Recipe

WARM_UP = 0.2
PRECISIONS = ("auto", "bf16", "fp32")


def optimiser_of(net: nn.Module, recipe: Recipe, rate: float) -> torch.optim.Optimizer:
    """Weight decay goes on matrices and kernels, none on biases and norms; what is frozen stays out."""
    groups = []
    for trunk in (True, False) if recipe.trunk_share != 1 else (False,):
        learning = [weight for weight in _of(net, recipe, trunk=trunk) if weight.requires_grad]
        share = recipe.trunk_share if trunk else 1.0
        wide = [weight for weight in learning if weight.ndim > 1]
        thin = [weight for weight in learning if weight.ndim == 1]
        groups.append({"params": wide, "weight_decay": recipe.weight_decay, "share": share})
        groups.append({"params": thin, "weight_decay": 0.0, "share": share})
    if recipe.optimiser == "adagrad":
        return torch.optim.Adagrad(groups, rate)
    if recipe.optimiser == "adamw":
        return torch.optim.AdamW(groups, rate, fused=True)
    return torch.optim.SGD(groups, rate, momentum=0.9, nesterov=True)


def _of(net: nn.Module, recipe: Recipe, *, trunk: bool) -> list[nn.Parameter]:
    """Every weight, or those of the trunk, or all others, where the recipe tells them apart."""
    if recipe.trunk_share == 1:
        return list(net.parameters())
    return [weight for name, weight in net.named_parameters() if name.startswith("body.") == trunk]


def share_of_rate(recipe: Recipe, step: int, steps: int) -> float:
    """The share of the recipe's rate at one of all steps."""
    if recipe.schedule == "constant":
        return 1.0
    if recipe.schedule == "inverse_time":
        return 1 / (1 + recipe.decay * step)
    return one_cycle(step / max(steps, 1))


def one_cycle(progress: float) -> float:
    """After this share of all steps: up by a cosine, then down to 0 (Smith 2018, arXiv 1803.09820)."""
    if progress < WARM_UP:
        return 0.51 - 0.49 * math.cos(math.pi * progress / WARM_UP)
    return 0.5 + 0.5 * math.cos(math.pi * min((progress - WARM_UP) / (1 - WARM_UP), 1.0))


def autocast_type(precision: str, device: torch.device) -> torch.dtype | None:
    """The format that `precision` (auto, bf16, fp32) means here; None: float32 throughout.

    auto: bfloat16 where the processor computes it, float32 where it would have to pretend.
    """
    if precision == "fp32":
        return None
    if precision == "bf16":
        return torch.bfloat16
    if device.type == "cuda":
        return torch.bfloat16 if torch.cuda.is_bf16_supported(including_emulation=False) else None
    can = torch.cpu.get_capabilities()
    return torch.bfloat16 if can.get("avx512_bf16") or can.get("amx_bf16") or can.get("bf16") else None
