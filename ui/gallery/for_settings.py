"""Scenes in which operators choose how the screen looks, speaks and sounds, and set the kiosk up again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import cast

from kiosk.desk import Step
from kiosk.errors import KioskError
from kiosk.gate import NOBODY
from kiosk.installer import NOT_YOURS
from ui.gallery.made import AWAY, MadeOperator
from ui.gallery.scene import Hand, Scene, touch
from ui.operator.setup import SetUpPage

SCREEN, SET_UP = 5, 6
LOOK, COLOUR, LANGUAGES, SOUND, TEXTS = range(5)


def _open(section: int, choice: tuple[str, str] | None = None) -> Callable[[Hand], None]:
    """The page at a section, with something chosen there."""

    def go(hand: Hand) -> None:
        page = hand.pages.screen_page
        touch(hand.pages.tabs[SCREEN])
        hand.until(lambda: not page.errand.busy)
        touch(page.sections.tabs[section])
        if choice:
            page.sections.chosen.emit(*choice)
        hand.until(lambda: not page.preview.busy)

    return go


def _set_up(hand: Hand) -> SetUpPage:
    touch(hand.pages.tabs[SET_UP])
    page = cast("SetUpPage", hand.pages.pages[SET_UP])
    hand.until(lambda: not page.errand.busy)
    return page


def _offer(hand: Hand) -> None:
    _set_up(hand)


def _ask(hand: Hand) -> None:
    touch(_set_up(hand).key)


def _scene(name: str, operator: MadeOperator, touched: Callable[[Hand], None]) -> Scene:
    return Scene(name, view=replace(AWAY, step=Step.OPERATOR, who="Anna Berg"), operator=operator, touch=touched)


_FREE = MadeOperator()
_LOCKED = replace(_FREE, site=replace(_FREE.site, locked=NOT_YOURS))
SCENES = (
    _scene("screen-look", _FREE, _open(LOOK)),
    _scene("screen-look-chosen", _FREE, _open(LOOK, ("screen.theme", "bright"))),
    _scene("screen-colour", _FREE, _open(COLOUR)),
    _scene("screen-languages", _FREE, _open(LANGUAGES)),
    _scene("screen-sound", _FREE, _open(SOUND)),
    _scene("screen-texts", _FREE, _open(TEXTS)),
    _scene("screen-locked", _LOCKED, _open(LOOK)),
    _scene("screen-unreadable", replace(_FREE, failure=KioskError(NOBODY)), _open(LOOK)),
    _scene("again-offered", _FREE, _offer),
    _scene("again-asked", _FREE, _ask),
    _scene("again-locked", _LOCKED, _offer),
)
