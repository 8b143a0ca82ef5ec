"""The page: whole with little to say, and honest about leaks."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.report.findings import Findings, Leak, Point
from tools.report.view import leak_said, point_said, write_report


def test_a_page_without_curves_sources_or_calibration_is_a_page(findings: Findings, tmp_path: Path) -> None:
    page = write_report(findings, tmp_path / "report.html").read_text()
    assert "Fit for a door" in page
    assert "Who was taken for what" in page
    assert "Is it as sure as it may be" not in page
    assert "a mask worn wrongly counts as" in page
    assert "<td>epochs</td>" in page


def test_a_name_is_text_and_no_markup(findings: Findings, tmp_path: Path) -> None:
    page = write_report(findings, tmp_path / "report.html").read_text()
    assert "net&lt;1&gt;" in page
    assert "net<1>" not in page


@pytest.mark.parametrize(("count", "warned"), [(0, False), (10, False), (11, True), (1000, True)])
def test_a_set_that_leaks_says_so_on_the_first_screen(
    findings: Findings, tmp_path: Path, count: int, warned: bool
) -> None:
    leaking = findings.model_copy(update={"leak": Leak(count=count, of=1000, known=1000, trained_split="")})
    page = write_report(leaking, tmp_path / "report.html").read_text()
    assert ("These numbers flatter" in page) == warned
    assert (f"{count:,} of 1,000 test pictures share their source photo with training" in page) == bool(count)


def test_what_is_not_known_of_a_leak_is_not_passed_off_as_clean() -> None:
    assert "4 of 10 name no photo" in leak_said(Leak(count=0, of=10, known=6, trained_split=""))
    assert leak_said(Leak(count=0, of=0, known=0, trained_split="")) == "There are no test pictures."
    assert leak_said(Leak(count=0, of=3, known=3, trained_split="clean")).startswith("None of 3")


def test_how_the_threshold_was_found_is_said_with_its_doubts() -> None:
    few = Point(temperature=1.0, threshold=0.9, fitted=True, bare=380, masked=9)
    assert "So few bare faces cannot show that" in point_said(few)
    assert "So few" not in point_said(few.model_copy(update={"bare": 381}))
    assert "as the model came" in point_said(few.model_copy(update={"fitted": False}))
