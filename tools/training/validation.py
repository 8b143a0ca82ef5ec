"""How well a network does on crops that it is not trained on, while it is trained."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np
import torch
from torch import nn

from kiosk.preprocess import to_input
from tools.data.cache import Crops
from tools.recipe import Recipe

BATCH = 64


@dataclass(frozen=True, slots=True)
class Validation:
    """Mean negative log-likelihood and the share that is right."""

    loss: float
    accuracy: float
    more: Mapping[str, float] = field(default_factory=dict)
    """What else a network of this kind is measured by."""


def validate(
    net: nn.Module, crops: Crops, recipe: Recipe, autocast: torch.dtype | None, side: int | None = None
) -> Validation:
    """On every crop, plain, at `side` pixels (None: that the network will be used at). Crops must be at least one."""
    device, spec = next(net.parameters()).device, replace(recipe.spec, size=side or recipe.spec.size)
    was_training = net.training
    net.eval()
    losses, right = [], []
    with torch.inference_mode(), torch.autocast(device.type, autocast, enabled=autocast is not None):
        for first in range(0, len(crops.samples), BATCH):
            rows = slice(first, first + BATCH)
            pictures = np.concatenate([to_input(np.asarray(crop), spec) for crop in crops.bgr[rows]])
            labels = torch.tensor([min(sample.label, recipe.classes - 1) for sample in crops.samples[rows]])
            labels = labels.to(device)
            logits = net(torch.from_numpy(pictures).to(device)).float()
            losses.append(nn.functional.cross_entropy(logits, labels, reduction="none"))
            right.append(logits.argmax(1) == labels)
    net.train(was_training)
    return Validation(float(torch.cat(losses).mean()), float(torch.cat(right).float().mean()))
