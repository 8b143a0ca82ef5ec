"""What was measured on parts that training left out: a part's record, and all of them together."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

import numpy as np
import numpy.typing as npt
from pydantic import BaseModel, ConfigDict, ValidationError

from kiosk.errors import KioskError
from tools.metrics import Rate
from tools.report.findings import Share

Kind = Literal["source", "wrong-wear"]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Part(_Part):
    """One part, at the threshold of the run that did not see it; people told apart at one half."""

    part: str
    name: str
    recipe: str
    threshold: float
    with_vs_without: Share
    false_admit_bare: Share
    false_admit_wrong: Share
    false_refusal: Share
    wrong_by_source: dict[str, Share] = {}

    def __str__(self) -> str:
        shown = (
            ("right", self.with_vs_without),
            ("bare let in", self.false_admit_bare),
            ("wrong wear let in", self.false_admit_wrong),
            ("masked refused", self.false_refusal),
        )
        rates = "; ".join(f"{what} {one.rate:.2%} of {one.n}" for what, one in shown if one.n)
        return f"{self.part}: {rates}"


class Crossed(_Part):
    """All parts that are done."""

    by: Kind
    data: str
    parts: tuple[Part, ...]

    @property
    def pooled(self) -> dict[str, Share]:
        """Over all parts; each judged by the run that did not see it."""
        fields = ("with_vs_without", "false_admit_bare", "false_admit_wrong", "false_refusal")
        return {field: _sum([getattr(part, field) for part in self.parts]) for field in fields}

    @property
    def wrong_by_source(self) -> dict[str, Share]:
        """Wrong wear let in, pooled over the parts."""
        sources = sorted({source for part in self.parts for source in part.wrong_by_source})
        return {
            source: _sum([part.wrong_by_source[source] for part in self.parts if source in part.wrong_by_source])
            for source in sources
        }


def share(hit: Rate | npt.NDArray[np.bool_]) -> Share:
    """With its interval."""
    return Share.of(hit if isinstance(hit, Rate) else Rate(int(hit.sum()), len(hit)))


def _sum(shares: Sequence[Share]) -> Share:
    return Share.of(Rate(sum(one.count for one in shares), sum(one.n for one in shares)))


def read_part(path: Path, name: str, recipe: str) -> Part:
    """What a part's record says. Raises KioskError where it is damaged, or of another network."""
    try:
        found = Part.model_validate_json(path.read_text(encoding="utf-8"))
    except (ValidationError, OSError, UnicodeDecodeError) as error:
        raise KioskError(f"{path} is damaged: remove it, and the part is measured again") from error
    if (found.name, found.recipe) != (name, recipe):
        raise KioskError(f"{path} is of {found.name} by recipe {found.recipe}: give another --out")
    return found
