import json
import socket
import threading
import time
from contextlib import closing

import pytest

from kiosk.door import Door, Fail
from kiosk.gate import DoorState, Gate, Mode
from kiosk.link import LONGEST_PAUSE_S
from kiosk.relays import Sensed
from kiosk.scene import Outcome, Reason, Verdict
from kiosk.wire import Refused, understand

GONE = "The doorman is not reached: is it running?"


class Clock:
    def __init__(self):
        self.now = 100.0

    def __call__(self):
        return self.now


class StandIn:
    """A doorman without a relay, on the test's clock: the real rules, and it works only when told to."""

    def __init__(self, path, clock):
        self.door, self._clock, self._path = Door(Fail.SECURE), clock, path
        self.door.sense(Sensed())
        self.words = []
        self.callers = []
        self.listener = None

    def open(self):
        self._path.unlink(missing_ok=True)
        self.listener = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self.listener.bind(str(self._path))
        self.listener.listen()
        self.listener.setblocking(False)
        return self

    def work(self):
        """Accept who waits, and answer what was said."""
        while self._accepts():
            pass
        for caller in list(self.callers):
            while self._hears(caller):
                pass

    def _accepts(self):
        try:
            caller, _ = self.listener.accept()
        except BlockingIOError:
            return False
        caller.setblocking(False)
        self.callers.append(caller)
        self.door.join(caller, self._clock())
        return True

    def _hears(self, caller):
        try:
            data = caller.recv(1024)
            if data:
                self.answer(caller, data)
        except BlockingIOError:
            return False
        except OSError:
            data = b""
        if not data:
            self.hang_up(caller)
        return bool(data)

    def answer(self, caller, data):
        packet, refused = understand(data), ""
        self.words.append(packet.do)
        try:
            self.door.take(caller, packet, self._clock())
        except Refused as refusal:
            refused = str(refusal)
        state = self.door.state(self._clock())
        caller.send(json.dumps(state | {"energised": state["open"], "fault": "", "refused": refused}).encode())

    def hang_up(self, caller):
        self.callers.remove(caller)
        self.door.leave(caller)
        caller.close()

    def close(self):
        for caller in list(self.callers):
            self.hang_up(caller)
        if self.listener:
            self.listener.close()

    @property
    def is_open(self):
        return self.door.is_open(self._clock())


class Site:
    """A gate and a stand-in for its doorman, and a pipeline that runs ten times a second."""

    def __init__(self, path, hold_s=0.0):
        self.clock, self.mode = Clock(), Mode.ENFORCE
        self.doorman = StandIn(path, self.clock)
        self.gate = Gate(str(path), lambda: self.mode, self.clock, hold_s)
        self.frozen = False

    def hear(self, verdict, track=1):
        now = self.clock()
        seen = None if verdict is Verdict.FAULT else now
        self.gate(Outcome(verdict, Reason.NONE, now, 0, track, captured_s=seen, classified_s=seen), None)
        if self.doorman.listener and not self.frozen:
            self.doorman.work()

    def hear_for(self, seconds, verdict, track=1):
        until = self.clock.now + seconds
        while self.clock.now < until - 1e-6:
            self.hear(verdict, track)
            self.clock.now += 0.1

    def greet(self):
        """Connected, and the gate knows it."""
        self.doorman.open()
        self.hear_for(0.3, Verdict.NOBODY)
        return self

    def working(self):
        """The doorman works on a thread of its own meanwhile."""
        return Working(self.doorman)

    def close(self):
        self.gate.close()
        self.doorman.close()


class Working:
    def __init__(self, doorman):
        self._doorman, self._stop = doorman, threading.Event()
        self._thread = threading.Thread(target=self._run)

    def _run(self):
        while not self._stop.wait(0.002):
            self._doorman.work()

    def __enter__(self):
        self._thread.start()

    def __exit__(self, *_):
        self._stop.set()
        self._thread.join()


@pytest.fixture
def site(tmp_path):
    with closing(Site(tmp_path / "door.sock")) as made:
        yield made


@pytest.fixture
def holding(tmp_path):
    with closing(Site(tmp_path / "door.sock", hold_s=3.0)) as made:
        yield made


def test_a_mask_ok_opens_and_a_no_mask_closes(site):
    site.greet()
    site.hear(Verdict.MASK_OK)
    assert site.doorman.is_open
    site.hear(Verdict.NO_MASK)
    assert not site.doorman.is_open


def test_the_door_stays_open_while_the_verdict_is_green(site):
    site.greet()
    site.hear(Verdict.MASK_OK)
    for _ in range(100):
        site.clock.now += 0.1
        assert site.doorman.is_open
        site.hear(Verdict.MASK_OK)


def test_a_pipeline_that_died_says_nothing(site):
    site.greet()
    site.hear(Verdict.MASK_OK)
    said = len(site.doorman.words)
    site.clock.now += 1.0
    assert not site.doorman.is_open
    assert len(site.doorman.words) == said
    assert site.gate.state().connected
    site.clock.now += 1.0
    assert site.gate.state() == DoorState(fault=site.gate.state().fault)
    assert site.gate.state().fault.startswith(GONE)


