"""What a visitor would hear, at a volume that somebody tries."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import numpy as np

from kiosk.scene import Verdict
from kiosk.settings_screen import SoundSettings
from ui.sound.announcer import Prompt, Tone
from ui.sound.library import Library
from ui.sound.pcm import RATE_HZ, scaled
from ui.sound.player import Player
from ui.sound.spoken import VOICES
from ui.sound.volume import gain
from ui.tongue import here

PAUSE_S = 0.4


class Sample:
    """The tone of a mask that sits well, and its words. hear() returns at once."""

    def __init__(self, settings: SoundSettings, clock: Callable[[], float]) -> None:
        self._speech = settings.speech
        self._library = Library(VOICES)
        self._player = Player(settings.device, clock)

    @property
    def trouble(self) -> str:
        """Why nothing is heard; empty where all is well, or nothing was tried yet."""
        return self._player.trouble

    def hear(self, per_cent: int) -> None:
        """At this volume; at 0, silence."""
        if per_cent:
            self._player.play(partial(self._pcm, here(), gain(per_cent)))
        else:
            self._player.hush()

    def close(self) -> None:
        """End what sounds. A second call is harmless."""
        self._player.close()

    def _pcm(self, language: str, loud: float) -> bytes:
        parts = [self._library.samples(Tone(Verdict.MASK_OK), language)]
        if self._speech:
            silence = np.zeros(round(PAUSE_S * RATE_HZ), np.int16)
            parts += [silence, self._library.samples(Prompt(Verdict.MASK_OK.name), language)]
        return scaled(np.concatenate(parts), loud)
