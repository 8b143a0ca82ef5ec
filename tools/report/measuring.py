"""From answers to findings: every number of a report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import get_args

import numpy as np
import numpy.typing as npt

from tools.data.samples import Sample
from tools.metrics import (
    BARE,
    INCORRECT,
    MASKED,
    Rate,
    accuracy,
    calibration_error,
    confusion,
    curves,
    f1,
    false_positives,
    macro_f1,
    reliability,
    with_vs_without,
)
from tools.report.findings import (
    Bin,
    Calibration,
    Kind,
    Leak,
    Macro,
    Point,
    Recognition,
    Share,
    Side,
    Source,
    Tradeoff,
)
from tools.report.judged import Judged, admitted, groups

SIDES: tuple[Side, ...] = get_args(Side)
Sides = npt.NDArray[np.str_]


def recognition(judged: Judged, totals: Mapping[str, int], point: Point) -> dict[Side, Recognition]:
    """Each side that has people, told apart by the highest probability; `totals`: how many there are of each."""
    people = judged.of(judged.people)
    return {
        side: _recognised(people.of(people.side(side)), totals[side], point)
        for side in SIDES
        if people.side(side).any()
    }


def _recognised(judged: Judged, total: int, point: Point) -> Recognition:
    matrix = confusion(judged.known, judged.logits.argmax(1), judged.logits.shape[1])
    admit = judged.shares(point.temperature)[:, MASKED]
    found = curves(admit, judged.labels)
    return Recognition(
        n=len(judged.samples),
        of=total,
        confusion=tuple(tuple(int(count) for count in row) for row in matrix),
        accuracy=Share.of(accuracy(matrix)),
        with_vs_without=Share.of(with_vs_without(admit, judged.labels)),
        f1_mask=round(f1(matrix), 5),
        f1_macro=round(macro_f1(matrix), 5),
        false_positives=false_positives(matrix),
        false_negatives=int(matrix[MASKED].sum() - matrix[MASKED, MASKED]),
        auc=round(found.auc, 6) if found else None,
    )


def counted(name: str, hit: npt.NDArray[np.bool_], sides: Sides, limit: float | None, **what: bool) -> Kind:
    """How often, per side, something happened to the pictures of one kind; `what`: made, must_refuse."""
    held_out = np.isin(sides, ("val", "test"))
    return Kind(
        name=name,
        limit=limit,
        val=_share(hit[sides == "val"]),
        test=_share(hit[sides == "test"]),
        held_out=_share(hit[held_out]),
        **what,
    )


def _share(hit: npt.NDArray[np.bool_]) -> Share:
    return Share.of(Rate(int(hit.sum()), len(hit)))


def by_source(judged: Judged, point: Point) -> tuple[Source, ...]:
    """Every source of people on every held-out side, at the threshold; people told apart at one half."""
    rows = []
    people = judged.of(judged.people)
    for source in sorted({sample.source for sample in people.samples}):
        for side in SIDES[1:]:
            here = np.asarray([(sample.source, sample.split) == (source, side) for sample in people.samples], bool)
            if here.any():
                rows.append(_source(source, side, people.of(here), point))
    return tuple(rows)


def _source(source: str, side: Side, judged: Judged, point: Point) -> Source:
    admit, labels, passed = judged.shares(point.temperature)[:, MASKED], judged.labels, admitted(judged, point)
    return Source(
        source=source,
        side=side,
        n=len(labels),
        with_vs_without=Share.of(with_vs_without(admit, labels)),
        false_admit_bare=_share(passed[labels == BARE]),
        false_admit_incorrect=_share(passed[labels == INCORRECT]),
        false_refusal=_share(~passed[labels == MASKED]),
    )


def macro(sources: Sequence[Source]) -> Macro | None:
    """The mean over the sources that show both masked and bare people; None where there is none."""
    chosen = {row.source: row for row in sources if row.false_admit_bare.n and row.false_refusal.n}
    if not chosen:
        return None
    rows = list(chosen.values())
    return Macro(
        sources=len(rows),
        with_vs_without=round(sum(row.with_vs_without.rate for row in rows) / len(rows), 5),
        false_admit_bare=round(sum(row.false_admit_bare.rate for row in rows) / len(rows), 5),
        false_refusal=round(sum(row.false_refusal.rate for row in rows) / len(rows), 5),
    )


def reported_side(judged: Judged) -> Side | None:
    """The side that curves and calibration are drawn of: test, or validation where there is no test."""
    return next((side for side in ("test", "val") if (judged.side(side) & judged.people).any()), None)


def calibration(judged: Judged, side: Side, point: Point) -> Calibration:
    """The reliability of the highest probability of people on one side, before and after the temperature."""
    rows = judged.of(judged.side(side) & judged.people)
    before, after = (reliability(rows.shares(temperature), rows.known) for temperature in (1.0, point.temperature))
    return Calibration(
        side=side,
        n=len(rows.samples),
        ece_before=round(calibration_error(before), 5),
        ece_after=round(calibration_error(after), 5),
        before=tuple(Bin.model_validate(part, from_attributes=True) for part in before),
        after=tuple(Bin.model_validate(part, from_attributes=True) for part in after),
    )


def tradeoff(judged: Judged, side: Side, point: Point) -> Tradeoff | None:
    """What other thresholds would cost on one side, over people; None where only masked or no masked are there."""
    rows = judged.of(judged.side(side) & judged.people)
    found = curves(rows.shares(point.temperature)[:, MASKED], rows.labels)
    if found is None:
        return None
    passed, masked = admitted(rows, point), rows.labels == MASKED
    return Tradeoff(
        side=side,
        roc=found.roc,
        det=found.det,
        auc=round(found.auc, 6),
        false_admit=_share(passed[~masked]),
        false_refusal=_share(~passed[masked]),
    )


def leak(test: Sequence[Sample], trained: Sequence[Sample], trained_split: str) -> Leak:
    """How many test pictures share their source photo, or are one, with the rows that were trained on."""
    photos, files = groups(trained), {sample.file for sample in trained}
    shared = sum(sample.file in files or bool(groups([sample]) & photos) for sample in test)
    return Leak(
        count=shared, of=len(test), known=sum(bool(sample.group) for sample in test), trained_split=trained_split
    )
