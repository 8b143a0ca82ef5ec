"""The command line of `python -m kiosk`."""

from __future__ import annotations

import argparse
import threading
from dataclasses import dataclass
from pathlib import Path

from kiosk.command import program


@dataclass(frozen=True, slots=True)
class Options:
    """The command line, parsed."""

    source: str | None = None
    config: Path | None = None
    headless: bool = False
    report: Path | None = None
    seconds: float | None = None
    selftest: bool = False
    gpu: bool = False
    offline: bool = False
    setup: bool = False
    setup_first: bool = False
    setup_again: bool = False


def parse(arguments: list[str] | None = None) -> Options:
    """The command line; argparse ends with 2 where it is wrong."""
    parser = argparse.ArgumentParser(prog=program(), description="Looks at visitors and tells who wears a mask.")
    parser.add_argument(
        "--source", help="a camera's number, /dev/videoN, a file, a folder, an http(s) or rtsp URL, demo"
    )
    parser.add_argument("--config", type=Path, help="the site's settings (TOML)")
    parser.add_argument("--headless", action="store_true", help="run without a window")
    parser.add_argument(
        "--report",
        type=Path,
        help="write a JSON line per change of verdict or reason to this file",
    )
    parser.add_argument("--seconds", type=float, help="end by itself after so long")
    parser.add_argument("--selftest", action="store_true", help="check everything, say what is wrong, and end")
    parser.add_argument("--gpu", action="store_true", help="with --selftest: prove and time the engines, into --report")
    parser.add_argument("--offline", action="store_true", help="with --selftest: not the door, the record and staff")
    parser.add_argument("--setup", action="store_true", help="set this kiosk up at its screen, then start it")
    parser.add_argument("--setup-first", action="store_true", help="the same, where nobody has set it up yet")
    parser.add_argument("--setup-again", action="store_true", help="the same, until somebody goes back to the kiosk")
    given = parser.parse_args(arguments)
    if given.seconds is not None and not 0 < given.seconds <= threading.TIMEOUT_MAX:
        parser.error("--seconds is above 0")
    if (given.gpu or given.offline) and not given.selftest:
        parser.error("--gpu and --offline go with --selftest")
    return Options(**vars(given))
