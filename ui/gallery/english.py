"""Whether what stands on a screen in another language is still English."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from kiosk.settings_screen import NAMES as TONGUES
from kiosk.settings_screen import Language
from ui.gallery.faults import Defect, Kind
from ui.gallery.for_operators import EXPORT, FILE
from ui.gallery.for_setup import TYPED as SET_UP
from ui.gallery.for_staff import NAMES
from ui.gallery.for_trouble import TYPED
from ui.gallery.for_visitors import OWN_ANSWER, OWN_GREETING, OWN_NOTICE
from ui.gallery.made import AWAY
from ui.gallery.scene import PLACE
from ui.gallery.written import plain

NOBODYS = frozenset(
    {PLACE, OWN_GREETING, OWN_NOTICE, OWN_ANSWER, *NAMES, *TONGUES.values(), FILE, EXPORT, *TYPED, *SET_UP}
)
"""The site's own words, names, and what is typed: they stand in every language as they are."""

_MINUTES = frozenset(f"{count}\u00a0min" for count in AWAY.minutes)
SAME: Mapping[Language, frozenset[str]] = MappingProxyType(
    {
        "de": _MINUTES | {"Demo", "Indigo", "Petrol", "Logo", "Pause", "Zone"},
        "fr": _MINUTES
        | {"Journal", "Verdict", "Indigo", "Olive", "Violet", "Volume", "Logo", "Distance", "Pause", "Zone"},
        "es": _MINUTES | {"Demo", "No"},
    }
)
"""Words that are the same in this language as in English."""


def untranslated(texts: Iterable[str], english: Iterable[str], language: Language) -> Iterator[Defect]:
    """Those of a window's `texts` that stand in the same window in English, too, letter by letter."""
    wrong = {plain(text) for text in english} - NOBODYS - SAME.get(language, frozenset())
    for text in map(plain, texts):
        if text in wrong and any(map(str.isalpha, text)) and not text.startswith("/"):
            yield Defect(Kind.ENGLISH, text)
