"""The page of the screen's settings, touched as an installer does; the file behind it is faked."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kiosk.desk import Step
from kiosk.errors import KioskError
from kiosk.operator import SiteFile
from kiosk.phrase import Phrase
from kiosk.scene import Reason, Verdict
from kiosk.settings import PolicySettings, Schedule, Settings
from kiosk.settings_change import Written
from kiosk.settings_screen import ScreenSettings, SoundSettings
from ui import hints
from ui.fitting import LASTS_S, Fitting
from ui.gallery.visitor import nobody
from ui.keys import Key
from ui.looks import look_of
from ui.miniature import Miniature
from ui.operator.errand import Answer
from ui.operator.screen_layout import COUNT
from ui.theme import LEAST_TARGET_PX
from ui.tongue import say

SIZES = [(1280, 720), (720, 1280), (1920, 1080), (1080, 1920), (3840, 2160), (1024, 768), (800, 480)]
ODD_SIZES = [(800, 800), (768, 1024), (600, 1024), (1024, 600), (1280, 1024)]
SECTIONS = ("Look", "Colour", "Languages", "Sound", "Texts")
SITE = SiteFile(Written(Settings(), b""), "/etc/mask-kiosk/kiosk.toml")
LOCKED = Phrase("only an installer changes this: everybody may look")


class Loudspeaker:
    """Remembers what it is to sound like."""

    def __init__(self) -> None:
        self.settings: SoundSettings | None = None

    def settle(self, settings: SoundSettings) -> None:
        self.settings = settings


@pytest.fixture
def loudspeaker() -> Loudspeaker:
    return Loudspeaker()


@pytest.fixture
def window_of(stage, qtbot, languages):
    """As the conftest's, with languages to choose among."""

    def make(stage, desk, operator):
        made = stage.window(desk=desk, operator=operator, languages=languages)
        qtbot.addWidget(made)
        return made

    return make


@pytest.fixture
def page(stage, window, hand, languages, loudspeaker, qtbot):
    """The page, with what the file has."""
    made = window.override.pages.screen_page
    made.fitting = Fitting(window, made, window._settings, languages, stage.clock, loudspeaker)
    hand.tap("Screen")
    qtbot.waitUntil(lambda: not made.errand.busy, timeout=5000)
    return made


@pytest.fixture
def choose(page, hand):
    """Touches a key in a section."""

    def touch(section: str, word: str, row: str = "") -> None:
        hand.tap(section)
        rows = [one for one in page.sections.findChildren(QObject) if one.objectName().startswith(f"{row}_")]
        keys = [key for key in rows or hand.window.findChildren(Key) if key.isVisible() and key.isEnabled()]
        (key,) = (one for one in keys if one.accessibleName() == word)
        QTest.mouseClick(key, Qt.MouseButton.LeftButton)

    return touch


def can(page) -> list[str]:
    return [key.text() for key in page.foot.keys if key.isEnabled()]


def ticked(page) -> list[str]:
    return [key.text() for key in page.sections.findChildren(Key) if key.isVisible() and key.isChecked()]


def keep(page, hand, qtbot) -> None:
    hand.tap("Keep")
    qtbot.waitUntil(lambda: not page.keeping.busy, timeout=5000)


def test_it_shows_what_the_file_has(page, hand, operator):
    assert ticked(page) == ["Look", "Dark", "Ordinary", "On"]
    hand.tap("Sound")
    assert ticked(page) == ["Sound", "70\u00a0%", "On"]
    assert can(page) == []
    hand.reads("Choose, try it, keep it.")


def test_what_is_kept_is_written_worn_and_heard(page, hand, choose, window, operator, loudspeaker, qtbot):
    choose("Look", "Bright")
    choose("Sound", "20\u00a0%")
    hand.reads("Not kept yet.")
    assert can(page) == ["Back", "Try it", "Keep"]
    keep(page, hand, qtbot)
    assert operator.kept == [{"screen.theme": "bright", "sound.volume": 20}]
    assert window.look == look_of(ScreenSettings(theme="bright"))
    assert loudspeaker.settings == SoundSettings(volume=20)
    hand.reads("Kept.")
    assert can(page) == []
    assert "keep the settings" in operator.threads  # never the GUI's


