"""One window with everything around it made: no camera, no network, no clock that runs by itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType, TracebackType

from PySide6.QtCore import QSize

from kiosk.maskdraw import Wear
from kiosk.scene import Fault, Frame, Pixels, Verdict
from kiosk.settings import PolicySettings
from kiosk.slot import Slot
from ui import hints
from ui.bridge import Bridge
from ui.gallery.made import AWAY, MadeAcceptance, MadeDesk, MadeWhy
from ui.gallery.scene import NOW_S, Scene, Sight
from ui.gallery.staging import Staging, clock
from ui.gallery.visitor import Visitor, nobody
from ui.languages import Languages
from ui.layout import Staffed
from ui.miniature import Miniature
from ui.operator.view import OperatorView
from ui.theme import Look
from ui.watch import Shown
from ui.window import KioskWindow

WORN: Mapping[Sight, Wear | None] = MappingProxyType(
    {Sight.BARE: None, Sight.MASKED: Wear.PROPER, Sight.NOSE_OUT: Wear.NOSE_OUT}
)
FACELESS = frozenset({Verdict.NOBODY, Verdict.FAULT})


class Booth(Staging[KioskWindow]):
    """Stages a scene, and stays in it whatever the look. For the GUI's thread; `with` ends what it began."""

    def __init__(self, scene: Scene, visitor: Visitor, languages: Languages, size: QSize) -> None:
        self._visitor = visitor
        self._frames: Slot[Frame | Fault] = Slot()
        self._desk = MadeDesk()
        self._operator = replace(scene.operator) if scene.operator else None
        window = KioskWindow(
            self._frames,
            Bridge(clock),
            scene.screen,
            clock,
            demo=scene.demo,
            desk=None if scene.demo else self._desk,
            operator=self._operator,
            alternative=PolicySettings().alternative,
            languages=languages,
            why=MadeWhy(scene.reasons(visitor.face)) if scene.reasons else None,
            acceptance=MadeAcceptance(scene.acceptance) if scene.acceptance else None,
        )
        super().__init__(window, scene, size)
        if self._operator:
            maker = Miniature(self.window, languages, PolicySettings().alternative)
            self.pages.screen_page.preview.made_by(maker)

    def _play(self) -> None:
        self._show()
        self._seat_staff()
        self._scene.touch(self)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._operator:
            self._operator.released.set()
        super().__exit__(kind, error, trace)

    @property
    def pages(self) -> OperatorView:
        """The operator's, in a scene that has some."""
        override = self.window.override
        if override is None or override.pages is None:
            raise LookupError(f"the scene {self._scene.name} has no pages")
        return override.pages

    def dress(self, look: Look) -> None:
        """Another look; what moves stands where it says most."""
        super().dress(look)
        self.window.panel.turn(NOW_S)
        self.window.panel.turn(NOW_S + self._telling_s())

    def _show(self) -> None:
        bgr = self._picture()
        if bgr is not None:
            self._frames.put(Frame(1, NOW_S, bgr))
        self.window.feed.pull(NOW_S)
        self.window.show_verdict(self._shown())
        if self.window.guide:
            self.window.guide.refresh(Staffed.AWAY)

    def _picture(self) -> Pixels | None:
        sight = self._scene.sight
        if sight in WORN:
            return self._visitor.worn[WORN[sight]]
        return nobody() if sight is Sight.NOBODY else None

    def _shown(self) -> Shown:
        """With the face's outline, where there is one to outline."""
        shown = self._scene.shown
        if self._scene.sight not in WORN or shown.verdict in FACELESS:
            return shown
        return replace(shown, box=self._visitor.face, captured_s=NOW_S, track=1)

    def _seat_staff(self) -> None:
        override, view = self.window.override, self._scene.view
        if override is None or view == AWAY:
            return
        self._desk.now = view
        override.clerk.tick()
        self.until(lambda: override.clerk.view == view)

    def _telling_s(self) -> float:
        """From its first picture to the one that is understood alone; where there is no film, past an arrival."""
        hint = hints.hint_for(self._scene.shown.verdict, self._scene.shown.reason)
        return 1.0 if hint is None else hints.still(hint) * hints.loop_s(hint)
