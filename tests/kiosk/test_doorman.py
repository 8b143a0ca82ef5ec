import json
import signal
import subprocess
import sys
import threading
import time
from contextlib import closing, suppress
from itertools import count

import pytest

from kiosk import doorman
from kiosk.door_settings import DEFAULTS
from kiosk.errors import SettingsError
from kiosk.settings import DoorSettings

SAFE_S = 2.0


@pytest.fixture(scope="module")
def rig(load_fixture):
    return load_fixture("doorman_rig")


@pytest.fixture
def process(rig, tmp_path):
    with closing(rig.Process(tmp_path)) as started:
        yield started


@pytest.fixture
def caller(process):
    with closing(process.caller()) as connected:
        yield connected


def test_nothing_but_the_standard_library_is_imported():
    code = (
        "import sys; before = set(sys.modules); import kiosk.doorman;"
        "print([name for name in set(sys.modules) - before if name.split('.')[0] not in"
        " {*sys.stdlib_module_names, 'kiosk', 'tomli'}],"
        " sorted(name for name in sys.modules if name.startswith('kiosk')))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    ours = [
        "kiosk",
        "kiosk.door",
        "kiosk.door_settings",
        "kiosk.doorman",
        "kiosk.errors",
        "kiosk.notify",
        "kiosk.phrase",
        "kiosk.relays",
        "kiosk.relays.options",
        "kiosk.state",
        "kiosk.supervisor",
        "kiosk.toml",
        "kiosk.wire",
    ]
    assert done.stdout.strip() == f"[] {ours}"


def test_the_defaults_are_those_of_the_settings():
    assert {key: getattr(DoorSettings(), key) for key in DEFAULTS} == DEFAULTS


def test_a_lease_opens_and_lapses_by_itself(process, caller):
    began = time.monotonic()
    assert caller.lease()["open"]
    assert process.board.wait(energised=True) - began < 1.0
    assert 0.9 < process.board.wait(energised=False) - began < SAFE_S
    assert caller.socket.fileno() >= 0


def test_a_lease_of_a_year_ends_after_a_second_and_a_half_while_the_kiosk_lives(process, caller):
    began = time.monotonic()
    assert caller.lease(ms=365 * 24 * 3600 * 1000)["lease_ms"] == 1500
    caller.beat_until(lambda answer: not answer["open"])
    assert 1.4 < time.monotonic() - began < SAFE_S
    process.board.wait(energised=False)


def test_a_revoke_releases_at_once(process, caller):
    caller.lease()
    process.board.wait(energised=True)
    began = time.monotonic()
    assert not caller.say("revoke")["open"]
    assert process.board.wait(energised=False) - began < 0.5


def test_a_connection_that_ends_releases_at_once(process):
    with closing(process.caller()) as caller:
        caller.say("grant", s=1800)
        process.board.wait(energised=True)
        began = time.monotonic()
    assert process.board.wait(energised=False) - began < 0.5


def test_a_kiosk_that_falls_silent_is_hung_up_on(process, caller):
    began = time.monotonic()
    caller.say("grant", s=1800)
    process.board.wait(energised=True)
    assert caller.is_hung_up()
    assert process.board.wait(energised=False) - began < SAFE_S


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_signal_ends_it_with_the_relay_released(process, caller, number):
    caller.lease()
    process.board.wait(energised=True)
    process.process.send_signal(number)
    assert process.ends() == 0
    process.board.wait(energised=False)


def test_a_killed_doorman_leaves_a_latched_board_energised_until_the_next_one_starts(rig, process, caller):
    caller.lease()
    process.board.wait(energised=True)
    process.process.kill()
    process.ends()
    rig.pause(0.1)
    assert process.board.energised
    process.start()
    process.board.wait(energised=False)
    with closing(process.caller()) as again:
        assert not again.say("beat")["open"]


def test_a_doorman_that_was_frozen_trusts_nothing_that_waited_for_it(rig, process, caller):
    caller.say("beat")
    process.process.send_signal(signal.SIGSTOP)
    caller.socket.send(json.dumps(rig.LEASE | {"n": 99}).encode())
    rig.pause(1.6)
    process.process.send_signal(signal.SIGCONT)
    assert caller.is_hung_up()
    rig.pause(0.2)
    assert not process.board.energised


def test_the_socket_is_for_its_user_and_group(process, caller):
    assert process.socket.stat().st_mode & 0o777 == 0o660


