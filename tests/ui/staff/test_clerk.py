"""The desk answers late, wrongly or never: the screen goes on."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kiosk.desk import Step
from kiosk.scene import Reason, Verdict
from ui.clerk import BROKEN, PATIENCE, Clerk
from ui.keys import Key


@pytest.fixture
def clerk(qapp, fake_desk):
    made = Clerk(fake_desk)
    yield made
    fake_desk.free.set()
    made.close()


@pytest.fixture
def busy(clerk):
    said = []
    clerk.busy.connect(said.append)
    return said


def test_wishes_are_done_in_order_on_a_thread_of_their_own(clerk, fake_desk, qtbot):
    for key in "271828":
        clerk.type(lambda desk, key=key: desk.digit(key))
    clerk.ask(lambda desk: desk.erase())
    qtbot.waitUntil(lambda: len(fake_desk.called) == 7, timeout=5000)
    assert fake_desk.called == [*(f"digit {key}" for key in "271828"), "erase"]
    assert fake_desk.threads == {"desk_0"}


def test_while_a_pin_is_checked_nothing_else_is_taken(clerk, fake_desk, busy, qtbot):
    clerk.ask(lambda desk: desk.enter())
    clerk.ask(lambda desk: desk.enter())
    clerk.type(lambda desk: desk.digit("1"))
    assert busy == [True]
    fake_desk.free.set()
    qtbot.waitUntil(lambda: busy == [True, False], timeout=5000)
    clerk.tick()
    assert fake_desk.called == ["enter"]


def test_a_desk_that_stands_still_is_not_flooded(clerk, fake_desk, qtbot):
    clerk.type(lambda desk: desk.free.wait(20))
    for _ in range(1000):
        clerk.type(lambda desk: desk.digit("1"))
    fake_desk.free.set()
    qtbot.waitUntil(lambda: len(fake_desk.called) >= 10, timeout=5000)
    clerk.close()
    assert len(fake_desk.called) <= 15


def test_a_pass_is_not_shown_when_the_desk_no_longer_answers(clerk, fake_desk, qtbot, caplog):
    fake_desk.show(granted_s=900, granted_by="Anna Berg")
    with qtbot.waitSignal(clerk.viewed, timeout=5000):
        clerk.tick()
    assert clerk.view.granted_s == 900
    clerk.ask(lambda desk: desk.enter())
    for _ in range(PATIENCE):
        assert clerk.view.granted_s == 900
        clerk.tick()
    assert (clerk.view.granted_s, clerk.view.trouble) == (0, BROKEN)
    assert caplog.messages == ["the staff desk has not answered for 5 s"]
    fake_desk.free.set()
    qtbot.waitUntil(lambda: clerk.view.granted_s == 900, timeout=5000)


def test_a_desk_that_fails_is_said_once_and_comes_back(clerk, fake_desk, qtbot, caplog):
    fake_desk.show(step=Step.PIN, granted_s=900)
    fake_desk.failure = OSError("disk")
    for _ in range(3):
        with qtbot.waitSignal(clerk.answered, timeout=5000):
            clerk.tick()
        qtbot.waitUntil(lambda: clerk.view.trouble == BROKEN, timeout=5000)
    assert clerk.view.granted_s == 0
    assert caplog.messages == ["the staff desk failed"]
    fake_desk.failure = None
    with qtbot.waitSignal(clerk.viewed, timeout=5000):
        clerk.tick()
    assert (clerk.view.trouble, clerk.view.granted_s) == ("", 900)


def test_it_looks_at_the_clock_every_second_by_itself(clerk, qtbot):
    with qtbot.waitSignal(clerk.viewed, timeout=5000):
        pass


def test_closing_twice_is_harmless(clerk):
    clerk.close()
    clerk.close()


class TestWindow:
    """What the window does meanwhile."""

    @pytest.fixture
    def window(self, stage, fake_desk, qtbot):
        fake_desk.show(step=Step.PIN, who="Anna Berg", entered=6)
        made = stage.window(desk=fake_desk)
        qtbot.addWidget(made)
        yield made
        fake_desk.free.set()

    def test_the_kiosk_goes_on_judging_and_painting_while_a_pin_is_checked(self, stage, window, fake_desk, qtbot):
        sheet, strip = window.override.sheet, window.front.strip
        QTest.mouseClick(sheet.pad.enter, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: fake_desk.called == ["enter"], timeout=5000)
        assert fake_desk.threads == {"desk_0"}
        pictures = set()
        for verdict, reason in ((Verdict.MASK_OK, Reason.NONE), (Verdict.NO_MASK, Reason.NO_MASK)):
            stage.clock.now += 1
            with qtbot.waitSignal(stage.bridge.shown, timeout=5000):
                stage.bridge(stage.outcome(verdict, reason), None)
            image = strip.grab().toImage()  # named: its bytes go with it
            pictures.add(bytes(image.constBits()))
        assert len(pictures) == 2
        for key in (*sheet.pad.digits, sheet.pad.enter, sheet.cancel):
            assert not key.isEnabled()
            QTest.mouseClick(key, Qt.MouseButton.LeftButton)
        fake_desk.free.set()
        qtbot.waitUntil(sheet.isEnabled, timeout=5000)
        assert fake_desk.called == ["enter"]

    def test_a_window_that_was_let_go_takes_no_wishes(self, window, fake_desk, qapp):
        window.release()
        for key in window.override.sheet.findChildren(Key):
            key.click()
        qapp.processEvents()
        assert fake_desk.called == []
