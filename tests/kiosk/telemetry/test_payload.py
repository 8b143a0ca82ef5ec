"""What is told, and where: the state, and what Home Assistant is told of it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from types import ModuleType
from typing import Any

import pytest

from kiosk.gate import DoorState
from kiosk.machine import Machine
from kiosk.pulse import Vitals
from kiosk.scene import Reason
from kiosk.settings_health import MqttSettings
from kiosk.telemetry.payload import BINARY, CHANGES, MOST_FINDINGS, SENSORS, Place, discovery, place_of, state

PLACE = Place("clinic", "entrance-1", "homeassistant")
MOST_BYTES = 4096


@pytest.fixture
def rig(load_fixture: Callable[[str], ModuleType]) -> Any:
    return load_fixture("health_rig")


def test_the_state_has_what_the_kiosk_has(rig: Any) -> None:
    told = state(rig.status(door=DoorState(connected=True, open=True)))
    assert (told["state"], told["problem"], told["findings"]) == ("good", False, [])
    assert (told["camera"], told["door_open"], told["door_connected"], told["door_alarm"]) == (True, True, True, False)
    assert (told["visits_today"], told["green_today"], told["overrides_today"]) == (253, 212, 4)
    assert (told["frame_age_ms"], told["cpu_c"], told["disk_free_mb"]) == (48, 54.0, 41 * 1024)
    assert (told["at"], told["version"], told["uptime_s"]) == ("2026-11-26T09:00:00+00:00", "0.1.0", 90_000)
    assert set(CHANGES) <= told.keys()


def test_what_is_wrong_is_told_in_words_the_worst_first(rig: Any) -> None:
    told = state(rig.status(vitals=replace(rig.VITALS, fault=Reason.CAMERA_LOST), broker="it cannot be reached"))
    assert (told["state"], told["problem"], told["camera"]) == ("broken", True, False)
    assert [finding["part"] for finding in told["findings"]] == ["Camera", "Telemetry"]


def test_it_stays_small_whatever_is_wrong(rig: Any) -> None:
    long = "words " * 500
    every = {"journal": long, "staff": long, "sound": long, "page": long, "broker": long}
    told = state(rig.status(**every, vitals=Vitals(), machine=Machine(), door=DoorState(fault=long)))
    assert len(told["findings"]) == MOST_FINDINGS
    assert len(json.dumps(told).encode()) < MOST_BYTES


def test_what_is_not_known_is_null_and_never_off(rig: Any) -> None:
    told = state(replace(rig.status(door=DoorState(), vitals=Vitals(), machine=Machine()), today=None))
    for key in ("door_open", "door_alarm", "frame_age_ms", "visits_today", "cpu_c", "disk_free_mb"):
        assert told[key] is None


def test_each_entity_is_one_of_the_same_device_and_reads_a_key_that_is_told(rig: Any) -> None:
    told = state(rig.status())
    configs = {topic: json.loads(config) for topic, config in discovery(PLACE, "0.1.0")}
    assert len(configs) == len(SENSORS) + len(BINARY)
    assert len({config["unique_id"] for config in configs.values()}) == len(configs)
    for topic, config in configs.items():
        assert re.fullmatch(r"homeassistant/(binary_)?sensor/mask-kiosk_clinic_entrance-1/[\w-]+/config", topic)
        assert config["device"]["identifiers"] == ["mask-kiosk_clinic_entrance-1"]
        assert config["availability_topic"] == PLACE.availability
        assert config["state_topic"] == PLACE.state
        (key,) = set(re.findall(r"value_json\.(\w+)", config["value_template"]))
        assert key in told


def test_a_binary_sensor_says_on_off_or_that_it_does_not_know() -> None:
    jinja2 = pytest.importorskip("jinja2", reason="templates are tried with jinja2, which the train extra brings")
    configs = {topic: json.loads(config) for topic, config in discovery(PLACE, "0.1.0")}
    template = configs["homeassistant/binary_sensor/mask-kiosk_clinic_entrance-1/door_open/config"]["value_template"]
    told = [jinja2.Template(template).render(value_json={"door_open": value}) for value in (True, False, None)]
    assert told == ["ON", "OFF", "None"]


def test_without_a_prefix_home_assistant_is_told_nothing() -> None:
    assert not list(discovery(replace(PLACE, prefix=""), "0.1.0"))


@pytest.mark.parametrize(
    ("name", "host", "wanted"),
    [("door-2", "pc", "door-2"), ("", "kiosk.local", "kiosk-local"), ("", "ü", "kiosk"), ("", "x" * 60, "x" * 32)],
)
def test_a_kiosk_without_a_name_has_its_machines(name: str, host: str, wanted: str) -> None:
    assert place_of(MqttSettings(name=name), host).name == wanted
