import random

import pytest

from kiosk.door import Door, Fail
from kiosk.relays import Sensed
from kiosk.wire import Packet, Refused

KIOSK, OTHER = "kiosk", "other"
ALARM, CLEAR = Sensed(exit=False, alarm=True), Sensed()


class Story:
    """A door, a kiosk that is connected to it, and a clock that is moved by hand."""

    def __init__(self, fail=Fail.SECURE):
        self.now = 1000.0
        self.door = Door(fail)
        self.door.sense(CLEAR)
        self.door.join(KIOSK, self.now)
        self._n = 0

    def say(self, do, for_s=0.0, who=KIOSK):
        self._n += 1
        self.door.take(who, Packet(do, self._n, for_s), self.now)
        return self

    def wait(self, seconds, beat_s=None):
        """Time passes; with a word from the kiosk every `beat_s`."""
        until = self.now + seconds
        while beat_s and self.now + beat_s <= until:
            self.now += beat_s
            self.say("beat")
        self.now = until
        return self

    def sense(self, sensed):
        self.door.sense(sensed)
        return self

    @property
    def open(self):
        return self.door.is_open(self.now)

    @property
    def energised(self):
        return self.door.energise(self.now)

    @property
    def state(self):
        return self.door.state(self.now)


STATES = {
    "nothing": lambda story: story.say("beat"),
    "lease": lambda story: story.say("lease", 1.0),
    "grant": lambda story: story.say("grant", 60),
    "both": lambda story: story.say("lease", 1.0).say("grant", 60),
    "alarm": lambda story: story.say("beat").sense(ALARM),
    "alarm past": lambda story: story.say("beat").sense(ALARM).sense(CLEAR),
}


def leave(story):
    story.door.leave(KIOSK)


def reset(story):
    story.say("reset")


EVENTS = {
    "beat": lambda story: story.say("beat"),
    "revoke": lambda story: story.say("revoke"),
    "end": lambda story: story.say("end"),
    "revoke and end": lambda story: story.say("revoke").say("end"),
    "lease": lambda story: story.say("lease", 1.0),
    "grant": lambda story: story.say("grant", 60),
    "alarm": lambda story: story.sense(ALARM),
    "a second": lambda story: story.wait(1.0),
    "a minute": lambda story: story.wait(60, beat_s=0.5),
    "silence": lambda story: story.wait(1.5),
    "the connection ends": leave,
}
CLOSES = {
    "nothing": {"beat", "revoke", "end", "revoke and end", "a second", "a minute", "silence", "the connection ends"},
    "lease": {"revoke", "revoke and end", "a second", "a minute", "silence", "the connection ends"},
    "grant": {"end", "revoke and end", "a minute", "silence", "the connection ends"},
    "both": {"revoke and end", "a minute", "silence", "the connection ends"},
    "alarm": set(),
    "alarm past": set(),
}


@pytest.mark.parametrize("event", EVENTS)
@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("fail", Fail)
def test_every_event_in_every_state(fail, state, event):
    story = Story(fail)
    STATES[state](story)
    EVENTS[event](story)
    lives = event not in {"silence", "the connection ends"}
    assert story.open is (event not in CLOSES[state])
    assert story.energised is (story.open if fail is Fail.SECURE else lives and not story.open)


@pytest.mark.parametrize("fail", Fail)
def test_without_a_kiosk_the_relay_is_released(fail):
    door = Door(fail)
    assert not door.energise(0.0)
    door.join(KIOSK, 0.0)
    assert not door.energise(0.0)


def test_a_fail_safe_lock_is_locked_by_the_first_word():
    assert Story(Fail.SAFE).say("beat").energised


def test_a_fail_safe_lock_is_free_while_the_door_is_open():
    story = Story(Fail.SAFE).say("lease", 1.0)
    assert (story.open, story.energised) == (True, False)
    story.say("revoke")
    assert (story.open, story.energised) == (False, True)


@pytest.mark.parametrize(("seconds", "is_open"), [(0.999, True), (1.0, False)])
def test_a_lease_lapses_by_the_clock_of_the_door(seconds, is_open):
    assert Story().say("lease", 1.0).wait(seconds).open is is_open


def test_a_beat_does_not_prolong_a_lease():
    assert not Story().say("lease", 1.0).wait(0.9).say("beat").wait(0.2).open


def test_a_newer_lease_takes_the_place_of_the_older_also_where_it_is_shorter():
    assert Story().say("lease", 0.5).wait(0.4).say("lease", 0.5).wait(0.4).open
    assert not Story().say("lease", 1.5).say("lease", 0.1).wait(0.2).open


