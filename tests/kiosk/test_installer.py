"""Who may change the settings at the screen, and what the record says of it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing
from dataclasses import replace
from pathlib import Path

import pytest
from pydantic import SecretStr

from kiosk.desk import Step
from kiosk.errors import KioskError, SettingsError
from kiosk.installer import NOT_YOURS, Installer
from kiosk.pins import Argon, nobodys
from kiosk.settings import Settings
from kiosk.settings_file import load
from kiosk.site import Site, open_site
from kiosk.staff import Person, Role, StaffFile

PIN = "482913"
ANNA, ZOE = Person("Anna", Role.OVERRIDE, nobodys()), Person("Zoe", Role.INSTALLER, nobodys())


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "kiosk.toml"
    made.write_text("# ours\n[screen]\nmotion = true\n")
    return made


def installer(path: Path, who: str, told: list) -> Installer:
    return Installer(path, lambda: who, lambda: (ANNA, ZOE), lambda *what: told.append(what))


def test_an_installer_changes_the_file_and_it_is_recorded_by_name(path: Path) -> None:
    told: list = []
    subject = installer(path, "Zoe", told)
    before = subject.settings()
    assert (before.place, before.locked) == (str(path), "")
    after = subject.keep({"screen.motion": False, "screen.theme": "bright"}, before.written)
    assert load(path) == after.written.settings
    assert (after.written.settings.screen.theme, after.locked) == ("bright", "")
    ((settings, names, by),) = told
    assert (settings, set(names), by) == (load(path), {"screen.motion", "screen.theme"}, "Zoe")


@pytest.mark.parametrize("who", ["Anna", "key switch", "", "zoe"])
def test_everybody_else_looks_and_changes_nothing(path: Path, who: str) -> None:
    told: list = []
    subject, text = installer(path, who, told), path.read_text()
    assert subject.settings().locked == NOT_YOURS
    with pytest.raises(KioskError, match="only an installer"):
        subject.keep({"screen.motion": False}, subject.settings().written)
    assert (path.read_text(), told) == (text, [])


def test_who_is_not_an_installer_any_more_changes_nothing(path: Path) -> None:
    people, told = [ANNA, ZOE], []
    subject = Installer(path, lambda: "Zoe", lambda: tuple(people), lambda *what: told.append(what))
    known = subject.settings().written
    people.remove(ZOE)
    with pytest.raises(KioskError, match="only an installer"):
        subject.keep({"screen.motion": False}, known)
    assert told == []


def test_where_the_list_of_staff_cannot_be_read_nobody_changes_anything(path: Path) -> None:
    def broken() -> tuple[Person, ...]:
        raise KioskError("the staff file is damaged")

    subject = Installer(path, lambda: "Zoe", broken)
    assert subject.settings().locked == "the staff file is damaged"
    with pytest.raises(KioskError, match="damaged"):
        subject.keep({"screen.motion": False}, subject.settings().written)


def test_what_could_not_be_written_is_not_recorded(path: Path) -> None:
    told: list = []
    subject = installer(path, "Zoe", told)
    known = subject.settings().written
    path.write_text("# somebody else\n")
    with pytest.raises(SettingsError, match="somebody else changed"):
        subject.keep({"screen.motion": False}, known)
    assert told == []


def test_by_itself_it_lets_nobody_change_anything(path: Path) -> None:
    assert Installer(path).settings().locked == NOT_YOURS


def test_who_sets_up_again_is_recorded_before_the_kiosk_ends(path: Path) -> None:
    told: list = []
    subject = replace(installer(path, "Zoe", []), note_setup=told.append, leave=lambda: told.append("ends"))
    subject.set_up()
    assert told == ["Zoe", "ends"]


@pytest.mark.parametrize("who", ["Anna", "key switch", "", "zoe"])
def test_nobody_else_sets_it_up_again(path: Path, who: str) -> None:
    told: list = []
    subject = replace(installer(path, who, []), note_setup=told.append, leave=lambda: told.append("ends"))
    with pytest.raises(KioskError, match="only an installer"):
        subject.set_up()
    assert told == []


class TestSite:
    """A real desk, record and list of staff."""

    @pytest.fixture
    def state(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
        folder = tmp_path / "state" / "mask-kiosk"
        hashed = Argon().hash(SecretStr(PIN))
        StaffFile(folder / "staff.json").write(
            (Person("Anna", Role.OVERRIDE, hashed), Person("Zoe", Role.INSTALLER, hashed))
        )
        return folder

    @pytest.fixture
    def opened(self) -> Iterator[ExitStack]:
        with ExitStack() as stack:
            yield stack

    @pytest.fixture
    def site(self, state: Path, path: Path, opened: ExitStack) -> Site:
        (state / "lockout.json").write_text("{}")  # a first start would pause all PINs
        return open_site(load(path), "resnet50", opened, path)

    def sit(self, site: Site, name: str) -> None:
        desk = site.desk
        desk.open()
        desk.choose(name)
        for digit in PIN:
            desk.digit(digit)
        desk.enter()
        assert desk.view().step is Step.REASON

    def records(self, state: Path) -> list[dict]:
        with closing(sqlite3.connect(state / "journal.sqlite3")) as connection:
            query = "SELECT fields FROM records WHERE kind = 'settings' ORDER BY seq"
            return [json.loads(fields) for (fields,) in connection.execute(query)]

    def test_a_change_at_the_screen_is_in_the_file_and_in_the_journal(self, site, state, path, opened) -> None:
        self.sit(site, "Zoe")
        inspector = site.inspector
        assert inspector.settings().locked  # not before the pages are open
        site.desk.operate()
        known = inspector.settings()
        assert known.locked == ""
        inspector.keep({"screen.theme": "bright", "screen.languages": ("en", "de")}, known.written)
        site.desk.cancel()
        assert inspector.settings().locked
        opened.close()
        with ExitStack() as again:  # and the next start has nothing to add
            open_site(load(path), "resnet50", again, path)
        everything = '["en", "de", "fr", "es", "zh", "ar", "hi"]'
        assert self.records(state) == [
            {"key": "screen.languages", "old": everything, "new": '["en", "de"]', "by": "Zoe"},
            {"key": "screen.theme", "old": "dark", "new": "bright", "by": "Zoe"},
        ]

    def test_what_somebody_typed_meanwhile_is_not_said_to_be_the_installers(self, site, state, path, opened) -> None:
        path.write_text(path.read_text() + "[camera]\nrate = 15\n")
        self.sit(site, "Zoe")
        site.desk.operate()
        site.inspector.keep({"screen.theme": "bright"}, site.inspector.settings().written)
        opened.close()
        with ExitStack() as again:
            open_site(load(path), "resnet50", again, path)
        assert self.records(state) == [
            {"key": "screen.theme", "old": "dark", "new": "bright", "by": "Zoe"},
            {"key": "camera.rate", "old": "30", "new": "15"},
        ]

    def test_who_set_up_again_stands_among_the_events(self, site, state, opened) -> None:
        self.sit(site, "Zoe")
        with pytest.raises(KioskError, match="only an installer"):  # not before the pages are open
            site.inspector.set_up()
        site.desk.operate()
        site.inspector.set_up()
        assert site.inspector.events()[0].sentence == "Zoe ended the kiosk to set it up again."

    def test_staff_without_the_role_look_only(self, site, path) -> None:
        self.sit(site, "Anna")
        site.desk.operate()
        assert site.inspector.settings().locked == NOT_YOURS

    def test_without_staff_there_is_nobody_to_change_anything(self, tmp_path, monkeypatch, path) -> None:
        monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "other"))
        with ExitStack() as opened:
            site = open_site(Settings(), "resnet50", opened, path)
            assert site.inspector.settings().locked == NOT_YOURS
