"""Sound as samples: mono, 16 bit, one rate and one loudness for all that the kiosk plays."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Samples = npt.NDArray[np.int16]
Wave = npt.NDArray[np.float64]

RATE_HZ = 22_050
"""What espeak-ng speaks at: nothing has to be resampled."""

LEVEL_DB = -22.0
"""Of the parts that sound, below full scale: speech has peaks 20 dB higher."""
LOUDEST = 0.95
_FRAME_S = 0.02
_PAUSE_DB = 30.0
"""What is so much softer than the loudest moment is a pause, and says nothing of how loud the rest is."""


def level_db(wave: Wave) -> float:
    """How loud the parts are that sound, in dB of full scale: the RMS without the pauses."""
    power = frame_power(wave)
    sounding = power[power > power.max() * 10 ** (-_PAUSE_DB / 10)]
    return float(10 * np.log10(sounding.mean()))


def frame_power(wave: Wave) -> Wave:
    """(n,) mean square of each 20 ms; what is left at the end is a frame of its own. No sound at all is ValueError."""
    size = round(_FRAME_S * RATE_HZ)
    padded = np.pad(wave, (0, -len(wave) % size)).reshape(-1, size)
    power = np.asarray((padded**2).mean(axis=1))
    if not len(power) or not power.max() > 0:
        raise ValueError("there is no sound in it")
    return power


def levelled(wave: Wave) -> Samples:
    """As loud as everything else; who has higher peaks than fit is a little softer."""
    gain = min(10 ** ((LEVEL_DB - level_db(wave)) / 20), LOUDEST / np.abs(wave).max())
    return np.asarray(np.rint(wave * gain * 32767), np.int16)


def as_wave(samples: Samples) -> Wave:
    """-1 to 1."""
    return samples.astype(np.float64) / 32767


def scaled(samples: Samples, gain: float) -> bytes:
    """For the sound card, little endian; `gain` is 0 to 1."""
    return bytes(np.rint(samples * gain).astype("<i2").tobytes())
