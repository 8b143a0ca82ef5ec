"""What staff work on: who they are, their PIN, why, for how long. Shows the desk's view and passes wishes on."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk.desk import Step, View
from kiosk.phrase import Phrase
from kiosk.pins import SHORTEST
from ui import glyphs
from ui.choices import Choices
from ui.keys import Key
from ui.operator.words import OPERATOR
from ui.palette import Role
from ui.pinpad import PinPad
from ui.prompt import Prompt, Question
from ui.sides import as_read
from ui.staff_words import CANCEL, ENTER_PIN, HOW_LONG, NOBODY_KNOWN, THIS_PERSON, WHO, WHY, minutes, trouble_of
from ui.text import Block
from ui.theme import LEAST_TARGET_PX, Style
from ui.tongue import say, tell
from ui.why_words import WHY_THIS

_HEADER_UNITS = 13
_MARGIN_UNITS = 2
_OPERATOR_UNITS = 20


class Sheet(QWidget):
    """`wished` carries a Wish for the desk, `typed` one that others may follow at once.

    `reasoned`: somebody whose PIN was right wants to see why the kiosk judges as it does.
    """

    wished = Signal(object)
    typed = Signal(object)
    reasoned = Signal()

    def __init__(self, parent: QWidget, view: View, *, operator: bool = False, reasons: bool = False) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._style = Style()
        self._finger_px = LEAST_TARGET_PX
        self._view = view
        self.prompt = Prompt(self)
        self.cancel = Key(self, "cancel", glyph=glyphs.close, source=CANCEL)
        self.operator = Key(self, "operator", source=OPERATOR)
        self.why = Key(self, "why", source=WHY_THIS)
        self._offered = {self.operator: operator, self.why: reasons}
        self.choices = Choices(self)
        self.pad = PinPad(self)
        self.cancel.clicked.connect(lambda: self.wished.emit(lambda desk: desk.cancel()))
        self.operator.clicked.connect(lambda: self.wished.emit(lambda desk: desk.operate()))
        self.why.clicked.connect(lambda _checked=False: self.reasoned.emit())
        self.choices.chosen.connect(self._choose)
        self.pad.typed.connect(lambda key: self.typed.emit(lambda desk: desk.digit(key)))
        self.pad.erased.connect(lambda: self.typed.emit(lambda desk: desk.erase()))
        self.pad.entered.connect(lambda: self.wished.emit(lambda desk: desk.enter()))
        self.show_view(view)

    def show_view(self, view: View) -> None:
        """Take the desk's newest word."""
        before, self._view = self._view, view
        at_pin = view.step is Step.PIN
        self._ask()
        self.pad.setVisible(at_pin)
        self.choices.setVisible(not at_pin)
        for key, offered in self._offered.items():
            key.setVisible(offered and view.step is Step.REASON)
        self._arrange()
        if at_pin:
            self.pad.set_keys(view.keys)
            free = view.wait_s == 0
            self.pad.allow(digits=free, erase=free and view.entered > 0, enter=free and view.entered >= SHORTEST)
        elif _offered(before) != _offered(view):
            self.choices.offer(_labels(view))
        else:
            self.choices.reword(_labels(view))

    def retranslate(self) -> None:
        """Say it in the language of the moment."""
        self._ask()
        self.choices.reword(_labels(self._view))

    def set_style(self, style: Style, finger_px: int) -> None:
        """Take the window's look and sizes, and that of a finger on this screen."""
        self._style, self._finger_px = style, finger_px
        for part in (self.prompt, self.choices, self.pad):
            part.set_style(style)
        self._arrange()

    def blocks(self) -> tuple[Block, ...]:
        """The texts as they stand."""
        page = self.pad if self._view.step is Step.PIN else self.choices
        return (
            *self.prompt.blocks(),
            *(block for key in self._offered if key.isVisibleTo(self) for block in key.blocks()),
            *page.blocks(),
        )

    def _ask(self) -> None:
        question = _question(self._view)
        for part in (self, self.choices, self.pad):
            part.setAccessibleName(question.title)
        self.prompt.ask(question)

    def _choose(self, place: int) -> None:
        view = self._view
        if view.step is Step.WHO:
            self.wished.emit(lambda desk: desk.choose(view.people[place]))
        elif view.step is Step.REASON:
            self.wished.emit(lambda desk: desk.because(view.reasons[place]))
        elif view.step is Step.HOW_LONG:
            self.wished.emit(lambda desk: desk.for_minutes(view.minutes[place]))

    def _arrange(self) -> None:
        unit = self._style.unit
        margin = round(unit * _MARGIN_UNITS)
        side_margin = round(self._style.space_px)
        inner = self.rect().adjusted(side_margin, margin, -side_margin, -margin)
        header = max(self._finger_px, round(unit * _HEADER_UNITS))
        side = max(self._finger_px, round(unit * (_HEADER_UNITS - 2)))
        self.cancel.setGeometry(self._as_read(QRect(inner.right() + 1 - side, inner.top(), side, side)))
        self.cancel.set_style(self._style, side * 0.5)
        right = side + margin
        if self.operator.isVisibleTo(self):
            wide = round(unit * _OPERATOR_UNITS)
            self.operator.setGeometry(self._as_read(QRect(inner.right() + 1 - right - wide, inner.top(), wide, side)))
            self.operator.set_style(self._style, self._style.button_px * 0.75)
            right += wide + margin
        self.prompt.setGeometry(self._as_read(QRect(inner.left(), inner.top(), inner.width() - right, header)))
        page = inner.adjusted(0, header + margin // 2, 0, 0)
        if self.why.isVisibleTo(self):
            self.why.setGeometry(QRect(page.left(), page.bottom() + 1 - side, page.width(), side))
            self.why.set_style(self._style, self._style.button_px * 0.75)
            page.adjust(0, 0, 0, -side - margin)
        self.pad.setGeometry(page)
        self.choices.setGeometry(page)

    def _as_read(self, place: QRect) -> QRect:
        return as_read(place, self.width())

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """Find the places anew."""
        self._arrange()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The ground; the parts paint themselves."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._style.tone(Role.SHEET).ground))
        painter.end()


def _question(view: View) -> Question:
    title, hint = {
        Step.WHO: (say(WHO.headline), say(WHO.sentence)),
        Step.PIN: (tell(view.who), say(ENTER_PIN)),
        Step.REASON: (say(WHY), tell(view.who)),
        Step.HOW_LONG: (say(HOW_LONG), tell(Phrase(view.reason))),
    }.get(view.step, (say(WHO.headline), ""))
    nobody = view.step is Step.WHO and not view.people
    trouble = say(NOBODY_KNOWN) if nobody else trouble_of(view.trouble, view.wait_s)
    return Question(title, trouble or hint, bool(trouble), view.entered if view.step is Step.PIN else 0)


def _offered(view: View) -> tuple[object, ...]:
    """What it is, whatever the language calls it."""
    return view.step, view.people, view.reasons, view.minutes


def _labels(view: View) -> tuple[str, ...]:
    """What can be chosen at this step."""
    if view.step is Step.WHO:
        return tuple(map(tell, view.people))
    if view.step is Step.REASON:
        return tuple(tell(Phrase(reason)) for reason in view.reasons)
    if view.step is Step.HOW_LONG:
        return tuple(minutes(count) if count else say(THIS_PERSON) for count in view.minutes)
    return ()
