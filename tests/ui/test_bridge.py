import gc
import sys
import threading

import pytest
from PySide6.QtCore import QThread

from kiosk.scene import Reason, Verdict
from ui.bridge import Bridge


@pytest.fixture
def heard(stage):
    """What the bridge has said, and on which thread."""
    said = []
    stage.bridge.shown.connect(lambda shown: said.append((shown.verdict, shown.reason, QThread.currentThread())))
    return said


def tell_from_another_thread(stage, outcome):
    pipeline = threading.Thread(target=stage.bridge, args=(outcome, stage.frame()), name="pipeline")
    pipeline.start()
    pipeline.join(5)


def test_an_outcome_crosses_into_the_gui_thread(stage, qtbot, qapp, heard):
    with qtbot.waitSignal(stage.bridge.shown, timeout=5000):
        tell_from_another_thread(stage, stage.outcome(Verdict.NO_MASK, Reason.NO_MASK))
    assert heard == [(Verdict.NO_MASK, Reason.NO_MASK, qapp.thread())]


def test_the_listener_returns_before_the_screen_has_changed(stage, heard):
    tell_from_another_thread(stage, stage.outcome(Verdict.NO_MASK))
    assert heard == []


def test_a_pipeline_that_falls_silent_does_not_leave_green_standing(stage, qtbot, heard):
    with qtbot.waitSignal(stage.bridge.shown, timeout=5000):
        tell_from_another_thread(stage, stage.outcome(Verdict.MASK_OK))
    stage.clock.now += 0.5
    stage.bridge.tick()
    assert [verdict for verdict, _, _ in heard] == [Verdict.MASK_OK]
    stage.clock.now += 0.4
    stage.bridge.tick()
    assert [(verdict, reason) for verdict, reason, _ in heard[1:]] == [(Verdict.FAULT, Reason.STALE)]


def test_an_outcome_that_waited_in_the_queue_is_judged_by_when_it_was_sent(stage, qtbot, heard):
    tell_from_another_thread(stage, stage.outcome(Verdict.MASK_OK))
    stage.clock.now += 2
    with qtbot.waitSignal(stage.bridge.arrived, timeout=5000):
        tell_from_another_thread(stage, stage.outcome(Verdict.NO_MASK))
    qtbot.waitUntil(lambda: bool(heard), timeout=5000)
    assert Verdict.MASK_OK not in [verdict for verdict, _, _ in heard]


def test_the_same_again_is_not_said_again(stage, heard):
    for _ in range(5):
        stage.bridge.tick()
    assert heard == []


def test_a_closed_bridge_takes_nothing(stage, qtbot, heard):
    stage.bridge.close()
    stage.bridge.close()
    with qtbot.assertNotEmitted(stage.bridge.arrived, wait=50):
        tell_from_another_thread(stage, stage.outcome(Verdict.MASK_OK))
    assert heard == []


def test_a_thousand_signals_and_repaints_lose_no_reference(stage, qtbot):
    """PySide6 6.12 below Python 3.12 lost one with each void call and aborted after some thousands (PYSIDE-3474)."""
    window = stage.window(640, 360)
    qtbot.addWidget(window)
    gc.collect()  # what other tests left must not be freed meanwhile
    before = sys.getrefcount(None), sys.getrefcount(True)
    for step in range(1000):
        stage.bridge(stage.outcome(Verdict.NO_MASK if step % 2 else Verdict.CANT_TELL), None)
        window.panel.repaint()
        window.feed.repaint()
    qtbot.waitUntil(lambda: window.panel.accessibleName() != "Please wait", timeout=5000)
    stage.clock.now += 1
    stage.bridge(stage.outcome(Verdict.NOBODY), None)
    qtbot.waitUntil(lambda: window.panel.accessibleName() == "Welcome", timeout=5000)
    after = sys.getrefcount(None), sys.getrefcount(True)
    assert all(now > then - 300 for now, then in zip(after, before, strict=True)), (before, after)


def test_what_is_being_built_is_told_at_each_step(stage, qapp):
    share, said = [0.1], []
    bridge = Bridge(stage.clock, lambda: share[0])
    bridge.shown.connect(lambda shown: said.append(shown.prepared))
    bridge.tick()
    bridge.tick()
    share[0] = 0.2
    bridge.tick()
    assert said == [0.1, 0.2]
