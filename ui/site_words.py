"""The site's own words, as far as it has some: in the language of the moment, or as it wrote them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kiosk.phrase import Phrase
from kiosk.scene import Verdict
from kiosk.settings_screen import Language, OwnWords, OwnWordsByLanguage, ScreenSettings
from ui.tongue import as_it_is, say
from ui.words import BY_VERDICT


@dataclass(frozen=True, slots=True)
class SiteWords:
    """`greeting`: the headline while nobody is there. `notice`: always on screen; empty: none.

    `staff`: the answer to the staff button. `alternative`: what somebody does who cannot wear a mask; empty: nothing.
    """

    greeting: str
    notice: str
    staff: str
    alternative: str


def site_words(settings: ScreenSettings, alternative: str, language: Language) -> SiteWords:
    """For the language of the moment, which is named. `alternative`: the policy's; empty: there is none here."""
    own = _own(settings.own, language)
    return SiteWords(
        as_it_is(own.greeting or settings.greeting) or say(BY_VERDICT[Verdict.NOBODY].headline),
        as_it_is(own.notice or settings.notice),
        _said(own.staff, settings.staff),
        alternative and _said(own.alternative, alternative),
    )


def _own(words: OwnWordsByLanguage, language: Language) -> OwnWords:
    by_language: Mapping[Language, OwnWords] = {
        "en": words.en,
        "de": words.de,
        "fr": words.fr,
        "es": words.es,
        "zh": words.zh,
        "ar": words.ar,
        "hi": words.hi,
    }
    return by_language[language]


def _said(own: str, general: str) -> str:
    """In the site's words for this language; else the general ones, translated where they still are the product's."""
    if own:
        return as_it_is(own)
    said = say(Phrase(general))
    return as_it_is(said) if said == general else said
