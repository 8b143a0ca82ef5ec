"""Scenes in which staff see why the kiosk judges as it does."""

from __future__ import annotations

import numpy as np

from kiosk.evidence import Answer, Evidence
from kiosk.preprocess import square_around
from kiosk.scene import Box, Outcome, Reading, Reason, Verdict
from kiosk.why import Account, Moment, Part, Standing
from ui.gallery.scene import NOW_S, Hand, Scene, Sight
from ui.gallery.visitor import HEIGHT, WIDTH
from ui.watch import Shown

THRESHOLD = 0.88
_READING = Reading(0.97, 0.02, 0.01)
_PULL = np.array([[-4, -6, -5, -3], [-2, 3, 2, -4], [2, 26, 22, 3], [-1, 14, 12, -2]], np.float32)
"""As a network's that looks at the mask."""
_SIDE_PX = 128


def one(face: Box) -> Account:
    """Somebody is judged, and a curve has led there."""
    return _account(face, (Standing(1, face, Part.JUDGED),), Verdict.MASK_OK)


def several(face: Box) -> Account:
    """Somebody is judged among others, each of whom does not count for a reason of their own."""
    beside = (
        (2, 0.6, -1.9, Part.SECOND, Reason.NONE),
        (3, 0.25, 1.3, Part.TOO_FAR, Reason.NONE),
        (4, 0.5, 1.9, Part.OUTSIDE, Reason.NONE),
    )
    others = (Standing(track, _beside(face, size, away), part, flaw) for track, size, away, part, flaw in beside)
    return _account(face, (Standing(1, face, Part.JUDGED), *others), Verdict.MASK_OK)


def flawed(face: Box) -> Account:
    """Nobody can be judged: the face is turned away, and was never read."""
    outcome = Outcome(Verdict.CANT_TELL, Reason.LOOK_HERE, NOW_S, track=1, box=face, captured_s=NOW_S)
    standing = Standing(1, face, Part.FLAWED, Reason.LOOK_HERE)
    return Account(NOW_S, WIDTH, HEIGHT, outcome, THRESHOLD, (standing,), None, ())


def nobody(_face: Box) -> Account:
    """Nobody is there."""
    outcome = Outcome(Verdict.NOBODY, Reason.NONE, NOW_S, captured_s=NOW_S)
    return Account(NOW_S, WIDTH, HEIGHT, outcome, THRESHOLD, (), None, ())


def _account(face: Box, standings: tuple[Standing, ...], verdict: Verdict) -> Account:
    outcome = Outcome(verdict, Reason.NONE, NOW_S, track=1, box=face, captured_s=NOW_S)
    evidence = Evidence(NOW_S, 1, face, _square(face), Answer(_READING, _PULL, _SIDE_PX))
    return Account(NOW_S, WIDTH, HEIGHT, outcome, THRESHOLD, standings, evidence, _moments())


def _square(face: Box) -> Box:
    """What the network saw of it."""
    left, top, side = square_around(face)
    return Box(left, top, left + side, top + side)


def _moments() -> tuple[Moment, ...]:
    """Bare for some seconds, then masked."""
    shares = np.concatenate([np.linspace(0.03, 0.06, 40), np.linspace(0.1, 0.97, 12), np.full(28, 0.97)])
    ends = zip(np.arange(NOW_S - 8, NOW_S, 0.1), shares, strict=True)
    verdicts = (Verdict.NO_MASK, Verdict.LOOKING, Verdict.MASK_OK)
    return tuple(
        Moment(float(at_s), 1, float(share), THRESHOLD, verdicts[int(share > 0.07) + int(share > 0.96)])
        for at_s, share in ends
    )


def _beside(face: Box, size: float, away: float) -> Box:
    """A face so much smaller, so many widths of the first away."""
    left, top = face.x0 + away * face.width, face.y0 + 0.2 * face.height
    return Box(left, top, left + size * face.width, top + size * face.height)


def _show(hand: Hand) -> None:
    reasons = hand.window.reasons
    if reasons is not None:
        reasons.show()
        hand.until(lambda: bool(reasons.view.accessibleDescription()))


_GREEN = Shown(Verdict.MASK_OK, Reason.NONE)
SCENES = (
    Scene("reasons", _GREEN, Sight.MASKED, reasons=one, touch=_show),
    Scene("reasons-several", _GREEN, Sight.MASKED, reasons=several, touch=_show),
    Scene("reasons-flawed", Shown(Verdict.CANT_TELL, Reason.LOOK_HERE), reasons=flawed, touch=_show),
    Scene("reasons-nobody", Shown(Verdict.NOBODY, Reason.NONE), Sight.NOBODY, reasons=nobody, touch=_show),
)
