"""Golden pictures: what an engine is shown before its first visitor, to see that it answers as its card says.

Faces from the demo's portrait (bare, masked, worn wrongly, dark, turned, upside down, half faded) and pictures that
show nothing: the strange ones tell swapped colours and a wrong normalisation apart best.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

import cv2
import numpy as np

from kiosk.demo import PORTRAIT, read_portrait
from kiosk.errors import EngineMismatch
from kiosk.evidence import likeliest
from kiosk.maskdraw import Mask, Wear, draw_mask
from kiosk.ports import Finder
from kiosk.preprocess import crop_square
from kiosk.scene import Box, Detection, Landmarks, Pixels

FACE = Box(182, 63, 269, 175)
MARKS = Landmarks((205.7, 101.9), (248.0, 103.9), (223.8, 124.9), (205.6, 142.6), (241.1, 144.1))
"""Where the portrait's face lies, in its pixels: as CenterFace finds it (score 0.86)."""
LEAST_IOU = 0.7
LEAST_SCORE = 0.6
LEAST_DETECTED_IOU = 0.5
"""The detector's boxes are those that people drew, which are larger here and smaller there."""
WHITE, BLACK = Mask(bgr=(235, 235, 235)), Mask(bgr=(40, 38, 36), pleats=0)
SIDE = 160


def crops(portrait: Path = PORTRAIT) -> dict[str, Pixels]:
    """(s, s, 3) uint8 BGR by name. Raises ModelMissing or PictureUnreadable where the portrait is not to be had."""
    whole = read_portrait(portrait)
    bare, proper, white, black, nose, chin = (
        crop_square(picture, FACE)
        for picture in (
            whole,
            draw_mask(whole, MARKS, Wear.PROPER),
            draw_mask(whole, MARKS, Wear.PROPER, WHITE),
            draw_mask(whole, MARKS, Wear.PROPER, BLACK),
            draw_mask(whole, MARKS, Wear.NOSE_OUT),
            draw_mask(whole, MARKS, Wear.CHIN),
        )
    )
    return {
        "bare": bare,
        "masked": proper,
        "white mask": white,
        "black mask": black,
        "nose out": nose,
        "chin": chin,
        "dark bare": _dark(bare),
        "dark masked": _dark(proper),
        "turned bare": _turned(bare, 20),
        "turned masked": _turned(proper, -20),
        "upside down": np.asarray(cv2.rotate(proper, cv2.ROTATE_180), np.uint8),
        "faded": np.asarray(cv2.addWeighted(bare, 0.5, proper, 0.5, 0), np.uint8),
        **_nothing(),
    }


def _dark(crop: Pixels) -> Pixels:
    return np.asarray(cv2.convertScaleAbs(crop, alpha=0.3), np.uint8)


def _turned(crop: Pixels, degrees: float) -> Pixels:
    side = crop.shape[0]
    turn = cv2.getRotationMatrix2D((side / 2, side / 2), degrees, 1)
    return np.asarray(cv2.warpAffine(crop, turn, (side, side), borderMode=cv2.BORDER_REPLICATE), np.uint8)


def _nothing() -> dict[str, Pixels]:
    """No faces: by arithmetic alone, so that they are the same on every machine."""
    y, x = np.mgrid[0:SIDE, 0:SIDE]
    hues = np.stack([x * 180 // SIDE, np.full_like(x, 200), 80 + y], 2).astype(np.uint8)
    planes = {
        "grey": np.full_like(x, 128),
        "noise": (x * 7919 + y * 104729 + x * y * 31) % 251,
        "stripes": y // 10 % 2 * 180 + 40,
    }
    made = {name: np.repeat(plane.astype(np.uint8)[:, :, None], 3, 2) for name, plane in planes.items()}
    return made | {"hues": np.asarray(cv2.cvtColor(hues, cv2.COLOR_HSV2BGR), np.uint8)}


def digest(pictures: Mapping[str, Pixels]) -> str:
    """One sha256 of all of them: another OpenCV may draw and turn by a grey level otherwise."""
    whole = hashlib.sha256()
    for name, picture in sorted(pictures.items()):
        whole.update(name.encode() + np.ascontiguousarray(picture).tobytes())
    return whole.hexdigest()


def prove_detector(detector: Finder, portrait: Path = PORTRAIT) -> None:
    """Raises EngineMismatch where it is not surest of the portrait's face, or says otherwise what that wears."""
    whole = read_portrait(portrait)
    for wanted, picture in (("without_mask", whole), ("with_mask", draw_mask(whole, MARKS, Wear.PROPER))):
        found = detector.find(picture)
        if not found or found[0].box.iou(FACE) < LEAST_DETECTED_IOU or _label(found[0]) != wanted:
            seen = ", ".join(f"{face.box} {_label(face)} with score {face.score:.2f}" for face in found) or "no face"
            raise EngineMismatch(
                f"the detector sees {seen} where a face {wanted} is: restore engines/models/, or build anew"
            )


def _label(face: Detection) -> str:
    return "unread" if face.reading is None else likeliest(face.reading)


def prove_finder(finder: Finder, portrait: Path = PORTRAIT) -> None:
    """Raises EngineMismatch where the finder does not see the portrait's one face where it is."""
    found = finder.find(read_portrait(portrait))
    if len(found) != 1 or found[0].box.iou(FACE) < LEAST_IOU or found[0].score < LEAST_SCORE:
        seen = ", ".join(f"{face.box} with score {face.score:.2f}" for face in found) or "no face"
        raise EngineMismatch(
            f"the face finder sees {seen} in a portrait of one: restore engines/models/, or build anew"
        )
