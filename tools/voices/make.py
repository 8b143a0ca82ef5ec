"""Which recordings are still good, and the making of the others."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from tools.voices.espeak import VOICES, WORDS_PER_MINUTE
from tools.whole import whole
from ui.sound.library import write
from ui.sound.pcm import LEVEL_DB, RATE_HZ, Samples
from ui.sound.spoken import recording

MANIFEST = "manifest.json"


@dataclass(frozen=True, slots=True)
class Order:
    """A text to be spoken; its recording has this name."""

    language: str
    name: str
    text: str

    @property
    def sha256(self) -> str:
        """Of all that its sound depends on, but for who speaks."""
        parts = self.text, *VOICES[self.language], str(WORDS_PER_MINUTE), str(RATE_HZ), str(LEVEL_DB)
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Report:
    """`size`: of all recordings, in bytes."""

    made: int
    kept: int
    size: int

    def __str__(self) -> str:
        return f"{self.made} recordings made, {self.kept} kept, {self.size / 1e6:.1f} MB"


class Speaker(Protocol):
    """Who reads the texts aloud."""

    version: str

    def speak(self, text: str, language: str, /) -> Samples:
        """Raises KioskError."""


def make(orders: Sequence[Order], out: Path, speaker: Speaker, show: Callable[[int, int], None]) -> Report:
    """Every order's recording is in `out` afterwards, and no other. `show`: so many are made, of so many.

    Raises KioskError; what is made by then is made again the next time.
    """
    made = _manifest(out, speaker.version)
    wanted = [order for order in orders if made.get(_name(order)) != order.sha256 or not _file(out, order).is_file()]
    for done, order in enumerate(wanted, 1):
        with whole(_file(out, order)) as partial:
            write(partial, speaker.speak(order.text, order.language))
        show(done, len(wanted))
    _remove_others(out, orders)
    content = {"espeak": speaker.version, "recordings": {_name(order): order.sha256 for order in orders}}
    with whole(out / MANIFEST) as partial:
        partial.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")
    size = sum(_file(out, order).stat().st_size for order in orders)
    return Report(len(wanted), len(orders) - len(wanted), size)


def _name(order: Order) -> str:
    return f"{order.language}/{order.name}"


def _file(out: Path, order: Order) -> Path:
    return recording(out, order.language, order.name)


def _manifest(out: Path, version: str) -> dict[str, str]:
    """What the recordings were made from; nothing where another espeak-ng made them, or it cannot be read."""
    try:
        content = json.loads((out / MANIFEST).read_bytes())
        return dict(content["recordings"]) if content["espeak"] == version else {}
    except (OSError, ValueError, TypeError, KeyError):
        return {}


def _remove_others(out: Path, orders: Sequence[Order]) -> None:
    wanted = {_file(out, order) for order in orders}
    for path in out.glob("*/*.wav"):
        if path not in wanted:
            path.unlink()
