"""The kiosk begins anew, in the same process and with the same command line: nothing of what was before is left."""

from __future__ import annotations

import os
import sys
from typing import NoReturn


def begin_anew(*without: str, also: str = "") -> NoReturn:
    """Whoever watches this process sees it go on. All that must be closed is closed.

    `without`: arguments left out; `also`: one more.
    """
    sys.stdout.flush()
    sys.stderr.flush()
    # PyInstaller's loader takes a process that it has started for its own child.
    os.environ["PYINSTALLER_RESET_ENVIRONMENT"] = "1"
    kept = [one for one in sys.orig_argv[1:] if one not in without]
    os.execv(sys.executable, [sys.executable, *kept, *filter(None, [also])])  # noqa: S606 - no shell is wanted
