"""An acceptance beside a kiosk: who may lead it, what is kept of it, and what comes back after kill -9."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from dataclasses import dataclass, field
from datetime import datetime, timezone
from pathlib import Path

import pytest

from kiosk.acceptance.conductor import Acceptance, Equipment, Surroundings
from kiosk.acceptance.course import Phase
from kiosk.acceptance.kinds import MOST, Kind, Strike
from kiosk.acceptance.report import Facts, read, sha256_of
from kiosk.acceptance.store import Store
from kiosk.errors import KioskError
from kiosk.gate import DoorState, Mode
from kiosk.installer import NOT_YOURS
from kiosk.record.allowed import checked
from kiosk.scene import Outcome, Reason, Verdict

ROOT = Path(__file__).resolve().parents[3]


@dataclass
class Site:
    """What is around an acceptance, all of it told by the test."""

    folder: Path
    now: float = 100.0
    refusal: str = ""
    noted: list = field(default_factory=list)
    opened: list = field(default_factory=list)

    def acceptance(self) -> Acceptance:
        around = Surroundings(
            note=lambda kind, fields: self.noted.append((kind, json.loads(checked(kind, fields)))),
            door=lambda: DoorState(connected=True),
            mode=lambda: Mode.ENFORCE,
            who=lambda: "Anna",
            refusal=lambda: self.refusal,
            now=lambda: datetime(2026, 11, 26, 9, 0, tzinfo=timezone.utc),
            clock=lambda: self.now,
        )
        made = Acceptance(Store(self.folder), around)
        made.equipment = Equipment(lambda: Facts("Ward 3", "Camera 0", {"zone.x0": "0.22"}))
        self.opened.append(made)
        return made

    def tell(self, acceptance, verdict, seconds, reason=Reason.NONE):
        track = None if verdict is Verdict.NOBODY else 1
        for _ in range(round(seconds * 10)):
            self.now += 0.1
            acceptance(Outcome(verdict, reason, self.now, 1, track, None, self.now - 0.04), None)

    def walk(self, acceptance, verdict, reason=Reason.NONE):
        self.tell(acceptance, Verdict.NOBODY, 1.5)
        self.tell(acceptance, verdict, 5, reason)
        self.tell(acceptance, Verdict.NOBODY, 1.5)


@pytest.fixture
def site(tmp_path):
    made = Site(tmp_path / "acceptance")
    yield made
    for acceptance in made.opened:
        acceptance.close()


@pytest.fixture
def begun(site):
    acceptance = site.acceptance()
    acceptance.begin({Kind.BARE: 2, Kind.MASKED: 1})
    acceptance.go_on()
    return acceptance


def course(acceptance):
    return acceptance.view().course


def test_only_an_installer_leads_it_and_anybody_may_pause(site, begun) -> None:
    site.refusal = NOT_YOURS
    for wish in (begun.go_on, begun.finish, lambda: begun.strike(0, Strike.OTHER), lambda: begun.begin({Kind.BARE: 1})):
        with pytest.raises(KioskError, match="only an installer"):
            wish()
    assert course(begun).phase is Phase.AWAY
    begun.pause()
    assert course(begun).phase is Phase.PAUSED


@pytest.mark.parametrize("planned", [{}, {Kind.BARE: 0}, {Kind.BARE: MOST + 1}, {Kind.BARE: 1, Kind.TWO: -1}])
def test_a_number_of_walks_that_makes_no_sense_is_refused(site, planned) -> None:
    acceptance = site.acceptance()
    with pytest.raises(KioskError, match="Choose up to 50"):
        acceptance.begin(planned)
    assert course(acceptance) is None


def test_there_is_one_at_a_time(begun) -> None:
    with pytest.raises(KioskError, match="goes on already"):
        begun.begin({Kind.BARE: 1})


def test_without_one_nothing_is_heard_and_nothing_can_be_finished(site) -> None:
    acceptance = site.acceptance()
    site.walk(acceptance, Verdict.MASK_OK)
    assert course(acceptance) is None
    with pytest.raises(KioskError, match="No acceptance goes on"):
        acceptance.finish()


def test_each_walk_is_on_the_disk_when_it_is_over(site, begun) -> None:
    site.walk(begun, Verdict.NO_MASK, Reason.NO_MASK)
    assert begun.flush()
    kept = Store(site.folder).course()
    assert kept is not None
    assert kept.walks == course(begun).walks
    assert len(kept.walks) == 1


def test_a_new_start_goes_on_where_the_last_one_ended_and_waits_for_staff(site, begun) -> None:
    site.walk(begun, Verdict.NO_MASK, Reason.NO_MASK)
    site.tell(begun, Verdict.MASK_OK, 1)  # somebody without a mask is being let in as the kiosk ends
    assert begun.flush()
    again = site.acceptance()
    assert course(again).phase is Phase.PAUSED
    first, cut = course(again).walks
    assert first.counts
    assert (cut.struck, cut.false_green) == (Strike.STOPPED, True)
    assert course(again).done == 1


def test_the_report_is_kept_noted_and_the_next_one_compares_with_it(site, begun) -> None:
    site.walk(begun, Verdict.NO_MASK, Reason.NO_MASK)
    site.walk(begun, Verdict.MASK_OK)
    site.walk(begun, Verdict.MASK_OK)
    folder = begun.finish()
    text = (folder / "report.json").read_text()
    report = read(text)
    assert (folder / "report.sha256").read_text() == f"{sha256_of(text)}  report.json\n"
    assert f">{sha256_of(text)}<" in (folder / "report.html").read_text()
    assert [kind for kind, _ in site.noted] == ["acceptance", "acceptance"]
    told = site.noted[-1][1]
    assert told["sha256"] == sha256_of(text)
    assert (told["walks"], told["false_greens"], told["ruling"]) == (3, 1, "not accepted")
    assert report.before is None
    assert course(begun) is None
    assert Store(site.folder).course() is None
    again = site.acceptance()
    assert again.view().newest == report
    again.begin({Kind.BARE: 1})
    later = read((again.finish() / "report.json").read_text())
    assert later.before is not None
    assert later.before.sha256 == report.sha256()
    assert not later.complete


def test_a_report_that_cannot_be_written_is_made_when_it_can(site, begun) -> None:
    assert begun.flush()
    in_the_way = site.folder / "2026-11-26T090000Z"
    in_the_way.write_text("a file where a folder should be")
    with pytest.raises(KioskError, match="free the disk"):
        begun.finish()
    assert course(begun).phase is Phase.ENDED
    in_the_way.unlink()
    assert (site.acceptance().finish() / "report.json").is_file()


def test_a_course_that_cannot_be_read_is_set_aside(site) -> None:
    site.folder.mkdir()
    (site.folder / "course.json").write_text('{"walks": "none"}')
    assert course(site.acceptance()) is None
    assert (site.folder / "course.broken").is_file()


KILLED = """
import os, signal, sys
sys.path.insert(0, {tests!r})
from pathlib import Path
from test_conductor import Site
from kiosk.acceptance.kinds import Kind
from kiosk.scene import Reason, Verdict
site = Site(Path({folder!r}))
acceptance = site.acceptance()
acceptance.begin({{Kind.BARE: 3}})
acceptance.go_on()
site.walk(acceptance, Verdict.NO_MASK, Reason.NO_MASK)
site.walk(acceptance, Verdict.NO_MASK, Reason.NO_MASK)
acceptance.flush()
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_kill_9_loses_no_walk_that_was_over(site) -> None:
    code = KILLED.format(tests=str(Path(__file__).parent), folder=str(site.folder))
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", code]
    ended = subprocess.run(command, env=env, cwd=ROOT, timeout=120, capture_output=True, check=False)
    assert ended.returncode == -signal.SIGKILL, ended.stderr
    acceptance = site.acceptance()
    assert course(acceptance).phase is Phase.PAUSED
    assert [walk.number for walk in course(acceptance).walks if walk.counts] == [1, 2]
    acceptance.go_on()
    site.walk(acceptance, Verdict.NO_MASK, Reason.NO_MASK)
    assert course(acceptance).phase is Phase.DONE
