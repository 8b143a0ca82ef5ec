"""A site whose settings cannot be used: what is still known of it, who may bring it back, and what the record says."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest
from pydantic import SecretStr

from kiosk.backups import backups
from kiosk.desk import Desk, Step
from kiosk.errors import KioskError
from kiosk.events import newest
from kiosk.last_good import keep
from kiosk.pins import Argon
from kiosk.safe_mode import NOT_YOURS, NOTHING_GOOD, Closed, open_closed
from kiosk.settings import Settings
from kiosk.settings_file import load
from kiosk.site import open_site
from kiosk.staff import Person, Role, StaffFile

PIN = "482913"
GOOD = '[screen]\nplace = "Ward 3"\nlanguage = "de"\n[door]\ndriver = "log"\nsocket = "/nowhere/door.sock"\n'
BROKEN = GOOD.replace('"de"', '"de')


@pytest.fixture
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return tmp_path / "state" / "mask-kiosk"


@pytest.fixture
def path(tmp_path: Path, state: Path) -> Path:
    made = tmp_path / "kiosk.toml"
    made.write_text(BROKEN)
    return made


@pytest.fixture
def staff(state: Path) -> None:
    StaffFile(state / "staff.json").write((Person("Anna", Role.OVERRIDE, Argon().hash(SecretStr(PIN))),))
    (state / "lockout.json").write_text("{}")  # a first start would pause all PINs


@pytest.fixture
def opened() -> Iterator[ExitStack]:
    with ExitStack() as stack:
        yield stack


def were_good(state: Path, path: Path) -> None:
    path.write_text(GOOD)
    keep(state, path)
    path.write_text(BROKEN)


def sit(desk: Desk | None) -> Desk:
    assert desk is not None
    desk.open()
    desk.choose("Anna")
    for digit in PIN:
        desk.digit(digit)
    desk.enter()
    return desk


def records(state: Path, kind: str) -> list[dict]:
    with closing(sqlite3.connect(state / "journal.sqlite3")) as connection:
        rows = connection.execute("SELECT fields FROM records WHERE kind = ? ORDER BY seq", (kind,))
        return [json.loads(fields) for (fields,) in rows]


def test_what_is_wrong_and_when_it_was_good_is_told(path, state, opened) -> None:
    were_good(state, path)
    trouble = open_closed(path, opened, real=True).mender.look()
    assert trouble.place == str(path)
    assert [(each.line, each.key) for each in trouble.problems] == [(3, "screen.language")]
    assert trouble.good is not None
    assert trouble.said == ""


def test_a_site_that_was_good_once_is_known_by_that(path, state, opened) -> None:
    were_good(state, path)
    closed = open_closed(path, opened, real=True)
    assert (closed.settings.screen.place, closed.settings.screen.language) == ("Ward 3", "de")
    assert closed.driven


def test_a_site_that_never_was_is_known_by_its_sound_sections(path, opened) -> None:
    closed = open_closed(path, opened, real=True)
    assert closed.settings.screen == Settings().screen
    assert closed.settings.door.socket == "/nowhere/door.sock"


@pytest.mark.parametrize("spoil", [Path.unlink, lambda path: (path.unlink(), path.mkdir())])
def test_a_file_that_cannot_be_read_is_told_and_comes_back(path, state, opened, spoil) -> None:
    were_good(state, path)
    spoil(path)
    closed = open_closed(path, opened, real=True)
    trouble = closed.mender.look()
    assert str(path) in trouble.said
    assert trouble.problems == ()
    assert closed.settings.screen.place == "Ward 3"
    if not path.is_dir():
        closed.mender.restore()
        assert load(path).screen.place == "Ward 3"


def test_a_file_that_was_mended_is_no_trouble_any_more(path, opened) -> None:
    closed = open_closed(path, opened, real=True)
    path.write_text(GOOD)
    assert closed.mender.look() is None


@pytest.mark.usefixtures("staff")
def test_without_a_pin_everybody_reads_and_nobody_changes_anything(path, state, opened) -> None:
    were_good(state, path)
    closed = open_closed(path, opened, real=True)
    assert closed.mender.look().locked == NOT_YOURS
    with pytest.raises(KioskError, match="only staff"):
        closed.mender.restore()
    assert path.read_text() == BROKEN


@pytest.mark.usefixtures("staff")
def test_whoever_gave_a_pin_brings_the_last_good_settings_back_and_it_is_recorded(path, state, opened) -> None:
    were_good(state, path)
    closed = open_closed(path, opened, real=True)
    desk = sit(closed.desk)
    with pytest.raises(KioskError, match="only staff"):
        closed.mender.restore()  # the page is not open yet
    desk.operate()
    assert closed.mender.look().locked == ""
    closed.mender.restore()
    assert load(path).screen.language == "de"
    assert backups(path)[0].path.read_text() == BROKEN
    opened.close()
    assert records(state, "settings") == [
        {"key": "(all)", "old": "not usable", "new": "the last good ones", "by": "Anna"}
    ]


def test_where_nobody_has_a_pin_yet_whoever_stands_there_may(path, state, opened) -> None:
    were_good(state, path)
    closed = open_closed(path, opened, real=True)
    assert closed.mender.look().locked == ""
    closed.mender.restore()
    assert load(path).screen.language == "de"


def test_where_the_list_of_staff_is_broken_nobody_may(path, state, opened) -> None:
    were_good(state, path)
    (state / "staff.json").write_text("{")
    (state / "staff.json").chmod(0o600)
    closed = open_closed(path, opened, real=True)
    assert "is damaged" in closed.mender.look().locked
    with pytest.raises(KioskError, match="is damaged"):
        closed.mender.restore()


def test_where_nothing_good_is_known_it_is_said(path, opened) -> None:
    closed = open_closed(path, opened, real=True)
    assert closed.mender.look().good is None
    with pytest.raises(KioskError) as caught:
        closed.mender.restore()
    assert caught.value.args == (NOTHING_GOOD,)


def test_the_record_says_which_lines_and_no_value(path, state, opened) -> None:
    path.write_text('[journal]\nkeep_days = 30\n[door]\nurl = "mqtt://me:secret@host\n')
    open_closed(path, opened, real=True)
    opened.close()
    (start,) = records(state, "start")
    assert start["why_not"] == "the settings cannot be used: line 4 door.url"
    assert [fields["why"] for fields in records(state, "stop")] == ["asked"]
    with closing(sqlite3.connect(state / "journal.sqlite3")) as connection:
        told = [event.sentence for event in newest(connection)]
    assert told == ["The kiosk was out of service: the settings cannot be used: line 4 door.url."]


def test_a_record_whose_seal_is_not_known_is_left_alone(path, state, opened) -> None:
    """Another key would break its chain."""
    path.write_text("[journal]\nnotary = 3\n")
    open_closed(path, opened, real=True)
    opened.close()
    assert not (state / "journal.sqlite3").exists()


def test_a_demo_touches_neither_record_nor_door_nor_staff(path, state, opened) -> None:
    closed = open_closed(path, opened, real=False)
    assert closed.desk is None
    assert not state.exists()


def let_through(closed: Closed) -> str:
    desk = sit(closed.desk)
    desk.because("Delivery")
    desk.for_minutes(0)
    return desk.view().trouble or desk.view().step.value


@pytest.mark.usefixtures("staff")
@pytest.mark.parametrize(
    ("door", "comes_of_it"),
    [
        ('driver = "log"\nsocket = "/nowhere/door.sock"', "door"),  # the doorman does not answer, and that is said
        ('driver = "log"\nfail = "safe"', Step.DONE.value),  # free without power
        ('driver = "none"', Step.DONE.value),
        ('driver = "magnet"', "door"),  # nobody knows which door there is
    ],
)
def test_staffs_word_says_truly_what_became_of_it(path, opened, door, comes_of_it) -> None:
    path.write_text(f"[camera]\nrate = x\n[door]\n{door}\n")
    assert let_through(open_closed(path, opened, real=True)) == comes_of_it


def test_each_good_start_and_each_change_at_the_screen_is_kept_as_the_last_good(path, state, opened) -> None:
    path.write_text(GOOD.replace("log", "none"))
    open_site(load(path), "resnet50", opened, path)
    path.write_text(BROKEN)
    with ExitStack() as again:
        assert open_closed(path, again, real=False).settings.screen.place == "Ward 3"
