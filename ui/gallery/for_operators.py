"""Scenes that operators see: the day, health, events, the self-test and the journal, as they may be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import cast

from kiosk.desk import Step
from kiosk.errors import KioskError
from kiosk.gate import NOBODY
from kiosk.health import findings
from kiosk.inspector import BESIDE
from kiosk.operator import Count, Facts, Result, Today
from kiosk.phrase import sentence
from kiosk.record.walk import Broken, Wrong
from ui.gallery.made import AWAY, MadeOperator
from ui.gallery.made_events import events
from ui.gallery.made_figures import LONG, SEVERAL, WELL
from ui.gallery.scene import Hand, Scene, touch
from ui.operator.journal import JournalPage
from ui.operator.selftest import SelfTestPage
from ui.operator.words import testing

TODAY, HEALTH, EVENTS, SELF_TEST, JOURNAL = range(5)
VISITS: Mapping[int, int] = MappingProxyType({7: 18, 8: 64, 9: 57, 10: 41, 11: 36, 12: 22, 13: 48, 14: 39, 15: 3})
FILE = "/var/lib/mask-kiosk/journal.sqlite3"
EXPORT = f"python -m kiosk.journal export {FILE} > journal.csv"


def _hour(visits: int) -> Count:
    wrong, bare, unsure, left = visits // 9, visits // 7, visits // 16, visits // 20
    okay = visits - wrong - bare - unsure - left
    verdicts = {"MASK_OK": okay, "NO_MASK": bare, "MASK_WRONG": wrong, "CANT_TELL": unsure, "LOOKING": left}
    return Count(verdicts, okay, 0.8)


def _day(visits: Mapping[int, int], overrides: int, faults: int, lost: int) -> Today:
    hours = {hour: _hour(count) for hour, count in visits.items()}
    verdicts = sum((Counter(count.verdicts) for count in hours.values()), Counter[str]())
    green = sum(count.green for count in hours.values())
    return Today(Count(verdicts, green, 0.84, overrides, faults, lost), hours)


def _settle(hand: Hand) -> None:
    hand.until(lambda: not any(page.errand.busy for page in hand.pages.pages))


def _turn_to(at: int) -> Callable[[Hand], None]:
    """Open a page, and wait for what it asks."""

    def turn(hand: Hand) -> None:
        touch(hand.pages.tabs[at])
        _settle(hand)

    return turn


def _verify(hand: Hand) -> None:
    _turn_to(JOURNAL)(hand)
    page = cast("JournalPage", hand.pages.pages[JOURNAL])
    touch(page.key)
    hand.until(lambda: not page.proof.busy)


def _test(hand: Hand) -> SelfTestPage:
    _turn_to(SELF_TEST)(hand)
    page = cast("SelfTestPage", hand.pages.pages[SELF_TEST])
    touch(page.key)
    return page


def _test_to_its_end(hand: Hand) -> None:
    page = _test(hand)
    hand.until(lambda: not page.errand.busy)


def _test_and_wait(checks: int) -> Callable[[Hand], None]:
    """Until so many checks are done, of one that goes on."""

    def wait(hand: Hand) -> None:
        page = _test(hand)
        hand.until(lambda: page.heading.accessibleName() == testing(checks))

    return wait


def scenes(now: datetime) -> tuple[Scene, ...]:
    """All of them. `now`: the site's time, so that something happened today and yesterday."""
    busy = MadeOperator(
        day=_day(VISITS, 3, 1, 0),
        found=findings(WELL),
        happened=events(100, now),
        file=Facts(FILE, EXPORT, 123_456, now - timedelta(days=30), now),
        proof=Result("", ok=True, sentence=sentence(BESIDE)),
    )
    crowd = replace(busy, day=_day(dict.fromkeys(range(24), 4321), 123, 1234, 12_345))
    unproved = replace(busy, proof=Result("", ok=False, sentence=sentence(str(Broken(4711, Wrong.CHANGED)))))
    several, long = (replace(busy, found=findings(figures)) for figures in (SEVERAL, LONG))
    return (
        _scene("today-none", MadeOperator(found=findings(WELL)), _turn_to(TODAY)),
        _scene("today", busy, _turn_to(TODAY)),
        _scene("today-crowd", crowd, _turn_to(TODAY)),
        _scene("today-unreadable", MadeOperator(failure=KioskError(NOBODY)), _turn_to(TODAY)),
        _scene("health-well", busy, _turn_to(HEALTH)),
        _scene("health-several", several, _turn_to(HEALTH)),
        _scene("health-long", long, _turn_to(HEALTH)),
        _scene("events-none", MadeOperator(), _turn_to(EVENTS)),
        _scene("events-hundred", busy, _turn_to(EVENTS)),
        _scene("self-test-idle", busy, _turn_to(SELF_TEST)),
        _scene("self-test-running", replace(several, halts=True), _test_and_wait(len(several.found))),
        _scene("self-test-failed", long, _test_to_its_end),
        _scene("self-test-passed", busy, _test_to_its_end),
        _scene("journal", busy, _turn_to(JOURNAL)),
        _scene("journal-proved", busy, _verify),
        _scene("journal-not-proved", unproved, _verify),
    )


def _scene(name: str, operator: MadeOperator, touched: Callable[[Hand], None]) -> Scene:
    return Scene(name, view=replace(AWAY, step=Step.OPERATOR, who="Anna Berg"), operator=operator, touch=touched)
