"""The numbers of one report: what report.json holds, and what the page and the comparison are made from."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from kiosk.errors import KioskError
from tools.metrics import Rate

Side = Literal["train", "val", "test"]
Points = tuple[tuple[float, float], ...]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Share(_Part):
    """`count` of `n`, and Wilson's 95 % interval; of nothing, the interval is everything."""

    count: int
    n: int
    rate: float
    low95: float
    high95: float

    @classmethod
    def of(cls, rate: Rate) -> Share:
        """With its interval, rounded for reading."""
        low, high = rate.interval
        return cls(count=rate.count, n=rate.n, rate=round(rate.value, 5), low95=round(low, 5), high95=round(high, 5))


class Recognition(_Part):
    """How well one side was told apart. `predicted`: the label of the highest probability, no threshold."""

    n: int
    of: int
    """How many the side has; more than `n` where a sample was drawn."""
    confusion: tuple[tuple[int, ...], ...]
    """True label down, predicted across, in the order of LABELS; two classes: worn wrongly counts as bare."""
    accuracy: Share
    with_vs_without: Share
    f1_mask: float
    f1_macro: float
    false_positives: int
    """Taken for properly masked, and are not."""
    false_negatives: int
    """Properly masked, and taken for something else."""
    auc: float | None


class Kind(_Part):
    """How many of one kind of picture the threshold lets in. `limit`: the product's, for what must not get in."""

    name: str
    made: bool
    """True: made from bare faces that were held out; False: photographed so."""
    must_refuse: bool
    limit: float | None
    val: Share
    test: Share
    held_out: Share
    """Both together; the temperature and the threshold are all that validation set."""


class Source(_Part):
    """One source of people on one side."""

    source: str
    side: Side
    n: int
    with_vs_without: Share
    false_admit_bare: Share
    false_admit_incorrect: Share
    false_refusal: Share


class Macro(_Part):
    """The mean over the sources, each counted alike: its test rows, or its validation rows where it has no others."""

    sources: int
    with_vs_without: float
    false_admit_bare: float
    false_refusal: float


class Bin(_Part):
    """One bin of the reliability curve."""

    low: float
    high: float
    n: int
    confidence: float
    accuracy: float


class Calibration(_Part):
    """Confidence against accuracy over `n` answers of one side."""

    side: Side
    n: int
    ece_before: float
    ece_after: float
    before: tuple[Bin, ...]
    after: tuple[Bin, ...]


class Tradeoff(_Part):
    """What every threshold costs on one side: points (false admit, admit) and (false admit, false refusal)."""

    side: Side
    roc: Points
    det: Points
    auc: float
    false_admit: Share
    false_refusal: Share
    """Both at the threshold."""


class Point(_Part):
    """Where the network is used, and how that was found."""

    temperature: float
    threshold: float
    fitted: bool
    """True: on validation; False: the model's own, as it came."""
    bare: int
    """How many bare validation faces the threshold rests on."""
    masked: int


class Leak(_Part):
    """Test pictures of whose photo the training rows hold another picture, or the same."""

    count: int
    of: int
    known: int
    """How many of the test pictures say which photo they come from."""
    trained_split: str
    """Whose training rows; empty: nobody wrote down what the network was trained on."""


class Subject(_Part):
    """What was measured, and on what."""

    name: str
    recipe: str
    classes: int
    size: int
    sha256: str
    trained_by: str
    settings: dict[str, Any]
    data: str
    split: Literal["original", "clean"]
    command: str
    corrected: int = 0
    """Labels that were known to be wrong: put right, or their pictures left out."""
    moved: int = 0
    """Held-out pictures that the network was trained on, and that count as training here."""
    made_on: str
    """The day, ISO 8601."""


class Findings(_Part):
    """A whole report."""

    subject: Subject
    point: Point
    leak: Leak
    sides: dict[Side, Recognition]
    refusal: Kind
    """Properly masked people, counted when the threshold refuses them."""
    kinds: tuple[Kind, ...]
    sources: tuple[Source, ...]
    macro: Macro | None
    calibration: Calibration | None
    tradeoff: Tradeoff | None


def read_findings(path: Path) -> Findings:
    """A report.json. Raises KioskError where it is none."""
    try:
        return Findings.model_validate_json(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, ValidationError) as error:
        first = (str(error).splitlines() or [""])[0]
        raise KioskError(
            f"{path} is no report ({first}): give the report.json that `python -m tools.evaluate` wrote"
        ) from error
