"""Model cards: what a network is called, eats and answers, its files with sha256, and what was measured of it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, FiniteFloat, ValidationError, model_validator

from engines.mixture import mixed
from kiosk.command import fetch_again
from kiosk.detector import DetectorSpec
from kiosk.errors import ChecksumMismatch, ModelBroken, ModelMissing
from kiosk.preprocess import InputSpec
from kiosk.scene import LABELS, Tensor

MODELS = Path(__file__).parent / "models"
FILE = "ensemble.json"
REMEDY = "python -m tools.train {name} --data DIR --out RUN` and `python -m tools.export RUN --data DIR"


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class OperatingPoint(_Part):
    """`threshold` on the calibrated probability of with_mask, and its price on data not trained on."""

    threshold: float = Field(gt=0, lt=1)
    false_admit_upper95: float
    false_refusal: float


Weight = Annotated[float, Field(ge=0, allow_inf_nan=False)]
Temperature = Annotated[float, Field(gt=0, allow_inf_nan=False)]


class Mixture(_Part):
    """ensemble.json: networks that judge together. `members`: names of models beside it, or runs' folders."""

    name: str = "ensemble"
    members: tuple[str, ...] = Field(min_length=1)
    weights: tuple[Weight, ...]
    temperatures: tuple[Temperature, ...]
    """Of each member by itself, before it is mixed."""
    temperature: Temperature = 1.0
    operating_point: OperatingPoint
    measured: dict[str, Any] = {}

    @model_validator(mode="after")
    def _fits(self) -> Mixture:
        if not len(self.members) == len(self.weights) == len(self.temperatures):
            raise ValueError("members, weights and temperatures are not equally many")
        if abs(sum(self.weights) - 1) > 1e-6:
            raise ValueError("the weights do not sum to 1")
        return self

    def mixed(self, logits: Sequence[Tensor], classes: int) -> Tensor:
        """Each member's (n, 2) or (n, 3) logits to the mixture's (n, classes): the logarithms of its probabilities."""
        return mixed(logits, self.temperatures, self.weights, classes)


class Golden(_Part):
    """What the golden pictures (kiosk.golden) are answered."""

    pictures: str = ""
    """Their digest where the answers were taken."""
    logits: dict[str, dict[str, tuple[FiniteFloat, ...]]] = {}
    """By file and picture, in the order of the labels."""


class Shipped(_Part):
    """Which networks the product uses."""

    classifier: str
    finder: str


class Card(_Part):
    """One model. `folder` is where its files lie; it is not part of the file.

    An ensemble has a `mixture`, whose members lie beside it, and no files of its own; it eats what its members eat.
    """

    name: str
    labels: tuple[str, ...] = Field(LABELS, min_length=2)
    input: InputSpec | None = None
    """Of a classifier."""
    detector: DetectorSpec | None = None
    """Of what finds faces and labels them."""
    files: dict[str, str]
    temperature: float = Field(1.0, gt=0, allow_inf_nan=False)
    operating_point: OperatingPoint | None = None
    golden: Golden = Golden()
    data: list[dict[str, Any]] = []
    measured: dict[str, Any] = {}
    command: str = ""
    commit: str = ""
    notice: str = ""
    mixture: Mixture | None = None
    folder: Path = MODELS

    def file(self, ending: str) -> Path:
        """The path of the file that ends so. Raises ModelMissing, ModelBroken or ChecksumMismatch."""
        for name, sha256 in self.files.items():
            if name.endswith(ending):
                return _verified(self.folder / name, sha256)
        raise ModelMissing(f"the card of {self.name} lists no *{ending}: make it by `python -m tools.export`")


def _verified(path: Path, sha256: str) -> Path:
    if not path.is_file():
        raise ModelMissing(f"{path.name} is not in {path.parent.name}/: {fetch_again()}, which brings what is missing")
    try:
        found = hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise ModelBroken(
            f"{path.name} cannot be read ({error.strerror}): copy it again, or {fetch_again()}"
        ) from error
    if found != sha256:
        raise ChecksumMismatch(
            f"{path.name} has sha256 {found[:12]}..., its card says {sha256[:12]}...: the file is damaged or was "
            f"exchanged; copy it again, or {fetch_again()}"
        )
    return path


def load_card(name: str, folder: Path = MODELS) -> Card:
    """The card NAME.json. Raises ModelMissing or ModelBroken."""
    fields = _read_json(folder / f"{name}.json", REMEDY.format(name=name))
    try:
        card = _ensemble(Mixture(**fields), folder) if "members" in fields else Card(**fields, folder=folder)
    except (ValidationError, TypeError) as error:
        raise ModelBroken(
            f"{name}.json is not a model card ({str(error).splitlines()[0]}): restore the file"
        ) from error
    if card.input and card.labels != LABELS[: len(card.labels)]:
        raise ModelBroken(f"{name}.json has the labels {card.labels}, this product's order is {LABELS}: export it anew")
    return card


def members_of(card: Card) -> list[Card]:
    """The cards of an ensemble's members; any other card alone. Raises ModelMissing or ModelBroken."""
    return [load_card(name, card.folder) for name in card.mixture.members] if card.mixture else [card]


def _ensemble(mixture: Mixture, folder: Path) -> Card:
    if nested := [
        name for name in mixture.members if "members" in _read_json(folder / f"{name}.json", REMEDY.format(name=name))
    ]:
        raise ModelBroken(f"{FILE} mixes {nested[0]}, an ensemble itself: name its members instead")
    members = [load_card(name, folder) for name in mixture.members]
    if any(member.input is None or member.input != members[0].input for member in members):
        raise ModelBroken(
            f"{FILE} mixes networks that do not eat the same input: export its members with one --size, and mix anew"
        )
    return Card(
        name=mixture.name,
        files={},
        input=members[0].input,
        temperature=mixture.temperature,
        operating_point=mixture.operating_point,
        measured=mixture.measured,
        mixture=mixture,
        folder=folder,
    )


def read_mixture(folder: Path) -> Mixture:
    """FOLDER/ensemble.json, whatever its members are. Raises ModelBroken."""
    try:
        return Mixture.model_validate_json((folder / FILE).read_text(encoding="utf-8"))
    except (ValidationError, OSError, UnicodeDecodeError) as error:
        first = " ".join(str(error).splitlines()[:3])
        raise ModelBroken(
            f"{folder / FILE} cannot be used ({first}): make it anew by `python -m tools.ensemble`"
        ) from error


def shipped(folder: Path = MODELS) -> Shipped:
    """What shipped.json names. Raises ModelMissing or ModelBroken."""
    try:
        return Shipped(**_read_json(folder / "shipped.json", "make run"))
    except (ValidationError, TypeError) as error:
        raise ModelBroken("shipped.json does not name a classifier and a finder: restore the file") from error


def _read_json(path: Path, remedy: str) -> dict[str, Any]:
    if not path.is_file():
        raise ModelMissing(f"there is no {path.name} in {path.parent.name}/: make it by `{remedy}`")
    try:
        fields: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ModelBroken(f"{path.name} is not readable JSON ({error}): restore the file") from error
    return fields
