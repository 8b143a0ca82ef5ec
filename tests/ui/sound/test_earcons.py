"""Six tones that nobody takes for one another, and that do not startle."""

from itertools import combinations

import numpy as np
import pytest

from kiosk.scene import Verdict
from ui.sound.earcons import SCORES, TONE_S, earcon
from ui.sound.pcm import RATE_HZ, Wave, as_wave

TONED = sorted(SCORES, key=lambda verdict: verdict.name)
BELOW_HZ = 2000


def wave(verdict: Verdict) -> Wave:
    return as_wave(earcon(verdict))


def spectrogram(verdict: Verdict) -> np.ndarray:
    """(frames, 40) magnitudes over TONE_S in 50 ms and 50 Hz, as one vector of length 1."""
    padded = np.zeros(round(TONE_S * RATE_HZ))
    padded[: len(wave(verdict))] = wave(verdict)
    size = RATE_HZ // 20
    frames = np.abs(np.fft.rfft(padded[: len(padded) // size * size].reshape(-1, size) * np.hanning(size)))
    flat = frames[:, :100].ravel()
    return flat / np.linalg.norm(flat)


def loudest_hz(part: Wave) -> float:
    spectrum = np.abs(np.fft.rfft(part * np.hanning(len(part)), 1 << 16))
    return float(spectrum.argmax() * RATE_HZ / (1 << 16))


def ends(verdict: Verdict) -> tuple[float, float]:
    """The pitch with which it begins, and that with which it ends."""
    whole, length = wave(verdict), round(0.1 * RATE_HZ)
    return loudest_hz(whole[:length]), loudest_hz(whole[-2 * length : -length])


def test_all_verdicts_but_the_quiet_two_have_a_tone():
    assert set(Verdict) - set(SCORES) == {Verdict.NOBODY, Verdict.LOOKING}


@pytest.mark.parametrize(("one", "other"), list(combinations(TONED, 2)))
def test_no_two_tones_are_alike(one, other):
    assert spectrogram(one) @ spectrogram(other) < 0.7


@pytest.mark.parametrize("verdict", TONED)
def test_a_tone_is_short_and_neither_clicks_nor_clips(verdict):
    samples = earcon(verdict)
    assert 0.2 * RATE_HZ < len(samples) <= TONE_S * RATE_HZ
    assert samples[0] == samples[-1] == 0
    assert np.abs(wave(verdict)).max() < 0.9
    assert abs(wave(verdict).mean()) < 1e-4
    first, last = np.abs(samples[:20]).max(), np.abs(samples[-20:]).max()
    assert max(first, last) < 0.02 * np.abs(samples).max()


def test_all_tones_are_equally_loud():
    loud = [10 * np.log10((wave(verdict) ** 2).mean()) for verdict in TONED]
    assert max(loud) - min(loud) < 1.0


@pytest.mark.parametrize("verdict", TONED)
def test_whoever_hears_nothing_above_2_khz_hears_it_all(verdict):
    spectrum = np.abs(np.fft.rfft(wave(verdict))) ** 2
    heard = np.fft.rfftfreq(len(wave(verdict)), 1 / RATE_HZ) <= BELOW_HZ
    assert spectrum[heard].sum() > 0.999 * spectrum.sum()
    assert all(300 <= hz <= 1200 for note in SCORES[verdict] for hz in note.hz)


def test_ok_rises_and_no_mask_falls():
    rise, fall = ends(Verdict.MASK_OK), ends(Verdict.NO_MASK)
    assert rise[1] / rise[0] == pytest.approx(3 / 2, rel=0.02)
    assert fall[1] / fall[0] == pytest.approx(3 / 4, rel=0.02)
    assert max(fall) < min(rise)


@pytest.mark.parametrize("verdict", [Verdict.CANT_TELL, Verdict.OVERRIDE, Verdict.FAULT, Verdict.MASK_WRONG])
def test_the_others_end_where_they_began(verdict):
    begins, last = ends(verdict)
    assert begins == pytest.approx(last, rel=0.08)
