"""The one value that page, monitors, metrics and telemetry are made of."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from types import ModuleType
from typing import Any

import pytest

from kiosk.errors import KioskError
from kiosk.finding import Sign
from kiosk.gate import DoorState, Mode
from kiosk.operator import Count
from kiosk.pulse import Vitals
from kiosk.scene import Reason
from kiosk.status import TODAY_S, Statuses, as_json


@pytest.fixture
def rig(load_fixture: Callable[[str], ModuleType]) -> Any:
    return load_fixture("health_rig")


def test_its_sign_is_the_worst_findings(rig: Any) -> None:
    assert rig.status().sign is Sign.GOOD
    assert rig.status(broker="it cannot be reached").sign is Sign.LOOK
    assert rig.status(broker="it cannot be reached", journal="disk full").sign is Sign.BROKEN


@pytest.mark.parametrize(
    "vitals", [{"fault": Reason.CAMERA_LOST}, {"fault": Reason.CAMERA_BLACK}, {"picture": None}, {"silent_s": 9.0}]
)
def test_a_camera_that_gives_nothing_to_judge_is_not_up(rig: Any, vitals: dict[str, Any]) -> None:
    assert rig.status().camera
    assert not rig.status(vitals=replace(rig.VITALS, **vitals)).camera


def test_a_kiosk_that_has_not_begun_has_no_camera_and_no_age(rig: Any) -> None:
    status = rig.status(vitals=Vitals())
    assert not status.camera
    assert status.frame_age_ms is None


def test_of_a_door_that_is_not_reached_nothing_else_is_told(rig: Any) -> None:
    told = as_json(rig.status(door=DoorState(open=True)))["door"]
    assert told == {"driven": True, "policy": "ENFORCE", "connected": False, "open": None, "alarm": None}


def test_a_door_that_the_schedule_leaves_alone_is_not_missing(rig: Any) -> None:
    assert as_json(rig.status(door=DoorState(), mode=Mode.OFF))["door"]["connected"] is True
    assert as_json(rig.status(door=None))["door"] == {"driven": False}


def test_an_address_in_a_finding_is_left_out_as_it_may_carry_a_password(rig: Any) -> None:
    told = json.dumps(as_json(rig.status(journal="rtsp://admin:hunter2@10.0.0.4/1 is full")))
    assert "hunter2" not in told
    assert "(address)" in told


def test_the_days_numbers_are_counted_now_and_then_only(rig: Any) -> None:
    asked, clock = list[int](), [100.0]

    def today() -> Count:
        asked.append(1)
        return Count({"MASK_OK": len(asked)})

    statuses = Statuses(lambda: rig.WELL, lambda: rig.COUNTED, today, lambda: rig.AT, lambda: clock[0])
    assert [statuses().today.visits for _ in range(3)] == [1, 1, 1]  # type: ignore[union-attr]
    clock[0] += TODAY_S
    assert statuses().today == Count({"MASK_OK": 2})


def test_a_record_that_cannot_be_read_costs_the_numbers_and_no_more(rig: Any) -> None:
    def broken() -> Count:
        raise KioskError("there is no journal")

    told = as_json(Statuses(lambda: rig.WELL, lambda: rig.COUNTED, broken, lambda: rig.AT, lambda: 1.0)())
    assert told["today"] is None
    assert told["state"] == "good"
