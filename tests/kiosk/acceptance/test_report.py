"""The report: one text that can be proved, one page that says the same."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest

from kiosk.acceptance.commands import verified
from kiosk.acceptance.conductor import record_of
from kiosk.acceptance.course import Course
from kiosk.acceptance.kinds import DEFAULTS, Kind, Strike
from kiosk.acceptance.opened import blanked
from kiosk.acceptance.page import page
from kiosk.acceptance.report import Facts, NoReport, made, read
from kiosk.acceptance.store import Store
from kiosk.chain import Record, canonical
from kiosk.changes import HIDDEN, flat
from kiosk.record.table import create, insert
from kiosk.settings import DoorSettings, Settings
from ui.acceptance.paper import printed

SITE = "St. <Mary> & Sons \\u003c"
FACTS = Facts(SITE, "Camera 0", {"zone.x0": "0.22", "camera.width": "1280"}, {"mask-kiosk": "0.1.0"})


def course_of(walks):
    return Course(DEFAULTS, "Anna", "2026-11-26T08:00:00Z", walks=walks)


@pytest.fixture
def report(usual):
    return made(course_of(usual), "2026-11-26T09:00:00Z", FACTS, None)


@pytest.fixture
def kept(tmp_path, report):
    """Its folder, and a journal that has it."""
    journal = tmp_path / "journal.sqlite3"
    create(journal, Record(1, 0, "begun", "{}"))
    with closing(sqlite3.connect(journal, isolation_level=None)) as connection:
        insert(connection, Record(2, 0, "acceptance", canonical(record_of(report))))
    return Store(tmp_path / "acceptance").add(report, page(report)), journal


def test_what_is_read_is_what_was_made(report) -> None:
    assert read(report.text()) == report
    assert read(report.text()).text() == report.text()


def test_a_report_that_rules_otherwise_than_its_walks_is_none(report) -> None:
    told = json.loads(report.text())
    told["walks"][0] |= {"green": True}
    with pytest.raises(NoReport, match="does not follow"):
        read(canonical(told))


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"ruling": 1, "complete": 2}', "nul", "[" * 99999])
def test_what_is_no_report_is_said_to_be_none(text) -> None:
    with pytest.raises(NoReport, match="no acceptance report"):
        read(text)


@pytest.mark.parametrize("name", ["report.json", "report.html", ""])
def test_a_report_as_it_was_made_is_proved(kept, name) -> None:
    folder, journal = kept
    told = list(verified(folder / name if name else folder, journal))
    assert "is whole: accepted" in told[0]
    assert told[1] == "the journal has it as record 2"


def test_a_changed_page_is_found_out(kept) -> None:
    folder, journal = kept
    page_of = folder / "report.html"
    page_of.write_text(page_of.read_text().replace("0 of 10", "9 of 10", 1))
    with pytest.raises(NoReport, match="something else than the report in it"):
        list(verified(page_of, journal))


def test_a_changed_report_is_found_out_by_the_hash_beside_it(kept) -> None:
    folder, journal = kept
    told = json.loads((folder / "report.json").read_text())
    told["by"] = "Somebody"
    (folder / "report.json").write_text(canonical(told))
    with pytest.raises(NoReport, match="another"):
        list(verified(folder, journal))


def test_and_by_the_journal_where_the_hash_was_changed_too(kept) -> None:
    folder, journal = kept
    told = json.loads((folder / "report.json").read_text())
    told["by"] = "Somebody"
    (folder / "report.json").write_text(canonical(told))
    (folder / "report.sha256").unlink()
    with pytest.raises(NoReport, match="does not have it"):
        list(verified(folder, journal))


def test_a_report_that_is_not_canonical_was_changed(kept) -> None:
    folder, journal = kept
    told = json.loads((folder / "report.json").read_text())
    (folder / "report.json").write_text(json.dumps(told, indent=1))
    with pytest.raises(NoReport, match="canonical"):
        list(verified(folder, journal))


def test_the_page_says_what_matters_first(usual, walk) -> None:
    wrong = walk(36, Kind.HAND, green=True, door_opened=True, door_after_s=0.07)
    struck = walk(37, Kind.BARE, green=True, struck=Strike.SOMEBODY_ELSE)
    told = page(made(course_of((*usual, wrong, struck)), "2026-11-26T09:00:00Z", FACTS, None))
    order = [
        told.index(words)
        for words in (
            "NOT ACCEPTED",
            "Let in wrongly",
            "How many were let in",
            "The rules of acceptance",
            "Signatures",
            "All walks",
        )
    ]
    assert order == sorted(order)
    assert "open after 0.07 s" in told
    assert "struck out: somebody else walked up" in told
    assert "at most 28 %" in told
    assert "<Mary>" not in told


def test_an_incomplete_report_says_so(usual) -> None:
    assert "INCOMPLETE" in page(made(course_of(usual[:4]), "2026-11-26T09:00:00Z", FACTS, None))


def test_the_page_loads_nothing_and_shows_no_picture_of_anybody(report) -> None:
    told = page(report)
    assert "<img" not in told
    assert "src=" not in told
    assert "url(" not in told
    assert told.count("<svg") == 2


def test_what_got_worse_beyond_chance_is_told(usual, report) -> None:
    slow = tuple(replace(walk, to_verdict_s=1.9) for walk in usual)
    refused = tuple(replace(walk, green=False) if walk.kind is Kind.MASKED else walk for walk in slow)
    now = replace(FACTS, versions={"mask-kiosk": "0.2.0"})
    told = page(made(course_of(refused), "2026-12-26T09:00:00Z", now, report))
    assert "mask-kiosk: 0.1.0 before, 0.2.0 now." in told
    assert "<td>With a mask: let in</td><td>10 of 10</td><td>0 of 10</td><td>WORSE, beyond chance</td>" in told
    assert "<td>0.70 s</td><td>1.90 s</td><td>WORSE, beyond chance</td>" in told
    assert "<td>Without a mask: let in</td><td>0 of 10</td><td>0 of 10</td><td>no more than chance</td>" in told


def test_no_address_and_no_secret_is_told() -> None:
    settings = Settings(door=DoorSettings(driver="webhook", url="https://me:hunter2@door.example/open"))
    told = blanked({**flat(settings), "mqtt.password": "hunter2", "web.api_token": "abc"})
    assert "hunter2" not in str(told)
    assert told["mqtt.password"] == told["web.api_token"] == told["door.url"] == HIDDEN
    assert told["policy.mode"] == "enforce"


@pytest.mark.usefixtures("qapp")  # else it makes one for itself, which no window can use after it
def test_the_pdf_is_made_of_the_same(report) -> None:
    pdf = printed(report)
    assert pdf.startswith(b"%PDF-")
    assert pdf.count(b"/Type /Page\n") >= 4
