"""Reasons over the live picture: by staff behind their PIN, for some minutes, and never for good."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timezone
from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest

from kiosk.desk import Desk, Step
from kiosk.evidence import Answer, Evidence
from kiosk.inspector import Inspector
from kiosk.lockout import Pause
from kiosk.pulse import Pulse
from kiosk.scene import Detection, Face, Landmarks, Reading, Reason, Sight, Verdict
from kiosk.settings import StaffSettings
from kiosk.staff import Answer as Tried
from kiosk.why import Study, Why
from ui.keys import Key
from ui.operator.view import OperatorView
from ui.reasons import LASTS_S
from ui.theme import LEAST_TARGET_PX

PIN = "271828"
SIZES = [(1280, 720), (720, 1280), (1920, 1080), (1024, 768), (800, 480)]
MASKED = Reading(0.97, 0.02, 0.01)


def now() -> datetime:
    return datetime.now(timezone.utc).astimezone()


class OnePerson:
    """Staff, all of whom have a long name."""

    def names(self) -> tuple[str, ...]:
        return ("Dr. Bartholomew Featherstoneha",)

    def pause(self, _name: str, _now_s: float) -> Pause:
        return Pause()

    def check(self, _name: str, pin, _now_s: float) -> Tried:
        return Tried.RIGHT if pin.get_secret_value() == PIN else Tried.WRONG


class NoDoor:
    def grant(self, _seconds: int, /) -> str:
        return ""

    def end(self) -> str:
        return ""


class Kiosk:
    """A window with a real desk, the pipeline's side of Why, and a finger."""

    def __init__(self, stage, qtbot, folder) -> None:
        self.stage, self.qtbot, self.why = stage, qtbot, Why()
        self.desk = Desk(OnePerson(), NoDoor(), lambda *_: None, stage.clock, StaffSettings())
        operator = Inspector(folder, Pulse(stage.clock), "", "1", lambda: None, now, stage.clock, 0.0)
        self.window = stage.window(desk=self.desk, operator=operator, why=self.why)
        self.window._tick.stop()  # the test tells when time passes
        self.window.show_verdict(stage.shown(Verdict.LOOKING))
        qtbot.addWidget(self.window)

    def tap(self, name: str) -> None:
        keys = [key for key in self.window.findChildren(Key) if key.isVisible() and key.isEnabled()]
        (key,) = (one for one in keys if one.accessibleName() == name)
        QTest.mouseClick(key, Qt.MouseButton.LeftButton)

    def until(self, step: Step) -> None:
        override = self.window.override
        self.qtbot.waitUntil(lambda: override.clerk.view.step is step and override.entrance.isEnabled(), timeout=5000)

    def go_to_reasons(self) -> None:
        self.tap("Staff only")
        self.until(Step.WHO)
        self.tap("Dr. Bartholomew Featherstoneha")
        self.until(Step.PIN)
        for digit in PIN:
            self.tap(digit)
        self.qtbot.waitUntil(lambda: self.window.override.clerk.view.entered == len(PIN), timeout=5000)
        self.tap("Enter")
        self.until(Step.REASON)

    def ask_why(self) -> None:
        self.go_to_reasons()
        self.tap("Why this verdict?")
        self.until(Step.CLOSED)

    def judge(self, masked: Reading = MASKED) -> None:
        """As the pipeline does with each frame."""
        outcome = self.stage.outcome(Verdict.LOOKING)
        marks = Landmarks(*((600 + at, 300) for at in range(5)))
        face = Face(1, Detection(outcome.box, 0.9, marks), Reason.NONE, in_zone=True)
        sight = Sight(1, self.stage.clock.now, (face,), face, masked)
        evidence = Evidence(self.stage.clock.now, 1, outcome.box, outcome.box, Answer(masked, None, 128))
        self.why.note(Study(sight, evidence=evidence), replace(outcome, classified_s=1.0), 0.9, (1280, 720))

    def pass_time(self, seconds: float = 0.033) -> None:
        self.stage.clock.now += seconds
        self.window._refresh()

    def texts(self) -> list[str]:
        return [block.text for block in self.window.blocks()]


@pytest.fixture
def kiosk(stage, qtbot, tmp_path) -> Kiosk:
    made = Kiosk(stage, qtbot, tmp_path)
    stage.bridge.shown.disconnect()  # the test says what is shown
    return made


def test_nobody_has_reasons_at_first(kiosk):
    kiosk.judge()
    kiosk.pass_time()
    assert (kiosk.window.reasons.shown, kiosk.why.wanted, kiosk.why.latest()) == (False, False, None)
    assert "Hide reasons" not in kiosk.texts()


def test_behind_the_pin_staff_turn_them_on_and_are_back_at_the_visitors_screen(kiosk):
    kiosk.ask_why()
    assert kiosk.why.wanted
    kiosk.judge()
    kiosk.pass_time()
    assert {"Hide reasons", "Mask: 97\u00a0%"} <= set(kiosk.texts())
    assert kiosk.window.panel.isVisible()
    kiosk.tap("Hide reasons")
    assert (kiosk.window.reasons.shown, kiosk.why.wanted, kiosk.why.latest()) == (False, False, None)
    assert "Hide reasons" not in kiosk.texts()


