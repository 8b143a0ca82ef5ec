"""How far, how high, how light: three lines that change as somebody moves."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from kiosk.finding import Sign
from kiosk.setup.light import Aim, Distance, Glance, Light
from ui import icons, text
from ui.operator import signs
from ui.palette import Role
from ui.sides import as_read
from ui.text import Block
from ui.theme import Style
from ui.tongue import fill, say
from ui.wizard.words import (
    ABOUT_METRES,
    AIM,
    ASIDE,
    DISTANCE,
    FACE_NOT_SEEN,
    FROM_BEHIND,
    GOOD,
    LIGHT,
    TOO_BRIGHT,
    TOO_DARK,
    TOO_FAR,
    TOO_HIGH,
    TOO_LOW,
    TOO_NEAR,
)

LIGHTS: Mapping[Light, str] = MappingProxyType(
    {Light.GOOD: GOOD, Light.DARK: TOO_DARK, Light.BRIGHT: TOO_BRIGHT, Light.BEHIND: FROM_BEHIND}
)
DISTANCES: Mapping[Distance, str] = MappingProxyType(
    {Distance.GOOD: GOOD, Distance.FAR: TOO_FAR, Distance.NEAR: TOO_NEAR}
)
AIMS: Mapping[Aim, str] = MappingProxyType({Aim.GOOD: GOOD, Aim.UP: TOO_HIGH, Aim.DOWN: TOO_LOW, Aim.ASIDE: ASIDE})
_LABEL_UNITS, _SAID_UNITS, _SIGN_UNITS, _SCALE_UNITS = 2.8, 3.2, 4.2, 0.9
_LABEL_SHARE = 0.34
_NOTHING = "–"
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
FULL = 255.0


class Meters(QWidget):
    """Of the newest look; without one it says that there is none."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._seen: Glance | None = None
        self._style = Style()

    def show_look(self, seen: Glance | None) -> None:
        """Put it up."""
        if seen != self._seen:
            self._seen = seen
            self.setAccessibleDescription("; ".join(f"{label}: {said}" for label, said, _ in self._lines()))
            self.update()

    def set_style(self, style: Style) -> None:
        """Take the window's look and sizes."""
        self._style = style
        self.update()

    def blocks(self) -> tuple[Block, ...]:
        """The texts as they stand."""
        return tuple(block for place, line in self._placed() for block in self._blocks(place, line))

    def _lines(self) -> tuple[tuple[str, str, Sign | None], ...]:
        seen, face = self._seen, self._seen.face if self._seen else None
        light = (say(LIGHTS[seen.light]), _sign(seen.light is Light.GOOD)) if seen else (_NOTHING, None)
        if face is None:
            nobody = (say(FACE_NOT_SEEN), Sign.LOOK) if seen else (_NOTHING, None)
            return (say(DISTANCE), *nobody), (say(AIM), _NOTHING, None), (say(LIGHT), *light)
        distance, good = say(DISTANCES[face.distance]), face.distance is Distance.GOOD
        told = f"{distance} · {fill(ABOUT_METRES, round(face.metres, 1))}"
        aimed = face.aim is Aim.GOOD
        return (
            (say(DISTANCE), told, _sign(good)),
            (say(AIM), say(AIMS[face.aim]), _sign(aimed)),
            (say(LIGHT), *light),
        )

    def _placed(self) -> list[tuple[QRectF, tuple[str, str, Sign | None]]]:
        lines = self._lines()
        tall = (self.height() - self._style.unit * 2 * _SCALE_UNITS) / len(lines)
        return [(QRectF(0, at * tall, self.width(), tall), line) for at, line in enumerate(lines)]

    def _blocks(self, place: QRectF, line: tuple[str, str, Sign | None]) -> tuple[Block, ...]:
        """What is measured, and beside it what came of it."""
        label, said, _ = line
        unit, width = self._style.unit, self.width()
        inner = place.adjusted(unit * (_SIGN_UNITS + 1.2), 0, 0, 0)
        cut = inner.width() * _LABEL_SHARE
        before, behind = inner.adjusted(0, 0, cut - inner.width() - unit, 0), inner.adjusted(cut, 0, 0, 0)
        said_px = unit * _SAID_UNITS * self._style.text
        return (
            text.fit(label, as_read(before, width), unit * _LABEL_UNITS, _LEFT, wrap=False),
            text.fit(said, as_read(behind, width), said_px, _LEFT, bold=True, wrap=False),
        )

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Sign and words, and below the light how light it is."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        unit = self._style.unit
        for place, line in self._placed():
            label, *said = self._blocks(place, line)
            text.draw(painter, (label,), self._style.tone(Role.HINT).ink)
            sign = line[2]
            role = signs.ROLES[sign] if sign else Role.SHEET
            text.draw(painter, said, self._style.tone(Role.SHEET if sign in {None, Sign.GOOD} else role).ink)
            if sign is not None:
                side = unit * _SIGN_UNITS
                area = as_read(QRectF(0, place.center().y() - side / 2, side, side), self.width())
                icons.draw(painter, signs.sign(sign), area, self._style.tone(role))
        self._paint_scale(painter)
        painter.end()

    def _paint_scale(self, painter: QPainter) -> None:
        if self._seen is None:
            return
        unit, tone = self._style.unit, self._style.tone(Role.SHEET)
        bar = QRectF(0, self.height() - unit * _SCALE_UNITS, self.width(), unit * _SCALE_UNITS)
        faint = QColor(tone.line or tone.ink)
        faint.setAlphaF(0.35)
        painter.fillRect(bar, faint)
        bar.setWidth(bar.width() * self._seen.level / FULL)
        painter.fillRect(as_read(bar, self.width()), QColor(tone.ink))


def _sign(good: bool) -> Sign:  # noqa: FBT001 - it is what it asks
    return Sign.GOOD if good else Sign.LOOK
