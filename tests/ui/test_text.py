"""Where a text is measured it is drawn, whichever way it is read."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QImage, QPainter, QTextLayout

from kiosk.scene import Reason, Verdict
from kiosk.settings_screen import LANGUAGES
from ui import text
from ui.words import words_for

LEFT, RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
CENTRE = Qt.AlignmentFlag.AlignHCenter
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


SENTENCES = (
    "Please pull the mask up over your nose and down under your chin.",
    "The camera sees nothing: is it covered? Please ask staff.",
    "Thank you. Your mask covers nose and mouth.",
    "One at a time",
)


def lines_of(block: text.Block) -> list[float]:
    """How long each painted line is, in pixels."""
    image = QImage(900, 400, QImage.Format.Format_Grayscale8)
    image.fill(255)
    painter = QPainter(image)
    text.draw(painter, (block,), "#000000")
    painter.end()
    grey = np.frombuffer(image.constBits(), np.uint8).reshape(400, image.bytesPerLine())[:, :900]
    inked = (grey < 128).any(1)
    starts = np.flatnonzero(inked & ~np.roll(inked, 1))
    ends = np.flatnonzero(inked & ~np.roll(inked, -1))
    tall = block.size_px * 0.5  # less is a letter's dot
    found = [grey[start : end + 1] for start, end in zip(starts, ends, strict=True) if end - start > tall]
    return [float(np.ptp(np.nonzero((line < 128).any(0))[0])) for line in found]


@pytest.mark.parametrize("width", [280, 330, 400, 470])
@pytest.mark.parametrize("words", SENTENCES)
def test_no_word_is_left_alone_on_the_last_line(qapp, words, width):
    block = text.fit(words, QRectF(40, 20, width, 360), 34, LEFT | TOP)
    lengths = lines_of(block)
    if len(lengths) > 1:
        assert min(lengths) > 0.45 * max(lengths)


@pytest.mark.parametrize("words", SENTENCES)
def test_even_lines_are_no_more_and_no_smaller(qapp, words):
    area = QRectF(40, 20, 400, 360)
    even, full = text.fit(words, area, 34, LEFT | TOP), text.listed(words, area, 34)
    assert even.size_px == full.size_px
    assert even.extent().height() == full.extent().height()
    assert even.extent().width() <= full.extent().width()


@pytest.mark.parametrize(("align", "edge"), [(LEFT, "left"), (RIGHT, "right"), (CENTRE, "center")])
def test_even_lines_stay_at_the_edge_they_are_aligned_to(qapp, align, edge):
    area = QRectF(40, 20, 500, 360)
    extent = text.fit(SENTENCES[2], area, 34, align | TOP).extent()
    assert extent.width() < 0.9 * area.width()
    if edge == "center":
        assert extent.center().x() == pytest.approx(area.center().x(), abs=2)
    else:
        assert getattr(extent, edge)() == pytest.approx(getattr(area, edge)(), abs=2)


def test_in_arabic_even_lines_begin_at_the_right(turn_to):
    turn_to("ar")
    block = text.fit(words_for(Verdict.MASK_WRONG, Reason.NOSE_OUT_OR_CHIN).sentence, AREA, 44, LEFT | TOP)
    assert block.extent().height() > 1.5 * 44, "it takes two lines"
    assert block.extent().right() == pytest.approx(AREA.right(), abs=2)
    assert block.extent().width() < 0.9 * AREA.width()


def test_a_chinese_sentence_parts_where_it_pauses_and_not_within_a_word(turn_to):
    turn_to("zh")
    block = text.fit("请将口罩上拉盖住鼻子，下拉包住下巴。", AREA, 40, LEFT | TOP)
    first, second = lines_of(block)
    assert first == pytest.approx(11 * 40, abs=40)
    assert second == pytest.approx(7 * 40, abs=40)


AT_A_PAUSE = {
    "Nobody comes in without power. Who is inside gets out by the handle.": "Nobody comes in without power.",
    "Staff let you through, and the door opens once.": "Staff let you through,",
    "الكاميرا لا ترى شيئاً: هل هي مغطاة؟ يُرجى سؤال الموظفين.": "الكاميرا لا ترى شيئاً: هل هي مغطاة؟",
}


@pytest.mark.parametrize("words", AT_A_PAUSE)
def test_two_lines_part_where_the_sentence_pauses(turn_to, words):
    turn_to("ar" if words.startswith("ا") else "en")
    at = AT_A_PAUSE[words]
    advance = QFontMetricsF(text.font(30, bold=False)).horizontalAdvance
    room = 1.1 * max(advance(at), advance(words[len(at) + 1 :]))
    block = text.fit(words, QRectF(0, 0, room, 200), 30, LEFT | TOP)
    assert block.lines.split("\n") == [at, words[len(at) + 1 :]]
    assert block.size_px == 30
    assert block.fits()


@pytest.mark.parametrize(
    "words", ["Thank you. Your mask covers nose and mouth.", "A long word of Dr. Bartholomew and others"]
)
def test_a_pause_that_would_leave_uneven_lines_is_passed_over_and_a_short_word_ends_nothing(qapp, words):
    block = text.fit(words, QRectF(0, 0, 400, 360), 34, LEFT | TOP)
    assert block.extent().height() > 1.5 * 34, "it takes two lines"
    assert block.cut == 0


@pytest.mark.parametrize("width", range(260, 620, 40))
@pytest.mark.parametrize("language", ["en", "ar", "zh"])
def test_no_line_ends_behind_the_first_slash_of_a_path(turn_to, language, width):
    turn_to(language)
    words = {
        "en": "Nothing is recorded: the notary at /run/mask-kiosk/notary does not answer",
        "ar": "لا يُسجَّل شيء: خدمة التوثيق في /run/mask-kiosk/notary لا تستجيب",
        "zh": "未作记录：位于 /run/mask-kiosk/notary 的公证服务无响应",
    }[language]
    block = text.listed(words, QRectF(0, 0, width, 400), 28)
    begins = len(words[: words.index("/")].encode("utf-16-le")) // 2
    layout = QTextLayout(block.lines.replace("\n", "\u2028"), block.font)
    layout.beginLayout()
    ends = set()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        ends.add(line.textStart() + line.textLength())
    layout.endLayout()
    assert len(ends) > 1
    assert begins + 1 not in ends


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize(("word", "parts"), [("قرع", ("قر", "ع")), ("فارغ", ("فار", "غ")), ("شارع", ("شار", "ع"))])
def test_no_gap_tears_an_arabic_word(turn_to, word, parts, bold):
    turn_to("ar")
    advance = QFontMetricsF(text.font(100, bold=bold)).horizontalAdvance
    assert advance(word) <= sum(map(advance, parts)) + 1


def test_words_stand_in_one_line_where_little_smaller_letters_let_them(qapp):
    area = QRectF(0, 0, 330, 100)
    block = text.fit("Start the kiosk", area, 46, CENTRE | TOP, bold=True)
    assert block.extent().height() > 1.5 * block.size_px
    straight = block.straightened(area, 0.8)
    assert straight.fits()
    assert straight.extent().height() < 1.5 * straight.size_px
    assert straight.size_px >= 0.8 * block.size_px
    assert block.straightened(area, 0.95) is block
