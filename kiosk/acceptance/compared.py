"""What got better or worse since the report before, and whether that is more than chance."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.acceptance import html
from kiosk.acceptance.figures import MEASURES, Measure, greens, spread, values
from kiosk.acceptance.kinds import NAMES, Kind
from kiosk.acceptance.report import Before, Report
from kiosk.acceptance.words import when
from kiosk.wilson import Z95, difference, shifted

CHANCE = "no more than chance"


def compared(report: Report) -> Iterator[str]:
    """A chapter; also where there is nothing to compare."""
    yield html.head("Compared with the report before")
    before = report.before
    if before is None:
        yield html.text("This is the first report of this kiosk.")
        return
    yield html.text(f"That of {when(before.ended)}: {before.ruling}. SHA-256 {before.sha256[:16]}...")
    yield html.points(_changed(report, before))
    rows = [_kind(report, before, kind) for kind in Kind]
    rows += [row for measure in MEASURES if (row := _measure(report, before, measure))]
    yield html.table(("", "Before", "Now", "Answer"), rows)
    yield html.text(
        "Beyond chance: the 95 % interval of the difference leaves out none (shares: Newcombe; times: Mann and "
        f"Whitney). Of {len(rows)} rows one in twenty would seem so by chance alone; where few walks were made, real "
        "changes hide.",
        "small",
    )


def _changed(report: Report, before: Before) -> Iterator[str]:
    now, then = report.facts.versions, before.versions
    for name in sorted({*now, *then}):
        if now.get(name) != then.get(name):
            yield f"{name}: {then.get(name, 'not there')} before, {now.get(name, 'not there')} now."
    if (model := str(report.facts.model.get("name", ""))) != before.model:
        yield f"The network that judges: {before.model or 'none'} before, {model or 'none'} now."
    if now == then and model == before.model:
        yield "Versions and network are the same."


def _kind(report: Report, before: Before, kind: Kind) -> tuple[str, ...]:
    then, now = greens(before.walks, kind), greens(report.walks, kind)
    told = f"{NAMES[kind]}: let in", f"{then.count} of {then.n}", f"{now.count} of {now.n}"
    if not then.n or not now.n:
        return *told, "not to be compared"
    low, high = difference((then.count, then.n), (now.count, now.n))
    return *told, _answer(low > 0, high < 0, 1 if kind is Kind.MASKED else -1)


def _measure(report: Report, before: Before, measure: Measure) -> tuple[str, ...] | None:
    then, now = values(before.walks, measure), values(report.walks, measure)
    early, late = spread(then), spread(now)
    if early is None or late is None:
        return None
    by = shifted(then, now)
    told = (f"{one.median:.{measure.digits}f} {measure.unit}".strip() for one in (early, late))
    return f"{measure.name} (half within)", *told, _answer(by > Z95, by < -Z95, measure.better)


def _answer(more: bool, less: bool, better: int) -> str:  # noqa: FBT001 - two answers of one test
    if not more and not less:
        return CHANCE
    if not better:
        return "more, beyond chance" if more else "less, beyond chance"
    return "BETTER, beyond chance" if more is (better > 0) else "WORSE, beyond chance"
