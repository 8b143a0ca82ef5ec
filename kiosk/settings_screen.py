"""What visitors see and hear, as the site has it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from kiosk.phrase import Phrase, marked
from kiosk.section import Day, Section, TimeOfDay, span, up_to

Language = Literal["en", "de", "fr", "es", "zh", "ar", "hi"]
LANGUAGES: tuple[Language, ...] = ("en", "de", "fr", "es", "zh", "ar", "hi")
NAMES: Mapping[Language, str] = MappingProxyType(
    {
        "en": "English",
        "de": "Deutsch",
        "fr": "Français",
        "es": "Español",
        "zh": "简体中文",
        "ar": "العربية",
        "hi": "हिन्दी",
    }
)
"""What its own readers call it."""

Theme = Literal["dark", "bright", "contrast"]


def _colour(value: str) -> str:
    if value and not re.fullmatch("#[0-9a-fA-F]{6}", value):
        raise ValueError(Phrase('allowed is a colour such as "#1d3040", or "" for the theme\'s own'))
    return value.lower()


class OwnWords(Section):
    """The site's own words in one language; empty: those that stand directly under [screen] and [policy]."""

    greeting: str = Field("", max_length=24)
    notice: str = Field("", max_length=90)
    staff: str = Field("", max_length=120)
    alternative: str = Field("", max_length=60)


class OwnWordsByLanguage(Section):
    """For each language that the site has words of its own in."""

    en: OwnWords = OwnWords()
    de: OwnWords = OwnWords()
    fr: OwnWords = OwnWords()
    es: OwnWords = OwnWords()
    zh: OwnWords = OwnWords()
    ar: OwnWords = OwnWords()
    hi: OwnWords = OwnWords()


class ScreenSettings(Section):
    """What the window shows."""

    full_screen: bool = True
    mirror: bool = True
    """Show the live picture as a mirror does; the verdict is not affected."""
    orientation: Literal["auto", "landscape", "portrait"] = "auto"
    language: Language = "en"
    """What stands on the screen until a visitor chooses another one, and again a minute later."""
    languages: Annotated[tuple[Language, ...], up_to(len(LANGUAGES))] = LANGUAGES
    """What visitors can choose among; `language` is always one of them."""
    theme: Theme = "dark"
    """`bright`: for bright lobbies; `contrast`: black and white, for those who see little."""
    large_text: bool = False
    motion: bool = True
    """False: nothing moves but the live picture."""
    place: str = Field("", max_length=60)
    """The site's name, shown small; empty: none."""
    logo: str = ""
    """A PNG or SVG file, shown small beside the site's name; empty: none."""
    greeting: str = Field("", max_length=24)
    """The headline while nobody is there; empty: "Welcome", in the visitor's language."""
    notice: str = Field("", max_length=90)
    """A line of the site's own, always on screen; empty: none."""
    colour: Annotated[str, AfterValidator(_colour)] = ""
    """Of the panel while nobody is there and of keys, made lighter or darker until it can be read.

    Empty: the theme's own.
    """
    staff: str = Field(marked("Please ring the bell or ask at the desk: staff will help you."), max_length=120)
    """What the screen answers to the staff button. It must be true at this site: nobody is called by the kiosk yet."""
    own: OwnWordsByLanguage = OwnWordsByLanguage()
    """The site's own words in other languages, such as [screen.own.de]."""


class Hours(Section):
    """From one time of the day to another, on these days, sounds have this volume."""

    days: Annotated[tuple[Day, ...], up_to(8)] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun", "holiday")
    begins: TimeOfDay = Field(alias="from")
    ends: TimeOfDay = Field(alias="to")
    """Earlier than `from`: on the next day."""
    volume: int = Field(ge=0, le=100)

    @model_validator(mode="after")
    def _not_empty(self) -> Hours:
        span(self.begins, self.ends)
        return self


class SoundSettings(Section):
    """What visitors hear: a tone at each verdict, then the words that stand on the screen."""

    volume: int = Field(70, ge=0, le=100)
    """Per cent; 0: silent."""
    speech: bool = True
    """False: tones only."""
    device: str = "default"
    """ALSA's name of the loudspeaker (`aplay -L` lists them)."""
    hours: tuple[Hours, ...] = ()
    """Another volume at some hours; of two that hold, the lower one."""
