"""Setting up without a screen: the same steps and checks, a line each; nothing is written where one fails."""

from __future__ import annotations

import stat
from dataclasses import replace

import pytest
from pydantic import SecretStr

from kiosk.errors import KioskError, ModelBroken
from kiosk.pins import Argon
from kiosk.settings_file import load
from kiosk.setup.answers_file import AnswersFile, Confirmed, Somebody
from kiosk.setup.machine import been_set_up
from kiosk.setup.walk import Options, Walk

PIN = SecretStr("739154")
ANNA = Somebody(name="Anna", role="installer", pin=PIN)
VALUES = {
    "screen.language": "de",
    "camera.source": "/dev/video0",
    "door.driver": "lcus",
    "door.port": "/dev/ttyUSB0",
    "door.fail": "safe",
    "policy.mode": "off",
    "policy.schedule": ({"days": ("mon",), "from": "08:00", "to": "18:00", "mode": "enforce"},),
}


class PlainHasher:
    """As argon2id, in no time. `made`: how many were made."""

    def __init__(self) -> None:
        self.made = 0

    def hash(self, pin):
        self.made += 1
        return f"$argon2id${pin.get_secret_value()[::-1]}"

    def matches(self, kept, pin):
        return kept == f"$argon2id${pin.get_secret_value()[::-1]}"


@pytest.fixture
def walk(machine):
    def run(values=None, people=(ANNA,), confirmed=None, hasher=None, on=None, **options):
        said = []
        asked = AnswersFile(VALUES if values is None else values, people, confirmed or Confirmed(privacy=True))
        failed = Walk(on or machine, asked, hasher or PlainHasher(), Options(**options), said.append).run()
        return failed, said

    return run


def line_of(said, step):
    return next(line for line in said if f" {step}: " in line)


def test_all_is_written_and_the_answers_are_forgotten(walk, machine):
    failed, said = walk()
    assert failed == 0
    assert len([line for line in said if line.startswith(("ok", "skipped"))]) == 14
    settings = load(machine.config)
    assert (settings.screen.language, settings.door.fail, settings.policy.schedule[0].mode) == ("de", "safe", "enforce")
    assert [person.name for person in machine.staff.people()] == ["Anna"]
    assert not (machine.folder / "setup.json").exists()
    assert been_set_up(machine.folder)


def test_a_door_that_nobody_tried_is_left_out_and_said(walk):
    assert line_of(walk()[1], "trial").startswith("skipped")
    said = walk(confirmed=Confirmed(privacy=True, door_opened=True))[1]
    assert line_of(said, "trial").startswith("ok")


def test_a_door_that_did_not_open_fails(walk, machine):
    failed, said = walk(confirmed=Confirmed(privacy=True, door_opened=False))
    assert failed == 2
    assert line_of(said, "trial").startswith("FAILED")
    assert line_of(said, "summary").startswith("FAILED")
    assert not machine.config.exists()


def test_a_check_writes_nothing_at_all(walk, machine):
    failed, said = walk(write=False)
    assert failed == 0
    assert not machine.folder.exists()
    assert not machine.config.parent.exists()
    assert not any("written" in line for line in said)


def test_elsewhere_no_camera_and_no_door_is_looked_for(walk, machine):
    def never():
        raise AssertionError("it was looked for")

    far = replace(machine, cameras=never, doors=never)
    assert walk(on=far, here=False)[0] == 0


def test_every_step_that_fails_says_what_to_do(walk, machine):
    bad = {**VALUES, "camera.source": "/dev/video7", "door.port": "/dev/ttyUSB7"}
    failed, said = walk(bad, people=(), confirmed=Confirmed())
    assert failed == 5
    for step, wanted in (
        ("staff", "give one to yourself"),
        ("camera", "choose one of those"),
        ("door", "plug the board in"),
        ("privacy", "put one up"),
    ):
        assert line_of(said, step).startswith("FAILED")
        assert wanted in line_of(said, step).lower()
    assert not machine.config.exists()


def test_engines_that_cannot_be_made_fail_with_their_reason(walk, machine):
    def broken(_models, _watch):
        raise ModelBroken("the classifier is truncated: restore it")

    failed, said = walk(on=replace(machine, build=broken))
    assert failed == 2
    assert "restore it" in line_of(said, "engines")


@pytest.mark.parametrize("pin", ["123456", "1234", "letters"])
def test_a_pin_that_anybody_tries_first_is_refused_and_not_told(walk, pin):
    failed, said = walk(people=(Somebody(name="Anna", role="installer", pin=SecretStr(pin)),))
    assert failed
    assert line_of(said, "staff").startswith("FAILED")
    assert not any(pin in line for line in said)


def test_the_same_pin_keeps_its_hash_and_another_one_takes_its_place(walk, machine):
    hasher = PlainHasher()
    walk(hasher=hasher)
    walk(hasher=hasher)
    assert hasher.made == 1
    walk(people=(Somebody(name="Anna", role="installer", pin=SecretStr("864209")),), hasher=hasher)
    assert hasher.made == 2
    assert len(machine.staff.people()) == 1


def test_whoever_had_a_pin_keeps_it(walk, machine):
    walk(people=(Somebody(name="Zoe", role="installer", hash="$argon2id$zoe"),))
    walk()
    assert {person.name for person in machine.staff.people()} == {"Zoe", "Anna"}


def test_no_file_holds_the_pin(walk, machine, tmp_path):
    assert walk(hasher=Argon())[0] == 0
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert files
    assert not any(b"739154" in path.read_bytes() for path in files)
    assert stat.S_IMODE((machine.folder / "staff.json").stat().st_mode) == 0o600


def test_steps_that_were_done_with_the_same_answers_are_not_done_again(walk, machine, tmp_path):
    built = []

    def build(models, watch):
        built.append(models)
        return ("fakenet runs",)

    machine.config.parent.mkdir()
    machine.config.write_text("[screen\n")
    on = replace(machine, build=build)
    failed, _ = walk(on=on)
    assert failed == 1
    machine.config.unlink()
    failed, said = walk(on=on)
    assert failed == 0
    assert len(built) == 1
    assert line_of(said, "camera").startswith("before")
    assert line_of(said, "staff").startswith("ok")


def test_other_answers_are_all_looked_at_anew(walk, machine):
    machine.config.parent.mkdir()
    machine.config.write_text("[screen\n")
    walk()
    machine.config.unlink()
    said = walk({**VALUES, "screen.place": "Ward 3"})[1]
    assert not any(line.startswith("before") for line in said)


def test_what_the_file_had_beside_the_answers_stays(walk, machine):
    machine.config.parent.mkdir()
    machine.config.write_text('# ours\n[screen]\nplace = "Ward 7"   # by the lift\n')
    assert walk()[0] == 0
    assert 'place = "Ward 7"   # by the lift' in machine.config.read_text()
    assert load(machine.config).screen.place == "Ward 7"


def test_a_disk_that_takes_nothing_is_told_and_nothing_is_half_written(walk, machine, files_end_at):
    with files_end_at(40), pytest.raises(KioskError, match="mend"):
        walk()
    assert not machine.config.exists()
