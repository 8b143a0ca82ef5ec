"""What is told, and where: topics, the state as JSON, and what Home Assistant is told of it. Pure."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from kiosk.finding import Sign
from kiosk.settings_health import MqttSettings
from kiosk.status import Status, camera, door, words

ONLINE, OFFLINE = "online", "offline"
MOST_FINDINGS = 5
LONGEST_NAME = 32


@dataclass(frozen=True, slots=True)
class Place:
    """Whose telemetry it is."""

    site: str
    name: str
    prefix: str

    @property
    def state(self) -> str:
        """The topic of the state, retained."""
        return f"mask-kiosk/{self.site}/{self.name}/state"

    @property
    def availability(self) -> str:
        """The topic of "online" and "offline", retained; the broker says the second where the kiosk is gone."""
        return f"mask-kiosk/{self.site}/{self.name}/availability"

    @property
    def ident(self) -> str:
        """One word for all of it."""
        return f"mask-kiosk_{self.site}_{self.name}"


def place_of(settings: MqttSettings, host: str) -> Place:
    """`host`: the machine's name, where the settings have none for the kiosk."""
    name = settings.name or re.sub(r"[^A-Za-z0-9_-]+", "-", host).strip("-")[:LONGEST_NAME] or "kiosk"
    return Place(settings.site, name, settings.prefix)


def state(status: Status) -> dict[str, object]:
    """The state, flat where Home Assistant reads it. `n` is added by who sends it."""
    figures, today = status.figures, status.today
    worst = [words(finding) for finding in status.findings if finding.sign is not Sign.GOOD]
    stands, sees, machine = door(figures), camera(status), figures.machine
    return {
        "at": status.at.isoformat(timespec="seconds"),
        "version": figures.version,
        "uptime_s": round(figures.uptime_s),
        "state": status.sign.name.lower(),
        "problem": status.sign is Sign.BROKEN,
        "findings": worst[:MOST_FINDINGS],
        "camera": sees["up"],
        "frame_age_ms": sees["frame_age_ms"],
        "looks_per_s": sees["looks_per_s"],
        "door_driven": stands["driven"],
        "door_connected": stands.get("connected"),
        "door_open": stands.get("open"),
        "door_alarm": stands.get("alarm"),
        "visits_today": today.visits if today else None,
        "green_today": today.green if today else None,
        "overrides_today": today.overrides if today else None,
        "faults_today": today.faults if today else None,
        "disk_free_mb": _mb(machine.disk_free_b),
        "cpu_c": machine.cpu_c,
    }


CHANGES = ("state", "problem", "camera", "door_connected", "door_open", "door_alarm")
"""What is told as soon as it is otherwise."""


def _mb(bytes_: int | None) -> int | None:
    return None if bytes_ is None else bytes_ >> 20


ON_OFF = "{{% if value_json.{0} is none %}}None{{% else %}}{{{{ 'ON' if value_json.{0} else 'OFF' }}}}{{% endif %}}"
DIAGNOSTIC = {"entity_category": "diagnostic"}
COUNTED = {"state_class": "total_increasing", "icon": "mdi:account-check"}
SENSORS: dict[str, dict[str, object]] = {
    "state": {"name": "State", "device_class": "enum", "options": [sign.name.lower() for sign in Sign]},
    "visits_today": {"name": "Visits today", **COUNTED},
    "green_today": {"name": "Masks today", **COUNTED},
    "overrides_today": {"name": "Overrides today", **COUNTED},
    "frame_age_ms": {
        "name": "Age of the picture",
        "device_class": "duration",
        "unit_of_measurement": "ms",
        "state_class": "measurement",
        **DIAGNOSTIC,
    },
    "cpu_c": {
        "name": "Processor",
        "device_class": "temperature",
        "unit_of_measurement": "°C",
        "state_class": "measurement",
        **DIAGNOSTIC,
    },
}
BINARY: dict[str, dict[str, object]] = {
    "door_open": {"name": "Door", "device_class": "door"},
    "door_alarm": {"name": "Fire alarm", "device_class": "safety"},
    "camera": {"name": "Camera", "device_class": "connectivity"},
    "problem": {"name": "Problem", "device_class": "problem"},
}


def discovery(place: Place, version: str) -> Iterator[tuple[str, str]]:
    """Topic and payload of each entity, all of one device; nothing without a prefix."""
    if not place.prefix:
        return
    for kind, entities in (("sensor", SENSORS), ("binary_sensor", BINARY)):
        for key, own in entities.items():
            template = ON_OFF.format(key) if kind == "binary_sensor" else f"{{{{ value_json.{key} }}}}"
            config = {
                "unique_id": f"{place.ident}_{key}",
                "object_id": f"{place.ident}_{key}",
                "state_topic": place.state,
                "value_template": template,
                "availability_topic": place.availability,
                "qos": 1,
                "device": {
                    "identifiers": [place.ident],
                    "name": f"{place.site} {place.name}",
                    "manufacturer": "mask-kiosk",
                    "model": "mask-kiosk",
                    "sw_version": version,
                },
                **own,
            }
            if key in {"problem", "state"}:
                config["json_attributes_topic"] = place.state
            yield f"{place.prefix}/{kind}/{place.ident}/{key}/config", json.dumps(config, ensure_ascii=False)
