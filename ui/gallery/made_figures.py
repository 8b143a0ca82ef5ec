"""Figures of a kiosk as health has them: well, ill, and ill in long sentences."""

from __future__ import annotations

from dataclasses import replace

from kiosk.gate import DoorState
from kiosk.health import Figures, Running
from kiosk.machine import Machine
from kiosk.phrase import Phrase
from kiosk.pulse import Spread, Vitals
from kiosk.scene import Reason

SAID = Phrase
"""For what is said elsewhere, too: lupdate finds it there, by its own name. Where it changes, --check tells."""

GB = 1 << 30
NETWORK, BACKEND, CAMERA = "resnet50", "onnxruntime", "/dev/video0"

_OR_ELSE = SAID("or leave the GPU's backends out of the settings")
_NO_DRIVER = SAID("there is no NVIDIA driver here (%1 does not load): install it, %2", "libcuda.so.1", _OR_ELSE)
REFUSED = tuple(SAID("%1: %2", backend, _NO_DRIVER) for backend in ("tensorrt", "tensorrt-rtx"))
_DAMAGED = SAID("the staff file %1 is damaged: put back a copy, or add all anew", "/var/lib/mask-kiosk/staff.json")
_NO_NOTARY = SAID("the notary at %1 does not answer (%2): start it", "/run/mask-kiosk/notary", "Connection refused")

WELL = Figures(
    camera=CAMERA,
    vitals=Vitals(0.05, 24, 30, Spread(48, 71), Spread(31, 44), (1280, 720)),
    machine=Machine(41 * GB, GB * 2 // 5, 3 * GB, 8 * GB, 54.0),
    engines=(Running(NETWORK, BACKEND), Running(SAID("the face finder"), BACKEND)),
    door=DoorState(connected=True),
    uptime_s=1_050_000,
    version="0.1.0",
)
SEVERAL = replace(
    WELL,
    vitals=replace(WELL.vitals, pictures_per_s=5.0),
    machine=replace(WELL.machine, disk_free_b=GB // 2, cpu_c=88.0),
    door=DoorState(connected=True, alarm=True),
)
LONG = replace(
    WELL,
    vitals=replace(WELL.vitals, fault=Reason.CAMERA_LOST, age_ms=Spread(640, 910)),
    machine=Machine(GB // 20, 4 * GB, GB // 2, 8 * GB, 99.0),
    engines=(Running(NETWORK, BACKEND, REFUSED), Running(SAID("the face finder"), BACKEND, REFUSED)),
    door=DoorState(connected=True, fault="the relay reads back that it is not energised"),
    journal=_NO_NOTARY,
    staff=_DAMAGED,
)
