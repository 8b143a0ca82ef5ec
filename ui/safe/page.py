"""What staff read of a kiosk whose settings cannot be used: every mistake, and the ways back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk.finding import Sign
from kiosk.phrase import sentence
from kiosk.safe_mode import Mender, Trouble
from ui import glyphs
from ui.keys import Key
from ui.operator import signs
from ui.operator.errand import Answer, Errand, Work
from ui.operator.lines import Lines, Row
from ui.operator.page import Heading
from ui.operator.words import CLOSE, LOOKING
from ui.palette import KeyRole, Role
from ui.safe.words import (
    BEGINS_ANEW,
    ENTER_A_PIN,
    FILE,
    LINE,
    NONE_GOOD,
    TRY_AGAIN,
    UNUSABLE,
    USE_LAST_GOOD,
    of,
    problems,
)
from ui.sides import as_read
from ui.text import Block
from ui.theme import LEAST_TARGET_PX, Style
from ui.tongue import as_it_is, fill, say, tell

EVERY_MS = 10_000
"""A file that was mended elsewhere is found by itself."""
_HEAD_UNITS, _KEY_UNITS = 9, 11


class ProblemPage(QWidget):
    """`usable`: the settings can be used now. `asked`: somebody wants to give a PIN. `touched`: somebody is there."""

    usable = Signal()
    asked = Signal()
    closed = Signal()
    touched = Signal()

    def __init__(self, parent: QWidget, mender: Mender, *, staff: bool) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._mender, self._staff = mender, staff
        self._trouble: Trouble | None = None
        self._why, self._restoring = "", False
        self._style, self._finger_px = Style(), LEAST_TARGET_PX
        self.heading, self.lines = Heading(self), Lines(self)
        self.cancel = Key(self, "close_operator", glyph=glyphs.close, source=CLOSE)
        self.again = Key(self, "try_again", source=TRY_AGAIN)
        self.pin = Key(self, "enter_pin", source=ENTER_A_PIN)
        self.restore = Key(self, "use_last_good", KeyRole.FIRST, source=USE_LAST_GOOD)
        self.cancel.clicked.connect(self.closed)
        self.again.clicked.connect(self.look)
        self.pin.clicked.connect(self.asked)
        self.restore.clicked.connect(self._restore)
        for key in self.findChildren(Key):
            key.pressed.connect(self.touched)
        self.errand = Errand("settings")
        self.errand.ended.connect(self._take)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look_by_itself)
        self._timer.start(EVERY_MS)
        self.retranslate()

    def look(self) -> None:
        """Read the file anew, whatever an earlier look was about to say."""
        if not self._restoring:
            self._run(lambda _told: self._mender.look())

    def release(self) -> None:
        """Wait for what still goes on. A second call is harmless."""
        self._timer.stop()
        self.errand.close()

    def retranslate(self) -> None:
        """Say it in the language of the moment."""
        trouble = self._trouble
        self.setAccessibleName(say(UNUSABLE))
        if trouble is None:
            self.heading.say(say(LOOKING))
        elif self._why:
            self.heading.say(tell(self._why), Sign.BROKEN)
        else:
            self.heading.say(problems(len(trouble.problems)) if trouble.problems else say(UNUSABLE), Sign.BROKEN)
        self.lines.show_rows(_rows(trouble) if trouble else ())
        self.lines.setAccessibleName(say(UNUSABLE))
        locked = bool(trouble and trouble.locked)
        self.pin.setVisible(locked and self._staff)
        self.restore.setEnabled(bool(trouble and trouble.good and not locked))
        self._arrange()

    def set_style(self, style: Style, finger_px: int) -> None:
        """Take the window's look and sizes, and that of a finger on this screen."""
        self._style, self._finger_px = style, finger_px
        self.heading.set_style(style)
        self.lines.set_style(style, finger_px)
        self._arrange()

    def blocks(self) -> tuple[Block, ...]:
        """The texts as they stand."""
        keys = (key for key in (self.again, self.pin, self.restore) if key.isVisibleTo(self))
        return (*self.heading.blocks(), *self.lines.blocks(), *(block for key in keys for block in key.blocks()))

    def _restore(self) -> None:
        def work(_told: Callable[[object], None]) -> Trouble | None:
            self._mender.restore()
            return self._mender.look()

        if not self._restoring:
            self._restoring = True
            self._run(work)

    def _run(self, work: Work) -> None:
        if self.errand.busy:
            self.errand.drop()
        self.errand.run(work)

    def _look_by_itself(self) -> None:
        if not self.errand.busy:
            self.look()

    def _take(self, answer: Answer) -> None:
        """What is wrong now, or why that cannot be told or done."""
        self._why, self._restoring = answer.why, False
        if not answer.why:
            self._trouble = answer.value if isinstance(answer.value, Trouble) else None
        self.retranslate()
        if not answer.why and answer.value is None:
            self.heading.say(say(BEGINS_ANEW))
            self.usable.emit()

    def _arrange(self) -> None:
        """The heading and the key that closes, the list, the other keys in a row."""
        unit, gap = self._style.unit, round(self._style.space_px / 2)
        inner = self.rect().adjusted(2 * gap, gap, -2 * gap, -2 * gap)
        head = max(self._finger_px, round(unit * _HEAD_UNITS))
        tall = max(self._finger_px, round(unit * _KEY_UNITS))
        self.cancel.setGeometry(self._as_read(QRect(inner.right() + 1 - head, inner.top(), head, head)))
        self.cancel.set_style(self._style, head * 0.5)
        self.heading.setGeometry(self._as_read(QRect(inner.left(), inner.top(), inner.width() - head - gap, head)))
        shown = [key for key in (self.again, self.pin, self.restore) if key.isVisibleTo(self)]
        columns = len(shown) if inner.width() >= len(shown) * unit * 30 else 1
        rows = -(-len(shown) // columns)
        foot = rows * (tall + gap) - gap
        width = (inner.width() + gap) // columns - gap
        for at, key in enumerate(shown):
            left = inner.left() + at % columns * (width + gap)
            top = inner.bottom() + 1 - foot + at // columns * (tall + gap)
            key.setGeometry(self._as_read(QRect(left, top, width, tall)))
        size_px = min(key.fitting_px(self._style.button_px) for key in shown)
        for key in shown:
            key.set_style(self._style, size_px)
        self.lines.setGeometry(inner.adjusted(0, head + gap, 0, -foot - gap))

    def _as_read(self, place: QRect) -> QRect:
        return as_read(place, self.width())

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """Find the places anew."""
        self._arrange()

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        """Beside all keys: somebody is still there."""
        self.touched.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The ground; the parts paint themselves."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._style.tone(Role.SHEET).ground))
        painter.end()


def _rows(trouble: Trouble) -> tuple[Row, ...]:
    """Which file it is and what it can become again; then each mistake, with the line as it stands."""
    good = of(trouble.good) if trouble.good else say(NONE_GOOD)
    said = as_it_is(trouble.place) if not trouble.said else tell(sentence(trouble.said))
    first = Row(signs.note(), Role.HINT, say(FILE), said, good)
    return (
        first,
        *(
            Row(
                signs.sign(Sign.BROKEN),
                Role.BROKEN,
                fill(LINE, each.line),
                tell(each.said),
                as_it_is(each.source.strip()),
            )
            for each in trouble.problems
        ),
    )
