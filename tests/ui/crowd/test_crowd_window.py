"""The crowd's window: what stands on it as crowds, faults and silence come."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QAccessible, QImage

from kiosk.crowd import LATE_S, Crowd, Person, Tally
from kiosk.scene import Box, Fault, Frame, Reason, Verdict
from kiosk.settings_screen import ScreenSettings
from kiosk.slot import Slot
from ui.crowd.window import CrowdWindow, said_of
from ui.watch import DWELL_S, SILENCE_S

GREY = np.full((720, 1280, 3), 150, np.uint8)
PLACES = (Box(140, 150, 260, 300), Box(540, 150, 660, 300), Box(940, 150, 1060, 300))
THREE = (Verdict.MASK_OK, Verdict.NO_MASK, Verdict.MASK_WRONG)


class Doorway:
    """A window, and all that it is given."""

    def __init__(self, clock, size=(1280, 720), **settings) -> None:
        self.clock, self.frames, self.crowds = clock, Slot(), Slot()
        chosen = ScreenSettings(**({"full_screen": False, "place": "Ward 3"} | settings))
        self.window = CrowdWindow(self.frames, self.crowds, chosen, clock, demo=False)
        self.window.resize(*size)
        self.window.show()

    def show(self, *verdicts: Verdict, bgr=GREY) -> None:
        people = tuple(
            Person(at, box, verdict) for at, (box, verdict) in enumerate(zip(PLACES, verdicts, strict=False))
        )
        frame = Frame(1, self.clock.now, bgr)
        self.frames.put(frame)
        self.crowds.put(Crowd(self.clock.now, frame, people))
        self.window.refresh()

    def fault(self, reason: Reason, *, picture: bool = False) -> None:
        frame = Frame(2, self.clock.now, GREY)
        self.frames.put(frame if picture else Fault(reason, self.clock.now, "told by a test"))
        self.crowds.put(Crowd(self.clock.now, frame if picture else None, fault=reason))
        self.window.refresh()

    def later(self, seconds: float) -> None:
        self.clock.now += seconds
        self.window.refresh()

    def texts(self) -> list[str]:
        return [block.text for block in self.window.blocks()]

    def hues(self) -> int:
        """How many pixels of the picture have a colour: the wall has none, marks have."""
        image = self.window.feed.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        pixels = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)[:, :, :3]
        return int((np.ptp(pixels, axis=2) > 60).sum())


@pytest.fixture
def opened(stage) -> Iterator:
    made = []

    def open_one(*args, **settings) -> Doorway:
        made.append(Doorway(stage.clock, *args, **settings))
        return made[-1]

    yield open_one
    for doorway in made:
        doorway.window.release()
        doorway.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def doorway(opened) -> Doorway:
    return opened()


def test_everyone_is_marked_and_counted(doorway):
    doorway.show(*THREE)
    assert [mark.verdict for mark in doorway.window.feed.marks()] == list(THREE)
    assert doorway.window.counts.accessibleName() == "Mask OK: 1, No mask: 1, Mask wrong: 1, Not sure: 0"
    assert doorway.hues() > 1000


def test_the_picture_is_the_one_that_was_judged_so_each_mark_is_on_its_face(doorway):
    doorway.show(*THREE)
    doorway.frames.put(Frame(9, doorway.clock.now + 0.1, np.zeros_like(GREY)))
    doorway.later(0.1)
    image = doorway.window.feed.grab().toImage()
    assert image.pixelColor(10, image.height() - 10).red() == 150


def test_a_frozen_picture_carries_no_marks(doorway):
    doorway.show(*THREE)
    doorway.later(LATE_S + 0.05)
    assert doorway.window.feed.marks() == ()
    assert doorway.hues() == 0


def test_silence_is_a_fault_and_no_count_stays(doorway):
    doorway.show(*THREE)
    doorway.later(SILENCE_S + 0.05)
    assert doorway.window.panel.isVisible()
    assert not doorway.window.counts.isVisible()
    assert not doorway.window.message.isVisible()
    assert "Please wait" in doorway.texts()


def test_a_camera_that_is_lost_is_told_in_words_without_marks_and_counts(doorway):
    doorway.show(*THREE)
    doorway.fault(Reason.CAMERA_LOST)
    assert {"No camera", "No live picture"} <= set(doorway.texts())
    assert not doorway.window.counts.isVisible()
    assert doorway.window.feed.marks() == ()


def test_where_networks_fail_the_picture_is_live_and_bare(doorway):
    doorway.show(*THREE)
    doorway.fault(Reason.ENGINE_FAILED, picture=True)
    assert doorway.window.feed.live
    assert doorway.hues() == 0
    assert "Out of order" in doorway.texts()


def test_all_comes_back_after_a_fault(doorway):
    doorway.show(*THREE)
    doorway.fault(Reason.CAMERA_LOST)
    doorway.clock.now += DWELL_S
    doorway.show(*THREE)
    assert doorway.window.counts.isVisible()
    assert not doorway.window.panel.isVisible()
    assert len(doorway.window.feed.marks()) == 3


def test_the_counts_are_told_to_screen_readers_when_they_change_and_not_with_every_frame(doorway, monkeypatch):
    doorway.show(*THREE)
    told = []
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda event: told.append(event.object().accessibleName()))
    for _ in range(10):
        doorway.clock.now += 0.1
        doorway.show(*THREE)
    assert told == []
    doorway.clock.now += 0.1
    doorway.show(Verdict.MASK_OK)
    assert told == ["Mask OK: 1, No mask: 0, Mask wrong: 0, Not sure: 0"]


@pytest.mark.parametrize(
    ("tally", "said"),
    [
        (Tally(), ""),
        (Tally(masked=3, unsure=1), ""),
        (Tally(masked=1, bare=1, wrong=1), "Please put on a mask over nose and mouth."),
        (Tally(far=3), "Please take a step towards the camera."),
        (Tally(masked=1, far=3), ""),
        (Tally(wrong=2), "Please pull the mask up over your nose and down under your chin."),
    ],
)
def test_what_to_do_is_said_while_somebody_should(qapp, tally, said):
    assert said_of(tally) == said


def test_where_nobody_need_do_anything_the_site_greets(opened):
    doorway = opened(greeting="Good to see you")
    doorway.show(Verdict.MASK_OK)
    assert "Good to see you" in doorway.texts()


def test_that_no_picture_is_stored_is_always_said(doorway):
    doorway.show(*THREE)
    assert "Ward 3 · No picture is stored." in doorway.texts()
    doorway.fault(Reason.CAMERA_LOST)
    assert "Ward 3 · No picture is stored." in doorway.texts()


def test_a_camera_of_another_shape_is_shown_whole(doorway):
    doorway.show(bgr=np.full((960, 720, 3), 150, np.uint8))
    feed = doorway.window.feed
    assert feed.width() / feed.height() == pytest.approx(3 / 4, rel=0.01)


@pytest.mark.parametrize("size", [(1280, 720), (720, 1280), (3840, 2160)])
@pytest.mark.parametrize("theme", ["dark", "bright", "contrast"])
def test_every_text_fits_at_every_size_and_in_every_theme(opened, size, theme):
    doorway = opened(size, theme=theme, large_text=True, notice="Visits end at 8 p.m.")
    doorway.show(*THREE)
    assert len(doorway.texts()) >= 11
    assert [block.text for block in doorway.window.blocks() if not block.fits()] == []


def test_many_are_counted_in_numbers_as_large_as_few(doorway):
    doorway.show(*THREE)
    before = doorway.window.counts.blocks()[0].size_px
    doorway.window.counts.show_tally(Tally(60, 12, 9, 40))
    assert doorway.window.counts.blocks()[0].text == "60"
    assert doorway.window.counts.blocks()[0].size_px == before
    assert before >= 0.1 * doorway.window.height()


def test_all_is_said_in_the_language_of_the_moment(doorway, turn, languages):
    doorway.show(*THREE)
    turn("de")
    assert doorway.window.counts.accessibleName().startswith("Maske sitzt: 1")
    assert {"Maske sitzt", "Ohne Maske"} <= set(doorway.texts())
    turn("ar")
    chips = [area.x() for area in doorway.window.counts._chips]
    assert min(chips) > doorway.window.counts.width() / 2


def test_nothing_on_it_can_be_pressed(doorway):
    from PySide6.QtWidgets import QAbstractButton

    assert doorway.window.findChildren(QAbstractButton) == []
