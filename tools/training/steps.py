"""A network, its moving average and its optimiser, from one step to the next."""

from __future__ import annotations

import copy
import math
from typing import Any

import torch
from torch import Tensor, nn

from kiosk.errors import KioskError
from tools.recipe import Recipe
from tools.training import teacher
from tools.training.optim import optimiser_of, share_of_rate
from tools.training.ranks import Ranks

MAX_GRADIENT = 5.0


class Training:
    """`steps` is the length of the whole run; `accumulate` splits a batch that does not fit into memory at once."""

    teacher: nn.Module | None = None
    """From whose answers the network learns, beside the labels."""

    def __init__(
        self, net: nn.Module, recipe: Recipe, rate: float, steps: int, ranks: Ranks, autocast: torch.dtype | None
    ) -> None:
        self.recipe, self.rate, self.steps, self.ranks, self.autocast = recipe, rate, steps, ranks, autocast
        self.net: nn.Module = net.to(ranks.device, memory_format=torch.channels_last)  # type: ignore[call-overload]
        self.average = copy.deepcopy(self.net) if recipe.average_decay else None
        self.optimiser = optimiser_of(self.net, recipe, rate)
        self._loss = nn.CrossEntropyLoss(label_smoothing=recipe.label_smoothing)
        self.step_now = 0

    @property
    def rate_now(self) -> float:
        """The learning rate of the step to come."""
        return self.rate * share_of_rate(self.recipe, self.step_now, self.steps)

    @property
    def result(self) -> nn.Module:
        """What is used in the end: the average, or the network itself."""
        return self.average if self.average is not None else self.net

    def step(
        self, pictures: Tensor, labels: Tensor, *, whole: int, accumulate: int = 1, rate: float | None = None
    ) -> float:
        """One batch, of which this rank has its part of `whole` pictures: the whole's mean loss before the step.

        `rate`: instead of the recipe's.
        """
        for group in self.optimiser.param_groups:
            group["lr"] = (self.rate_now if rate is None else rate) * group.get("share", 1.0)
        loss = self._backward(pictures, labels, whole, accumulate)
        steepness = nn.utils.clip_grad_norm_(self.net.parameters(), MAX_GRADIENT)
        loss = self.ranks.mean(loss, len(labels))
        if rate is None and not (math.isfinite(loss) and bool(torch.isfinite(steepness))):
            raise KioskError(
                f"the loss is not a number at step {self.step_now + 1}: train in another folder with a lower rate, a "
                "larger --batch or --precision fp32; weights.pt is of the last epoch before"
            )
        self.optimiser.step()
        self.step_now += 1
        self._follow()
        return loss

    def _backward(self, pictures: Tensor, labels: Tensor, whole: int, accumulate: int) -> float:
        self.optimiser.zero_grad()
        device, total = self.ranks.device, 0.0
        pieces = zip(pictures.chunk(accumulate), labels.chunk(accumulate), strict=True)
        for some, theirs in pieces:
            loss = self._loss_over(some.to(device, memory_format=torch.channels_last), theirs.to(device))
            # The ranks' gradients are summed: each counts by its share of the whole batch.
            (loss * (len(theirs) / whole)).backward()  # type: ignore[no-untyped-call]
            total += float(loss.item()) * len(theirs)
        self.ranks.add([weight.grad for weight in self.net.parameters() if weight.grad is not None])
        return total / len(labels)

    def _loss_over(self, pictures: Tensor, labels: Tensor) -> Tensor:
        with torch.autocast(pictures.device.type, self.autocast, enabled=self.autocast is not None):
            logits = self.net(pictures).float()
            with torch.no_grad():
                taught = None if self.teacher is None else self.teacher(pictures).float()
        loss: Tensor = self._loss(logits, labels)
        if taught is None:
            return loss
        return (1 - teacher.SHARE) * loss + teacher.SHARE * teacher.distance(logits, taught)

    @torch.no_grad()
    def _follow(self) -> None:
        if self.average is None:
            return
        # A young average must forget its random start faster than an old one.
        decay = min(self.recipe.average_decay, (1 + self.step_now) / (10 + self.step_now))
        for mean, now in zip(self.average.state_dict().values(), self.net.state_dict().values(), strict=True):
            if mean.dtype.is_floating_point:
                mean.lerp_(now, 1 - decay)
            else:
                mean.copy_(now)

    def state(self) -> dict[str, Any]:
        """Everything that the next step depends on."""
        average = None if self.average is None else self.average.state_dict()
        return {
            "net": self.net.state_dict(),
            "average": average,
            "optimiser": self.optimiser.state_dict(),
            "step": self.step_now,
        }

    def load(self, state: dict[str, Any]) -> None:
        """Go on where `state` was taken. Raises RuntimeError, KeyError or ValueError where it fits another network."""
        self.net.load_state_dict(state["net"])
        if self.average is not None:
            self.average.load_state_dict(state["average"])
        self.optimiser.load_state_dict(state["optimiser"])
        self.step_now = state["step"]
