"""An acceptance by touch: chosen, walked, struck out, ended, reported; what visitors see stays below it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect

from kiosk.acceptance.kinds import Kind, Strike
from kiosk.installer import NOT_YOURS
from kiosk.scene import Reason, Verdict
from ui.layout import Wanted, areas, lowered
from ui.theme import LEAST_TARGET_PX


def begun(entrance, **counts) -> None:
    """With so many walks of each kind; the others none."""
    entrance.seat()
    for kind in Kind:
        for _ in range(50):
            if entrance.window.override.pages.pages[-1].counters.counts[kind] <= counts.get(kind.name.lower(), 0):
                break
            entrance.tap(f"Fewer: {names()[kind]}")
    entrance.tap("Begin")
    entrance.reads("No walk is made yet")


def names():
    from kiosk.acceptance.kinds import NAMES

    return NAMES


def test_an_acceptance_is_chosen_walked_and_reported_by_touch(entrance) -> None:
    begun(entrance, bare=1, masked=1)
    entrance.go_on()
    entrance.reads("Step away")
    entrance.sees(Verdict.NOBODY, 1.5)
    entrance.reads("Walk up WITHOUT a mask")
    entrance.reads("Walk 1 of 2")
    entrance.sees(Verdict.LOOKING, 0.3)
    entrance.reads("Look at the camera")
    entrance.walks(Verdict.NO_MASK, Reason.NO_MASK)
    entrance.reads("Walk up WITH a mask")
    entrance.walks(Verdict.MASK_OK)
    entrance.reads("All walks are made")
    entrance.seat()
    entrance.tap("Make the report")
    entrance.reads("Not accepted")
    folder = entrance.acceptance.view().folder
    assert (folder / "report.pdf").read_bytes() == b"%PDF-"
    entrance.tap("New acceptance")
    entrance.reads("How many walks of each kind?")


def test_a_false_green_is_told_at_once_and_that_the_door_opens(entrance) -> None:
    begun(entrance, bare=2)
    entrance.go_on()
    entrance.sees(Verdict.NOBODY, 1.5)
    entrance.sees(Verdict.MASK_OK, 0.2)
    entrance.reads("WRONGLY green")
    entrance.reads("The door opens as for any visitor.")
    assert entrance.window.guide.band.accessibleName() == "WRONGLY green"


def test_the_choice_says_that_the_door_obeys_as_ever(entrance) -> None:
    entrance.seat()
    entrance.reads("a walk that wrongly turns green opens it")


def test_a_walk_is_struck_out_with_a_reason(entrance) -> None:
    begun(entrance, bare=2)
    entrance.go_on()
    entrance.walks(Verdict.NO_MASK, Reason.NO_MASK)
    entrance.seat()
    entrance.tap("Strike out")
    entrance.reads("Walk 1: Without a mask")
    entrance.tap("Somebody else walked up")
    entrance.reads("Struck out: Somebody else walked up")
    assert entrance.acceptance.view().course.walks[0].struck is Strike.SOMEBODY_ELSE


def test_ending_early_is_asked_twice_and_says_what_it_means(entrance) -> None:
    begun(entrance, bare=2)
    entrance.tap("End early")
    entrance.reads("2 walks missing: the report will say that it is incomplete.")
    entrance.tap("Back")
    assert entrance.acceptance.view().course is not None
    entrance.tap("End early")
    entrance.tap("Make the report")
    entrance.reads("Not accepted")


def test_who_is_no_installer_begins_nothing_and_is_told_why(entrance) -> None:
    entrance.told["refusal"] = NOT_YOURS
    entrance.seat()
    entrance.tap("Begin")
    entrance.reads("Only an installer changes this")
    assert entrance.acceptance.view().course is None


def test_staff_at_their_pages_pause_it_and_a_visitor_may_too(entrance) -> None:
    begun(entrance, bare=2)
    entrance.go_on()
    entrance.sees(Verdict.NOBODY, 1.5)
    entrance.seat()
    entrance.reads("The acceptance is paused")
    entrance.go_on()
    entrance.reads("Step away")
    entrance.tap("Pause")
    entrance.reads("Staff go on behind their PIN.")
    assert "Pause" not in set(entrance.keys())


def test_visitors_see_their_screen_below_the_band_and_none_of_it_is_hidden(entrance) -> None:
    begun(entrance, bare=2)
    entrance.go_on()
    entrance.reads("Step away")
    window, band = entrance.window, entrance.window.guide.band
    assert band.geometry().width() == window.width()
    for part in (window.feed, window.panel, window.staff):
        assert part.isVisible()
        assert not part.geometry().intersects(band.geometry())
        assert window.rect().contains(part.geometry())


def test_without_one_the_screen_is_as_ever(entrance) -> None:
    assert not entrance.window.guide.band.isVisible()
    assert entrance.window.feed.geometry().top() == 0


def test_every_key_has_a_name_and_is_large_enough(entrance) -> None:
    begun(entrance, bare=2)
    for key in entrance.keys().values():
        assert key.accessibleName()
        assert min(key.width(), key.height()) >= LEAST_TARGET_PX


@pytest.mark.parametrize("portrait", [False, True])
def test_all_that_has_a_place_is_lowered_and_nothing_else(qapp, portrait) -> None:
    from PySide6.QtCore import QSize

    size = QSize(720, 1160) if portrait else QSize(1280, 600)
    before = areas(size, Wanted(language=True), portrait=portrait)
    after = lowered(before, 120)
    assert after.feed == before.feed.translated(0, 120)
    assert after.panel == before.panel.translated(0, 120)
    assert after.badge == before.badge
    assert (after.sheet, after.strip) == (QRect(), QRect())
