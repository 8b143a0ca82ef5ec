"""Each of the operator's pages by touches, with a port that is faked, and one over a real journal."""

from __future__ import annotations

import time
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timezone
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kiosk.desk import Step
from kiosk.errors import KioskError
from kiosk.events import About
from kiosk.finding import Finding, Sign
from kiosk.inspector import Inspector
from kiosk.journal import Journal
from kiosk.operator import Result
from kiosk.pulse import Pulse
from kiosk.record.vault import KeyWitness, LocalNotary
from ui.keys import Key
from ui.operator.health import summary
from ui.operator.signs import about


def test_the_self_test_lists_each_check_as_it_is_done_and_what_failed_first(hand, window, operator):
    operator.results = (Result("camera", ok=True, sentence="gives pictures"), Result("door", ok=False, sentence="none"))
    hand.tap("Self-test")
    assert "self_test" not in operator.called
    hand.tap("Test now")
    hand.reads("Testing: 1 done")
    assert not [key for key in window.findChildren(Key, "begin") if key.isVisible() and key.isEnabled()]
    operator.free.set()
    hand.reads("1 check failed.")
    shown = hand.texts()
    assert shown.index("Door") < shown.index("Camera")
    hand.tap("Test now")
    hand.reads("1 check failed.")


def test_a_self_test_ends_when_the_pages_close(hand, window, desk, operator, qtbot):
    hand.tap("Self-test")
    hand.tap("Test now")
    hand.reads("Testing: 9 done")
    desk.now = replace(desk.now, step=Step.CLOSED)
    window.override.clerk.tick()
    pages = window.override.pages
    qtbot.waitUntil(lambda: not pages.isVisible(), timeout=5000)
    operator.free.set()
    qtbot.waitUntil(lambda: not any(page.errand.busy for page in pages.pages), timeout=5000)


def test_the_proof_tells_how_far_it_is_and_what_it_found(hand, operator):
    hand.tap("Journal")
    hand.reads("123,456")
    hand.tap("Verify")
    hand.reads("Verifying: 34")
    operator.proof = Result("", ok=False, sentence="Not in order. record 4711: changed.")
    operator.free.set()
    hand.reads("The journal is not in order.")
    hand.reads("record 4711: changed")


def test_what_could_not_be_verified_is_not_called_wrong(hand, operator):
    hand.tap("Journal")
    hand.reads("123,456")
    operator.failure = KioskError("the notary at /run/x does not answer: start it")
    hand.tap("Verify")
    hand.reads("It could not be verified.")
    hand.reads("The notary at /run/x does not answer: start it.")


@pytest.mark.parametrize("page", ["Today", "Health", "Events", "Journal"])
def test_where_nothing_can_be_read_it_says_so_and_shows_nothing_old(hand, window, operator, page):
    hand.tap(page)
    (shown,) = (one for one in window.override.pages.pages if one.isVisible())
    hand.qtbot.waitUntil(lambda: not shown.errand.busy, timeout=5000)
    operator.failure = KioskError("there is no journal: look at its disk")
    shown.look()
    hand.reads("There is no journal: look at its disk.")
    assert "328" not in hand.texts()
    operator.failure = None
    shown.look()
    hand.qtbot.waitUntil(lambda: "There is no journal: look at its disk." not in hand.texts(), timeout=5000)


def test_a_failure_that_nobody_thought_of_is_said_too(hand, operator, caplog):
    operator.failure = ZeroDivisionError()
    hand.tap("Events")
    hand.reads("This cannot be shown: the kiosk's log says why.")
    assert "Events failed" in caplog.text


def test_health_shows_the_worst_in_its_heading(hand, operator):
    operator.found = (Finding("Door", Sign.BROKEN, "The relay fails.", "See to the door by hand."), *operator.found)
    hand.tap("Health")
    hand.reads("1 thing not working.")
    hand.reads("See to the door by hand.")


