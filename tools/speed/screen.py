"""The kiosk itself, with a note of each picture that it paints: `python -m tools.speed.screen NOTES ARGUMENTS`.

For `tools.screen_bench`, in a process of its own. NOTES gets JSON: `painted_s`, on the monotonic clock, and `warnings`,
what Qt complained about.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from kiosk import __main__ as kiosk
from ui.notes import noting


def main(path: Path, arguments: list[str]) -> int:
    """The kiosk's own exit code."""
    with noting() as notes:
        code = kiosk.main(arguments)
    path.write_text(json.dumps({"painted_s": notes.painted_s, "warnings": notes.warnings}), encoding="utf-8")
    return code


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2:]))
