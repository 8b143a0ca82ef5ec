"""Keeps visitors in: keys, menus, wheels, gestures and second fingers end here."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTouchEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

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
_LANDINGS = frozenset({QEvent.Type.TouchBegin, QEvent.Type.MouseButtonPress})
_PLAIN = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier


class Shield(QObject):
    """An event filter for the whole application. One finger passes, so that it can press a button; two only on keys.

    `touched`: somebody is there. `typed` tells of a key that ended here, and of the letter it gives: whoever hears it
    may act, Qt does not.
    """

    touched = Signal()
    typed = Signal(int, str)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """True: nobody else gets to see it."""
        kind = event.type()
        if kind in _SWALLOWED:
            self._tell(event)
            return True
        if kind in _LANDINGS:
            self.touched.emit()
        if kind not in _TOUCHES or not isinstance(event, QTouchEvent) or event.pointCount() < 2:
            return False
        under = [QApplication.widgetAt(point.globalPressPosition().toPoint()) for point in event.points()]
        if all(map(_knows_fingers, under)):
            return False
        for widget in under:
            if isinstance(widget, QAbstractButton):
                widget.setDown(False)  # its release may be among what is swallowed
        return True

    def _tell(self, event: QEvent) -> None:
        """Of a key that goes down, alone or with Shift."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return
        if not event.isAutoRepeat() and not event.modifiers() & ~_PLAIN:
            self.typed.emit(event.key(), event.text())


def _knows_fingers(widget: QWidget | None) -> bool:
    # PySide6 6.8 to 6.11: widgetAt gives None where there is no widget, whatever its type says.
    return widget is not None and widget.testAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
