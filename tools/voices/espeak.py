"""espeak-ng as a command: a text in, samples out."""

from __future__ import annotations

import re
import subprocess
import tempfile
from pathlib import Path

import numpy as np

from kiosk.errors import KioskError
from ui.sound.library import read
from ui.sound.pcm import RATE_HZ, Samples, Wave, as_wave, frame_power, levelled

WORDS_PER_MINUTE = 150
"""Calm: its own 175 is quick in a hall."""

VOICES = {
    "en": ("en-gb",),
    "de": ("de",),
    "fr": ("fr-fr", "fr"),
    "es": ("es",),
    # WORKAROUND espeak-ng#1236: in 1.51 cmn reads 好 as "hao two" in English; this one speaks, and 1.50 lacks it.
    "zh": ("cmn-latn-pinyin", "cmn"),
    "ar": ("ar",),
    "hi": ("hi",),
}
"""By language, the best first."""

BEFORE_S, AFTER_S, EDGE_S = 0.02, 0.08, 0.005
SILENT_DB = 45.0
"""So much softer than its loudest moment is no speech yet, or none any more."""


class EspeakMissing(KioskError):
    """It is not installed."""


class Espeak:
    """Raises EspeakMissing where there is none."""

    def __init__(self) -> None:
        found = re.search(r"\d+(\.\d+)+", self._run("--version"))
        self.version = found[0] if found else "unknown"
        self._known = set(self._run("--voices").split())

    def voice(self, language: str) -> str:
        """Who speaks it. Raises KioskError."""
        for voice in VOICES.get(language, ()):
            if voice in self._known:
                return voice
        raise KioskError(f"espeak-ng {self.version} has no voice for {language}: install espeak-ng-data")

    def speak(self, text: str, language: str) -> Samples:
        """The text without silence around it, as loud as the tones. Raises KioskError."""
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "spoken.wav"
            self._run("-v", self.voice(language), "-s", str(WORDS_PER_MINUTE), "--stdin", "-w", str(path), text=text)
            try:
                return levelled(trimmed(as_wave(read(path))))
            except (OSError, EOFError, ValueError) as error:
                raise KioskError(f"espeak-ng {self.version} did not speak “{text}” ({error})") from error

    def phonemes(self, text: str, language: str) -> str:
        """How it will be spoken, in espeak's own letters; (en) before what it takes for English."""
        return self._run("-v", self.voice(language), "-q", "-x", "--stdin", text=text)

    def _run(self, *arguments: str, text: str = "") -> str:
        try:
            done = subprocess.run(
                ["espeak-ng", *arguments], input=text.encode(), capture_output=True, check=True, timeout=60
            )
        except FileNotFoundError:
            raise EspeakMissing("espeak-ng is missing: install it (`apt-get install espeak-ng`)") from None
        except subprocess.CalledProcessError as error:
            raise KioskError(f"espeak-ng failed: {error.stderr.decode(errors='replace').strip()}") from error
        except subprocess.TimeoutExpired:
            raise KioskError("espeak-ng does not come to an end: install it anew") from None
        return done.stdout.decode(errors="replace")


def trimmed(wave: Wave) -> Wave:
    """From a moment before the first sound to a moment after the last, both ends at 0. Raises ValueError: no sound."""
    power = frame_power(wave)
    sounding = np.flatnonzero(power > power.max() * 10 ** (-SILENT_DB / 10))
    size = -(-len(wave) // len(power))
    begins = max(sounding[0] * size - round(BEFORE_S * RATE_HZ), 0)
    cut = wave[begins : (sounding[-1] + 1) * size + round(AFTER_S * RATE_HZ)].copy()
    edge = np.linspace(0, 1, round(EDGE_S * RATE_HZ))
    cut[: len(edge)] *= edge
    cut[-len(edge) :] *= edge[::-1]
    return cut
