"""What every backend promises of its outputs."""

from __future__ import annotations

import numpy as np

from kiosk.errors import EngineFailed
from kiosk.scene import Tensor


def checked(outputs: dict[str, Tensor]) -> dict[str, Tensor]:
    """The outputs themselves; raises EngineFailed where one holds NaN or infinity."""
    for name, value in outputs.items():
        if not np.isfinite(value).all():
            raise EngineFailed(
                f"the engine answered NaN in {name}: restart the kiosk; if it stays, build the engine anew"
            )
    return outputs
