"""A keyboard, or a switch that sends its keys, on what staff work on. What visitors see never comes here."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from PySide6.QtCore import QPoint, Qt

from ui.keys import Key
from ui.sides import from_the_right

_ALONG: Mapping[int, int] = MappingProxyType({Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1})
_TOWARDS: Mapping[int, QPoint] = MappingProxyType(
    {
        Qt.Key.Key_Left: QPoint(-1, 0),
        Qt.Key.Key_Right: QPoint(1, 0),
        Qt.Key.Key_Up: QPoint(0, -1),
        Qt.Key.Key_Down: QPoint(0, 1),
    }
)
_PRESSING = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_Select})
_SHORT: Mapping[int, frozenset[str]] = MappingProxyType(
    {Qt.Key.Key_Backspace: frozenset({"erase"}), Qt.Key.Key_Escape: frozenset({"cancel", "close_operator"})}
)
"""Keys of the screen, by their names, that a keyboard has too."""
_BESIDE = frozenset({"cancel", "close_operator", "operator"})
"""Nobody begins there."""
_ASIDE = 3
"""What lies aside counts so much farther than what lies straight ahead."""


class Keyboard:
    """Tab and arrows go from key to key, Enter or Space presses. `keys`: those of what staff work on, if they do.

    It gives Qt's focus to one key at a time, of which a screen reader hears; Qt itself never gets to see a keyboard's
    event (ui.shield), and no key takes focus by itself.
    """

    def __init__(self, keys: Callable[[], Sequence[Key]]) -> None:
        self._all = keys

    def press(self, key: int, typed: str) -> None:
        """A key of the keyboard, and the letter that it gives. Digits are the PIN pad's while that can be used."""
        keys = self._keys()
        here = _first(keys, Key.hasFocus)
        if key in _ALONG:
            self._go(_along(keys, here, _ALONG[key]))
        elif key in _TOWARDS:
            self._go(_towards(keys, here, _TOWARDS[key]))
        elif key in _PRESSING:
            self._click(here or _first(keys, lambda one: one.objectName() == "enter"))
        elif key in _SHORT:
            self._click(_first(keys, lambda one: one.objectName() in _SHORT[key]))
        elif typed:
            self.rest()
            self._click(_first(keys, lambda one: one.objectName().startswith("digit_") and one.text() == typed))

    def rest(self) -> None:
        """Be nowhere again."""
        for key in self._all():
            key.clearFocus()

    def _keys(self) -> list[Key]:
        """Those that can be pressed, as they are read."""
        there = [key for key in self._all() if key.isVisible() and key.isEnabled()]
        return sorted(there, key=_read)

    def _go(self, key: Key | None) -> None:
        if key is not None:
            key.setFocus(Qt.FocusReason.TabFocusReason)

    def _click(self, key: Key | None) -> None:
        if key is not None:
            key.click()


def _middle(key: Key) -> QPoint:
    return key.mapTo(key.window(), key.rect().center())


def _read(key: Key) -> tuple[int, int]:
    middle = _middle(key)
    return middle.y(), -middle.x() if from_the_right() else middle.x()


def _first(keys: Sequence[Key], wanted: Callable[[Key], bool]) -> Key | None:
    return next(filter(wanted, keys), None)


def _along(keys: Sequence[Key], here: Key | None, steps: int) -> Key | None:
    """Round and round; from nowhere to the first that there is to choose, or the last."""
    if here:
        return keys[(keys.index(here) + steps) % len(keys)]
    return _first(keys[::steps], lambda key: key.objectName() not in _BESIDE)


def _towards(keys: Sequence[Key], here: Key | None, way: QPoint) -> Key | None:
    """The nearest in that direction, or none."""
    if here is None:
        return _along(keys, None, 1)
    found = []
    for key in keys:
        apart = _middle(key) - _middle(here)
        ahead = QPoint.dotProduct(apart, way)
        if ahead > 0:
            aside = apart.manhattanLength() - ahead
            found.append((ahead + _ASIDE * aside, key))
    return min(found, key=lambda one: one[0])[1] if found else None
