"""The site's greeting and logo."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import pytest
from PySide6.QtCore import QSizeF, Qt
from PySide6.QtGui import QColor, QImage

from kiosk.scene import Verdict
from ui.logo import MOST_BYTES, MOST_PX, logo_at
from ui.palettes import BRIGHT, DARK
from ui.theme import Look
from ui.words import BY_VERDICT

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 10">'
    '<rect x="2" y="2" width="26" height="6" fill="{}"/></svg>'
)


def png(path: Path, width: int, height: int, colour: str = "#ff0000") -> Path:
    """Half of it is transparent."""
    image = QImage(width, height, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    for x in range(width // 2):
        for y in range(height):
            image.setPixelColor(x, y, QColor(colour))
    assert image.save(str(path), "PNG")
    return path


def header(width: int, height: int) -> bytes:
    """A PNG that claims so many pixels and has none."""
    fields = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    chunks = struct.pack(">I", 13) + fields + struct.pack(">I", zlib.crc32(fields))
    return b"\x89PNG\r\n\x1a\n" + chunks + struct.pack(">I", 0) + b"IEND" + struct.pack(">I", zlib.crc32(b"IEND"))


@pytest.fixture
def svg(tmp_path) -> Path:
    path = tmp_path / "logo.svg"
    path.write_text(SVG.format("#aa00cc"), encoding="utf-8")
    return path


def magenta(image: QImage) -> int:
    """How many points have the SVG's own colour."""
    points = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    return sum(point.name() == "#aa00cc" for point in points)


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (720, 1280), (800, 480), (1080, 1920)])
def test_the_logo_stands_in_the_note_beside_words_that_still_fit(stage, qtbot, svg, width, height):
    window = stage.window(width, height, logo=str(svg), place="The Royal Infirmary of Llanfairpwll, Ward 12")
    qtbot.addWidget(window)
    area = window.front.note.logo_area()
    assert not area.isEmpty()
    assert window.front.note.rect().contains(area.toAlignedRect())
    for block in window.front.note.blocks():
        assert block.fits()
        assert not block.extent().intersects(area)
    assert magenta(window.front.note.grab().toImage()) > 0.3 * area.width() * area.height()


def test_without_a_logo_the_note_is_as_before(stage, qtbot, svg):
    bare, other = stage.window(), stage.window(logo=str(svg))
    for window in (bare, other):
        qtbot.addWidget(window)
    assert magenta(bare.front.note.grab().toImage()) == 0
    assert bare.front.note.logo_area().isEmpty()
    begins = [block.extent().left() for block in bare.front.note.blocks()]
    assert begins == pytest.approx([0, 0], abs=1)


def test_few_pixels_are_not_enlarged_more_than_twice(qapp, tmp_path):
    logo = logo_at(str(png(tmp_path / "small.png", 16, 8)))
    assert logo.within(QSizeF(500, 500)) == QSizeF(32, 16)
    assert logo.within(QSizeF(500, 10)) == QSizeF(20, 10)


def test_many_pixels_are_made_smaller(qapp, tmp_path):
    logo = logo_at(str(png(tmp_path / "large.png", 2000, 100)))
    assert logo.image.width() == 1024
    assert logo.within(QSizeF(200, 50)).toSize().toTuple() == (200, 10)