def test_from_the_operators_pages_too(kiosk):
    kiosk.go_to_reasons()
    kiosk.tap("Operator")
    kiosk.until(Step.OPERATOR)
    kiosk.tap("Why this verdict?")
    kiosk.until(Step.CLOSED)
    assert kiosk.window.reasons.shown
    assert kiosk.window.panel.isVisible()


@pytest.mark.parametrize("step", [Step.WHO, Step.PIN])
def test_without_a_pin_there_is_no_key_to_them(kiosk, step):
    kiosk.tap("Staff only")
    kiosk.until(Step.WHO)
    if step is Step.PIN:
        kiosk.tap("Dr. Bartholomew Featherstoneha")
        kiosk.until(Step.PIN)
    assert not kiosk.window.override.sheet.why.isVisible()


def test_they_are_gone_by_themselves_after_some_minutes(kiosk):
    kiosk.ask_why()
    kiosk.pass_time(LASTS_S - 1)
    assert kiosk.window.reasons.shown
    kiosk.pass_time(1)
    assert (kiosk.window.reasons.shown, kiosk.why.wanted) == (False, False)


def test_asking_again_begins_the_minutes_anew(kiosk):
    kiosk.ask_why()
    kiosk.pass_time(LASTS_S - 1)
    kiosk.ask_why()
    kiosk.pass_time(LASTS_S - 1)
    assert kiosk.window.reasons.shown


@pytest.mark.parametrize(
    "reason", [Reason.CAMERA_LOST, Reason.CAMERA_FROZEN, Reason.CAMERA_BLACK, Reason.ENGINE_FAILED]
)
def test_a_fault_ends_them(kiosk, reason):
    kiosk.ask_why()
    kiosk.judge()
    kiosk.window.show_verdict(kiosk.stage.shown(Verdict.FAULT, reason))
    kiosk.pass_time()
    assert (kiosk.window.reasons.shown, kiosk.why.wanted) == (False, False)
    kiosk.window.show_verdict(kiosk.stage.shown(Verdict.LOOKING))
    kiosk.pass_time()
    assert not kiosk.window.reasons.shown


def test_they_end_with_the_window(kiosk):
    kiosk.ask_why()
    kiosk.window.release()
    assert not kiosk.why.wanted


@pytest.mark.parametrize("verdict", [verdict for verdict in Verdict if verdict is not Verdict.FAULT])
def test_the_verdict_beside_them_is_the_same(kiosk, verdict):
    kiosk.window.show_verdict(kiosk.stage.shown(verdict))
    before = [block.text for block in kiosk.window.panel.blocks()]
    kiosk.ask_why()
    kiosk.judge()
    kiosk.pass_time()
    assert kiosk.window.reasons.shown
    assert [block.text for block in kiosk.window.panel.blocks()] == before


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_the_keys_to_them_and_away_are_large_and_hide_nothing(kiosk, width, height, screens_dir):
    kiosk.window.resize(width, height)
    kiosk.go_to_reasons()
    assert_room(kiosk)
    kiosk.tap("Why this verdict?")
    kiosk.until(Step.CLOSED)
    kiosk.judge()
    kiosk.pass_time()
    assert_room(kiosk)
    assert kiosk.window.grab().save(str(screens_dir / f"reasons-{width}x{height}.png"))
    kiosk.go_to_reasons()
    kiosk.tap("Operator")
    kiosk.until(Step.OPERATOR)
    assert_room(kiosk)


def assert_room(kiosk) -> None:
    window = kiosk.window
    keys = [key for key in window.findChildren(Key) if key.isVisible()]
    for key in keys:
        assert min(key.width(), key.height()) >= LEAST_TARGET_PX, key.objectName()
        assert key.parentWidget().rect().contains(key.geometry()), key.objectName()
    places = [(key.objectName(), QRect(key.mapTo(window, QPoint()), key.size())) for key in keys]
    for (one, here), (other, there) in combinations(places, 2):
        assert not here.intersects(there), (one, other)
    for block in window.blocks():
        assert block.fits(), block.text


def test_where_the_kiosk_leaves_no_reasons_there_is_no_key(stage, qtbot, tmp_path):
    clock = stage.clock
    desk = Desk(OnePerson(), NoDoor(), lambda *_: None, clock, StaffSettings())
    operator = Inspector(tmp_path, Pulse(clock), "", "1", lambda: None, now, clock, 0.0)
    window = stage.window(desk=desk, operator=operator)
    qtbot.addWidget(window)
    assert window.reasons is None
    (pages,) = window.findChildren(OperatorView)
    assert not pages.why.isVisibleTo(pages)
    assert window.override.sheet.why.isHidden()
