"""The report as one page, for people: HTML that needs nothing else, from the same values as the JSON beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kiosk.acceptance import appendix, chapters, diagrams, html
from kiosk.acceptance.compared import compared
from kiosk.acceptance.report import Report, read

Figure = Callable[[str, str], str]
"""Given a figure's name and its SVG, what stands in the page for it."""
MARK = "acceptance-report"


def inline(_name: str, svg: str) -> str:
    """As it is: browsers draw it."""
    return svg


def page(report: Report, figure: Figure = inline, *, alone: bool = True) -> str:
    """All of it. `alone`: with the JSON in it, so that this one file can be verified."""
    # As whoever verifies it has it: in the order of canonical JSON.
    report = read(report.text())
    # Nothing in canonical JSON may end the element that it stands in.
    told = report.text().replace("<", "\\u003c")
    extra = f'<script type="application/json" id="{MARK}">{told}</script>\n' if alone else ""
    return html.page(f"Site acceptance: {report.facts.site}", _parts(report, figure), extra)


def _parts(report: Report, figure: Figure) -> Iterator[str]:
    yield from chapters.verdict(report)
    yield from chapters.false_greens(report)
    yield from chapters.counts(report)
    yield from chapters.rules(report)
    yield from chapters.times(report)
    yield from compared(report)
    yield from appendix.limits(report)
    yield from appendix.signed(report)
    yield html.head("Where people stand")
    settings = report.facts.settings
    yield html.beside(
        figure("picture", diagrams.in_the_picture(settings)), figure("above", diagrams.from_above(settings))
    )
    yield html.text(
        f"Drawn from the settings; no camera picture is in this report. The distances assume a camera that sees "
        f"{diagrams.ANGLE_DEG:.0f} degrees wide and a face {diagrams.FACE_M * 100:.0f} cm tall: measure them on site.",
        "small",
    )
    yield from appendix.walks(report)
    yield from appendix.kiosk(report)
