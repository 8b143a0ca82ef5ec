"""The relay that locks or frees the door, as the doorman needs it; each kind of board is a driver with its own file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from kiosk.relays.options import one_of

DRIVERS = ("none", "log", "gpio", "lcus", "kmtronic", "webhook", "mqtt")


@dataclass(frozen=True, slots=True)
class Sensed:
    """The inputs a driver has; without inputs nothing is ever sensed."""

    exit: bool = False
    alarm: bool = False
    switch: bool = False


class Relay(Protocol):
    """One relay. One thread calls; a call takes 1 s at the most, and raises OSError where the board does not answer.

    The first call reaches for the board, and so does every call after one that failed: an unplugged board comes back.
    """

    notice: str
    """What this kind of door cannot promise; empty where nothing."""

    def energise(self, for_s: float) -> None:
        """Switch on, for `for_s` seconds where the board can time it, else until release(). Repeated to prolong."""

    def release(self) -> None:
        """De-energise."""

    def energised(self) -> bool | None:
        """As the board reads it back; None where it cannot say."""

    def sensed(self) -> Sensed:
        """The inputs, as they are now."""

    def close(self) -> None:
        """De-energise where that still goes, and let the board go. A second call is harmless, and none raises."""


def open_relay(options: Mapping[str, object]) -> Relay:
    """The relay that the settings' [door] table names. Raises ValueError: a bad option, or a library to install."""
    driver = one_of(options, "driver", DRIVERS, "none")
    try:
        return _driver(driver, options)
    except ImportError as missing:
        from kiosk.command import fetch_again  # a doorman that works loads no more than it must

        raise ValueError(
            f'door.driver = "{driver}" needs a library that is missing or too old ({missing}): '
            f"{fetch_again()}, or `.venv/bin/python -m pip install '.[door]'` in the kiosk's folder."
        ) from missing


def _driver(name: str, options: Mapping[str, object]) -> Relay:
    """Imports the one driver that is used, and with it its library."""
    if name == "gpio":
        from kiosk.relays.gpio import GpioRelay

        return GpioRelay(options)
    if name == "lcus":
        from kiosk.relays.lcus import LcusRelay

        return LcusRelay(options)
    if name == "kmtronic":
        from kiosk.relays.kmtronic import KmtronicRelay

        return KmtronicRelay(options)
    if name == "webhook":
        from kiosk.relays.webhook import WebhookRelay

        return WebhookRelay(options)
    if name == "mqtt":
        from kiosk.relays.mqtt import MqttRelay

        return MqttRelay(options)
    from kiosk.relays.log import LogRelay

    return LogRelay()
