"""The report on paper: the same page as in a browser, set by QTextDocument on A4 and written by QPdfWriter.

Qt is in the product already and sets every script that a site's name may have; a library for PDF would bring fonts of
its own. Needs no screen, and no GUI thread.
"""

from __future__ import annotations

import os
from collections.abc import Mapping

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, QSizeF, Qt, QUrl
from PySide6.QtGui import (
    QFont,
    QGuiApplication,
    QImage,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextDocument,
)
from PySide6.QtSvg import QSvgRenderer

from kiosk.acceptance.page import page
from kiosk.acceptance.report import Report

DPI = 300
MARGIN_MM, FOOT_MM = 16.0, 9.0
_FIGURE_PX, _FIGURE_SHARE = 1100, 0.42
"""How wide figures are drawn, and how much of the text's width they take."""
_POINTS_AN_INCH, _HTML_DPI = 72, 96
_CHAPTER = 2
_LEAST_BELOW = 0.12
"""A heading with less than this of a page below it goes to the next."""


def paper(report: Report) -> bytes:
    """The PDF. There must be a QGuiApplication."""
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(DPI)
    writer.setTitle(f"Site acceptance: {report.facts.site}")
    writer.setCreator(f"mask-kiosk {report.facts.versions.get('mask-kiosk', '')}".strip())
    margins = QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM)
    writer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4),
            QPageLayout.Orientation.Portrait,
            margins,
            QPageLayout.Unit.Millimeter,
        )
    )
    _write(writer, report)
    buffer.close()
    return bytes(held.data())


def printed(report: Report) -> bytes:
    """The same where nobody has made a QGuiApplication."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    _app = QGuiApplication.instance() or QGuiApplication(["mask-kiosk"])
    return paper(report)


def _write(writer: QPdfWriter, report: Report) -> None:
    """Page after page, each with its number and the report's SHA-256 at its foot."""
    sheet = writer.pageLayout().paintRectPixels(DPI)
    foot = FOOT_MM / 25.4 * DPI
    room = QSizeF(sheet.width(), sheet.height() - foot)
    painter = QPainter(writer)
    document = _document(report, room, painter)
    count = document.pageCount()
    for number in range(count):
        if number:
            writer.newPage()
        painter.save()
        painter.translate(0, -number * room.height())
        document.drawContents(painter, QRectF(0, number * room.height(), room.width(), room.height()))
        painter.restore()
        _foot(painter, QRectF(0, room.height(), room.width(), foot), report, f"{number + 1} / {count}")
    painter.end()


def _document(report: Report, room: QSizeF, painter: QPainter) -> QTextDocument:
    figures: dict[str, QImage] = {}
    wide = round(room.width() * _FIGURE_SHARE / DPI * _HTML_DPI)

    def figure(name: str, svg: str) -> str:
        figures[url := f"figure:{name}"] = _drawn(svg)
        return f'<p><img src="{url}" width="{wide}"></p>'

    parts = page(report, figure, alone=False).split("<h2>")
    breaks: set[int] = set()
    while True:
        document = _set(_with_breaks(parts, breaks), figures, room, painter)
        lone = _lone_headings(document, room.height()) - breaks
        if not lone:
            return document
        breaks.add(min(lone))


def _with_breaks(parts: list[str], breaks: set[int]) -> str:
    """Before these headings, by their number, a page begins."""
    style = ' style="page-break-before: always"'
    told = (f"<h2{style * (at in breaks)}>{part}" for at, part in enumerate(parts[1:]))
    return parts[0] + "".join(told)


def _set(html: str, figures: Mapping[str, QImage], room: QSizeF, painter: QPainter) -> QTextDocument:
    document = QTextDocument()
    document.documentLayout().setPaintDevice(painter.device())
    document.setDefaultFont(QFont("sans-serif", 10))
    document.setDocumentMargin(0)
    for url, image in figures.items():
        document.addResource(QTextDocument.ResourceType.ImageResource.value, QUrl(url), image)
    document.setHtml(html)
    document.setPageSize(room)
    return document


def _lone_headings(document: QTextDocument, tall: float) -> set[int]:
    """The numbers of those at the foot of a page: Qt does not keep a heading with what follows."""
    lone, number, block = set(), 0, document.begin()
    while block.isValid():
        if block.blockFormat().headingLevel() == _CHAPTER:
            top = document.documentLayout().blockBoundingRect(block).top()
            if top % tall > (1 - _LEAST_BELOW) * tall:
                lone.add(number)
            number += 1
        block = block.next()
    return lone


def _drawn(svg: str) -> QImage:
    """What the report's figures show is drawn: no picture of the camera ever comes here."""
    renderer = QSvgRenderer(QByteArray(svg.encode()))
    size = renderer.defaultSize().scaled(_FIGURE_PX, _FIGURE_PX, Qt.AspectRatioMode.KeepAspectRatio)
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    return image


def _foot(painter: QPainter, area: QRectF, report: Report, number: str) -> None:
    painter.save()
    font = QFont("sans-serif")
    font.setPixelSize(round(7.5 / _POINTS_AN_INCH * DPI))
    painter.setFont(font)
    low = Qt.AlignmentFlag.AlignBottom
    painter.drawText(area, low | Qt.AlignmentFlag.AlignLeft, f"{report.facts.site} · {report.ended}")
    painter.drawText(area, low | Qt.AlignmentFlag.AlignRight, f"SHA-256 {report.sha256()[:16]}… · {number}")
    painter.restore()