def test_a_fire_alarm_is_reset_by_the_key_that_is_there_only_then(hand, window, operator, qtbot):
    hand.tap("Health")
    hand.reads("Everything works.")
    assert "Alarm is over" not in {key.accessibleName() for key in window.findChildren(Key) if key.isVisible()}
    operator.found = (Finding("Door", Sign.LOOK, "Fire alarm: the door is free.", "Reset it.", alarm=True),)
    hand.reads("Please look at 1 thing.")
    hand.tap("Alarm is over")
    hand.reads("Everything works.")
    assert operator.called.count("reset_alarm") == 1
    assert "Alarm is over" not in {key.accessibleName() for key in window.findChildren(Key) if key.isVisible()}


def test_the_first_page_tells_that_health_wants_to_be_seen(hand, window, operator, qtbot):
    tab, health = window.override.pages.tabs[1], window.override.pages.health
    qtbot.waitUntil(lambda: not health.errand.busy, timeout=5000)
    well = tab.grab().toImage()
    operator.found = (Finding("Door", Sign.BROKEN, "The relay fails.", "See to the door by hand."),)
    health.look()
    qtbot.waitUntil(lambda: tab.accessibleDescription() == "does not work", timeout=5000)
    assert tab.grab().toImage() != well


@pytest.mark.parametrize(
    ("signs", "words", "sign"),
    [
        ([Sign.GOOD], "Everything works.", Sign.GOOD),
        ([Sign.GOOD, Sign.LOOK], "Please look at 1 thing.", Sign.LOOK),
        ([Sign.LOOK, Sign.LOOK], "Please look at 2 things.", Sign.LOOK),
        ([Sign.LOOK, Sign.BROKEN, Sign.BROKEN], "2 things not working.", Sign.BROKEN),
    ],
)
def test_health_in_one_sentence(qapp, signs, words, sign):
    assert summary(signs) == (words, sign)


def test_a_long_list_lies_on_pages(hand, window, operator):
    hand.tap("Events")
    hand.reads("The last 20 events")
    lines = window.override.pages.pages[2].lines
    seen = [block.text for block in lines.blocks()]
    while lines.later.isEnabled():
        hand.tap("Next page")
        seen += [block.text for block in lines.blocks()]
    assert [text for text in seen if text in {event.sentence for event in operator.happened}] == [
        event.sentence for event in operator.happened
    ]
    assert lines.earlier.isEnabled()


@pytest.mark.parametrize("what", About)
def test_every_kind_of_event_has_a_sign(qapp, what):
    assert about(what)


def test_the_pages_take_no_keyboard(hand, window):
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Escape):
        QTest.keyClick(window, key)
    assert window.focusWidget() is None
    assert window.override.pages.isVisible()


class TestRealJournal:
    """Nothing is faked behind the port."""

    @pytest.fixture
    def operator(self, tmp_path) -> Inspector:
        witness = partial(KeyWitness, tmp_path / "notary" / "key")
        now = lambda: datetime.now(timezone.utc).astimezone()  # noqa: E731
        return Inspector(tmp_path, Pulse(time.monotonic), "Camera 0", "0.1.0", witness, now, time.monotonic, 0.0)

    def test_a_journal_that_is_not_there_is_said_on_every_page_that_needs_it(self, hand):
        for page in ("Today", "Events", "Journal"):
            hand.tap(page)
            hand.reads("There is no journal")
        hand.tap("Health")
        hand.reads("Camera 0: no picture yet.")

    def test_what_a_kiosk_writes_is_shown_and_proved(self, hand, operator):
        hand.reads("There is no journal")  # the first look, which would else end after the journal has begun
        journal = Journal(operator.journal, partial(LocalNotary, operator.folder / "notary"), time.time)
        with closing(journal):
            journal.start()
            fields = {"verdict": "MASK_OK", "reason": "NONE", "duration_s": 3.0, "latency_ms": 40.0, "green": True}
            for _ in range(7):
                journal.record("visit", fields)
            journal.record("override", {"event": "key_switch"})
            hand.tap("Today")
            hand.reads("Mask OK 7")
            hand.tap("Events")
            hand.reads("The key switch was turned.")
            hand.tap("Journal")
            hand.reads(str(operator.journal))
            hand.tap("Verify")
            hand.reads("9 records are as they were sealed.")
