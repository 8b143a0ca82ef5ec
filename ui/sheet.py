"""What staff work on: who they are, their PIN, why, for how long. Shows the desk's view and passes wishes on."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk.desk import Step, View
from kiosk.pins import SHORTEST
from ui import glyphs, theme
from ui.choices import Choices
from ui.keys import Key
from ui.operator.words import OPERATOR
from ui.pinpad import PinPad
from ui.prompt import Prompt, Question
from ui.staff_words import CANCEL, ENTER_PIN, HOW_LONG, MINUTES, NOBODY_KNOWN, THIS_PERSON, WHO, WHY, trouble_of
from ui.text import Block
from ui.theme import Scale
from ui.words import fill, say

_HEADER_UNITS = 13
_MARGIN_UNITS = 2
_OPERATOR_UNITS = 20


class Sheet(QWidget):
    """`wished` carries a Wish for the desk, `typed` one that others may follow at once."""

    wished = Signal(object)
    typed = Signal(object)

    def __init__(self, parent: QWidget, view: View, *, operator: bool = False) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._scale = Scale(7.2)
        self._finger_px = theme.LEAST_TARGET_PX
        self._view = view
        self.prompt = Prompt(self)
        self.cancel = Key(self, "cancel", glyph=glyphs.close())
        self.cancel.say("", say(CANCEL))
        self.operator = Key(self, "operator", theme.QUIET_KEY)
        self.operator.say(say(OPERATOR))
        self._offers_pages = operator
        self.choices = Choices(self)
        self.pad = PinPad(self)
        self.cancel.clicked.connect(lambda: self.wished.emit(lambda desk: desk.cancel()))
        self.operator.clicked.connect(lambda: self.wished.emit(lambda desk: desk.operate()))
        self.choices.chosen.connect(self._choose)
        self.pad.typed.connect(lambda key: self.typed.emit(lambda desk: desk.digit(key)))
        self.pad.erased.connect(lambda: self.typed.emit(lambda desk: desk.erase()))
        self.pad.entered.connect(lambda: self.wished.emit(lambda desk: desk.enter()))
        self.show_view(view)

    def show_view(self, view: View) -> None:
        """Take the desk's newest word."""
        self._view = view
        at_pin = view.step is Step.PIN
        question = _question(view)
        for part in (self, self.choices, self.pad):
            part.setAccessibleName(question.title)
        self.prompt.ask(question)
        self.pad.setVisible(at_pin)
        self.choices.setVisible(not at_pin)
        self.operator.setVisible(self._offers_pages and view.step is Step.REASON)
        self._arrange()
        if at_pin:
            self.pad.set_keys(view.keys)
            free = view.wait_s == 0
            self.pad.allow(digits=free, erase=free and view.entered > 0, enter=free and view.entered >= SHORTEST)
        else:
            self.choices.offer(_labels(view))

    def set_scale(self, scale: Scale, finger_px: int) -> None:
        """Take the window's sizes, and that of a finger on this screen."""
        self._scale, self._finger_px = scale, finger_px
        for part in (self.prompt, self.choices, self.pad):
            part.set_scale(scale)
        self._arrange()

    def blocks(self) -> tuple[Block, ...]:
        """The texts as they stand."""
        page = self.pad if self._view.step is Step.PIN else self.choices
        return (
            *self.prompt.blocks(),
            *(self.operator.blocks() if self.operator.isVisibleTo(self) else ()),
            *page.blocks(),
        )

    def _choose(self, place: int) -> None:
        view = self._view
        if view.step is Step.WHO:
            self.wished.emit(lambda desk: desk.choose(view.people[place]))
        elif view.step is Step.REASON:
            self.wished.emit(lambda desk: desk.because(view.reasons[place]))
        elif view.step is Step.HOW_LONG:
            self.wished.emit(lambda desk: desk.for_minutes(view.minutes[place]))

    def _arrange(self) -> None:
        unit = self._scale.unit
        margin = round(unit * _MARGIN_UNITS)
        side_margin = round(self._scale.space_px)
        inner = self.rect().adjusted(side_margin, margin, -side_margin, -margin)
        header = max(self._finger_px, round(unit * _HEADER_UNITS))
        side = max(self._finger_px, round(unit * (_HEADER_UNITS - 2)))
        self.cancel.setGeometry(QRect(inner.right() + 1 - side, inner.top(), side, side))
        self.cancel.set_size(self._scale, side * 0.5)
        right = side + margin
        if self.operator.isVisibleTo(self):
            wide = round(unit * _OPERATOR_UNITS)
            self.operator.setGeometry(QRect(inner.right() + 1 - right - wide, inner.top(), wide, side))
            self.operator.set_size(self._scale, self._scale.button_px * 0.75)
            right += wide + margin
        self.prompt.setGeometry(QRect(inner.left(), inner.top(), inner.width() - right, header))
        page = inner.adjusted(0, header + margin // 2, 0, 0)
        self.pad.setGeometry(page)
        self.choices.setGeometry(page)

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """Find the places anew."""
        self._arrange()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The ground; the parts paint themselves."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(theme.SHEET.ground))
        painter.end()


def _question(view: View) -> Question:
    title, hint = {
        Step.WHO: (say(WHO.headline), say(WHO.sentence)),
        Step.PIN: (view.who, say(ENTER_PIN)),
        Step.REASON: (say(WHY), view.who),
        Step.HOW_LONG: (say(HOW_LONG), say(view.reason)),
    }.get(view.step, (say(WHO.headline), ""))
    nobody = view.step is Step.WHO and not view.people
    trouble = say(NOBODY_KNOWN) if nobody else trouble_of(view.trouble, view.wait_s)
    return Question(title, trouble or hint, bool(trouble), view.entered if view.step is Step.PIN else 0)


def _labels(view: View) -> tuple[str, ...]:
    """What can be chosen at this step."""
    if view.step is Step.WHO:
        return view.people
    if view.step is Step.REASON:
        return tuple(map(say, view.reasons))
    if view.step is Step.HOW_LONG:
        return tuple(fill(MINUTES, str(minutes)) if minutes else say(THIS_PERSON) for minutes in view.minutes)
    return ()
