"""The audit as a page: the answer first, then what it rests on, then the tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

from kiosk.scene import LABELS
from tools import page
from tools.data import fingerprint, rules, twins, verdict
from tools.data.audit_galleries import SHOWN, galleries
from tools.data.audit_tables import LIKENESS, WHERE, pair_counts, sibling_sentences, stocks, where
from tools.data.findings import Findings, Side
from tools.data.samples import SPLITS
from tools.data.shortcuts import ALL, NUMBERS, Shortcut
from tools.data.verdict import Standing, Trust, advice, worst
from tools.metrics import BARE, MASKED

WORDS = {Trust.YES: "Yes", Trust.CARE: "With care", Trust.NO: "No"}
CLASSES = {Trust.YES: "good", Trust.CARE: "unsure", Trust.NO: "bad"}
ANSWERS = {
    Trust.YES: "A number measured on this set can be trusted, as far as its files can tell.",
    Trust.CARE: "A number measured on this set can be trusted with care.",
    Trust.NO: "Do not trust a number measured on this set alone.",
}
KINDS = {"original": "As it was published", "clean": "Clean split"}
TOLD = 12
"""Shortcuts in the first table; the others are folded away."""


@dataclass(frozen=True, slots=True)
class Tile:
    """The answer for one split kind."""

    title: str
    trust: Trust
    why: str


def show(found: Findings, path: Path) -> Path:
    """Write the page. Raises KioskError where that is not possible."""
    judged = [one for side in found.sides for one in side.standings]
    return page.write_page(
        path,
        "audit.html.j2",
        name=found.data.resolve().name,
        answer=ANSWERS[worst(found.sides[-1].standings)],
        missing=found.missing,
        pictures=len(found.prints),
        tiles=[_tile(side) for side in found.sides],
        advice=advice(judged, int(found.contradicting.sum()), len(found.unreadable)),
        standings=judged,
        sides=[_side(found, side) for side in found.sides],
        unreadable=[str(why) for why in list(found.unreadable.values())[:SHOWN]],
        unreadable_count=len(found.unreadable),
        galleries=galleries(found),
        splits=SPLITS,
        words=WORDS,
        colours=CLASSES,
        kinds=KINDS,
        twins=twins,
        limits=verdict,
        leaves=rules.LEAVES,
        side_px=fingerprint.SIDE,
    )


def _tile(side: Side) -> Tile:
    trust = worst(side.standings)
    found = [one for one in side.standings if one.trust == trust]
    if len(side.standings) == 1:
        return Tile(KINDS[side.view.kind], trust, _because(found[0]))
    share = f"{len(found)} of {len(side.standings)} sources: {', '.join(one.source for one in found)}."
    return Tile(KINDS[side.view.kind], trust, share)


def _because(one: Standing) -> str:
    text = "; ".join(one.why) or "no copies, no leaks and no shortcuts were found"
    return text[0].upper() + text[1:] + "."


def _side(found: Findings, side: Side) -> dict[str, object]:
    """What the template shows of one split kind."""
    counts = pair_counts(found.twins, side.view.splits(len(found.prints)))
    telling = [one for one in side.shortcuts if one.gain > 0]
    return {
        "title": KINDS[side.view.kind],
        "shortcuts": telling[:TOLD],
        "more": telling[TOLD:],
        "idle": len(side.shortcuts) - len(telling),
        "figure": _histogram(found, side, telling),
        "siblings": sibling_sentences(side.exposures),
        "exposures": [(row, LABELS[row.label]) for row in side.exposures],
        "stocks": stocks(side.view, found.prints),
        "where": [where(*pair) for pair in WHERE],
        "pairs": [(LIKENESS[likeness], list(row.values())) for likeness, row in counts.items()],
    }


def _histogram(found: Findings, side: Side, telling: Sequence[Shortcut]) -> Markup | None:
    """The number that tells most, drawn for both labels; None where no number tells anything."""
    one = next((one for one in telling if one.feature in NUMBERS), None)
    if one is None:
        return None
    figure = page.new_figure(7.2, 2.8)
    axes = figure.subplots()
    values = [
        (sample.label, NUMBERS[one.feature](sample, found.prints[index]))
        for sample, index in zip(side.view.samples, side.view.prints, strict=True)
        if one.source in {ALL, sample.source}
    ]
    chosen = [[value for of, value in values if of == label] for label in (MASKED, BARE)]
    axes.hist(chosen, 60, color=[page.CLASS_COLOURS[label] for label in (MASKED, BARE)], label=LABELS[:2])
    axes.set_xlabel(f"{one.feature}, {one.source}")
    axes.set_ylabel("pictures")
    axes.legend(frameon=False)
    return page.svg(figure)
