"""A kiosk that is out of service: calm, never green, and staff can read what is wrong and bring it back."""

from __future__ import annotations

import runpy
import threading
from dataclasses import dataclass, field, replace
from datetime import datetime, timezone
from pathlib import Path

import pytest
from pydantic import SecretStr
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtTest import QTest

from kiosk.desk import Desk
from kiosk.errors import KioskError
from kiosk.lockout import COUNT, Count, Lockout
from kiosk.safe_mode import NOT_YOURS, Trouble
from kiosk.scene import Verdict
from kiosk.settings import StaffSettings
from kiosk.settings_file import examine
from kiosk.settings_screen import ScreenSettings
from kiosk.staff import Person, Role, Staff, StaffFile
from ui.gallery.eyes import light_of, signal_of
from ui.palettes import PALETTES
from ui.safe.staff import At
from ui.safe.window import SafeWindow

ROOT = Path(__file__).resolve().parents[3]
NAME, PIN = "Anna", "271828"
PATIENCE_MS = 60_000
AT = datetime(2026, 11, 24, 16, 20, tzinfo=timezone.utc)
BROKEN = Trouble("/etc/mask-kiosk/kiosk.toml", examine(b"[camera]\nwidth = 640px\nrate = 1\n").problems, good=AT)


class PlainHasher:
    def hash(self, pin: SecretStr) -> str:
        return f"$argon2id${pin.get_secret_value()}"

    def matches(self, kept: str, pin: SecretStr) -> bool:
        return kept == self.hash(pin)


@dataclass
class FakeMender:
    """Finds what it is told to, and remembers who asked what. `locks`: whether somebody must give a PIN first."""

    trouble: Trouble | None = BROKEN
    failure: str = ""
    locks: Desk | None = None
    halts: bool = False
    goes_on: threading.Event = field(default_factory=threading.Event)
    asked: list[str] = field(default_factory=list)
    threads: set[str] = field(default_factory=set)

    def look(self) -> Trouble | None:
        self._note("look")
        if self.halts:
            self.goes_on.wait(60)
        return self.trouble and replace(self.trouble, locked=self._locked())

    def restore(self) -> None:
        self._note("restore")
        if why := self.failure or self._locked():
            raise KioskError(why)
        self.trouble = None

    def _locked(self) -> str:
        return NOT_YOURS if self.locks and self.locks.view().step.value != "operator" else ""

    def _note(self, what: str) -> None:
        self.asked.append(what)
        self.threads.add(threading.current_thread().name)


@dataclass
class FakeDoor:
    told: list[object] = field(default_factory=list)

    def grant(self, seconds: int, /) -> str:
        self.told.append(seconds)
        return ""

    def end(self) -> str:
        self.told.append("end")
        return ""


@dataclass
class Clock:
    now: float = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def door() -> FakeDoor:
    return FakeDoor()


@pytest.fixture
def desk(tmp_path, clock, door) -> Desk:
    StaffFile(tmp_path / "staff.json").write((Person(NAME, Role.OVERRIDE, PlainHasher().hash(SecretStr(PIN))),))
    (tmp_path / "lockout.json").write_bytes(COUNT.dump_json(Count()))
    staff = Staff(StaffFile(tmp_path / "staff.json"), Lockout(tmp_path / "lockout.json", clock()), PlainHasher())
    return Desk(staff, door, lambda _event, _fields: None, clock, StaffSettings())


@pytest.fixture
def open_window(languages, clock):
    """A visible window over a mender, and perhaps a desk; windows end with the test."""
    made: list[SafeWindow] = []

    def opened(mender: FakeMender, desk: Desk | None = None, size=(1280, 720), **screen: object) -> SafeWindow:
        settings = ScreenSettings(**({"full_screen": False, "place": "Ward 3"} | screen))
        window = SafeWindow(mender, desk, settings, "You cannot wear a mask? Please ask.", clock, languages)
        window.resize(*size)
        window.show()
        made.append(window)
        return window

    yield opened
    for window in made:
        window.release()
        window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def texts(window: SafeWindow) -> list[str]:
    return [block.text for block in window.blocks()]


def wait(qtbot, condition) -> None:
    """An errand's thread gives way to all others: on a busy machine it takes its time."""
    qtbot.waitUntil(condition, timeout=PATIENCE_MS)


def touch(key) -> None:
    assert key.isVisible()
    QTest.mouseClick(key, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(9, 9))


