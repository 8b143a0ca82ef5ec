"""Draws what happened in training: `python -m tools.curves RUN... --out DIR`.

OUT/index.html is the page; the same figures lie beside it as PNG and SVG: sweep, epochs, accuracy, steps.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kiosk.errors import KioskError
from tools.curves.history import read_history
from tools.curves.ink import save
from tools.curves.stories import draw, sections
from tools.page import write_page
from tools.run import run_tool


@dataclass(frozen=True, slots=True)
class Options:
    """The command line, parsed."""

    runs: tuple[Path, ...]
    out: Path


@dataclass(frozen=True, slots=True)
class Report:
    """The page, which figures it has, and what was missing in which run."""

    page: Path
    drawn: tuple[str, ...]
    remarks: tuple[str, ...]

    def __str__(self) -> str:
        return "\n".join((*self.remarks, f"{', '.join(self.drawn)}: {self.page}"))


def parse(arguments: list[str] | None = None) -> Options:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m tools.curves", description="Draws what happened in training.")
    parser.add_argument("runs", nargs="+", type=Path, metavar="RUN", help="a folder that tools.train wrote")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="where the page and the figures go")
    given = parser.parse_args(arguments)
    return Options(tuple(given.runs), given.out)


def run(options: Options) -> Report:
    """Draw every run. Raises KioskError where one is none or damaged, where there is nothing to draw, or no room."""
    folders = list(dict.fromkeys(folder.resolve() for folder in options.runs))
    histories = [read_history(folder, label) for folder, label in zip(folders, labels(folders), strict=True)]
    remarks = tuple(f"{history.label} {remark}" for history in histories for remark in history.remarks)
    if all(history.empty for history in histories):
        raise KioskError("there is nothing to draw yet: let the training make a step first\n  " + "\n  ".join(remarks))
    drawn = draw(histories)
    for name, figure in drawn.items():
        save(figure, options.out, name)
    page = write_page(
        options.out / "index.html", "curves.html.j2", runs=histories, remarks=remarks, sections=sections(drawn)
    )
    return Report(page, tuple(drawn), remarks)


def labels(folders: Sequence[Path]) -> list[str]:
    """The shortest ends of the paths that tell them apart."""
    for parts in range(1, max(len(folder.parts) for folder in folders) + 1):
        named = ["/".join(folder.parts[-parts:]) for folder in folders]
        if len(set(named)) == len(named):
            return named
    return [str(folder) for folder in folders]


def main(arguments: list[str] | None = None) -> None:
    """Entry of `python -m tools.curves`."""
    print(run(parse(arguments)))


if __name__ == "__main__":
    run_tool(main)
