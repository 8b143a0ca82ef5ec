"""The fleet that is not there: a small one against a real mosquitto, counted at both ends."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from kiosk.finding import Sign
from kiosk.telemetry.payload import Place, discovery
from kiosk.telemetry.teller import Told
from tools.fleet import __main__ as fleet
from tools.fleet.broker import ident_of, mosquitto
from tools.fleet.kiosks import Life

KIOSKS = 6


@pytest.mark.skipif(mosquitto() is None, reason="mosquitto is not installed: `apt install mosquitto`")
def test_a_small_fleet_loses_nothing_and_is_measured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fleet, "SHARE", 4)
    out = tmp_path / "fleet.json"
    report = fleet.run(fleet.Options(kiosks=KIOSKS, minutes=0.05, every_s=5, out=out))
    assert [report[name] for name in ("kiosks", "lost", "cut", "dropped")] == [KIOSKS, 0, 0, 0]
    assert report["sent"] == report["received"] >= KIOSKS * 13  # online, ten entities, a state, offline
    assert 1000 < report["scrape_bytes"] < 20_000
    assert report["broker_rss_mb"] > 1
    assert json.loads(out.read_text()) == report


def test_a_message_that_does_not_arrive_is_counted_and_another_kiosks_does_not_stand_for_it() -> None:
    told = {"a": Told(said=4, acknowledged=5, dropped=1), "b": Told(said=2, acknowledged=2)}
    report = fleet.counted(told, Counter({"a": 3, "b": 5}))
    assert (report["sent"], report["received"], report["lost"]) == (8, 8, 2)
    assert (report["cut"], report["dropped"]) == (1, 1)


def test_each_message_is_the_kiosks_by_its_topic() -> None:
    place = Place("clinic", "door-1", "homeassistant")
    topics = [place.state, place.availability, *(topic for topic, _ in discovery(place, "1"))]
    assert {ident_of(topic) for topic in topics} == {place.ident}


def test_a_made_up_kiosk_lives_it_has_visitors_and_now_and_then_no_camera() -> None:
    life = Life(1)
    statuses = [life.status() for _ in range(4000)]
    assert {status.sign for status in statuses} == {Sign.GOOD, Sign.BROKEN}
    assert statuses[-1].counted.visits["MASK_OK"] > 50
    assert any(status.figures.door.open for status in statuses if status.figures.door)


@pytest.mark.parametrize("arguments", [["--kiosks", "0"], ["--minutes", "0"]])
def test_the_command_line_says_what_it_does_not_take(arguments: list[str]) -> None:
    with pytest.raises(SystemExit):
        fleet.parse(arguments)
    assert fleet.parse(["--kiosks", "3"]) == fleet.Options(kiosks=3)
