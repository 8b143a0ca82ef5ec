"""All sounds are one loudness."""

import numpy as np
import pytest

from ui.sound.pcm import LEVEL_DB, LOUDEST, RATE_HZ, as_wave, frame_power, level_db, levelled, scaled


def hum(seconds: float, amplitude: float = 0.5) -> np.ndarray:
    return amplitude * np.sin(2 * np.pi * 400 * np.arange(round(seconds * RATE_HZ)) / RATE_HZ)


@pytest.mark.parametrize("amplitude", [0.001, 0.1, 1.0])
def test_whatever_comes_in_is_one_loudness_afterwards(amplitude):
    assert level_db(as_wave(levelled(hum(0.5, amplitude)))) == pytest.approx(LEVEL_DB, abs=0.05)


def test_a_pause_makes_a_sound_no_softer():
    paused = np.concatenate([hum(0.5), np.zeros(RATE_HZ), hum(0.5)])
    assert level_db(paused) == pytest.approx(level_db(hum(1.0)), abs=0.2)


def test_peaks_are_never_cut_off():
    clicks = np.zeros(RATE_HZ)
    clicks[::500] = 1.0
    assert np.abs(levelled(clicks)).max() == round(LOUDEST * 32767)


@pytest.mark.parametrize("nothing", [np.zeros(0), np.zeros(RATE_HZ)])
def test_silence_has_no_loudness(nothing):
    with pytest.raises(ValueError, match="no sound"):
        frame_power(nothing)


def test_half_the_gain_is_half_of_every_sample_in_little_endian():
    assert scaled(np.array([1000, -2000, 0], np.int16), 0.5) == b"\xf4\x01\x18\xfc\x00\x00"
