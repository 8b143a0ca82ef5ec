import base64
import json
import logging
import socket
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from kiosk.relays.webhook import WebhookRelay

DEADLINE_S = 10
FOR_S = 1.5


class Door:
    """A door's web server on 127.0.0.1; `answer` is the status it gives, and while `held` it gives none."""

    def __init__(self, port=0):
        self.answer = 200
        self.told = []
        self.headers = []
        self.free = threading.Event()
        self.free.set()
        self.changed = threading.Condition()
        self._server = ThreadingHTTPServer(("127.0.0.1", port), _handler(self))
        self._server.daemon_threads = True
        self.port = self._server.server_address[1]
        self.url = f"http://127.0.0.1:{self.port}/door?token=s3cret"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), name="door")
        self._thread.start()

    def end(self):
        """Harmless twice."""
        self.free.set()
        if self._thread.is_alive():
            self._server.shutdown()
            self._thread.join(DEADLINE_S)
            self._server.server_close()

    def wait_until(self, true):
        with self.changed:
            assert self.changed.wait_for(true, DEADLINE_S), self.told


def _handler(door):
    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *_):
            pass

        def do_POST(self):
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            with door.changed:
                door.told.append((self.path, body))
                door.headers.append(dict(self.headers))
                door.changed.notify_all()
            door.free.wait(DEADLINE_S)
            try:
                self.send_response(door.answer)
                self.send_header("Location", "/elsewhere")
                self.end_headers()
            except (BrokenPipeError, ConnectionResetError):
                pass

    return Handler


@pytest.fixture
def door():
    door = Door()
    yield door
    door.end()


@pytest.fixture
def relay_to():
    """Gives a function: a url to its relay."""
    relays = []

    def open_relay(url):
        relays.append(WebhookRelay({"url": url}))
        return relays[-1]

    yield open_relay
    for relay in relays:
        relay.close()


def until(true, told):
    """Looks again and again; there is nothing to be woken by in a driver that is only called."""
    end_s, pause = time.monotonic() + DEADLINE_S, threading.Event()
    while not true():
        assert time.monotonic() < end_s, told
        pause.wait(0.01)


def fails(call):
    try:
        call()
    except OSError:
        return True
    return False


def test_open_and_closed_are_posted_as_json(door, relay_to):
    relay = relay_to(door.url)
    relay.energise(FOR_S)
    door.wait_until(lambda: len(door.told) == 1)
    relay.release()
    door.wait_until(lambda: len(door.told) == 2)
    (path, opened), (_, closed) = door.told
    assert path == "/door?token=s3cret"
    assert opened["door"] == "open"
    assert 1.4 < opened["for_s"] <= FOR_S
    assert (closed["door"], closed["for_s"]) == ("closed", 0)
    assert closed["id"] > opened["id"]
    assert door.headers[0]["Content-Type"] == "application/json"


def test_an_open_door_is_told_again_and_a_closed_one_once(door, relay_to):
    relay = relay_to(door.url)
    for count in (1, 2, 3):
        relay.energise(FOR_S)
        door.wait_until(lambda count=count: len(door.told) == count)
    relay.release()
    door.wait_until(lambda: len(door.told) == 4)
    for _ in range(20):
        relay.release()
    relay.energise(FOR_S)
    door.wait_until(lambda: door.told[-1][1]["door"] == "open")
    assert [body["door"] for _, body in door.told] == ["open", "open", "open", "closed", "open"]


def test_numbers_grow_over_a_restart(door, relay_to):
    for count in (1, 2):
        relay_to(door.url).energise(FOR_S)
        door.wait_until(lambda count=count: len(door.told) >= count)
    first, second = (body["id"] for _, body in door.told[:2])
    assert second > first


def test_a_user_and_a_password_are_sent_as_they_should_be(door, relay_to):
    relay_to(f"http://kiosk:p%40ss@127.0.0.1:{door.port}/door").energise(FOR_S)
    door.wait_until(lambda: door.told)
    assert door.headers[0]["Authorization"] == "Basic " + base64.b64encode(b"kiosk:p@ss").decode()
    assert door.told[0][0] == "/door"


def test_a_slow_door_never_holds_up_a_call_and_hears_the_newest_next(door, relay_to):
    relay = relay_to(door.url)
    door.free.clear()
    relay.energise(FOR_S)
    door.wait_until(lambda: door.told)
    began_s = time.monotonic()
    for _ in range(5):
        fails(lambda: relay.energise(FOR_S))
    fails(relay.release)
    assert time.monotonic() - began_s < 2
    door.free.set()
    door.wait_until(lambda: len(door.told) == 2)
    assert door.told[1][1]["door"] == "closed"


def test_a_door_that_does_not_answer_is_a_fault_until_it_does(door, relay_to):
    relay = relay_to(door.url)
    door.free.clear()
    relay.release()
    until(lambda: fails(relay.energised), "the silence went unnoticed")
    with pytest.raises(OSError, match="timed out"):
        relay.release()
    door.free.set()
    until(lambda: not fails(relay.energised), "the fault stayed")


