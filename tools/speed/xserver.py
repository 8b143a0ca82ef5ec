"""A screen of any size that nobody sees: Xvfb, for as long as it is needed."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

from kiosk.errors import KioskError


@contextmanager
def xvfb(width: int, height: int) -> Iterator[str]:
    """Its display's name, such as ":99". Raises KioskError where it does not come up."""
    reading, writing = os.pipe()
    screen = ["-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp", "-noreset"]
    command = ["Xvfb", "-displayfd", str(writing), *screen]
    try:
        server = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)
    except OSError as error:
        raise KioskError(f"Xvfb cannot be started ({error.strerror}): install Debian's package xvfb") from error
    finally:
        os.close(writing)
    try:
        with os.fdopen(reading) as told:
            number = told.readline().strip()
        if not number:
            raise KioskError(f"Xvfb gives no screen of {width}x{height}: run `{' '.join(command[:1])}` to see why")
        yield f":{number}"
    finally:
        server.terminate()
        server.wait()
