"""The marks on a picture: each on its own face, told by shape and icon, a word where there is room."""

from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter

from kiosk.crowd import Person
from kiosk.scene import Box, Verdict
from ui.crowd.marks import WORDS, draw, marks
from ui.palettes import PALETTES
from ui.picture import cover
from ui.theme import Look, Style

WIDTH, HEIGHT = 1280, 720
BOUNDS = QRectF(0, 0, WIDTH, HEIGHT)
STYLE = Style.of(WIDTH, HEIGHT, Look())
JUDGED = tuple(WORDS)
MARKED = (*JUDGED, Verdict.LOOKING)


def person(x: float, y: float, height: float, verdict: Verdict = Verdict.MASK_OK, track: int = 1, far: bool = False):
    return Person(track, Box(x - 0.4 * height, y - height / 2, x + 0.4 * height, y + height / 2), verdict, far)


def made(*people: Person, style: Style = STYLE, mirror: bool = False):
    return marks(people, cover(WIDTH, HEIGHT, WIDTH, HEIGHT, mirror=mirror), 1.0, BOUNDS, style)


def grey_of(*people: Person, style: Style = STYLE) -> bytes:
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    image.fill(0x808080)
    painter = QPainter(image)
    draw(painter, made(*people, style=style), style)
    painter.end()
    return bytes(image.convertToFormat(QImage.Format.Format_Grayscale8).constBits())


@pytest.mark.parametrize("verdict", JUDGED)
def test_a_large_face_has_icon_and_word(qapp, verdict):
    (mark,) = made(person(640, 360, 150, verdict))
    assert mark.words is not None
    assert mark.words.text == WORDS[verdict]
    assert mark.words.fits()
    assert mark.tag.contains(mark.icon)
    assert mark.tag.contains(mark.words.extent())
    assert not mark.icon.intersects(mark.words.extent())


@pytest.mark.parametrize("verdict", MARKED)
def test_a_small_face_has_the_icon_alone(qapp, verdict):
    (mark,) = made(person(640, 360, 60, verdict))
    assert mark.words is None
    assert mark.icon.width() >= 2.5 * STYLE.unit


def test_whoever_is_too_far_away_has_corners_alone(qapp):
    (mark,) = made(person(640, 360, 40, Verdict.CANT_TELL, far=True))
    assert mark.tag.isEmpty()
    assert mark.verdict is Verdict.LOOKING


@pytest.mark.parametrize("theme", PALETTES)
@pytest.mark.parametrize("height", [60, 150])
def test_all_marks_differ_in_grey(qapp, theme, height):
    style = Style.of(WIDTH, HEIGHT, Look(PALETTES[theme]))
    seen = {grey_of(person(640, 360, height, verdict), style=style) for verdict in MARKED}
    assert len(seen) == len(MARKED)


@pytest.mark.parametrize(("x", "y"), [(60, 70), (1220, 70), (60, 650), (1220, 650), (640, 20), (5, 360)])
def test_a_tag_stays_in_the_picture(qapp, x, y):
    (mark,) = made(person(x, y, 120))
    assert BOUNDS.contains(mark.tag)


def test_in_a_mirror_the_mark_is_on_the_same_face(qapp):
    (mark,) = made(person(200, 360, 120), mirror=True)
    assert mark.face.center().x() == pytest.approx(WIDTH - 200)
    assert abs(mark.tag.center().x() - (WIDTH - 200)) < 60


def test_read_from_the_right_the_icon_comes_first(qapp):
    QGuiApplication.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        (mark,) = made(person(640, 360, 150))
        assert mark.icon.left() > mark.words.extent().right()
        assert mark.tag.contains(mark.words.extent())
    finally:
        QGuiApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_tags_of_neighbours_neither_meet_nor_hide_a_face(qapp):
    people = [person(200 + 170 * at, 300 + 40 * (at % 2), 130, track=at) for at in range(6)]
    tags = [mark.tag for mark in made(*people)]
    assert not any(one.intersects(other) for one, other in combinations(tags, 2))
    faces = [mark.face for mark in made(*people)]
    assert not any(tag.intersects(face) for at, tag in enumerate(tags) for face in faces[:at] + faces[at + 1 :])


def test_everyone_of_sixty_has_a_tag_of_their_own_in_the_picture(qapp):
    people = [person(64 + 128 * (at % 10), 60 + 120 * (at // 10), 60, MARKED[at % 5], at) for at in range(60)]
    tags = [mark.tag for mark in made(*people)]
    assert all(BOUNDS.contains(tag) for tag in tags)
    assert not any(one.intersects(other) for one, other in combinations(tags, 2))


def test_on_a_screen_of_fine_pixels_a_mark_is_where_its_face_is(qapp):
    view = cover(WIDTH, HEIGHT, 2 * WIDTH, 2 * HEIGHT, mirror=False)
    (mark,) = marks([person(640, 360, 120)], view, 2.0, BOUNDS, STYLE)
    assert mark.face.center().toTuple() == pytest.approx((640, 360))
