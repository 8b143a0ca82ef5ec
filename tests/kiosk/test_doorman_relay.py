"""The doorman's rules about its relay and its callers, with a fake relay and on a thread of the test."""

import json
import logging
import os
import subprocess
import sys
import threading
import time
from contextlib import closing, contextmanager, suppress
from itertools import count

import pytest

from kiosk import doorman
from kiosk.relays import Sensed

SAFE_S = 2.0
NOBODY = 65534


@pytest.fixture(scope="module")
def rig(load_fixture):
    return load_fixture("doorman_rig")


@pytest.fixture
def serve(rig, tmp_path, monkeypatch):
    @contextmanager
    def start(relay, **door):
        monkeypatch.setattr(doorman, "open_relay", lambda options: relay)
        path = tmp_path / "door.sock"
        config = rig.settings(tmp_path, **({"driver": "log", "socket": str(path)} | door))
        with rig.served(config, path, threading.Event()):
            yield path

    return start


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become another user")
@pytest.mark.parametrize(("user", "answered"), [("", False), ("nobody", True)])
def test_only_its_own_user_root_and_the_named_user_are_answered(rig, serve, tmp_path, user, answered):
    with serve(rig.FakeRelay(), user=user) as path:
        for folder in (tmp_path, *tmp_path.parents[:3]):
            folder.chmod(0o755)
        path.chmod(0o666)
        code = (
            f"import os, socket; os.setuid({NOBODY}); s = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET);"
            f"s.connect({str(path)!r}); s.send(b'x'); print(len(s.recv(9)))"
        )
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
        assert (done.returncode == 0) is answered, done.stderr


def test_the_relay_is_released_first_and_last_whatever_happens(rig, serve):
    relay = rig.FakeRelay()
    with serve(relay) as path, closing(rig.connect(path)) as caller:
        caller.lease()
        caller.beat_until(lambda answer: answer["energised"])
    assert relay.calls[0] == "release"
    assert relay.calls[-2:] == ["release", "close"]
    assert relay.on is False


def test_the_relay_is_released_before_anybody_is_answered(rig, serve, tmp_path):
    class Witness(rig.FakeRelay):
        def release(self):
            self.calls.append("early" if not (tmp_path / "door.sock").exists() else "late")

    relay = Witness()
    with serve(relay):
        pass
    assert relay.calls[0] == "early"


def test_an_unexpected_error_ends_it_with_the_relay_released(rig, tmp_path, monkeypatch):
    class Mad(rig.FakeRelay):
        def sensed(self):
            raise RuntimeError("a driver with a bug")

    relay = Mad(on=True)
    monkeypatch.setattr(doorman, "open_relay", lambda options: relay)
    with pytest.raises(RuntimeError, match="bug"):
        doorman.run(rig.settings(tmp_path, socket=str(tmp_path / "door.sock")), lambda: False)
    assert relay.calls[-2:] == ["release", "close"]
    assert relay.on is False


def test_a_board_that_does_not_answer_is_a_fault_and_is_tried_again(rig, serve, caplog):
    relay = rig.FakeRelay(broken=True)
    with serve(relay) as path, closing(rig.connect(path)) as caller:
        faulty = caller.beat_until(lambda answer: answer["fault"])
        assert faulty["fault"] == "The fake board does not answer."
        assert faulty["energised"] is None
        assert caller.lease()["open"]
        caller.beat_until(lambda _: relay.calls.count("energise") > 3)
        relay.broken = False
        assert caller.lease()["open"]
        assert caller.beat_until(lambda answer: not answer["fault"])["energised"]
        relay.broken = True
        caller.say("revoke")
        caller.beat_until(lambda _: relay.calls[-3:] == ["release"] * 3)
        relay.broken = False
        assert caller.beat_until(lambda answer: not answer["fault"])["energised"] is False


def test_a_board_that_is_away_is_tried_at_every_turn(rig, serve):
    relay = rig.FakeRelay(broken=True)
    with serve(relay):
        rig.pause(1.0)
    assert relay.calls.count("release") > 8


def test_a_board_that_cannot_be_read_back_any_more_is_a_fault_all_the_time(rig, serve):
    class Mute(rig.FakeRelay):
        def energised(self):
            raise OSError("mute")

    with serve(Mute()) as path, closing(rig.connect(path)) as caller:
        caller.beat_until(lambda answer: answer["fault"])
        until = time.monotonic() + 0.8
        while time.monotonic() < until:
            assert caller.say("beat")["fault"] == "mute"
            rig.pause(0.01)


def test_an_alarm_is_not_reset_while_the_board_is_away(rig, serve):
    relay = rig.FakeRelay(inputs=Sensed(exit=True, alarm=True))
    with serve(relay) as path, closing(rig.connect(path)) as caller:
        caller.beat_until(lambda answer: answer["alarm"])
        relay.inputs = Sensed()
        caller.beat_until(lambda answer: not answer["exit"])
        relay.broken = True
        caller.beat_until(lambda answer: answer["fault"])
        assert caller.say("reset")["refused"]
        assert caller.say("beat")["alarm"]
        relay.broken = False
        caller.beat_until(lambda answer: not answer["fault"])
        assert not caller.say("reset")["alarm"]


