"""All sounds there are: the tones, made here, and the recordings of the words."""

from __future__ import annotations

import logging
import wave
from pathlib import Path

import numpy as np

from kiosk.command import fetch_again
from kiosk.phrase import Phrase
from ui.sound.announcer import Prompt, Tone
from ui.sound.earcons import SCORES, earcon
from ui.sound.pcm import RATE_HZ, Samples
from ui.sound.spoken import recording

log = logging.getLogger(__name__)


class Library:
    """For one thread; `lacking` may be read by any: what is missing, a sentence, or nothing."""

    def __init__(self, folder: Path) -> None:
        self.lacking = ""
        self._folder = folder
        self._tones = {verdict: earcon(verdict) for verdict in SCORES}

    def samples(self, cue: Tone | Prompt, language: str) -> Samples:
        """What it sounds like; nothing where a recording is missing, which is logged once."""
        if isinstance(cue, Tone):
            return self._tones[cue.verdict]
        path = recording(self._folder, language, cue.name)
        try:
            return read(path)
        except (OSError, EOFError, ValueError, wave.Error) as error:
            if not self.lacking:
                log.warning("there are tones only: %s cannot be read (%s)", path, error)
            self.lacking = Phrase("Words are not spoken: %1.", fetch_again("python -m tools.voices"))
            return np.zeros(0, np.int16)


def read(path: Path) -> Samples:
    """Raises OSError, EOFError, wave.Error, and ValueError where it is not mono, 16 bit, RATE_HZ."""
    with wave.open(str(path)) as file:
        if (file.getnchannels(), file.getsampwidth(), file.getframerate()) != (1, 2, RATE_HZ):
            raise ValueError(f"it is not mono, 16 bit, {RATE_HZ} Hz")
        return np.frombuffer(file.readframes(file.getnframes()), "<i2").astype(np.int16)


def write(path: Path, samples: Samples) -> None:
    """A WAV file. Raises OSError."""
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, RATE_HZ, 0, "NONE", "not compressed"))
        file.writeframes(samples.astype("<i2").tobytes())
