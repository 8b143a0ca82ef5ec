"""Every step against good and bad answers: what blocks, what is advice, and that both say what to do."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.pins import nobodys
from kiosk.scene import Box
from kiosk.settings import DoorSettings, Settings
from kiosk.setup.answers import Answers
from kiosk.setup.checks import check
from kiosk.setup.found import Built, Found, FoundCamera, FoundDoor
from kiosk.setup.light import Aim, Distance, Face, Glance, Light
from kiosk.setup.problem import blocking
from kiosk.setup.step import Step
from kiosk.staff import Person, Role

FACE = Face(0.5, 0.4, 0.25, 1.2, Distance.GOOD, Aim.GOOD, Box(0, 0, 10, 10))
WELL = Glance(Light.GOOD, 120.0, 1, FACE)


def with_face(**other: object) -> Glance:
    return replace(WELL, face=replace(FACE, **other))


def staffed(*roles: Role) -> Found:
    return Found(people=tuple(Person(f"P{at}", role, nobodys()) for at, role in enumerate(roles)))


@pytest.mark.parametrize("step", list(Step))
def test_nothing_is_wrong_where_all_is_answered_and_found(step, answers, found):
    done = replace(answers, passed=frozenset(Step))
    assert blocking(check(step, done, found)) == ()


BLOCKED = [
    (Step.STAFF, {}, {"people": ()}, "nobody has a PIN"),
    (Step.STAFF, {}, {"people": staffed(Role.OVERRIDE).people}, "may change this kiosk"),
    (Step.STAFF, {}, {"staff_trouble": "the staff file is damaged"}, "the staff file is damaged"),
    (Step.CAMERA, {}, {"cameras": ()}, "no camera is found"),
    (Step.CAMERA, {"camera.source": "auto"}, {"cameras": ()}, "no camera is found"),
    (Step.CAMERA, {"camera.source": "3"}, {}, "no camera at 3"),
    (Step.CAMERA, {"camera.source": "ftp://x"}, {}, "ftp://"),
    (Step.CAMERA, {"camera.source": " "}, {}, "empty"),
    (Step.CAMERA, {}, {"cameras": (FoundCamera("/dev/video0", "Cam", "unplug it"),)}, "Cam gives no pictures"),
    (Step.CAMERA, {"camera.width": 5}, {}, "camera.width"),
    (Step.ZONE, {"zone.x0": 0.5, "zone.x1": 0.6}, {}, "too small"),
    (Step.ZONE, {"zone.y0": 0.8}, {}, "too small"),
    (Step.ZONE, {"zone.x0": 0.9, "zone.x1": 0.1}, {}, "x0 must be less"),
    (Step.DOOR, {"door.port": ""}, {}, "door.port"),
    (Step.DOOR, {"door.port": "/dev/ttyUSB9"}, {}, "nothing at /dev/ttyUSB9"),
    (Step.DOOR, {"door.channel": 12}, {}, "door.channel"),
    (Step.DOOR, {"door.driver": "webhook", "door.url": "door.example"}, {}, "door.url"),
    (Step.DOOR, {"door.driver": "mqtt", "door.url": "https://door"}, {}, "door.url"),
    (Step.DOOR, {"door.driver": "gpio", "door.line": 4, "door.exit_line": 4}, {}, "different lines"),
    (Step.DOOR, {"door.driver": "gpio", "door.chip": "/dev/gpiochip7"}, {}, "nothing at /dev/gpiochip7"),
    (Step.LOCK, {"door.driver": "webhook", "door.url": "https://door", "door.fail": "safe"}, {}, "cannot be fail-safe"),
    (Step.HOURS, {"policy.schedule": ({"days": ["mon"], "from": "8", "to": "9", "mode": "off"},)}, {}, "schedule"),
    (Step.SOUND, {"sound.volume": 130}, {}, "sound.volume"),
    (Step.ENGINES, {}, {"built": None}, "not ready"),
    (Step.ENGINES, {}, {"built": Built(trouble="the model is broken")}, "the model is broken"),
    (Step.SUMMARY, {}, {"file_trouble": "it cannot be written"}, "cannot be written"),
]


@pytest.mark.parametrize(("step", "values", "there", "said"), BLOCKED, ids=lambda value: str(value)[:40])
def test_what_is_wrong_blocks_and_is_said_with_what_to_do(step, values, there, said, answers, found):
    wrong = replace(answers, values={**answers.values, **values}, passed=frozenset(Step))
    first, *_ = blocking(check(step, wrong, replace(found, **there)))
    assert said in f"{first.what} {first.mend}"
    assert first.mend
    assert str(first).endswith(".")


ADVICE = [
    (Step.CAMERA, {"camera.source": "demo"}, {}, "demo"),
    (Step.CAMERA, {}, {"glance": replace(WELL, light=Light.BEHIND)}, "turn the kiosk away from the window"),
    (Step.CAMERA, {}, {"glance": replace(WELL, light=Light.DARK)}, "turn a light on"),
    (Step.CAMERA, {}, {"glance": replace(WELL, light=Light.BRIGHT)}, "turn the lamp away"),
    (Step.CAMERA, {}, {"glance": with_face(distance=Distance.FAR)}, "come closer"),
    (Step.CAMERA, {}, {"glance": with_face(distance=Distance.NEAR)}, "step back"),
    (Step.CAMERA, {}, {"glance": with_face(aim=Aim.UP)}, "tilt the camera up"),
    (Step.CAMERA, {}, {"glance": with_face(aim=Aim.DOWN)}, "tilt the camera down"),
    (Step.CAMERA, {}, {"glance": with_face(aim=Aim.ASIDE)}, "stand in front"),
    (Step.ZONE, {}, {"glance": with_face(x=0.9)}, "draw it wider"),
    (Step.DOOR, {"door.driver": "kmtronic"}, {}, "try the door"),
    (Step.DOOR, {}, {"doors": (FoundDoor("lcus", "/dev/ttyUSB0", "?", answers=False),)}, "try the door"),
    (Step.DOOR, {"door.driver": "log"}, {}, "for trials only"),
    (Step.DOOR, {"door.driver": "webhook", "door.url": "https://door"}, {}, "not fail-safe"),
    (Step.POLICY, {"door.driver": "none"}, {}, "only tells"),
    (Step.SOUND, {"sound.volume": 0}, {}, "hears nothing"),
    (Step.SOUND, {}, {"sound_trouble": "no loudspeaker"}, "connect a loudspeaker"),
]


@pytest.mark.parametrize(("step", "values", "there", "said"), ADVICE, ids=lambda value: str(value)[:40])
def test_advice_is_said_and_keeps_nobody(step, values, there, said, answers, found):
    asked = replace(answers, values={**answers.values, **values})
    problems = check(step, asked, replace(found, **there))
    assert blocking(problems) == ()
    assert any(said in f"{one.what} {one.mend}" for one in problems)


def test_a_board_that_another_program_holds_blocks_unless_the_doorman_holds_it_already(answers, found):
    held = replace(found, doors=(FoundDoor("lcus", "/dev/ttyUSB0", "x", answers=False, trouble="end the other one"),))
    assert "End the other one" in str(blocking(check(Step.DOOR, answers, held))[0])
    again = replace(answers, base=Settings(door=DoorSettings(driver="lcus", port="/dev/ttyUSB0")))
    assert check(Step.DOOR, again, held) == ()


def test_what_was_not_looked_for_is_no_problem(answers):
    for step in (Step.CAMERA, Step.DOOR):
        assert check(step, answers, Found()) == ()


def test_nobody_assumes_what_a_lock_does(answers, found):
    unsaid = replace(answers, values={name: value for name, value in answers.values.items() if name != "door.fail"})
    assert blocking(check(Step.LOCK, unsaid, found))


def test_a_file_that_says_what_this_lock_does_is_believed(found):
    door = DoorSettings(driver="lcus", port="/dev/ttyUSB0", fail="safe")
    assert check(Step.LOCK, Answers(Settings(door=door)), found) == ()
    other = Answers(Settings(door=door), {"door.driver": "kmtronic"})
    assert blocking(check(Step.LOCK, other, found))


@pytest.mark.parametrize("seen", [None, False])
def test_a_door_that_nobody_saw_open_blocks(seen, answers, found):
    assert blocking(check(Step.TRIAL, replace(answers, door_opened=seen), found))


def test_what_was_seen_at_the_door_holds_for_its_settings_only(answers):
    assert answers.choose("screen.place", "Ward 3").door_opened is True
    assert answers.choose("door.channel", 2).door_opened is None
    assert answers.choose("door.fail", "secure").door_opened is True


def test_a_notice_that_is_not_confirmed_blocks(answers, found):
    assert blocking(check(Step.PRIVACY, replace(answers, notice_read=False), found))


def test_the_last_step_names_what_is_not_done_and_what_is_wrong(answers, found):
    passed = replace(answers, passed=frozenset(Step) - {Step.ZONE})
    assert "Zone" in str(check(Step.SUMMARY, passed, found)[0])
    wrong = replace(answers, passed=frozenset(Step), notice_read=False)
    assert "notice" in str(check(Step.SUMMARY, wrong, found)[0])
    untried = replace(answers, passed=frozenset(Step), skipped=frozenset({Step.TRIAL}), door_opened=None)
    assert check(Step.SUMMARY, untried, found) == ()
    resumed = replace(answers, passed=frozenset(Step))
    assert check(Step.SUMMARY, resumed, replace(found, built=None)) == ()
