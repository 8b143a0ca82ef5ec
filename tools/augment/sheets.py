"""Contact sheets for the eye: every kind of made picture many times over, on real crops."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

import albumentations as A
import cv2
import numpy as np

from kiosk.scene import Landmarks, Pixels
from tools.augment import pipelines
from tools.augment.canvas import frame_of
from tools.augment.dress import Wardrobe
from tools.augment.headwear import Worn, put_on
from tools.augment.made import Kind, make
from tools.augment.moved import Donor, move_mask
from tools.augment.worn import Place, draw_worn, seated
from tools.data.cache import Crops

COLUMNS = 8
TILE = 132
EDGE_BGR = ((55, 120, 27), (43, 24, 178), (19, 130, 224))
"""Of a tile's frame: with a mask, without, wrong."""
Tiles = list[Pixels]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One contact sheet; `name` is its file's, `about` says what an honest eye should see on it."""

    name: str
    title: str
    about: str
    picture: Pixels


@dataclass(frozen=True, slots=True)
class Faces:
    """Crops with their landmarks to make pictures of: bare ones, and properly masked ones."""

    bare: tuple[Donor, ...]
    masked: tuple[Donor, ...]


def faces(crops: Crops, bare: int, masked: int) -> Faces:
    """Those of two labels whose landmarks were found, in their order."""

    def of(label: int) -> tuple[Donor, ...]:
        seen = ((i, crops.marks(i)) for i, sample in enumerate(crops.samples) if sample.label == label)
        return tuple((np.asarray(crops.bgr[i]), marks) for i, marks in seen if marks is not None)

    return Faces(of(bare), of(masked))


def tiled(tiles: Tiles, columns: int = COLUMNS) -> Pixels:
    """One picture of (s, s, 3) tiles in rows, grey where tiles end."""
    blank = np.full((TILE, TILE, 3), 244, np.uint8)
    sized = [np.asarray(cv2.resize(tile, (TILE, TILE), interpolation=cv2.INTER_AREA), np.uint8) for tile in tiles]
    sized += [blank] * (-len(sized) % columns)
    rows = [np.hstack(sized[start : start + columns]) for start in range(0, len(sized), columns)]
    return np.asarray(np.vstack(rows), np.uint8)


def every_sheet(people: Faces, count: int, seed: int) -> Iterator[Sheet]:
    """All sheets, `count` examples each; the same seed gives the same sheets."""
    yield _paper_figure(people.bare[0][0], seed)
    for kind in Kind:
        about = "The mouth is covered by something that is no mask: the label stays “without a mask”."
        yield _sheet(f"made-{kind.value}", f"Made: {kind.value}", about, people.bare, count, seed, partial(_made, kind))
    for place in Place:
        words = "A mask drawn on" if place is Place.PROPER else "A drawn mask, worn wrongly"
        about = f"{words}: {place.value}."
        drawn = partial(_worn, None, place)
        yield _sheet(f"drawn-{place.name.lower()}", f"Drawn: {place.value}", about, people.bare, count, seed, drawn)
        about = "A real mask, cut from another person's picture by its landmarks and laid onto a bare face."
        moved = partial(_worn, people.masked, place)
        yield _sheet(f"moved-{place.name.lower()}", f"Moved: {place.value}", about, people.bare, count, seed, moved)
    for worn in Worn:
        about = "For every class alike: with or without a mask, this says nothing about it."
        both = people.bare[: count // 2] + people.masked[: count - count // 2]
        yield _sheet(f"alike-{worn.value}", f"Alike: {worn.value}", about, both, count, seed, partial(_put_on, worn))
    yield _batch("door", "The door's pipeline", "Light, distance, blur, noise, compression: alike for every class.",
                 people, 2 * count, seed, Wardrobe({}, {}, {}))  # fmt: skip
    yield _batch("batch", "As training sees it", "Frames: green with a mask, red without, orange worn wrongly.",
                 people, 64, seed, Wardrobe())  # fmt: skip


def _made(kind: Kind, crop: Pixels, marks: Landmarks, rng: np.random.Generator) -> Pixels:
    return make(crop, marks, kind, rng)


def _put_on(worn: Worn, crop: Pixels, marks: Landmarks, rng: np.random.Generator) -> Pixels:
    return put_on(crop, marks, worn, rng)


def _worn(
    donors: tuple[Donor, ...] | None, place: Place, crop: Pixels, marks: Landmarks, rng: np.random.Generator
) -> Pixels:
    found = seated(frame_of(marks), place, crop.shape[0], rng)
    if found is None or found[1] is not place or not frame_of(marks).frontal:
        return crop
    if donors is None:
        return draw_worn(crop, found[0], rng)
    return move_mask(crop, marks, donors[int(rng.integers(len(donors)))], found[0], rng)


def _sheet(
    name: str, title: str, about: str, people: tuple[Donor, ...], count: int, seed: int,
    change: Callable[[Pixels, Landmarks, np.random.Generator], Pixels],
) -> Sheet:  # fmt: skip
    start = seed + sum(name.encode())  # each sheet shows other people first
    tiles: Tiles = []
    for index in range(4 * count):
        crop, marks = people[(start + index) % len(people)]
        after = change(crop, marks, np.random.default_rng((seed, start, index)))
        if after is not crop and len(tiles) < count:  # a mask that would lie outside the picture is not put on
            tiles.append(after)
    return Sheet(name, title, about, tiled(tiles or [people[0][0]]))


def _paper_figure(crop: Pixels, seed: int) -> Sheet:
    """The paper's figure 1: one picture, and what each step makes of it."""
    tiles = []
    for step in pipelines.paper_steps(always=True).values():
        alone = A.Compose([step])
        tiles.append(crop)
        for index in range(COLUMNS - 1):
            alone.set_random_seed(seed + index)
            tiles.append(np.asarray(alone(image=crop)["image"], np.uint8))
    names = ", ".join(pipelines.paper_steps())
    about = f"Row by row: {names}. The first picture of each row is as it was."
    return Sheet("paper", "The paper's figure 1", about, tiled(tiles))


def _batch(name: str, title: str, about: str, people: Faces, count: int, seed: int, wardrobe: Wardrobe) -> Sheet:
    """Crops of both classes through wardrobe and door, framed in their label's colour."""
    pipeline, tiles = pipelines.door(TILE), []
    for index in range(count):
        rng = np.random.default_rng((seed, index))
        label = index % 2
        crop, marks = (people.masked, people.bare)[label][int(rng.integers(len((people.masked, people.bare)[label])))]
        donor = people.masked[int(rng.integers(len(people.masked)))]
        crop, label = wardrobe(crop, marks, label, rng, donor)
        pipeline.set_random_seed(seed + index)
        tile = np.asarray(pipeline(image=crop)["image"], np.uint8)
        tiles.append(
            np.asarray(
                cv2.copyMakeBorder(tile[4:-4, 4:-4], 4, 4, 4, 4, cv2.BORDER_CONSTANT, value=EDGE_BGR[label]), np.uint8
            )
        )
    return Sheet(name, title, about, tiled(tiles))
