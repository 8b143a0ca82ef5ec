"""What is at the end of a cable or a network: the relay, the broker, the health page's port."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from kiosk.doctor.devices import reach
from kiosk.finding import Finding, Sign
from kiosk.relays.address import read_address
from kiosk.settings import DoorSettings
from kiosk.settings_health import HealthSettings, MqttSettings
from kiosk.telemetry.broker import MISSING, Connection
from kiosk.telemetry.payload import place_of

RELAY, BROKER, PAGE = "Relay", "Telemetry", "Health page"
PATIENCE_S = 6.0
PORTS = {"http": 80, "https": 443, "mqtt": 1883}


def examine_relay(door: DoorSettings) -> Iterator[Finding]:
    """It only looks: no relay is moved. The doorman, another user, must be able to use the device."""
    if door.driver in {"none", "log"}:
        said = "No door is driven here." if door.driver == "none" else 'It is "log": words only, no lock moves.'
        sign = Sign.GOOD if door.driver == "none" else Sign.LOOK
        yield Finding(RELAY, sign, said, "" if sign is Sign.GOOD else "Name the real one as door.driver.")
    elif door.driver in {"webhook", "mqtt"}:
        yield _at(RELAY, door.url)
    elif not (path := door.chip if door.driver == "gpio" else door.port):
        said = f"door.port is empty, and {door.driver} is a board on a serial port."
        yield Finding(RELAY, Sign.BROKEN, said, "Name it, such as /dev/serial/by-id/...")
    else:
        yield reach(RELAY, Path(path), Sign.LOOK) or Finding(RELAY, Sign.GOOD, f"{path} is there.")


def _at(part: str, url: str) -> Finding:
    try:
        address = read_address({"url": url}, PORTS)
    except ValueError as error:
        return Finding(part, Sign.BROKEN, str(error))
    try:
        socket.create_connection((address.host, address.port), PATIENCE_S).close()
    except OSError as error:
        said = f"{address} is not reached ({error.strerror or error})."
        return Finding(part, Sign.BROKEN, said, "Check its address, the network, and that it runs.")
    return Finding(part, Sign.GOOD, f"{address} can be reached.")


def examine_broker(mqtt: MqttSettings) -> Iterator[Finding]:
    """Log in as the kiosk would, and leave; nothing is said."""
    if not mqtt.url:
        yield Finding(BROKER, Sign.GOOD, "Is off.")
        return
    try:
        connection = Connection(mqtt.url, place_of(mqtt, socket.gethostname()), probe=True)
    except ImportError:
        yield Finding(BROKER, Sign.BROKEN, f"{MISSING}.")
        return
    with closing(connection):
        if connection.wait(PATIENCE_S):
            yield Finding(BROKER, Sign.GOOD, f"The broker at {connection.address} takes this kiosk's telemetry.")
        else:
            said = f"The broker at {connection.address}: {connection.why}."
            yield Finding(BROKER, Sign.BROKEN, said, "Check mqtt.url, its user and password, and the network.")


def examine_page(health: HealthSettings) -> Iterator[Finding]:
    """Whether a running kiosk answers there; else whether its port is free."""
    if not health.port:
        yield Finding(PAGE, Sign.GOOD, "Is off.")
        return
    place = f"port {health.port} of {health.address}"
    if answer := ask_page(health):
        yield Finding(PAGE, Sign.GOOD, f"A kiosk answers at {place}: {answer}.")
        return
    family = socket.AF_INET6 if ":" in health.address else socket.AF_INET
    with closing(socket.socket(family)) as line:
        line.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            line.bind((health.address, health.port))
        except OSError as error:
            said = f"The {place} cannot be used ({error.strerror}), and no kiosk answers there."
            yield Finding(PAGE, Sign.LOOK, said, "Choose another health.port.")
        else:
            yield Finding(PAGE, Sign.GOOD, f"The {place} is free: no kiosk runs now.")


def ask_page(health: HealthSettings) -> str:
    """What a running kiosk says of itself, in a few words; empty: none answers."""
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(health.address, health.address)  # noqa: S104 - all of them
    connection = HTTPConnection(host, health.port, timeout=PATIENCE_S)
    try:
        connection.request("GET", "/health.json")
        told = json.loads(connection.getresponse().read(65536))
        return f"its state is {told['state']}"
    except (OSError, HTTPException, ValueError, LookupError, TypeError):
        return ""
    finally:
        connection.close()
