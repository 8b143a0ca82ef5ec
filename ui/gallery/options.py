"""The gallery's command line."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from textwrap import fill
from typing import TypeVar

from kiosk.settings_screen import LANGUAGES
from ui.gallery.eyes import EYES, Eye
from ui.gallery.shots import LANDSCAPE, PORTRAIT, README, README_SHRINK, Shot, product_of, shot_named, size_named
from ui.palettes import PALETTES

T = TypeVar("T")

_ABOUT = """A picture of every screen in every state, language, theme and size, and a page to browse them.
No camera, no network and no display is needed. All of it is thousands of pictures and a gigabyte."""
TEXTS = {"ordinary": False, "large": True}


@dataclass(frozen=True, slots=True)
class Options:
    """The command line, parsed. `only`: single pictures, so that no page is made for them.

    `readme`: they are those of the README, and go by their scenes' names.
    """

    out: Path
    shots: tuple[Shot, ...]
    eye: Eye = "usual"
    check: bool = False
    shrink: int = 1
    only: bool = False
    readme: bool = False

    def name(self, shot: Shot) -> str:
        """The picture's file."""
        return f"{shot.scene if self.readme else shot}.png"


def parse(arguments: Sequence[str] | None, scenes: Collection[str]) -> Options:
    """Ends the process with 2, and what is wrong, where the arguments cannot be used."""
    parser = _parser(scenes)
    given = parser.parse_args(arguments)
    if given.out.exists() and not given.out.is_dir():
        parser.error(f"--out: {given.out} is a file, not a folder")
    if given.readme:
        return Options(given.out, README, given.eyes, given.check, README_SHRINK, only=True, readme=True)
    texts = [TEXTS[text] for text in dict.fromkeys(given.text)]
    each = (dict.fromkeys(given.languages), dict.fromkeys(given.scenes), list(dict.fromkeys(given.sizes)))
    shots = tuple(given.only) or product_of(*each, texts, list(dict.fromkeys(given.themes)))
    return Options(given.out, shots, given.eyes, given.check, given.shrink, bool(given.only))


def _parser(scenes: Collection[str]) -> argparse.ArgumentParser:
    named = fill(f"scenes: {', '.join(scenes)}", break_on_hyphens=False)
    as_it_is = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(
        prog="python -m ui.gallery", description=_ABOUT, epilog=named, formatter_class=as_it_is
    )
    add = parser.add_argument
    add("--out", type=Path, required=True, metavar="DIR", help="where the pictures go; it is made if it is not there")
    add("--scenes", nargs="+", type=_scene(scenes), default=list(scenes), metavar="NAME", help="by default all")
    add("--languages", nargs="+", choices=LANGUAGES, default=list(LANGUAGES), help="by default all")
    add("--themes", nargs="+", choices=list(PALETTES), default=list(PALETTES), help="by default all")
    sizes = "by default 1280x720 and 720x1280"
    add("--sizes", nargs="+", type=_told(size_named), default=[LANDSCAPE, PORTRAIT], metavar="WxH", help=sizes)
    add("--text", nargs="+", choices=list(TEXTS), default=["ordinary"], help="how large letters are")
    add("--eyes", choices=list(EYES), default="usual", help="whose eyes see the pictures")
    add("--check", action="store_true", help="tell what is wrong with any of them, and end with 1")
    one = "single pictures, by their names: mask-ok.ar.dark.1280x720"
    add("--only", nargs="+", type=_told(lambda name: shot_named(name, scenes)), default=[], metavar="PICTURE", help=one)
    add("--readme", action="store_true", help="the README's pictures, as they lie in docs/screens")
    add("--shrink", type=int, choices=range(1, 9), default=1, metavar="N", help="save each so many times smaller")
    return parser


def _scene(scenes: Collection[str]) -> Callable[[str], str]:
    def known(name: str) -> str:
        if name in scenes:
            return name
        near = "".join(f": did you mean {one}?" for one in get_close_matches(name, scenes, 1))
        raise argparse.ArgumentTypeError(f"there is no scene {name!r}{near}")

    return known


def _told(read: Callable[[str], T]) -> Callable[[str], T]:
    """argparse says only that a value is wrong, unless it is told why so."""

    def with_reason(text: str) -> T:
        try:
            return read(text)
        except ValueError as error:
            raise argparse.ArgumentTypeError(str(error)) from error

    return with_reason
