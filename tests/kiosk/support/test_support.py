"""The support bundle: secrets are planted wherever a kiosk has any, and none of them is in the file that is sent."""

from __future__ import annotations

import io
import json
import re
import stat
import zipfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from kiosk import staff
from kiosk.journal import Journal
from kiosk.privacy import is_picture
from kiosk.record.vault import LocalNotary
from kiosk.support import __main__ as support
from kiosk.support.gather import log_text

PLANTED = (
    *("hunter2", "p@ss w0rd", "p%40ss%20w0rd", "T0KEN-in-the-path", "QUERY-token", "camera-pw", "gst-pw-1"),
    *("old-secret", "in-a-comment", "482913", "Grace Hopper", "Ada", "Removed Person", "Bearer-9", "$argon2id$"),
)
SETTINGS = """
# the broker's password is in-a-comment
[camera]
source = "rtsp://admin:camera-pw@10.0.0.4/T0KEN-in-the-path?t=QUERY-token"
[door]
driver = "webhook"
url = "https://user:hunter2@door.example/T0KEN-in-the-path"
[mqtt]
url = "mqtt://kiosk:p%40ss%20w0rd@127.0.0.1:9"
[screen]
place = "Ward 3"
notice = "password: hunter2"
"""
LOG = (
    """
2026-11-26 kiosk.relays: https://user:hunter2@door.example/T0KEN-in-the-path answers 500
2026-11-26 kiosk.desk: Grace Hopper let somebody through, and so did ada. Adagio is played.
2026-11-26 proxy: Authorization: Bearer Bearer-9
2026-11-26 gst: rtspsrc location=rtsp://10.0.0.4/T0KEN-in-the-path user-pw=gst-pw-1 ! sink
2026-11-26 lib: login failed for p@ss w0rd and p%40ss%20w0rd, pin=482913, $argon2id$v=19$m=65536,t=3,p=1$c2FsdA$aGFzaA
2026-11-26 notary: """
    + "ab" * 32
    + "\n"
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A state folder with staff, a record that names some who left, lockouts, and a notary's key."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    made = tmp_path / "state" / "mask-kiosk"
    for name in ("Grace Hopper", "Ada"):
        monkeypatch.setattr("sys.stdin", io.StringIO("482913\n"))
        assert staff.main(["add", name, "--stdin"]) == 0
    journal = Journal(made / "journal.sqlite3", partial(LocalNotary, made / "notary"), lambda: 1.8e9)
    journal.start()
    journal.record("start", {"version": "0.1.0"})
    journal.record(
        "override", {"event": "override", "by": "Removed Person", "reason": "she said hunter2", "seconds": 20}
    )
    journal.record("settings", {"key": "screen.place", "old": "in-a-comment", "new": "Ward 3", "by": "Ada"})
    journal.close()
    (made / "lockout.json").write_text(json.dumps({"people": {"Ada": {"wrong": 1, "wait_s": 0}}}))
    (made / "engines").mkdir()
    (made / "engines" / "resnet50.plan").write_bytes(b"x" * 10)
    return made


@pytest.fixture
def config(tmp_path: Path) -> Path:
    made = tmp_path / "kiosk.toml"
    made.write_text(SETTINGS)
    made.with_name("kiosk.toml.1").write_text('[mqtt]\nurl = "mqtt://kiosk:old-secret@broker"\n')
    return made


@pytest.fixture(autouse=True)
def log(monkeypatch: pytest.MonkeyPatch) -> None:
    told = LOG + "2026-11-26 desk: Removed Person left; the old broker took old-secret\n"
    monkeypatch.setattr(support, "log_text", lambda: told)


@pytest.fixture
def packed(folder: Path, tmp_path: Path) -> Callable[[Path], dict[str, str]]:
    def pack(config: Path) -> dict[str, str]:
        out = tmp_path / "bundle.zip"
        assert support.main(["--out", str(out), "--config", str(config), "--quick"]) == 0
        with zipfile.ZipFile(out) as found:
            return {name: found.read(name).decode() for name in found.namelist()}

    return pack


def found_in(parts: dict[str, str]) -> dict[str, list[str]]:
    """Which planted words stand where."""
    whole = {name: [word for word in PLANTED if word.casefold() in text.casefold()] for name, text in parts.items()}
    # Part of another word is another word.
    return {
        name: [one for one in words if one != "Ada" or "Adagio" not in parts[name]] for name, words in whole.items()
    }


def test_none_of_the_planted_secrets_is_in_any_part(config: Path, packed: Callable[[Path], dict[str, str]]) -> None:
    parts = packed(config)
    assert not {name: words for name, words in found_in(parts).items() if words}
    assert "ada." not in parts["log.txt"]
    assert "ab" * 32 not in parts["log.txt"]


def test_what_helps_is_still_there(config: Path, packed: Callable[[Path], dict[str, str]]) -> None:
    parts = packed(config)
    assert 'place = "Ward 3"    # changed' in parts["settings.txt"]
    assert 'driver = "webhook"    # changed' in parts["settings.txt"]
    assert "rtsp://(blanked)@10.0.0.4/(blanked)" in parts["settings.txt"]
    assert "mqtt://(blanked)@127.0.0.1:9" in parts["settings.txt"]
    assert "Adagio is played" in parts["log.txt"]
    assert "(staff 2) let somebody through" in parts["log.txt"]
    assert "https://(blanked)@door.example/(blanked) answers 500" in parts["log.txt"]
    assert json.loads(parts["record.json"])["records"] == {"begun": 1, "override": 1, "settings": 1, "start": 1}
    assert "resnet50.plan  10 bytes" in parts["engines.txt"]
    assert "mask-kiosk 0." in parts["versions.txt"]
    assert "Disk: " in parts["doctor.txt"]


def test_the_manifest_names_every_part_and_its_length(config: Path, packed: Callable[[Path], dict[str, str]]) -> None:
    parts = packed(config)
    manifest = parts.pop("MANIFEST.txt")
    for name, text in parts.items():
        assert f"{name}  {len(text.encode())} bytes: " in manifest
    assert "No picture is in here" in manifest


def test_a_settings_file_that_cannot_be_used_is_told_without_its_values(
    config: Path, packed: Callable[[Path], dict[str, str]]
) -> None:
    wrong = 'passwrod = "in-a-comment"\nevery_s = 482913\nnonsense camera-pw\n'
    config.write_text(SETTINGS.replace("[screen]", wrong + "[screen]"))
    parts = packed(config)
    assert not {name: words for name, words in found_in(parts).items() if words}
    assert re.search(r"line \d+: mqtt.passwrod", parts["settings.txt"])
    assert re.search(r"line \d+: mqtt.every_s", parts["settings.txt"])
    assert "BROKEN  Settings" in parts["doctor.txt"]


def test_where_staffs_names_cannot_be_known_no_log_is_taken(
    folder: Path, config: Path, packed: Callable[[Path], dict[str, str]]
) -> None:
    (folder / "staff.json").write_text("damaged")
    parts = packed(config)
    assert parts["log.txt"].startswith("Left out: ")
    assert "Removed Person" not in "".join(parts.values())


def test_it_is_text_only_and_for_its_owner_alone(
    tmp_path: Path, config: Path, packed: Callable[[Path], dict[str, str]]
) -> None:
    parts = packed(config)
    out = tmp_path / "bundle.zip"
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    for name, text in parts.items():
        (tmp_path / name).write_text(text)
        assert not is_picture(tmp_path / name)


def test_a_file_that_cannot_be_written_is_a_sentence(
    folder: Path, config: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert support.main(["--out", "/proc/none/b.zip", "--config", str(config), "--quick"]) == 1
    assert "name another file" in capsys.readouterr().err


def test_without_journalctl_the_log_says_so() -> None:
    def missing(*_asked: Any, **_how: Any) -> Any:
        raise FileNotFoundError

    assert log_text(missing).startswith("No log: ")


def test_a_log_that_only_root_can_read_is_handed_in_and_blanked(
    tmp_path: Path, folder: Path, config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "bundle.zip"
    monkeypatch.setattr("sys.stdin", io.StringIO("first\n" + "Ada opened it with hunter2\n" * 2000))
    assert support.main(["--out", str(out), "--config", str(config), "--log", "-", "--quick"]) == 0
    with zipfile.ZipFile(out) as found:
        lines = found.read("log.txt").decode().splitlines()
    assert lines == ["(staff 1) opened it with (blanked)"] * 2000