def test_what_is_tried_is_seen_for_a_minute_and_then_as_before(page, hand, choose, window, operator):
    before = window.look
    choose("Look", "High contrast")
    assert window.look == before
    hand.tap("Try it")
    assert window.look == look_of(ScreenSettings(theme="contrast"))
    hand.reads("Back by itself in 1:00.")
    for _ in range(LASTS_S - 1):
        page.fitting.tick()
    hand.reads("Back by itself in 0:01.")
    assert window.look.palette != before.palette
    page.fitting.tick()
    assert window.look == before
    hand.reads("Not kept yet.")
    assert operator.kept == []


def test_what_is_kept_while_it_is_tried_stays(page, hand, choose, window, qtbot):
    choose("Look", "Large")
    hand.tap("Try it")
    keep(page, hand, qtbot)
    for _ in range(LASTS_S + 1):
        page.fitting.tick()
    assert window.look == look_of(ScreenSettings(large_text=True))
    hand.reads("Kept.")


def test_back_ends_a_trial_and_forgets_what_was_chosen(page, hand, choose, window, operator, qtbot):
    before = window.look
    choose("Look", "Bright")
    hand.tap("Try it")
    choose("Look", "High contrast")
    hand.tap("Try it")
    hand.tap("Back")
    assert window.look == before
    qtbot.waitUntil(lambda: not page.errand.busy, timeout=5000)
    assert ticked(page) == ["Look", "Dark", "Ordinary", "On"]
    assert operator.called.count("settings") == 2  # somebody may have changed the file meanwhile


def test_a_language_is_tried_and_goes_back_with_the_look(page, hand, choose, languages, stage):
    choose("Languages", "Deutsch", "screen.language")
    hand.tap("Try it")
    assert languages.current == "de"
    for _ in range(LASTS_S):
        page.fitting.tick()
    assert languages.current == "en"


def test_a_trial_of_looks_leaves_the_language_that_stands_there(page, hand, choose, languages, qtbot):
    languages.choose("fr", 0.0)
    hand.reads("Sombre")
    choose("Aspect", "Clair")
    hand.tap("Essayer")
    assert languages.current == "fr"
    page.fitting.take_off()
    assert languages.current == "fr"


def test_another_language_is_the_sites_from_now_on(page, hand, choose, languages, stage, operator, qtbot):
    choose("Languages", "Deutsch", "screen.language")
    keep(page, hand, qtbot)
    assert operator.kept == [{"screen.language": "de"}]
    assert languages.current == "de"
    languages.choose("en", 0.0)
    languages.tick(10_000.0)
    assert languages.current == "de"
    hand.reads("Übernommen.")


def test_that_visitors_can_choose_others_only_later_is_said(page, hand, choose, operator, qtbot):
    choose("Languages", "हिन्दी", "screen.languages")
    keep(page, hand, qtbot)
    assert operator.kept == [{"screen.languages": ("en", "de", "fr", "es", "zh", "ar")}]
    hand.reads("when the kiosk is started again.")


def test_where_it_cannot_be_written_it_says_why_and_the_screen_stays_as_it_is(
    page, hand, choose, window, operator, loudspeaker, qtbot
):
    before = window.look
    choose("Look", "Bright")
    operator.failure = KioskError(Phrase("the settings file %1 cannot be written (%2): mend that", "/x", "Read-only"))
    keep(page, hand, qtbot)
    hand.reads("The settings file /x cannot be written (Read-only): mend that.")
    assert (window.look, loudspeaker.settings) == (before, None)
    assert can(page) == ["Back", "Try it", "Keep"]
    operator.failure = None
    keep(page, hand, qtbot)
    assert window.look != before


