"""What the kiosk tells others: a page and figures by HTTP, and telemetry by MQTT. Both are off by default."""

from __future__ import annotations

import ipaddress
import re
from typing import Annotated

from pydantic import AfterValidator, Field

from kiosk.relays.address import read_address
from kiosk.section import Section

MQTT_PORTS = {"mqtt": 1883, "mqtts": 8883}


def _address(value: str) -> str:
    try:
        return str(ipaddress.ip_address(value))
    except ValueError:
        raise ValueError('allowed is a number address of this machine, such as "127.0.0.1", or "0.0.0.0"') from None


def _broker(value: str) -> str:
    """Its own words: the address's reader speaks of the door, and pydantic's would repeat a password."""
    if value:
        try:
            read_address({"url": value}, MQTT_PORTS)
        except ValueError:
            raise ValueError("allowed is mqtt://user:password@host:port, mqtts://... for TLS, or nothing") from None
    return value


def _matching(pattern: str, allowed: str) -> AfterValidator:
    def check(value: str) -> str:
        if not re.fullmatch(pattern, value, re.ASCII):
            raise ValueError(f"allowed are {allowed}")
        return value

    return AfterValidator(check)


Word = Annotated[str, _matching(r"[\w-]{1,32}", "1 to 32 letters from a to z, digits, _ and -")]
"""A level of a topic, which Home Assistant takes as part of a name, too."""
NoWord = Annotated[str, _matching(r"[\w-]{0,32}", "up to 32 letters from a to z, digits, _ and -")]
Prefix = Annotated[
    str, _matching(r"([\w-]+(/[\w-]+)*)?", "words of letters, digits, _ and - with / between, or nothing")
]


class HealthSettings(Section):
    """The local page, /health.json and /metrics (docs/health.md). No picture is ever in them."""

    port: int = Field(0, ge=0, le=65535)
    """0: there is none, and no port is open. 9137 is what the package's examples use."""
    address: Annotated[str, AfterValidator(_address)] = "127.0.0.1"
    """Who can reach it: this machine only, or the networks of this address. From elsewhere a PIN is asked for."""
    proxied: bool = False
    """True: a reverse proxy on this machine passes on what others ask, so that nobody is trusted for being here."""
    metrics: bool = False
    """True: /metrics is open from elsewhere, too, without a PIN."""


class MqttSettings(Section):
    """Telemetry to a broker, with Home Assistant's discovery (docs/health.md)."""

    url: Annotated[str, AfterValidator(_broker)] = ""
    """mqtt://user:password@host:port or mqtts://...; empty: nothing is told."""
    site: Word = "site"
    name: NoWord = ""
    """The kiosk's, unlike any other's at the broker; empty: the machine's."""
    every_s: int = Field(30, ge=5, le=3600)
    """How often its state is told where nothing changes; what changes is told within seconds."""
    prefix: Prefix = "homeassistant"
    """Where Home Assistant looks for new devices; empty: it is not told."""
