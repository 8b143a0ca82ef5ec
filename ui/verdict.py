"""The verdict: icon, hint, headline, sentence, on a ground of its colour."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QHideEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk.scene import Verdict
from ui import hints, icons, text
from ui.arrival import Arrival
from ui.hints.reel import Reel
from ui.palette import Tone
from ui.places import alone, flow, places
from ui.shapes import plate
from ui.sides import from_the_right
from ui.theme import Style
from ui.watch import STALE, Shown
from ui.words import headlines, words_for, words_while

_REACH = 0.8
"""Of the space between parts: how far from its icon an arrival may paint."""


class VerdictPanel(QWidget):
    """Shows one verdict. It decides nothing: the colours are those of the verdict it is given."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._shown, self._greeting = STALE, ""
        self._style = Style()
        self._places = places(QRectF(), self._style)
        self._reel, self._arrival = Reel(), Arrival()
        self._blocks: tuple[text.Block, ...] = ()
        self._arrange()

    def show_verdict(self, shown: Shown) -> None:
        """Replace what is shown; paints only when something visible has changed."""
        before, self._shown = self._shown, shown
        if before.verdict is not shown.verdict and self._style.moves:
            self._arrival.begin()
        if (before.verdict, before.reason) != (shown.verdict, shown.reason):
            self._arrange()
            self.update()
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))
        elif before.prepared != shown.prepared:
            self._arrange()
            self.update()
        elif shown.verdict is Verdict.LOOKING and before.progress != shown.progress and self._style.moves:
            self.update(self._places.icon.toAlignedRect())

    def turn(self, now: float) -> None:
        """Go on to `now`, monotonic seconds, with what moves; to be called at display rate. Hidden, nothing does."""
        if not self.isVisible():
            return
        if self._reel.turn(now):
            self.update(self._places.hint.toAlignedRect())
        if self._arrival.turn(now):
            self.update(self._halo())

    def greet(self, greeting: str) -> None:
        """What stands as the headline while nobody is there; "": what the words say."""
        self._greeting = greeting
        self._arrange()
        self.update()

    def set_style(self, style: Style) -> None:
        """Take the window's look and sizes."""
        self._style = style
        if not style.moves:
            self._arrival.end()
        self._arrange()
        self.update()

    def blocks(self) -> tuple[text.Block, ...]:
        """The texts as they stand: headline, sentence."""
        return self._blocks

    def _arrange(self) -> None:
        shown = self._shown
        words = words_for(shown.verdict, shown.reason) if shown.prepared is None else words_while(shown.prepared)
        if shown.verdict is Verdict.NOBODY and self._greeting:
            words = replace(words, headline=self._greeting)
        self.setAccessibleName(words.headline)
        self.setAccessibleDescription(words.sentence)
        made = places(QRectF(self.rect()), self._style)
        self._places = made.mirrored(self.width()) if from_the_right() else made
        self._reel.load(hints.hint_for(shown.verdict, shown.reason), moves=self._style.moves)
        self._blocks = flow(words, self._places, self._style, headlines())
        if self._reel.hint is None and shown.verdict is not Verdict.LOOKING:  # looking, hints come and go
            self._places = alone(self._places, self._blocks[0], self._style)

    def _halo(self) -> QRect:
        """What an arrival may paint on."""
        reach = self._style.space_px * _REACH
        return self._places.icon.adjusted(-reach, -reach, reach, reach).toAlignedRect()

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """Find the places anew."""
        self._arrange()

    def hideEvent(self, _event: QHideEvent) -> None:
        """What moves begins anew when it is seen again."""
        self._reel.rewind()
        self._arrival.end()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint all of it that is asked for, in the verdict's own colours."""
        tone = self._style.verdict(self._shown.verdict)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        plate(painter, QRectF(self.rect()), tone, 0, self._style.border_px)
        asked = QRectF(event.rect())
        if asked.intersects(QRectF(self._halo())):
            self._paint_icon(painter, tone)
        if self._reel.hint and asked.intersects(self._places.hint):
            hints.draw(painter, self._reel.hint, self._places.hint, tone, self._reel.phase)
        if asked.intersects(self._places.words):
            text.draw(painter, self._blocks, tone.ink)
        painter.end()

    def _paint_icon(self, painter: QPainter, tone: Tone) -> None:
        shown, area = self._shown, self._arrival.swollen(self._places.icon)
        waits = shown.verdict is Verdict.LOOKING or shown.prepared is not None
        self._arrival.draw_ring(painter, self._places.icon, tone.ink, self._style.space_px * _REACH)
        icons.draw(painter, icons.icon(Verdict.LOOKING if waits else shown.verdict), area, tone)
        if waits:
            progress = shown.prepared or shown.progress
            icons.draw_ring(painter, area, tone.ink, progress if self._style.moves else 0.0)
