"""From what the screen shows to what the loudspeaker is given."""

import threading
from datetime import datetime

import numpy as np
import pytest

from kiosk.scene import Reason, Verdict
from kiosk.settings_screen import SoundSettings
from ui.sound import Sound
from ui.sound.earcons import earcon
from ui.sound.library import write
from ui.sound.pcm import scaled
from ui.sound.spoken import recording, texts
from ui.sound.volume import gain
from ui.watch import STALE, Shown

NOBODY = Shown(Verdict.NOBODY, Reason.NONE)
GREEN = Shown(Verdict.MASK_OK, Reason.NONE, track=1)
BARE = Shown(Verdict.NO_MASK, Reason.NO_MASK, track=1)
LOUD = gain(70)


def spoken(language: str, name: str) -> np.ndarray:
    """Other samples for each text."""
    return np.full(500, 1 + sum(f"{language}{name}".encode()), np.int16)


@pytest.fixture
def voices(tmp_path):
    folder = tmp_path / "voices"
    for language in ("en", "de"):
        (folder / language).mkdir(parents=True)
        for name in texts("en"):
            write(recording(folder, language, name), spoken(language, name))
    return folder


class Lobby:
    """A kiosk that sounds, with a clock and a language to turn."""

    def __init__(self, aplay, clock, voices, *, hour=12, **settings):
        self.aplay, self.clock, self.language, self.local = aplay, clock, "en", datetime(2026, 3, 2, hour).astimezone()
        self.sound = Sound(
            SoundSettings(**settings), lambda: self.language, clock, lambda: self.local, ("2026-12-25",), voices
        )
        self.sound.show_verdict(NOBODY)

    def wait(self, seconds: float) -> None:
        for _ in range(round(seconds / 0.1)):
            self.clock.now += 0.1
            self.sound.tick()


@pytest.fixture
def lobby(aplay, clock, voices):
    opened = []

    def open_lobby(**settings) -> Lobby:
        opened.append(Lobby(aplay, clock, voices, **settings))
        return opened[-1]

    yield open_lobby
    for one in opened:
        one.sound.close()
        one.sound.close()
    assert not aplay.alive
    assert not aplay.overlaps


def test_a_verdict_is_heard_as_its_tone_and_then_in_words(lobby, aplay, until):
    here = lobby()
    here.sound.show_verdict(GREEN)
    until(lambda: aplay.heard == [scaled(earcon(Verdict.MASK_OK), LOUD)])
    here.wait(1.5)
    until(lambda: len(aplay.heard) == 2)
    assert aplay.heard[1] == scaled(spoken("en", "MASK_OK"), LOUD)
    assert not here.sound.trouble


def test_the_words_are_in_the_language_on_the_screen_and_again_when_another_is_chosen(lobby, aplay, until):
    here = lobby()
    here.sound.show_verdict(BARE)
    here.wait(1.5)
    until(lambda: scaled(spoken("en", "NO_MASK"), LOUD) in aplay.heard)
    here.language = "de"
    here.wait(1.0)
    until(lambda: scaled(spoken("de", "NO_MASK"), LOUD) in aplay.heard)


def test_without_speech_there_are_tones_only(lobby, aplay, until):
    here = lobby(speech=False)
    here.sound.show_verdict(BARE)
    until(lambda: len(aplay.heard) == 1 and not aplay.alive)
    here.wait(20)
    here.sound.show_verdict(GREEN)
    until(lambda: len(aplay.heard) == 2)
    assert aplay.heard[1] == scaled(earcon(Verdict.MASK_OK), LOUD)


def test_at_volume_nought_nothing_is_started(lobby, aplay, until):
    here = lobby(hour=23, hours=({"from": "20:00", "to": "07:00", "volume": 0},))
    here.sound.show_verdict(BARE)
    threading.Event().wait(0.1)  # for an aplay that should not begin
    here.wait(20)
    assert not aplay.pids
    here.local = here.local.replace(hour=12)
    assert here.sound.volume == 70
    here.sound.show_verdict(GREEN)
    until(lambda: aplay.heard)
    assert aplay.heard == [scaled(earcon(Verdict.MASK_OK), LOUD)]


