"""What visitors hear: a tone with each verdict, then the words that stand on the screen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from kiosk.scene import Verdict
from kiosk.settings_screen import SoundSettings
from ui.sound.announcer import Announcer, Cue, Hush, Prompt, Tone
from ui.sound.library import Library
from ui.sound.pcm import scaled
from ui.sound.player import Player
from ui.sound.spoken import VOICES
from ui.sound.volume import gain, volume
from ui.watch import STALE, Shown

REHEARSED = 1000
"""Samples of nothing."""


class Sound:
    """For the GUI's thread, which it never holds up. `language`: in which the words stand on the screen now.

    `clock` gives monotonic seconds and is read on two threads, `local_time` the site's own time.
    """

    def __init__(
        self,
        settings: SoundSettings,
        language: Callable[[], str],
        clock: Callable[[], float],
        local_time: Callable[[], datetime],
        holidays: Sequence[str] = (),
        voices: Path = VOICES,
    ) -> None:
        self._settings, self._holidays = settings, holidays
        self._language, self._clock, self._local_time = language, clock, local_time
        self._announcer, self._library = Announcer(), Library(voices)
        self._player = Player(settings.device, clock)
        self._shown, self._staffed, self._told_in = STALE, False, language()
        if self.volume:
            self._player.play(self._rehearsal)

    @property
    def trouble(self) -> str:
        """Why nothing is heard, or no words are: a sentence for the operator; empty where all is well."""
        return self._player.trouble or self._library.lacking

    @property
    def volume(self) -> int:
        """Per cent, as it is at this time of the day; 0 also where the loudspeaker fails: the screen must do."""
        return 0 if self._player.trouble else volume(self._settings, self._local_time(), self._holidays)

    def settle(self, settings: SoundSettings) -> None:
        """From now on it is as loud as this says, and speaks or does not; the loudspeaker stays the one that it is."""
        self._settings = settings

    def show_verdict(self, shown: Shown, *, staffed: bool = False) -> None:
        """Let it be heard. `staffed`: staff are at work at the screen."""
        self._shown, self._staffed = shown, staffed
        self.tick()

    def tick(self) -> None:
        """Look at the clock: to be called some times a second."""
        if (language := self._language()) != self._told_in:
            self._told_in = language
            self._announcer.retell()
            self._player.hush()
        cue = self._announcer.step(self._shown, self._clock(), staffed=self._staffed)
        if cue is not None:
            self._obey(cue)

    def close(self) -> None:
        """End what sounds. A second call is harmless."""
        self._player.close()

    def _obey(self, cue: Cue) -> None:
        per_cent = volume(self._settings, self._local_time(), self._holidays)
        if isinstance(cue, Hush) or per_cent == 0:
            self._player.hush()
        elif isinstance(cue, Tone) or self._settings.speech:
            self._player.play(partial(self._pcm, cue, self._told_in, gain(per_cent)))

    def _rehearsal(self) -> bytes:
        """A moment of silence: what fails or is missing is known before the first visitor comes."""
        if self._settings.speech:
            self._library.samples(Prompt(Verdict.MASK_OK.name), self._told_in)
        return bytes(2 * REHEARSED)

    def _pcm(self, cue: Tone | Prompt, language: str, loud: float) -> bytes:
        return scaled(self._library.samples(cue, language), loud)
