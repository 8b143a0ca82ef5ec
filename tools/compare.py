"""The paper's table beside ours: `python -m tools.compare REPORT.json... --out table.html` (or `table.md`)."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path

from kiosk.errors import KioskError
from tools.page import write_page
from tools.report.findings import Findings, Recognition, Share, read_findings
from tools.run import run_tool
from tools.whole import whole

HEADS = (
    "model",
    "recipe",
    "split",
    "data",
    "side",
    "n",
    "accuracy",
    "F1",
    "false positives “mask”",
    "at its threshold",
    "trained on test photos",
)
NONE = "-"


@dataclass(frozen=True, slots=True)
class Claim:
    """One row of the paper, as its text gives it; empty where it does not say."""

    model: str
    data: str
    side: str
    n: str
    accuracy: str
    f1: str
    false_positives: str


PAPER = (
    Claim("vanilla", "With/Without Mask, with augmentation", "in sample", "", "94.28 %", "", ""),
    Claim("vanilla", "With/Without Mask, with augmentation", "out of sample", "", "91.19 %", "", ""),
    Claim("cnn", "Face Mask 12K", "test", "", "", "about 0.99", ""),
    Claim("resnet34", "With/Without Mask", "test", "125", "96.8 %", "0.972", "0 (also in training and validation)"),
)
"""What the source paper reports of its own systems. Its ResNet50 with boxes has no such figure, and its 12K test set
leaks: every augmented test picture shares its source photo with training."""


@dataclass(frozen=True, slots=True)
class Options:
    """The command line, parsed."""

    reports: tuple[Path, ...]
    out: Path


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of text under HEADS: the paper's, ours, and ours by source."""

    paper: tuple[tuple[str, ...], ...]
    ours: tuple[tuple[str, ...], ...]
    sources: tuple[str, ...]
    by_source: tuple[tuple[str, ...], ...]


def parse(arguments: list[str] | None = None) -> Options:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m tools.compare", description="The paper's table beside ours.")
    parser.add_argument("reports", nargs="+", type=Path, metavar="REPORT.json", help="what tools.evaluate wrote")
    parser.add_argument("--out", type=Path, required=True, metavar="FILE", help="table.html or table.md")
    given = parser.parse_args(arguments)
    if given.out.suffix not in {".html", ".md"}:
        parser.error(f"--out ends in .html or .md, not in {given.out.suffix or 'nothing'}")
    return Options(tuple(given.reports), given.out)


def run(options: Options) -> Path:
    """Write the table. Raises KioskError where a report is none."""
    table = compare([read_findings(path) for path in options.reports])
    if options.out.suffix == ".html":
        return write_page(options.out, "compare.html.j2", table=table, heads=HEADS)
    with whole(options.out) as partial:
        partial.write_text(as_markdown(table), encoding="utf-8")
    return options.out


def compare(reports: list[Findings]) -> Table:
    """One row a report, by its test side. Raises KioskError where there is no report."""
    if not reports:
        raise KioskError("there is nothing to compare: name a report.json that `python -m tools.evaluate` wrote")
    names = tuple(sorted({row.source for report in reports for row in report.sources}))
    return Table(
        tuple(_claimed(claim) for claim in PAPER),
        tuple(_ours(report) for report in reports),
        names,
        tuple(_named(report) + _of_sources(report, names) for report in reports),
    )


def _claimed(claim: Claim) -> tuple[str, ...]:
    told = (claim.n, claim.accuracy, claim.f1, claim.false_positives)
    return claim.model, "paper", "original", claim.data, claim.side, *(text or NONE for text in told), NONE, NONE


def _named(report: Findings) -> tuple[str, ...]:
    subject = report.subject
    return subject.name, subject.recipe or NONE, subject.split


def _ours(report: Findings) -> tuple[str, ...]:
    leak = f"{report.leak.count:,} of {report.leak.of:,}" if report.leak.of else NONE
    side = "test" if "test" in report.sides else "val"
    found = report.sides.get("test") or report.sides.get("val")
    recognised = _recognised(found) if found else (NONE,) * 4
    return *_named(report), report.subject.data, side, *recognised, _at_threshold(report, side), leak


def _recognised(found: Recognition) -> tuple[str, ...]:
    return f"{found.n:,}", _share(found.accuracy), f"{found.f1_mask:.4f}", f"{found.false_positives:,}"


def _at_threshold(report: Findings, side: str) -> str:
    """What the threshold lets in of those without a proper mask, and refuses of those with one."""
    cost = report.tradeoff
    if cost is None or cost.side != side:
        return NONE
    admit, refusal = cost.false_admit, cost.false_refusal
    return f"{admit.count:,} of {admit.n:,} let in, {refusal.count:,} of {refusal.n:,} refused"


def _of_sources(report: Findings, names: tuple[str, ...]) -> tuple[str, ...]:
    """With against without mask, by test rows, or validation rows where a source has no others."""
    found = {row.source: row for row in report.sources}
    return tuple(_share(found[name].with_vs_without) if name in found else NONE for name in names)


def _share(found: Share) -> str:
    if not found.n:
        return NONE
    return f"{found.rate * 100:.2f} % ({found.low95 * 100:.2f} to {found.high95 * 100:.2f}, n = {found.n:,})"


def as_markdown(table: Table) -> str:
    """Both tables, for a README."""
    first = _markdown(HEADS, table.paper + table.ours)
    second = _markdown(("model", "recipe", "split", *table.sources), table.by_source)
    between = "With against without mask, by source (test rows, or validation where there are no others):"
    return f"{first}\n{between}\n\n{second}"


def _markdown(heads: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> str:
    lines = [heads, tuple("---" for _ in heads), *rows]
    return "".join(f"| {' | '.join(cell.replace('|', '/') for cell in line)} |\n" for line in lines)


def main() -> None:
    """Entry of `python -m tools.compare`."""
    print(run(parse()))


if __name__ == "__main__":
    run_tool(main)
