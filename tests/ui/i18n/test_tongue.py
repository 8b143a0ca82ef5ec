"""A text with its values, in the language of the moment."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QTextLayout, QTextOption

from kiosk.phrase import Phrase, counted, sentence, together
from kiosk.units import lasting, size
from ui.operator.words import failed, last_events, to_see
from ui.staff_words import clock, digits_entered, minutes
from ui.tongue import END_ISOLATE, ISOLATE, as_it_is, fill, say, tell


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", ["Please look at one thing.", "Please look at 2 things.", "Please look at 11 things."]),
        ("de", ["Bitte einen Punkt prüfen.", "Bitte 2 Punkte prüfen.", "Bitte 11 Punkte prüfen."]),
        ("fr", ["1 point à vérifier.", "2 points à vérifier.", "11 points à vérifier."]),
        ("es", ["Revise un punto, por favor.", "Revise 2 puntos, por favor.", "Revise 11 puntos, por favor."]),
        ("zh", ["请查看 1 项。", "请查看 2 项。", "请查看 11 项。"]),
        ("ar", ["يُرجى مراجعة عنصر واحد.", "يُرجى مراجعة عنصرين.", "يُرجى مراجعة 11 عنصراً."]),
        ("hi", ["कृपया 1 भाग देखें।", "कृपया 2 भाग देखें।", "कृपया 11 भाग देखें।"]),
    ],
)
def test_so_many_are_told_in_the_languages_own_form(turn_to, language, told):
    turn_to(language)
    assert [to_see(count) for count in (1, 2, 11)] == told


def test_arabic_has_six_forms(turn_to):
    turn_to("ar")
    assert len({digits_entered(count).replace(str(count), "n") for count in (0, 1, 2, 3, 11, 100)}) == 6
    assert [minutes(count) for count in (1, 2, 5, 15)] == ["دقيقة واحدة", "دقيقتان", "5\u00a0دقائق", "15\u00a0دقيقة"]


def test_without_its_file_english_still_counts(qapp):
    assert (failed(1), failed(2), last_events(20)) == ("1 check failed.", "2 checks failed.", "The last 20 events")


def test_a_clock_is_the_same_in_every_language(turn_to):
    for language in ("en", "ar", "hi"):
        turn_to(language)
        assert fill("%1 left", clock(245)).find("4:05") >= 0


def test_phrases_within_phrases_are_said_too(turn_to):
    turn_to("de")
    used = Phrase("The kiosk uses %1; %2 of %3 are free.", *map(size, (412 << 20, 3 << 30, 8 << 30)))
    assert say(used) == "Das Terminal belegt 412\u00a0MB; 3,0\u00a0GB von 8,0\u00a0GB sind frei."
    passed = Phrase("%^1 let people through for %2.", Phrase("key switch"), lasting(300))
    assert say(together(passed, sentence(Phrase("Delivery")))) == (
        "Schlüsselschalter hat den Durchgang für 5\u00a0min freigegeben. Lieferung."
    )


def test_what_stands_in_a_value_is_no_place(turn_to):
    turn_to("fr")
    assert say(Phrase("%1: %2", "%2", "%1")) == "%2\u202f: %1"


def test_names_and_paths_are_not_translated(turn_to):
    turn_to("de")
    assert tell("Today") == "Today"
    assert say("Today") == "Heute"
    assert say(Phrase("A wrong PIN for %1.", "Door")) == "Falsche PIN für Door."


def test_among_arabic_a_path_keeps_its_direction(turn_to):
    path = "/var/lib/x.json"
    assert as_it_is(path) == path
    turn_to("ar")
    assert as_it_is(path) == f"{ISOLATE}{path}{END_ISOLATE}"
    assert as_it_is("4:05") == "4:05"
    assert as_it_is("]") == f"{ISOLATE}]{END_ISOLATE}", "else it would be drawn as its mirror image"
    assert f"{ISOLATE}{path}{END_ISOLATE}" in say(Phrase("%1 is damaged", path))


def order(text: str) -> str:
    """The letters that stand there as they are seen from left to right, in a paragraph from right to left."""
    layout = QTextLayout(text, QFont("DejaVu Sans", 20))
    option = QTextOption()
    option.setTextDirection(Qt.LayoutDirection.RightToLeft)
    layout.setTextOption(option)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    runs = layout.glyphRuns(-1, -1, QTextLayout.GlyphRunRetrievalFlag.RetrieveAll)
    glyphs = [glyph for run in runs for glyph in zip(run.positions(), run.stringIndexes(), strict=True)]
    seen = sorted((position.x(), text[at]) for position, at in glyphs)
    return "".join(letter for _, letter in seen if letter.isascii() and letter != " ")


def test_among_arabic_paths_and_per_cent_are_seen_the_right_way_round(turn_to):
    turn_to("ar")
    said = say(Phrase("there is no journal %1: check how it is written", "/var/lib/x.json"))
    assert "/var/lib/x.json" in order(said)
    assert "34%" in order(fill("Verifying: %1\u00a0%", 34))
    assert "4:05" in order(fill("%1 left", "4:05"))


def test_an_unknown_count_is_as_in_english(turn_to):
    turn_to("de")
    assert say(counted("%n unknown thing(s)", None, 2)) == "2 unknown things"
