from dataclasses import replace
from itertools import combinations, product

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QObject, QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from kiosk.scene import Reason, Verdict
from ui import icons
from ui.palette import Tone
from ui.watch import STALE, Shown

BLACK_ON_WHITE = Tone("#ffffff", "#000000", "#000000")


def silhouette(verdict: Verdict) -> np.ndarray:
    """(64, 64) uint8: the icon in black on white."""
    image = QImage(64, 64, QImage.Format.Format_Grayscale8)
    image.fill(255)
    painter = QPainter(image)
    icons.draw(painter, icons.icon(verdict), QRectF(0, 0, 64, 64), BLACK_ON_WHITE)
    painter.end()
    return np.frombuffer(image.constBits(), np.uint8).reshape(64, 64).copy()


@pytest.mark.parametrize(("one", "other"), list(combinations(Verdict, 2)))
def test_icons_are_told_apart_without_any_colour(qapp, one, other):
    different = np.mean(np.abs(silhouette(one).astype(int) - silhouette(other)) > 128)
    assert different > 0.08


@pytest.fixture
def window(stage, qtbot):
    made = stage.window()
    qtbot.addWidget(made)
    return made


def test_the_ring_closes_while_looking(window):
    pictures = []
    for progress in (0.0, 0.5, 1.0):
        window.panel.show_verdict(Shown(Verdict.LOOKING, Reason.NONE, progress))
        pictures.append(window.panel.grab().toImage())
    assert pictures[0] != pictures[1] != pictures[2]


@pytest.mark.parametrize("verdict", [verdict for verdict in Verdict if verdict is not Verdict.LOOKING])
def test_progress_moves_nothing_once_there_is_a_verdict(window, verdict):
    window.panel.show_verdict(Shown(verdict, Reason.NONE, 0.1))
    before = window.panel.grab().toImage()
    window.panel.show_verdict(Shown(verdict, Reason.NONE, 0.9))
    assert window.panel.grab().toImage() == before


def test_while_the_kiosk_gets_ready_it_says_so_and_the_ring_closes(window):
    pictures = []
    for share in (0.0, 0.4, 0.8):
        window.show_verdict(replace(STALE, prepared=share))
        assert f" {100 * share:.0f}\u00a0% " in window.panel.accessibleDescription()
        pictures.append(window.panel.grab().toImage())
    assert pictures[0] != pictures[1] != pictures[2]
    window.show_verdict(STALE)
    assert "%" not in window.panel.accessibleDescription()


class Painted(QObject):
    """What a widget was asked to paint."""

    def __init__(self, widget):
        super().__init__()
        self.asked = []
        widget.installEventFilter(self)

    def eventFilter(self, _widget, event):
        if event.type() == QEvent.Type.Paint:
            self.asked.append(event.rect())
        return False


@pytest.fixture
def run(stage, qtbot):
    """Lets the window run for so many seconds, at display rate; gives what the panel was asked to paint."""

    def turn(window, seconds):
        qtbot.waitExposed(window)
        QApplication.sendPostedEvents()
        QApplication.processEvents()
        painted = Painted(window.panel)
        for _ in range(round(seconds * 30)):
            stage.clock.now += 1 / 30
            window.panel.turn(stage.clock.now)
            QApplication.processEvents()
        window.panel.removeEventFilter(painted)
        return painted.asked

    return turn


@pytest.fixture
def still(stage, qtbot):
    made = stage.window(motion=False)
    qtbot.addWidget(made)
    return made


def look(window):
    return window.panel.grab().toImage()


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (720, 1280), (1024, 600)])
def test_words_stand_in_the_same_place_at_every_verdict(window, width, height):
    window.resize(width, height)
    places = set()
    for verdict, reason in product(Verdict, Reason):
        window.panel.show_verdict(Shown(verdict, reason))
        headline, sentence = window.panel.blocks()
        for block in (headline, sentence):
            places.add((block.area.left(), block.area.top(), block.area.bottom(), block.flags))
        assert headline.extent().bottom() == pytest.approx(headline.area.bottom(), abs=1)
    assert len(places) == 2


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (720, 1280), (1024, 600), (3840, 2160)])
def test_an_icon_alone_begins_where_it_always_does_and_is_no_smaller_and_clear_of_the_words(window, width, height):
    window.resize(width, height)
    window.panel.show_verdict(Shown(Verdict.NO_MASK, Reason.NO_MASK))
    beside = window.panel._places.icon
    for verdict in (Verdict.MASK_OK, Verdict.OVERRIDE, Verdict.FAULT):
        window.panel.show_verdict(Shown(verdict, Reason.NONE))
        alone = window.panel._places.icon
        assert alone.topLeft() == beside.topLeft()
        assert alone.width() == alone.height() >= beside.height()
        assert alone.bottom() < window.panel.blocks()[0].extent().top()
        assert alone.right() <= width


def test_where_there_is_room_for_two_lines_of_words_the_icon_of_a_pass_is_half_as_large_again(window):
    window.panel.show_verdict(Shown(Verdict.NO_MASK, Reason.NO_MASK))
    beside = window.panel._places.icon.height()
    window.panel.show_verdict(Shown(Verdict.MASK_OK, Reason.NONE))
    assert window.panel._places.icon.height() > 1.4 * beside


