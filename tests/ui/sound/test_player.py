"""One sound at a time, whatever aplay does."""

import logging
import threading
from pathlib import Path

import pytest

from ui.sound.playback import NO_APLAY
from ui.sound.player import BROKEN, HANGS, PAUSES_S, Player

ONE, OTHER = b"\1\0" * 100, b"\2\0" * 30_000


def test_what_is_played_reaches_the_loudspeaker_as_it_is(aplay, player, until):
    player.play(lambda: OTHER)
    until(lambda: aplay.played == [OTHER])
    assert aplay.arguments == ["-q -t raw -f S16_LE -r 22050 -c 1 -D default"]


def test_a_new_sound_ends_the_one_that_sounds(aplay, player, until):
    aplay.behave("long")
    player.play(lambda: ONE)
    until(lambda: aplay.played == [ONE])
    first = aplay.alive
    player.play(lambda: OTHER)
    until(lambda: aplay.played == [ONE, OTHER])
    assert first
    assert not set(first) & set(aplay.alive)


def test_an_aplay_that_does_not_listen_is_killed(aplay, player, until):
    aplay.behave("deaf")
    player.play(lambda: ONE)
    until(lambda: aplay.played == [ONE])
    player.play(lambda: OTHER)
    until(lambda: aplay.played == [ONE, OTHER])
    assert len(aplay.alive) == 1


def test_silence_ends_what_sounds_and_begins_nothing(aplay, player, until):
    aplay.behave("long")
    player.play(lambda: ONE)
    until(lambda: aplay.played)
    player.hush()
    until(lambda: not aplay.alive)
    assert aplay.played == [ONE]


def test_what_is_to_play_nothing_starts_no_aplay(aplay, player, until):
    player.play(bytes)
    player.play(lambda: ONE)
    until(lambda: aplay.played)
    assert aplay.played == [ONE]


def test_closing_ends_what_sounds_and_the_thread(aplay, clock, until):
    aplay.behave("deaf")
    player = Player("default", clock)
    player.play(lambda: ONE)
    until(lambda: aplay.played)
    player.close()
    player.close()
    assert not aplay.alive
    assert "sound" not in [thread.name for thread in threading.enumerate()]
    player.play(lambda: ONE)
    assert len(aplay.pids) == 1


def test_whoever_plays_is_never_held_up_by_what_is_read_or_made(aplay, player, until):
    go_on = threading.Event()
    player.play(lambda: ONE if go_on.wait(30) else b"")
    player.play(lambda: OTHER)
    assert not aplay.pids
    go_on.set()
    until(lambda: OTHER in aplay.played)


@pytest.mark.parametrize(
    ("cause", "told"),
    [
        ("No such file or directory", "there is no such loudspeaker"),
        ("Device or resource busy", "another program holds it"),
        ("Permission denied", "group audio"),
        ("Cosmic rays", "aplay fails: aplay: main:831: audio open error: Cosmic rays"),
    ],
)
def test_a_loudspeaker_that_fails_is_told_with_what_to_do(aplay, player, until, cause, told):
    aplay.behave(cause)
    player.play(lambda: ONE)
    until(lambda: player.trouble)
    assert player.trouble.startswith("Nothing is heard at default: ")
    assert told in player.trouble


def test_a_missing_aplay_is_told_with_what_to_install(aplay, player, until):
    aplay.unplug()
    player.play(lambda: ONE)
    until(lambda: player.trouble)
    assert player.trouble == f"Nothing is heard at default: {NO_APLAY}."


def test_a_device_that_no_command_line_takes_is_told(aplay, clock, until):
    player = Player("de\0vice", clock)
    player.play(lambda: ONE)
    until(lambda: player.trouble)
    player.close()
    assert "cannot be started" in player.trouble


def test_an_aplay_that_never_ends_is_ended_and_told(aplay, clock, player, until):
    aplay.behave("long")
    player.play(lambda: ONE)
    until(lambda: aplay.played)
    assert not player.trouble
    clock.now += 60
    until(lambda: player.trouble)
    assert player.trouble == f"Nothing is heard at default: {HANGS}."
    until(lambda: not aplay.alive)