def test_who_is_no_installer_looks_and_is_told_why(page, hand, operator, qtbot):
    operator.site = replace(operator.site, locked=LOCKED)
    page.begin()
    qtbot.waitUntil(lambda: not page.errand.busy, timeout=5000)
    hand.reads("Only an installer changes this: everybody may look.")
    for section in SECTIONS:
        hand.tap(section)
        free = {key for row in sum(page.sections.rows, ()) for key in row.keys if key.isVisible() and key.isEnabled()}
        assert free == set()
    assert can(page) == []


def test_before_it_is_known_who_is_there_nothing_can_be_chosen(page, hand, operator, qtbot):
    """Somebody else may have been an installer."""
    hand.tap("Today")
    operator.site = replace(operator.site, locked=LOCKED)
    hand.tap("Screen")
    assert page.errand.busy
    assert not any(key.isEnabled() for row in sum(page.sections.rows, ()) for key in row.keys if key.isVisible())
    hand.reads("Only an installer changes this")


def test_settings_that_cannot_be_read_are_none_to_choose(page, hand, operator, qtbot):
    operator.failure = KioskError("the settings in /x cannot be used")
    page.begin()
    hand.reads("The settings in /x cannot be used.")
    assert can(page) == []
    assert not any(key.isEnabled() for row in sum(page.sections.rows, ()) for key in row.keys if key.isVisible())


def test_a_trial_outlives_the_page_and_what_was_chosen_can_still_be_kept(
    page, hand, choose, window, desk, operator, qtbot
):
    choose("Look", "Bright")
    hand.tap("Try it")
    step = desk.now.step
    desk.now = replace(desk.now, step=Step.CLOSED)
    window.override.clerk.tick()
    qtbot.waitUntil(lambda: not window.override.pages.isVisible(), timeout=5000)
    assert window.look == look_of(ScreenSettings(theme="bright"))
    desk.now = replace(desk.now, step=step)
    window.override.clerk.tick()
    qtbot.waitUntil(window.override.pages.isVisible, timeout=5000)
    hand.tap("Screen")
    qtbot.waitUntil(lambda: not page.errand.busy, timeout=5000)
    hand.reads("Back by itself in")
    keep(page, hand, qtbot)
    assert operator.kept == [{"screen.theme": "bright"}]


def test_after_a_trial_is_over_the_page_begins_with_what_the_file_has(page, hand, choose, qtbot):
    choose("Look", "Bright")
    hand.tap("Try it")
    page.fitting.take_off()
    hand.tap("Today")
    hand.tap("Screen")
    qtbot.waitUntil(lambda: not page.errand.busy, timeout=5000)
    assert ticked(page) == ["Look", "Dark", "Ordinary", "On"]


def test_the_texts_are_shown_with_where_they_are_typed(page, hand, operator, qtbot):
    screen = ScreenSettings(place="Ward 3", greeting="Hello", logo="/opt/logo.png")
    operator.site = replace(operator.site, written=Written(Settings(screen=screen), b"1"))
    page.begin()
    qtbot.waitUntil(lambda: not page.errand.busy, timeout=5000)
    hand.tap("Texts")
    shown = hand.texts()
    assert {"Ward 3", "Hello", "/opt/logo.png", "not set"} <= set(shown)
    assert "These are typed into /etc/mask-kiosk/kiosk.toml, under [screen]." in shown


def rule(mode: str) -> Schedule:
    return Schedule.model_validate({"days": ("mon",), "from": "06:00", "to": "20:00", "mode": mode})


@pytest.mark.parametrize(
    ("policy", "said"),
    [
        (PolicySettings(), True),
        (PolicySettings(mode="advise"), False),
        (PolicySettings(mode="off", schedule=(rule("advise"), rule("enforce"))), True),
        (PolicySettings(mode="off", schedule=(rule("advise"),)), False),
    ],
)
def test_enforce_says_what_it_does_not_resist(page, hand, operator, qtbot, policy, said):
    operator.site = replace(operator.site, written=Written(Settings(policy=policy), b"1"))
    page.begin()
    qtbot.waitUntil(lambda: not page.errand.busy, timeout=5000)
    assert any("ENFORCE does not resist somebody" in text for text in hand.texts()) is said