def test_while_it_looks_the_icon_keeps_its_size_as_hints_come_and_go(window):
    sizes = set()
    for reason in (Reason.NONE, Reason.COME_CLOSER, Reason.HOLD_STILL):
        window.panel.show_verdict(Shown(Verdict.LOOKING, reason))
        sizes.add(window.panel._places.icon.getRect())
    assert len(sizes) == 1


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (720, 1280), (1080, 1920), (3840, 2160)])
def test_beside_a_hint_words_are_as_large_as_they_were(window, width, height):
    window.resize(width, height)
    unit = min(width, height) / 100
    for verdict, reason in product(Verdict, Reason):
        window.panel.show_verdict(Shown(verdict, reason))
        headline, sentence = window.panel.blocks()
        assert headline.size_px >= 9.5 * unit  # a tenth less, so that more headlines stand in one line
        assert sentence.size_px >= 4 * unit


@pytest.mark.parametrize("reason", [Reason.COME_CLOSER, Reason.HOLD_STILL])
def test_a_film_runs_beside_the_icon_and_asks_for_nothing_else(window, run, reason):
    window.panel.show_verdict(Shown(Verdict.CANT_TELL, reason))
    run(window, 0.5)
    asked = run(window, 2.0)
    assert 25 <= len(asked) <= 31
    for area in asked:
        assert area.width() * area.height() < 0.25 * window.panel.width() * window.panel.height()
        assert area.bottom() <= window.panel.blocks()[0].area.top()


@pytest.mark.parametrize("verdict", [Verdict.MASK_OK, Verdict.OVERRIDE, Verdict.FAULT])
def test_nothing_moves_where_nothing_is_asked(window, run, verdict):
    window.panel.show_verdict(Shown(verdict, Reason.NONE))
    run(window, 0.5)
    assert run(window, 2.0) == []


def test_another_reason_begins_another_film(window):
    window.panel.show_verdict(Shown(Verdict.CANT_TELL, Reason.COME_CLOSER))
    first = look(window)
    for now in (1.0, 2.4):
        window.panel.turn(now)
    moved = look(window)
    window.panel.show_verdict(Shown(Verdict.CANT_TELL, Reason.STEP_BACK))
    window.panel.show_verdict(Shown(Verdict.CANT_TELL, Reason.COME_CLOSER))
    assert moved != first
    assert look(window) == first


def test_hidden_nothing_moves_and_shown_again_the_film_begins_anew(window, run):
    window.panel.show_verdict(Shown(Verdict.NO_MASK, Reason.NO_MASK))
    first = look(window)
    for now in (1.0, 2.4):
        window.panel.turn(now)
    assert look(window) != first
    window.panel.hide()
    assert run(window, 1.0) == []
    window.panel.show()
    assert look(window) == first


@pytest.mark.parametrize("verdict", Verdict)
def test_a_verdict_is_complete_in_its_first_picture_and_then_arrives(window, verdict):
    before = next(other for other in Verdict if other is not verdict)
    window.panel.show_verdict(Shown(before, Reason.STALE))
    window.panel.show_verdict(Shown(verdict, Reason.STALE))
    pictures = []
    for now in (5.0, 5.05, 5.30):
        window.panel.turn(now)
        pictures.append(look(window))
    assert pictures[1] != pictures[0]
    icon = pictures[0].copy(0, 0, window.panel.width() * 38 // 100, window.panel.height())
    assert pictures[2].copy(icon.rect()) == icon


def test_an_arrival_stays_clear_of_words_and_hint(window, run):
    window.panel.show_verdict(Shown(Verdict.MASK_OK, Reason.NONE))
    asked = run(window, 0.4)
    assert 8 <= len(asked) <= 11
    assert all(area.bottom() <= window.panel.blocks()[0].extent().top() for area in asked)


def test_progress_and_another_reason_are_no_arrival(window, run):
    window.panel.show_verdict(Shown(Verdict.LOOKING, Reason.NONE, 0.1))
    run(window, 0.5)
    window.panel.show_verdict(Shown(Verdict.LOOKING, Reason.NONE, 0.4))
    assert run(window, 0.5) == []


@pytest.mark.parametrize(("verdict", "reason"), list(product(Verdict, Reason)))
def test_where_nothing_may_move_the_panel_never_repaints_by_itself(still, run, verdict, reason):
    still.panel.show_verdict(Shown(verdict, reason))
    assert run(still, 1.0) == []


def test_where_nothing_may_move_the_still_is_shown(window, still):
    for each in (window, still):
        each.panel.show_verdict(Shown(Verdict.MASK_WRONG, Reason.NOSE_OUT_OR_CHIN))
    assert look(window) != look(still)
    for step in range(46):  # three quarters of four seconds
        window.panel.turn(7.0 + step / 15 + 0.001)
    assert look(window) == look(still)


def test_motion_can_be_switched_off_while_it_goes_on(window, run):
    window.panel.show_verdict(Shown(Verdict.NO_MASK, Reason.NO_MASK))
    window.panel.turn(1.0)
    window.panel.turn(1.1)
    window.restyle(replace(window.look, moves=False))
    assert run(window, 1.0) == []


def test_read_from_the_right_the_icon_stands_at_the_right(window, turn):
    window.show_verdict(Shown(Verdict.MASK_OK, Reason.NONE))
    turn("ar")
    shown = look(window)
    row, third = shown.height() // 5, shown.width() // 3
    inked = [x for x in range(shown.width()) if shown.pixelColor(x, row).lightness() < 60]
    assert len(inked) > 20
    assert min(inked) > 2 * third - 20
