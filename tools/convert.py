"""Makes a shipped model ready for a backend, and proves it: `python -m tools.convert NAME --backend B`.

On the device itself a GPU's engine is built, tried in a process of its own, compared with the card's golden answers and
kept where the kiosk looks for it. Where no GPU is, `tensorrt-rtx` builds for the usual kinds, or for the one named by
--for, into --out: unverified, for nobody saw them run. A kiosk that finds one in its folder of engines tries and proves
it before it uses it.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from rich.progress import Progress

from engines.build import Watch, build
from engines.card import MODELS, Card, load_card, members_of
from engines.factory import ON_CPU, Prove, Setup, open_model
from engines.gpu import Gpu, probe
from engines.on_gpu import gpu_file, key_of, shapes_of
from engines.plans import Plans
from engines.proof import prove
from engines.trt import MODULES, load_module
from kiosk import golden
from kiosk.errors import EngineUnavailable, KioskError
from kiosk.networks import prove_detector, prove_finder, workshop
from tools.run import run_tool

OUT = Path("engines-built")
KINDS = ("SM86", "SM89", "SM120")
"""NVIDIA's GeForce RTX 30, 40 and 50."""


@dataclass(frozen=True, slots=True)
class Options:
    """The command line, parsed. `precision` "": the quickest that the card has; `target`: a GPU that is elsewhere."""

    name: str
    backend: str
    precision: str = ""
    target: str = ""
    out: Path = OUT
    models: Path = MODELS


def run(options: Options) -> list[str]:
    """A sentence for each model, the members of an ensemble one by one. Raises KioskError."""
    cards = members_of(load_card(options.name, options.models))
    targets = _elsewhere(options)
    with Progress(transient=True) as progress:
        if not targets:
            return [_here(options, card, _watch(progress, card.name)) for card in cards]
        return [
            _from_afar(options, card, target, _watch(progress, f"{card.name} for {target}"))
            for card in cards
            for target in targets
        ]


def _elsewhere(options: Options) -> tuple[str, ...]:
    """The GPUs to build for that are not here; none: it is built for this machine."""
    if options.target or options.backend != "tensorrt-rtx":
        return (options.target,) if options.target else ()
    try:
        probe()
    except EngineUnavailable:
        return KINDS
    return ()


def _watch(progress: Progress, name: str) -> Watch:
    bar = progress.add_task(name, total=1.0)

    def watch(doing: str, share: float) -> bool:
        progress.update(bar, completed=share, description=f"{name}: {doing}")
        return True

    return watch


def _here(options: Options, card: Card, watch: Watch) -> str:
    proof: Prove = partial(prove, crops=golden.crops()) if card.input else prove_finder
    if card.detector:
        proof = prove_detector
    place = replace(workshop(watch), precision=options.precision)
    opened = open_model(card, Setup((options.backend,), prove=proof, workshop=place))
    opened.engine.close()
    refused = "".join(f"; {reason}" for reason in opened.refused)
    return f"{card.name} runs on {opened.backend} and answers the golden pictures as its card says{refused}"


def _from_afar(options: Options, card: Card, target: str, watch: Watch) -> str:
    if options.backend in ON_CPU:
        raise KioskError(f"{options.backend} builds nothing for another machine: leave out --for")
    trt, path = load_module(options.backend), gpu_file(card, options.precision)
    key = key_of(card, path, options.backend, trt, _kind(target)).from_afar
    built = build(trt, path, shapes_of(card), watch, capability=target)
    if trouble := Plans(options.out).write(key, built.plan):
        raise KioskError(trouble)
    return (
        f"{path.name} for {target} by {options.backend} {trt.__version__}, unverified: nobody saw it run. Copy "
        f"{options.out}/{key.name}.* into mask-kiosk/engines in the kiosk's state folder; it is tried there first"
    )


def _kind(target: str) -> Gpu:
    digits = target.removeprefix("SM")
    if not (target.startswith("SM") and digits.isdecimal() and len(digits) in {2, 3}):
        raise EngineUnavailable(f"{target} names no kind of GPU: write it like SM89, NVIDIA's compute capability 8.9")
    return Gpu("", (int(digits[:-1]), int(digits[-1])), "")


def parse(arguments: list[str] | None = None) -> Options:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m tools.convert", description="Makes a model ready for a backend.")
    parser.add_argument("name", metavar="NAME", help="a model of engines/models, such as resnet50 or centerface")
    parser.add_argument("--backend", choices=[*MODULES, *ON_CPU], required=True)
    parser.add_argument("--precision", choices=["fp16", "int8"], default="", help="default: int8 where the card has it")
    parser.add_argument("--for", dest="target", default="", metavar="SMxx", help="a GPU that is elsewhere (RTX only)")
    parser.add_argument("--out", type=Path, default=OUT, metavar="DIR", help="where --for puts its engine")
    parser.add_argument("--models", type=Path, default=MODELS, metavar="DIR", help="where the cards lie")
    return Options(**vars(parser.parse_args(arguments)))


def main(arguments: list[str] | None = None) -> None:
    """Entry of `python -m tools.convert`."""
    print(*run(parse(arguments)), sep="\n")


if __name__ == "__main__":
    run_tool(main)
