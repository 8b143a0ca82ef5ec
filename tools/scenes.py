"""The scenes that visits are made of: who plays, what must show, what must never."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from kiosk.maskdraw import Mask, Wear
from kiosk.ports import Finder
from kiosk.quality import Limits, flaw
from kiosk.scene import LABELS, Reason, Verdict
from tools.data.layouts import read
from tools.data.pictures import read_picture
from tools.staging import Portrait, Presence

MIN_FACE_PX = 60
ANY_SIZE = Limits(min_height_px=0, max_height_share=2.0, border_share=-1.0)
GREEN, RED = (Verdict.MASK_OK,), (Verdict.NO_MASK, Verdict.MASK_WRONG)


@dataclass(frozen=True, slots=True)
class Scene:
    """A visit: its cast, its length, and what must show in each span (start, end, verdicts allowed to be reached)."""

    name: str
    cast: tuple[Presence, ...]
    seconds: float
    must: tuple[tuple[float, float, tuple[Verdict, ...]], ...]
    never: tuple[tuple[float, float, tuple[Verdict, ...]], ...] = ()


def _person(portrait: Portrait, wear: Wear | None, start: float, end: float, mask: Mask, **place: float) -> Presence:
    return Presence(portrait.worn(wear, mask), portrait.face.box, start, end, **place)


def scenes(one: Portrait, other: Portrait, mask: Mask) -> list[Scene]:
    """Every scene with `one` as the subject and `other` as the other person; both bare in their portraits."""
    ok = Wear.PROPER
    changing = tuple(
        _person(one, wear, start, end, mask) for wear, start, end in ((None, 0.5, 3), (ok, 3, 6), (None, 6, 8.5))
    )
    masked, bare = _person(one, ok, 0.5, 5, mask), _person(one, None, 0.5, 5, mask)
    behind = _person(other, None, 0.5, 5, mask, x=0.68, y=0.4, height_px=100.0)
    aside = _person(other, ok, 1.5, 5, mask, x=0.1, height_px=260.0)
    beside = _person(other, None, 0.5, 5, mask, x=0.66)
    near = Presence(masked.picture, masked.face, 0.5, 5, x=0.36)
    after = _person(other, None, 3.0, 6, mask)
    wrong = _person(one, Wear.NOSE_OUT, 0.5, 4, mask)
    return [
        Scene(
            "mask on and off",
            changing,
            9.5,
            ((0.5, 3, RED), (3, 6, GREEN), (6, 8.5, RED)),
            ((0, 3, GREEN), (7, 9.5, GREEN)),
        ),
        Scene("bystander behind", (behind, masked), 5.5, ((0.5, 5, GREEN),), ((0, 5.5, RED),)),
        Scene("bystander in front, aside", (bare, aside), 5.5, ((0.5, 5, RED),), ((0, 5.5, GREEN),)),
        Scene("two in the zone", (beside, near), 5.5, ((0.5, 5, (Verdict.CANT_TELL,)),), ((1.5, 5.5, GREEN),)),
        Scene(
            "another person",
            (Presence(masked.picture, masked.face, 0.5, 3), after),
            6.5,
            ((0.5, 3, GREEN), (3, 6, RED)),
            ((4, 6.5, GREEN),),
        ),
        Scene("nose out", (wrong,), 4.5, ((0.5, 4, RED),), ((0, 4.5, GREEN),)),
    ]


def real_mask(portrait: Portrait) -> Scene:
    """A person whose portrait already shows a real mask, properly worn."""
    return Scene(
        "a real mask", (Presence(portrait.bgr, portrait.face.box, 0.5, 4),), 4.5, ((0.5, 4, GREEN),), ((0, 4.5, RED),)
    )


def portraits(data: Path, finder: Finder, label: str, count: int) -> list[Portrait]:
    """Up to `count` held-out pictures with one plain face of MIN_FACE_PX or more, no source more than a third."""
    held_out = [sample for sample in read(data) if sample.split != "train" and sample.box is None]
    samples = [sample for sample in held_out if LABELS[sample.label] == label]
    chosen: list[Portrait] = []
    taken: Counter[str] = Counter()
    for index in np.random.default_rng(5).permutation(len(samples)):
        sample = samples[index]
        if len(chosen) < count and sample.person and taken[sample.source] < count / 3:
            found = _portrait(sample.file, finder)
            chosen += found
            taken[sample.source] += len(found)
    return chosen


def _portrait(file: Path, finder: Finder) -> list[Portrait]:
    """The picture with some room around it, if it shows one plain face."""
    bgr = read_picture(file)
    room = bgr.shape[0] // 4
    wide = np.asarray(cv2.copyMakeBorder(bgr, room, room, room, room, cv2.BORDER_REPLICATE), np.uint8)
    found = finder.find(wide)
    plain = len(found) == 1 and found[0].score > 0.6 and found[0].box.height >= MIN_FACE_PX
    return [Portrait(file.name, wide, found[0])] if plain and flaw(wide, found[0], ANY_SIZE) is Reason.NONE else []
