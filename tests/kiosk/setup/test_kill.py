"""kill -9 after every step, and before every write: the next start goes on, and ends as if nothing had been."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.settings import Settings
from kiosk.settings_file import load
from kiosk.setup.saved import Saved
from kiosk.staff import StaffFile

CHILD = Path(__file__).parents[2] / "fixtures" / "setup_child.py"
ANSWERS = """\
[screen]
language = "de"
place = "Ward 3"
[camera]
source = "/dev/video0"
[[staff.people]]
name = "Anna"
role = "installer"
pin = "739154"
[setup]
privacy = true
"""
BEFORE = '[screen]\nplace = "Ward 7"\n'
STEPS = 12
SOME = 6
"""A whole run takes a second."""


@pytest.fixture
def site(tmp_path):
    (tmp_path / "answers.toml").write_text(ANSWERS)
    (tmp_path / "etc").mkdir()
    (tmp_path / "etc" / "kiosk.toml").write_text(BEFORE)
    return tmp_path


def run(site, way="line", number=0):
    command = [sys.executable, str(CHILD), str(site), way, str(number)]
    done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=120)
    assert done.returncode in {0, -signal.SIGKILL}, done.stderr
    return done.returncode == 0, done.stdout.splitlines()


def is_whole(site):
    """Whatever happened: each file is as it was or as it is to be, and none is half of it."""
    settings = load(site / "etc" / "kiosk.toml")
    assert settings.screen.place in {"Ward 7", "Ward 3"}
    assert settings.screen.language == ("de" if settings.screen.place == "Ward 3" else "en")
    people = StaffFile(site / "state" / "staff.json").people()
    assert [person.name for person in people] in ([], ["Anna"])
    file = site / "state" / "setup.json"
    if file.exists():
        assert Saved(file).load(Settings()) is not None


def is_done(site):
    settings = load(site / "etc" / "kiosk.toml")
    assert (settings.screen.language, settings.screen.place, settings.camera.source) == ("de", "Ward 3", "/dev/video0")
    assert [person.name for person in StaffFile(site / "state" / "staff.json").people()] == ["Anna"]
    assert not (site / "state" / "setup.json").exists()


@pytest.mark.parametrize("step", range(1, STEPS + 1))
def test_killed_after_a_step_it_goes_on_at_the_next(site, step):
    ended, said = run(site, "line", step)
    assert not ended
    assert len(said) == step
    is_whole(site)
    ended, again = run(site)
    assert ended
    before = [line.split()[2] for line in again if line.startswith("before")]
    passed = [line.split()[2] for line in said if line.startswith("ok")]
    # Staff and the summary are always looked at: they are what the site is left with.
    assert before == [name for name in passed if name not in {"staff:", "summary:"}]
    is_done(site)


def test_killed_before_any_write_it_leaves_no_half_of_a_file(site):
    number = 0
    while True:
        number += 1
        for path in (site / "state").glob("*"):
            path.unlink()
        (site / "etc" / "kiosk.toml").write_text(BEFORE)
        ended, _ = run(site, "event", number)
        is_whole(site)
        if ended:
            break
        if number % SOME == 0:
            assert run(site)[0]
            is_done(site)
    assert number > STEPS
