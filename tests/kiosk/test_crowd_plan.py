"""The crowd view as a site runs it: chosen by a setting, with the product's own networks, and no site behind it."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import threading
from pathlib import Path

import numpy as np
import pytest

from kiosk.__main__ import main
from kiosk.crowd import Crowd
from kiosk.crowd_plan import CrowdPlan, sign_of
from kiosk.scene import Frame, Reason, Verdict
from kiosk.settings import Settings
from kiosk.start import Start

ROOT = Path(__file__).resolve().parents[2]
PATIENCE_S = 120.0
FRAME = Frame(3, 5.0, np.zeros((72, 128, 3), np.uint8))


@pytest.fixture
def config(tmp_path) -> Path:
    path = tmp_path / "kiosk.toml"
    path.write_text("[faces]\ncrowd = true\n[screen]\nfull_screen = false\n")
    return path


@pytest.fixture
def state(tmp_path, monkeypatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return tmp_path / "state"


def run(config: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "kiosk", "--source", "demo", "--config", str(config), *arguments]
    return subprocess.run(
        command, cwd=ROOT, env=os.environ | environment, capture_output=True, text=True, timeout=PATIENCE_S, check=False
    )


def test_the_demos_person_is_marked_and_counted(state, portrait, centerface_file):
    plan = CrowdPlan("demo", Settings.model_validate({"faces": {"crowd": True}}), None, Start(threading.Event()))
    with contextlib.ExitStack() as opened:
        plan.bring_up(opened)
        version, bare = 0, None
        while bare is None:
            version, crowd = plan.crowds.take(version, PATIENCE_S)
            assert crowd is not None
            bare = next((person for person in crowd.people if person.verdict is Verdict.NO_MASK), None)
    assert crowd.tally is not None
    assert crowd.tally.bare == 1
    assert crowd.frame is not None
    assert 0.1 < bare.box.height / crowd.frame.bgr.shape[0] < 0.5


def test_without_a_screen_it_runs_and_says_nothing_and_keeps_nothing(config, state, portrait, centerface_file):
    ended = run(config, "--headless", "--seconds", "1")
    assert (ended.returncode, ended.stdout) == (0, "")
    assert not [path for path in state.rglob("*") if path.is_file()]


def test_with_a_screen_it_opens_its_window_and_ends_when_it_is_time(config, state, portrait, centerface_file):
    pytest.importorskip("PySide6")
    ended = run(config, "--seconds", "1", QT_QPA_PLATFORM="offscreen")
    assert (ended.returncode, ended.stdout) == (0, "")
    assert "Traceback" not in ended.stderr


def test_a_report_is_refused_for_it_tells_of_one_visitor(config, state, tmp_path, capsys):
    assert main(["--source", "demo", "--config", str(config), "--headless", "--report", str(tmp_path / "r")]) != 0
    assert "--report tells of one visitor at a time" in capsys.readouterr().err
    assert not (tmp_path / "r").exists()


@pytest.mark.parametrize("reason", [Reason.STALE, Reason.CAMERA_FROZEN, Reason.ENGINE_FAILED])
def test_the_watchdog_hears_of_a_fault(reason):
    sign = sign_of(Crowd(7.0, fault=reason))
    assert (sign.verdict, sign.reason, sign.captured_s) == (Verdict.FAULT, reason, None)


def test_the_watchdog_hears_of_pictures_that_come():
    sign = sign_of(Crowd(5.1, FRAME))
    assert (sign.verdict, sign.captured_s) == (Verdict.NOBODY, 5.0)
