"""What was set up is kept before somebody sets it up again, and put back unless that came to its end."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest

from kiosk.errors import KioskError
from kiosk.pins import nobodys
from kiosk.setup.machine import Machine
from kiosk.setup.step import Step
from kiosk.staff import Person, Role

ANNA, ZOE = Person("Anna", Role.INSTALLER, nobodys()), Person("Zoe", Role.OVERRIDE, nobodys())
SETTINGS = '# ours\n[screen]\nplace = "Ward 3"\n'


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    made = Machine(tmp_path / "state", tmp_path / "kiosk.toml", lambda _: list, contextlib.nullcontext, lambda *_: ())
    made.config.write_text(SETTINGS)
    made.staff.write((ANNA,))
    return made


def test_what_was_changed_meanwhile_is_put_back_once(machine: Machine) -> None:
    machine.before.keep()
    machine.config.write_text('[door]\ndriver = "log"\n')
    machine.staff.write((ANNA, ZOE))
    assert machine.before.put_back()
    assert machine.config.read_text() == SETTINGS
    assert machine.staff.people() == (ANNA,)
    machine.staff.write((ANNA, ZOE))
    assert not machine.before.put_back()
    assert machine.staff.people() == (ANNA, ZOE)


def test_a_wizard_that_came_to_its_end_is_not_undone(machine: Machine) -> None:
    machine.before.keep()
    machine.staff.write((ANNA, ZOE))
    machine.finish(machine.begin_again().answers.choose("screen.place", "Ward 4"))
    assert not machine.before.put_back()
    assert 'place = "Ward 4"' in machine.config.read_text()
    assert machine.staff.people() == (ANNA, ZOE)


def test_where_there_was_no_settings_file_all_is_by_default_again(machine: Machine) -> None:
    machine.config.unlink()
    machine.before.keep()
    machine.config.write_text('[door]\ndriver = "log"\n')
    assert machine.before.put_back()
    assert machine.begin().answers["door.driver"] == "none"


def test_settings_that_cannot_be_read_as_text_are_put_back_all_the_same(machine: Machine) -> None:
    machine.config.write_bytes(b"\xff\xfe broken")
    machine.before.keep()
    machine.config.write_text("")
    assert machine.before.put_back()
    assert machine.config.read_bytes() == b"\xff\xfe broken"


def test_what_another_settings_file_was_is_not_put_into_this_one(machine: Machine, tmp_path: Path) -> None:
    machine.before.keep()
    other = Machine(machine.folder, tmp_path / "other.toml", machine.open_feed, machine.open_finder, machine.build)
    assert not other.before.put_back()
    assert not other.config.exists()
    assert machine.before.put_back()


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b"{}", b'{"config": 1}', b"\xff"])
def test_a_copy_that_is_damaged_changes_nothing_and_ends_nothing(machine: Machine, damage: bytes) -> None:
    machine.before.keep()
    (machine.folder / "before-setup.json").write_bytes(damage)
    assert not machine.before.put_back()
    assert machine.config.read_text() == SETTINGS
    assert machine.staff.people() == (ANNA,)


def test_only_its_owner_reads_the_copy(machine: Machine) -> None:
    machine.before.keep()
    assert (machine.folder / "before-setup.json").stat().st_mode & 0o777 == 0o600


def test_where_no_copy_can_be_made_nothing_begins(machine: Machine) -> None:
    (machine.folder / "before-setup.json.new").mkdir()
    with pytest.raises(KioskError, match=r"cannot be kept in .*before-setup\.json"):
        machine.before.keep()


def test_it_begins_with_what_is_set_up_and_keeps_no_answer_on_the_way(machine: Machine) -> None:
    session = machine.begin_again()
    assert (session.at, session.answers["screen.place"]) == (Step.LANGUAGE, "Ward 3")
    session.choose("screen.language", "de")
    assert session.next()
    assert not (machine.folder / "setup.json").exists()
    assert machine.begin_again().answers["screen.language"] == "en"
