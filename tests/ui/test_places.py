import pytest
from PySide6.QtCore import QRect, QRectF, QSize

from ui.layout import Staffed, Wanted, areas
from ui.places import flow, places
from ui.theme import Look, Style
from ui.words import Words, headlines

SIZES = [(1280, 720), (720, 1280), (1920, 1080), (1080, 1920), (3840, 2160), (1024, 600), (1024, 768), (800, 1280)]
TEXTS = [False, True]


def panel(width: int, height: int) -> QRectF:
    at = areas(QSize(width, height), Wanted(), portrait=height > width).panel
    return QRectF(QRect(0, 0, at.width(), at.height()))


def style(width: int, height: int, large_text: bool) -> Style:
    return Style.of(width, height, Look(large_text=large_text))


@pytest.mark.parametrize("large_text", TEXTS)
@pytest.mark.parametrize(("width", "height"), SIZES)
def test_nothing_overlaps_or_lies_outside(width, height, large_text):
    whole = panel(width, height)
    at = places(whole, style(width, height, large_text))
    for one, other in ((at.icon, at.hint), (at.icon, at.words), (at.hint, at.words)):
        assert not one.intersects(other)
    for each in (at.icon, at.hint, at.words):
        assert whole.contains(each)


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_the_hint_is_large_on_every_usual_screen(width, height):
    at = places(panel(width, height), style(width, height, False))
    assert min(at.hint.width() / 1.6, at.hint.height()) > 0.18 * min(width, height)


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_the_icon_is_at_least_as_large_as_the_hint_is_tall(width, height):
    at = places(panel(width, height), style(width, height, False))
    assert at.icon.height() >= 0.75 * at.hint.height()


def test_a_panel_without_room_leaves_the_hint_out():
    at = places(QRectF(0, 0, 300, 200), Style(7.2))
    assert at.hint.isEmpty()
    assert not at.icon.isEmpty()


def test_read_from_the_right_all_lies_mirrored():
    whole = panel(1280, 720)
    at = places(whole, Style(7.2))
    mirrored = at.mirrored(whole.width())
    assert mirrored.icon.left() > mirrored.hint.right() - 1
    assert mirrored.mirrored(whole.width()) == at


MOMENT = Words("One moment", "Please look at the camera.")


def told(at, large_text: bool = False, words: Words = MOMENT):
    return flow(words, at, style(1280, 720, large_text), headlines())


def test_one_moment_stands_in_one_line(qapp):
    headline, _ = told(places(panel(1280, 720), style(1280, 720, False)))
    assert headline.extent().height() < 1.5 * headline.size_px


def test_letters_that_are_wanted_large_are_no_smaller_for_the_sake_of_one_line(qapp):
    usual, large = (told(places(panel(1280, 720), style(1280, 720, one)), one)[0] for one in TEXTS)
    assert large.size_px > 1.1 * usual.size_px


@pytest.mark.parametrize("staffed", [Staffed.AWAY, Staffed.PASSED])
def test_on_a_wide_screen_that_is_told_to_be_a_tall_one_the_words_are_still_read(qapp, staffed):
    made = areas(QSize(1280, 720), Wanted(staffed, language=True), portrait=True)
    at = places(QRectF(0, 0, made.panel.width(), made.panel.height()), style(1280, 720, False))
    assert at.words.left() > at.icon.right(), "the words stand beside the icon"
    for one, other in ((at.icon, at.hint), (at.icon, at.words), (at.hint, at.words)):
        assert not one.intersects(other)
    headline, sentence = told(at, words=Words("Staff pass", "A member of staff has let you through."))
    assert headline.fits()
    assert sentence.fits()
    assert headline.size_px >= 6 * 7.2, "else it is not read from where visitors stand"
    assert sentence.size_px >= 2.2 * 7.2
    assert not made.panel.intersects(made.strip)
    assert not made.panel.intersects(made.banner)


def test_staff_at_work_have_the_height_of_a_wide_screen_whatever_it_is_told_to_be():
    told_so, by_itself = (areas(QSize(1280, 720), Wanted(Staffed.AT_WORK), portrait=one) for one in (True, False))
    assert told_so == by_itself
