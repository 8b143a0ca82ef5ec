"""What a run needs to go on after it was cut off, written whole or not at all."""

from __future__ import annotations

import errno
import math
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from pickle import UnpicklingError
from typing import Any

import torch
from torch import nn

from kiosk.errors import ModelBroken
from tools.training.steps import Training
from tools.whole import whole

UNREADABLE = (RuntimeError, LookupError, ValueError, TypeError, AttributeError, EOFError, OSError, UnpicklingError)
"""What torch.load and load_state_dict raise over files that are cut off, damaged or of something else."""


def first_line(error: Exception) -> str:
    """Of what it says, or its name where it says nothing."""
    return (str(error).strip() or type(error).__name__).splitlines()[0]


@dataclass(slots=True)
class Reached:
    """How far a run is: epochs that are over, the lowest validation loss, and for how long it has not fallen."""

    epoch: int = 0
    best_loss: float = math.inf
    epochs_since_best: int = 0
    loss_sum: float = 0.0
    """Of the steps of the epoch in hand."""
    pictures: int = 0
    """That the run is trained on."""


def save(folder: Path, training: Training, reached: Reached) -> None:
    """OUT/last.pt. Raises KioskError where the disk is full; the checkpoint before it is then still there."""
    write(folder / "last.pt", training.state() | asdict(reached))


def save_weights(folder: Path, net: nn.Module) -> None:
    """OUT/weights.pt: what the run's reader uses."""
    write(folder / "weights.pt", net.state_dict())


def write(path: Path, state: dict[str, Any]) -> None:
    """By PyTorch, whole or not at all. Raises KioskError where the disk is full."""
    with whole(path) as partial:
        try:
            torch.save(state, partial)
        except RuntimeError as error:
            # PyTorch's own writer says no OSError where the disk is full.
            raise OSError(errno.ENOSPC, "PyTorch could not write all of it") from error


def restore(folder: Path, training: Training) -> Reached:
    """Go on from OUT/last.pt, which is there. Raises ModelBroken where it does not fit."""
    path = folder / "last.pt"
    try:
        state = torch.load(path, map_location=training.ranks.device, weights_only=True)
        training.load(state)
        return Reached(**{field.name: state[field.name] for field in fields(Reached)})
    except UNREADABLE as error:
        raise ModelBroken(f"{path} does not fit this run ({first_line(error)}): train in another folder") from error
