import pytest

from kiosk.scene import Fault, Reason, Verdict
from ui.feed import OUTLINE_S, STILL_S


@pytest.fixture
def window(stage, qtbot):
    made = stage.window()
    qtbot.addWidget(made)
    return made


def look(window):
    return window.feed.grab().toImage()


def test_a_frame_in_the_slot_is_on_the_screen(window):
    assert window.feed.live
    assert window.feed.accessibleName() == "Live picture"


@pytest.mark.parametrize("reason", [Reason.CAMERA_LOST, Reason.CAMERA_FROZEN, Reason.CAMERA_BLACK])
def test_a_camera_fault_replaces_the_picture_by_words(stage, window, reason):
    before = look(window)
    stage.frames.put(Fault(reason, stage.clock.now, "unplugged"))
    window.feed.pull(stage.clock.now)
    assert not window.feed.live
    assert window.feed.accessibleName() == "No live picture"
    assert [block.text for block in window.feed.blocks()] == ["No live picture"]
    assert look(window) != before


def test_an_old_frame_is_no_live_picture(stage, window):
    window.feed.pull(stage.clock.now + STILL_S - 0.1)
    assert window.feed.live
    window.feed.pull(stage.clock.now + STILL_S + 0.1)
    assert not window.feed.live


def test_the_picture_comes_back_with_the_next_frame(stage, window):
    stage.frames.put(Fault(Reason.CAMERA_LOST, stage.clock.now, "unplugged"))
    window.feed.pull(stage.clock.now)
    stage.frames.put(stage.frame(2))
    window.feed.pull(stage.clock.now)
    assert window.feed.live


@pytest.mark.parametrize("verdict", [Verdict.NOBODY, Verdict.FAULT])
def test_without_a_face_nothing_is_outlined(stage, window, verdict):
    bare = look(window)
    window.show_verdict(stage.shown(verdict))
    assert look(window) == bare


def test_outlines_of_all_verdicts_differ_in_grey(stage, window):
    pictures = []
    for verdict in (Verdict.LOOKING, Verdict.MASK_OK, Verdict.NO_MASK, Verdict.MASK_WRONG, Verdict.CANT_TELL):
        window.show_verdict(stage.shown(verdict))
        grey = look(window).convertToFormat(look(window).Format.Format_Grayscale8)
        pictures.append(bytes(grey.constBits()))
    assert len(set(pictures)) == len(pictures)


def test_an_outline_is_not_drawn_on_a_picture_it_was_not_made_for(stage, window):
    bare = look(window)
    window.show_verdict(stage.shown(Verdict.NO_MASK))
    assert look(window) != bare
    stage.clock.now += OUTLINE_S + 0.1
    stage.frames.put(stage.frame(2))
    window.feed.pull(stage.clock.now)
    assert look(window) == bare
