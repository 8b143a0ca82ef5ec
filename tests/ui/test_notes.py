"""What is noted of a window's pictures, beside the window itself."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMessageLogContext, QtMsgType

from kiosk.scene import Verdict
from ui.notes import Notes


@pytest.fixture
def window(stage, qtbot):
    made = stage.window(demo=True)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def notes(window, qtbot) -> Notes:
    made = Notes()
    made.there.emit()
    yield made
    window.feed.removeEventFilter(made)


def put(stage, window, number: int) -> None:
    stage.frames.put(stage.frame(number))
    window.feed.pull(stage.clock.now)
    window.feed.repaint()


def test_each_picture_is_noted_once_however_often_it_is_painted(stage, window, notes):
    window.feed.repaint()
    before = len(notes.painted_s)
    for number in range(3):
        put(stage, window, number)
        window.show_verdict(stage.shown(Verdict.NO_MASK))
        window.feed.repaint()
    assert len(notes.painted_s) == before + 3
    assert notes.painted_s == sorted(notes.painted_s)


def test_where_no_picture_is_shown_none_is_noted(stage, window, notes):
    put(stage, window, 1)
    noted = len(notes.painted_s)
    stage.clock.now += 5
    window.feed.pull(stage.clock.now)
    window.feed.repaint()
    assert not window.feed.live
    assert len(notes.painted_s) == noted


def test_complaints_are_kept_and_what_is_no_complaint_is_not():
    made, context = Notes(), QMessageLogContext()
    made.complain(QtMsgType.QtWarningMsg, context, "QPainter is unhappy")
    made.complain(QtMsgType.QtDebugMsg, context, "all is well")
    made.complain(QtMsgType.QtInfoMsg, context, "all is well")
    assert len(made.warnings) == 1
    assert "QPainter is unhappy" in made.warnings[0]
