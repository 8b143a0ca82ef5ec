"""Every letter of every text is drawn, in a typeface that was chosen for it, light and bold."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF, QRawFont, QTextLayout

from kiosk.settings_screen import LANGUAGES, NAMES
from ui import fonts
from ui.tongue import END_ISOLATE, ISOLATE

PACKAGES = {
    fonts.LATIN: "fonts-dejavu-core",
    fonts.ARABIC: "fonts-noto-ui-core",
    fonts.DEVANAGARI: "fonts-noto-ui-core",
    fonts.CHINESE: "fonts-noto-cjk",
}


@pytest.fixture(autouse=True)
def _installed(qapp):
    lacking = [package for family, package in PACKAGES.items() if not QFontDatabase.hasFamily(family)]
    if lacking:
        pytest.skip(f"`packaging/system-packages run` installs {', '.join(lacking)}, which `make test` calls")


def font(language: str, *, bold: bool) -> QFont:
    made = QFont()
    made.setFamilies(list(fonts.FAMILIES[language]))
    made.setPixelSize(40)
    made.setBold(bold)
    return made


def glyphs(text: str, in_font: QFont) -> list[tuple[str, int]]:
    """Family and glyph of all that is drawn, as Qt shapes it; glyph 0 is an empty box."""
    layout = QTextLayout(text, in_font)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return [(run.rawFont().familyName(), at) for run in layout.glyphRuns() for at in run.glyphIndexes()]


@pytest.mark.parametrize("bold", [False, True], ids=["light", "bold"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_letter_is_missing_nor_taken_from_elsewhere(catalogue, language, bold):
    chosen = font(language, bold=bold)
    texts = {form for message in catalogue[language] for form in message.forms}
    assert texts
    for text in (*texts, "0123456789:.,%–·×"):
        drawn = glyphs(text, chosen)
        assert drawn
        assert all(glyph for _, glyph in drawn), text
        assert {family for family, _ in drawn} <= set(fonts.FAMILIES[language]), text


@pytest.mark.parametrize("language", LANGUAGES)
def test_marks_of_direction_are_not_seen(language):
    metrics, path = QFontMetricsF(font(language, bold=True)), "/dev/video0"
    assert metrics.horizontalAdvance(f"{ISOLATE}{path}{END_ISOLATE}") == metrics.horizontalAdvance(path)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_is_written_by_the_first_of_its_typefaces(catalogue, language):
    (first, *_), own = fonts.FAMILIES[language], font(language, bold=True)
    assert {family for family, _ in glyphs(NAMES[language].replace(" ", ""), own)} == {first}


@pytest.mark.parametrize("family", PACKAGES)
def test_bold_is_a_drawing_of_its_own(family):
    assert QFontDatabase.bold(family, "Bold")
    light, bold = QFont(family), QFont(family)
    for made, wanted in ((light, False), (bold, True)):
        made.setBold(wanted)
        made.setStyleStrategy(QFont.StyleStrategy.NoFontMerging)
    raw = QRawFont.fromFont(bold)
    assert raw.familyName() == family
    assert raw.weight() >= QFont.Weight.Bold
    tables = ("glyf", "CFF ")
    assert [raw.fontTable(name) for name in tables] != [QRawFont.fromFont(light).fontTable(name) for name in tables]


def test_the_typefaces_follow_the_language_of_the_moment(turn_to):
    for language in LANGUAGES:
        turn_to(language)
        assert fonts.families() == fonts.FAMILIES[language]


def test_where_no_language_is_known_they_are_latin(plain):
    QLocale.setDefault(QLocale.c())
    assert fonts.families()[0] == fonts.LATIN