@pytest.mark.parametrize("status", [500, 404, 302])
def test_a_door_that_refuses_is_a_fault_until_it_takes_a_command(door, relay_to, status):
    relay = relay_to(door.url)
    door.answer = status
    relay.release()
    until(lambda: fails(relay.sensed), "the refusal went unnoticed")
    with pytest.raises(OSError, match=f"127.0.0.1:{door.port} does not take commands .it answers {status}"):
        relay.energise(FOR_S)
    door.answer = 204
    fails(relay.release)
    until(lambda: not fails(relay.release), "the fault stayed")
    assert {path for path, _ in door.told} == {"/door?token=s3cret"}
    assert door.told[-1][1]["door"] == "closed"


def test_a_closed_command_that_failed_is_posted_again_with_the_same_number(door, relay_to):
    relay = relay_to(door.url)
    door.answer = 500
    relay.release()
    door.wait_until(lambda: len(door.told) == 2)
    door.answer = 200
    until(lambda: not fails(relay.energised), "the fault stayed")
    assert {(body["door"], body["id"]) for _, body in door.told} == {("closed", door.told[0][1]["id"])}


def test_an_open_command_is_void_when_its_time_is_over(relay_to):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    relay = relay_to(f"http://127.0.0.1:{port}/")
    relay.energise(0.05)
    until(lambda: fails(relay.energised), "the refused connection went unnoticed")
    over_s = time.monotonic() + 0.05
    until(lambda: time.monotonic() > over_s, "time stands still")
    door = Door(port)
    try:
        assert fails(relay.release)
        door.wait_until(lambda: door.told)
        assert door.told[0][1]["door"] == "closed"
        until(lambda: not fails(relay.release), "the fault stayed")
    finally:
        door.end()


def test_a_door_whose_answer_trickles_in_is_a_fault(relay_to):
    with socket.create_server(("127.0.0.1", 0)) as listening:
        relay = relay_to(f"http://127.0.0.1:{listening.getsockname()[1]}/")
        relay.release()
        listening.settimeout(DEADLINE_S)
        connection, _ = listening.accept()
        with connection:
            until(lambda: connection.send(b"H") and fails(relay.energised), "the delay went unnoticed")
            with pytest.raises(OSError, match="no answer in time"):
                relay.release()


def test_a_door_that_talks_no_http_is_a_fault(relay_to):
    with socket.create_server(("127.0.0.1", 0)) as listening:
        relay = relay_to(f"http://127.0.0.1:{listening.getsockname()[1]}/")
        relay.release()
        listening.settimeout(DEADLINE_S)
        connection, _ = listening.accept()
        with connection:
            connection.sendall(b"220 mail.example SMTP\r\n")
            until(lambda: fails(relay.energised), "the wrong answer went unnoticed")


def test_closed_is_the_last_word_and_close_is_harmless_twice(door):
    relay = WebhookRelay({"url": door.url})
    relay.energise(FOR_S)
    relay.close()
    assert door.told[-1][1]["door"] == "closed"
    relay.close()
    with pytest.raises(OSError, match="it is closed"):
        relay.energise(FOR_S)


def test_no_message_or_log_line_holds_a_secret(door, relay_to, caplog):
    caplog.set_level(logging.DEBUG)
    relay = relay_to(f"http://kiosk:p4ss@127.0.0.1:{door.port}/door?token=s3cret")
    door.answer = 401
    relay.release()
    until(lambda: fails(relay.energised), "the refusal went unnoticed")
    with pytest.raises(OSError, match="401") as refused:
        relay.energised()
    door.answer = 200
    until(lambda: not fails(relay.energised), "the fault stayed")
    said = str(refused.value) + caplog.text
    assert "takes commands again" in said
    assert not [secret for secret in ("p4ss", "s3cret", "/door") if secret in said]


@pytest.mark.parametrize(
    "url",
    [
        "",
        "ftp://s3cret@door/",
        "file:///s3cret",
        "http://",
        "http://door:s3cret/",
        "http://door:0/s3cret",
        "http://door/s3cret with a blank",
        "http://dööor/s3cret",
        f"http://{'s3cret' * 20}/",
        "s3cret",
    ],
)
def test_a_url_that_cannot_be_used_is_refused_without_repeating_it(url):
    with pytest.raises(ValueError, match=r"door\.url must be http://host:port or https://host:port") as refused:
        WebhookRelay({"url": url})
    assert "s3cret" not in str(refused.value)
    assert refused.value.__cause__ is None


def test_a_network_door_with_a_fail_safe_lock_is_refused(door):
    with pytest.raises(ValueError, match=r'door\.fail must be "secure"'):
        WebhookRelay({"url": door.url, "fail": "safe"})


def test_the_notice_says_not_fail_safe(door, relay_to):
    assert relay_to(door.url).notice.startswith("Not fail-safe")
