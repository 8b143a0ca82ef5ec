import pytest
from PySide6.QtCore import QRect, QRectF, QSize

from ui.layout import Wanted, areas
from ui.places import places
from ui.theme import Look, Style

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
