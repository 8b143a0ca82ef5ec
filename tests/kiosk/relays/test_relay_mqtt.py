import json
import logging
import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from paho.mqtt.client import Client
from paho.mqtt.enums import CallbackAPIVersion, MQTTProtocolVersion

from kiosk.relays.mqtt import MqttRelay

ROOT = Path(__file__).parents[3]
MOSQUITTO = shutil.which("mosquitto") or shutil.which("mosquitto", path="/usr/sbin:/usr/local/sbin")
pytestmark = pytest.mark.skipif(MOSQUITTO is None, reason="mosquitto is not installed: `apt install mosquitto`")

DEADLINE_S = 20
FOR_S = 1.5
TOPIC = "site/door"


def free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def until(true, told):
    """Looks again and again; there is nothing to be woken by in a driver that is only called."""
    end_s, pause = time.monotonic() + DEADLINE_S, threading.Event()
    while not true():
        assert time.monotonic() < end_s, told
        pause.wait(0.01)


def works(call):
    try:
        call()
    except OSError:
        return False
    return True


class Broker:
    """A mosquitto on a free port of 127.0.0.1; asks for a password where one is given."""

    def __init__(self, folder, password=""):
        self.port = free_port()
        self.url = f"mqtt://127.0.0.1:{self.port}"
        self._settings = folder / "mosquitto.conf"
        lines = [f"listener {self.port} 127.0.0.1", f"allow_anonymous {'false' if password else 'true'}", "user root"]
        if password:
            words = folder / "passwords"
            maker = shutil.which("mosquitto_passwd")
            if maker is None:
                pytest.skip("mosquitto_passwd is not installed: `apt install mosquitto`")
            subprocess.run([maker, "-b", "-c", str(words), "kiosk", password], check=True, capture_output=True)
            lines.append(f"password_file {words}")
        self._settings.write_text("\n".join(lines) + "\n", encoding="ascii")
        self.start()

    def start(self):
        self._process = subprocess.Popen(
            [MOSQUITTO, "-c", str(self._settings)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        until(lambda: works(self._reach), "mosquitto does not listen")

    def stop(self):
        """Harmless twice."""
        self.freeze(False)
        self._process.terminate()
        self._process.wait(DEADLINE_S)

    def freeze(self, frozen):
        self._process.send_signal(signal.SIGSTOP if frozen else signal.SIGCONT)

    def _reach(self):
        socket.create_connection(("127.0.0.1", self.port), 1).close()


class Door:
    """Listens at a broker as a door would."""

    def __init__(self, port):
        self.told = []
        self.expiries = []
        self.retained = []
        self.qos = []
        self._changed = threading.Condition()
        self._client = Client(CallbackAPIVersion.VERSION2, protocol=MQTTProtocolVersion.MQTTv5)
        self._client.reconnect_delay_set(1, 1)
        self._listening = threading.Event()
        self._client.on_connect = lambda client, *_: client.subscribe(TOPIC, 1)
        self._client.on_subscribe = lambda *_: self._listening.set()
        self._client.on_message = self._hear
        self._client.connect("127.0.0.1", port)
        self._client.loop_start()
        self.wait_listening()

    def wait_listening(self):
        assert self._listening.wait(DEADLINE_S)

    def forget_listening(self):
        self._listening.clear()

    def end(self):
        self._client.disconnect()
        self._client.loop_stop()

    def wait_until(self, true):
        with self._changed:
            assert self._changed.wait_for(true, DEADLINE_S), self.told

    def words(self):
        return [body["door"] for body in self.told]

    def _hear(self, _client, _userdata, message):
        with self._changed:
            self.told.append(json.loads(message.payload))
            self.expiries.append(getattr(message.properties, "MessageExpiryInterval", None))
            self.retained.append(message.retain)
            self.qos.append(message.qos)
            self._changed.notify_all()


@pytest.fixture
def broker(tmp_path):
    broker = Broker(tmp_path)
    yield broker
    broker.stop()


@pytest.fixture
def door(broker):
    door = Door(broker.port)
    yield door
    door.end()


@pytest.fixture
def relay_to():
    """Gives a function: a url to its relay, and where it is to be waited for, a connected one."""
    relays = []

    def open_relay(url, *, connected=True):
        relay = MqttRelay({"url": url, "topic": TOPIC})
        relays.append(relay)
        if connected:
            until(lambda: works(relay.energised), "no connection")
        return relay

    yield open_relay
    for relay in relays:
        relay.close()


def test_open_and_closed_are_published(broker, door, relay_to):
    relay = relay_to(broker.url)
    relay.energise(FOR_S)
    relay.release()
    door.wait_until(lambda: len(door.told) == 2)
    opened, closed = door.told
    assert (opened["door"], opened["for_s"]) == ("open", FOR_S)
    assert (closed["door"], closed["for_s"]) == ("closed", 0)
    assert closed["id"] > opened["id"] > 0
    assert door.qos == [1, 1]
    assert door.expiries == [2, None]
    assert not any(door.retained)


def test_nothing_is_retained(broker, door, relay_to):
    relay = relay_to(broker.url)
    relay.energise(FOR_S)
    door.wait_until(lambda: door.told)
    late = Door(broker.port)
    relay.release()
    late.wait_until(lambda: late.told)
    late.end()
    assert late.words() == ["closed"]


def test_an_open_door_is_told_again_and_a_closed_one_once(broker, door, relay_to):
    relay = relay_to(broker.url)
    for _ in range(3):
        relay.energise(FOR_S)
    for _ in range(3):
        relay.release()
    relay.energise(FOR_S)
    door.wait_until(lambda: len(door.told) >= 5)
    assert door.words() == ["open", "open", "open", "closed", "open"]


def test_nobody_waits_for_a_broker_that_is_not_there(relay_to):
    began_s = time.monotonic()
    relay = relay_to(f"mqtt://127.0.0.1:{free_port()}", connected=False)
    for call in (lambda: relay.energise(FOR_S), relay.release, relay.energised, relay.sensed):
        assert not works(call)
    assert time.monotonic() - began_s < 2
    until(lambda: "cannot be reached" in trouble(relay), "the reason is not told")


def trouble(relay):
    try:
        relay.energised()
    except OSError as error:
        return str(error)
    return ""


def test_a_broker_that_went_away_is_a_fault_and_comes_back_without_old_commands(broker, door, relay_to):
    relay = relay_to(broker.url)
    relay.energise(FOR_S)
    door.wait_until(lambda: door.told)
    door.forget_listening()
    broker.stop()
    until(lambda: not works(lambda: relay.energise(FOR_S)), "the loss went unnoticed")
    broker.start()
    door.wait_listening()
    door.told.clear()
    until(lambda: works(relay.release), "it does not come back")
    door.wait_until(lambda: "closed" in door.words())
    assert "open" not in door.words()


def test_a_broker_that_hangs_is_a_fault(broker, door, relay_to):
    relay = relay_to(broker.url)
    broker.freeze(True)
    began_s = time.monotonic()
    until(lambda: not works(lambda: relay.energise(0.5)), "the silence went unnoticed")
    assert time.monotonic() - began_s < 3
    broker.freeze(False)
    until(lambda: works(relay.release), "it does not come back")
    door.wait_until(lambda: door.words()[-1:] == ["closed"])


def test_a_killed_doorman_leaves_the_door_told_closed(broker, door):
    code = (
        f"from kiosk.relays import open_relay\nimport sys, time\n"
        f"relay = open_relay({{'driver': 'mqtt', 'url': {broker.url!r}, 'topic': {TOPIC!r}}})\n"
        "while True:\n"
        "    try: relay.energise(1.5)\n"
        "    except OSError: time.sleep(0.01)\n"
        "    else: break\n"
        "print('open', flush=True)\nsys.stdin.read()\n"
    )
    environ = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        [sys.executable, "-c", code], env=environ, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as doorman:
        assert doorman.stdout.readline() == b"open\n"
        door.wait_until(lambda: door.words() == ["open"])
        doorman.kill()
    door.wait_until(lambda: len(door.told) == 2)
    assert door.told[1] == {"door": "closed", "for_s": 0, "id": 0}


def test_close_has_the_door_told_closed_and_is_harmless_twice(broker, door):
    relay = MqttRelay({"url": broker.url, "topic": TOPIC})
    until(lambda: works(lambda: relay.energise(FOR_S)), "no connection")
    relay.close()
    door.wait_until(lambda: door.words()[-1:] == ["closed"])
    relay.close()


def test_close_is_harmless_without_a_broker():
    relay = MqttRelay({"url": f"mqtt://127.0.0.1:{free_port()}"})
    relay.close()
    relay.close()


def test_a_user_and_a_password_let_it_in(tmp_path, relay_to):
    broker = Broker(tmp_path, "p@ss")
    try:
        relay_to(f"mqtt://kiosk:p%40ss@127.0.0.1:{broker.port}").release()
    finally:
        broker.stop()


def test_a_wrong_password_is_a_fault_that_names_neither(tmp_path, relay_to, caplog):
    caplog.set_level(logging.DEBUG)
    broker = Broker(tmp_path, "right")
    try:
        relay = relay_to(f"mqtt://kiosk:wr0ng@127.0.0.1:{broker.port}", connected=False)
        until(lambda: "it refuses: Not authorized" in trouble(relay), "the reason is not told")
    finally:
        broker.stop()
    assert "Not authorized" in caplog.text
    assert "wr0ng" not in caplog.text + trouble(relay)


def test_a_broker_that_hangs_up_is_told_from_one_that_is_not_there(relay_to):
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(DEADLINE_S)
        relay = relay_to(f"mqtt://127.0.0.1:{listening.getsockname()[1]}", connected=False)
        listening.accept()[0].close()
        until(lambda: "must speak MQTT 5" in trouble(relay), "the reason is not told")


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({}, "door.url must be mqtt://host:port"),
        ({"url": "http://broker"}, "door.url must be mqtt://host:port"),
        ({"url": "mqtt://kiosk:s3cret@broker:wrong"}, "door.url must be mqtt://host:port"),
        ({"url": "mqtt://broker", "topic": ""}, "door.topic must be a topic"),
        ({"url": "mqtt://broker", "topic": "door/#"}, "door.topic must be a topic"),
        ({"url": "mqtt://broker", "fail": "safe"}, 'door.fail must be "secure"'),
    ],
)
def test_a_bad_option_is_named_with_what_is_allowed(options, told):
    with pytest.raises(ValueError, match=told) as refused:
        MqttRelay(options)
    assert "s3cret" not in str(refused.value)
