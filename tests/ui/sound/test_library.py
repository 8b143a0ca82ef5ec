"""Recordings that are missing or broken cost the words and no more."""

import numpy as np
import pytest

from kiosk.scene import Verdict
from ui.sound.announcer import Prompt, Tone
from ui.sound.earcons import earcon
from ui.sound.library import Library, read, write
from ui.sound.spoken import recording

SPOKEN = Prompt("NO_MASK")
SAMPLES = np.arange(-500, 500, dtype=np.int16)


@pytest.fixture
def file(tmp_path):
    path = recording(tmp_path, "de", "NO_MASK")
    path.parent.mkdir()
    write(path, SAMPLES)
    return path


def test_a_recording_is_read_as_it_was_written(tmp_path, file):
    library = Library(tmp_path)
    assert np.array_equal(library.samples(SPOKEN, "de"), SAMPLES)
    assert not library.lacking


def test_a_tone_needs_no_file(tmp_path):
    library = Library(tmp_path)
    assert np.array_equal(library.samples(Tone(Verdict.FAULT), "de"), earcon(Verdict.FAULT))


def test_without_recordings_nothing_is_spoken_and_one_line_says_so(tmp_path, caplog):
    library = Library(tmp_path / "nowhere")
    for name in ("NO_MASK", "MASK_OK", "NO_MASK"):
        assert not len(library.samples(Prompt(name), "hi"))
    assert len(caplog.records) == 1
    assert "tools.voices" in library.lacking


@pytest.mark.parametrize("content", [b"", b"RIFF", b"a picture" * 100])
def test_a_broken_recording_is_as_good_as_none(tmp_path, file, content):
    file.write_bytes(content)
    assert not len(Library(tmp_path).samples(SPOKEN, "de"))


def test_a_recording_of_another_kind_is_refused(file):
    content = bytearray(file.read_bytes())
    content[24:28] = (16_000).to_bytes(4, "little")
    file.write_bytes(content)
    with pytest.raises(ValueError, match="22050"):
        read(file)