def place(part, window) -> QRect:
    return QRect(part.mapTo(window, QPoint()), part.size())


def test_turned_round_what_is_chosen_and_not_kept_yet_stays(page, window, choose):
    choose("Look", "Bright")
    choose("Sound", "20\u00a0%")
    for width, height in ((720, 1280), (1280, 720)):
        window.resize(width, height)
        assert ticked(page) == ["Sound", "20\u00a0%", "On"]
        assert can(page) == ["Back", "Try it", "Keep"]
    page.sections.turn_to(0)
    assert ticked(page) == ["Look", "Bright", "Ordinary", "On"]


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_words_stand_in_the_middle_of_their_keys_where_that_leaves_the_tick_its_place(page, window, width, height):
    window.resize(width, height)
    rows = [row for rows in page.sections.rows[:1] for row in rows]
    keys = [key for row in rows for key in row.keys if key.isVisible()]
    apart = [abs(key.blocks()[0].extent().center().x() - key.width() / 2) for key in keys]
    assert sum(one <= 1 for one in apart) >= len(keys) - 1
    for key in keys:
        words = key.blocks()[0].extent()
        assert words.left() >= key._glyph_area().right(), key.text()
        assert words.right() <= key.width()


@pytest.mark.parametrize("language", ["en", "de", "ar"])
@pytest.mark.parametrize("section", range(len(SECTIONS)))
def test_all_of_it_has_room_on_every_screen(page, window, languages, operator, qtbot, section, language, screens_dir):
    screen = ScreenSettings(
        place="St. Mary's Hospital, Ward 3", notice="Visiting hours end at 20:00.", colour="#123456"
    )
    operator.site = replace(operator.site, written=Written(Settings(screen=screen), b"1"), locked=LOCKED)
    page.preview.made_by(Miniature(window, languages, "Ask at the desk."))
    languages.choose(language, 0.0)
    page.begin()
    qtbot.waitUntil(lambda: not (page.errand.busy or page.preview.busy), timeout=5000)
    page.sections.turn_to(section)
    for width, height in SIZES + ODD_SIZES:
        window.resize(width, height)
        for block in window.blocks():
            assert block.fits(), (width, height, block.text)
            assert block.size_px >= min(width, height) / 100 * 1.8, (width, height, block.text)
        keys = [key for key in window.findChildren(Key) if key.isVisible()]
        for key in keys:
            assert min(key.width(), key.height()) >= LEAST_TARGET_PX, (width, height, key.objectName())
            assert key.parentWidget().rect().contains(key.geometry())
        parts = [*keys, page.preview]
        for one, other in combinations(parts, 2):
            assert not place(one, window).intersects(place(other, window)), (one.objectName(), other.objectName())
        if (width, height) in SIZES[:2]:
            assert window.grab().save(str(screens_dir / f"screen-{language}-{width}x{height}-{section}.png"))


