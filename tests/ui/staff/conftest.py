"""A desk that is faked, and the real one with its door and hashes faked; and a hand that touches the screen."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field, replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from kiosk.desk import Desk, Step, View
from kiosk.lockout import COUNT, Count, Lockout
from kiosk.scene import Reason, Verdict
from kiosk.settings import StaffSettings
from kiosk.staff import Person, Role, Staff, StaffFile
from ui.keys import Key
from ui.window import KioskWindow

NAME, PIN = "Anna Berg", "271828"
AWAY = View(Step.CLOSED, (), "", 0, tuple("1234567890"), "", 0, StaffSettings().reasons, "", (0, 5, 15, 30), 0, "")


@dataclass
class FakeDesk:
    """Shows what it is told to, and remembers what was called and on which threads. `free` lets enter() go on."""

    now: View = AWAY
    called: list[str] = field(default_factory=list)
    threads: set[str] = field(default_factory=set)
    free: threading.Event = field(default_factory=threading.Event)
    failure: Exception | None = None

    def view(self) -> View:
        return self.now

    def show(self, **changed: object) -> None:
        self.now = replace(AWAY, **changed)

    def __getattr__(self, name: str):
        """Any other of the desk's methods: noted."""
        getattr(Desk, name)
        return lambda *arguments: self._note(" ".join((name, *map(str, arguments))))

    def enter(self) -> None:
        self._note("enter")
        self.free.wait(20)

    def tick(self) -> None:
        if self.failure:
            raise self.failure

    def _note(self, call: str) -> None:
        self.called.append(call)
        self.threads.add(threading.current_thread().name)
        self.tick()


@pytest.fixture
def fake_desk() -> FakeDesk:
    return FakeDesk()


@dataclass
class FakeDoor:
    """Opens, unless there is something to say against it."""

    why_not: str = ""
    granted: list[int] = field(default_factory=list)
    ended: int = 0

    def grant(self, seconds: int, /) -> str:
        self.granted += [] if self.why_not else [seconds]
        return self.why_not

    def end(self) -> str:
        self.ended += not self.why_not
        return self.why_not


class Plain:
    """A hasher whose hash can be read, so that tests take no time."""

    def hash(self, pin) -> str:
        return "$argon2id$" + pin.get_secret_value()

    def matches(self, kept: str, pin) -> bool:
        return kept == self.hash(pin)


@dataclass
class Office:
    """The real desk with three people behind it."""

    desk: Desk
    door: FakeDoor


@pytest.fixture
def office(stage, tmp_path) -> Office:
    file, kept, door = StaffFile(tmp_path / "staff.json"), tmp_path / "lockout.json", FakeDoor()
    file.write(tuple(Person(name, Role.OVERRIDE, f"$argon2id${PIN}") for name in (NAME, "Mehmet Yıldız", "Li")))
    kept.write_bytes(COUNT.dump_json(Count()))
    staff = Staff(file, Lockout(kept, stage.clock.now), Plain())
    return Office(Desk(staff, door, lambda *_: None, stage.clock, StaffSettings()), door)


@dataclass
class Hand:
    """Touches what has a name, and waits for the desk's answer."""

    window: KioskWindow
    qtbot: object
    device: QPointingDevice | None

    def seen(self) -> list[Key]:
        """The keys that can be seen and touched."""
        return [key for key in self.window.findChildren(Key) if key.isVisible() and key.isEnabled()]

    def can_tap(self) -> set[str]:
        return {key.accessibleName() for key in self.seen()}

    def tap(self, name: str) -> None:
        (at,) = (middle(key, self.window) for key in self.seen() if key.accessibleName() == name)
        if self.device is None:
            QTest.mouseClick(self.window.windowHandle(), Qt.MouseButton.LeftButton, pos=at)
            return
        QTest.touchEvent(self.window, self.device).press(0, at, self.window).commit()
        QTest.touchEvent(self.window, self.device).release(0, at, self.window).commit()

    def until(self, step: Step, **wanted: object) -> None:
        def reached() -> bool:
            view = self.window.override.clerk.view
            return view.step is step and all(getattr(view, name) == value for name, value in wanted.items())

        self.qtbot.waitUntil(lambda: reached() and self.window.override.sheet.isEnabled(), timeout=5000)

    def enter(self, pin: str) -> None:
        for digit in pin:
            self.tap(digit)
        self.until(Step.PIN, entered=len(pin))
        self.tap("Enter")

    def go_to(self, step: Step) -> None:
        """From the entrance, the straight way."""
        for name, reached in (
            ("Staff only", Step.WHO),
            (NAME, Step.PIN),
            (PIN, Step.REASON),
            ("Delivery", Step.HOW_LONG),
            ("5\u00a0min", Step.DONE),
        ):
            if name == PIN:
                self.enter(PIN)
            else:
                self.tap(name)
            self.until(reached)
            if reached is step:
                return

    def tick(self, seconds: float, clock) -> None:
        clock.now += seconds
        self.window.override.clerk.tick()

    def texts(self) -> list[str]:
        """What is written on the screen."""
        return [block.text for block in self.window.blocks()]


def middle(widget: QWidget, window: QWidget) -> QPoint:
    return widget.mapTo(window, widget.rect().center())


@pytest.fixture(scope="module")
def finger(qapp) -> QPointingDevice:
    return QTest.createTouchDevice()


@pytest.fixture
def window(stage, office, qtbot) -> KioskWindow:
    """With the real desk; the kiosk's own verdict is NO_MASK."""
    made = stage.window(desk=office.desk)
    qtbot.addWidget(made)
    made.show_verdict(stage.shown(Verdict.NO_MASK, Reason.NO_MASK))
    return made


@pytest.fixture
def hand(window, qtbot, finger) -> Hand:
    return Hand(window, qtbot, finger)


@pytest.fixture
def mouse(window, qtbot) -> Hand:
    return Hand(window, qtbot, None)
