"""Looks a folder of pictures over before anybody trains on it: copies, leaks, shortcuts, broken files.

Writes index.html, which says in its first screen how far a number measured on the set can be trusted, and audit.json.
Nothing is ever written into the folder itself.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from kiosk.errors import KioskError
from kiosk.scene import LABELS
from tools.data.audit_page import show
from tools.data.audit_tables import pair_counts, stocks
from tools.data.findings import Findings, Side, gather
from tools.data.shortcuts import Shortcut
from tools.data.twins import ALIKE, LIMIT, Likeness
from tools.data.verdict import Standing, Trust, worst
from tools.whole import whole

LISTED = 10_000
"""Pairs that audit.json names; their number is told in any case."""


@dataclass(frozen=True, slots=True)
class Options:
    """The command line, parsed."""

    data: Path
    out: Path


@dataclass(frozen=True, slots=True)
class Report:
    """What came out, and where it is shown."""

    page: Path
    pictures: int
    unreadable: int
    twins: int
    trust: Trust

    def __str__(self) -> str:
        said = {Trust.YES: "yes, as far as files can tell", Trust.CARE: "with care", Trust.NO: "not as it is"}
        return (
            f"{self.pictures} pictures, {self.unreadable} unreadable, {self.twins} pairs of twins. "
            f"To be trusted? {said[self.trust]}: {self.page}"
        )


def run(options: Options) -> Report:
    """Audit a folder. Raises KioskError where it is missing, of no layout that we know, or OUT cannot be written."""
    out = options.out.resolve()
    if out.is_relative_to(options.data.resolve()):
        raise KioskError(f"{options.out} lies in {options.data}, which an audit leaves as it is: give another --out")
    _make(options.out)
    found = gather(options.data)
    with whole(options.out / "audit.json") as partial:
        partial.write_text(json.dumps(as_dict(found), indent=1), encoding="utf-8")
    page = show(found, options.out / "index.html")
    trust = worst(found.sides[-1].standings)
    return Report(page, len(found.prints), len(found.unreadable), len(found.twins), trust)


def _make(out: Path) -> None:
    """Before the pictures are read, which takes minutes."""
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise KioskError(f"{out} cannot be made a folder ({error.strerror}): give another --out") from error


def as_dict(found: Findings) -> dict[str, Any]:
    """All of it for other programs; files are named relative to the folder."""
    return {
        "data": found.data.resolve().name,
        "pictures": len(found.prints),
        "unreadable": {_name(found, file): why for file, why in found.unreadable.items()},
        "near": {"hash_bits": LIMIT, "correlation": ALIKE},
        "twins": {"count": len(found.twins), "pairs": _pairs(found, range(len(found.twins)))},
        "contradicting": {
            "count": int(found.contradicting.sum()),
            "pairs": _pairs(found, found.contradicting.nonzero()[0].tolist()),
        },
    } | {side.view.kind: _side(found, side) for side in found.sides}


def _side(found: Findings, side: Side) -> dict[str, Any]:
    view = side.view
    rows = [asdict(row) | {"label": LABELS[row.label]} for row in side.exposures]
    counts = pair_counts(found.twins, view.splits(len(found.prints)))
    return {
        "standings": [_standing(one) for one in side.standings],
        "counts": [asdict(stock) for stock in stocks(view, found.prints)],
        "exposures": rows,
        "seen": [_name(found, view.samples[one.sample].file) for one in side.seen],
        "shortcuts": [_shortcut(one) for one in side.shortcuts],
        "twins": {likeness.name.lower(): where for likeness, where in counts.items()},
    }


def _standing(one: Standing) -> dict[str, Any]:
    return {
        "source": one.source,
        "split": one.split,
        "trust": one.trust.name.lower(),
        "seen": one.seen.as_dict(),
        "why": list(one.why),
    }


def _shortcut(one: Shortcut) -> dict[str, Any]:
    rates = {"right": one.right.as_dict(), "majority": one.majority.as_dict(), "gain": round(one.gain, 4)}
    return {"source": one.source, "feature": one.feature, "split": one.split, "rule": one.rule} | rates


def _pairs(found: Findings, chosen: Iterable[int]) -> list[dict[str, Any]]:
    twins = found.twins
    return [
        {
            "files": [_name(found, found.prints[place].file) for place in (twins.first[pair], twins.second[pair])],
            "likeness": Likeness(twins.likeness[pair]).name.lower(),
            "distance": int(twins.distance[pair]),
        }
        for pair in list(chosen)[:LISTED]
    ]


def _name(found: Findings, file: Path) -> str:
    return str(file.relative_to(found.data)) if file.is_relative_to(found.data) else str(file)
