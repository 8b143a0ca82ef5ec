"""Where a text is measured it is drawn, whichever way it is read."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from kiosk.scene import Reason, Verdict
from kiosk.settings_screen import LANGUAGES
from ui import text
from ui.words import words_for

LEFT, RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
TOP = Qt.AlignmentFlag.AlignTop
AREA = QRectF(100, 60, 500, 200)


def ink(block: text.Block) -> QRectF:
    """What is painted."""
    image = QImage(700, 320, QImage.Format.Format_Grayscale8)
    image.fill(255)
    painter = QPainter(image)
    text.draw(painter, (block,), "#000000")
    painter.end()
    grey = np.frombuffer(image.constBits(), np.uint8).reshape(320, image.bytesPerLine())[:, :700]
    rows, columns = np.nonzero(grey.min(1) < 128)[0], np.nonzero(grey.min(0) < 128)[0]
    return QRectF(columns[0], rows[0], columns[-1] - columns[0], rows[-1] - rows[0])


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("align", [LEFT, RIGHT])
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_painted_lies_where_it_was_measured(turn_to, language, align, bold):
    turn_to(language)
    for reason in (Reason.COME_CLOSER, Reason.NOSE_OUT_OR_CHIN, Reason.CAMERA_BLACK):
        told = words_for(Verdict.FAULT if reason is Reason.CAMERA_BLACK else Verdict.CANT_TELL, reason)
        for words in (told.headline, told.sentence):
            block = text.fit(words, AREA, 40, align | TOP, bold=bold)
            assert block.fits()
            painted, extent, letter = ink(block), block.extent(), block.size_px
            over = 0.15 * letter  # a letter may lean out
            assert extent.adjusted(-over, -1, over, 1).contains(painted), words
            assert abs(painted.left() - extent.left()) < 0.8 * letter, words  # a Chinese full stop is as wide as a word
            assert abs(painted.right() - extent.right()) < 0.8 * letter, words


@pytest.mark.parametrize("language", ["en", "ar"])
def test_left_is_where_reading_begins(turn_to, language):
    turn_to(language)
    words = words_for(Verdict.MASK_OK, Reason.NONE).headline
    begins, ends = (text.fit(words, AREA, 40, at | TOP) for at in (LEFT, RIGHT))
    first, last = (ends, begins) if language == "ar" else (begins, ends)
    assert first.extent().left() == pytest.approx(AREA.left(), abs=2)
    assert last.extent().right() == pytest.approx(AREA.right(), abs=2)


def test_a_full_stop_stands_where_an_arabic_sentence_ends(turn_to):
    turn_to("ar")
    sentence = words_for(Verdict.MASK_OK, Reason.NONE).sentence
    with_stop, without = (ink(text.fit(words, AREA, 30, LEFT | TOP)) for words in (sentence, sentence.rstrip(".")))
    assert sentence.endswith(".")
    assert with_stop.right() == pytest.approx(without.right(), abs=2)
    assert with_stop.left() < without.left() - 3


def test_chinese_is_not_broken_where_a_name_must_stand_in_one_line(turn_to):
    turn_to("zh")
    narrow = QRectF(0, 0, 100, 200)
    broken, whole = (text.fit("简体中文", narrow, 40, LEFT | TOP, wrap=wrap) for wrap in (True, False))
    assert broken.extent().height() > 60
    assert whole.extent().height() < 60
    assert whole.size_px < 40
    assert whole.fits()
