"""Which steps there are, the rule of the week, and what is kept between two starts."""

from __future__ import annotations

import json
import stat

import pytest

from kiosk.settings import PolicySettings, Schedule, Settings
from kiosk.setup.answers import Answers
from kiosk.setup.found import Found
from kiosk.setup.saved import Saved
from kiosk.setup.session import Session
from kiosk.setup.step import Step
from kiosk.setup.told import told
from kiosk.setup.week import WORKDAYS, Week, choose_week, week_of


def test_a_lock_and_a_trial_are_asked_for_where_there_is_a_door_only():
    assert {Step.LOCK, Step.TRIAL}.isdisjoint(Answers().steps())
    assert {Step.LOCK, Step.TRIAL} <= set(Answers(values={"door.driver": "lcus"}).steps())


def test_hours_are_asked_for_where_something_is_done_only():
    assert Step.HOURS not in choose_week(Answers(), Week("off")).steps()
    assert Step.HOURS in choose_week(Answers(), Week("advise")).steps()


@pytest.mark.parametrize(
    "week",
    [Week("off"), Week("enforce"), Week("advise", WORKDAYS), Week("enforce", ("sun", "holiday"), 22 * 60, 6 * 60)],
)
def test_a_week_is_the_same_when_it_is_read_again(week):
    answers = choose_week(Answers(), week)
    assert week_of(answers) == week
    answers.settings()


def test_a_rule_of_the_week_means_what_it_says_to_the_kiosk():
    policy = choose_week(Answers(), Week("enforce", ("mon",), 8 * 60, 24 * 60)).settings().policy
    assert (policy.mode, policy.schedule[0].begins, policy.schedule[0].ends) == ("off", "08:00", "24:00")


def test_times_move_by_half_hours_and_never_meet():
    week = Week("enforce", ("mon",), 0, 24 * 60)
    assert week.moved(begins=-1).begins_min == 23 * 60 + 30
    assert week.moved(ends=1).ends_min == 30
    near = Week("enforce", ("mon",), 8 * 60, 8 * 60 + 30)
    assert near.moved(begins=1) == near
    assert near.moved(ends=-1) == near


def test_the_last_day_cannot_be_taken_away():
    assert Week("enforce", ("mon",)).toggle("mon").days == ("mon",)
    assert Week("enforce", ("mon",)).toggle("holiday").days == ("mon", "holiday")


def test_rules_that_are_not_simple_are_left_as_they_are():
    rule = Schedule(days=("mon",), **{"from": "08:00", "to": "09:00"}, mode="advise")
    for policy in (PolicySettings(mode="enforce", schedule=(rule,)), PolicySettings(mode="off", schedule=(rule, rule))):
        assert week_of(Answers(Settings(policy=policy))) is None


@pytest.mark.parametrize("step", list(Step))
def test_every_step_can_be_told_in_a_line(step, answers, found):
    assert told(step, answers, found)
    assert told(step, answers, Found())


def test_answers_are_the_same_after_a_start(tmp_path, answers):
    kept = choose_week(answers, Week("enforce", WORKDAYS)).passing(Step.LANGUAGE, skipped=False)
    saved = Saved(tmp_path / "state" / "setup.json")
    saved.save(kept)
    assert saved.load(kept.base) == kept
    assert stat.S_IMODE((tmp_path / "state" / "setup.json").stat().st_mode) == 0o600


def test_nothing_is_left_after_the_end(tmp_path):
    saved = Saved(tmp_path / "setup.json")
    saved.clear()
    saved.save(Answers())
    saved.clear()
    assert saved.load(Settings()) is None


BROKEN = ["", "{", "[]", "7", '{"version": 1}', '{"version": 2}']
CHANGES = [
    {"at": "nowhere"},
    {"passed": ["nowhere"]},
    {"door_opened": "yes"},
    {"notice_read": None},
    {"values": {"zone.x0": 7}},
    {"values": {"nothing.at_all": 1}},
    {"values": []},
    {"values": {"screen.language": "tlh"}},
]


@pytest.mark.parametrize("text", [*BROKEN, *map(json.dumps, CHANGES)])
def test_a_file_that_is_damaged_means_that_all_is_asked_anew(tmp_path, text):
    saved = Saved(tmp_path / "setup.json")
    saved.save(Answers())
    whole = json.loads((tmp_path / "setup.json").read_text())
    changed = json.loads(text) if text.startswith('{"') and "version" not in text else None
    (tmp_path / "setup.json").write_text(json.dumps(whole | changed) if changed else text)
    assert saved.load(Settings()) is None


def test_a_session_goes_on_only_where_nothing_blocks(answers, found):
    kept: list[Answers] = []
    session = Session(Answers(), kept.append, found)
    assert session.next()
    assert (session.at, session.place) == (Step.STAFF, (2, 12))
    session.look(people=())
    assert not session.next()
    assert session.at is Step.STAFF
    session.back()
    assert session.at is Step.LANGUAGE
    assert kept[-1].at is Step.LANGUAGE


def test_only_a_trial_can_be_left_out(answers, found):
    session = Session(answers.go(Step.TRIAL), lambda _: None, found)
    session.skip()
    assert (session.at, session.answers.skipped) == (Step.POLICY, {Step.TRIAL})
    session.skip()
    assert session.at is Step.POLICY