def test_a_new_connection_begins_with_a_beat_and_waits_for_its_answer(site):
    site.doorman.open()
    site.frozen = True
    site.hear_for(5, Verdict.MASK_OK)
    site.frozen = False
    site.doorman.work()
    assert set(site.doorman.words) == {"beat"}
    site.hear_for(3, Verdict.MASK_OK)
    assert site.doorman.is_open


def test_a_frozen_doorman_is_left_and_finds_one_lease_at_the_most(site):
    site.greet()
    site.frozen = True
    said = len(site.doorman.words)
    site.hear_for(1.0, Verdict.MASK_OK)
    assert site.gate.state().connected
    site.hear_for(0.8, Verdict.MASK_OK)
    assert not site.gate.state().connected
    site.frozen = False
    site.doorman.work()
    assert site.doorman.words[said:].count("lease") == 1
    assert not site.doorman.is_open


def test_a_doorman_that_comes_late_is_found_within_two_seconds(site):
    site.hear_for(60, Verdict.NOBODY)
    assert not site.gate.state().connected
    site.doorman.open()
    site.hear_for(LONGEST_PAUSE_S + 0.2, Verdict.MASK_OK)
    assert site.gate.state().connected
    assert site.doorman.is_open


def test_a_doorman_that_was_restarted_is_asked_anew(site):
    site.greet()
    site.hear(Verdict.MASK_OK)
    site.doorman.close()
    site.doorman.open()
    assert not site.doorman.is_open
    site.hear_for(0.5, Verdict.MASK_OK)
    assert site.doorman.is_open


def test_a_doorman_that_was_restarted_is_advised_anew(site):
    site.mode = Mode.ADVISE
    site.greet()
    site.doorman.close()
    site.doorman.open()
    site.hear_for(0.5, Verdict.NO_MASK)
    assert site.doorman.is_open


def test_after_a_long_absence_a_short_one_is_noticed_as_fast_as_the_first(site):
    site.hear_for(30, Verdict.NOBODY)
    site.doorman.open()
    site.hear_for(3, Verdict.NOBODY)
    site.doorman.close()
    site.doorman.open()
    site.hear_for(0.5, Verdict.MASK_OK)
    assert site.doorman.is_open


def test_one_that_hangs_up_is_tried_with_growing_pauses(site):
    site.doorman.open()
    tries = 0
    for _ in range(100):
        site.gate(Outcome(Verdict.NOBODY, Reason.NONE, site.clock()), None)
        while site.doorman._accepts():
            tries += 1
            site.doorman.hang_up(site.doorman.callers[-1])
        site.clock.now += 0.1
    assert 6 <= tries <= 10


@pytest.mark.parametrize(
    "answer",
    [
        b"?",
        b"[]",
        b"{}",
        b"null",
        b"[" * 4000,
        b"\xff",
        b'{"open": true}',
        json.dumps(
            dict.fromkeys(("open", "energised", "fault", "alarm", "exit", "lease_ms", "grant_s", "refused"), 1)
        ).encode(),
        json.dumps({"open": True, "more": 1}).encode(),
    ],
)
def test_an_answer_that_is_none_is_as_good_as_no_doorman(site, answer, monkeypatch):
    monkeypatch.setattr(site.doorman, "answer", lambda caller, _: caller.send(answer))
    site.doorman.open()
    site.hear_for(3, Verdict.MASK_OK)
    assert not site.gate.state().connected


def test_off_leaves_the_door_to_itself(site):
    site.greet()
    site.hear(Verdict.MASK_OK)
    site.mode = Mode.OFF
    said = len(site.doorman.words)
    site.hear_for(3, Verdict.MASK_OK)
    assert site.doorman.callers == []
    assert len(site.doorman.words) == said
    assert site.gate.state() == DoorState()
    assert site.gate.grant(10) == "The kiosk does not drive the door now."
    site.mode = Mode.ENFORCE
    site.hear_for(0.5, Verdict.MASK_OK)
    assert site.doorman.is_open


@pytest.mark.parametrize("verdict", [Verdict.NO_MASK, Verdict.NOBODY, Verdict.FAULT, Verdict.MASK_OK])
def test_advice_opens_whatever_the_verdict(site, verdict):
    site.mode = Mode.ADVISE
    site.greet()
    for _ in range(150):
        site.hear(verdict)
        assert site.doorman.is_open
        site.clock.now += 0.1
        assert site.doorman.is_open
    site.mode = Mode.ENFORCE
    site.hear(Verdict.NO_MASK)
    assert not site.doorman.is_open


