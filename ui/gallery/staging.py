"""A window that stands on no screen, in one scene, from its opening to its end."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from types import TracebackType
from typing import Generic, TypeVar

from PySide6.QtCore import QEventLoop, QSize, Qt, QTimer

from ui.dressed import DressedWindow
from ui.gallery.scene import NOW_S, Scene
from ui.theme import Look

PATIENCE_MS = 10_000

Window = TypeVar("Window", bound=DressedWindow)
Stage = TypeVar("Stage", bound="Staging")  # type: ignore[type-arg]  # of whatever window


class Staging(ABC, Generic[Window]):
    """Plays `scene` in `window`, and stays in it whatever the look. For the GUI's thread; `with` ends what it began."""

    def __init__(self, window: Window, scene: Scene, size: QSize) -> None:
        self.window, self._scene = window, scene
        window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        window.resize(size)

    def __enter__(self: Stage) -> Stage:
        self.window.show()
        self._play()
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self.window.release()
        self.window.close()
        self.window.deleteLater()

    def dress(self, look: Look) -> None:
        """Another look."""
        if self.window.look != look:  # it lays all of it out
            self.window.restyle(look)

    def until(self, done: Callable[[], bool]) -> None:
        """Let all windows go on until then. Raises TimeoutError where that takes too long."""
        loop, poll = QEventLoop(), QTimer()
        poll.timeout.connect(lambda: loop.quit() if done() else None)
        poll.start(1)
        QTimer.singleShot(PATIENCE_MS, loop, loop.quit)
        if not done():
            loop.exec()
        poll.stop()
        if not done():
            raise TimeoutError(f"the scene {self._scene.name} did not come about in {PATIENCE_MS / 1000:.0f} s")

    @abstractmethod
    def _play(self) -> None:
        """All that happens in the scene."""


def clock() -> float:
    """Time stands still."""
    return NOW_S
