"""What each chapter of the report says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kiosk.acceptance import html
from kiosk.acceptance.figures import MEASURES, Measure, Spread, greens, spread, values
from kiosk.acceptance.kinds import NAMES, Kind
from kiosk.acceptance.report import Report
from kiosk.acceptance.ruling import Ruling
from kiosk.acceptance.words import counting, door, interval, per_cent, seconds, when

PLATES: Mapping[Ruling, tuple[str, str]] = {
    Ruling.ACCEPTED: ("ACCEPTED", "accepted"),
    Ruling.ON_CONDITION: ("ACCEPTED ON CONDITION - the site must sign", "condition"),
    Ruling.NOT_ACCEPTED: ("NOT ACCEPTED", "refused"),
}


def verdict(report: Report) -> Iterator[str]:
    """The first thing that is read."""
    ruled = report.ruled
    words, kind = PLATES[ruled.ruling]
    speaks = [one for one in ruled.rules if not one.kept or one.doubtful]
    sentences = [f"{'Not kept' if not one.kept else 'To be decided'}: {one.text} {one.found}" for one in speaks]
    if not report.complete:
        sentences.insert(0, "INCOMPLETE: it was ended before all walks were made.")
    counted = sum(walk.counts for walk in report.walks)
    yield "<h1>Site acceptance</h1>"
    yield html.text(f"{report.facts.site} - mask-kiosk {report.facts.versions.get('mask-kiosk', '')}".strip())
    yield html.plate(words, sentences or [f"All rules below were kept in {counted} walks."], kind)
    yield html.text(
        f"Begun {when(report.begun)}, closed {when(report.ended)}, by {report.by or 'nobody named'}. {counted} walks "
        f"count. Struck out: {len(report.walks) - counted}; they stand in this report all the same."
    )


def false_greens(report: Report) -> Iterator[str]:
    """The error that matters most comes first."""
    wrong = [walk for walk in report.walks if walk.false_green]
    yield html.head("Let in wrongly")
    if not wrong:
        tried = sum(walk.counts and walk.kind is not Kind.MASKED for walk in report.walks)
        yield html.text(f"Nobody, in {tried} walks that had to stay red. What that proves, and what not, stands below.")
        return
    yield html.table(
        ("Walk", "What was shown to the kiosk", "Green after", "The door", "Counts"),
        [(str(walk.number), NAMES[walk.kind], seconds(walk.to_green_s), door(walk), counting(walk)) for walk in wrong],
        ["refused"] * len(wrong),
    )


def counts(report: Report) -> Iterator[str]:
    """So many of so many, and how far that reaches."""
    yield html.head("How many were let in")
    rows = []
    for kind in Kind:
        share = greens(report.walks, kind)
        struck = sum(walk.kind is kind and not walk.counts for walk in report.walks)
        should = "yes" if kind is Kind.MASKED else "never"
        planned = f"{share.n} of {report.planned.get(kind, 0)}"
        rows.append((NAMES[kind], should, planned, str(struck), f"{share.count} of {share.n}", interval(share)))
    names = ("Walk", "May enter", "Made", "Struck out", "Let in", "95 % interval")
    yield html.table(names, rows)
    yield html.text(_reach(report))


def _reach(report: Report) -> str:
    bare = greens(report.walks, Kind.BARE)
    if not bare.n:
        return "Nobody walked up without a mask: nothing is known of what matters most."
    most = bare.interval[1]
    return (
        f"How to read it: {bare.count} of {bare.n} without a mask were let in. With 95 % certainty that is a rate of "
        f"at most {per_cent(most)} of such visitors, and these walks alone promise no less (Wilson)."
    )


def rules(report: Report) -> Iterator[str]:
    """All of them, kept or not."""
    ruled = report.ruled.rules
    answers = [("to be decided" if one.doubtful else "kept") if one.kept else "NOT KEPT" for one in ruled]
    kinds = [("condition" if one.doubtful else "") if one.kept else "refused" for one in ruled]
    yield html.head("The rules of acceptance")
    yield html.table(
        ("Rule", "Found", "Answer"),
        [(one.text, one.found, answer) for one, answer in zip(ruled, answers, strict=True)],
        kinds,
    )
    yield html.text(
        "Accepted: all are kept, and none is left to decide. On condition: all are kept, and the site signs for what "
        "is left to decide. Not accepted: one is not kept.",
        "small",
    )


def times(report: Report) -> Iterator[str]:
    """Pace, light and door."""
    yield html.head("Pace, light and door")
    told = [(measure, spread(values(report.walks, measure))) for measure in MEASURES]
    yield html.table(
        ("", "Walks", "Half within", "95 % within", "Least", "Most"),
        [_measured(measure, pace) for measure, pace in told],
    )
    yield html.text(
        "Of the walks that count. The door's times are to within one picture. Brightness is one number a walk, the "
        "mean of all grey levels; faces below 32 or above 232 are refused as too dark or too bright.",
        "small",
    )


def _measured(measure: Measure, pace: Spread | None) -> tuple[str, ...]:
    if pace is None:
        return measure.name, "0", "-", "-", "-", "-"
    told = (
        f"{value:.{measure.digits}f} {measure.unit}".strip() for value in (pace.median, pace.p95, pace.least, pace.most)
    )
    return measure.name, str(pace.n), *told
