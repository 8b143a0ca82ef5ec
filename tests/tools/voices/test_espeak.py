"""The real espeak-ng, and what to do where there is none."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import numpy as np
import pytest

from kiosk.errors import KioskError
from kiosk.settings_screen import LANGUAGES
from tools.voices.__main__ import main, orders, parse
from tools.voices.espeak import Espeak, EspeakMissing, trimmed
from tools.voices.make import MANIFEST, Order
from tools.voices.pronounced import pronounced
from ui.sound.pcm import LEVEL_DB, LOUDEST, RATE_HZ, as_wave, level_db
from ui.sound.spoken import VOICES

ALL = orders()
VOWELS = re.compile("[\u064b-\u0650]")


@pytest.fixture(scope="module")
def espeak() -> Espeak:
    if not shutil.which("espeak-ng"):
        pytest.skip("espeak-ng is not installed: `make test` installs it")
    return Espeak()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_a_voice(espeak: Espeak, language: str) -> None:
    assert espeak.voice(language)


@pytest.mark.parametrize("order", ALL, ids=lambda order: f"{order.language}-{order.name}")
def test_every_text_is_spoken_in_words_of_its_own_language(espeak: Espeak, order: Order) -> None:
    spoken = espeak.phonemes(order.text, order.language)
    assert len(spoken) > 10
    assert "(en)" not in spoken or order.language == "en"


@pytest.mark.parametrize("order", [order for order in ALL if order.language == "ar"], ids=lambda order: order.name)
def test_espeak_is_given_every_arabic_vowel_behind_its_shadda(order: Order) -> None:
    bare = [word for word in order.text.split() if not VOWELS.search(word)]
    assert not bare, f"{' '.join(bare)}: add the sentence to tools/voices/pronounced.tsv"
    assert not re.search(VOWELS.pattern + "\u0651", order.text)


@pytest.mark.parametrize(
    ("language", "written", "sounds"),
    [
        ("ar", "يُرجى سؤال الموظفين.", "mu:aZZa.f"),
        ("hi", "दिखाएँ", "dIk#a:je~"),
        ("es", "Mascarilla OK", "okeI"),
        ("fr", "le nez et la bouche", "ne e la-"),
        ("zh", "请戴好口罩", "tS;hi21N_. tai51"),
    ],
)
def test_what_espeak_misreads_is_respelt(espeak: Espeak, language: str, written: str, sounds: str) -> None:
    spoken = re.sub("[',]", "", espeak.phonemes(pronounced(language, written), language))
    assert re.search(sounds, spoken), spoken


def test_what_is_spoken_is_as_loud_as_the_tones_and_has_no_silence_around_it(espeak: Espeak) -> None:
    samples = espeak.speak("Mask missing. Please put on a mask over nose and mouth.", "en")
    wave = as_wave(samples)
    assert level_db(wave) == pytest.approx(LEVEL_DB, abs=1.0)
    assert np.abs(wave).max() <= LOUDEST + 1e-3
    assert abs(wave.mean()) < 3e-3
    assert samples[0] == samples[-1] == 0
    assert 2 < len(wave) / RATE_HZ < 6
    loud = np.flatnonzero(np.abs(wave) > 0.02)
    assert loud[0] < 0.1 * RATE_HZ
    assert loud[-1] > len(wave) - 0.2 * RATE_HZ


def test_a_text_without_words_is_refused(espeak: Espeak) -> None:
    with pytest.raises(KioskError, match="did not speak"):
        espeak.speak(" ", "en")


def test_a_text_is_never_taken_for_an_option(espeak: Espeak) -> None:
    assert len(espeak.speak("--help", "en"))


def test_a_language_without_a_voice_is_refused(espeak: Espeak) -> None:
    with pytest.raises(KioskError, match="no voice for tlh"):
        espeak.voice("tlh")


def test_silence_around_a_sound_is_cut_off_and_the_edges_are_nought() -> None:
    sound = 0.5 * np.sin(np.arange(RATE_HZ) * 0.1)
    cut = trimmed(np.concatenate([np.zeros(RATE_HZ), sound, np.zeros(2 * RATE_HZ)]))
    assert RATE_HZ < len(cut) < 1.2 * RATE_HZ
    assert cut[0] == cut[-1] == 0


def test_where_there_is_no_espeak_it_says_what_to_install_and_makes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(EspeakMissing, match="apt-get install espeak-ng"):
        Espeak()
    main(["--out", str(tmp_path / "voices")])
    assert "tones only: espeak-ng is missing" in capsys.readouterr().err
    assert not (tmp_path / "voices" / MANIFEST).exists()


def test_the_recordings_go_where_the_kiosk_looks() -> None:
    assert parse([]).out == VOICES


def test_every_language_says_the_same() -> None:
    names = [{order.name for order in ALL if order.language == language} for language in {one.language for one in ALL}]
    assert all(some == names[0] for some in names)
    assert {"MASK_OK", "NO_MASK", "MASK_WRONG", "CANT_TELL", "FAULT", "OVERRIDE", "TOO_DARK", "STALE"} <= names[0]
