"""The product itself: `python -m kiosk --source demo` on a real X server, through all three acts."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import cv2
import numpy as np
import pytest
from PySide6.QtCore import QSize

from kiosk.demo import ACT_S, RATE
from kiosk.scene import Pixels, Verdict
from ui.layout import Wanted, areas
from ui.palettes import DARK

ROOT = Path(__file__).resolve().parents[1]
CLASSIFIER = ROOT / "engines" / "models" / "resnet34.json"
MISSING = [tool for tool in ("Xvfb", "openbox", "import") if shutil.which(tool) is None]
WIDTH, HEIGHT = 1280, 720
ACTS = [Verdict.NO_MASK, Verdict.MASK_OK, Verdict.MASK_WRONG]
IN_TIME = round(len(ACTS) * ACT_S * RATE)
"""Pictures of the first round: 30 s, and longer on a machine too busy to play 30 pictures a second."""
PATIENCE_S = 240.0
SETTLED_S = 0.4
"""A verdict that has stood for so long has been painted."""


@dataclass
class Screen:
    """An X server with a window manager; what its panel showed at each verdict."""

    env: dict[str, str] = field(repr=False)
    greens: dict[Verdict, list[float]] = field(default_factory=dict)

    def photograph(self) -> Pixels:
        command = ["import", "-silent", "-window", "root", "ppm:-"]
        ppm = subprocess.run(command, env=self.env, capture_output=True, timeout=60, check=True).stdout
        return np.asarray(cv2.imdecode(np.frombuffer(ppm, np.uint8), cv2.IMREAD_COLOR), np.uint8)

    def green(self) -> float:
        """The share of the verdict's panel that has MASK_OK's own colour."""
        panel = areas(QSize(WIDTH, HEIGHT), Wanted(language=True), portrait=False).panel
        shown = self.photograph()[panel.top() : panel.bottom() + 1, panel.left() : panel.right() + 1]
        ground = DARK.verdicts[Verdict.MASK_OK].ground
        bgr = [int(ground[at : at + 2], 16) for at in (5, 3, 1)]
        return float((np.abs(shown.astype(int) - bgr).max(2) <= 3).mean())


def until(condition: Callable[[], bool], timeout_s: float) -> bool:
    end, pause = time.monotonic() + timeout_s, threading.Event()
    while not condition():
        if time.monotonic() > end:
            return False
        pause.wait(0.05)
    return True


@pytest.fixture
def screen() -> Iterator[Screen]:
    reading, writing = os.pipe()
    size = f"{WIDTH}x{HEIGHT}x24"
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", size, "-nolisten", "tcp", "-noreset"],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading) as answer:
        display = f":{answer.readline().strip()}"
    dropped = ("WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    env = {name: value for name, value in os.environ.items() if name not in dropped}
    env |= {"DISPLAY": display, "PYTHONPATH": str(ROOT)}
    manager = subprocess.Popen(["openbox"], env=env, stderr=subprocess.DEVNULL)
    yield Screen(env)
    for process in (manager, server):
        process.terminate()
        process.wait(30)


@dataclass
class Watcher:
    """Reads the report as it grows, and photographs every verdict that stands still."""

    screen: Screen
    report: Path
    since_s: float = 0.0
    photographed: int = 0
    lines: list[dict[str, object]] = field(default_factory=list)

    def look(self) -> bool:
        """True when the last act has its verdict and its photograph."""
        if len(self._read()) > len(self.lines):
            self.lines, self.since_s = self._read(), time.monotonic()
        elif len(self.lines) > self.photographed and time.monotonic() - self.since_s > SETTLED_S:
            self._photograph()
        return ACTS[-1] in self.screen.greens

    def _photograph(self) -> None:
        self.photographed = len(self.lines)
        green = self.screen.green()
        if len(self._read()) == self.photographed:
            self.screen.greens.setdefault(Verdict(self.lines[-1]["verdict"]), []).append(green)

    def _read(self) -> list[dict[str, object]]:
        text = self.report.read_text(encoding="utf-8") if self.report.is_file() else ""
        return [json.loads(line) for line in text.splitlines(keepends=True) if line.endswith("\n")]


@pytest.mark.skipif(bool(MISSING), reason=f"not installed: {', '.join(MISSING)}")
@pytest.mark.skipif(not CLASSIFIER.is_file(), reason="engines/models/resnet34.json is not there: export it")
@pytest.mark.usefixtures("centerface_file", "portrait")
def test_the_demo_shows_bare_masked_and_nose_out_by_itself_and_is_green_for_the_masked_only(
    screen: Screen, tmp_path: Path
) -> None:
    report, complaints = tmp_path / "report.jsonl", tmp_path / "stderr"
    command = [sys.executable, "-m", "kiosk", "--source", "demo", "--report", str(report)]
    watcher = Watcher(screen, report)
    with complaints.open("w") as stderr, subprocess.Popen(command, cwd=ROOT, env=screen.env, stderr=stderr) as kiosk:
        try:
            until(lambda: watcher.look() or kiosk.poll() is not None or timed_out(watcher.lines), PATIENCE_S)
            kiosk.send_signal(signal.SIGTERM)
            kiosk.wait(30)
        finally:
            kiosk.kill()
    assert kiosk.returncode == 0, complaints.read_text()
    assert "Traceback" not in complaints.read_text()
    assert first_seen(watcher.lines) == ACTS, watcher.lines
    assert_green_in_the_second_act_only(watcher.lines)
    greens = screen.greens
    # A machine too busy for fresh pictures takes green back now and then: that is the safe side.
    assert max(greens.pop(Verdict.MASK_OK)) > 0.4
    assert {Verdict.NO_MASK, Verdict.MASK_WRONG} <= set(greens)
    assert not any(map(max, greens.values())), greens


def timed_out(lines: list[dict[str, object]]) -> bool:
    return any(frame_of(line) > IN_TIME for line in lines)


def frame_of(line: dict[str, object]) -> int:
    """The picture behind a line; 0 where there was none."""
    return line["frame"] if isinstance(line["frame"], int) else 0


def first_seen(lines: list[dict[str, object]]) -> list[Verdict]:
    """The acts' verdicts in the order in which each first came in the first round."""
    verdicts = dict.fromkeys(Verdict(line["verdict"]) for line in lines if frame_of(line) <= IN_TIME)
    return [verdict for verdict in verdicts if verdict in ACTS]


def assert_green_in_the_second_act_only(lines: list[dict[str, object]]) -> None:
    greens = [frame_of(line) for line in lines if line["verdict"] == Verdict.MASK_OK.value]
    assert all(ACT_S * RATE < frame < 2 * ACT_S * RATE for frame in greens), greens