def read_page(window: SafeWindow, qtbot) -> None:
    touch(window.staff.entrance)
    wait(qtbot, lambda: not window.staff.page.errand.busy)


def give_pin(window: SafeWindow, qtbot) -> None:
    """From the page on to what may be done with it."""
    touch(window.staff.page.pin)
    sheet, clerk = window.staff.sheet, window.staff.clerk
    wait(qtbot, lambda: clerk.view.step.value == "who" and sheet.isVisible())
    clerk.ask(lambda desk: desk.choose(NAME))
    wait(qtbot, sheet.pad.isVisible)
    for digit in PIN:
        touch(next(key for key in sheet.pad.digits if key.text() == digit))
    wait(qtbot, lambda: clerk.view.entered == len(PIN))
    touch(sheet.pad.enter)
    wait(qtbot, lambda: clerk.view.step.value == "reason")


@pytest.mark.parametrize("size", [(1280, 720), (720, 1280), (800, 480), (1920, 1080)])
def test_visitors_see_that_it_is_out_of_service_and_what_to_do(open_window, size) -> None:
    window = open_window(FakeMender(), size=size)
    told = texts(window)
    assert told[0] == "Out of service"
    assert "Please ring the bell or ask at the desk: staff will help you." in told
    assert "You cannot wear a mask? Please ask." in told
    assert all(block.fits() for block in window.blocks())
    assert window.staff.at is At.AWAY
    assert not window.staff.page.isVisible()


@pytest.mark.parametrize("theme", PALETTES)
def test_nothing_of_it_is_green(open_window, theme) -> None:
    """Not the bright ground of MASK_OK, nor any pixel of its hue."""
    window = open_window(FakeMender(), theme=theme)
    image = window.grab().toImage()
    ground = PALETTES[theme].verdicts[Verdict.MASK_OK].ground
    red, green, blue = (light_of(signal_of(image))[..., channel] for channel in range(3))
    assert image.pixelColor(640, 100).name() != ground
    assert not ((green > 1.3 * red) & (green > 1.3 * blue) & (green > 0.1)).any()


def test_visitors_choose_their_language_as_ever(open_window, turn) -> None:
    window = open_window(FakeMender())
    window.choice.open()
    assert window.choice.sheet.isVisible()
    assert window.panel.isVisible()
    turn("ar")
    assert window.choice.current == "ar"


def test_anybody_reads_every_mistake_behind_the_small_key(open_window, qtbot, desk) -> None:
    mender = FakeMender(locks=desk)
    window = open_window(mender, desk)
    read_page(window, qtbot)
    told = texts(window)
    assert "The settings have 2 mistakes." in told
    assert "Line 2" in told
    assert any("a number stands without its unit: 640" in text for text in told)
    assert "/etc/mask-kiosk/kiosk.toml" in told
    assert not window.staff.page.restore.isEnabled()
    assert "MainThread" not in mender.threads


def test_a_pin_unlocks_the_way_back(open_window, qtbot, desk) -> None:
    mender = FakeMender(locks=desk)
    window = open_window(mender, desk)
    read_page(window, qtbot)
    give_pin(window, qtbot)
    touch(window.staff.sheet.operator)
    page = window.staff.page
    wait(qtbot, lambda: page.isVisible() and page.restore.isEnabled())
    assert not page.pin.isVisible()
    with qtbot.waitSignal(window.staff.usable, timeout=PATIENCE_MS):
        touch(page.restore)
    assert mender.asked.count("restore") == 1


def test_without_any_pin_the_way_back_is_open(open_window, qtbot) -> None:
    window = open_window(FakeMender())
    read_page(window, qtbot)
    assert not window.staff.page.pin.isVisible()
    with qtbot.waitSignal(window.staff.usable, timeout=PATIENCE_MS):
        touch(window.staff.page.restore)


def test_staff_let_somebody_through_meanwhile(open_window, qtbot, desk, door) -> None:
    window = open_window(FakeMender(locks=desk), desk)
    read_page(window, qtbot)
    give_pin(window, qtbot)
    clerk = window.staff.clerk
    clerk.ask(lambda desk: desk.because("Delivery"))
    wait(qtbot, lambda: clerk.view.step.value == "how long")
    clerk.ask(lambda desk: desk.for_minutes(5))
    wait(qtbot, lambda: window.staff.at is At.PASSED)
    assert door.told == [300]
    assert window.panel.isVisible()
    assert "5:00 left" in texts(window)
    touch(window.staff.banner.revoke)
    wait(qtbot, lambda: window.staff.at is At.AWAY)
    assert door.told == [300, "end"]


