"""The site's own words: translated as long as they are the product's, else as the site wrote them."""

from __future__ import annotations

import pytest

from kiosk.phrase import Phrase
from kiosk.settings import PolicySettings, StaffSettings
from kiosk.settings_screen import ScreenSettings
from ui.site_words import SiteWords, site_words
from ui.tongue import END_ISOLATE, ISOLATE, tell

ALTERNATIVE = PolicySettings().alternative
OWN = {"de": {"greeting": "Grüß Gott", "notice": "Besuch bis 20 Uhr.", "alternative": "Ohne Maske? Tor 2."}}


def test_defaults_are_in_the_language_of_the_moment(turn_to):
    turn_to("de")
    assert site_words(ScreenSettings(), ALTERNATIVE, "de") == SiteWords(
        "Willkommen",
        "",
        "Bitte klingeln Sie oder fragen Sie am Empfang: Man hilft Ihnen gern.",
        "Sie können keine Maske tragen? Bitte am Empfang fragen.",
    )


def test_defaults_that_the_settings_file_repeats_are_defaults(turn_to):
    turn_to("de")
    repeated = ScreenSettings.model_validate({"staff": "".join(ScreenSettings().staff)})
    assert site_words(repeated, ALTERNATIVE, "de").staff.startswith("Bitte klingeln")


def test_where_no_alternative_is_needed_none_is_told(turn_to):
    assert site_words(ScreenSettings(), "", "en").alternative == ""


def test_the_sites_own_words_stand_as_it_wrote_them(turn_to):
    settings = ScreenSettings(greeting="Hello there", notice="Open until 8.", staff="Ring.", own=OWN)
    for language in ("en", "fr"):
        turn_to(language)
        assert site_words(settings, "Gate 2.", language) == SiteWords(
            "Hello there", "Open until 8.", "Ring.", "Gate 2."
        )


def test_its_words_in_a_language_come_first_and_gaps_are_filled(turn_to):
    settings = ScreenSettings(own=OWN)
    turn_to("de")
    told = site_words(settings, ALTERNATIVE, "de")
    assert (told.greeting, told.notice, told.alternative) == ("Grüß Gott", "Besuch bis 20 Uhr.", "Ohne Maske? Tor 2.")
    assert told.staff.startswith("Bitte klingeln")


def test_latin_words_keep_their_direction_among_arabic(turn_to):
    turn_to("ar")
    told = site_words(ScreenSettings(notice="Open until 8."), ALTERNATIVE, "ar")
    assert told.notice == f"{ISOLATE}Open until 8.{END_ISOLATE}"
    assert ISOLATE not in told.alternative


@pytest.mark.parametrize("language", ["de", "fr", "es", "zh", "ar", "hi"])
def test_every_default_reason_of_staff_is_translated(turn_to, language):
    turn_to(language)
    for reason in StaffSettings().reasons:
        assert tell(Phrase(reason)) != reason
