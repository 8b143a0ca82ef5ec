import logging
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.relays import DRIVERS, Sensed, open_relay
from kiosk.relays.gpio import GpioRelay
from kiosk.relays.kmtronic import KmtronicRelay
from kiosk.relays.lcus import LcusRelay
from kiosk.relays.log import LogRelay
from kiosk.relays.mqtt import MqttRelay
from kiosk.relays.webhook import WebhookRelay
from kiosk.settings import DoorSettings

ROOT = Path(__file__).parents[3]
NOWHERE = "127.0.0.1:9"


def python(code, *flags):
    """What a fresh interpreter prints."""
    environ = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, *flags, "-c", code]
    return subprocess.run(command, env=environ, check=True, stdout=subprocess.PIPE, text=True, timeout=60).stdout


@pytest.mark.parametrize(
    ("options", "kind"),
    [
        ({}, LogRelay),
        ({"driver": "none"}, LogRelay),
        ({"driver": "log"}, LogRelay),
        ({"driver": "gpio"}, GpioRelay),
        ({"driver": "lcus", "port": "/dev/ttyUSB0"}, LcusRelay),
        ({"driver": "kmtronic", "port": "/dev/ttyUSB0"}, KmtronicRelay),
        ({"driver": "webhook", "url": f"http://{NOWHERE}"}, WebhookRelay),
        ({"driver": "mqtt", "url": f"mqtt://{NOWHERE}"}, MqttRelay),
    ],
)
def test_the_settings_name_the_driver_and_each_says_what_it_cannot_promise(options, kind):
    relay = open_relay(options)
    try:
        assert type(relay) is kind
        assert relay.notice
    finally:
        relay.close()
        relay.close()


def test_the_drivers_are_those_of_the_settings():
    assert set(DRIVERS) == set(DoorSettings.model_fields["driver"].annotation.__args__)


@pytest.mark.parametrize("driver", ["", "usb", 3, None])
def test_an_unknown_driver_is_refused_with_those_there_are(driver):
    with pytest.raises(ValueError, match=r"door\.driver = .* must be one of none, log, gpio, lcus"):
        open_relay({"driver": driver})


@pytest.mark.parametrize("driver", ["gpio", "lcus", "kmtronic", "mqtt"])
def test_a_missing_library_says_what_to_install(driver):
    asked = f"try: open_relay({{'driver': '{driver}'}})\nexcept ValueError as refused: print(refused)"
    told = python(f"from kiosk.relays import open_relay\n{asked}", "-S")
    assert f'door.driver = "{driver}" needs a library' in told
    assert "pip install '.[door]'" in told


def test_webhook_and_log_need_the_standard_library_only():
    options = {"driver": "webhook", "url": f"http://{NOWHERE}"}
    code = (
        f"from kiosk.relays import open_relay\nopen_relay({options}).close(); open_relay({{}}).close(); print('fine')"
    )
    assert python(code, "-S") == "fine\n"


@pytest.mark.parametrize(
    ("options", "library"),
    [
        ({"driver": "log"}, None),
        ({"driver": "lcus", "port": "/dev/ttyUSB0"}, "serial"),
        ({"driver": "gpio"}, "gpiod"),
        ({"driver": "mqtt", "url": f"mqtt://{NOWHERE}"}, "paho"),
    ],
)
def test_the_library_of_one_driver_only_is_imported(options, library):
    code = f"import sys\nfrom kiosk.relays import open_relay\nopen_relay({options}).close()\nprint(*sys.modules)"
    there = set(python(code).split())
    assert there & {"serial", "gpiod", "paho", "numpy", "pydantic", "cv2"} == ({library} if library else set())


def test_the_log_driver_writes_one_line_a_change(caplog):
    caplog.set_level(logging.INFO)
    relay = open_relay({})
    for _ in range(3):
        relay.energise(1.5)
    assert relay.energised() is True
    relay.release()
    relay.release()
    assert relay.energised() is False
    assert [line.message for line in caplog.records] == [
        "The relay would be energised.",
        "The relay would be released.",
    ]


def test_the_log_driver_closes_released_and_senses_nothing(caplog):
    caplog.set_level(logging.INFO)
    relay = open_relay({"driver": "log"})
    relay.energise(1.5)
    assert relay.sensed() == Sensed()
    relay.close()
    relay.close()
    assert caplog.messages[-1] == "The relay would be released."
    assert relay.energised() is False
