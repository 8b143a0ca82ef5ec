"""Files that are there whole or not at all, whatever happens while they are written."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from kiosk.errors import KioskError


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """A path beside `path` to write to, which takes its name when the block ends well; else `path` stays as it was.

    Raises KioskError where the disk is full or the folder may not be written.
    """
    partial = path.with_name(path.name + ".partial")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        yield partial
        with partial.open("rb") as written:
            os.fsync(written.fileno())
        partial.replace(path)
    except OSError as error:
        with suppress(OSError):
            partial.unlink()
        raise KioskError(
            f"{path} cannot be written ({error.strerror or error}): make room, or choose another folder; "
            "what was there before is untouched"
        ) from error
    except BaseException:
        with suppress(OSError):
            partial.unlink()
        raise
