"""A screen that is turned round, or told to lie otherwise, while it is used: nothing shown, typed or chosen is lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from kiosk.desk import Step
from kiosk.scene import Reason, Verdict
from ui.palettes import BRIGHT, CONTRAST
from ui.window import KioskWindow

NAME = "Anna Berg"
VIEWS = {
    "nobody of the staff": {},
    "who": {"step": Step.WHO, "people": tuple(f"{NAME} {at}" for at in range(11))},
    "digits": {"step": Step.PIN, "who": NAME, "entered": 4},
    "why": {"step": Step.REASON, "who": NAME},
    "a pass": {"step": Step.DONE, "granted_s": 900, "granted_by": NAME},
}


def _turned_round(window: KioskWindow) -> None:
    window.resize(window.height(), window.width())


def _told_to_stand(window: KioskWindow) -> None:
    upright = "portrait" if window.look.orientation != "portrait" else "landscape"
    window.restyle(replace(window.look, orientation=upright))


def _restyled(window: KioskWindow) -> None:
    window.restyle(replace(window.look, palette=CONTRAST if window.look.palette is BRIGHT else BRIGHT))


def _enlarged(window: KioskWindow) -> None:
    window.restyle(replace(window.look, large_text=not window.look.large_text))


CHANGES = [_turned_round, _told_to_stand, _restyled, _enlarged]


@pytest.fixture
def window(stage, fake_desk, qtbot) -> KioskWindow:
    """With a live picture; somebody is to come closer."""
    made = stage.window(desk=fake_desk)
    qtbot.addWidget(made)
    stage.frames.put(stage.frame())
    made.feed.pull(stage.clock.now)
    made.show_verdict(stage.shown(Verdict.CANT_TELL, Reason.COME_CLOSER))
    return made


@pytest.fixture
def seat(window, fake_desk, qtbot) -> Callable[[str], None]:
    """Put one of the views on the screen."""

    def put(name: str) -> None:
        fake_desk.show(**VIEWS[name])
        window.override.clerk.type(lambda _: None)
        qtbot.waitUntil(lambda: window.override.clerk.view == fake_desk.now, timeout=20_000)

    return put


def told(window: KioskWindow) -> list[str]:
    return [block.text for block in window.blocks()]


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("change", CHANGES)
def test_words_verdict_and_live_picture_stay(stage, window, seat, change, view):
    seat(view)
    before, ground, number = told(window), window.look.palette, window.feed.number
    for _ in range(2):
        change(window)
        assert told(window) == before
        assert all(block.fits() for block in window.blocks())
        assert window.feed.live
        assert window.feed.number == number
    assert window.look.palette is ground or change is _restyled


@pytest.mark.parametrize("change", CHANGES)
def test_typed_digits_stay_and_more_can_be_typed(window, fake_desk, seat, qtbot, change):
    seat("digits")
    change(window)
    assert window.override.sheet.prompt.accessibleDescription() == "Digits entered: 4"
    key = next(key for key in window.override.sheet.pad.digits if key.text() == "7")
    assert key.isVisible()
    key.pressed.emit()
    qtbot.waitUntil(lambda: "digit 7" in fake_desk.called, timeout=20_000)


@pytest.mark.parametrize("change", CHANGES)
def test_the_page_of_names_stays(window, seat, change):
    seat("who")
    choices = window.override.sheet.choices
    choices.later.click()
    shown = [key.text() for key in choices.keys if key.isVisible()]
    change(window)
    assert [key.text() for key in choices.keys if key.isVisible()] == shown


@pytest.mark.parametrize("change", CHANGES)
def test_a_film_goes_on_where_it_was(window, change):
    reel = window.panel._reel
    window.panel.turn(10.0)
    window.panel.turn(11.2)
    before = reel.phase
    assert before > 0
    change(window)
    assert reel.phase == before
    window.panel.turn(11.3)
    assert reel.phase > before


@pytest.mark.parametrize("change", CHANGES)
def test_the_answer_to_a_visitor_stays(window, change):
    window.staff.click()
    answer = window.staff.text()
    change(window)
    assert window.staff.text() == answer
    assert not window.staff.isEnabled()


def test_turned_round_the_verdict_stands_below_the_picture_and_the_other_way_round_beside_it(window):
    assert window.panel.x() >= window.feed.width()
    _turned_round(window)
    assert window.panel.y() >= window.feed.height()
    _turned_round(window)
    assert window.panel.x() >= window.feed.width()
