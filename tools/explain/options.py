"""The command line of `python -m tools.explain`."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from engines.card import MODELS, load_card, members_of, shipped
from kiosk.scene import LABELS
from tools.data.samples import SPLIT_KINDS, SplitKind

Page = Literal["pictures", "mistakes", "borderline", "animals"]
MOST = 200
USAGE = """
  python -m tools.explain PICTURE... --model NAME --out DIR [--crops] [--of LABEL] [--layer LAYER]...
  python -m tools.explain --mistakes --data DIR --model NAME --out DIR [--split original/clean] [--val] [--most N]
  python -m tools.explain --borderline --data DIR --model RUN --model RUN... --out DIR
  python -m tools.explain --animals --data DIR --model NAME --out DIR"""


@dataclass(frozen=True, slots=True)
class Options:
    """What to explain. `models`: names of shipped models or folders of runs; `of` empty: the class answered."""

    page: Page
    models: tuple[str, ...]
    out: Path
    pictures: tuple[Path, ...] = ()
    data: Path = Path()
    crops: bool = False
    of: str = ""
    layers: tuple[str, ...] = ()
    split: SplitKind = "clean"
    val: bool = False
    most: int = MOST


@dataclass(frozen=True, slots=True)
class Report:
    """What was made: the page, a sentence of what it shows, and how many pictures could not be read."""

    page: Path
    sentence: str
    unreadable: int = 0


def parse(arguments: list[str] | None = None) -> Options:
    """The command line; ends with a sentence where it makes no sense."""
    parser = _parser()
    given = parser.parse_args(arguments)
    chosen: list[Page] = [page for page in get_args(Page) if getattr(given, page)]
    if len(chosen) != 1:
        parser.error("name pictures, or give one of --mistakes, --borderline and --animals")
    (page,) = chosen
    if page != "pictures" and given.data is None:
        parser.error(f"--{page} needs --data: the folder of pictures with their labels")
    models = tuple(given.model or [members_of(load_card(shipped(MODELS).classifier))[0].name])
    if page == "borderline" and len(models) < 2:
        parser.error("--borderline compares runs: give --model twice or more, for example one run a seed")
    if page != "borderline" and len(models) > 1:
        parser.error(f"one --model only: {', '.join(models)} are too many")
    return Options(
        page,
        models,
        given.out,
        tuple(given.pictures),
        given.data or Path(),
        given.crops,
        given.of,
        tuple(given.layer),
        given.split,
        given.val,
        given.most,
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m tools.explain", usage=USAGE, description="Why a network answered as it did, as a page."
    )
    parser.add_argument("pictures", nargs="*", type=Path, metavar="PICTURE", help="pictures, or folders of them")
    parser.add_argument("--mistakes", action="store_true", help="every wrong answer on the test pictures")
    parser.add_argument("--borderline", action="store_true", help="hard pictures, judged by several runs")
    parser.add_argument("--animals", action="store_true", help="cats and dogs, none of which wears a mask")
    parser.add_argument(
        "--model", action="append", metavar="NAME", help="a shipped model or a run's folder; default: the kiosk's"
    )
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="gets index.html")
    parser.add_argument("--data", type=Path, metavar="DIR", help="a folder of labelled pictures, as for tools.train")
    parser.add_argument("--crops", action="store_true", help="each picture is a face crop: no face is looked for")
    parser.add_argument("--of", choices=LABELS, default="", help="the class to explain; default: the one answered")
    parser.add_argument("--layer", action="append", default=[], help="look here only, for example layer3")
    parser.add_argument("--split", choices=SPLIT_KINDS, default="clean")
    parser.add_argument("--val", action="store_true", help="the validation pictures too")
    parser.add_argument("--most", type=_count, default=MOST, help=f"pictures shown at most; default {MOST}")
    return parser


def _count(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of pictures: give 1 or more")
    return int(text)
