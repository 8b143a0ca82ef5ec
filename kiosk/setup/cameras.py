"""Which cameras there are, by the names that people know."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from kiosk.setup.found import FoundCamera
from kiosk.v4l2 import cameras

NAMES = Path("/sys/class/video4linux")


def find_cameras(listed: Callable[[], list[str]] = cameras, names: Path = NAMES) -> tuple[FoundCamera, ...]:
    """Every device that pictures can come from. None is opened: one of them may be showing its picture."""
    return tuple(FoundCamera(path, _name(Path(path), names)) for path in listed())


def _name(path: Path, names: Path) -> str:
    try:
        name = (names / path.name / "name").read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        return str(path)
    # Many drivers say it twice, as in "UVC Camera: UVC Camera".
    first, _, second = name.partition(": ")
    return f"{first if first == second or second.startswith(first) else name} ({path.name})"
