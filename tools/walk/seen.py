"""Carries what a wizard shows from its process to whoever touches it, through a file."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

from ui.wizard.shown import Seen, Spot


def tell(path: Path, seen: Seen) -> None:
    """Leave it there, whole."""
    beside = path.with_suffix(".new")
    beside.write_text(json.dumps(asdict(seen)), encoding="utf-8")
    beside.replace(path)


def read(path: Path) -> Seen:
    """The newest; nothing is seen where nobody has told anything yet."""
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Seen()
    spots = {name: Spot(**spot) for name, spot in told.pop("spots").items()}
    return Seen(spots=spots, zone=tuple(told.pop("zone")), **told)
