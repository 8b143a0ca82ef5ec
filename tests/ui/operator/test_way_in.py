"""The way to the operator's pages and back, by touches on a kiosk with a real desk."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QPointingDevice
from PySide6.QtTest import QTest

from kiosk.desk import Desk, Step
from kiosk.lockout import Pause
from kiosk.scene import Verdict
from kiosk.settings import StaffSettings
from kiosk.sitting import READING_S
from kiosk.staff import Answer
from ui.keys import Key
from ui.window import KioskWindow

PIN = "271828"


class OnePerson:
    """Staff, all of whom are Anna Berg."""

    def names(self) -> tuple[str, ...]:
        return ("Anna Berg",)

    def pause(self, _name: str, _now_s: float) -> Pause:
        return Pause()

    def check(self, _name: str, pin, _now_s: float) -> Answer:
        return Answer.RIGHT if pin.get_secret_value() == PIN else Answer.WRONG


class OpenDoor:
    """Grants everything."""

    def grant(self, _seconds: int, /) -> str:
        return ""

    def end(self) -> str:
        return ""


@pytest.fixture
def real_desk(stage) -> Desk:
    return Desk(OnePerson(), OpenDoor(), lambda *_: None, stage.clock, StaffSettings())


@pytest.fixture(scope="module")
def finger(qapp) -> QPointingDevice:
    return QTest.createTouchDevice()


class Finger:
    """Touches what has a name on the screen of a kiosk with a real desk."""

    def __init__(self, window: KioskWindow, qtbot, device: QPointingDevice) -> None:
        self.window, self.qtbot, self.device = window, qtbot, device
        self.touches = 0

    def tap(self, name: str) -> None:
        keys = [key for key in self.window.findChildren(Key) if key.isVisible() and key.isEnabled()]
        (key,) = (one for one in keys if one.accessibleName() == name)
        self.touch(key.mapTo(self.window, key.rect().center()))

    def touch(self, at: QPoint) -> None:
        self.touches += 1
        QTest.touchEvent(self.window, self.device).press(0, at, self.window).commit()
        QTest.touchEvent(self.window, self.device).release(0, at, self.window).commit()

    def until(self, step: Step) -> None:
        override = self.window.override
        self.qtbot.waitUntil(lambda: override.clerk.view.step is step and override.sheet.isEnabled(), timeout=5000)

    def go_to_reasons(self) -> None:
        self.tap("Staff only")
        self.until(Step.WHO)
        self.tap("Anna Berg")
        self.until(Step.PIN)
        for digit in PIN:
            self.tap(digit)
        self.qtbot.waitUntil(lambda: self.window.override.clerk.view.entered == len(PIN), timeout=5000)
        self.tap("Enter")
        self.until(Step.REASON)

    def go_to_pages(self) -> None:
        self.go_to_reasons()
        self.tap("Operator")
        self.until(Step.OPERATOR)

    def wait(self, seconds: float, clock) -> None:
        clock.now += seconds
        self.window.override.clerk.tick()


@pytest.fixture
def kiosk(stage, real_desk, operator, window_of, qtbot, finger) -> Finger:
    return Finger(window_of(stage, real_desk, operator), qtbot, finger)


def test_staff_look_at_every_page_and_close_them(kiosk, operator):
    kiosk.go_to_pages()
    pages = kiosk.window.override.pages
    kiosk.qtbot.waitUntil(lambda: "328" in texts(kiosk), timeout=5000)
    for name, words in (
        ("Health", "Everything works."),
        ("Events", "The last 20 events"),
        ("Journal", "Is every record as it was written?"),
        ("Today", "Visits"),
    ):
        kiosk.tap(name)
        kiosk.qtbot.waitUntil(lambda words=words: words in texts(kiosk), timeout=5000)
        assert [page.isVisible() for page in pages.pages].count(True) == 1
        assert [tab.text() for tab in pages.tabs if tab.isChecked()] == [name]
    kiosk.tap("Close")
    kiosk.until(Step.CLOSED)
    assert not pages.isVisible()
    assert kiosk.window.panel.isVisible()
    assert operator.threads.isdisjoint({threading.current_thread().name})


def texts(kiosk: Finger) -> list[str]:
    return [block.text for block in kiosk.window.blocks()]


def test_the_override_costs_no_touch_more(kiosk):
    kiosk.go_to_reasons()
    kiosk.tap("Delivery")
    kiosk.until(Step.HOW_LONG)
    kiosk.tap("5\u00a0min")
    kiosk.until(Step.DONE)
    assert kiosk.touches == 3 + len(PIN) + 2
    assert not kiosk.window.override.pages.isVisible()


def test_before_the_pin_there_is_no_way_in(kiosk):
    key = kiosk.window.override.sheet.operator
    assert not key.isVisible()
    for name, step in (("Staff only", Step.WHO), ("Anna Berg", Step.PIN)):
        kiosk.tap(name)
        kiosk.until(step)
        assert not key.isVisible()


def test_without_a_port_there_is_no_way_in(stage, real_desk, qtbot, finger):
    window = stage.window(desk=real_desk)
    qtbot.addWidget(window)
    kiosk = Finger(window, qtbot, finger)
    kiosk.go_to_reasons()
    assert not window.override.sheet.operator.isVisible()
    assert window.override.pages is None


def test_two_minutes_without_a_touch_close_them(kiosk, stage):
    kiosk.go_to_pages()
    kiosk.wait(READING_S - 1, stage.clock)
    kiosk.until(Step.OPERATOR)
    kiosk.touch(QPoint(20, 700))  # beside all keys
    kiosk.qtbot.waitUntil(lambda: not kiosk.window.override.clerk.tick(), timeout=5000)
    kiosk.wait(READING_S - 1, stage.clock)
    kiosk.until(Step.OPERATOR)
    kiosk.tap("Health")
    kiosk.wait(READING_S + 1, stage.clock)
    kiosk.until(Step.CLOSED)
    assert not kiosk.window.override.pages.isVisible()


def test_the_key_switch_opens_the_override_whoever_reads_meanwhile(kiosk, real_desk, stage):
    kiosk.go_to_pages()
    real_desk.key_switch(turned=False)
    real_desk.key_switch(turned=True)
    kiosk.wait(0.1, stage.clock)
    kiosk.until(Step.REASON)
    assert kiosk.window.override.sheet.isVisible()
    assert not kiosk.window.override.pages.isVisible()


def test_the_kiosk_goes_on_judging_meanwhile(kiosk, stage, qtbot):
    kiosk.go_to_pages()
    for verdict, words in ((Verdict.MASK_OK, "Mask OK"), (Verdict.NO_MASK, "Mask missing")):
        stage.clock.now += 1
        with qtbot.waitSignal(stage.bridge.shown, timeout=5000):
            stage.bridge(stage.outcome(verdict), None)
        assert words in texts(kiosk)
