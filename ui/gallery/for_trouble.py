"""Scenes of a kiosk whose settings cannot be used: what visitors see, and what staff read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timezone
from typing import Any, cast

from kiosk.desk import Step
from kiosk.phrase import Phrase
from kiosk.safe_mode import NOT_YOURS, Trouble
from kiosk.scene import Reason, Verdict
from kiosk.settings_file import examine
from ui.gallery.made import AWAY
from ui.gallery.scene import Hand, Scene, touch
from ui.safe.window import SafeWindow
from ui.watch import Shown

CONFIG = "/etc/mask-kiosk/kiosk.toml"
FEW = b'[camera]\nwidht = 1280\nrate = 30fps\n[screen\nplace = "Ward 3\ntheme = dark\n'
MANY = b"""\xef\xbb\xbf[camera]\r
width: 1280
wait = True
[zone]
x0 = 0,22
y1 = 7
[screen]
full screen = true
languages = ["en" "de"]
colour = "blue"
own = 3
; our ward
[staff]
lock_after_s = "30"
reasons = ["Medical exemption", "Medical exemption"]
[door]
driver = "magnet"
driver = "gpio"
[policy]
mode = "enforced"
holidays = ["2026-2-30"]
schedule = [{ days = ["monday"], from = "6:00", to = "20:00", mode = "off" }]
[camera]
rate = 1000
"""
TYPED = frozenset(line.strip() for text in (FEW, MANY) for line in text.decode().split("\n")) | {CONFIG}
"""What stands in the files, as it is typed."""
AT = datetime(2026, 11, 24, 16, 20, tzinfo=timezone.utc)


@dataclass(frozen=True, slots=True)
class MadeMender:
    """Finds the same trouble again and again."""

    trouble: Trouble

    def look(self) -> Trouble | None:
        """As made."""
        return self.trouble

    def restore(self) -> None:
        """Nothing is changed."""


def _of(data: bytes, **more: Any) -> MadeMender:
    """The trouble that a file really makes."""
    made = Trouble(CONFIG, examine(data).problems, good=AT, locked=NOT_YOURS)
    return MadeMender(replace(made, **more))


def _window(hand: Hand) -> SafeWindow:
    return cast("SafeWindow", hand.window)


def _read(pages: int = 0) -> Callable[[Hand], None]:
    """The small key is touched; and then the list's key to its next page, so many times."""

    def go(hand: Hand) -> None:
        page = _window(hand).staff.page
        touch(_window(hand).staff.entrance)
        hand.until(lambda: not page.errand.busy)
        for _ in range(pages):
            touch(page.lines.later)

    return go


def _scene(name: str, mender: MadeMender, **more: Any) -> Scene:
    made = Scene(name, Shown(Verdict.FAULT, Reason.NONE), mender=mender)
    return replace(made, **more)


_UNREADABLE = Phrase("the settings file %1 cannot be read (%2): mend that", CONFIG, "Permission denied")
_OPERATOR = replace(AWAY, step=Step.OPERATOR, who="Anna Berg")
SCENES = (
    _scene("closed", _of(FEW)),
    _scene("closed-languages", _of(FEW), touch=lambda hand: _window(hand).choice.open()),
    _scene("closed-pass", _of(FEW), view=replace(AWAY, granted_s=245, granted_by="Anna Berg")),
    _scene("closed-pin", _of(FEW), view=replace(AWAY, step=Step.PIN, who="Anna Berg", entered=4)),
    _scene("mistakes-few", _of(FEW), touch=_read()),
    _scene("mistakes-many", _of(MANY), touch=_read()),
    _scene("mistakes-many-later", _of(MANY), touch=_read(1)),
    _scene("mistakes-unlocked", _of(FEW, locked=""), view=_OPERATOR, touch=_read()),
    _scene("mistakes-none-good", _of(FEW, good=None, locked=""), touch=_read()),
    _scene("mistakes-unreadable", _of(b"", said=_UNREADABLE), touch=_read()),
)
