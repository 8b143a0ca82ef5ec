"""Scenes that visitors see: every verdict with every reason that it can have, and what else may stand there."""

from __future__ import annotations

from dataclasses import replace

from kiosk.scene import Reason, Verdict
from kiosk.settings_screen import ScreenSettings
from ui.gallery.scene import PLACE, Hand, Scene, Sight, touch
from ui.watch import STALE, Shown

FLAWS = (
    Reason.COME_CLOSER,
    Reason.STEP_BACK,
    Reason.LOOK_HERE,
    Reason.UPSIDE_DOWN,
    Reason.TOO_DARK,
    Reason.TOO_BRIGHT,
    Reason.HOLD_STILL,
)
"""What kiosk.quality may hold against a face."""

WITHOUT_PICTURE = (Reason.CAMERA_LOST, Reason.CAMERA_FROZEN, Reason.CAMERA_BLACK)
OWN_GREETING, OWN_NOTICE = "Good to see you", "Visits end at 8 p.m. Please wash your hands at the door."
OWN_ANSWER = "Please press the bell beside the green door and wait there."


def _named(verdict: Verdict, reason: Reason = Reason.NONE, sight: Sight = Sight.MASKED) -> Scene:
    parts = (verdict.name, reason.name) if reason is not Reason.NONE else (verdict.name,)
    return Scene("-".join(parts).lower().replace("_", "-"), Shown(verdict, reason, 0.6), sight)


def _ask_staff(hand: Hand) -> None:
    hand.window.staff.click()


def _choose_language(hand: Hand) -> None:
    choice = hand.window.choice
    touch(choice.key if choice else None)


SCENES = (
    replace(_named(Verdict.NOBODY, sight=Sight.NOBODY), name="welcome"),
    _named(Verdict.LOOKING),
    *(_named(Verdict.LOOKING, flaw) for flaw in FLAWS),
    replace(_named(Verdict.MASK_OK), name="mask-ok"),
    replace(_named(Verdict.NO_MASK, Reason.NO_MASK, Sight.BARE), name="no-mask"),
    replace(_named(Verdict.MASK_WRONG, Reason.NOSE_OUT_OR_CHIN, Sight.NOSE_OUT), name="mask-wrong"),
    *(_named(Verdict.CANT_TELL, reason) for reason in (Reason.NOT_SURE, *FLAWS, Reason.ONE_AT_A_TIME)),
    *(_named(Verdict.FAULT, reason, Sight.NOTHING) for reason in WITHOUT_PICTURE),
    *(_named(Verdict.FAULT, reason) for reason in (Reason.ENGINE_FAILED, Reason.STALE)),
    replace(_named(Verdict.FAULT, Reason.STALE, Sight.NOTHING), name="starting"),
    Scene("building-0", replace(STALE, prepared=0.0), Sight.NOTHING),
    Scene("building-42", replace(STALE, prepared=0.42), Sight.NOBODY),
    Scene("demo", Shown(Verdict.MASK_OK, Reason.NONE), Sight.MASKED, demo=True),
    Scene("staff-answer", touch=_ask_staff),
    Scene("languages", touch=_choose_language),
    Scene("languages-without-camera", Shown(Verdict.FAULT, Reason.CAMERA_LOST), Sight.NOTHING, touch=_choose_language),
    Scene(
        "own-words",
        Shown(Verdict.NOBODY, Reason.NONE),
        Sight.NOBODY,
        screen=ScreenSettings(
            full_screen=False, place=PLACE, greeting=OWN_GREETING, notice=OWN_NOTICE, staff=OWN_ANSWER, colour="#7a1fa2"
        ),
        touch=_ask_staff,
    ),
)
