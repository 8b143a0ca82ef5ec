"""Keeps visitors in: keys, menus, wheels, gestures and second fingers end here."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QTouchEvent

_SWALLOWED = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.KeyRelease,
        QEvent.Type.ShortcutOverride,
        QEvent.Type.Shortcut,
        QEvent.Type.ContextMenu,
        QEvent.Type.Wheel,
        QEvent.Type.Gesture,
        QEvent.Type.GestureOverride,
        QEvent.Type.NativeGesture,
        QEvent.Type.DragEnter,
        QEvent.Type.Drop,
        QEvent.Type.WhatsThis,
    }
)
_TOUCHES = frozenset({QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate, QEvent.Type.TouchEnd})


class Shield(QObject):
    """An event filter for the whole application. One finger passes, so that it can press a button."""

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """True: nobody else gets to see it."""
        kind = event.type()
        if kind in _SWALLOWED:
            return True
        return kind in _TOUCHES and isinstance(event, QTouchEvent) and event.pointCount() > 1
