"""The processes that train together: one by itself, or those that torchrun started (gloo, or nccl on GPUs)."""

from __future__ import annotations

import importlib
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

import torch
from torch import Tensor, distributed


@dataclass(frozen=True, slots=True)
class Ranks:
    """Which of `world` processes this is, and what it computes on."""

    rank: int = 0
    world: int = 1
    device: torch.device = field(default_factory=lambda: torch.device("cpu"))

    @property
    def leads(self) -> bool:
        """True for the one that writes files and shows progress."""
        return self.rank == 0

    def mean(self, value: float, weight: float) -> float:
        """The mean of every rank's `value`, weighted."""
        if self.world == 1:
            return value
        both = torch.tensor([value * weight, weight], dtype=torch.float64, device=self.device)
        distributed.all_reduce(both)
        return float(both[0] / both[1])

    def shared(self, value: float) -> float:
        """What the leader has for `value`."""
        if self.world == 1:
            return value
        one = torch.tensor([value], dtype=torch.float64, device=self.device)
        distributed.broadcast(one, 0)
        return float(one.item())

    def add(self, gradients: Sequence[Tensor]) -> None:
        """Replace each gradient by its sum over the ranks, all in one exchange."""
        if self.world == 1:
            return
        sizes = [gradient.numel() for gradient in gradients]
        flat = torch.cat([gradient.reshape(-1) for gradient in gradients])
        distributed.all_reduce(flat)
        for gradient, part in zip(gradients, torch.split(flat, sizes), strict=True):
            gradient.copy_(part.view(gradient.shape))

    def wait(self) -> None:
        """Until every rank is here."""
        if self.world > 1:
            distributed.barrier()


@contextmanager
def join() -> Iterator[Ranks]:
    """Take this process's place among those that torchrun started; alone where it did not."""
    cuda, local = torch.cuda.is_available(), int(os.environ.get("LOCAL_RANK", "0"))
    device = torch.device("cuda", local) if cuda else torch.device("cpu")
    if cuda:
        torch.cuda.set_device(device)
    if "WORLD_SIZE" not in os.environ:
        yield Ranks(device=device)
        return
    # WORKAROUND: the first optimiser imports torch._dynamo, and what that registers keeps a group that exists by then
    # (PyTorch 2.13): gloo's threads outlive destroy_process_group, and one in four processes aborts at its end.
    importlib.import_module("torch._dynamo")
    distributed.init_process_group("nccl" if cuda else "gloo")
    try:
        yield Ranks(distributed.get_rank(), distributed.get_world_size(), device)
    finally:
        distributed.destroy_process_group()
