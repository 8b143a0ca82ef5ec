import json
import socket
import time
from contextlib import suppress

import pytest

from kiosk.link import Link

ANSWER = {
    "open": False,
    "energised": None,
    "fault": "",
    "alarm": False,
    "exit": False,
    "switch": False,
    "lease_ms": 0,
    "grant_s": 0,
    "refused": "",
}


@pytest.fixture
def doorman(tmp_path):
    """The other end, which does nothing by itself."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET) as listener:
        listener.bind(str(tmp_path / "door.sock"))
        listener.listen()
        link = Link(str(tmp_path / "door.sock"))
        assert not link.keep(0.0)
        wire, _ = listener.accept()
        with wire:
            yield link, wire
        link.hang_up()


def answered(wire, **fields):
    wire.send(json.dumps(ANSWER | fields).encode())


def test_the_first_word_is_a_beat_and_its_answer_opens_the_wire(doorman):
    link, wire = doorman
    assert json.loads(wire.recv(512)) == {"do": "beat", "n": 1}
    assert not link.keep(0.1)
    answered(wire, lease_ms=900)
    assert link.keep(0.2)
    assert link.answer.lease_ms == 900
    assert link.heard_s == 0.2
    assert not link.waiting


def test_every_answer_belongs_to_the_oldest_packet_that_has_none(doorman):
    link, wire = doorman
    link.say(0.0, "grant", s=60)
    link.say(0.0, "reset")
    assert [link.refusal(number) for number in (1, 2, 3)] == [None, None, None]
    answered(wire)
    answered(wire, refused="no")
    link.hear(0.1)
    assert [link.refusal(number) for number in (1, 2, 3)] == ["", "no", None]


def test_what_is_not_answered_when_the_connection_ends_counts_as_refused(doorman):
    link, wire = doorman
    answered(wire)
    link.keep(0.1)
    link.say(0.2, "grant", s=60)
    wire.close()
    assert not link.keep(0.3)
    assert link.refusal(1) == ""
    assert link.refusal(2) == "the connection ended"
    assert not link.waiting


def test_numbers_go_on_over_connections(doorman, tmp_path):
    link, wire = doorman
    wire.close()
    link.keep(0.1)
    (tmp_path / "door.sock").unlink()
    with socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET) as listener:
        listener.bind(str(tmp_path / "door.sock"))
        listener.listen()
        link.keep(10.0)
        again, _ = listener.accept()
        with again:
            assert json.loads(again.recv(512)) == {"do": "beat", "n": 2}
        link.hang_up()


def test_a_word_without_a_connection_is_refused(tmp_path):
    link = Link(str(tmp_path / "none.sock"))
    link.say(0.0, "grant", s=60)
    assert link.refusal(1) == "the connection ended"
    assert not link.keep(0.0)


def test_no_word_waits_and_a_full_wire_is_given_up(doorman):
    link, _wire = doorman
    began = time.monotonic()
    for _ in range(2_000):
        link.say(0.1, "beat")
    assert time.monotonic() - began < 5.0
    assert link.answer is None
    assert not link.waiting


def test_answers_without_end_keep_nobody(doorman):
    link, wire = doorman
    wire.setblocking(False)
    for _ in range(2):
        with suppress(BlockingIOError):
            for _ in range(1_000):
                answered(wire)
        link.hear(0.1)
        assert link.answer is not None
    with pytest.raises(BlockingIOError):
        wire.recv(512) and wire.recv(512)


@pytest.mark.parametrize("flaw", [{"open": 1}, {"energised": "yes"}, {"fault": None}, {"grant_s": 1.5}, {"more": 1}])
def test_an_answer_of_another_kind_ends_the_connection(doorman, flaw):
    link, wire = doorman
    answered(wire, **flaw)
    assert not link.keep(0.1)
    assert wire.recv(512)
    assert wire.recv(512) == b""
