"""Which settings are others than at the last start, for the record."""

from __future__ import annotations

import json
import logging
from collections.abc import Collection, Iterator
from pathlib import Path

from kiosk.chain import Fields
from kiosk.lockout import write_private
from kiosk.settings import Settings

log = logging.getLogger(__name__)

LONGEST = 200
HIDDEN = "(not recorded)"
"""Stands for an address, which may carry a password."""


def changes(kept: Path, settings: Settings, only: Collection[str] | None = None) -> Iterator[Fields]:
    """One record a setting; `kept` holds those of the last start, and from now on these. None at the first start.

    `only`: what else may have changed ("screen.theme" is named here, nothing else is) is left to the next start.
    """
    now = flat(settings)
    before = _read(kept)
    if only is not None:
        now = before | {name: now[name] for name in only if name in now}
    if before == now:
        return
    try:
        write_private(kept, json.dumps(now, indent=1).encode())
    except OSError as error:
        log.error("settings that changed are not recorded (%s): free the disk", error)  # noqa: TRY400 - it says all
        return
    for key in sorted(now) if before else ():
        if before.get(key) != now[key]:
            yield {"key": key, "old": before.get(key, ""), "new": now[key]}


def flat(settings: Settings) -> dict[str, str]:
    """section.key: the value as text, without addresses."""
    told = {}
    for section, values in settings.model_dump(mode="json", by_alias=True).items():
        for key, value in values.items():
            text = value if isinstance(value, str) else json.dumps(value)
            told[f"{section}.{key}"] = HIDDEN if "://" in text else text[:LONGEST]
    return told


def _read(kept: Path) -> dict[str, str]:
    try:
        before = json.loads(kept.read_bytes())
    except (OSError, ValueError):
        return {}
    return before if isinstance(before, dict) else {}
