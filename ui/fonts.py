"""Which typefaces write a language, the best first. packaging/system-packages brings them.

- Latin: DejaVu Sans, wide and open.
- Arabic and Devanagari: Noto Sans in its UI cut, 1.4 MB for both: its bold is drawn and not smeared, and its lines are
  no taller than Latin ones, so that headlines stay large. DejaVu's Arabic is coarse; it has no Devanagari.
- Chinese: Noto Sans CJK, 57 MB. The smaller ones (Droid Sans Fallback 2 MB, WenQuanYi Micro Hei 2 MB and Zen Hei 7 MB)
  have one weight: their bold is as thin as the rest, and a headline is to be read from four metres.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from kiosk.settings_screen import Language
from ui.tongue import here

LATIN = "DejaVu Sans"
ARABIC, DEVANAGARI, CHINESE = "Noto Sans Arabic UI", "Noto Sans Devanagari UI", "Noto Sans CJK SC"

_OTHERS = (ARABIC, CHINESE, DEVANAGARI)
"""A site's own words may be in another script than the language around them."""

FAMILIES: Mapping[Language, tuple[str, ...]] = MappingProxyType(
    {
        "en": (LATIN, *_OTHERS),
        "de": (LATIN, *_OTHERS),
        "fr": (LATIN, *_OTHERS),
        "es": (LATIN, *_OTHERS),
        "zh": (CHINESE, LATIN, ARABIC, DEVANAGARI),
        "ar": (ARABIC, LATIN, CHINESE, DEVANAGARI),
        "hi": (DEVANAGARI, LATIN, ARABIC, CHINESE),
    }
)
"""For QFont.setFamilies. A language's own name is written with that language's, wherever it stands."""


def families() -> tuple[str, ...]:
    """Those of the language of the moment."""
    return next((names for language, names in FAMILIES.items() if language == here()), FAMILIES["en"])