def test_a_relay_that_reads_back_otherwise_is_a_fault(rig, serve):
    relay = rig.FakeRelay(deaf=True, on=True)
    with serve(relay) as path, closing(rig.connect(path)) as caller:
        answer = caller.beat_until(lambda answer: answer["fault"])
        assert "reads back" in answer["fault"]
        assert (answer["open"], answer["energised"]) == (False, True)
        relay.deaf = False
        assert caller.beat_until(lambda answer: not answer["fault"])["energised"] is False


def test_a_board_that_cannot_be_read_back_is_no_fault(rig, serve):
    relay = rig.FakeRelay(deaf=True, on=None)
    with serve(relay) as path, closing(rig.connect(path)) as caller:
        caller.lease()
        caller.beat_until(lambda _: "energise" in relay.calls)
        answer = caller.say("beat")
        assert (answer["energised"], answer["fault"]) == (None, "")


def test_an_open_door_is_prolonged_twice_a_second_and_not_faster(rig, serve):
    relay = rig.FakeRelay()
    with serve(relay) as path, closing(rig.connect(path)) as caller:
        caller.say("grant", s=60)
        until = time.monotonic() + 1.6
        caller.beat_until(lambda _: time.monotonic() > until)
        assert 2 <= relay.calls.count("energise") <= 4


def test_the_alarm_opens_until_it_is_over_and_reset(rig, serve):
    relay = rig.FakeRelay(inputs=Sensed(exit=True, alarm=True))
    with serve(relay) as path, closing(rig.connect(path)) as caller:
        answer = caller.beat_until(lambda answer: answer["energised"])
        assert answer["open"]
        assert answer["alarm"]
        assert answer["exit"]
        assert caller.say("reset")["refused"]
        relay.inputs = Sensed()
        caller.beat_until(lambda answer: not answer["exit"])
        answer = caller.say("reset")
        assert not answer["refused"]
        assert not answer["open"]
        caller.beat_until(lambda answer: answer["energised"] is False)


def test_a_fail_safe_lock_is_energised_while_the_kiosk_lives(rig, serve):
    relay = rig.FakeRelay()
    with serve(relay, fail="safe") as path:
        with closing(rig.connect(path)) as caller:
            caller.beat_until(lambda answer: answer["energised"])
            caller.lease()
            caller.beat_until(lambda answer: answer["energised"] is False)
            caller.say("revoke")
            caller.beat_until(lambda answer: answer["energised"])
        until = time.monotonic() + SAFE_S
        while relay.on and time.monotonic() < until:
            rig.pause(0.01)
        assert relay.on is False


def test_a_refused_packet_is_answered_and_changes_nothing(rig, serve):
    with serve(rig.FakeRelay()) as path, closing(rig.connect(path)) as caller:
        caller.lease()
        for data in (b"?", b"x" * 512, b"x" * 513, b"x" * 100_000, json.dumps(rig.LEASE | {"n": 0}).encode()):
            answer = caller.raw(data)
            assert answer["refused"]
            assert answer["open"]


def test_an_empty_packet_ends_the_connection(rig, serve):
    with serve(rig.FakeRelay()) as path, closing(rig.connect(path)) as caller:
        caller.lease()
        caller.socket.send(b"")
        assert caller.is_hung_up()


def test_nonsense_is_no_sign_of_life(rig, serve):
    with serve(rig.FakeRelay()) as path, closing(rig.connect(path)) as caller:
        caller.say("grant", s=60)
        began = time.monotonic()
        with suppress(ConnectionError, ValueError):
            while True:
                caller.raw(b"nonsense")
                rig.pause(0.05)
        assert 1.3 < time.monotonic() - began < SAFE_S


def talk_on(wire):
    """Without reading what is answered."""
    for number in count(1):
        with suppress(BlockingIOError):
            wire.send(json.dumps({"do": "beat", "n": number}).encode())


def test_who_does_not_listen_is_hung_up_on(rig, serve):
    with serve(rig.FakeRelay()) as path, closing(rig.connect(path)) as deaf, closing(rig.connect(path)) as caller:
        deaf.socket.setblocking(False)
        with pytest.raises(ConnectionError):
            talk_on(deaf.socket)
        assert not caller.say("beat")["open"]


def test_one_line_is_logged_where_something_changes(rig, serve, caplog):
    caplog.set_level(logging.INFO)
    with serve(rig.FakeRelay(notice="Mind the gap.")) as path, closing(rig.connect(path)) as caller:
        caller.lease()
        caller.beat_until(lambda answer: answer["energised"])
        caller.lease()
        caller.say("revoke")
        caller.beat_until(lambda answer: not answer["energised"])
    told = [record.message for record in caplog.records if record.name == "kiosk.doorman"]
    assert told == [
        "log, fail-secure: released. Mind the gap.",
        "the door is closed",
        "the door is open",
        "the door is closed",
    ]
