"""Scenes of a site's acceptance: what is asked of whoever walks up, and the installer's page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from kiosk.acceptance.conductor import View
from kiosk.acceptance.course import Course, Phase
from kiosk.acceptance.kinds import DEFAULTS, Kind, Strike
from kiosk.acceptance.report import Facts, Report
from kiosk.acceptance.walk import Attempt, Walk
from kiosk.desk import Step
from kiosk.scene import Reason, Verdict
from ui.acceptance.page import AcceptancePage
from ui.gallery.made import AWAY, MadeOperator
from ui.gallery.scene import PLACE, Hand, Scene, Sight, touch
from ui.watch import Shown

_AT = "2026-11-26T09:00:00Z"
_ENDS = {
    Kind.BARE: (Verdict.NO_MASK, Reason.NO_MASK),
    Kind.MASKED: (Verdict.MASK_OK, Reason.NONE),
    Kind.NOSE_OUT: (Verdict.MASK_WRONG, Reason.NOSE_OUT_OR_CHIN),
    Kind.HAND: (Verdict.NO_MASK, Reason.NO_MASK),
    Kind.TWO: (Verdict.CANT_TELL, Reason.ONE_AT_A_TIME),
}


def _walk(number: int, kind: Kind, *, green: bool = False, struck: Strike | None = None) -> Walk:
    verdict, reason = (Verdict.MASK_OK, Reason.NONE) if green else _ENDS[kind]
    opens = verdict is Verdict.MASK_OK
    return Walk(
        number,
        kind,
        _AT,
        verdict,
        reason,
        opens,
        4.2,
        0.7 + number % 5 / 10,
        0.9 if opens else None,
        door_opened=opens,
        door_after_s=0.06 if opens else None,
        struck=struck,
    )


def _made(count: int, wrong: int = 0) -> tuple[Walk, ...]:
    """The first so many; `wrong`: which of them turned green, and must not."""
    kinds = [kind for kind in Kind for _ in range(DEFAULTS[kind])][:count]
    return tuple(_walk(at, kind, green=at == wrong) for at, kind in enumerate(kinds, 1))


def _course(phase: Phase, walks: tuple[Walk, ...] = (), *, attempt: Kind | None = None, green: bool = False) -> Course:
    there = Attempt(attempt, _AT, 0.0, 1.0, green_s=1.0 if green else None) if attempt else None
    return Course(DEFAULTS, "Anna Berg", _AT, phase, 0.0, walks, there)


def _report(walks: tuple[Walk, ...], planned: dict[Kind, int] | None = None) -> View:
    made = Report(_AT, "2026-11-26T09:41:00Z", "Anna Berg", planned or DEFAULTS, walks, Facts(PLACE, "Camera", {}))
    return View(None, made, Path("/var/lib/mask-kiosk/acceptance/2026-11-26T094100Z"))


def _asked(name: str, course: Course, shown: Shown, sight: Sight) -> Scene:
    """What visitors see stays below it."""
    return Scene(f"acceptance-{name}", shown, sight, acceptance=View(course))


def _open(touched: Callable[[AcceptancePage], None] = lambda _page: None) -> Callable[[Hand], None]:
    def go(hand: Hand) -> None:
        for tab, page in zip(hand.pages.tabs, hand.pages.pages, strict=True):
            if isinstance(page, AcceptancePage):
                touch(tab)
                touched(page)

    return go


def _page(name: str, view: View, touched: Callable[[Hand], None]) -> Scene:
    seated = replace(AWAY, step=Step.OPERATOR, who="Anna Berg")
    return Scene(f"acceptance-{name}", view=seated, operator=MadeOperator(), acceptance=view, touch=touched)


_WELCOME = Shown(Verdict.NOBODY, Reason.NONE)
_RED = Shown(Verdict.NO_MASK, Reason.NO_MASK)
_GREEN = Shown(Verdict.MASK_OK, Reason.NONE)
_WRONG = Shown(Verdict.MASK_WRONG, Reason.NOSE_OUT_OR_CHIN)
_STRUCK = (*_made(6), _walk(7, Kind.BARE, green=True, struck=Strike.SOMEBODY_ELSE))
SCENES = (
    _asked("bare", _course(Phase.READY, _made(6)), _WELCOME, Sight.NOBODY),
    _asked("masked", _course(Phase.READY, _made(12)), _WELCOME, Sight.NOBODY),
    _asked("nose-out", _course(Phase.READY, _made(20)), _WELCOME, Sight.NOBODY),
    _asked("hand", _course(Phase.READY, _made(25)), _WELCOME, Sight.NOBODY),
    _asked("two", _course(Phase.READY, _made(30)), _WELCOME, Sight.NOBODY),
    _asked("walking", _course(Phase.WALKING, _made(6), attempt=Kind.BARE), _RED, Sight.BARE),
    _asked("stay", _course(Phase.STAY, _made(21), attempt=Kind.NOSE_OUT), _WRONG, Sight.NOSE_OUT),
    _asked("away", _course(Phase.AWAY, _made(12), attempt=Kind.MASKED), _GREEN, Sight.MASKED),
    _asked("false-green", _course(Phase.AWAY, _made(22), attempt=Kind.NOSE_OUT, green=True), _GREEN, Sight.NOSE_OUT),
    _asked("paused", _course(Phase.PAUSED, _made(12)), _WELCOME, Sight.NOBODY),
    _asked("done", _course(Phase.DONE, _made(35)), _WELCOME, Sight.NOBODY),
    _page("choose", View(), _open()),
    _page("begun", View(_course(Phase.PAUSED)), _open()),
    _page("walks", View(_course(Phase.PAUSED, _STRUCK)), _open()),
    _page("walks-wrong", View(_course(Phase.PAUSED, _made(23, wrong=23))), _open()),
    _page("striking", View(_course(Phase.PAUSED, _STRUCK)), _open(lambda page: touch(page.second))),
    _page("ending", View(_course(Phase.PAUSED, _STRUCK)), _open(lambda page: touch(page.third))),
    _page("all-made", View(_course(Phase.DONE, _made(35))), _open()),
    _page("accepted", _report(_made(35)), _open()),
    _page("accepted-if-signed", _report((*_made(35), replace(_STRUCK[-1], number=36))), _open()),
    _page("not-accepted", _report(_made(35, wrong=23)), _open()),
    _page("incomplete", _report(_made(12)), _open()),
)
