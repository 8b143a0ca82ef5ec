"""What every tool's entry shares: an error of ours is a sentence and an exit code, not a traceback."""

from __future__ import annotations

import sys
from collections.abc import Callable

from kiosk.errors import KioskError


def run_tool(main: Callable[[], None]) -> None:
    """Call `main`; a KioskError ends the process with its sentence and its code, Ctrl+C with 130."""
    try:
        main()
    except KioskError as error:
        print(error, file=sys.stderr)
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        sys.exit(130)