def test_a_second_doorman_leaves_the_first_one_alone(rig, process, caller):
    caller.say("grant", s=60)
    process.board.wait(energised=True)
    command = [sys.executable, "-m", "kiosk.doorman", "--config", str(process.config)]
    second = subprocess.run(command, capture_output=True, text=True, timeout=rig.PATIENCE_S, check=False)
    assert second.returncode == SettingsError.exit_code
    assert "another doorman answers at" in second.stderr.splitlines()[-1]
    assert "Traceback" not in second.stderr
    with closing(process.caller()) as third:
        assert not third.say("beat")["fault"]


def test_a_file_that_is_no_socket_is_not_replaced(rig, tmp_path):
    (tmp_path / "door.sock").write_text("mine")
    with pytest.raises(SettingsError, match=r"kiosk\.toml"):
        doorman.run(rig.settings(tmp_path, driver="log", socket=str(tmp_path / "door.sock")), lambda: True)
    assert (tmp_path / "door.sock").read_text() == "mine"


@pytest.mark.parametrize(
    "text",
    [
        "[door",
        "door = 3",
        "[door]\ndriver = 3",
        '[door]\ndriver = "magnet"',
        '[door]\nfail = "open"',
        "[door]\nfail = true",
        '[door]\nuser = "nobody-of-this-name"',
        "[door]\nuser = 7",
        "[door]\nsocket = 7",
        '[door]\nsocket = "/no/such/folder/door.sock"',
        f'[door]\nsocket = "/tmp/{"x" * 200}"',
        '[door]\ndriver = "lcus"',
        '[door]\ndriver = "lcus"\nport = "/dev/null"\nchannel = 99',
        "\xff",
    ],
)
def test_settings_that_cannot_be_used_are_a_sentence(tmp_path, capsys, text):
    config = tmp_path / "kiosk.toml"
    config.write_bytes(text.encode("latin-1"))
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)}
    try:
        assert doorman.main(["--config", str(config)]) == SettingsError.exit_code
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    assert capsys.readouterr().err.startswith("doorman: ")


def test_a_missing_settings_file_is_a_sentence(tmp_path):
    with pytest.raises(SettingsError, match=r"none\.toml"):
        doorman.run(tmp_path / "none.toml", lambda: True)


def test_thousands_of_wrong_packets_never_open_and_never_stop(rig, process, caller):
    before_kb = process.rss_kb
    wrong = [
        {},
        {"ms": 0},
        {"ms": -1},
        {"ms": None},
        {"ms": True},
        {"ms": float("nan")},
        {"ms": 10**400},
        {"age_ms": 501},
        {"age_ms": -1},
        {"classified_ms": 1e308},
        {"classified_ms": float("inf")},
        {"track": 1.5},
        {"do": "grant"},
        {"do": "open"},
        {"do": ["lease"]},
        {"n": -5},
        {"n": 1.5},
        {"n": float("nan")},
    ]
    caller.raw(json.dumps({"do": "beat", "n": 1}).encode())
    for number in range(5_000):
        # What is right in all else repeats a number.
        fields = rig.LEASE | {"n": 1} | wrong[number % len(wrong)]
        assert caller.raw(json.dumps(fields).encode())["refused"]
        if number % 500 == 0:
            caller.raw(json.dumps({"do": "beat", "n": number + 2}).encode())
    answer = caller.raw(json.dumps({"do": "beat", "n": 10**6}).encode())
    assert (answer["open"], answer["fault"], answer["refused"]) == (False, "", "")
    assert not process.board.energised
    assert process.rss_kb - before_kb < 4_000


def test_of_1000_connections_16_are_kept_and_the_doorman_goes_on(rig, process):
    kept, closed = [process.caller() for _ in range(16)], 0
    for one in kept:
        one.say("beat")
    for _ in range(984):
        with closing(rig.connect(process.socket)) as one:
            closed += one.is_hung_up()
        if closed % 50 == 0:
            for early in kept:
                early.say("beat")
    assert closed == 984
    assert [one.say("beat")["open"] for one in kept] == [False] * 16
    for one in kept:
        one.close()
    with closing(process.caller()) as late:
        rig.pause(0.2)
        assert not late.say("beat")["open"]


def test_who_talks_without_end_keeps_nobody_waiting(rig, process):
    def talk():
        with closing(process.caller()) as talker, suppress(OSError):
            for number in count(1):
                if over.is_set():
                    return
                talker.raw(json.dumps({"do": "beat", "n": number}).encode())

    over = threading.Event()
    talkers = [threading.Thread(target=talk) for _ in range(8)]
    for thread in talkers:
        thread.start()
    try:
        with closing(process.caller()) as caller:
            caller.say("grant", s=60)
            process.board.wait(energised=True)
            began = time.monotonic()
            caller.say("end")
            assert process.board.wait(energised=False) - began < SAFE_S
    finally:
        over.set()
        for thread in talkers:
            thread.join(rig.PATIENCE_S)
