"""[health] and [mqtt]: off by default, and mistakes are told without repeating a password."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.errors import SettingsError
from kiosk.settings import Settings
from kiosk.settings_file import load


def refusal(tmp_path: Path, text: str) -> str:
    path = tmp_path / "kiosk.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        load(path)
    return str(caught.value)


def test_a_kiosk_opens_no_port_and_tells_nobody_unless_told_so() -> None:
    settings = Settings()
    assert (settings.health.port, settings.health.address, settings.health.metrics) == (0, "127.0.0.1", False)
    assert settings.mqtt.url == ""


@pytest.mark.parametrize("url", ["mqtt://broker", "mqtts://kiosk:p%40ss@10.0.0.1:8884", ""])
def test_a_brokers_address_may_carry_a_login(tmp_path: Path, url: str) -> None:
    path = tmp_path / "kiosk.toml"
    path.write_text(f'[mqtt]\nurl = "{url}"\n')
    assert load(path).mqtt.url == url


@pytest.mark.parametrize("url", ["http://broker", "broker", "mqtt://", "mqtt://a b"])
def test_another_address_is_refused_with_what_is_allowed(tmp_path: Path, url: str) -> None:
    assert "allowed is mqtt://user:password@host:port" in refusal(tmp_path, f'[mqtt]\nurl = "{url}"\n')


def test_a_refusal_does_not_repeat_a_password(tmp_path: Path) -> None:
    assert "hunter2" not in refusal(tmp_path, '[mqtt]\nurl = "mqqt://kiosk:hunter2@broker"\n')


@pytest.mark.parametrize(
    ("line", "allowed"),
    [
        ('[health]\naddress = "localhost"\n', "number address"),
        ('[mqtt]\nname = "a/b"\n', "up to 32 letters"),
        ('[mqtt]\nsite = ""\n', "1 to 32 letters"),
        ('[mqtt]\nprefix = "home#"\n', "words of letters"),
        ("[mqtt]\nevery_s = 1\n", "from 5 to 3600"),
        ("[health]\nport = 70000\n", "from 0 to 65535"),
    ],
)
def test_each_value_is_told_with_what_is_allowed(tmp_path: Path, line: str, allowed: str) -> None:
    told = refusal(tmp_path, line)
    assert allowed in told
    assert "line 2" in told
