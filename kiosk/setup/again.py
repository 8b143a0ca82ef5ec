"""Setting up again a kiosk that is set up: until the wizard's last page all of it can be put back as it was.

Staff's PINs, and the door where its own doorman is to try it, are written at once. So what was before is kept on the
disk first, in one file, and whoever starts next puts it back, unless the wizard came to its end.
"""

from __future__ import annotations

import json
import logging
from pathlib import Path

from kiosk.backups import present, replace
from kiosk.errors import KioskError
from kiosk.lockout import write_private
from kiosk.phrase import Phrase

log = logging.getLogger(__name__)


class Before:
    """`path`: where it is kept. `config`: the settings file; `staff`: the staff's."""

    def __init__(self, path: Path, config: Path, staff: Path) -> None:
        self._path, self._config, self._staff = path, config, staff

    def keep(self) -> None:
        """Copies of both files, on the disk when this returns. Raises KioskError."""
        told = {"config": str(self._config.absolute())}
        for name, path in (("settings", self._config), ("staff", self._staff)):
            if (data := present(path)) is not None:
                told[name] = data.decode("utf-8", errors="surrogateescape")
        try:
            write_private(self._path, json.dumps(told).encode())
        except OSError as error:
            raise self._refusal(error) from None

    def put_back(self) -> bool:
        """Whether something was kept for this settings file: both files are as they were. A disk that fails is logged.

        Where there was no settings file it is empty, and all is as by default.
        """
        try:
            told = json.loads(self._path.read_bytes())
            if told["config"] != str(self._config.absolute()):
                return False
            self._write(told)
            self.forget()
        except FileNotFoundError:
            return False
        except (KioskError, OSError, ValueError, LookupError, TypeError, AttributeError) as error:
            log.error("what was set up before cannot be put back (%s)", error)  # noqa: TRY400 - it says all
            return False
        log.warning("setting up again was left before its end: all is as it was before")
        return True

    def forget(self) -> None:
        """What is set up now, counts. A second call is harmless. Raises KioskError."""
        try:
            self._path.unlink(missing_ok=True)
        except OSError as error:
            raise self._refusal(error) from None

    def _refusal(self, error: OSError) -> KioskError:
        why = str(self._path), error.strerror or ""
        return KioskError(Phrase("what is set up cannot be kept in %1 (%2): mend that", *why))

    def _write(self, told: dict[str, str]) -> None:
        settings, now = _bytes(told.get("settings", "")), present(self._config)
        if settings != (now or b""):
            replace(self._config, settings, now)
        if "staff" in told:
            write_private(self._staff, _bytes(told["staff"]))


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", errors="surrogateescape")
