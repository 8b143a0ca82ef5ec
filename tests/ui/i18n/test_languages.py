"""A visitor's language: at once, everywhere, and gone with the visitor."""

from __future__ import annotations

import logging

import pytest
from PySide6.QtCore import QEvent, QLocale, QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from kiosk.settings_screen import LANGUAGES, NAMES
from ui.languages import BACK_AFTER_S, Languages, read
from ui.tongue import number, say

HELLO = {
    "en": "Welcome",
    "de": "Willkommen",
    "fr": "Bienvenue",
    "es": "Bienvenidos",
    "zh": "欢迎光临",
    "ar": "أهلاً بكم",
    "hi": "स्वागत है",
}
RTL, LTR = Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LeftToRight


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_choice_is_there_at_once(languages, language):
    languages.choose(language, 0.0)
    assert languages.current == language
    assert say("Welcome") == HELLO[language]
    assert QLocale().name()[:2] == language
    assert QGuiApplication.layoutDirection() is (RTL if language == "ar" else LTR)


def test_the_site_begins_in_its_own_language(plain, compiled):
    site = Languages("ar", folder=compiled)
    assert site.current == "ar"
    assert say("Welcome") == HELLO["ar"]
    site.close()
    assert say("Welcome") == "Welcome"
    assert QGuiApplication.layoutDirection() is LTR


def test_whoever_listens_is_told_once_and_after_it_is_there(languages):
    heard = []
    languages.changed.connect(lambda language: heard.append((language, say("Welcome"))))
    for language in ("de", "de", "ar", "en"):
        languages.choose(language, 0.0)
    assert heard == [("de", "Willkommen"), ("ar", HELLO["ar"]), ("en", "Welcome")]


class Ear(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.heard = []

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.LayoutDirectionChange):
            self.heard.append(event.type())
        return False


def test_a_window_is_told_by_qt_and_turned_round(languages, qtbot):
    window, ear = QWidget(), Ear()
    qtbot.addWidget(window)
    window.installEventFilter(ear)
    languages.choose("ar", 0.0)
    qtbot.waitUntil(lambda: QEvent.Type.LanguageChange in ear.heard)
    assert QEvent.Type.LayoutDirectionChange in ear.heard
    assert window.layoutDirection() is RTL


def test_a_minute_after_the_last_touch_it_is_the_sites_again(languages):
    languages.choose("hi", 100.0)
    languages.tick(100.0 + BACK_AFTER_S - 0.1)
    assert languages.current == "hi"
    languages.touched(150.0)
    languages.tick(150.0 + BACK_AFTER_S - 0.1)
    assert languages.current == "hi"
    languages.tick(150.0 + BACK_AFTER_S)
    assert languages.current == "en"


def test_a_second_choice_begins_the_minute_anew(languages):
    languages.choose("hi", 100.0)
    languages.choose("hi", 150.0)
    languages.tick(100.0 + BACK_AFTER_S)
    assert languages.current == "hi"


def test_only_what_is_offered_can_be_chosen_and_the_sites_own_always_is(plain, compiled):
    site = Languages("es", ("zh", "en"), compiled)
    assert site.offered == ("en", "es", "zh")
    site.choose("de", 0.0)
    assert site.current == "es"
    site.close()


def test_a_missing_file_is_one_line_in_the_log_and_english(plain, tmp_path, caplog):
    caplog.set_level(logging.ERROR)
    site = Languages("en", folder=tmp_path)
    for _ in range(3):
        site.choose("ar", 0.0)
        site.choose("en", 0.0)
    assert (site.current, say("Welcome")) == ("en", "Welcome")
    assert QGuiApplication.layoutDirection() is LTR
    assert [record.getMessage().count("_ar.qm") for record in caplog.records] == [0, 1]  # English has plurals
    site.close()


def test_a_file_that_is_none_of_qts_is_english_too(plain, tmp_path):
    (tmp_path / "mask-kiosk_de.qm").write_bytes(b"no words")
    site = Languages("de", folder=tmp_path)
    assert site.current == "en"
    site.close()


def test_words_can_be_read_without_showing_them(languages, compiled):
    german = read("de", compiled)
    assert german.translate("words", "Welcome") == "Willkommen"
    assert say("Welcome") == "Welcome"


@pytest.mark.parametrize("language", LANGUAGES)
def test_digits_are_western_and_the_decimal_sign_is_the_languages(turn_to, language):
    turn_to(language)
    assert number(2.5) == ("2,5" if language in ("de", "fr", "es") else "2.5")
    assert number(1280) == "1280"
    assert QLocale().toString(7) == "7"


def test_each_language_is_called_as_its_readers_call_it():
    assert tuple(NAMES) == LANGUAGES
    assert len(set(NAMES.values())) == len(LANGUAGES)


def test_aside_another_language_is_said_and_nobody_hears_of_it(languages, qtbot):
    window, ear = QWidget(), Ear()
    qtbot.addWidget(window)
    window.installEventFilter(ear)
    languages.choose("de", 0.0)
    QApplication.sendPostedEvents()
    ear.heard.clear()
    with languages.aside("ar"):
        assert (say("Welcome"), number(1.5), QLocale().name()) == (HELLO["ar"], "1.5", "ar_AE")
        assert QGuiApplication.layoutDirection() is RTL
        assert QWidget(window).layoutDirection() is LTR  # what is there stays as it is
        made = QWidget()
        assert made.layoutDirection() is RTL
    QApplication.sendPostedEvents()
    assert (languages.current, say("Welcome"), number(1.5)) == ("de", "Willkommen", "1,5")
    assert (QGuiApplication.layoutDirection(), window.layoutDirection()) == (LTR, LTR)
    assert ear.heard == []
    languages.choose("ar", 0.0)
    QApplication.sendPostedEvents()
    assert QEvent.Type.LanguageChange in ear.heard


def test_after_something_went_wrong_aside_all_is_as_before(languages):
    with pytest.raises(ZeroDivisionError), languages.aside("ar"):
        raise ZeroDivisionError
    assert (languages.current, say("Welcome")) == ("en", "Welcome")
    assert QGuiApplication.layoutDirection() is LTR


def test_a_site_may_settle_on_another_language_of_those_that_are_offered(plain, compiled):
    site = Languages("es", ("zh", "en"), compiled)
    for language, then in (("zh", "zh"), ("de", "zh")):
        site.settle(language)
        site.choose("en", 0.0)
        site.tick(BACK_AFTER_S)
        assert site.current == then
    site.close()
