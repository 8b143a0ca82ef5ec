"""An acceptance at a site, put together from what the site has; part of the composition root's half in kiosk.site."""

from __future__ import annotations

import importlib.metadata
import platform
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import datetime, timezone
from functools import partial
from pathlib import Path
from time import monotonic
from typing import Any

from kiosk.acceptance.conductor import Acceptance, Surroundings
from kiosk.acceptance.report import Facts
from kiosk.acceptance.store import FOLDER, Store
from kiosk.changes import HIDDEN, flat
from kiosk.gate import DoorState, Mode
from kiosk.health import Running
from kiosk.installer import Installer
from kiosk.settings import Settings
from kiosk.visits import Note

PACKAGES = (
    "mask-kiosk",
    "numpy",
    "opencv-python-headless",
    "onnxruntime",
    "openvino",
    "tensorrt",
    "PySide6-Essentials",
)
SECRET = ("password", "token", "secret", "pin", "user", "key")
"""A setting whose name has one of these is never told."""
UNNAMED = "a site without a name ([screen] place)"


def open_acceptance(
    folder: Path, installer: Installer, note: Note, door: Callable[[], DoorState] | None, mode: Callable[[], Mode]
) -> Acceptance:
    """`folder`: the state's."""
    around = Surroundings(
        note, door, mode, installer.who, installer.refusal, partial(datetime.now, timezone.utc), monotonic
    )
    return Acceptance(Store(folder / FOLDER), around)


def facts_of(
    settings: Settings, camera: str, engines: Callable[[], Sequence[Running]], model: Callable[[], Mapping[str, Any]]
) -> Callable[[], Facts]:
    """What tells all of it, when a report is made."""

    def facts() -> Facts:
        told = tuple(
            {"network": str(one.network), "backend": one.backend, "refused": [str(why) for why in one.refused]}
            for one in engines()
        )
        return Facts(settings.screen.place or UNNAMED, camera, blanked(flat(settings)), versions(), told, model())

    return facts


def blanked(told: Mapping[str, str]) -> dict[str, str]:
    """Without what nobody may read; addresses are left out already (kiosk.changes)."""
    return {name: HIDDEN if value and _is_secret(name) else value for name, value in told.items()}


def _is_secret(name: str) -> bool:
    words = name.partition(".")[2].split("_")
    return any(word in SECRET for word in words)


def versions() -> dict[str, str]:
    """Of the product, and of what it runs on, as far as it is there."""
    told = {}
    for name in PACKAGES:
        with suppress(importlib.metadata.PackageNotFoundError):
            told[name] = importlib.metadata.version(name)
    return {**told, "Python": platform.python_version(), "System": f"{platform.system()} {platform.machine()}"}
