"""Each check finds what it is for: something is broken on purpose, and it says so, and says nothing else."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

import pytest
from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from kiosk.scene import Verdict
from ui import text
from ui.gallery import faults
from ui.gallery.contrast import contrast_at, faint
from ui.gallery.english import untranslated
from ui.gallery.eyes import signal_of
from ui.gallery.faults import Kind, defects
from ui.gallery.letters import strange
from ui.gallery.written import written
from ui.palette import Tone
from ui.palettes import DARK


@pytest.fixture
def booth(staged):
    with staged("no-mask") as made:
        yield made


@pytest.fixture
def pad(staged):
    with staged("pin-empty") as made:
        yield made.window


class Sign(QWidget):
    """One text, stuck on a window."""

    def __init__(self, window, block):
        super().__init__(window)
        self._block = block
        self.show()

    def blocks(self):
        return (self._block,)


def wrong(window) -> list[tuple[Kind, str]]:
    return [(defect.kind, defect.what) for defect in defects(window, written(window))]


def kinds(window) -> set[Kind]:
    return {kind for kind, _ in wrong(window)}


def test_a_screen_that_is_in_order_has_none(booth, pad):
    assert wrong(booth.window) == wrong(pad) == []


def test_a_text_that_does_not_fit_its_place_is_found(booth):
    booth.window.staff.resize(70, 12)
    assert [what for kind, what in wrong(booth.window) if kind is Kind.CLIPPED] == ["Ask staff for help"]


def test_a_text_that_its_part_draws_outside_is_found(booth):
    block = text.fit("Wet floor", QRectF(0, 40, 300, 60), 30, Qt.AlignmentFlag.AlignCenter)
    sign = Sign(booth.window, block)
    sign.setGeometry(50, 50, 300, 100)
    assert wrong(booth.window) == []
    sign.resize(300, 70)
    assert wrong(booth.window) == [(Kind.CLIPPED, "Wet floor")]


def test_a_part_that_hangs_over_the_screens_edge_is_found(booth):
    staff = booth.window.staff
    staff.move(booth.window.width() - staff.width() // 2, staff.y())
    assert Kind.CLIPPED in kinds(booth.window)


def test_texts_upon_each_other_are_found(booth):
    window = booth.window
    window.front.note.setGeometry(window.staff.geometry())
    crossed = [what for kind, what in wrong(window) if kind is Kind.TEXTS_CROSS]
    assert any("Ask staff for help" in what and "No picture is stored." in what for what in crossed)


def test_texts_that_run_into_each_other_are_found(booth):
    for left, apart in ((50, False), (62, True)):
        signs = [text.fit(word, QRectF(0, 0, 110, 40), 32, Qt.AlignmentFlag.AlignLeft) for word in ("4321", "1234")]
        made = [Sign(booth.window, block) for block in signs]
        made[0].setGeometry(50, 50, 110, 40)
        wide = round(signs[0].extent().width())
        made[1].setGeometry(left + wide, 50, 110, 40)
        assert kinds(booth.window) == (set() if apart else {Kind.TEXTS_CROSS})
        for sign in made:
            sign.hide()


def test_keys_upon_each_other_are_found(pad):
    five, six = (next(key for key in pad.override.sheet.pad.digits if key.text() == digit) for digit in "56")
    six.setGeometry(five.geometry().translated(five.width() // 2, 0))
    assert Kind.KEYS_CROSS in kinds(pad)


def test_a_key_that_no_finger_hits_is_found(pad):
    pad.override.sheet.cancel.resize(58, 58)
    assert kinds(pad) == {Kind.SMALL_KEY}


def test_a_verdict_that_is_too_small_for_its_distance_is_found(booth):
    panel = booth.window.panel
    panel.resize(panel.width(), 260)
    headline, _ = panel.blocks()
    assert wrong(booth.window) == [(Kind.SMALL_TEXT, headline.text)]
    panel.resize(150, 260)
    assert {what for kind, what in wrong(booth.window) if kind is Kind.SMALL_TEXT} == {
        block.text for block in panel.blocks()
    }


def test_small_print_that_nobody_reads_is_found(booth):
    block = text.fit("Terms apply", QRectF(0, 0, 300, 60), 12, Qt.AlignmentFlag.AlignCenter)
    Sign(booth.window, block).setGeometry(50, 50, 300, 60)
    assert wrong(booth.window) == [(Kind.SMALL_TEXT, "Terms apply")]


def test_a_letter_that_no_typeface_has_is_found(booth):
    booth.window.staff.answer_with("Ask \ue123")
    booth.window.staff.click()
    assert Kind.LETTER in kinds(booth.window)


def test_a_letter_from_a_typeface_that_nobody_chose_is_found(qapp):
    place, centre = QRectF(0, 0, 400, 100), Qt.AlignmentFlag.AlignCenter
    assert not strange(text.fit("你好", place, 40, centre))
    lent = replace(text.fit("你好", place, 40, centre), font=text.font(40, bold=False, typefaces=("DejaVu Sans",)))
    assert strange(lent)


def test_what_tells_a_screen_reader_nothing_is_found(booth, pad):
    booth.window.panel.setAccessibleName("")
    assert kinds(booth.window) == {Kind.NAMELESS}
    cancel = pad.override.sheet.cancel
    cancel.setAccessibleName("")
    cancel.setText("")
    assert kinds(pad) == {Kind.NAMELESS}


def test_a_key_that_is_no_button_to_a_screen_reader_is_found(booth, monkeypatch):
    monkeypatch.setattr(faults, "keys", lambda window: (window.panel,))
    assert Kind.NAMELESS in kinds(booth.window)


def test_a_word_that_was_left_in_english_is_found(booth, staged):
    english = [each.block.text for each in written(booth.window)]
    with staged("no-mask", "fr") as other:
        texts = [each.block.text for each in written(other.window)]
        assert list(untranslated(texts, english, "fr")) == []
        other.window.staff.answer_with("Ask staff for help")
        other.window.staff.click()
        texts = [each.block.text for each in written(other.window)]
    assert [defect.what for defect in untranslated(texts, english, "fr")] == ["Ask staff for help"]


def test_names_the_sites_words_and_numbers_are_nobodys_to_translate():
    texts = ["Anna Berg", "\u2068Good to see you\u2069", "4:05", "5\u00a0min", "5\u00a0min left"]
    assert [defect.what for defect in untranslated(texts, texts, "fr")] == ["5\u00a0min left"]
    assert [defect.what for defect in untranslated(["5\u00a0min"], texts, "zh")] == ["5\u00a0min"]


def dull(tone: Tone) -> MappingProxyType[Verdict, Tone]:
    return MappingProxyType({**DARK.verdicts, Verdict.NO_MASK: tone})


@pytest.mark.parametrize(("ink", "found"), [("#ffffff", False), ("#e06a70", True), ("#b3121d", True)])
def test_words_that_hardly_stand_out_are_found(booth, ink, found):
    look = booth.window.look
    booth.dress(replace(look, palette=replace(DARK, verdicts=dull(Tone("#b3121d", ink)))))
    picture = signal_of(booth.window.grab().toImage())
    told = {defect.what.split(",")[0] for defect in faint(written(booth.window), picture)}
    assert told == ({block.text for block in booth.window.panel.blocks()} if found else set())


def test_what_stands_out_by_its_hue_alone_does_not_in_grey(booth):
    look = booth.window.look
    same = replace(DARK, verdicts=dull(Tone("#ff0000", "#00ffff")))
    booth.dress(replace(look, palette=same))
    headline = next(each for each in written(booth.window) if each.block == booth.window.panel.blocks()[0])
    picture = signal_of(booth.window.grab().toImage())
    assert contrast_at(headline.at, picture) == pytest.approx(contrast_at(headline.at, picture, "grey"), rel=0.02)


@pytest.mark.parametrize(("ink", "ground", "ratio"), [("#ffffff", "#000000", 21), ("#767676", "#ffffff", 4.54)])
def test_contrast_is_that_of_ink_and_ground(qtbot, ink, ground, ratio):
    part = QWidget()
    qtbot.addWidget(part)
    part.resize(200, 60)
    part.setStyleSheet(f"background: {ground}")
    image = part.grab().toImage()
    painter = QPainter(image)
    block = text.fit("Anna Berg", QRectF(QRect(0, 0, 200, 60)), 24, Qt.AlignmentFlag.AlignCenter)
    text.draw(painter, (block,), ink)
    painter.end()
    assert contrast_at(block.extent(), signal_of(image)) == pytest.approx(ratio, abs=0.1)