def broken(path: Path, kind: str) -> Path:
    """A file that is no logo."""
    whole = png(path, 200, 100).read_bytes()
    wrong = {
        "cut": whole[: len(whole) // 2],
        "damaged": whole[:60] + bytes([whole[60] ^ 255]) + whole[61:],
        "text": b"hello",
        "empty": b"",
        "no svg": b"<html/>",
        "svg cut": SVG[:40].encode(),
        "svg of nothing": b'<svg xmlns="http://www.w3.org/2000/svg"/>',
        "too many pixels": header(MOST_PX + 1, 10),
        "no pixels": header(10, 10),
        "too many bytes": whole + bytes(MOST_BYTES),
    }
    path.write_bytes(wrong[kind])
    return path


WHY = {
    "too many pixels": "it has 4097 x 10 pixels; make it no larger than 4096",
    "too many bytes": "it has 4.0 MB; make it smaller than 4 MB",
    **dict.fromkeys(("cut", "damaged", "no pixels"), "this PNG file is broken"),
    **dict.fromkeys(("text", "empty", "no svg", "svg cut", "svg of nothing"), "neither a PNG nor an SVG picture"),
}


@pytest.mark.qt_log_ignore("libpng")
@pytest.mark.parametrize("kind", WHY)
def test_what_is_no_logo_is_one_line_that_names_it_and_nothing_shown(stage, qtbot, tmp_path, caplog, kind):
    path = broken(tmp_path / "logo.png", kind)
    window = stage.window(logo=str(path))
    qtbot.addWidget(window)
    (line,) = caplog.messages
    assert str(path) in line
    assert WHY[kind] in line
    assert window.front.note.logo_area().isEmpty()


def test_a_logo_that_is_not_there_is_one_line_too(qapp, tmp_path, caplog):
    assert logo_at(str(tmp_path / "none.png")) is None
    assert logo_at(str(tmp_path)) is None
    missing, folder = caplog.messages
    assert "none.png is not shown: No such file or directory" in missing
    assert "is not shown: Is a directory" in folder


@pytest.mark.parametrize(("colour", "palette", "plated"), [("#101820", DARK, True), ("#101820", BRIGHT, False)])
def test_a_logo_that_would_hardly_be_seen_gets_a_plate(stage, qtbot, tmp_path, colour, palette, plated):
    window = stage.window(logo=str(png(tmp_path / "logo.png", 90, 30, colour)))
    qtbot.addWidget(window)
    window.restyle(Look(palette))
    area = window.front.note.logo_area()
    beside = window.front.note.grab().toImage().pixelColor(round(area.right() - 5), round(area.center().y())).name()
    window_tone = window.front.note._style.tone(window.front.note._role)
    assert beside == (window_tone.ink if plated else window_tone.ground)


def test_an_opaque_logo_has_its_own_ground(qapp, tmp_path):
    image = QImage(40, 20, QImage.Format.Format_RGB32)
    image.fill(QColor("#0d151c"))
    image.save(str(tmp_path / "logo.png"))
    assert not logo_at(str(tmp_path / "logo.png")).fades_into("#0d151c")


def test_the_greeting_is_the_headline_while_nobody_is_there_and_only_then(stage, qtbot):
    window = stage.window(greeting="Willkommen im Klinikum")
    qtbot.addWidget(window)
    for verdict in Verdict:
        window.show_verdict(stage.shown(verdict))
        headline = window.panel.blocks()[0]
        own = BY_VERDICT[verdict].headline
        assert headline.text == ("Willkommen im Klinikum" if verdict is Verdict.NOBODY else own)
        assert headline.fits()
        assert window.panel.accessibleName() == headline.text


@pytest.mark.parametrize("size", [(1280, 720), (720, 1280), (800, 480)])
def test_a_long_greeting_makes_no_other_headline_smaller(stage, qtbot, size):
    sizes = set()
    for greeting in ("", "Llanfairpwllgwyngyllgoge"):
        window = stage.window(*size, greeting=greeting)
        qtbot.addWidget(window)
        window.show_verdict(stage.shown(Verdict.NOBODY))
        assert window.panel.blocks()[0].fits()
        window.show_verdict(stage.shown(Verdict.NO_MASK))
        sizes.add(window.panel.blocks()[0].size_px)
    assert len(sizes) == 1


def test_the_greeting_can_be_changed_while_it_stands(stage, qtbot):
    window = stage.window(greeting="Willkommen")
    qtbot.addWidget(window)
    window.show_verdict(stage.shown(Verdict.NOBODY))
    window.panel.greet("")
    assert window.panel.blocks()[0].text == "Welcome"


def test_in_arabic_it_stands_at_the_right(stage, qtbot, svg, turn):
    window = stage.window(logo=str(svg))
    qtbot.addWidget(window)
    turn("ar")
    area = window.front.note.logo_area()
    extents = [block.extent() for block in window.front.note.blocks()]
    assert area.left() > max(extent.right() for extent in extents)
    assert window.front.note.rect().contains(area.toAlignedRect())
    assert magenta(window.front.note.grab().toImage()) > 0.3 * area.width() * area.height()
