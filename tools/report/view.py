"""report.html from the findings."""

from __future__ import annotations

from pathlib import Path

from tools.page import svg, write_page
from tools.report import words
from tools.report.charts import TITLES, confusion_figure, reliability_figure, tradeoff_figure
from tools.report.findings import Findings, Leak, Point
from tools.report.fitness import limited
from tools.report.words import COLOURS, FITNESS, SIGNS

FLATTERS = 0.01
"""A greater share of test pictures that were trained on deserves a warning on the first screen."""


def write_report(findings: Findings, path: Path) -> Path:
    """The whole page in one file. Raises KioskError where it cannot be written."""
    decided = words.fitness(findings)
    return write_page(
        path,
        "report.html.j2",
        found=findings,
        fitness=FITNESS[decided],
        sign=SIGNS[decided],
        colour=COLOURS[decided],
        reasons=words.reasons(findings),
        tiles=words.tiles(findings),
        untested=words.untested(findings),
        limits=[
            (kind, limit, standing, SIGNS[standing], COLOURS[standing]) for kind, limit, standing in limited(findings)
        ],
        leak=leak_said(findings.leak),
        point=point_said(findings.point),
        titles=TITLES,
        percent=percent,
        event=words.event,
        flatters=findings.leak.count > FLATTERS * findings.leak.of,
        confusion=svg(confusion_figure(findings.sides)) if findings.sides else "",
        tradeoff=svg(tradeoff_figure(findings.tradeoff, findings.point)) if findings.tradeoff else "",
        reliability=svg(reliability_figure(findings.calibration)) if findings.calibration else "",
    )


def percent(share: float) -> str:
    """Two decimals, for the engineer."""
    return f"{share:.2%}".replace("%", "\N{NO-BREAK SPACE}%")


def leak_said(leak: Leak) -> str:
    """One sentence for the page; what is not known is not passed off as clean."""
    if not leak.of:
        return "There are no test pictures."
    whose = f" (its training rows by split “{leak.trained_split}”)" if leak.trained_split else ""
    if leak.count:
        return (
            f"{leak.count:,} of {leak.of:,} test pictures share their source photo with training{whose}: "
            "the network has seen them, or nearly, and on these it says nothing of new people."
        )
    if leak.known < leak.of:
        return (
            f"No test picture is known to share its source photo with training{whose}, but {leak.of - leak.known:,} of "
            f"{leak.of:,} name no photo: `python -m tools.data audit DIR` looks for look-alikes."
        )
    return f"None of {leak.of:,} test pictures shares its source photo with training{whose}."


def point_said(point: Point) -> str:
    """How the temperature and the threshold were found."""
    said = f"Temperature {point.temperature:.3f}, threshold {point.threshold:.3f}"
    if not point.fitted:
        return f"{said}, as the model came."
    said += f", both fitted on validation only ({point.bare:,} bare and {point.masked:,} masked people)"
    if point.bare < 381:
        return (
            f"{said}. So few bare faces cannot show that fewer than 1 % get in: the threshold is as strict as it can "
            "be without refusing more than 2 % of the masked, and none of the bare gets in."
        )
    return f"{said}; the threshold is the lowest at which the 95 % interval of false admits of bare faces ends at 1 %."
