"""What could move a lock here: serial relay boards, which are asked, and GPIO chips."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from kiosk.relays import Relay, open_relay
from kiosk.setup.found import FoundDoor

SERIAL = ("serial/by-id/*", "ttyUSB*", "ttyACM*")
"""Below /dev, the lasting names first."""
NAMES: Mapping[str, str] = {"lcus": "LCUS", "kmtronic": "KMtronic", "gpio": "GPIO"}


def find_doors(
    devices: Path = Path("/dev"), opened: Callable[[Mapping[str, object]], Relay] = open_relay
) -> tuple[FoundDoor, ...]:
    """All of them. A board's first relay is released when it is asked; that takes a second a board."""
    return (*(_at(port, opened) for port in _ports(devices)), *_chips(devices))


def _ports(devices: Path) -> Iterator[Path]:
    """Each device once."""
    seen: set[Path] = set()
    for pattern in SERIAL:
        for path in sorted(devices.glob(pattern)):
            if (real := path.resolve()) not in seen:
                seen.add(real)
                yield path


def _at(port: Path, opened: Callable[[Mapping[str, object]], Relay]) -> FoundDoor:
    """A board that says what it is; else one of the kind that never says so, or why that cannot be known."""
    if not os.access(port, os.R_OK | os.W_OK):  # the doorman may, who is another user
        return FoundDoor("lcus", str(port), port.name, answers=False)
    try:
        answering = next((driver for driver in ("lcus", "kmtronic") if _answers(driver, port, opened)), None)
    except (OSError, ValueError) as error:
        return FoundDoor("lcus", str(port), port.name, answers=False, trouble=str(error))
    driver = answering or "lcus"
    return FoundDoor(driver, str(port), f"{NAMES[driver]} ({port.name})", answers=answering is not None)


def _answers(driver: str, port: Path, opened: Callable[[Mapping[str, object]], Relay]) -> bool:
    """Raises OSError where nothing can be asked, and ValueError where a library is missing."""
    with contextlib.closing(opened({"driver": driver, "port": str(port), "channel": 1})) as relay:
        return relay.energised() is not None


def _chips(devices: Path) -> Iterator[FoundDoor]:
    for path in sorted(devices.glob("gpiochip*")):
        yield FoundDoor("gpio", str(path), f"{NAMES['gpio']} ({path.name})")
