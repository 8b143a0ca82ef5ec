"""What is spoken: the words that stand on the screen, each text with a name that its recording has, too."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from kiosk.scene import Reason, Verdict
from kiosk.settings_screen import Language
from ui.languages import FOLDER, read
from ui.tongue import SCREEN
from ui.words import BY_REASON, BY_VERDICT, Words, choose

VOICES = Path(__file__).parent / "voices"
"""Where `python -m tools.voices` puts the recordings."""

SILENT = frozenset({Verdict.NOBODY, Verdict.LOOKING})
"""An empty lobby is quiet, and looking is no news."""


END: Mapping[Language, str] = MappingProxyType(
    {"en": ".", "de": ".", "fr": ".", "es": ".", "zh": "。", "ar": ".", "hi": "।"}
)
"""What a headline ends with when it is spoken: on the screen it stands alone."""


def _keys() -> Mapping[Words, str]:
    """A verdict's name goes before that of a reason with the same words."""
    keys = {words: verdict.name for verdict, words in BY_VERDICT.items() if verdict not in SILENT}
    for reason, words in BY_REASON.items():
        keys.setdefault(words, reason.name)
    return MappingProxyType(keys)


KEYS = _keys()


def key(verdict: Verdict, reason: Reason) -> str:
    """The name of what is spoken for them; empty: nothing is."""
    return "" if verdict in SILENT else KEYS[choose(verdict, reason)]


def recording(folder: Path, language: str, name: str) -> Path:
    """The file in which the text with this name is spoken."""
    return folder / language / f"{name}.wav"


def texts(language: Language, folder: Path = FOLDER) -> dict[str, str]:
    """All that may be spoken in this language, by the name of its recording: the headline, then the sentence.

    Nothing where the language's file is missing: the screen is in English then.
    """
    translator = read(language, folder)
    if translator is None and language != "en":
        return {}

    def said(source: str) -> str:
        return (translator and translator.translate(SCREEN, source)) or source

    return {name: f"{said(words.headline)}{END[language]} {said(words.sentence)}" for words, name in KEYS.items()}
