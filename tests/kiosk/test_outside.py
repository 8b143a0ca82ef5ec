"""A whole site with its page and its telemetry: what happens at the door is told, and what fails is a finding."""

from __future__ import annotations

import json
import socket
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from dataclasses import replace
from http.client import HTTPConnection
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from kiosk.finding import Sign
from kiosk.inspector import Inspector
from kiosk.outside import Outside
from kiosk.scene import Outcome, Reason, Verdict
from kiosk.settings import Settings
from kiosk.settings_health import HealthSettings, MqttSettings
from kiosk.site import Site, open_site

START_S = 100.0


@pytest.fixture
def rig(load_fixture: Callable[[str], ModuleType]) -> Any:
    return load_fixture("health_rig")


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return tmp_path / "state" / "mask-kiosk"


@pytest.fixture
def opened() -> Iterator[ExitStack]:
    with ExitStack() as stack:
        yield stack


def tell(site: Site, verdict: Verdict, at_s: float, track: int | None = 1) -> None:
    outcome = Outcome(verdict, Reason.NONE, at_s, 1, track, None, at_s - 0.04, at_s - 0.05, 20.0)
    for listener in site.listeners:
        listener(outcome, None)


def inspector_of(site: Site, outside: Outside) -> Inspector:
    assert site.inspector is not None
    return replace(site.inspector, page_trouble=outside.page_trouble, broker_trouble=outside.broker_trouble)


def asked(port: int, path: str) -> bytes:
    with closing(HTTPConnection("127.0.0.1", port, timeout=20)) as connection:
        connection.request("GET", path)
        return connection.getresponse().read()


def reached(port: int) -> bool:
    try:
        return bool(asked(port, "/"))
    except OSError:
        return False


def test_a_visit_is_on_the_page_in_the_metrics_and_in_the_days_numbers(rig: Any, opened: ExitStack) -> None:
    settings = Settings(health=HealthSettings(port=rig.free_port()))
    site, outside = open_site(settings, "resnet50", opened), Outside(settings)
    for tick in range(10):
        tell(site, Verdict.MASK_OK, START_S + tick / 10)
    tell(site, Verdict.NOBODY, START_S + 2, None)
    with outside.told(inspector_of(site, outside)):
        port = settings.health.port
        rig.until(lambda: reached(port), "the page is not reached")
        assert b'mask_kiosk_visits_total{verdict="MASK_OK"} 1.0' in asked(port, "/metrics")
        told = json.loads(asked(port, "/health.json"))
        assert told["since_start"]["visits"] == {"MASK_OK": 1}
        assert {finding["part"] for finding in told["findings"]} >= {"Camera", "Judging", "Health page", "Journal"}
    assert not reached(port), "the port is free again"


def test_a_port_in_use_is_a_finding_and_not_the_kiosks_end(rig: Any, opened: ExitStack) -> None:
    taken = opened.enter_context(socket.create_server(("127.0.0.1", 0)))
    settings = Settings(health=HealthSettings(port=taken.getsockname()[1]))
    site, outside = open_site(settings, "resnet50", opened), Outside(settings)
    inspector = inspector_of(site, outside)
    with outside.told(inspector):
        rig.until(outside.page_trouble, "nobody notices")
        (found,) = (finding for finding in inspector.health() if finding.part == "Health page")
        assert found.sign is Sign.LOOK
        assert "already in use" in found.said
        assert "[health]" in found.advice


def test_a_broker_that_is_not_reached_is_a_finding(rig: Any, opened: ExitStack) -> None:
    settings = Settings(mqtt=MqttSettings(url=f"mqtt://kiosk:hunter2@127.0.0.1:{rig.free_port()}"))
    site, outside = open_site(settings, "resnet50", opened), Outside(settings)
    inspector = inspector_of(site, outside)
    with outside.told(inspector):
        rig.until(lambda: "reached" in str(outside.broker_trouble()), "nobody notices")
        (found,) = (finding for finding in inspector.health() if finding.part == "Telemetry")
    assert found.sign is Sign.LOOK
    assert "hunter2" not in found.said + found.advice


def test_a_site_that_asks_for_neither_has_neither(opened: ExitStack) -> None:
    site, outside = open_site(Settings(), "resnet50", opened), Outside(Settings())
    inspector = inspector_of(site, outside)
    with outside.told(inspector):
        assert (outside.page_trouble(), outside.broker_trouble()) == (None, None)
        assert not {"Health page", "Telemetry"} & {finding.part for finding in inspector.health()}


def test_a_demo_tells_nobody(rig: Any) -> None:
    port = rig.free_port()
    outside = Outside(Settings(health=HealthSettings(port=port)))
    with outside.told(None):
        assert not reached(port)
