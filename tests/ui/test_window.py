from itertools import product

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from kiosk.scene import Reason, Verdict
from kiosk.settings import PolicySettings
from ui.shield import Shield
from ui.theme import LEAST_TARGET_PX
from ui.words import words_for

SIZES = [
    *((1280, 720), (720, 1280), (1920, 1080), (1080, 1920), (3840, 2160), (2160, 3840)),
    *((1024, 768), (1024, 600), (800, 1280)),
]
EVERY = list(product(Verdict, Reason))


def pixels(image: QImage) -> np.ndarray:
    """(h, w, 3) int16 blue, green, red."""
    rgb32 = image.convertToFormat(QImage.Format.Format_RGB32)
    whole = np.frombuffer(rgb32.constBits(), np.uint8).reshape(rgb32.height(), rgb32.width(), 4)
    return whole[:, :, :3].astype(np.int16)


@pytest.fixture
def window(stage, qtbot):
    made = stage.window(demo=True)
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize(("verdict", "reason"), EVERY)
def test_no_pixel_is_green_unless_the_verdict_is_mask_ok(stage, window, verdict, reason):
    window.resize(640, 360)
    window.show_verdict(stage.shown(verdict, reason))
    blue, green, red = np.moveaxis(pixels(window.grab().toImage()), 2, 0)
    share = np.mean((green > red + 25) & (green > blue + 25))
    assert share > 0.2 if verdict is Verdict.MASK_OK else share == 0


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_no_text_is_clipped_or_small_on_any_screen(stage, window, width, height):
    window.resize(width, height)
    small_px = min(width, height) / 100 * 3.4
    for verdict, reason in EVERY:
        window.show_verdict(stage.shown(verdict, reason))
        for block in window.blocks():
            assert block.fits(), (verdict, reason, block.text)
        headline, sentence = window.panel.blocks()
        assert headline.size_px >= 2 * small_px, (verdict, reason)
        assert sentence.size_px >= small_px, (verdict, reason)
        assert headline.extent().bottom() <= sentence.extent().top(), (verdict, reason)


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_parts_lie_inside_the_window_and_do_not_overlap(window, width, height):
    window.resize(width, height)
    parts = [window.feed, window.panel, window.staff, window.front.note]
    for at, part in enumerate(parts):
        assert window.rect().contains(part.geometry())
        assert not any(part.geometry().intersects(other.geometry()) for other in parts[at + 1 :])
    assert window.feed.rect().contains(window.front.badge.geometry())


@pytest.mark.parametrize(("width", "height"), [size for size in SIZES if size not in ((1024, 768), (1024, 600))])
def test_the_picture_shows_the_whole_default_zone(window, width, height):
    """A 16:9 camera is cropped to cover; its middle 56 % is where visitors are judged."""
    window.resize(width, height)
    assert window.feed.width() / window.feed.height() * 9 / 16 >= 0.55


def test_the_verdict_stands_in_the_same_place_each_time(stage, window):
    places = set()
    for verdict, reason in EVERY:
        window.show_verdict(stage.shown(verdict, reason))
        places.add((window.panel.geometry().getRect(), window.panel.blocks()[0].size_px))
    assert len(places) == 1


@pytest.mark.parametrize("orientation", ["landscape", "portrait"])
def test_the_orientation_can_be_set_whatever_the_screen_is(stage, qtbot, orientation):
    window = stage.window(1000, 1000, orientation=orientation)
    qtbot.addWidget(window)
    window.grab()
    assert (window.feed.width() == 1000) == (orientation == "portrait")


def test_screens_are_written_as_pictures(stage, qtbot, screens_dir):
    """Each that looks different: most reasons change nothing about most verdicts."""
    different = {(verdict, words_for(verdict, reason)): (verdict, reason) for verdict, reason in reversed(EVERY)}
    for width, height, turn in ((1280, 720, "landscape"), (720, 1280, "portrait")):
        window = stage.window(width, height, demo=True)
        qtbot.addWidget(window)
        for verdict, reason in different.values():
            window.show_verdict(stage.shown(verdict, reason))
            assert window.grab().save(str(screens_dir / f"{turn}-{verdict.name}-{reason.name}.png"))
    assert len(list(screens_dir.glob("*.png"))) >= 2 * len(different) >= 2 * len(Verdict)


def test_everything_has_a_name_for_those_who_cannot_see(window):
    parts = [part for part in (window, *window.findChildren(QWidget)) if part.isVisible()]
    assert len(parts) > 5
    assert [part for part in parts if not part.accessibleName()] == []


def test_the_panel_tells_its_verdict_to_a_screen_reader(stage, window):
    window.show_verdict(stage.shown(Verdict.MASK_WRONG, Reason.NOSE_OUT_OR_CHIN))
    assert window.panel.accessibleName() == "Adjust mask"
    assert "over your nose" in window.panel.accessibleDescription()


def test_demo_is_said_only_in_the_demo(stage, window, qtbot):
    real = stage.window()
    qtbot.addWidget(real)
    assert "Demo" in [block.text for block in window.blocks()]
    assert "Demo" not in [block.text for block in real.blocks()]


def test_the_site_and_the_privacy_notice_are_shown(window):
    texts = [block.text for block in window.blocks()]
    assert "St. Mary's Hospital, Ward 3" in texts
    assert "No picture is stored." in texts


@pytest.fixture(scope="module")
def finger(qapp):
    return QTest.createTouchDevice()


