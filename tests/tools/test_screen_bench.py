"""The screen's benchmark: what it makes of its notes, and that it notes what a kiosk really paints."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from rich.console import Console

from kiosk.errors import KioskError
from tools import screen_bench
from tools.screen_bench import Options, parse, run, summary
from tools.speed.screen_table import as_switches, as_table
from tools.speed.usage import Usage
from tools.speed.xserver import xvfb
from ui.gallery import switches

NEEDS_XVFB = pytest.mark.skipif(shutil.which("Xvfb") is None, reason="Debian's package xvfb is not installed")
BEGIN_S = 500.0
RATE = 30


def painted(seconds: float) -> list[float]:
    return [BEGIN_S + number / RATE for number in range(round(seconds * RATE))]


def used(seconds: int) -> list[Usage]:
    """A fifth of a core on the first thread, half a core in all, a megabyte more each second."""
    return [Usage(BEGIN_S + at, 3 + 0.2 * at, 7 + 0.5 * at, 400.0 + at) for at in range(-5, seconds)]


def test_what_was_noted_becomes_figures() -> None:
    figures = summary(painted(70), used(70))
    assert figures["pictures"] == 60 * RATE
    assert figures["pictures_per_s"] == RATE
    assert figures["apart_ms"]["p50"] == figures["apart_ms"]["p99"] == figures["apart_ms"]["most"] == 33.3
    assert figures["apart_ms"]["over_50"] == 0
    assert (figures["gui_share"], figures["process_share"]) == (0.2, 0.5)
    assert figures["rss_mb"] == {"first": 410.0, "last": 469.0, "most": 469.0, "per_hour": 3600.0}


def test_a_picture_that_does_not_come_is_seen_in_the_figures() -> None:
    times = painted(70)
    del times[900:906]
    apart = summary(times, used(70))["apart_ms"]
    assert (apart["most"], apart["over_50"], apart["p50"]) == (233.3, 1, 33.3)


def test_the_start_does_not_count() -> None:
    times = painted(70)
    late = [times[0], *times[150:]]  # five seconds without a picture, while the networks are read
    assert summary(late, used(70)) == summary(times, used(70))


@pytest.mark.parametrize("times", [[], painted(3)])
def test_too_little_is_said_to_be(times: list[float]) -> None:
    with pytest.raises(KioskError, match="next to no picture was painted"):
        summary(times, used(70))


def test_the_table_says_it_all() -> None:
    figures = {"size": "1280x720", "minutes": 60.0, "qt_warnings": ["qt.x: y", "qt.x: y"], "load": [0.5, 0.6]}
    console = Console(file=io.StringIO(), width=120)
    console.print(as_table(figures | summary(painted(70), used(70))))
    told = console.file.getvalue()
    for words in ("30.0 a second", "p99 33.3 ms", "20.0 % of one core", "+3600.0 an hour", "qt.x: y", "0.5, 0.6"):
        assert words in told


def test_the_command_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert parse([]) == Options(60.0, (1280, 720))
    assert parse(["--minutes", "2", "--size", "3840x2160"]) == Options(2.0, (3840, 2160))
    for wrong, said in ((["--minutes", "0"], "--minutes is above 0"), (["--size", "big"], "'big' is no size")):
        with pytest.raises(SystemExit):
            parse(wrong)
        assert said in capsys.readouterr().err


@NEEDS_XVFB
def test_a_screen_has_the_size_that_was_asked_for() -> None:
    with xvfb(1024, 600) as display:
        code = (
            "from PySide6.QtWidgets import QApplication\n"
            "app = QApplication(['size', '-platform', 'xcb', '-display', '" + display + "'])\n"
            "print(app.primaryScreen().size().toTuple())"
        )
        found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "(1024, 600)"


def test_without_xvfb_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(KioskError, match="install Debian's package xvfb"), xvfb(640, 480):
        pass


@NEEDS_XVFB
def test_a_running_demo_is_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(screen_bench, "WARM_S", 2.0)
    steps: list[float] = []
    figures = run(Options(minutes=0.15, size=(640, 480)), steps.append)
    assert figures["pictures"] > 10
    assert 0 < figures["pictures_per_s"] <= 32
    assert 0 < figures["gui_share"] < figures["process_share"]
    assert figures["rss_mb"]["first"] > 50
    assert figures["qt_warnings"] == []
    assert len(steps) > 5
    json.dumps(figures)


@NEEDS_XVFB
def test_a_kiosk_that_does_not_come_up_is_a_sentence(tmp_path: Path) -> None:
    config = tmp_path / "kiosk.toml"
    config.write_text("[camera]\nwidht = 640\n", encoding="utf-8")
    with pytest.raises(KioskError, match=r"the kiosk ended with|next to no picture"):
        run(Options(minutes=0.02, config=config), lambda _: None)


def test_every_switch_is_timed_and_by_the_processors_clock_takes_no_longer(qapp, monkeypatch) -> None:
    monkeypatch.setattr(switches, "SCENES", ("mask-wrong",))
    monkeypatch.setattr(switches, "TO", ("en",))
    found = switches.measure((640, 360), 2, lambda: None)
    assert set(found) == {"language", "theme", "letters", "orientation", "turned_round"}
    for figures in found.values():
        assert 0 < figures["p50"] <= figures["most"]
        assert figures["cpu_most_in"] == "mask-wrong"
    as_switches({"size": "640x360", "switches_ms": found})
