"""Shows what training makes of your pictures: `python -m tools.augment --data DIR --out DIR`.

OUT gets one PNG for each kind of made picture, and index.html with all of them: look at it before you train.
"""

from __future__ import annotations

import argparse
import os
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from rich.console import Console
from rich.progress import track

from kiosk import native
from kiosk.errors import KioskError
from kiosk.ports import Finder
from tools.augment.dress import HEADWEAR_SHARES, MADE_SHARES, WORN_SHARES
from tools.augment.made import Kind
from tools.augment.sheets import Faces, Sheet, every_sheet, faces
from tools.augment.worn import BARE, MASKED, Place
from tools.data.cache import SIZE, load
from tools.data.layouts import read
from tools.data.samples import Sample
from tools.finder import open_crop_finder
from tools.page import picture, write_page
from tools.run import run_tool
from tools.whole import whole

SHARES = (
    ("a mask drawn on or moved from another face", sum(WORN_SHARES.values()), "half of them worn properly"),
    ("something before the mouth", sum(MADE_SHARES.values()), ", ".join(kind.value for kind in Kind)),
)


@dataclass(frozen=True, slots=True)
class Options:
    """The command line, parsed."""

    data: Path
    out: Path
    count: int = 24
    seed: int = 0


@dataclass(frozen=True, slots=True)
class Report:
    """What was drawn, and where to look."""

    sheets: tuple[Sheet, ...]
    page: Path

    def __str__(self) -> str:
        return f"{len(self.sheets)} sheets: look at {self.page}"


def parse(arguments: list[str] | None = None) -> Options:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m tools.augment", description=str(__doc__).split(":")[0] + ".")
    parser.add_argument("--data", type=Path, required=True, metavar="DIR", help="pictures in any layout that trains")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR")
    parser.add_argument("--count", type=int, default=24, help="examples of each kind")
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args(arguments)
    if given.count < 1:
        parser.error("--count: 1 or more")
    return Options(given.data, given.out, given.count, given.seed)


def run(options: Options, finder: Finder | None = None) -> Report:
    """Draw every sheet. Raises KioskError where DATA has no bare or no masked face whose landmarks are found."""
    people = _people(options, finder or open_crop_finder())
    sheets = []
    steps = every_sheet(people, options.count, options.seed)
    total = 3 + len(Kind) + 2 * len(Place) + len(HEADWEAR_SHARES)
    for sheet in track(steps, "drawing", total, console=Console(stderr=True), transient=True):
        with whole(options.out / f"{sheet.name}.png") as partial:
            partial.write_bytes(np.asarray(cv2.imencode(".png", sheet.picture)[1]).tobytes())
        sheets.append(sheet)
    shown = [(sheet, picture(sheet.picture)) for sheet in sheets]
    page = write_page(
        options.out / "index.html", "augment.html.j2", sheets=shown, shares=SHARES, data=options.data.name
    )
    return Report(tuple(sheets), page)


def _people(options: Options, finder: Finder) -> Faces:
    """Some training faces of every source; what training never sees is not shown either."""
    rng = np.random.default_rng(options.seed)
    samples = [s for s in read(options.data) if s.split == "train" and not s.copy and s.person]
    chosen = [s for label in (BARE, MASKED) for s in _some(samples, label, 3 * options.count, rng)]
    people = faces(load(chosen, SIZE, options.out / "cache", finder), BARE, MASKED)
    if not (people.bare and people.masked):
        raise KioskError(
            f"{options.data} has too few training faces whose eyes, nose and mouth are found: give a folder with "
            "faces with and without masks, each 60 pixels or more"
        )
    return people


def _some(samples: list[Sample], label: int, count: int, rng: np.random.Generator) -> list[Sample]:
    """Up to `count` samples of one label, about as many of each source."""
    pool = [sample for sample in samples if sample.label == label]
    order = [pool[i] for i in rng.permutation(len(pool))]
    seen: dict[str, int] = {}
    ranked = []
    for sample in order:
        seen[sample.source] = seen.get(sample.source, 0) + 1
        ranked.append((seen[sample.source], sample))
    return [sample for _, sample in sorted(ranked, key=lambda pair: pair[0])[:count]]


def main(arguments: list[str] | None = None) -> None:
    """Entry of `python -m tools.augment`."""
    native.prepare(os.environ)
    print(run(parse(arguments)))


if __name__ == "__main__":
    run_tool(main)
