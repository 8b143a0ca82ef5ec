"""Nothing on the screen is without translation: in a language in which all that is translated stands in «»."""

from __future__ import annotations

import json
import re
import sqlite3
import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import datetime, timezone
from itertools import product

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtWidgets import QWidget

from kiosk.desk import Step, View
from kiosk.events import newest
from kiosk.finding import Sign
from kiosk.gate import NOBODY, DoorState, Mode
from kiosk.health import Figures, Running, findings
from kiosk.inspector import Inspector
from kiosk.installer import NOT_YOURS
from kiosk.machine import Machine
from kiosk.operator import Count, Facts, Result, SiteFile
from kiosk.phrase import Phrase
from kiosk.pulse import Pulse, Spread, Vitals
from kiosk.record.walk import Broken, Wrong
from kiosk.scene import Reason, Verdict
from kiosk.settings import Settings, StaffSettings
from kiosk.settings_change import Written
from kiosk.settings_screen import NAMES, ScreenSettings
from kiosk.staff import KEY_SWITCH
from ui.languages import FOLDER
from ui.operator import events, health, journal, selftest
from ui.operator.chart import Chart
from ui.operator.errand import Answer
from ui.operator.screen_words import CHOOSE, CHOSEN, KEEPING, KEPT, KEPT_FOR_LATER, NO_COLOUR, OWN_COLOUR, TRIED
from ui.operator.tiles import Tiles
from ui.operator.view import OperatorView
from ui.sheet import Sheet
from ui.site_words import site_words
from ui.tongue import fill, say, tell
from ui.words import words_for, words_while

GB = 1 << 30
NOW = datetime(2026, 1, 5, 12, tzinfo=timezone.utc).astimezone()


@pytest.fixture(scope="module")
def marked(tmp_path_factory, lrelease):
    """A language like English, but with every text in «»."""
    folder = tmp_path_factory.mktemp("marked")
    tree = ET.parse(FOLDER / "mask-kiosk_de.ts")
    for message in tree.iter("message"):
        for form in [*message.iter("numerusform")] or [message.find("translation")]:
            form.text = f"«{message.findtext('source')}»"
    tree.write(folder / "marked.ts", encoding="utf-8")
    lrelease(folder / "marked.ts", folder / "marked.qm")
    return folder / "marked.qm"


@pytest.fixture(autouse=True)
def _spoken(qapp, marked):
    translator = QTranslator()
    assert translator.load(str(marked))
    QCoreApplication.installTranslator(translator)
    yield
    QCoreApplication.removeTranslator(translator)


def untranslated(text: str) -> str:
    """What letters there are outside of all «»."""
    while (shorter := re.sub("«[^«»]*»", "", text)) != text:
        text = shorter
    return "".join(re.findall(r"[^\W\d_]+", text))


def assert_said(*texts: str) -> None:
    assert texts
    assert {text: untranslated(text) for text in texts if untranslated(text)} == {}


@pytest.mark.parametrize(("verdict", "reason"), list(product(Verdict, Reason)))
def test_every_verdict(verdict, reason):
    told = words_for(verdict, reason)
    assert_said(told.headline, told.sentence)


def test_what_is_said_while_something_is_built():
    told = words_while(0.3)
    assert_said(told.headline, told.sentence)


def test_the_visitors_window(stage):
    window = stage.window(demo=True, place="")
    stage.frames.put(None)
    for verdict in Verdict:
        window.show_verdict(stage.shown(verdict))
        assert_said(*(block.text for block in window.blocks()))


def test_the_sites_words_that_are_defaults():
    told = site_words(ScreenSettings(), "You cannot wear a mask? Please ask at the desk.", "en")
    assert_said(told.greeting, told.notice, told.staff, told.alternative)


VIEW = View(Step.WHO, (), KEY_SWITCH, 0, tuple("1234567890"), "", 0, StaffSettings().reasons, "Delivery", (0, 5), 0, "")


@pytest.mark.parametrize("trouble", ["", "wrong", "locked", "slow", "broken", "door"])
@pytest.mark.parametrize("step", [Step.WHO, Step.PIN, Step.REASON, Step.HOW_LONG])
def test_what_staff_are_asked(qtbot, step, trouble):
    window = QWidget()
    qtbot.addWidget(window)
    sheet = Sheet(window, replace(VIEW, step=step, trouble=trouble, wait_s=30 if trouble else 0), operator=True)
    sheet.resize(600, 600)
    assert_said(*(block.text for block in sheet.blocks()), sheet.accessibleName())


