"""What to type to run a part of the kiosk: the package's command where it is installed, `python -m` in a checkout."""

from __future__ import annotations

import sys
from pathlib import Path

from kiosk.phrase import Phrase

HOME = Path("/usr/lib/mask-kiosk")
"""Where the package lies, as a bundle or, for Jetson, with an interpreter of its own."""
SERVICES = ("doorman", "notary")
"""systemd runs these, as another user."""


def program(part: str = "", here: Path = Path(__file__), *, bundled: bool = hasattr(sys, "frozen")) -> str:
    """What a part is called: "mask-kiosk staff" or "python -m kiosk.staff"; the kiosk itself where it is empty.

    `here`: where the kiosk's modules lie. `bundled`: there is no interpreter to give a module to.
    """
    if bundled or HOME in here.parents:
        return f"mask-kiosk {part}".strip()
    return f"python -m kiosk.{part}".rstrip(".")


def command(line: str, here: Path = Path(__file__), *, bundled: bool = hasattr(sys, "frozen")) -> str:
    """What somebody types, such as "staff add NAME". Where it is installed, as the site's kiosk and not as oneself."""
    if HOME not in here.parents:
        return program(line, here, bundled=bundled)
    part = line.split(maxsplit=1)[0]
    return f"sudo systemctl start mask-kiosk-{part}" if part in SERVICES else f"sudo {program(line, here)}"


def fetch_again(
    tool: str = "make run", here: Path = Path(__file__), *, bundled: bool = hasattr(sys, "frozen")
) -> Phrase:
    """What brings a file of the product back; in a checkout it is this tool that does."""
    return Phrase("install mask-kiosk again") if bundled or HOME in here.parents else Phrase("run `%1`", tool)
