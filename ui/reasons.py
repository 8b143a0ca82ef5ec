"""Reasons over the live picture, for staff: turned on behind their PIN, off by a key, and soon by themselves."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, QRectF

from kiosk.scene import Verdict
from kiosk.why import Why
from ui.feed import Feed
from ui.keys import Key
from ui.palette import KeyRole
from ui.sides import as_read
from ui.text import Block
from ui.theme import Style
from ui.watch import Shown
from ui.why import WhyView
from ui.why_words import HIDE

LASTS_S = 300.0
"""Whoever turned them on may have gone: visitors are not meant to see them for good."""
_KEY_UNITS, _KEY_TALL_UNITS, _MARGIN_UNITS = 26, 8, 3


class Reasons:
    """Lies on `feed`, and changes nothing but what is seen there. Off at first. `clock` gives monotonic seconds."""

    def __init__(self, feed: Feed, why: Why, clock: Callable[[], float], *, mirror: bool) -> None:
        self._feed, self._why, self._clock = feed, why, clock
        self._until_s = 0.0
        self.view = WhyView(feed, mirror=mirror)
        self.key = Key(feed, "hide_reasons", KeyRole.PLAIN, source=HIDE)
        self.key.clicked.connect(lambda _checked=False: self.hide())
        self.hide()

    @property
    def shown(self) -> bool:
        """Whether they are on."""
        return not self.view.isHidden()

    def show(self) -> None:
        """From now on, for some minutes."""
        self._until_s = self._clock() + LASTS_S
        self._why.show()
        self._set(shown=True)

    def hide(self) -> None:
        """No longer, and forget them. A second call is harmless."""
        self._why.hide()
        self._set(shown=False)

    def refresh(self, now: float, shown: Shown) -> None:
        """Show the newest; to be called at display rate. A fault is shown alone, and so is what comes after it."""
        if self.shown:
            if now >= self._until_s or shown.verdict is Verdict.FAULT:
                self.hide()
            else:
                self.view.show_account(self._why.latest(), now)

    def place(self, style: Style, finger_px: int) -> None:
        """Over all of the picture; the key in the corner where it ends."""
        self.view.setGeometry(self._feed.rect())
        self.view.set_style(style)
        wide, margin = round(style.unit * _KEY_UNITS), round(style.unit * _MARGIN_UNITS)
        tall = max(finger_px, round(style.unit * _KEY_TALL_UNITS))
        corner = QRect(self._feed.width() - margin - wide, margin, wide, tall)
        self.key.setGeometry(as_read(corner, self._feed.width()))
        self.key.set_style(style, style.button_px * 0.75)
        apart = style.unit
        self.view.keep_clear(QRectF(self.key.geometry()).adjusted(-apart, -apart, apart, apart))

    def blocks(self) -> tuple[Block, ...]:
        """The texts as they stand."""
        seen = self.view.isVisibleTo(self._feed.window())
        return (*self.view.blocks(), *self.key.blocks()) if seen else ()

    def _set(self, *, shown: bool) -> None:
        self.view.setVisible(shown)
        self.key.setVisible(shown)
