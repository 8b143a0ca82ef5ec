"""What every backend promises of what it takes, of what it answers, and of how it fails."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np

from kiosk.errors import EngineFailed, KioskError
from kiosk.scene import Tensor


def check_batch(batch: Tensor) -> None:
    """Raises EngineFailed where it is not (n, 3, h, w) float32."""
    if batch.ndim != 4 or batch.shape[1] != 3 or batch.dtype != np.float32:
        raise EngineFailed(f"the engine takes (n, 3, h, w) float32, not {batch.shape} {batch.dtype}")


def checked(outputs: dict[str, Tensor]) -> dict[str, Tensor]:
    """The outputs themselves; raises EngineFailed where one holds NaN or infinity."""
    for name, value in outputs.items():
        if not np.isfinite(value).all():
            raise EngineFailed(
                f"the engine answered NaN in {name}: restart the kiosk; if it stays, restore engines/models/, or build "
                "the engine anew"
            )
    return outputs


@contextmanager
def raised_as(kind: type[KioskError], what: str, remedy: str = "") -> Iterator[None]:
    """A runtime's own errors as ours: `what`, the first line of theirs, and what to do about it."""
    try:
        yield
    except Exception as error:  # each runtime has half a dozen classes of its own without a common base
        words = (str(error).splitlines() or [type(error).__name__])[0][:200]
        raise kind(f"{what} ({words}){remedy}") from error