def test_who_leaves_the_page_locks_it_again(open_window, qtbot, desk) -> None:
    window = open_window(FakeMender(locks=desk), desk)
    read_page(window, qtbot)
    give_pin(window, qtbot)
    touch(window.staff.sheet.operator)
    page = window.staff.page
    wait(qtbot, lambda: page.isVisible() and page.restore.isEnabled())
    touch(page.cancel)
    wait(qtbot, lambda: window.staff.at is At.AWAY)
    read_page(window, qtbot)
    wait(qtbot, lambda: not page.restore.isEnabled())


def test_a_page_that_nobody_touches_closes_by_itself(open_window, qtbot, clock) -> None:
    window = open_window(FakeMender())
    read_page(window, qtbot)
    clock.now += 119
    window.staff.tick()
    assert window.staff.at is At.READING
    clock.now += 1
    window.staff.tick()
    assert window.staff.at is At.AWAY
    assert window.panel.isVisible()


def test_trying_again_shows_what_is_wrong_now_and_goes_on_where_nothing_is(open_window, qtbot) -> None:
    mender = FakeMender()
    window = open_window(mender)
    read_page(window, qtbot)
    mender.trouble = replace(BROKEN, problems=BROKEN.problems[:1])
    touch(window.staff.page.again)
    wait(qtbot, lambda: "The settings have 1 mistake." in texts(window))
    mender.trouble = None
    with qtbot.waitSignal(window.staff.usable, timeout=PATIENCE_MS):
        touch(window.staff.page.again)


def test_a_look_that_lasts_does_not_swallow_what_staff_want(open_window, qtbot) -> None:
    mender = FakeMender(halts=True)
    window = open_window(mender)
    touch(window.staff.entrance)
    wait(qtbot, lambda: "look" in mender.asked)
    page = window.staff.page
    page.restore.clicked.emit()
    page.look()  # which must not take its place
    with qtbot.waitSignal(window.staff.usable, timeout=PATIENCE_MS):
        mender.goes_on.set()
    assert mender.asked.count("restore") == 1


def test_what_could_not_be_brought_back_says_why_and_stays(open_window, qtbot) -> None:
    mender = FakeMender(failure="the settings file cannot be written (Read-only file system): mend that")
    window = open_window(mender)
    read_page(window, qtbot)
    touch(window.staff.page.restore)
    wait(qtbot, lambda: any("Read-only file system" in text for text in texts(window)))
    assert mender.trouble is BROKEN


def test_where_nothing_good_is_known_there_is_no_way_back(open_window, qtbot) -> None:
    window = open_window(FakeMender(replace(BROKEN, good=None)))
    read_page(window, qtbot)
    assert not window.staff.page.restore.isEnabled()
    assert "No settings are known here that could be used before." in texts(window)


def test_a_keyboard_reaches_what_staff_work_on_and_closes_it(open_window, qtbot) -> None:
    window = open_window(FakeMender())
    window.typed(Qt.Key.Key_Tab, "\t")
    assert window.focusWidget() is None or window.focusWidget() not in window.staff.page.findChildren(object)
    read_page(window, qtbot)
    window.typed(Qt.Key.Key_Escape, "")
    assert window.staff.at is At.AWAY


@pytest.mark.parametrize("theme", PALETTES)
def test_another_look_leaves_what_is_there(open_window, qtbot, theme) -> None:
    window = open_window(FakeMender())
    read_page(window, qtbot)
    before = texts(window)
    window.restyle(replace(window.look, palette=PALETTES[theme]))
    assert texts(window) == before


def test_it_stays_with_every_mistake_that_settings_can_have(open_window, qtbot) -> None:
    """In one window, one after the other: each is shown with its line."""
    mender = FakeMender()
    window = open_window(mender, size=(720, 1280))
    read_page(window, qtbot)
    page = window.staff.page
    for case in runpy.run_path(str(ROOT / "tests" / "fixtures" / "broken_settings.py"))["CASES"][::7]:
        mender.trouble = replace(BROKEN, problems=examine(case.file).problems)
        page.look()
        wait(qtbot, lambda: not page.errand.busy)
        shown = page.blocks()
        assert f"Line {case.line}" in [block.text for block in shown], case.name
        assert all(block.fits() for block in shown), case.name
