"""Telemetry at a real mosquitto: what arrives, and what happens when the broker or the kiosk is gone."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from kiosk.gate import DoorState
from kiosk.settings_health import MqttSettings
from kiosk.status import Status
from kiosk.telemetry import teller as teller_module
from kiosk.telemetry.broker import MOST_OWED, Connection
from kiosk.telemetry.payload import BINARY, SENSORS, Place
from kiosk.telemetry.teller import Teller

PLACE = Place("clinic", "door-1", "homeassistant")
LOOK_S = 0.02
ENTITIES = len(SENSORS) + len(BINARY)
DIES = """
import sys, threading
from pathlib import Path
sys.path.insert(0, {fixtures!r})
import health_rig
from kiosk.settings_health import MqttSettings
from kiosk.telemetry.payload import Place
from kiosk.telemetry.teller import Teller
import time
Teller(MqttSettings(url={url!r}), Place("clinic", "door-1", "homeassistant"), health_rig.status, time.monotonic).start()
threading.Event().wait(60)
"""


@pytest.fixture
def rig(load_fixture: Callable[[str], ModuleType]) -> Any:
    made = load_fixture("health_rig")
    if made.MOSQUITTO is None:
        pytest.skip(made.NO_MOSQUITTO)
    return made


@pytest.fixture
def broker(rig: Any, tmp_path: Path) -> Iterator[Any]:
    made = rig.Broker(tmp_path)
    yield made
    made.stop()


@pytest.fixture
def hearer(rig: Any, broker: Any) -> Iterator[Any]:
    with closing(rig.Hearer(broker.port)) as made:
        yield made


class Kiosk:
    """What there is to tell, which a test may change."""

    def __init__(self, rig: Any) -> None:
        self._rig, self.door = rig, DoorState(connected=True)

    def __call__(self) -> Status:
        return self._rig.status(door=self.door)


@pytest.fixture
def kiosk(rig: Any) -> Kiosk:
    return Kiosk(rig)


@pytest.fixture
def telling(kiosk: Kiosk) -> Iterator[Callable[..., Teller]]:
    with ExitStack() as opened:

        def told(url: str, every_s: int = 3600) -> Teller:
            settings = MqttSettings(url=url, site="clinic", name="door-1", every_s=every_s)
            teller = opened.enter_context(closing(Teller(settings, PLACE, kiosk, time.monotonic, LOOK_S)))
            teller.start()
            return teller

        yield told


def test_a_kiosk_that_comes_says_so_and_what_it_is_and_how(
    rig: Any, broker: Any, hearer: Any, telling: Callable[..., Teller]
) -> None:
    teller = telling(broker.url)
    rig.until(lambda: hearer.states(PLACE.state), "no state arrives")
    assert hearer.said(PLACE.availability) == ["online"]
    assert sum(topic.startswith("homeassistant/") for topic, _, _ in hearer.heard) == ENTITIES
    (told,) = hearer.states(PLACE.state)
    assert (told["n"], told["state"], told["door_open"]) == (1, "good", False)
    rig.until(lambda: teller.told.acknowledged == ENTITIES + 2, "the broker does not acknowledge")
    assert (teller.told.said, teller.told.dropped, teller.trouble) == (ENTITIES + 2, 0, "")


def test_whoever_comes_later_finds_the_newest(
    rig: Any, broker: Any, kiosk: Kiosk, hearer: Any, telling: Callable[..., Teller]
) -> None:
    telling(broker.url)
    rig.until(lambda: hearer.states(PLACE.state), "no state arrives")
    kiosk.door = DoorState(connected=True, open=True)
    rig.until(lambda: len(hearer.states(PLACE.state)) == 2, "the change does not arrive")
    with closing(rig.Hearer(broker.port)) as later:
        rig.until(lambda: later.states(PLACE.state), "nothing is retained")
        assert later.states(PLACE.state)[0]["door_open"] is True
        assert all(retained for _, _, retained in later.heard)
        assert later.said(PLACE.availability) == ["online"]


def test_what_changes_is_told_at_once_and_what_does_not_is_not(
    rig: Any, broker: Any, kiosk: Kiosk, hearer: Any, telling: Callable[..., Teller]
) -> None:
    telling(broker.url)
    rig.until(lambda: hearer.states(PLACE.state), "no state arrives")
    for opens in (True, False, True):
        before = len(hearer.states(PLACE.state))
        kiosk.door = DoorState(connected=True, open=opens)
        rig.until(lambda before=before: len(hearer.states(PLACE.state)) > before, "the change does not arrive")
    assert [told["door_open"] for told in hearer.states(PLACE.state)] == [False, True, False, True]
    assert [told["n"] for told in hearer.states(PLACE.state)] == [1, 2, 3, 4]


def test_a_kiosk_that_leaves_says_offline(rig: Any, broker: Any, hearer: Any, telling: Callable[..., Teller]) -> None:
    teller = telling(broker.url)
    rig.until(lambda: hearer.states(PLACE.state), "no state arrives")
    teller.close()
    rig.until(lambda: hearer.said(PLACE.availability) == ["online", "offline"], "it does not say that it leaves")
    teller.close()


def test_of_a_kiosk_that_was_killed_the_broker_says_offline(rig: Any, broker: Any, hearer: Any) -> None:
    fixtures = str(Path(__file__).resolve().parents[2] / "fixtures")
    code = DIES.format(fixtures=fixtures, url=broker.url)
    with subprocess.Popen([sys.executable, "-c", code], cwd=Path(__file__).resolve().parents[3]) as process:
        rig.until(lambda: hearer.states(PLACE.state), "no state arrives")
        process.kill()
        rig.until(lambda: hearer.said(PLACE.availability) == ["online", "offline"], "the will is not said")


def test_after_the_brokers_restart_the_newest_is_told_and_nothing_old(
    rig: Any, broker: Any, kiosk: Kiosk, telling: Callable[..., Teller], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(teller_module, "PAUSES_S", (0.05, 0.2))
    teller = telling(broker.url)
    rig.until(lambda: not teller.trouble, "it does not connect")
    broker.stop()
    rig.until(lambda: teller.trouble, "nobody notices that the broker is gone")
    for opens in (True, False, True):  # all of this is missed, but for the last
        kiosk.door = DoorState(connected=True, open=opens)
    broker.start()
    with closing(rig.Hearer(broker.port)) as hearer:
        rig.until(lambda: hearer.states(PLACE.state), "it does not come back")
        assert [told["door_open"] for told in hearer.states(PLACE.state)] == [True]
        assert hearer.said(PLACE.availability)[-1] == "online"


def test_without_a_broker_it_says_so_and_ends_soon(rig: Any, telling: Callable[..., Teller]) -> None:
    teller = telling(f"mqtt://127.0.0.1:{rig.free_port()}")
    rig.until(lambda: teller.trouble == "it cannot be reached", teller.trouble)
    began_s = time.monotonic()
    teller.close()
    assert time.monotonic() - began_s < rig.DEADLINE_S


def test_a_wrong_password_is_told_without_repeating_it(
    rig: Any, tmp_path: Path, telling: Callable[..., Teller], caplog: pytest.LogCaptureFixture
) -> None:
    broker = rig.Broker(tmp_path, "right-one")
    try:
        teller = telling(broker.url.replace("right-one", "hunter2"))
        rig.until(lambda: "refuses" in teller.trouble, "it is let in")
        assert "hunter2" not in teller.trouble + caplog.text
        with closing(Connection(broker.url, PLACE, probe=True)) as probe:
            assert probe.wait(rig.DEADLINE_S)
    finally:
        broker.stop()


def test_a_broker_that_stands_still_costs_messages_and_nobody_waits(
    rig: Any, broker: Any, kiosk: Kiosk, telling: Callable[..., Teller]
) -> None:
    teller = telling(broker.url)
    rig.until(lambda: teller.told.acknowledged == ENTITIES + 2, "the broker does not acknowledge")
    broker.freeze(True)
    opens = False

    def dropped() -> int:
        nonlocal opens
        opens = not opens
        kiosk.door = DoorState(connected=True, open=opens)
        return teller.told.dropped

    rig.until(dropped, "what waits for the broker grows without an end")
    assert teller.told.said - teller.told.acknowledged <= 2 * MOST_OWED
    broker.freeze(False)


def test_an_error_of_its_own_is_told_and_ends_telemetry_only(rig: Any, broker: Any) -> None:
    def broken() -> Status:
        raise ZeroDivisionError

    with closing(Teller(MqttSettings(url=broker.url), PLACE, broken, time.monotonic, LOOK_S)) as teller:
        teller.start()
        rig.until(lambda: "error of its own" in teller.trouble, "nobody hears of it")
    assert not [thread for thread in threading.enumerate() if thread.name == "telemetry"]


def test_no_name_and_no_picture_is_in_anything_that_is_told(
    rig: Any, broker: Any, hearer: Any, telling: Callable[..., Teller]
) -> None:
    telling(broker.url)
    rig.until(lambda: hearer.states(PLACE.state), "no state arrives")
    for _, payload, _ in hearer.heard:
        assert len(payload) < 4096
        assert payload == "online" or isinstance(json.loads(payload), dict)