@pytest.mark.parametrize("verdict", [Verdict.FAULT, Verdict.NO_MASK, Verdict.NOBODY])
def test_staff_open_whatever_the_verdict_and_whatever_is_broken(site, verdict):
    site.greet()
    with site.working():
        assert site.gate.grant(60) == ""
    assert site.gate.state().grant_s == 60
    site.hear_for(59.5, verdict)
    assert site.doorman.is_open
    assert site.gate.state().open
    site.hear_for(1.0, verdict)
    assert not site.doorman.is_open


def test_staff_end_what_they_granted(site):
    site.greet()
    with site.working():
        assert site.gate.grant(60) == ""
        assert site.gate.end() == ""
    assert not site.doorman.is_open
    assert site.gate.state() == DoorState(connected=True, energised=False)


def test_where_staff_end_their_word_under_advice_the_door_stays_open(site):
    site.mode = Mode.ADVISE
    site.greet()
    with site.working():
        assert site.gate.grant(600) == ""
        assert site.gate.end() == ""
    assert site.gate.state().grant_s == 10


@pytest.mark.parametrize("seconds", [0, -1, 1801, float("nan"), float("inf")])
def test_an_override_has_a_length_and_lasts_30_minutes_at_the_most(site, seconds):
    site.greet()
    assert site.gate.grant(seconds) == "An override lasts 30 minutes at the most."
    assert not site.doorman.is_open


def test_staff_are_told_that_there_is_no_doorman(site):
    site.hear_for(1, Verdict.FAULT)
    for answer in (site.gate.grant(60), site.gate.end(), site.gate.reset()):
        assert answer.startswith(GONE)


def test_what_the_doorman_did_not_answer_does_not_come_true_later(site):
    site.greet()
    site.frozen = True
    began = time.monotonic()
    assert site.gate.grant(60).startswith(GONE)
    assert time.monotonic() - began < 2.0
    site.frozen = False
    site.doorman.work()
    assert not site.doorman.is_open


def test_a_pipeline_that_died_cannot_carry_an_override(site):
    site.greet()
    site.clock.now += 2.0
    for caller in site.doorman.door.silent(site.clock()):
        site.doorman.hang_up(caller)
    with site.working():
        assert site.gate.grant(60)
    assert not site.doorman.is_open


def test_the_alarm_is_told_and_reset_when_it_is_over(site):
    site.greet()
    site.doorman.door.sense(Sensed(exit=True, alarm=True))
    site.hear_for(0.6, Verdict.NOBODY)
    state = site.gate.state()
    assert (state.open, state.alarm, state.exit) == (True, True, True)
    with site.working():
        assert site.gate.reset() == "The doorman refuses: the fire alarm is not over, or its input cannot be read."
        site.doorman.door.sense(Sensed())
        assert site.gate.reset() == ""
    assert not site.gate.state().alarm


def test_a_hold_time_keeps_the_door_for_who_left_the_picture(holding):
    holding.greet()
    holding.hear(Verdict.MASK_OK)
    admitted = holding.clock.now
    for _ in range(29):
        holding.clock.now += 0.1
        holding.hear(Verdict.NOBODY, track=None)
        assert holding.doorman.is_open
    holding.clock.now = admitted + 3.0
    assert not holding.doorman.is_open


def test_a_hold_time_ends_with_a_bare_face(holding):
    holding.greet()
    holding.hear(Verdict.MASK_OK)
    holding.clock.now += 0.1
    holding.hear(Verdict.NOBODY, track=None)
    assert holding.doorman.is_open
    holding.hear(Verdict.NO_MASK, track=2)
    assert not holding.doorman.is_open


def test_a_gate_that_is_closed_says_nothing_more(site):
    site.greet()
    site.hear(Verdict.MASK_OK)
    site.gate.close()
    site.gate.close()
    site.hear_for(3, Verdict.MASK_OK)
    assert site.doorman.callers == []
    assert not site.doorman.is_open
    assert site.gate.state() == DoorState()
    assert site.gate.grant(10)


def test_it_is_logged_once_that_nobody_answers_and_once_that_somebody_does(site, caplog):
    caplog.set_level("INFO")
    site.hear_for(10, Verdict.MASK_OK)
    site.doorman.open()
    site.hear_for(10, Verdict.MASK_OK)
    told = [record.message for record in caplog.records]
    assert len(told) == 2
    assert told[0].startswith("no doorman answers at ")
    assert told[1].startswith("the doorman answers at ")


def test_staff_and_the_pipeline_speak_at_once(site):
    site.greet()
    over = threading.Event()

    def run():
        while not over.wait(0.001):
            for verdict in (Verdict.MASK_OK, Verdict.NO_MASK):
                now = site.clock()
                site.gate(Outcome(verdict, Reason.NONE, now, 0, 1, captured_s=now, classified_s=now), None)

    pipeline = threading.Thread(target=run)
    with site.working():
        pipeline.start()
        answers = [ask() for _ in range(50) for ask in (lambda: site.gate.grant(60), site.gate.end)]
        over.set()
        pipeline.join()
    assert answers == [""] * 100
    assert site.gate.state().connected