def test_a_grant_lasts_while_the_kiosk_speaks_and_no_longer():
    story = Story().say("grant", 1800)
    assert story.wait(1799, beat_s=0.5).open
    assert not story.wait(1.0, beat_s=0.5).open
    assert not Story().say("grant", 1800).wait(1.5).open


def test_a_word_after_the_silence_brings_back_what_has_not_lapsed_only_where_the_connection_was_kept():
    story = Story().say("grant", 60).wait(1.6)
    assert story.door.silent(story.now) == [KIOSK]
    for who in story.door.silent(story.now):
        story.door.leave(who)
    story.door.join(KIOSK, story.now)
    assert not story.say("beat").open


def test_who_only_connects_is_silent_after_a_second_and_a_half():
    story = Story()
    assert story.wait(1.4).door.silent(story.now) == []
    assert story.wait(0.1).door.silent(story.now) == [KIOSK]


@pytest.mark.parametrize("n", [5, 4, -1])
def test_an_old_or_repeated_packet_changes_nothing(n):
    story = Story()
    story.door.take(KIOSK, Packet("beat", 5), story.now)
    story.wait(1.0)
    with pytest.raises(Refused, match="grow"):
        story.door.take(KIOSK, Packet("lease", n, 1.0), story.now)
    assert not story.open
    assert story.wait(0.5).door.silent(story.now) == [KIOSK]


def test_numbers_are_counted_for_each_connection():
    story = Story().say("beat").say("beat")
    story.door.join(OTHER, story.now)
    story.door.take(OTHER, Packet("lease", 1, 1.0), story.now)
    assert story.open


def test_the_door_is_open_while_one_of_two_keeps_it_open():
    story = Story()
    story.door.join(OTHER, story.now)
    story.say("lease", 1.0).say("grant", 60, OTHER).say("revoke")
    assert story.open
    story.door.leave(OTHER)
    assert not story.open


def test_a_revoke_and_an_end_touch_only_what_was_asked_on_the_same_connection():
    story = Story()
    story.door.join(OTHER, story.now)
    story.say("lease", 1.0).say("revoke", who=OTHER).say("end", who=OTHER)
    assert story.open


@pytest.mark.parametrize("fail", Fail)
def test_the_alarm_frees_the_door_also_without_a_kiosk(fail):
    door = Door(fail)
    door.sense(ALARM)
    assert door.is_open(0.0)
    assert door.energise(0.0) is (fail is Fail.SECURE)


def test_the_alarm_stays_until_it_is_over_and_reset():
    story = Story().sense(ALARM)
    with pytest.raises(Refused, match="not over"):
        story.say("reset")
    assert story.open
    assert story.sense(CLEAR).open
    assert not story.say("reset").open


def test_an_alarm_that_cannot_be_read_cannot_be_reset():
    story = Story().sense(ALARM).sense(None)
    with pytest.raises(Refused, match="cannot be read"):
        story.say("reset")
    assert story.open


def test_a_reset_is_no_lease():
    assert not Story().say("reset").open


def test_the_state_is_told():
    story = Story().say("lease", 1.0).say("grant", 60).sense(Sensed(exit=True, alarm=False)).wait(0.5)
    assert story.state == {
        "open": True,
        "alarm": False,
        "exit": True,
        "switch": False,
        "lease_ms": 500,
        "grant_s": 60,
    }
    assert story.say("revoke").say("end").state == {
        "open": False,
        "alarm": False,
        "exit": True,
        "switch": False,
        "lease_ms": 0,
        "grant_s": 0,
    }


@pytest.mark.parametrize("fail", Fail)
def test_whatever_is_said_the_door_is_open_for_a_reason_and_not_long_after_the_last_word(fail):
    chance = random.Random(6)
    for _ in range(300):
        story, leased_until, granted_until, heard = Story(fail), 0.0, 0.0, 0.0
        for _ in range(40):
            do = chance.choice(("lease", "lease", "revoke", "grant", "end", "beat", "wait", "wait"))
            for_s = {"lease": chance.uniform(0.1, 1.5), "grant": chance.uniform(0.1, 20)}.get(do, 0.0)
            if do == "wait":
                story.wait(chance.choice((0.05, 0.4, 1.0, 1.6)))
            else:
                story.say(do, for_s)
                heard = story.now
            leased_until = {"lease": story.now + for_s, "revoke": 0.0}.get(do, leased_until)
            granted_until = {"grant": story.now + for_s, "end": 0.0}.get(do, granted_until)
            reason = story.now < max(leased_until, granted_until) and story.now - heard < 1.5
            assert story.open is reason
            assert story.energised is (reason if fail is Fail.SECURE else not reason and 0 <= story.now - heard < 1.5)
