"""The page of given pictures: each with its answer and every heatmap (the paper's figures 8 and 9)."""

from __future__ import annotations

from collections import Counter
from contextlib import ExitStack, closing
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt
from rich.console import Console
from rich.progress import track

from engines.card import MODELS
from kiosk.networks import open_finder
from kiosk.ports import Finder
from kiosk.scene import Pixels
from kiosk.settings import ModelSettings
from tools.classify import walk
from tools.explain import evidence
from tools.explain.evidence import LABEL_WORDS, Row
from tools.explain.faces import Face, read_all
from tools.explain.layers import Layer, choose
from tools.explain.legend import colour_bars
from tools.explain.model import Model, open_model
from tools.explain.options import Options, Report
from tools.explain.overlay import SHOWN, with_bar
from tools.page import picture, write_page
from tools.whole import whole


@dataclass(frozen=True, slots=True)
class Explained:
    """One face, its (3,) probabilities, and why; `number` is unique on the page, and `of` is the class explained."""

    number: int
    face: Face
    probabilities: npt.NDArray[np.float64]
    of: int
    rows: list[Row]

    @property
    def answer(self) -> int:
        """The likeliest class."""
        return int(self.probabilities.argmax())


def run(options: Options, models: Path = MODELS) -> Report:
    """Write the page and a PNG of each heatmap beside it. Raises KioskError before anything is written."""
    model = open_model(options.models[0], models)
    layers = choose(model.system, options.layers)
    of = model.class_index(options.of) if options.of else None
    files = [file for path in options.pictures for file in walk(path)]
    with ExitStack() as opened:
        finder = None if options.crops else _open_finder(models, opened)
        faces, unread = read_all(files, finder)
    console = Console(stderr=True)
    explained = [
        explain(model, number, face, layers, of)
        for number, face in enumerate(track(faces, "explaining", console=console, transient=True), 1)
    ]
    for one in explained:
        _save(one, options.out)
    page = write_page(
        options.out / "index.html",
        "explain.html.j2",
        model=model,
        explained=explained,
        answers=Counter(LABEL_WORDS[one.answer] for one in explained),
        unread=unread,
        layers=layers,
        labels=LABEL_WORDS,
        bars=colour_bars(signed=True),
        jpeg=picture,
        small=shown,
    )
    return Report(page, f"{len(explained)} faces of {len(files)} pictures explained", len(unread))


def explain(model: Model, number: int, face: Face, layers: tuple[Layer, ...], of: int | None) -> Explained:
    """One face: the answer, and the heatmaps of the class `of`, None: the class answered."""
    found = model.read([face.crop])[0]
    target = int(found.argmax()) if of is None else of
    return Explained(number, face, found, target, evidence.rows(model, face.crop, target, layers))


def shown(crop: Pixels) -> Pixels:
    """A square BGR crop in the size of the heatmaps, (SHOWN, SHOWN, 3)."""
    return np.asarray(cv2.resize(crop, (SHOWN, SHOWN), interpolation=cv2.INTER_AREA), np.uint8)


def _open_finder(models: Path, opened: ExitStack) -> Finder:
    finder, engine = open_finder(ModelSettings(), models)
    opened.enter_context(closing(engine.engine))
    return finder


def _save(one: Explained, out: Path) -> None:
    for row in one.rows:
        for heatmap in row.maps:
            with whole(out / f"{one.number:03}-{one.face.file.stem}-{heatmap.name}.png") as partial:
                partial.write_bytes(cv2.imencode(".png", with_bar(heatmap))[1].tobytes())
