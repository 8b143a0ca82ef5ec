"""Any classifier of the lab behind one face: a run's folder, a shipped model or a card's folder, or an ensemble."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
import torch
from rich.progress import track

from engines.card import FILE, MODELS, Card, Mixture, load_card, read_mixture, shipped
from engines.factory import Setup, open_model
from kiosk.errors import KioskError, ModelBroken, ModelMissing
from kiosk.ports import Engine
from kiosk.preprocess import InputSpec, normalise, resize, to_input
from kiosk.scene import Pixels, Tensor
from tools.runs import open_run

BATCH = 32
CPU_FILE = ".int8-cpu.onnx"
TRAINED_SPLIT_OF_CARDS = "clean"
"""What tools.export measures on, and so what it must have been trained on."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a network comes from, for those who read a report; empty where nobody wrote it down."""

    recipe: str = ""
    split: str = ""
    """Which rows it was trained on: `original` or `clean`."""
    command: str = ""
    sha256: str = ""
    settings: Mapping[str, object] = field(default_factory=dict)
    runs: tuple[Path, ...] = ()
    """The folders of the runs that it is made of, which know what they were trained on."""


@dataclass(frozen=True, slots=True)
class Predictor:
    """A classifier of face crops. `temperature` 1 and no `threshold`: nobody has calibrated it yet.

    `spec` is what it eats; a mixture's is that of its largest member. `answer` takes (b, s, s, 3) uint8 BGR and gives
    (b, classes) float32 logits in the order of LABELS.
    """

    name: str
    spec: InputSpec
    classes: int
    answer: Callable[[Pixels], Tensor]
    temperature: float = 1.0
    threshold: float | None = None
    origin: Origin = field(default_factory=Origin)

    def logits(self, bgr: Pixels, what: str) -> Tensor:
        """(n, s, s, 3) uint8 BGR crops of any side to (n, classes) float32, with a progress bar that says `what`.

        Raises EngineFailed, or ModelBroken where the answers are no numbers.
        """
        starts = range(0, len(bgr), BATCH)
        parts = [self.answer(np.asarray(bgr[start : start + BATCH])) for start in track(starts, what, transient=True)]
        rows = np.concatenate([np.zeros((0, self.classes), np.float32), *parts])
        if not np.isfinite(rows).all():
            raise ModelBroken(f"{self.name} answers with what is no number: train or export it again")
        return rows


def flipped(predictor: Predictor) -> Predictor:
    """The same, answering with the mean of its logits for each crop and its mirror image: twice the work."""

    def answer(bgr: Pixels) -> Tensor:
        mirrored = np.ascontiguousarray(bgr[:, :, ::-1])
        return np.asarray((predictor.answer(bgr) + predictor.answer(mirrored)) / 2, np.float32)

    return replace(predictor, answer=answer)


def open_predictor(run_or_model: str | Path, models: Path = MODELS) -> Predictor:
    """From a run's folder, a folder with ensemble.json, a folder with a card, or the name of a shipped model.

    Raises KioskError or ModelError, saying what there is.
    """
    folder = Path(run_or_model)
    if not folder.is_dir():
        return _of_card(_named_card(str(run_or_model), models))
    if (folder / FILE).is_file():
        return _of_mixture(read_mixture(folder), folder, models)
    if (folder / "recipe.json").is_file():
        return _of_run(folder)
    return _of_card(_only_card(folder))


def _of_run(folder: Path) -> Predictor:
    run = open_run(folder)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    net, spec = run.net.to(device), run.recipe.spec

    def answer(bgr: Pixels) -> Tensor:
        batch = np.stack([normalise(resize(crop, spec.size), spec.mean, spec.std) for crop in bgr])
        with torch.inference_mode():
            return np.asarray(net(torch.from_numpy(batch).to(device)).float().cpu().numpy())

    command = f"python -m tools.train {run.name} --data DIR --out RUN --recipe {run.asked['recipe']}"
    origin = Origin(
        recipe=str(run.asked["recipe"]),
        split=str(run.asked.get("split", "")),
        command=f"{command} --epochs {run.asked['epochs']}" if "epochs" in run.asked else command,
        sha256=hashlib.sha256((folder / "weights.pt").read_bytes()).hexdigest(),
        settings=run.recipe.settings(),
        runs=(folder,),
    )
    return Predictor(run.name, spec, run.recipe.classes, answer, origin=origin)


