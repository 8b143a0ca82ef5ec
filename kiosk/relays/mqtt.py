"""A door that is told by MQTT 5, on door.topic: {"door": "open" or "closed", "for_s": seconds, "id": growing number}.

QoS 1, not retained. An open message expires in the broker as the command does. The will, which the broker says when the
doorman is gone, is a closed one with id 0.
"""

from __future__ import annotations

import itertools
import json
import logging
import math
import threading
import time
from collections.abc import Callable, Mapping
from typing import Any, cast

from paho.mqtt.client import Client, MQTTMessageInfo
from paho.mqtt.enums import CallbackAPIVersion, MQTTProtocolVersion
from paho.mqtt.packettypes import PacketTypes
from paho.mqtt.properties import Properties
from paho.mqtt.reasoncodes import ReasonCode

from kiosk.relays import Sensed
from kiosk.relays.address import NOTICE, Address, read_address, refuse_fail_safe
from kiosk.relays.options import text

log = logging.getLogger(__name__)

PORT = 1883
QOS = 1
KEEP_ALIVE_S = 3
TIMEOUT_S = 1.0
"""For connecting, for the broker's receipt, and between two connections."""

UNANSWERED = "not connected yet"
# paho types it, but not its making.
_properties = cast("Callable[[int], Any]", Properties)
WITH_WILL = ReasonCode(PacketTypes.DISCONNECT, "Disconnect with will message")


class MqttRelay:
    """A call raises OSError while there is no connection, or the broker owes a receipt for more than a second."""

    notice = NOTICE

    def __init__(self, options: Mapping[str, object]) -> None:
        refuse_fail_safe(options)
        self._address = read_address(options, {"mqtt": PORT})
        self._topic = text(options, "topic", "mask-kiosk/door")
        if not self._topic or any(sign in self._topic for sign in "+#\0"):
            raise ValueError("door.topic must be a topic without + and #, such as mask-kiosk/door.")
        # Microseconds: after a restart, numbers are still greater than those before, and JSON holds them exactly.
        self._numbers = itertools.count(time.time_ns() // 1_000)
        self._trouble = UNANSWERED
        self._connection = _Connection(self._address, self._topic)

    def energise(self, for_s: float) -> None:
        """Open for `for_s` seconds from now."""
        self._usable().say({"door": "open", "for_s": round(for_s, 3), "id": next(self._numbers)}, math.ceil(for_s))

    def release(self) -> None:
        """Closed; said once a connection until the door is opened again."""
        connection = self._usable()
        if not connection.closed_said:
            connection.say({"door": "closed", "for_s": 0, "id": next(self._numbers)}, None)

    def energised(self) -> None:
        """Nothing is read back."""
        self._usable()

    def sensed(self) -> Sensed:
        """There are no inputs."""
        self._usable()
        return Sensed()

    def close(self) -> None:
        """Leave, and have the broker say the will."""
        self._connection.end(TIMEOUT_S)

    def _usable(self) -> _Connection:
        """The connection; a broken one is replaced at the earliest after a second."""
        connection = self._connection
        trouble = connection.trouble()
        if trouble != self._trouble:
            say = log.warning if trouble else log.info
            say("The broker at %s: %s.", self._address, trouble or "connected")
            self._trouble = trouble
        if not trouble:
            return connection
        if connection.over and time.monotonic() - connection.began_s > TIMEOUT_S:
            connection.leave()
            self._connection = _Connection(self._address, self._topic)
        raise OSError(f"The broker at {self._address} does not take commands ({trouble}).")


class _Connection:
    """One connection. It is never mended: paho would then send what the broken one still owed, an old "open" too."""

    def __init__(self, address: Address, topic: str) -> None:
        self.began_s = time.monotonic()
        self.closed_said = False
        self._topic = topic
        self._why = UNANSWERED
        self._owed: MQTTMessageInfo | None = None
        self._owed_since_s = 0.0
        self._left = threading.Event()
        self._gone = threading.Event()
        self._client = self._start(address)

    @property
    def over(self) -> bool:
        """True when it comes to nothing any more."""
        return self._gone.is_set() or self._owes()

    def trouble(self) -> str:
        """What keeps it from being used; empty where nothing."""
        if self._gone.is_set() or not self._client.is_connected():
            return self._why
        return "no receipt in time" if self._owes() else ""

    def say(self, body: Mapping[str, object], expiry_s: int | None) -> None:
        """Publish. Raises OSError where the connection is lost by now."""
        properties = _properties(PacketTypes.PUBLISH)
        if expiry_s is not None:
            properties.MessageExpiryInterval = expiry_s
        said = self._client.publish(self._topic, json.dumps(body), QOS, properties=properties)
        if said.rc:
            raise OSError(f"The broker does not take commands ({said.rc.name}).")
        self.closed_said = body["door"] == "closed"
        if self._owed is None or self._owed.is_published():
            self._owed, self._owed_since_s = said, time.monotonic()

    def leave(self) -> None:
        """Disconnect, soon, such that the will is said."""
        self._left.set()
        self._client.disconnect(WITH_WILL)

    def end(self, timeout_s: float) -> None:
        """Leave, and wait for it."""
        self.leave()
        if self._gone.wait(timeout_s):
            self._client.loop_stop()

    def _owes(self) -> bool:
        owed = self._owed is not None and not self._owed.is_published()
        return owed and time.monotonic() - self._owed_since_s > TIMEOUT_S

    def _start(self, address: Address) -> Client:
        client = Client(CallbackAPIVersion.VERSION2, protocol=MQTTProtocolVersion.MQTTv5, reconnect_on_failure=False)
        client.connect_timeout = TIMEOUT_S
        if address.login is not None:
            client.username_pw_set(*address.login)
        client.will_set(self._topic, json.dumps({"door": "closed", "for_s": 0, "id": 0}), QOS)
        client.on_connect = self._on_connect
        client.on_connect_fail = self._on_connect_fail
        client.on_disconnect = self._on_disconnect
        client.connect_async(address.host, address.port, KEEP_ALIVE_S)
        client.loop_start()
        return client

    def _on_connect(self, client: Client, *told: Any) -> None:
        """`told` is paho's: user data, flags, the reason code, properties."""
        reason = told[2]
        self._why = f"it refuses: {reason}" if reason.is_failure else "the connection is lost"
        if self._left.is_set():
            client.disconnect(WITH_WILL)

    def _on_connect_fail(self, *_told: Any) -> None:
        self._why = "it cannot be reached"
        self._gone.set()

    def _on_disconnect(self, *_told: Any) -> None:
        if self._why == UNANSWERED:
            self._why = "it hangs up before it answers; it must speak MQTT 5"
        self._gone.set()
