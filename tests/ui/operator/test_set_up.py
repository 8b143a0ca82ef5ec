"""The page from which an installer sets the kiosk up again, by touches, with a port that is faked."""

from __future__ import annotations

import threading
from dataclasses import replace

from kiosk.errors import KioskError
from kiosk.installer import NOT_YOURS

ASKS = "Stop judging, and set up again?"


def test_it_takes_two_touches_and_between_them_stands_what_happens(hand, operator, qtbot):
    hand.tap("Set up")
    hand.reads("The wizard asks everything once more.")
    hand.tap("Set up again")
    hand.reads(ASKS)
    told = hand.texts()
    for words in ("The kiosk stops judging", "safe state", "Nothing is lost until its last page", "no PIN"):
        assert any(words in text for text in told), words
    assert "set_up" not in operator.called
    hand.tap("Start the wizard")
    qtbot.waitUntil(lambda: "set_up" in operator.called, timeout=5000)
    hand.reads("The kiosk ends, and the wizard begins.")
    assert operator.threads.isdisjoint({threading.current_thread().name})


def test_the_answer_lies_elsewhere_than_the_question(hand, window):
    hand.tap("Set up")
    hand.reads("The wizard asks")
    page = window.override.pages.pages[-1]
    asks = page.key.geometry()
    hand.tap("Set up again")
    hand.reads(ASKS)
    assert not asks.intersects(page.start.geometry())
    assert not asks.intersects(page.back.geometry())
    assert not page.key.isVisible()


def test_who_goes_back_has_changed_nothing(hand, operator):
    hand.tap("Set up")
    hand.reads("The wizard asks")
    hand.tap("Set up again")
    hand.reads(ASKS)
    hand.tap("Back")
    hand.reads("The wizard asks")
    hand.tap("Set up again")
    hand.reads(ASKS)
    hand.tap("Today")
    hand.tap("Set up")
    hand.reads("The wizard asks")
    assert "set_up" not in operator.called


def test_who_is_no_installer_reads_why_and_has_no_key(hand, window, operator, qtbot):
    operator.site = replace(operator.site, locked=NOT_YOURS)
    hand.tap("Set up")
    hand.reads("Only an installer changes this")
    assert not window.override.pages.pages[-1].key.isEnabled()


def test_settings_that_cannot_be_read_are_a_reason_to_set_up(hand, window, operator):
    operator.failure = KioskError("the settings file is damaged")
    hand.tap("Set up")
    hand.reads("The wizard asks")
    assert window.override.pages.pages[-1].key.isEnabled()


def test_what_was_refused_is_said_and_asked_anew(hand, operator):
    hand.tap("Set up")
    hand.reads("The wizard asks")
    hand.tap("Set up again")
    hand.reads(ASKS)
    operator.failure = KioskError(NOT_YOURS)
    hand.tap("Start the wizard")
    hand.reads("Only an installer changes this")
    hand.tap("Set up again")
    hand.reads(ASKS)
