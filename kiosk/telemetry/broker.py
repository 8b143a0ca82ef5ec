"""One connection to a broker, MQTT 3.1.1, which every broker speaks. A thread of paho's keeps it; no call waits.

It is never mended, only replaced: paho would send again, after the newest state, what the broken one still owed.
"""

from __future__ import annotations

import threading
from typing import Any

from kiosk.phrase import Phrase
from kiosk.relays.address import read_address
from kiosk.settings_health import MQTT_PORTS
from kiosk.telemetry.payload import OFFLINE, Place

QOS = 1
KEEP_ALIVE_S = 30
TIMEOUT_S = 5.0
MOST_OWED = 64
"""Messages that the broker has not acknowledged; it must take all of discovery at once. More are not taken."""
MISSING = Phrase("a library is missing: `.venv/bin/python -m pip install '.[door]'` in the kiosk's folder")


class Connection:
    """Connects at once. `over`: it comes to nothing any more, and `why` says so. Raises ImportError without paho."""

    def __init__(self, url: str, place: Place, *, probe: bool = False) -> None:
        from paho.mqtt.client import Client  # an extra: most kiosks have no broker
        from paho.mqtt.enums import CallbackAPIVersion, MQTTProtocolVersion

        address = read_address({"url": url}, MQTT_PORTS)
        self.address = str(address)
        self.why: str = Phrase("not connected yet")
        self.acknowledged = 0
        """How many messages the broker has."""
        self._up, self._over, self._news = threading.Event(), threading.Event(), threading.Event()
        ident = f"{place.ident}-probe" if probe else place.ident
        self._client = Client(
            CallbackAPIVersion.VERSION2,
            client_id=ident,
            protocol=MQTTProtocolVersion.MQTTv311,
            reconnect_on_failure=False,
        )
        self._client.connect_timeout = TIMEOUT_S
        self._client.max_inflight_messages_set(MOST_OWED)
        self._client.max_queued_messages_set(MOST_OWED)
        if address.login is not None:
            self._client.username_pw_set(*address.login)
        if address.scheme == "mqtts":
            self._client.tls_set()
        if not probe:
            self._client.will_set(place.availability, OFFLINE, QOS, retain=True)
        self._client.on_connect, self._client.on_disconnect = self._on_connect, self._on_disconnect
        self._client.on_connect_fail, self._client.on_publish = self._on_connect_fail, self._on_publish
        self._client.connect_async(address.host, address.port, KEEP_ALIVE_S)
        self._client.loop_start()

    @property
    def up(self) -> bool:
        """Whether the broker has let us in, and nothing was lost since."""
        return self._up.is_set() and not self.over

    @property
    def over(self) -> bool:
        """Whether it ended, or was refused."""
        return self._over.is_set()

    def wait(self, timeout_s: float) -> bool:
        """Whether it is up in this time."""
        self._news.wait(timeout_s)
        return self.up

    def say(self, topic: str, payload: str) -> bool:
        """Retained, at least once; False: it was not taken, as the broker owes too many receipts, or is gone."""
        return self.up and not self._client.publish(topic, payload, QOS, retain=True).rc

    def end(self, topic: str = "", last: str = "") -> None:
        """Leave in good order, with a last word: the broker says no will. For some seconds at the most."""
        if self.up and topic:
            word = self._client.publish(topic, last, QOS, retain=True)
            if not word.rc:
                word.wait_for_publish(TIMEOUT_S)
        self._client.disconnect()
        self._client.loop_stop()

    def close(self) -> None:
        """Let go of one that is over, or of which nothing is wanted. A second call is harmless."""
        self.end()

    def _on_connect(self, _client: object, _data: object, _flags: object, reason: Any, _properties: object) -> None:
        if reason.is_failure:
            self.why = Phrase("it refuses: %1", str(reason))
            self._over.set()
        else:
            self.why = Phrase("the connection was lost; does another kiosk have the same name?")
            self._up.set()
        self._news.set()

    def _on_connect_fail(self, *_told: object) -> None:
        self.why = Phrase("it cannot be reached")
        self._over.set()
        self._news.set()

    def _on_publish(self, *_told: object) -> None:
        self.acknowledged += 1

    def _on_disconnect(self, *_told: object) -> None:
        self._over.set()
        self._news.set()
