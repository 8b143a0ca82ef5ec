"""Scenes of the crowd view: nobody, a few people, many, and what stands there when nobody can be judged."""

from __future__ import annotations

from kiosk.maskdraw import Wear
from kiosk.scene import Reason, Verdict
from ui.gallery.made_crowd import MadeCrowd, Standing
from ui.gallery.scene import Scene

OK, BARE, WRONG, UNSURE, LOOKING = (
    Verdict.MASK_OK,
    Verdict.NO_MASK,
    Verdict.MASK_WRONG,
    Verdict.CANT_TELL,
    Verdict.LOOKING,
)

_MASKED, _BARE, _NOSE_OUT = (OK, Wear.PROPER), (BARE, None), (WRONG, Wear.NOSE_OUT)


def _row(
    y: float, height: float, first: float, apart: float, *worn: tuple[Verdict, Wear | None], far: bool = False
) -> tuple[Standing, ...]:
    """Side by side, every other one turned round."""
    return tuple(
        Standing(verdict, first + apart * at, y, height, wear, far, turned=at % 2 > 0)
        for at, (verdict, wear) in enumerate(worn)
    )


_THREE = _row(0.5, 140, 0.2, 0.3, _MASKED, _NOSE_OUT, _BARE)
_SEVERAL = (
    *_row(0.56, 150, 0.17, 0.33, _MASKED, _BARE, _MASKED),
    *_row(0.43, 92, 0.335, 0.33, _NOSE_OUT, _MASKED),
    *_row(0.36, 60, 0.06, 0.37, _MASKED, (LOOKING, Wear.PROPER)),
    Standing(UNSURE, 0.93, 0.37, 64),
    Standing(LOOKING, 0.575, 0.42, 38, None, far=True),
)
_TWELVE = (
    *_row(0.62, 140, 0.14, 0.24, _MASKED, _BARE, _MASKED, _NOSE_OUT),
    *_row(0.45, 84, 0.26, 0.24, _MASKED, _MASKED, _BARE),
    *_row(0.33, 58, 0.06, 0.26, _NOSE_OUT, _MASKED),
    *_row(0.33, 58, 0.44, 0.25, (UNSURE, Wear.PROPER), _MASKED, (LOOKING, None)),
)

SCENES = (
    Scene("crowd-empty", crowd=MadeCrowd()),
    Scene("crowd-three", crowd=MadeCrowd(_THREE)),
    Scene("crowd", crowd=MadeCrowd(_SEVERAL)),
    Scene("crowd-twelve", crowd=MadeCrowd(_TWELVE)),
    Scene("crowd-far", crowd=MadeCrowd(_row(0.42, 38, 0.3, 0.15, *[(LOOKING, Wear.PROPER)] * 3, far=True))),
    Scene("crowd-demo", crowd=MadeCrowd(_THREE[:1]), demo=True),
    Scene("crowd-camera-lost", crowd=MadeCrowd(fault=Reason.CAMERA_LOST, picture=False)),
    Scene("crowd-engine-failed", crowd=MadeCrowd(_THREE, Reason.ENGINE_FAILED)),
)