def _of_card(card: Card) -> Predictor:
    if card.input is None:
        raise KioskError(f"{card.name} finds faces and judges none: give a classifier")
    spec, engine = card.input, open_model(card, Setup()).engine
    point = card.operating_point
    sha256 = next((value for name, value in card.files.items() if name.endswith(CPU_FILE)), "")
    return Predictor(
        card.name,
        spec,
        len(card.labels),
        lambda bgr: np.concatenate([_judged(engine, crop, spec) for crop in bgr]),
        card.temperature,
        point.threshold if point else None,
        Origin(split=TRAINED_SPLIT_OF_CARDS, command=card.command, sha256=sha256),
    )


def _judged(engine: Engine, crop: Pixels, spec: InputSpec) -> Tensor:
    return engine.infer(to_input(crop, spec))["logits"]


def _of_mixture(mixture: Mixture, folder: Path, models: Path) -> Predictor:
    members = [open_member(_place(member, folder), models) for member in mixture.members]
    classes = max(member.classes for member in members)
    seen, splits = "".join(member.origin.sha256 for member in members), {member.origin.split for member in members}
    return Predictor(
        mixture.name,
        max((member.spec for member in members), key=lambda spec: spec.size),
        classes,
        lambda bgr: mixture.mixed([member.answer(bgr) for member in members], classes),
        mixture.temperature,
        mixture.operating_point.threshold,
        Origin(
            recipe=" + ".join(member.name for member in members),
            split=splits.pop() if len(splits) == 1 else "",
            command="python -m tools.ensemble RUN... --data DIR --out DIR",
            sha256=hashlib.sha256(seen.encode()).hexdigest(),
            settings={"members": dict(zip(mixture.members, mixture.weights, strict=True))},
            runs=tuple(run for member in members for run in member.origin.runs),
        ),
    )


def open_member(run_or_model: str | Path, models: Path = MODELS) -> Predictor:
    """As open_predictor, for what is mixed with others. Raises KioskError for an ensemble."""
    if (Path(run_or_model) / FILE).is_file():
        raise KioskError(f"{run_or_model} is an ensemble itself: name its members instead")
    return open_predictor(run_or_model, models)


def _place(member: str, folder: Path) -> str | Path:
    return folder / member if (folder / member).is_dir() else member


def classifiers(folder: Path) -> list[str]:
    """The names of the cards in a folder that judge faces."""
    return [path.stem for path in sorted(folder.glob("*.json")) if '"input"' in path.read_text(errors="replace")]


def _named_card(name: str, models: Path) -> Card:
    if (models / f"{name}.json").is_file():
        return load_card(name, models)
    raise KioskError(
        f"{name} is neither a folder nor a shipped model: give the folder that `python -m tools.train` or "
        f"`python -m tools.ensemble` wrote, or one of: {', '.join(classifiers(models)) or 'none yet'}"
    )


def _only_card(folder: Path) -> Card:
    names = classifiers(folder)
    if len(names) == 1:
        return load_card(names[0], folder)
    if names and (folder / "shipped.json").is_file():
        return load_card(shipped(folder).classifier, folder)
    if names:
        raise KioskError(f"{folder} has several models ({', '.join(names)}) and no shipped.json: copy one out")
    raise ModelMissing(
        f"{folder} has neither recipe.json (a run), ensemble.json nor a model's card: give the folder that "
        "`python -m tools.train`, `python -m tools.ensemble` or `python -m tools.export` wrote"
    )
