"""No door: what the relay would do is one log line a change."""

from __future__ import annotations

import logging

from kiosk.relays import Sensed

log = logging.getLogger(__name__)


class LogRelay:
    """A relay that is only told of; it stays on until it is released."""

    notice = "No door is driven: what the relay would do is only logged."

    def __init__(self) -> None:
        self._on = False

    def energise(self, for_s: float) -> None:  # noqa: ARG002 - the port has it
        """Say that it is on, once."""
        self._turn(on=True)

    def release(self) -> None:
        """Say that it is off, once."""
        self._turn(on=False)

    def energised(self) -> bool:
        """What was said last."""
        return self._on

    def sensed(self) -> Sensed:
        """There are no inputs."""
        return Sensed()

    def close(self) -> None:
        """Say that it is off."""
        self.release()

    def _turn(self, *, on: bool) -> None:
        if on is not self._on:
            self._on = on
            log.info("The relay would be %s.", "energised" if on else "released")
