"""What can be done with a folder of pictures: `python -m tools.data audit DIR [--out DIR]`."""

from __future__ import annotations

import argparse
from pathlib import Path

from tools.data import audit
from tools.run import run_tool


def parse(arguments: list[str] | None = None) -> audit.Options:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m tools.data", description="Looks after folders of pictures.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    looks = commands.add_parser("audit", help="how far a number measured on a folder can be trusted, as a page")
    looks.add_argument("data", type=Path, metavar="DIR", help="a set of pictures in any layout that we know")
    looks.add_argument("--out", type=Path, default=Path("audit"), metavar="DIR", help="default: ./audit")
    given = parser.parse_args(arguments)
    return audit.Options(given.data, given.out)


def main(arguments: list[str] | None = None) -> None:
    """Entry of `python -m tools.data`. Raises KioskError; what an audit finds is no error."""
    print(audit.run(parse(arguments)))


if __name__ == "__main__":
    run_tool(main)
