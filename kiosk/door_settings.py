"""The doorman's settings: [door] of the site's file, and what it last was, by which a relay can be released without it.

The standard library only, and one relay driver.
"""

from __future__ import annotations

import json
import logging
import os
import threading
import time
from codecs import BOM_UTF8
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

from kiosk.errors import SettingsError
from kiosk.relays import open_relay
from kiosk.toml import tomllib

log = logging.getLogger("kiosk.doorman")

DEFAULTS = {"driver": "none", "fail": "secure", "socket": "/run/mask-kiosk/door.sock", "user": ""}
"""As in kiosk.settings, which the standard library alone cannot import."""
AGAIN_S = 2.0
"""How often settings that cannot be used are looked at again."""
WATCH_S = 1.0
_TURN_S = 0.1


class DoorUnusable(SettingsError):
    """[door] cannot be used until somebody changes it."""


def read(config: Path) -> dict[str, Any]:
    """[door], with defaults where it says nothing. Raises OSError and ValueError."""
    whole = tomllib.loads(config.read_bytes().removeprefix(BOM_UTF8).decode("utf-8"))
    site: dict[str, Any] = DEFAULTS | whole.get("door", {})
    return site


class Watch:
    """Whether [door] is another than it was at first. A file that cannot be read is no change."""

    def __init__(self, config: Path, clock: Callable[[], float] = time.monotonic) -> None:
        self._config, self._clock = config, clock
        self._first, self._next_s = self._door(), clock() + WATCH_S
        self._changed = False

    def changed(self) -> bool:
        """To be asked in each turn; it looks once a second. Once changed, it stays so."""
        if not self._changed and (now := self._clock()) >= self._next_s:
            self._next_s = now + WATCH_S
            door = self._door()
            self._changed = door is not None and door != self._first
        return self._changed

    def _door(self) -> dict[str, Any] | None:
        try:
            return read(self._config)
        except (OSError, ValueError, TypeError, AttributeError):
            return None


def remember(kept: Path, site: Mapping[str, object]) -> None:
    """By this [door] the doorman works. A disk that fails is logged: it costs a release at some later start."""
    beside = kept.with_name(f"{kept.name}.new")
    try:
        kept.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW, 0o600), "w") as file:
            json.dump(site, file)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(kept)
    except (OSError, TypeError) as error:
        log.warning("[door] is not kept for later: %s", error)


def release(kept: Path) -> str:
    """De-energise the relay by which the doorman last worked; a sentence where that cannot be, else empty."""
    try:
        with closing(open_relay(DEFAULTS | json.loads(kept.read_bytes()))) as relay:
            relay.release()
    except FileNotFoundError:
        return "which relay there is was never known here"
    except (OSError, ValueError, TypeError, KeyError) as error:
        return f"the relay may be energised: {error}"
    return ""


def attend(serve: Callable[[], None], kept: Path, ended: Callable[[], bool]) -> None:
    """Serve to the end; while [door] cannot be used, keep the relay released and look again and again.

    To end would be no better: whoever starts the doorman anew would do so for ever. Raises what `serve` raises else.
    """
    told = ""
    while not ended() and (unusable := _served(serve)):
        if told != unusable:
            told, why_not = unusable, release(kept)
            log.error("%s. The relay is released%s", unusable, f", or not: {why_not}" if why_not else "")
        _pause(ended)


def _served(serve: Callable[[], None]) -> str:
    """Why [door] cannot be used; empty: it was, to the end."""
    try:
        serve()
    except DoorUnusable as error:
        return str(error)
    return ""


def _pause(ended: Callable[[], bool]) -> None:
    pause = threading.Event()
    for _ in range(round(AGAIN_S / _TURN_S)):
        if ended():
            return
        pause.wait(_TURN_S)
