"""What somebody chose beside what the file has, and what there is to choose."""

from __future__ import annotations

import pytest

from kiosk.scene import Verdict
from kiosk.settings import Settings
from kiosk.settings_screen import LANGUAGES, ScreenSettings, SoundSettings
from ui.colour import contrast
from ui.operator.screen_choices import colours, languages, looks, sound
from ui.operator.screen_draft import Draft
from ui.operator.screen_words import SWATCHES
from ui.owner import with_colour
from ui.palettes import PALETTES


def chosen(choice) -> list[object]:
    return [option.value for option in choice.options if option.chosen]


def free(choice) -> list[object]:
    return [option.value for option in choice.options if option.free]


def test_only_what_is_other_than_in_the_file_is_a_choice() -> None:
    draft = Draft().choose("screen.theme", "bright").choose("sound.volume", 20).choose("screen.motion", True)
    assert draft.values == {"screen.theme": "bright", "sound.volume": 20}
    assert (draft.screen.theme, draft.sound.volume, draft.screen.motion) == ("bright", 20, True)
    assert draft.choose("screen.theme", "dark").values == {"sound.volume": 20}
    assert Draft().values == {}


def test_a_language_is_toggled_in_the_order_of_all() -> None:
    draft = Draft(Settings(screen=ScreenSettings(languages=("en", "ar"))))
    assert draft.toggle("de").values == {"screen.languages": ("en", "de", "ar")}
    assert draft.toggle("ar").screen.languages == ("en",)
    assert draft.toggle("de").toggle("de").values == {}


def test_at_least_the_language_that_is_there_at_first_is_offered() -> None:
    draft = Draft(Settings(screen=ScreenSettings(language="de", languages=("en",))))
    assert draft.offered == ("en", "de")
    for language in LANGUAGES:
        draft = draft.toggle(language) if language in draft.offered else draft
    assert draft.offered == draft.screen.languages == ("de",)
    of_languages, at_first = languages(draft)
    assert chosen(of_languages) == ["de"]
    assert free(of_languages) == [one for one in LANGUAGES if one != "de"]
    assert (chosen(at_first), free(at_first)) == (["de"], ["de"])


def test_what_is_there_at_first_is_one_of_those_that_are_offered() -> None:
    _, at_first = languages(Draft(Settings(screen=ScreenSettings(languages=("en", "fr", "hi")))))
    assert free(at_first) == ["en", "fr", "hi"]


def test_looks_have_what_the_file_has() -> None:
    file = Settings(screen=ScreenSettings(theme="contrast", large_text=True, motion=False))
    assert [chosen(choice) for choice in looks(Draft(file))] == [["contrast"], [True], [False]]


@pytest.mark.parametrize("theme", ["dark", "bright"])
def test_each_swatch_is_what_the_colour_becomes_in_the_theme_and_can_be_written_on(theme) -> None:
    (choice,) = colours(Draft().choose("screen.theme", theme))
    assert [option.value for option in choice.options] == list(SWATCHES)
    for option in choice.options:
        palette = with_colour(PALETTES[theme], option.value)
        assert option.ground == palette.verdicts[Verdict.NOBODY].ground
        assert contrast(option.ground, "#ffffff") >= 4.5
    assert len({option.ground for option in choice.options}) == 9


def test_a_theme_without_colours_says_so() -> None:
    (choice,) = colours(Draft().choose("screen.theme", "contrast"))
    assert (choice.options, choice.instead) == ((), "This theme is black and white.")


def test_what_the_file_has_beside_the_usual_values_can_be_chosen_again() -> None:
    file = Settings(screen=ScreenSettings(colour="#123456"), sound=SoundSettings(volume=55))
    draft = Draft(file).choose("screen.colour", "").choose("sound.volume", 0)
    (colour,), (volume, _) = colours(draft), sound(draft)
    assert [option.value for option in colour.options] == [*SWATCHES, "#123456"]
    assert [option.value for option in volume.options] == [0, 20, 40, 55, 70, 100]
    assert (chosen(colour), chosen(volume)) == ([""], [0])
