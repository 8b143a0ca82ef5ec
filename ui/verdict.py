"""The verdict: icon, headline, sentence, on a ground of its colour."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk.scene import Verdict
from ui import icons, text, theme
from ui.theme import Scale
from ui.watch import STALE, Shown
from ui.words import Words, headlines, words_for, words_while

_WIDE = 1.25
"""From this ratio of width to height the icon stands left of the words, else above them."""

_HEADLINE_SHARE = 0.6


class VerdictPanel(QWidget):
    """Shows one verdict. It decides nothing: the colours are those of the verdict it is given."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._shown = STALE
        self._scale = Scale(7.2)
        self._icon_area = QRectF()
        self._blocks: tuple[text.Block, ...] = ()
        self._arrange()

    def show_verdict(self, shown: Shown) -> None:
        """Replace what is shown; paints only when something visible has changed."""
        before, self._shown = self._shown, shown
        if (before.verdict, before.reason) != (shown.verdict, shown.reason):
            self._arrange()
            self.update()
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))
        elif before.prepared != shown.prepared:
            self._arrange()
            self.update()
        elif shown.verdict is Verdict.LOOKING and before.progress != shown.progress:
            self.update(self._icon_area.toAlignedRect())

    def set_scale(self, scale: Scale) -> None:
        """Take the window's sizes."""
        self._scale = scale
        self._arrange()
        self.update()

    def blocks(self) -> tuple[text.Block, ...]:
        """The texts as they stand: headline, sentence."""
        return self._blocks

    def _arrange(self) -> None:
        shown = self._shown
        words = words_for(shown.verdict, shown.reason) if shown.prepared is None else words_while(shown.prepared)
        self.setAccessibleName(words.headline)
        self.setAccessibleDescription(words.sentence)
        self._icon_area, area = _places(QRectF(self.rect()), self._scale)
        self._blocks = _flow(words, area, self._scale, beside=area.left() > self._icon_area.right())

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """Find the places anew."""
        self._arrange()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint all of it, in the verdict's own colours."""
        tone = theme.TONES[self._shown.verdict]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(tone.ground))
        waits = self._shown.verdict is Verdict.LOOKING or self._shown.prepared is not None
        icons.draw(painter, icons.icon(Verdict.LOOKING if waits else self._shown.verdict), self._icon_area, tone)
        if waits:
            icons.draw_ring(painter, self._icon_area, tone.ink, self._shown.prepared or self._shown.progress)
        text.draw(painter, self._blocks, tone.ink)
        painter.end()


def _places(whole: QRectF, scale: Scale) -> tuple[QRectF, QRectF]:
    """Where the icon stands, and where the words may."""
    space = scale.space_px
    inner = whole.adjusted(space, space, -space, -space)
    if whole.width() < _WIDE * whole.height():
        side = min(inner.width() * 0.6, inner.height() * 0.36)
        icon = QRectF(inner.center().x() - side / 2, inner.top() + space / 2, side, side)
        return icon, inner.adjusted(0, side + space * 1.2, 0, 0)
    side = min(inner.height() * 0.86, inner.width() * 0.34)
    icon = QRectF(inner.left() + space / 2, inner.center().y() - side / 2, side, side)
    return icon, inner.adjusted(side + 2 * space, 0, 0, 0)


def _flow(words: Words, area: QRectF, scale: Scale, *, beside: bool) -> tuple[text.Block, text.Block]:
    """Headline, then sentence; all headlines have one size. What room is left lies around them."""
    align = Qt.AlignmentFlag.AlignTop | (Qt.AlignmentFlag.AlignLeft if beside else Qt.AlignmentFlag.AlignHCenter)
    top = QRectF(area.left(), area.top(), area.width(), area.height() * _HEADLINE_SHARE)
    size_px = _headline_px(headlines(), top.width(), top.height(), scale.headline_px)
    headline = text.fit(words.headline, top, size_px, align, bold=True)
    below = area.adjusted(0, headline.extent().height() + scale.space_px * 0.6, 0, 0)
    sentence = text.fit(words.sentence, below, scale.sentence_px, align)
    down = (area.bottom() - sentence.extent().bottom()) * (0.5 if beside else 0.35)
    return headline.moved(down), sentence.moved(down)


@cache
def _headline_px(all_headlines: frozenset[str], width: float, height: float, most_px: float) -> int:
    """The size at which every headline fits."""
    align = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
    area = QRectF(0, 0, width, height)
    return min(text.fit(each, area, most_px, align, bold=True).size_px for each in all_headlines)
