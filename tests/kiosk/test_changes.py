"""Settings that changed are told once, and no address with them."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.changes import HIDDEN, changes, flat
from kiosk.record.allowed import checked
from kiosk.settings import CameraSettings, DoorSettings, PolicySettings, Schedule, Settings

SECRET = "rtsp://kiosk:hunter2@camera/door"


def told(kept: Path, settings: Settings) -> list[tuple[object, object, object]]:
    found = list(changes(kept, settings))
    for fields in found:
        checked("settings", fields)
    return [(fields["key"], fields["old"], fields["new"]) for fields in found]


def test_the_first_start_changes_nothing_and_each_later_change_is_told_once(tmp_path: Path) -> None:
    kept = tmp_path / "settings.json"
    assert told(kept, Settings()) == []
    stricter = Settings(policy=PolicySettings(mode="advise", hold_s=2.5))
    assert told(kept, stricter) == [("policy.hold_s", "0.0", "2.5"), ("policy.mode", "enforce", "advise")]
    assert told(kept, stricter) == []
    assert told(kept, Settings()) == [("policy.hold_s", "2.5", "0.0"), ("policy.mode", "advise", "enforce")]


def test_an_address_is_never_written_down(tmp_path: Path) -> None:
    kept = tmp_path / "settings.json"
    told(kept, Settings())
    settings = Settings(camera=CameraSettings(source=SECRET), door=DoorSettings(url="mqtt://a:b@c"))
    assert told(kept, settings) == [("camera.source", "auto", HIDDEN), ("door.url", "", HIDDEN)]
    assert "hunter2" not in kept.read_text()


def test_a_schedule_is_told_as_one_line_that_the_record_takes(tmp_path: Path) -> None:
    rules = tuple(
        Schedule.model_validate({"days": (day,), "from": "06:00", "to": "20:00", "mode": "enforce"})
        for day in ("mon", "tue", "wed", "thu", "fri")
    )
    kept = tmp_path / "settings.json"
    told(kept, Settings())
    ((key, old, new),) = told(kept, Settings(policy=PolicySettings(schedule=rules)))
    assert (key, old) == ("policy.schedule", "[]")
    assert str(new).startswith('[{"days": ["mon"], "from": "06:00"')


@pytest.mark.parametrize("content", [b"", b"[]", b"\xff", b"{"])
def test_what_cannot_be_read_is_begun_anew(tmp_path: Path, content: bytes) -> None:
    kept = tmp_path / "settings.json"
    kept.write_bytes(content)
    assert told(kept, Settings()) == []
    assert flat(Settings())["camera.source"] == "auto"
    assert told(kept, Settings(camera=CameraSettings(rate=15))) == [("camera.rate", "30", "15")]


def test_only_what_is_named_is_told_and_the_rest_is_left_to_the_next_start(tmp_path: Path) -> None:
    kept = tmp_path / "settings.json"
    told(kept, Settings())
    both = Settings(camera=CameraSettings(rate=15), policy=PolicySettings(mode="advise"))
    assert [fields["key"] for fields in changes(kept, both, ["policy.mode"])] == ["policy.mode"]
    assert told(kept, both) == [("camera.rate", "30", "15")]