class TestStaffButton:
    @pytest.fixture
    def pressed(self, window):
        presses = []
        window.staff.clicked.connect(lambda: presses.append(1))
        window.show()
        return presses

    def touch(self, window, finger, *fingers: QPoint):
        sequence = QTest.touchEvent(window, finger)
        for number, point in enumerate(fingers):
            sequence.press(number, point, window)
        sequence.commit()
        for number, point in enumerate(fingers):
            sequence.release(number, point, window)
        sequence.commit()

    def test_a_touch_presses_it_and_it_answers(self, window, pressed, finger):
        self.touch(window, finger, window.staff.geometry().center())
        assert len(pressed) == 1
        assert window.staff.accessibleName() == "Please ring the bell or ask at the desk: staff will help you."
        assert all(block.fits() for block in window.staff.blocks())

    def test_while_it_answers_it_cannot_be_pressed(self, window, pressed, finger):
        for _ in range(3):
            self.touch(window, finger, window.staff.geometry().center())
        assert len(pressed) == 1

    @pytest.mark.parametrize(("width", "height"), SIZES)
    def test_the_longest_answer_fits(self, stage, qtbot, width, height):
        place = "The Royal Infirmary of Llanfairpwll, Intensive Care, Ward 12"
        window = stage.window(width, height, staff="Please ring the bell " * 5 + "and wait here.", place=place)
        qtbot.addWidget(window)
        window.staff.click()
        assert all(block.fits() for block in window.blocks())

    @pytest.mark.parametrize(("width", "height"), SIZES)
    def test_it_is_large_enough_to_be_hit(self, window, width, height):
        window.resize(width, height)
        assert min(window.staff.width(), window.staff.height()) >= LEAST_TARGET_PX

    def test_neither_space_nor_enter_presses_it(self, window, pressed, qtbot):
        for key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab):
            QTest.keyClick(window, key)
        assert pressed == []
        assert window.staff.focusPolicy() == Qt.FocusPolicy.NoFocus

    def test_fingers_elsewhere_do_nothing(self, window, pressed, finger):
        self.touch(window, finger, window.panel.geometry().center())
        self.touch(window, finger, window.feed.geometry().center(), window.staff.geometry().center())
        assert pressed == []


@pytest.mark.qt_log_ignore("This plugin does not support raise")
class TestLocked:
    """The full-screen window, with the shield over the application as run_window puts it."""

    @pytest.fixture
    def locked(self, stage, qtbot, qapp):
        shield = Shield()
        qapp.installEventFilter(shield)
        window = stage.window(full_screen=True)
        window.open()
        qtbot.waitExposed(window)
        yield window
        qapp.removeEventFilter(shield)
        window.release()
        window.close()

    def test_it_fills_the_screen_without_a_cursor(self, locked):
        assert locked.geometry() == locked.screen().geometry()
        assert locked.cursor().shape() == Qt.CursorShape.BlankCursor
        assert locked.windowFlags() & Qt.WindowType.FramelessWindowHint

    def test_it_does_not_close_until_it_is_released(self, locked):
        assert not locked.close()
        assert locked.isVisible()
        locked.release()
        assert locked.close()

    @pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_F11, Qt.Key.Key_F4, Qt.Key.Key_Menu, Qt.Key.Key_Q])
    @pytest.mark.parametrize(
        "modifier",
        [Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier],
    )
    def test_no_key_leaves_it(self, locked, key, modifier):
        QTest.keyClick(locked, key, modifier)
        assert locked.isVisible()
        assert locked.isFullScreen()

    @pytest.mark.parametrize("escape", [QWidget.showMinimized, QWidget.showNormal, QWidget.showMaximized, QWidget.hide])
    def test_whatever_takes_it_off_the_screen_it_comes_back(self, locked, qtbot, escape):
        escape(locked)
        qtbot.waitUntil(lambda: locked.isVisible() and locked.isFullScreen(), timeout=8000)
        assert locked.geometry() == locked.screen().geometry()

    def test_a_right_click_opens_nothing(self, locked):
        QTest.mouseClick(locked, Qt.MouseButton.RightButton, pos=QPoint(200, 200))
        assert QApplication.activePopupWidget() is None

    def test_pinching_and_swiping_with_many_fingers_changes_nothing(self, locked, finger):
        presses = []
        locked.staff.clicked.connect(lambda: presses.append(1))
        centre = locked.rect().center()
        fingers = [QPoint(40 * number, 0) for number in range(5)]
        sequence = QTest.touchEvent(locked, finger)
        for number, offset in enumerate(fingers):
            sequence.press(number, centre + offset, locked)
        sequence.commit()
        for step in range(1, 10):
            for number, offset in enumerate(fingers):
                sequence.move(number, centre + offset * step, locked)
            sequence.commit()
        for number, offset in enumerate(fingers):
            sequence.release(number, centre + offset * 9, locked)
        sequence.commit()
        assert presses == []
        assert locked.geometry() == locked.screen().geometry()


@pytest.mark.parametrize("place", ["", "St. Mary's Hospital, Ward 3"])
def test_who_cannot_wear_a_mask_reads_what_to_do_on_every_screen(stage, qtbot, place):
    told = PolicySettings().alternative
    made = stage.window(place=place, alternative=told)
    qtbot.addWidget(made)
    for size in ((1280, 720), (1080, 1920), (800, 480)):
        made.resize(*size)
        lines = made.front.note.blocks()
        assert [line.text for line in lines] == [told, " · ".join(filter(None, (place, "No picture is stored.")))]
        assert all(line.fits() for line in lines)
