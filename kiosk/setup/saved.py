"""The answers so far, in one file of the state folder: whatever ends the kiosk, it goes on where it was."""

from __future__ import annotations

import json
import logging
from pathlib import Path
from typing import Any

from kiosk.errors import KioskError
from kiosk.lockout import write_private
from kiosk.phrase import Phrase
from kiosk.settings import Settings
from kiosk.setup.answers import Answers, in_tuples
from kiosk.setup.step import Step

log = logging.getLogger(__name__)

VERSION = 1


class Saved:
    """Wholly as it was, or wholly as it is. It may hold a door's password, so it is for its owner only; no PIN."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def load(self, base: Settings) -> Answers | None:
        """Where somebody stopped; None: nobody did, or it cannot be read, and all begins anew."""
        try:
            return _read(json.loads(self._path.read_bytes()), base)
        except FileNotFoundError:
            return None
        except (OSError, ValueError, LookupError, TypeError, AttributeError) as error:
            log.warning("the answers in %s cannot be used (%s): all is asked anew", self._path, error)
            return None

    def save(self, answers: Answers) -> None:
        """On the disk when this returns. Raises KioskError."""
        told = {
            "version": VERSION,
            "at": answers.at.value,
            "passed": sorted(step.value for step in answers.passed),
            "skipped": sorted(step.value for step in answers.skipped),
            "door_opened": answers.door_opened,
            "notice_read": answers.notice_read,
            "values": dict(answers.values),
        }
        try:
            write_private(self._path, json.dumps(told, indent=1, ensure_ascii=False).encode())
        except OSError as error:
            why = str(self._path), error.strerror or ""
            raise KioskError(Phrase("the answers cannot be kept in %1 (%2): mend that", *why)) from None

    def clear(self) -> None:
        """It is all done. A second call is harmless; a file that stays only means that it is asked anew."""
        try:
            self._path.unlink(missing_ok=True)
        except OSError as error:
            log.warning("%s cannot be removed (%s)", self._path, error)


def _read(told: dict[str, Any], base: Settings) -> Answers:
    if told["version"] != VERSION:
        raise ValueError(f"version {told['version']}")
    answers = Answers(
        base,
        in_tuples(told["values"]),
        Step(told["at"]),
        frozenset(map(Step, told["passed"])),
        frozenset(map(Step, told["skipped"])),
        _flag(told["door_opened"], optional=True),
        bool(_flag(told["notice_read"])),
    )
    answers.settings()  # raises ValueError
    return answers if answers.at in answers.steps() else answers.go(Step.LANGUAGE)


def _flag(value: object, *, optional: bool = False) -> bool | None:
    if isinstance(value, bool) or (optional and value is None):
        return value
    raise ValueError(f"{value!r} is neither true nor false")
