"""What a scene is: all that a window is given, as a value, and what is touched then."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from typing import Protocol

from PySide6.QtWidgets import QAbstractButton

from kiosk.acceptance.conductor import View as Standing
from kiosk.desk import View
from kiosk.safe_mode import Mender
from kiosk.scene import Box, Reason, Verdict
from kiosk.settings_screen import ScreenSettings
from kiosk.why import Account
from ui.gallery.made import AWAY, MadeOperator
from ui.gallery.made_crowd import MadeCrowd
from ui.gallery.made_setup import MadeSetup
from ui.operator.view import OperatorView
from ui.watch import Shown
from ui.window import KioskWindow

NOW_S = 1000.0
"""What every clock reads: time stands still."""
PLACE = "St. Mary's Hospital, Ward 3"
NO_MASK = Shown(Verdict.NO_MASK, Reason.NO_MASK)


class Sight(Enum):
    """What the camera gives."""

    NOTHING = "no picture"
    NOBODY = "an empty entrance"
    BARE = "somebody without a mask"
    MASKED = "somebody with one"
    NOSE_OUT = "somebody with one below the nose"


class Hand(Protocol):
    """What a scene's touch may use."""

    @property
    def window(self) -> KioskWindow:
        """What is touched."""

    @property
    def pages(self) -> OperatorView:
        """The operator's, which lie in it."""

    def until(self, done: Callable[[], bool]) -> None:
        """Let the window go on until then."""


def nothing(_hand: Hand) -> None:
    """Nothing is touched."""


def touch(key: QAbstractButton | None) -> None:
    """As a finger that has left again: the key is not lit any more."""
    if key is not None:
        key.clicked.emit()


@dataclass(frozen=True, slots=True)
class Scene:
    """`shown`: the kiosk's verdict. `view`: what the staff's desk says. `demo`: without a camera, and without staff.

    `operator`: what staff may look at behind their PIN; None: nothing, which visitors cannot tell. `reasons`: what the
    kiosk lays open of them, given where the visitor's face is; None: nothing.
    """

    name: str
    shown: Shown = NO_MASK
    sight: Sight = Sight.BARE
    demo: bool = False
    view: View = AWAY
    screen: ScreenSettings = field(default_factory=lambda: ScreenSettings(full_screen=False, place=PLACE))
    operator: MadeOperator | None = None
    acceptance: Standing | None = None
    """Where an acceptance of the site stands; None: there is none to be had."""
    reasons: Callable[[Box], Account] | None = None
    mender: Mender | None = None
    """Of a kiosk whose settings cannot be used; None: they can."""
    setup: MadeSetup | None = None
    """Of a kiosk that is being set up; None: it is not."""
    crowd: MadeCrowd | None = None
    """Of the crowd view; None: of one visitor at a time."""
    touch: Callable[[Hand], None] = nothing
