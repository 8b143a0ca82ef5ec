"""What packaging/fleet ships: every metric that a rule or a panel names is one that a kiosk exports."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from prometheus_client.parser import text_string_to_metric_families

from kiosk.pulse import Vitals
from kiosk.telemetry.payload import Place, discovery
from kiosk.web.metrics import as_metrics

ROOT = Path(__file__).resolve().parents[3]
FLEET = ROOT / "packaging" / "fleet"
LABELS = re.compile(r"by \(([a-z, ]+)\)|without \(([a-z, ]+)\)|\{\{ ?\$labels\.(\w+)|\{\{(\w+)\}\}")
PROMETHEUS_OWN = {"instance", "job", "site", "kiosk"}


@pytest.fixture
def rig(load_fixture: Callable[[str], ModuleType]) -> Any:
    return load_fixture("health_rig")


@pytest.fixture
def exported(rig: Any) -> dict[str, set[str]]:
    """Each sample's name, with its labels."""
    told: dict[str, set[str]] = {}
    for status in (rig.status(), rig.status(vitals=Vitals())):
        for family in text_string_to_metric_families(as_metrics(status).decode()):
            for sample in family.samples:
                told.setdefault(sample.name, set()).update(sample.labels)
    return told


def dashboard() -> dict[str, Any]:
    return json.loads((FLEET / "grafana-dashboard.json").read_text(encoding="utf-8"))


def names_in(text: str) -> set[str]:
    return set(re.findall(r"\bmask_kiosk_\w+", text))


@pytest.mark.parametrize("file", ["alerts.yml", "grafana-dashboard.json"])
def test_every_metric_and_label_that_is_named_is_exported(exported: dict[str, set[str]], file: str) -> None:
    text = (FLEET / file).read_text(encoding="utf-8")
    named = names_in(text)
    assert len(named) > 10
    assert not named - exported.keys()
    labels = {word.strip() for groups in LABELS.findall(text) for group in groups for word in group.split(",")} - {""}
    assert labels
    assert not labels - set().union(*exported.values()) - PROMETHEUS_OWN


def test_every_panel_has_a_place_of_its_own_a_title_and_a_query() -> None:
    board = dashboard()
    taken: set[tuple[int, int]] = set()
    for panel in board["panels"]:
        place = panel["gridPos"]
        cells = {
            (x, y)
            for x in range(place["x"], place["x"] + place["w"])
            for y in range(place["y"], place["y"] + place["h"])
        }
        assert not cells & taken, panel["title"]
        assert place["x"] + place["w"] <= 24
        taken |= cells
        assert panel["title"]
        assert all(target["expr"] and target["datasource"]["uid"] == "${source}" for target in panel["targets"])
    assert len({panel["id"] for panel in board["panels"]}) == len(board["panels"])
    assert {one["name"] for one in board["templating"]["list"]} == {"source", "site"}


def test_every_alert_says_what_it_is_and_what_to_do() -> None:
    yaml = pytest.importorskip("yaml", reason="the rules are YAML, and PyYAML comes with the train extra")
    (group,) = yaml.safe_load((FLEET / "alerts.yml").read_text())["groups"]
    assert len({rule["alert"] for rule in group["rules"]}) == len(group["rules"]) > 10
    for rule in group["rules"]:
        assert rule["labels"]["severity"] in {"page", "ticket"}
        assert "$labels.instance" in rule["annotations"]["summary"]
        assert rule["annotations"]["what"].endswith(".")


def test_a_kiosk_may_say_all_that_it_says_and_only_under_its_own_name() -> None:
    place = Place("clinic", "kiosk-1", "homeassistant")
    patterns = re.findall(r"^pattern write (\S+)$", (FLEET / "kiosks.acl").read_text(), re.MULTILINE)
    allowed = [re.compile(one.replace("+", "[^/]+").replace("%u", "kiosk-1")) for one in patterns]
    topics = [place.state, place.availability, *(topic for topic, _ in discovery(place, "1"))]
    assert all(any(one.fullmatch(topic) for one in allowed) for topic in topics)
    other = Place("clinic", "kiosk-2", "homeassistant")
    assert not any(one.fullmatch(other.state) for one in allowed)


@pytest.mark.skipif(shutil.which("promtool") is None, reason="promtool is not installed: `apt install prometheus`")
def test_prometheus_itself_takes_rules_and_configuration_and_the_rules_fire_as_meant(tmp_path: Path) -> None:
    for file in (*FLEET.glob("*.yml"), ROOT / "tests" / "fixtures" / "fleet_alerts_test.yml"):
        shutil.copy(file, tmp_path)
    for command in (("check", "rules", "alerts.yml"), ("check", "config", "prometheus.yml")):
        subprocess.run(["promtool", *command], cwd=tmp_path, check=True)
    subprocess.run(["promtool", "test", "rules", "fleet_alerts_test.yml"], cwd=tmp_path, check=True)
