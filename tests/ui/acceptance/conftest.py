"""A window with an acceptance whose kiosk, clock and staff are told by the test."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime, timezone

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kiosk.acceptance.conductor import Acceptance, Equipment, Surroundings
from kiosk.acceptance.report import Facts
from kiosk.acceptance.store import Store
from kiosk.desk import Desk, Step
from kiosk.gate import DoorState, Mode
from kiosk.scene import Outcome, Reason, Verdict
from kiosk.settings_screen import ScreenSettings
from ui.gallery.made import AWAY, MadeOperator
from ui.keys import Key
from ui.window import KioskWindow

PAGES = replace(AWAY, step=Step.OPERATOR, who="Anna Berg")


@dataclass
class FakeDesk:
    """Opens and closes the operator's pages, as a PIN would."""

    now: object = AWAY
    called: list[str] = field(default_factory=list)

    def view(self):
        return self.now

    def tick(self) -> None:
        pass

    def cancel(self) -> None:
        self.now = AWAY

    def __getattr__(self, name: str):
        getattr(Desk, name)
        return lambda *_: self.called.append(name)


@dataclass
class Entrance:
    """The window, and whoever stands before it."""

    window: KioskWindow
    acceptance: Acceptance
    desk: FakeDesk
    qtbot: object
    told: dict

    def seat(self) -> None:
        """Staff open their pages, at the acceptance."""
        self.desk.now = PAGES
        self.window.override.clerk.tick()
        self.qtbot.waitUntil(self.window.override.pages.isVisible, timeout=5000)
        self.tap("Acceptance")

    def keys(self) -> dict[str, Key]:
        return {key.accessibleName(): key for key in self.window.findChildren(Key) if key.isVisible()}

    def tap(self, name: str) -> None:
        self.qtbot.waitUntil(lambda: name in self.keys() and self.keys()[name].isEnabled(), timeout=5000)
        QTest.mouseClick(self.keys()[name], Qt.MouseButton.LeftButton)

    def go_on(self) -> None:
        """The walks go on, and the pages close by themselves."""
        self.tap("Go on")
        self.qtbot.waitUntil(lambda: not self.window.override.pages.isVisible(), timeout=5000)

    def reads(self, words: str) -> None:
        self.qtbot.waitUntil(lambda: words in " | ".join(self.texts()), timeout=5000)

    def texts(self) -> list[str]:
        return [block.text for block in self.window.blocks()]

    def sees(self, verdict: Verdict, seconds: float, reason=Reason.NONE) -> None:
        track = None if verdict is Verdict.NOBODY else 1
        for _ in range(round(seconds * 10)):
            self.told["now"] += 0.1
            at_s = self.told["now"]
            self.acceptance(Outcome(verdict, reason, at_s, 1, track, None, at_s - 0.04), None)

    def walks(self, verdict: Verdict, reason=Reason.NONE) -> None:
        for one, seconds in ((Verdict.NOBODY, 1.5), (verdict, 5), (Verdict.NOBODY, 1.5)):
            self.sees(one, seconds, reason if one is verdict else Reason.NONE)


@pytest.fixture(params=[(1280, 720), (720, 1280)], ids=["landscape", "portrait"])
def entrance(request, stage, qtbot, tmp_path):
    told = {"now": 100.0, "refusal": ""}
    around = Surroundings(
        note=lambda _kind, _fields: None,
        door=lambda: DoorState(connected=True),
        mode=lambda: Mode.ENFORCE,
        who=lambda: "Anna Berg",
        refusal=lambda: told["refusal"],
        now=lambda: datetime(2026, 11, 26, 9, 0, tzinfo=timezone.utc),
        clock=lambda: told["now"],
    )
    acceptance = Acceptance(Store(tmp_path / "acceptance"), around)
    acceptance.equipment = Equipment(lambda: Facts("Ward 3", "Camera 0", {}), lambda _report: b"%PDF-")
    desk = FakeDesk()
    window = KioskWindow(
        stage.frames,
        stage.bridge,
        ScreenSettings(full_screen=False),
        stage.clock,
        demo=False,
        desk=desk,
        operator=MadeOperator(),
        acceptance=acceptance,
    )
    qtbot.addWidget(window)
    stage.windows.append(window)
    window.resize(*request.param)
    window.show()
    yield Entrance(window, acceptance, desk, qtbot, told)
    acceptance.close()
