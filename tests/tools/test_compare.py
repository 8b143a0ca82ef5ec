"""The paper's table beside ours."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.errors import KioskError
from tools.compare import HEADS, Options, compare, parse, run
from tools.metrics import Rate
from tools.report.findings import Findings, Kind, Leak, Point, Recognition, Share, Source, Subject, Tradeoff


def findings(name: str, *sources: str, side: str = "test") -> Findings:
    right, none = Share.of(Rate(90, 100)), Share.of(Rate(0, 0))
    seen = Recognition(
        n=100,
        of=100,
        confusion=((45, 5), (5, 45)),
        accuracy=right,
        with_vs_without=right,
        f1_mask=0.9,
        f1_macro=0.9,
        false_positives=5,
        false_negatives=5,
        auc=0.95,
    )
    subject = Subject(
        name=name,
        recipe="paper",
        classes=2,
        size=8,
        sha256="",
        trained_by="",
        settings={},
        data="12k",
        split="original",
        command="",
        made_on="2026-11-24",
    )
    return Findings(
        subject=subject,
        point=Point(temperature=1.0, threshold=0.5, fitted=True, bare=1, masked=1),
        leak=Leak(count=40, of=100, known=100, trained_split="original"),
        sides={side: seen},
        refusal=Kind(
            name="masked people", made=False, must_refuse=False, limit=0.03, val=none, test=right, held_out=right
        ),
        kinds=(),
        sources=tuple(
            Source(
                source=source,
                side="test",
                n=100,
                with_vs_without=right,
                false_admit_bare=none,
                false_admit_incorrect=none,
                false_refusal=none,
            )
            for source in sources
        ),
        macro=None,
        calibration=None,
        tradeoff=None,
    )


def test_a_report_is_one_row_with_its_interval_and_its_leak() -> None:
    row = dict(zip(HEADS, compare([findings("cnn", "street")]).ours[0], strict=True))
    assert (row["model"], row["recipe"], row["split"], row["data"], row["n"]) == (
        "cnn",
        "paper",
        "original",
        "12k",
        "100",
    )
    # Wilson's interval of 90 in 100.
    assert row["accuracy"] == "90.00 % (82.56 to 94.48, n = 100)"
    assert (row["F1"], row["false positives “mask”"], row["trained on test photos"]) == ("0.9000", "5", "40 of 100")


def test_the_papers_rows_have_as_many_cells_and_what_it_does_not_say_is_a_dash() -> None:
    table = compare([findings("cnn")])
    assert {len(row) for row in table.paper + table.ours} == {len(HEADS)}
    papers = {row[0]: dict(zip(HEADS, row, strict=True)) for row in table.paper}
    assert (papers["resnet34"]["n"], papers["resnet34"]["accuracy"], papers["resnet34"]["F1"]) == (
        "125",
        "96.8 %",
        "0.972",
    )
    assert papers["cnn"]["accuracy"] == "-"


def test_what_the_threshold_lets_in_and_refuses_is_told_of_the_rows_own_side_only() -> None:
    admit, refusal = Share.of(Rate(3, 40)), Share.of(Rate(1, 60))
    cost = Tradeoff(side="test", roc=(), det=(), auc=0.9, false_admit=admit, false_refusal=refusal)
    table = compare([findings("cnn").model_copy(update={"tradeoff": cost})])
    assert table.ours[0][HEADS.index("at its threshold")] == "3 of 40 let in, 1 of 60 refused"
    of_val = cost.model_copy(update={"side": "val"})
    table = compare([findings("cnn").model_copy(update={"tradeoff": of_val})])
    assert table.ours[0][HEADS.index("at its threshold")] == "-"


def test_sources_of_all_reports_are_columns_and_what_one_lacks_is_a_dash() -> None:
    table = compare([findings("cnn", "street"), findings("vanilla", "voc")])
    assert table.sources == ("street", "voc")
    assert [row[3:] for row in table.by_source] == [
        ("90.00 % (82.56 to 94.48, n = 100)", "-"),
        ("-", "90.00 % (82.56 to 94.48, n = 100)"),
    ]


def test_without_a_test_side_the_row_says_that_it_is_of_validation() -> None:
    row = dict(zip(HEADS, compare([findings("cnn", side="val")]).ours[0], strict=True))
    assert (row["side"], row["n"]) == ("val", "100")


@pytest.mark.parametrize("name", ["table.html", "table.md"])
def test_the_table_is_written_as_its_name_ends(tmp_path: Path, name: str) -> None:
    report = tmp_path / "report.json"
    report.write_text(findings("cnn", "street").model_dump_json())
    text = run(Options((report,), tmp_path / name)).read_text()
    assert "94.28 %" in text
    assert "90.00 % (82.56 to 94.48, n = 100)" in text
    assert ("<table>" in text) == name.endswith("html")


def test_another_ending_or_what_is_no_report_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SystemExit):
        parse(["report.json", "--out", "table.pdf"])
    with pytest.raises(KioskError, match="is no report"):
        run(Options((tmp_path / "none.json",), tmp_path / "table.md"))
    with pytest.raises(KioskError, match="nothing to compare"):
        compare([])
