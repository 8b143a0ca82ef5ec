"""Why the kiosk judges as it does, over its live picture, for staff: the map, every face's reason, the last seconds."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QHideEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from kiosk.evidence import Evidence, likeliest
from kiosk.scene import LABELS as ORDER
from kiosk.why import Account
from ui import text, why_faces
from ui.palette import Role
from ui.picture import View, cover
from ui.sides import as_read
from ui.theme import Style
from ui.tongue import fill, say
from ui.why_curve import Curve
from ui.why_faces import percent
from ui.why_map import Overlay, draw_legend
from ui.why_words import AGAINST, FOR, LABELS, NO_MAP, NOBODY_JUDGED, SHARE

STALE_S = 0.9
"""After so long without an account its faces are those of nobody any more."""
_PANEL_UNITS, _SPACE_UNITS, _LEGEND_UNITS = 33.0, 2.0, 4.0
_CURVE_SHARE = 0.62
_DIM = 96
"""Of 255."""
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_AS_DRAWN = Qt.AlignmentFlag.AlignAbsolute


class WhyView(QWidget):
    """Lies over the live picture and is as large; touches go through it. It decides nothing and keeps one account."""

    def __init__(self, parent: QWidget, *, mirror: bool) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._mirror = mirror
        self._style = Style()
        self._account: Account | None = None
        self._now = 0.0
        self._overlay = Overlay(mirror=mirror)
        self._kept = QRectF()

    def show_account(self, account: Account | None, now: float) -> None:
        """Replace what is shown; to be called at display rate. None: nothing is known."""
        self._account, self._now = account, now
        if self._evidence is None:
            self._overlay.forget()
        told = "; ".join(block.text for block in self._answer_blocks())
        if told != self.accessibleDescription():
            self.setAccessibleDescription(told)
        self.update()

    def set_style(self, style: Style) -> None:
        """Take the window's look and sizes."""
        self._style = style
        self.update()

    def keep_clear(self, area: QRectF) -> None:
        """Something else lies there."""
        self._kept = area
        self.update()

    def blocks(self) -> tuple[text.Block, ...]:
        """The texts as they stand."""
        return (
            *(sign.words for sign in self._signs()),
            *self._curve().blocks(),
            *self._answer_blocks(),
            *self._legend_blocks(),
        )

    @property
    def _fresh(self) -> Account | None:
        account = self._account
        return account if account is not None and self._now - account.at_s <= STALE_S else None

    @property
    def _evidence(self) -> Evidence | None:
        return self._fresh.evidence if self._fresh else None

    @property
    def _panel(self) -> QRectF:
        tall = min(self._style.unit * _PANEL_UNITS, self.height() / 2)
        return QRectF(0, self.height() - tall, self.width(), tall)

    @property
    def _inner(self) -> QRectF:
        space = self._style.unit * _SPACE_UNITS
        return self._panel.adjusted(space, space / 2, -space, -space / 2)

    def _legend(self) -> QRectF:
        """The last line of the panel."""
        tall = self._style.unit * _LEGEND_UNITS
        return QRectF(self._inner.left(), self._inner.bottom() - tall, self._inner.width(), tall)

    def _curve(self) -> Curve:
        inner, account = self._inner, self._account
        tall = inner.height() - self._legend().height()
        area = self._as_read(QRectF(inner.left(), inner.top(), inner.width() * _CURVE_SHARE, tall))
        moments, threshold = (account.moments, account.threshold) if account else ((), None)
        return Curve(area, self._style, moments, threshold, self._now)

    def _rows(self) -> list[QRectF]:
        """Beside the curve, one for each label; told as if all were read from the left."""
        inner, unit = self._inner, self._style.unit
        left = inner.left() + inner.width() * _CURVE_SHARE + unit * _SPACE_UNITS * 1.5
        each = (inner.height() - self._legend().height() - unit) / len(ORDER)
        return [QRectF(left, inner.top() + row * each, inner.right() - left, each) for row in range(len(ORDER))]

    def _answer_blocks(self) -> tuple[text.Block, ...]:
        """The probability of each label; or that nobody is judged."""
        rows, small, evidence = self._rows(), self._style.note_px, self._evidence
        if evidence is None:
            return (text.fit(say(NOBODY_JUDGED), self._as_read(rows[0].united(rows[-1])), small * 1.1, _LEFT),)
        answer, made = likeliest(evidence.reading), []
        for label, row in zip(ORDER, rows, strict=True):
            share = fill(SHARE, percent(getattr(evidence.reading, label)))
            upper, bold = row.adjusted(0, 0, 0, -self._style.unit * 2), label == answer
            first = self._as_read(upper.adjusted(0, 0, -upper.width() * 0.28, 0))
            last = self._as_read(upper.adjusted(upper.width() * 0.7, 0, 0, 0))
            made.append(text.fit(say(LABELS[label]), first, small, _LEFT, bold=bold))
            made.append(text.fit(share, last, small, _RIGHT, bold=bold))
        return tuple(made)

    def _legend_blocks(self) -> tuple[text.Block, ...]:
        evidence, whole, size_px = self._evidence, self._legend(), self._style.note_px * 0.95
        if evidence is None:
            return ()
        if evidence.answer.pull is None:
            return (text.fit(say(NO_MAP), whole, size_px, _LEFT),)
        words = fill(FOR, say(LABELS[likeliest(evidence.reading)]))
        third = whole.width() / 3
        return (
            text.fit(say(AGAINST), whole.adjusted(0, 0, -2 * third, 0), size_px, _RIGHT | _AS_DRAWN),
            text.fit(words, whole.adjusted(2 * third, 0, 0, 0), size_px, _LEFT | _AS_DRAWN),
        )

    def _view(self, account: Account) -> View:
        return cover(account.width, account.height, max(1, self.width()), max(1, self.height()), mirror=self._mirror)

    def _signs(self) -> tuple[why_faces.Sign, ...]:
        account = self._fresh
        if account is None:
            return ()
        bounds = QRectF(self.rect()).adjusted(0, 0, 0, -self._panel.height())
        return why_faces.signs(account, self._view(account), bounds, self._kept, self._style)

    def _paint_map(self, painter: QPainter) -> None:
        account, evidence = self._fresh, self._evidence
        if account is None or evidence is None or evidence.answer.pull is None:
            return
        view = self._view(account)
        # A little darker, so that yellow shows on any skin; not the outline around it, whose light is the verdict's.
        painter.fillRect(view.place(evidence.box), QColor(0, 0, 0, _DIM))
        self._overlay.draw(painter, view.place(evidence.square), evidence)

    def _paint_panel(self, painter: QPainter) -> None:
        tone, unit = self._style.tone(Role.SHEET), self._style.unit
        painter.fillRect(self._panel, QColor(tone.ground))
        self._curve().draw(painter)
        evidence = self._evidence
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if evidence is not None:
            for label, row in zip(ORDER, self._rows(), strict=True):
                bar = QRectF(row.left(), row.bottom() - unit * 1.8, row.width(), unit * 0.9)
                painter.setPen(QPen(QColor(tone.line), unit * 0.15))
                painter.drawRect(self._as_read(bar))
                bar.setWidth(bar.width() * getattr(evidence.reading, label))
                painter.fillRect(self._as_read(bar), QColor(tone.ink))
            if evidence.answer.pull is not None:
                whole = self._legend()
                third = whole.width() / 3
                draw_legend(painter, whole.adjusted(third + unit, unit, -third - unit, -unit))

    def _as_read(self, area: QRectF) -> QRectF:
        return as_read(area, self.width())

    def hideEvent(self, _event: QHideEvent) -> None:
        """What nobody sees is forgotten."""
        self._account = None
        self._overlay.forget()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The map, the faces, the panel, the words."""
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        self._paint_map(painter)
        why_faces.draw(painter, self._signs(), self._style)
        self._paint_panel(painter)
        words = (*self._curve().blocks(), *self._answer_blocks(), *self._legend_blocks())
        text.draw(painter, words, self._style.tone(Role.SHEET).ink)
        painter.end()
