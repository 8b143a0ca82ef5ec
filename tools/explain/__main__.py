"""Shows why a network answered as it did, as a page: `python -m tools.explain PICTURE... --model NAME --out DIR`."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from engines.card import MODELS
from kiosk import native
from kiosk.errors import PictureUnreadable
from tools.explain import animals, borderline, mistakes, pictures
from tools.explain.options import Options, Page, Report, parse
from tools.run import run_tool

PAGES: dict[Page, Callable[[Options, Path], Report]] = {
    "pictures": pictures.run,
    "mistakes": mistakes.run,
    "borderline": borderline.run,
    "animals": animals.run,
}


def run(options: Options, models: Path = MODELS) -> Report:
    """Make the page that was asked for. Raises KioskError, PictureUnreadable, ModelError."""
    return PAGES[options.page](options, models)


def main(arguments: list[str] | None = None, models: Path = MODELS) -> None:
    """Entry. Raises PictureUnreadable after the page is written where a picture could not be read."""
    native.prepare(os.environ)
    report = run(parse(arguments), models)
    print(f"{report.sentence}: {report.page}")
    if report.unreadable:
        raise PictureUnreadable(f"{report.unreadable} pictures could not be read; the page says which: copy them again")


if __name__ == "__main__":
    run_tool(main)