def test_a_sound_that_plays_is_not_taken_for_one_that_hangs(aplay, clock, player, until):
    aplay.behave("long")
    player.play(lambda: OTHER)
    until(lambda: aplay.played)
    clock.now += len(OTHER) / 2 / 22050 + 1
    player.play(lambda: ONE)
    until(lambda: len(aplay.played) == 2)
    assert not player.trouble


def test_what_fails_is_tried_again_after_five_ten_and_thirty_seconds_and_only_when_wanted(aplay, clock, player, until):
    for tries, pause_s in enumerate([*PAUSES_S, PAUSES_S[-1]], 1):
        aplay.behave(f"cause {tries}")
        player.play(lambda: ONE)
        until(lambda tries=tries: player.trouble.endswith(f"cause {tries}."))
        assert len(aplay.pids) == tries
        clock.now += pause_s - 0.5
        asked = clock.asked
        player.play(lambda: ONE)
        until(lambda asked=asked: clock.asked > asked)
        clock.now += 1.0


def test_a_loudspeaker_that_comes_back_is_heard_again(aplay, clock, player, until, caplog):
    caplog.set_level(logging.INFO, "ui.sound.player")
    aplay.unplug()
    for _ in range(5):
        asked = clock.asked
        player.play(lambda: ONE)
        until(lambda asked=asked: clock.asked == asked + 2)  # may it be tried, and until when not again
        clock.now += 31
    aplay.plug_in()
    player.play(lambda: OTHER)
    until(lambda: not player.trouble)
    assert aplay.played == [OTHER]
    assert [record.message for record in caplog.records] == [
        f"Nothing is heard at default: {NO_APLAY}.",
        "sounds are heard again at default",
    ]


def test_many_failures_are_one_line_in_the_log(aplay, clock, player, until, caplog):
    for number in range(10):
        aplay.behave(f"cause {number}")
        player.play(lambda: ONE)
        until(lambda number=number: player.trouble.endswith(f"cause {number}."))
        clock.now += 31
    assert len(caplog.records) == 1


def test_no_file_stays_open(aplay, player, until):
    player.play(lambda: ONE)
    until(lambda: len(aplay.played) == 1 and not aplay.alive)
    before = len(list(Path("/proc/self/fd").iterdir()))
    for number in range(2, 12):
        player.play(lambda: ONE)
        until(lambda number=number: len(aplay.played) == number and not aplay.alive)
    assert len(list(Path("/proc/self/fd").iterdir())) <= before


def test_a_source_that_raises_is_told_and_leaves_nothing_behind(aplay, clock, until):
    def broken() -> bytes:
        raise RuntimeError("a bug")

    player = Player("default", clock)
    player.play(broken)
    until(lambda: player.trouble)
    player.close()
    assert player.trouble == f"Nothing is heard at default: {BROKEN}."


def test_the_real_aplay_takes_what_we_give_it(tmp_path, monkeypatch, clock, until):
    heard = tmp_path / "heard.raw"
    conf = tmp_path / "asound.conf"
    conf.write_text(
        f'</usr/share/alsa/alsa.conf>\npcm.spy {{ type file slave.pcm "null" file "{heard}" format "raw" }}\n'
    )
    monkeypatch.setenv("ALSA_CONFIG_PATH", str(conf))
    player = Player("spy", clock)
    player.play(lambda: OTHER)
    until(lambda: heard.exists() and len(heard.read_bytes()) >= len(OTHER))
    player.close()
    assert heard.read_bytes()[: len(OTHER)] == OTHER
    assert not player.trouble


def test_the_real_aplay_names_a_loudspeaker_that_is_not_there(monkeypatch, clock, until):
    player = Player("no_such_loudspeaker", clock)
    player.play(lambda: ONE)
    until(lambda: player.trouble)
    player.close()
    assert "at no_such_loudspeaker: there is no such loudspeaker" in player.trouble