def test_quiet_hours_are_quieter(lobby, aplay, until):
    here = lobby(hours=({"days": ("holiday",), "from": "00:00", "to": "24:00", "volume": 20},))
    here.local = datetime(2026, 12, 25, 12).astimezone()
    here.sound.show_verdict(GREEN)
    until(lambda: aplay.heard == [scaled(earcon(Verdict.MASK_OK), gain(20))])


def test_another_volume_and_silence_instead_of_words_hold_from_now_on(lobby, aplay, until):
    here = lobby()
    here.sound.settle(SoundSettings(volume=20, speech=False))
    assert here.sound.volume == 20
    here.sound.show_verdict(GREEN)
    until(lambda: len(aplay.heard) == 1 and not aplay.alive)
    here.wait(20)
    here.sound.show_verdict(BARE)
    until(lambda: len(aplay.heard) == 2)
    assert aplay.heard == [scaled(earcon(verdict), gain(20)) for verdict in (Verdict.MASK_OK, Verdict.NO_MASK)]


def test_a_loudspeaker_that_fails_is_known_before_the_first_visitor_and_the_screen_must_do(lobby, aplay, until):
    aplay.behave("No such device")
    here = lobby(device="usb")
    until(lambda: here.sound.trouble)
    assert here.sound.trouble.startswith("Nothing is heard at usb: there is no such loudspeaker")
    assert here.sound.volume == 0


def test_a_loudspeaker_that_works_is_tried_without_a_sound(lobby, aplay, until):
    here = lobby()
    until(lambda: aplay.played and not aplay.alive)
    assert not aplay.heard
    assert (here.sound.trouble, here.sound.volume) == ("", 70)


def test_missing_recordings_are_known_before_the_first_visitor_and_the_tones_remain(aplay, clock, tmp_path, until):
    here = Lobby(aplay, clock, tmp_path / "nowhere")
    until(lambda: here.sound.trouble)
    assert "tools.voices" in here.sound.trouble
    here.sound.show_verdict(GREEN)
    until(lambda: len(aplay.heard) == 1)
    here.wait(2)
    here.sound.show_verdict(BARE)
    until(lambda: len(aplay.heard) == 2)
    here.sound.close()
    assert here.sound.volume == 70


def test_where_nothing_is_to_be_spoken_no_recording_is_missing(aplay, clock, tmp_path, until):
    here = Lobby(aplay, clock, tmp_path / "nowhere", speech=False)
    until(lambda: aplay.played)
    here.sound.close()
    assert not here.sound.trouble


def test_while_staff_are_at_work_nothing_is_heard_but_a_fault(lobby, aplay, until):
    here = lobby()
    here.sound.show_verdict(BARE, staffed=True)
    here.wait(10)
    here.sound.show_verdict(STALE, staffed=True)
    until(lambda: aplay.heard)
    assert aplay.heard == [scaled(earcon(Verdict.FAULT), LOUD)]


def storm(here: Lobby) -> None:
    pause, verdicts = threading.Event(), [verdict for verdict in Verdict if verdict is not Verdict.MASK_OK]
    for number in range(500):
        here.clock.now += 0.004
        here.sound.show_verdict(Shown(verdicts[number % len(verdicts)], Reason.NONE, track=number))
        pause.wait(0.004)


@pytest.mark.parametrize("mode", ["play", "long", "deaf"])
def test_a_storm_of_verdicts_never_has_two_sounds_at_once_and_ends_with_the_right_one(lobby, aplay, until, mode):
    aplay.behave(mode)
    here = lobby()
    storm(here)
    assert len(aplay.pids) > 1
    aplay.behave("long")
    here.sound.show_verdict(GREEN)
    tone = scaled(earcon(Verdict.MASK_OK), LOUD)
    until(lambda: aplay.heard and aplay.heard[-1] == tone)
    assert len(aplay.alive) == 1
    assert not aplay.overlaps


def test_a_storm_at_a_loudspeaker_that_fails_is_one_line(lobby, aplay, until, caplog):
    aplay.behave("Device or resource busy")
    here = lobby()
    storm(here)
    until(lambda: here.sound.trouble)
    assert len(caplog.records) == 1
