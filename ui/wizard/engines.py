"""The engines are made ready, and how far that is."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from kiosk.phrase import sentence
from kiosk.setup.found import Built
from ui import text
from ui.keys import Key
from ui.operator.errand import Answer, Errand
from ui.palette import Role
from ui.sides import as_read
from ui.text import Block
from ui.tongue import fill, say, tell
from ui.wizard.part import Around, Part
from ui.wizard.words import DONE, LOOKING, PER_CENT_DONE, TRY_AGAIN

_BAR_UNITS, _SAID_UNITS, _KEY_UNITS, _DETAIL_UNITS = 3, 5.4, 12, 2.8
_CENTRE = Qt.AlignmentFlag.AlignCenter


class EnginesPart(Part):
    """It begins as the page comes to the screen, and is cancelled where it leaves before the end."""

    def __init__(self, parent: QWidget, around: Around) -> None:
        super().__init__(parent, around)
        self._share: float | None = None
        self.building = Errand("engines")
        self.building.told.connect(self._hear)
        self.building.ended.connect(self._ended)
        self.again = Key(self, "build_again", source=TRY_AGAIN)
        self.again.clicked.connect(lambda _checked=False: self._build())

    @property
    def goes_on(self) -> bool:
        """Not before it is done."""
        return not self.building.busy

    def begin(self) -> None:
        """Unless it is done."""
        built = self._session.found.built
        if built is None or built.trouble:
            self._build()
        super().begin()

    def end(self) -> None:
        """Nobody waits for it any more."""
        self.building.drop()

    def errands(self) -> tuple[Errand, ...]:
        """The one that there is."""
        return (self.building,)

    def show_answers(self) -> None:
        """How far it is."""
        built = self._session.found.built
        self.again.setVisible(bool(built and built.trouble) and not self.building.busy)
        self.setAccessibleDescription(self._said())
        self.update()

    def _build(self) -> None:
        machine, models = self._around.machine, self._answers.settings().models

        def work(told: Callable[[object], None]) -> Built:
            def watch(_doing: str, share: float) -> bool:
                told(share)
                return True

            return machine.built(models, watch)

        self._session.look(built=None)
        if self.building.run(work):
            self._share = None
        self.show_answers()
        self.altered.emit()

    def _hear(self, share: float) -> None:
        self._share = share
        self.show_answers()

    def _ended(self, answer: Answer) -> None:
        built = cast("Built", answer.value) if not answer.why else Built(trouble=answer.why)
        self._session.look(built=built)
        self.show_answers()
        self.altered.emit()

    def _said(self) -> str:
        if self.building.busy:
            return say(LOOKING) if self._share is None else fill(PER_CENT_DONE, round(100 * self._share))
        built = self._session.found.built
        return say(DONE) if built and not built.trouble else ""

    def _done(self) -> float:
        """How much of the bar is full."""
        built = self._session.found.built
        return self._share or 0.0 if self.building.busy else float(bool(built and not built.trouble))

    def _bar(self) -> QRectF:
        unit = self._style.unit
        return QRectF(0, self.height() * 0.3, self.width(), unit * _BAR_UNITS)

    def arrange(self) -> None:
        """The key below the bar."""
        unit = self._style.unit
        tall, wide = max(self._finger_px, round(unit * _KEY_UNITS)), min(self.width(), round(unit * 60))
        top = round(self._bar().bottom() + unit * 4)
        self.again.setGeometry(QRect((self.width() - wide) // 2, top, wide, tall))
        self.again.set_style(self._style, self.again.fitting_px(self._style.button_px))

    def blocks(self) -> tuple[Block, ...]:
        """The texts as they stand."""
        key = self.again.blocks() if self.again.isVisibleTo(self) else ()
        return (*self._lines(), *key)

    def _lines(self) -> tuple[Block, ...]:
        """How far, and once it is done what runs."""
        unit, bar, lines = self._style.unit, self._bar(), []
        if said := self._said():
            above = QRectF(0, bar.top() - unit * 9, self.width(), unit * 7.5)
            lines.append(text.fit(said, above, unit * _SAID_UNITS, _CENTRE, bold=True))
        built = self._session.found.built
        if built and built.words:
            below = QRectF(0, bar.bottom() + unit * 3, self.width(), self.height() - bar.bottom() - unit * 3)
            top = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
            said = " ".join(tell(sentence(one)) for one in (built.words, *built.refused))
            lines.append(text.fit(said, below, unit * _DETAIL_UNITS, top))
        return tuple(lines)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The bar, what stands above it, and what runs below."""
        painter = QPainter(self)
        tone, bar = self._style.tone(Role.SHEET), self._bar()
        faint = QColor(tone.line or tone.ink)
        faint.setAlphaF(0.35)
        painter.fillRect(bar, faint)
        bar.setWidth(bar.width() * self._done())
        painter.fillRect(as_read(bar, self.width()), QColor(tone.ink))
        text.draw(painter, self._lines(), tone.ink)
        painter.end()
