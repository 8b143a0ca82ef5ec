"""Judges pictures: `python -m tools.classify PATH... [--model NAME] [--backend B] [--crops] --out FILE.jsonl`.

One JSON line per picture. Folders are walked; without --crops the finder looks for every face, and `refused` says what
the kiosk's quality gate holds against judging it. The probabilities are calibrated and given for refused faces too.
"""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, TextIO

from rich.console import Console
from rich.progress import Progress

from engines.card import MODELS
from kiosk import native
from kiosk.errors import KioskError, PictureUnreadable
from kiosk.networks import DETECTOR, open_classifier, open_detector, open_finder
from kiosk.pictures import is_picture
from kiosk.settings import FacesSettings, ModelSettings
from tools.data.pictures import read_picture
from tools.judges import Faces, Judge, crop_judge, crop_opinion, detections, picture_judge
from tools.run import run_tool

NAMES = ("vanilla", "cnn", "resnet34", "resnet50", "detector", "ensemble")
SIZES = ("640x480", "960x544")
BACKENDS = ("tensorrt", "tensorrt-rtx", "openvino", "onnxruntime")


@dataclass(frozen=True, slots=True)
class Options:
    """The command line, parsed. `model` empty: the shipped one."""

    paths: tuple[Path, ...]
    out: Path
    model: str = ""
    backend: str = "onnxruntime"
    crops: bool = False
    size: Literal["640x480", "960x544"] = "640x480"
    """What the detector looks at."""
    threads: int = 2


@dataclass(frozen=True, slots=True)
class Report:
    """How much was judged."""

    pictures: int
    faces: int
    refused: int
    unreadable: int

    def __str__(self) -> str:
        return f"{self.pictures} pictures, {self.faces} faces, {self.refused} refused, {self.unreadable} unreadable"


def parse(arguments: list[str] | None = None) -> Options:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m tools.classify", description="Judges pictures of faces.")
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="pictures, or folders of them")
    parser.add_argument("--model", choices=NAMES, default="", help="default: the one that the kiosk uses")
    parser.add_argument("--backend", choices=BACKENDS, default="onnxruntime")
    parser.add_argument("--crops", action="store_true", help="each picture is a face crop: no finder, no quality gate")
    parser.add_argument(
        "--size", choices=SIZES, default=SIZES[0], help="what the detector looks at (default: %(default)s)"
    )
    parser.add_argument("--out", type=Path, required=True, metavar="FILE.jsonl")
    given = parser.parse_args(arguments)
    return Options(tuple(given.paths), given.out, given.model, given.backend, given.crops, given.size)


def run(options: Options, models: Path = MODELS) -> Report:
    """Judge every picture; OUT has their lines. Raises PictureUnreadable, ModelError, KioskError before the first."""
    pictures = [picture for path in options.paths for picture in walk(path)]
    with ExitStack() as opened, _open_out(options.out) as lines:
        return classify(pictures, _open_judge(options, models, opened), lines)


def walk(path: Path) -> list[Path]:
    """The pictures under a folder in the order of their paths, or a file itself. Raises PictureUnreadable."""
    if not path.exists():
        raise PictureUnreadable(f"{path} is not there: check how it is written")
    if not path.is_dir():
        return [path]
    entries = (Path(folder) / name for folder, _, names in os.walk(path, onerror=_refuse) for name in names)
    found = sorted(entry for entry in entries if is_picture(entry))
    if not found:
        raise PictureUnreadable(f"there is no picture in {path}: give a folder with some, or name a file")
    return found


def _refuse(error: OSError) -> None:
    raise PictureUnreadable(f"{error.filename} cannot be read ({error.strerror}): check its permissions") from error


def _open_out(path: Path) -> TextIO:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return path.open("w", encoding="utf-8")
    except OSError as error:
        raise KioskError(f"{path} cannot be written ({error.strerror}): give another --out") from error


def _open_judge(options: Options, models: Path, opened: ExitStack) -> Judge:
    named = "" if options.model == DETECTOR else options.model
    wanted = ModelSettings.model_validate(
        {"classifier": named, "backends": (options.backend,), "threads": options.threads}
    )
    if options.model == DETECTOR:
        detector, engine = open_detector(wanted, FacesSettings(size=options.size), models)
        opened.enter_context(closing(engine.engine))
        return crop_opinion(detector) if options.crops else detections(detector)
    classifier, _, engine = open_classifier(wanted, models)
    opened.enter_context(closing(engine.engine))
    if options.crops:
        return crop_judge(classifier)
    finder, engine = open_finder(wanted, models)
    opened.enter_context(closing(engine.engine))
    return picture_judge(finder, classifier)


def classify(pictures: Sequence[Path], judge: Judge, lines: TextIO) -> Report:
    """One line for each picture; what cannot be read gets one too, and a sentence on stderr."""
    faces: Faces = []
    unreadable = 0
    console = Console(stderr=True)
    with Progress(console=console, transient=True) as progress:
        for path in progress.track(pictures, description="judging"):
            line: dict[str, Any] = {"file": str(path), "faces": []}
            try:
                line["faces"] = judge(read_picture(path))
            except PictureUnreadable as error:
                line["error"] = str(error)
                unreadable += 1
                console.print(str(error), markup=False, highlight=False, soft_wrap=True)
            faces += line["faces"]
            print(json.dumps(line), file=lines, flush=True)
    return Report(len(pictures), len(faces), sum(face["refused"] is not None for face in faces), unreadable)


def main(arguments: list[str] | None = None, models: Path = MODELS) -> None:
    """Entry of `python -m tools.classify`. Raises PictureUnreadable after the last line where one could not be read."""
    native.prepare(os.environ)
    options = parse(arguments)
    report = run(options, models)
    print(f"{report}: {options.out}")
    if report.unreadable:
        raise PictureUnreadable(
            f"{report.unreadable} of {report.pictures} pictures could not be read; {options.out} says which: "
            "copy them again"
        )


if __name__ == "__main__":
    run_tool(main)
