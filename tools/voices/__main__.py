"""`python -m tools.voices [--out DIR]`: the spoken prompts as WAV files, made by espeak-ng.

Each text that can stand on the screen, in each language, is one file, DIR/LANGUAGE/NAME.wav. What is as it was is not
made again; DIR/manifest.json remembers. Without espeak-ng the kiosk runs with tones only.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass
from pathlib import Path

from kiosk.settings_screen import LANGUAGES
from tools.run import run_tool
from tools.voices.espeak import Espeak, EspeakMissing
from tools.voices.make import Order, make
from tools.voices.pronounced import pronounced
from ui.sound.spoken import VOICES, texts


@dataclass(frozen=True, slots=True)
class Options:
    """The command line, parsed."""

    out: Path = VOICES


def orders() -> tuple[Order, ...]:
    """Everything that is to be spoken."""
    return tuple(
        Order(language, name, pronounced(language, text))
        for language in LANGUAGES
        for name, text in texts(language).items()
    )


def parse(arguments: list[str] | None = None) -> Options:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m tools.voices", description="Makes the spoken prompts.")
    parser.add_argument("--out", type=Path, default=VOICES, metavar="DIR", help="default: where the kiosk looks")
    return Options(parser.parse_args(arguments).out)


def main(arguments: list[str] | None = None) -> None:
    """Entry of `python -m tools.voices`. A missing espeak-ng is said and no error: the kiosk can do without."""
    options = parse(arguments)
    try:
        report = make(orders(), options.out, Espeak(), _show)
    except EspeakMissing as missing:
        print(f"no words will be spoken, tones only: {missing}", file=sys.stderr)
        return
    print(f"{options.out}: {report}")


def _show(done: int, wanted: int) -> None:
    if sys.stderr.isatty():
        print(f"\rspeaking {done} of {wanted}", end="\n" if done == wanted else "", file=sys.stderr, flush=True)


if __name__ == "__main__":
    run_tool(main)
