"""The golden answers in a model's card: `python -m tools.golden NAME...` takes them anew from its files.

Only after the golden pictures (kiosk.golden) changed. Whoever runs it vouches for the files: an engine that answers
otherwise than they do now is refused from then on.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from engines.card import MODELS, Card, Golden, load_card
from engines.cpu import OnnxRuntimeEngine
from engines.proof import answers
from kiosk import golden
from kiosk.networks import input_of
from kiosk.preprocess import InputSpec
from tools.run import run_tool
from tools.whole import whole


def answered(files: Sequence[Path], spec: InputSpec) -> Golden:
    """What onnxruntime makes of the golden pictures with each of the files. Raises ModelBroken, EngineFailed."""
    crops = golden.crops()
    return Golden(
        pictures=golden.digest(crops),
        logits={path.name: answers(OnnxRuntimeEngine(path), spec, crops) for path in files},
    )


def renew(name: str, folder: Path = MODELS) -> Path:
    """NAME.json with golden answers of today. Raises ModelMissing, ModelBroken, ChecksumMismatch."""
    card = load_card(name, folder)
    files = [card.file(file) for file in card.files]
    write_card(card.model_copy(update={"golden": answered(files, input_of(card))}), folder)
    return folder / f"{name}.json"


def write_card(card: Card, folder: Path) -> None:
    """FOLDER/NAME.json, whole or not at all."""
    with whole(folder / f"{card.name}.json") as partial:
        partial.write_text(card.model_dump_json(indent=1, exclude={"folder", "mixture"}) + "\n", encoding="utf-8")


def main(arguments: list[str] | None = None) -> None:
    """Entry of `python -m tools.golden`."""
    parser = argparse.ArgumentParser(prog="python -m tools.golden", description="Takes a card's golden answers anew.")
    parser.add_argument("names", nargs="+", metavar="NAME", help="such as resnet50")
    parser.add_argument("--models", type=Path, default=MODELS, metavar="DIR", help="where the cards lie")
    given = parser.parse_args(arguments)
    for name in given.names:
        print(renew(name, given.models))


if __name__ == "__main__":
    run_tool(main)