class TestPreview:
    """The pictures beside the choices."""

    @pytest.fixture
    def shown(self, page, window, languages, hand, qtbot):
        page.preview.made_by(Miniature(window, languages, "Ask at the desk."))
        hand.tap("Today")
        hand.tap("Screen")
        ready = page.preview
        qtbot.waitUntil(lambda: not page.errand.busy and len(ready.images) == COUNT and not ready.busy, timeout=5000)
        return page.preview

    def test_each_choice_is_seen_in_all_pictures(self, shown, choose, qtbot):
        for section, word, row in (
            ("Look", "Bright", "screen.theme"),
            ("Look", "Large", "screen.large_text"),
            ("Colour", "Violet", "screen.colour"),
            ("Languages", "العربية", "screen.language"),
        ):
            before = shown.images
            choose(section, word, row)
            qtbot.waitUntil(lambda: not shown.busy, timeout=5000)
            assert len(shown.images) == COUNT
            changed = [now != then for now, then in zip(shown.images, before, strict=True)]
            assert changed == [True] * COUNT, word

    @pytest.mark.parametrize("language", ["en", "ar"])
    def test_it_is_what_visitors_would_see(self, stage, page, shown, languages, desk, qtbot, language):
        """As a window that begins with these settings, pixel by pixel."""
        page._draft = page._draft.choose("screen.theme", "bright").choose("screen.colour", "#6b2f86")
        page._choose("screen.language", language)
        qtbot.waitUntil(lambda: not shown.busy, timeout=5000)
        languages.choose(language, 0.0)
        away = replace(desk, now=replace(desk.now, step=Step.CLOSED))
        look = {"theme": "bright", "colour": "#6b2f86", "place": "", "language": language}
        real = stage.window(desk=away, languages=languages, alternative="Ask at the desk.", **look)
        qtbot.addWidget(real)
        stage.frames.put(replace(stage.frame(2), bgr=nobody()))
        real.feed.pull(stage.clock.now)
        real.show_verdict(stage.shown(Verdict.NOBODY))
        hint = hints.hint_for(Verdict.NOBODY, Reason.NONE)
        real.panel.turn(1000.0)
        real.panel.turn(1000.0 + hints.still(hint) * hints.loop_s(hint))
        assert difference(shown.images[0], real.grab().toImage()) <= SMOOTHING

    def test_the_window_that_stands_there_neither_hears_of_it_nor_changes(self, shown, choose, window, languages):
        ear = Ear()
        window.installEventFilter(ear)
        choose("Languages", "العربية", "screen.language")
        told = [block.text for block in window.blocks()]
        while shown.busy:
            shown._make()
            QApplication.sendPostedEvents()
            assert QGuiApplication.layoutDirection() is Qt.LayoutDirection.LeftToRight
            assert (languages.current, say("Welcome")) == ("en", "Welcome")
            assert [block.text for block in window.blocks()] == told
        assert ear.heard == []
        languages.choose("ar", 0.0)
        QApplication.sendPostedEvents()
        assert set(ear.heard) == {QEvent.Type.LanguageChange, QEvent.Type.ApplicationLayoutDirectionChange}

    def test_quick_choices_are_not_all_painted(self, shown, page, choose, qtbot):
        choose("Look", "Bright")
        choose("Look", "High contrast")
        qtbot.waitUntil(lambda: not shown.busy, timeout=5000)
        contrast = shown.images
        page._undo()
        qtbot.waitUntil(lambda: not (page.errand.busy or shown.busy), timeout=5000)
        choose("Look", "High contrast")
        qtbot.waitUntil(lambda: not shown.busy, timeout=5000)
        assert shown.images == contrast

    def test_nothing_is_painted_for_a_page_that_is_closed(self, page, shown, choose, hand):
        before = shown.images
        choose("Look", "Bright")
        hand.tap("Try it")
        hand.tap("Today")
        page.fitting.tick()
        page.keeping.ended.emit(Answer((replace(SITE, written=Written(Settings(), b"2")), False)))
        assert not shown.busy
        assert shown.images == before


SMOOTHING = 16
"""Qt draws the edge of a large letter a shade otherwise the second time."""


class Ear(QObject):
    """Hears that language or direction are others."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[QEvent.Type] = []

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.ApplicationLayoutDirectionChange):
            self.heard.append(event.type())
        return False


def difference(one: QImage, other: QImage) -> int:
    """Of the colours, the largest; the pictures are of the same size."""
    arrays = []
    for image in (one, other):
        rgb32 = image.convertToFormat(QImage.Format.Format_RGB32)
        arrays.append(np.frombuffer(rgb32.constBits(), np.uint8).astype(np.int16))
    return int(np.abs(arrays[0] - arrays[1]).max())
