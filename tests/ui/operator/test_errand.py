"""What takes its time: one at a time, never in the GUI's thread, and no answer that nobody wants."""

from __future__ import annotations

import threading

from ui.operator.errand import Errand


def test_what_hangs_holds_one_thread_and_no_more(qtbot):
    free, errand = threading.Event(), Errand("hangs")
    assert errand.run(lambda _told: free.wait(20))
    assert not errand.run(lambda _told: None)
    errand.drop()
    assert errand.busy
    free.set()
    qtbot.waitUntil(lambda: not errand.busy, timeout=5000)
    with qtbot.waitSignal(errand.ended, timeout=5000):
        errand.run(lambda _told: None)


def test_who_comes_back_at_once_is_answered_when_the_dropped_one_is_over(qtbot):
    free, errand, came = threading.Event(), Errand("again"), []
    errand.ended.connect(lambda answer: came.append(answer.value))
    errand.run(lambda _told: free.wait(20))
    errand.drop()
    assert errand.run(lambda _told: "new")
    free.set()
    qtbot.waitUntil(lambda: came == ["new"], timeout=5000)


def test_no_old_answer_comes_after_it_was_dropped(qtbot):
    free, errand, came = threading.Event(), Errand("late"), []
    errand.ended.connect(came.append)
    errand.told.connect(came.append)
    errand.run(lambda told: (free.wait(20), told("late")))
    errand.drop()
    free.set()
    qtbot.waitUntil(lambda: not errand.busy, timeout=5000)
    assert came == []
    errand.close()
    errand.close()
