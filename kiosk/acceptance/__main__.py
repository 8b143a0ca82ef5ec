"""The entry, `python -m kiosk.acceptance`; the PDF is drawn by Qt, so that this is a composition root, too."""

from __future__ import annotations

import sys

from kiosk.acceptance.commands import parse, run
from kiosk.acceptance.report import Report
from kiosk.errors import KioskError


def _printed(report: Report) -> bytes:
    from ui.acceptance.paper import printed  # verifying needs no Qt

    return printed(report)


def main(arguments: list[str] | None = None) -> int:
    """An error of ours is a sentence and an exit code, not a traceback."""
    try:
        return run(parse(arguments), _printed)
    except KioskError as error:
        print(f"acceptance: {error}", file=sys.stderr)
        return error.exit_code


if __name__ == "__main__":
    sys.exit(main())
