"""The tones: one per verdict, told apart by contour and rhythm, so that nobody has to know pitches.

OK rises, no mask falls, worn wrongly goes down and up again, not sure is one note, a pass by staff two equal ones, and
a fault pulses. All of it lies below 2 kHz, where hearing that has grown old still works.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from kiosk.scene import Verdict
from ui.sound.pcm import RATE_HZ, Samples, Wave, levelled

TONE_S = 0.7
"""None is longer."""
PARTIALS = (1.0, 0.3, 0.1)
"""Of the fundamental and its harmonics: soft as a marimba, and still there where a small loudspeaker has no bass."""
HIGHEST_HZ = 2000.0
ATTACK_S, RELEASE_S = 0.015, 0.08

C5, D5, E5, G5 = 523.25, 587.33, 659.26, 783.99
DS4, GS4, B4, F5 = 311.13, 415.30, 493.88, 698.46
ROUGH = (349.23, 369.99)


@dataclass(frozen=True, slots=True)
class Note:
    """`hz`: what sounds together. `decay_s`: after so long a third of it is left."""

    hz: tuple[float, ...]
    begins_s: float
    lasts_s: float
    decay_s: float


SCORES: dict[Verdict, tuple[Note, ...]] = {
    Verdict.MASK_OK: (Note((C5,), 0.0, 0.2, 0.2), Note((E5,), 0.12, 0.2, 0.2), Note((G5,), 0.24, 0.42, 0.25)),
    Verdict.NO_MASK: (Note((GS4,), 0.0, 0.28, 0.25), Note((DS4,), 0.24, 0.44, 0.3)),
    Verdict.MASK_WRONG: (Note((D5,), 0.0, 0.2, 0.2), Note((B4,), 0.17, 0.2, 0.2), Note((D5,), 0.34, 0.34, 0.25)),
    Verdict.CANT_TELL: (Note((B4,), 0.0, 0.45, 0.3),),
    Verdict.OVERRIDE: (Note((F5,), 0.0, 0.14, 0.12), Note((F5,), 0.2, 0.34, 0.2)),
    Verdict.FAULT: (Note(ROUGH, 0.0, 0.21, 0.3), Note(ROUGH, 0.23, 0.21, 0.3), Note(ROUGH, 0.46, 0.23, 0.3)),
}
"""Nothing for NOBODY and LOOKING: an empty lobby is quiet, and looking is no news."""


def earcon(verdict: Verdict) -> Samples:
    """The verdict's tone; for whom there is none, KeyError."""
    notes = SCORES[verdict]
    whole = np.zeros(round(max(note.begins_s + note.lasts_s for note in notes) * RATE_HZ))
    for note in notes:
        sounding, begins = _sound(note), round(note.begins_s * RATE_HZ)
        whole[begins : begins + len(sounding)] += sounding
    return levelled(whole)


def _sound(note: Note) -> Wave:
    time_s = np.arange(round(note.lasts_s * RATE_HZ)) / RATE_HZ
    wave = np.zeros(len(time_s))
    for hz in note.hz:
        for number, share in enumerate(PARTIALS, 1):
            if number * hz <= HIGHEST_HZ:
                wave += share * np.sin(2 * np.pi * number * hz * time_s)
    return np.asarray(wave * np.exp(-time_s / note.decay_s) * _swell(len(wave)))


def _swell(length: int) -> Wave:
    """(length,) 0 to 1 and back to 0, round at both ends: a click has a step in it."""
    swell = np.ones(length)
    rise, fall = (0.5 - 0.5 * np.cos(np.linspace(0, np.pi, round(s * RATE_HZ))) for s in (ATTACK_S, RELEASE_S))
    swell[: len(rise)] *= rise
    swell[-len(fall) :] *= fall[::-1]
    return swell