WELL = Figures(
    Phrase("Camera %1", "/dev/video0"),
    Vitals(0.05, 24, 30, Spread(48, 71), Spread(31, 44), (1280, 720)),
    Machine(41 * GB, GB // 2, 3 * GB, 8 * GB, 54.0),
    (
        Running("1", "2", (Phrase("%1: %2", "3", Phrase("%1 is damaged", "4")),)),
        Running(Phrase("the face finder"), "5"),
    ),
    DoorState(connected=True),
    uptime_s=90_000,
    version="0.1.0",
)
VITALS, MACHINE, DOOR = WELL.vitals, WELL.machine, WELL.door
ILL = [
    WELL,
    *(replace(WELL, vitals=replace(VITALS, fault=reason)) for reason in Reason),
    replace(WELL, vitals=replace(VITALS, picture=None, silent_s=90.0)),
    replace(WELL, vitals=replace(VITALS, pictures_per_s=3, silent_s=None)),
    replace(WELL, vitals=replace(VITALS, age_ms=Spread(600, 700))),
    replace(WELL, vitals=replace(VITALS, age_ms=Spread(60, 700))),
    replace(WELL, machine=Machine(None, 1, 1, GB, 99.0)),
    replace(WELL, machine=Machine(5, 1, 1, GB, 99.0)),
    replace(WELL, door=None),
    replace(WELL, mode=Mode.OFF),
    replace(WELL, door=DoorState(fault=NOBODY)),
    replace(WELL, door=replace(DOOR, fault="the relay reads back that it is not energised")),
    replace(WELL, door=replace(DOOR, alarm=True)),
    replace(WELL, door=replace(DOOR, open=True, grant_s=300)),
    replace(WELL, journal=Phrase("the notary refuses: %1", "1"), staff=Phrase("is damaged")),
]


@pytest.mark.parametrize("figures", ILL)
def test_every_finding(figures):
    for finding in findings(figures):
        row = health.row(finding)
        assert_said(row.title, row.said, row.advice)


EVENTS = {
    "fault": [{"event": "begin", "reason": reason.name} for reason in Reason if reason.name.startswith(("C", "E"))],
    "door": [
        {"event": event, "why": "the relay reads back that it is not released"}
        for event in ("alarm", "alarm over", "reset", "fault", "fault over", "lost", "back")
    ],
    "override": [
        {"event": event, "by": "key switch", "seconds": seconds, "reason": "Delivery", "why": str(NOBODY)}
        for event in (
            "override",
            "override_failed",
            "revoked",
            "revoke_failed",
            "ended",
            "key_switch",
            "pin_refused",
            "setup",
        )
        for seconds in (20, 300)
    ],
    "start": [{"version": "0.1.0"}],
}


def test_every_event():
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE records (seq INTEGER PRIMARY KEY, at, kind, fields)")
    for kind, fields in ((kind, one) for kind, several in EVENTS.items() for one in several):
        connection.execute("INSERT INTO records (at, kind, fields) VALUES (0, ?, ?)", (kind, json.dumps(fields)))
    found = newest(connection, 100)
    assert len(found) >= sum(map(len, EVENTS.values())) - 7  # reasons that are no faults
    for event in found:
        row = events.row(replace(event, at=NOW), NOW.date())
        assert_said(row.title, row.said)
    connection.close()


@pytest.fixture
def view(qtbot, tmp_path):
    """The operator's pages over a kiosk without a journal."""
    inspector = Inspector(
        folder=tmp_path,
        pulse=Pulse(lambda: 0.0),
        camera=Phrase("Network camera"),
        version="1",
        witness=lambda: None,
        now=lambda: NOW,
        clock=lambda: 0.0,
        started_s=0.0,
    )
    window = QWidget()
    qtbot.addWidget(window)
    made = OperatorView(window, inspector)
    made.resize(1200, 700)
    yield made
    made.release()


def test_the_operators_pages_before_anything_is_known(view):
    for tab in view.tabs:
        tab.click()
        assert_said(*(block.text for block in view.blocks()))


def test_an_answer_that_is_none(view):
    for page in view.pages:
        page.take(Answer(why=Phrase("Not in order.")))
        assert_said(*(block.text for block in page.blocks()))


def test_todays_numbers(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    day = Count({"MASK_OK": 3}, 3, 0.84, 1, 1, 1)
    tiles, chart = Tiles(window), Chart(window)
    tiles.show_day(day)
    chart.show_hours({9: day})
    for part in (tiles, chart):
        part.resize(1200, 400)
        assert_said(*(block.text for block in part.blocks()), part.accessibleName(), part.accessibleDescription())


def test_the_journals_facts():
    for row in journal.rows(Facts("1", "2")):
        assert_said(row.title, row.said)


def test_checks_and_proofs():
    broken = Broken(3, Wrong.MISSING, Phrase("up to %1: %2", 2, Phrase("this journal was begun without them")))
    row = selftest.row(Result(Phrase("networks"), ok=False, sentence=str(broken)))
    assert_said(row.title, row.said, *(tell(str(Broken(1, wrong))) for wrong in Wrong))


@pytest.mark.parametrize("sign", Sign)
def test_a_sign_for_whoever_cannot_see_it(view, sign):
    view.tabs[1].mark(sign)
    assert_said(view.tabs[1].accessibleDescription())


def test_the_screens_settings(view):
    page = view.screen_page
    page.take(Answer(SiteFile(Written(Settings(), None), "1", NOT_YOURS)))
    for at, _ in enumerate(page.sections.tabs):
        page.sections.turn_to(at)
        said = [block.text for block in page.blocks() if block.text not in NAMES.values()]
        assert_said(*said, page.preview.accessibleName(), page.sections.accessibleName())
    for words in (CHOOSE, CHOSEN, KEEPING, KEPT, KEPT_FOR_LATER, NO_COLOUR, OWN_COLOUR):
        assert_said(say(words))
    assert_said(fill(TRIED, "0:59"))
