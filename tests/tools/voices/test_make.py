"""Only what changed is spoken anew."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
import pytest

from kiosk.errors import KioskError
from tools.voices.make import MANIFEST, Order, Report, make
from ui.sound.library import read
from ui.sound.pcm import Samples

ORDERS = (
    Order("en", "MASK_OK", "Mask OK. Thank you."),
    Order("en", "NO_MASK", "Mask missing. Please put on a mask."),
    Order("de", "MASK_OK", "Maske gut. Danke."),
)


@dataclass
class Reader:
    """Speaks without a sound card; `read` is what it was given."""

    version: str = "1.51"
    read: list[tuple[str, str]] = field(default_factory=list)
    fails_at: str = ""

    def speak(self, text: str, language: str, /) -> Samples:
        if text == self.fails_at:
            raise KioskError("it has a cold")
        self.read.append((language, text))
        return np.full(1000, len(text), np.int16)


@dataclass
class Shop:
    out: Path
    shown: list[tuple[int, int]] = field(default_factory=list)

    def make(self, orders: tuple[Order, ...] = ORDERS, reader: Reader | None = None) -> tuple[Report, Reader]:
        reader = reader or Reader()
        return make(orders, self.out, reader, lambda done, wanted: self.shown.append((done, wanted))), reader

    @property
    def files(self) -> list[str]:
        return sorted(path.relative_to(self.out).as_posix() for path in self.out.rglob("*") if path.is_file())


@pytest.fixture
def shop(tmp_path: Path) -> Shop:
    return Shop(tmp_path / "voices")


def test_each_text_is_one_recording_in_its_languages_folder(shop: Shop) -> None:
    report, _ = shop.make()
    assert shop.files == ["de/MASK_OK.wav", "en/MASK_OK.wav", "en/NO_MASK.wav", MANIFEST]
    assert np.array_equal(read(shop.out / "de" / "MASK_OK.wav"), np.full(1000, len(ORDERS[2].text)))
    assert report == Report(made=3, kept=0, size=3 * (44 + 2000))
    assert shop.shown == [(1, 3), (2, 3), (3, 3)]


def test_what_is_as_it_was_is_kept(shop: Shop) -> None:
    shop.make()
    report, reader = shop.make()
    assert (report.made, report.kept, reader.read) == (0, 3, [])


def test_a_text_that_changed_is_spoken_anew(shop: Shop) -> None:
    shop.make()
    changed = replace(ORDERS[1], text="Please put on a mask.")
    report, reader = shop.make((ORDERS[0], changed, ORDERS[2]))
    assert (report.made, reader.read) == (1, [("en", "Please put on a mask.")])


def test_a_recording_that_is_gone_is_made_again(shop: Shop) -> None:
    shop.make()
    (shop.out / "en" / "NO_MASK.wav").unlink()
    assert shop.make()[1].read == [("en", ORDERS[1].text)]


def test_another_espeak_speaks_everything_anew(shop: Shop) -> None:
    shop.make()
    assert shop.make(reader=Reader(version="1.52"))[0].made == 3


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"espeak": "1.51", "recordings": 3}', "\0"])
def test_a_broken_manifest_is_as_good_as_none(shop: Shop, content: str) -> None:
    shop.make()
    (shop.out / MANIFEST).write_text(content)
    assert shop.make()[0].made == 3


def test_what_is_no_longer_said_goes(shop: Shop) -> None:
    shop.make()
    shop.make(ORDERS[:1])
    assert shop.files == ["en/MASK_OK.wav", MANIFEST]


def test_what_cannot_be_spoken_leaves_no_manifest_that_says_it_was(shop: Shop) -> None:
    with pytest.raises(KioskError, match="a cold"):
        shop.make(reader=Reader(fails_at=ORDERS[2].text))
    assert MANIFEST not in shop.files
    assert shop.make()[0].made == 3


def test_the_manifest_names_who_spoke_and_what(shop: Shop) -> None:
    shop.make()
    content = json.loads((shop.out / MANIFEST).read_text())
    assert content["espeak"] == "1.51"
    assert content["recordings"]["de/MASK_OK"] == ORDERS[2].sha256
    assert ORDERS[2].sha256 != replace(ORDERS[2], language="en").sha256
