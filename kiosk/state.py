"""Where the kiosk keeps what outlives it: the record, staff and their tries, engines."""

from __future__ import annotations

import os
from pathlib import Path


def state_folder() -> Path:
    """This user's, by the XDG specification."""
    return Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local/state") / "mask-kiosk"
