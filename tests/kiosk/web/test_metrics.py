"""The metrics, read as Prometheus reads them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from types import ModuleType
from typing import Any

import pytest
from prometheus_client.parser import text_string_to_metric_families

from kiosk.gate import DoorState, Mode
from kiosk.machine import Machine
from kiosk.pulse import Vitals
from kiosk.scene import Reason
from kiosk.status import Status
from kiosk.web.metrics import as_metrics

LABELS = {"verdict", "reason", "part", "network", "backend", "version"}


@pytest.fixture
def rig(load_fixture: Callable[[str], ModuleType]) -> Any:
    return load_fixture("health_rig")


def values(status: Status) -> dict[str, float]:
    """By name and labels."""
    told = {}
    for family in text_string_to_metric_families(as_metrics(status).decode()):
        for sample in family.samples:
            told[sample.name + "".join(f"/{value}" for value in sample.labels.values())] = sample.value
    return told


def test_everything_has_the_value_that_the_kiosk_has(rig: Any) -> None:
    told = values(rig.status())
    assert told["mask_kiosk_info/0.1.0"] == 1
    assert told["mask_kiosk_start_time_seconds"] == rig.AT.timestamp() - 90_000
    assert told["mask_kiosk_uptime_seconds"] == 90_000
    assert told["mask_kiosk_visits_total/MASK_OK"] == 12
    assert told["mask_kiosk_visits_total/MASK_WRONG"] == 0, "a verdict that nobody had yet has a beginning"
    assert told["mask_kiosk_outcomes_total/FAULT"] == 2
    assert told["mask_kiosk_faults_total/CAMERA_LOST"] == 1
    assert (told["mask_kiosk_overrides_total"], told["mask_kiosk_wrong_pins_total"]) == (2, 1)
    assert told["mask_kiosk_visits_today"] == 253
    assert (told["mask_kiosk_frame_age_seconds"], told["mask_kiosk_frame_age_p95_seconds"]) == (0.048, 0.071)
    assert (told["mask_kiosk_door_driven"], told["mask_kiosk_door_connected"], told["mask_kiosk_door_open"]) == (
        1,
        1,
        0,
    )
    assert (told["mask_kiosk_camera_up"], told["mask_kiosk_state"]) == (1, 0)
    assert set(told.keys() & {"mask_kiosk_engine_info/resnet50/tensorrt", "mask_kiosk_engine_info/tensorrt/resnet50"})
    assert told["mask_kiosk_disk_free_bytes"] == 41 << 30


def test_what_is_broken_is_told_by_its_part(rig: Any) -> None:
    told = values(rig.status(vitals=replace(rig.VITALS, fault=Reason.CAMERA_LOST), broker="it cannot be reached"))
    assert told["mask_kiosk_camera_up"] == 0
    assert (told["mask_kiosk_part_state/camera"], told["mask_kiosk_part_state/telemetry"]) == (2, 1)
    assert (told["mask_kiosk_part_state/journal"], told["mask_kiosk_state"]) == (0, 2)


def test_what_is_not_known_is_not_told(rig: Any) -> None:
    told = values(replace(rig.status(vitals=Vitals(), machine=Machine(), door=DoorState()), today=None))
    missing = ("frame_age_seconds", "silent_seconds", "cpu_celsius", "disk_free_bytes", "door_open", "visits_today")
    assert not {f"mask_kiosk_{name}" for name in missing} & told.keys()
    assert told["mask_kiosk_door_connected"] == 0


def test_a_door_that_the_schedule_leaves_alone_raises_no_alarm(rig: Any) -> None:
    assert values(rig.status(door=DoorState(), mode=Mode.OFF))["mask_kiosk_door_connected"] == 1


def test_labels_are_words_of_ours_and_nobodys_name(rig: Any) -> None:
    for family in text_string_to_metric_families(as_metrics(rig.status()).decode()):
        assert family.name.startswith("mask_kiosk")
        assert family.documentation
        for sample in family.samples:
            assert sample.labels.keys() <= LABELS
