"""Visits of one person each, by kind: filmed, looked at once by the kiosk's stages, and kept to be decided again.

A line of the file is one visit: {"kind", "portrait", "masked", "made", "sights": [[captured_s, track or null, flaw,
crowded, [with, without, incorrect] or null], ...]}. A visit that is in the file is not filmed again.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, astuple, dataclass
from pathlib import Path
from typing import Any

import numpy as np
from rich.progress import track

from kiosk.errors import KioskError
from kiosk.preprocess import pad_square
from kiosk.scene import Box, Detection, Face, Landmarks, Pixels, Reading, Reason, Sight
from tools.augment.canvas import frame_of
from tools.augment.made import Kind, make
from tools.augment.worn import Place, draw_worn, seated
from tools.scenes import Scene
from tools.staging import Portrait, Presence

ARRIVES_S, LEAVES_S, ENDS_S = 0.5, 3.5, 4.0
NOBODY = Detection(Box(0, 0, 1, 1), 1.0, Landmarks((0, 0), (1, 0), (0.5, 0.5), (0, 1), (1, 1)))
"""Stands for a face whose place in the picture no longer matters."""
See = Callable[[Scene, int], Sequence[Sight]]
"""From a scene and a seed to what the kiosk's stages saw of it, frame by frame."""


@dataclass(frozen=True, slots=True)
class Guest:
    """Who comes: `masked` properly or not, `made` or as photographed."""

    kind: str
    portrait: str
    masked: bool
    made: bool


Entrance = tuple[Guest, Scene]


@dataclass(frozen=True, slots=True)
class Visit:
    """A guest, and what was seen in every frame."""

    guest: Guest
    sights: tuple[Sight, ...]


def cast(bare: Sequence[Portrait], masked: Sequence[Portrait], wrong: Sequence[Portrait]) -> Iterator[Entrance]:
    """Everybody as photographed; and the bare ones once more with a thing before the mouth, and with a mask."""
    for kind, portraits in (("bare", bare), ("masked", masked), ("worn wrongly", wrong)):
        for number, one in enumerate(portraits):
            yield _alone(Guest(kind, f"{number} {one.name}", kind == "masked", made=False), one, one.bgr)
    things, places = list(Kind), (Place.NOSE_OUT, Place.CHIN)
    for number, one in enumerate(map(_squared, bare)):
        rng, name, marks = np.random.default_rng(number), f"{number} {one.name}", one.face.marks
        thing, place = things[number % len(things)], places[number % len(places)]
        yield _alone(Guest(thing.value, name, masked=False, made=True), one, make(one.bgr, marks, thing, rng))
        seat = seated(frame_of(marks), place, one.bgr.shape[0], rng)
        if seat is not None and seat[1] is place:
            guest = Guest(f"mask {place.value}", name, masked=False, made=True)
            yield _alone(guest, one, draw_worn(one.bgr, seat[0], rng))


def _squared(portrait: Portrait) -> Portrait:
    """What is drawn onto faces is drawn onto squares."""
    height, width = portrait.bgr.shape[:2]
    x, y = (max(height, width) - width) // 2, (max(height, width) - height) // 2
    box, marks = portrait.face.box, portrait.face.marks
    moved = [(point[0] + x, point[1] + y) for point in astuple(marks)]
    face = Detection(Box(box.x0 + x, box.y0 + y, box.x1 + x, box.y1 + y), portrait.face.score, Landmarks(*moved))
    return Portrait(portrait.name, pad_square(portrait.bgr), face)


def _alone(guest: Guest, portrait: Portrait, picture: Pixels) -> Entrance:
    return guest, Scene(guest.kind, (Presence(picture, portrait.face.box, ARRIVES_S, LEAVES_S),), ENDS_S, ())


def gather(wanted: Sequence[Entrance], see: See, path: Path) -> list[Visit]:
    """Every visit, those from the file first. Raises KioskError where it is damaged."""
    known = {visit.guest: visit for visit in read(path)} if path.is_file() else {}
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8") as lines:
        lines.writelines(json.dumps(as_dict(visit)) + "\n" for visit in known.values())
        for seed, (guest, scene) in enumerate(track(wanted, "visits", transient=True)):
            if guest not in known:
                known[guest] = Visit(guest, tuple(see(scene, seed)))
                print(json.dumps(as_dict(known[guest])), file=lines, flush=True)
    return [known[guest] for guest, _ in wanted]


def as_dict(visit: Visit) -> dict[str, Any]:
    """As a line of the file has it."""
    return asdict(visit.guest) | {"sights": [_short(sight) for sight in visit.sights]}


def _short(sight: Sight) -> list[Any]:
    reading, subject = sight.reading, sight.subject
    values = None if reading is None else [reading.with_mask, reading.without_mask, reading.mask_incorrect]
    seen = (None, Reason.NONE.value) if subject is None else (subject.track, subject.flaw.value)
    return [round(sight.captured_s, 6), *seen, sight.crowded, values]


def read(path: Path) -> list[Visit]:
    """The visits of a file; a last line that was cut off is left out. Raises KioskError."""
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    whole = [line for line in lines if line.endswith("\n")]
    try:
        return [_visit(json.loads(line)) for line in whole]
    except (ValueError, TypeError, KeyError) as error:
        raise KioskError(f"{path} is damaged ({error}): remove it, and all is filmed again") from error


def _visit(row: dict[str, Any]) -> Visit:
    sights = tuple(_sight(place, fields) for place, fields in enumerate(row.pop("sights")))
    return Visit(Guest(**row), sights)


def _sight(frame: int, fields: list[Any]) -> Sight:
    captured_s, who, flaw, crowded, values = fields
    face = None if who is None else Face(who, NOBODY, Reason(flaw))
    reading = None if values is None else Reading(*values)
    return Sight(frame, captured_s, () if face is None else (face,), face, reading, crowded)
