"""The window as a process of its own: on a real X server, with and without a window manager."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import cv2
import numpy as np
import pytest
from PySide6.QtCore import QPoint, QSize

from kiosk.settings_screen import LANGUAGES
from ui.layout import Areas, Wanted, areas

ROOT = Path(__file__).parents[2]
NEEDED = ("Xvfb", "openbox", "xdotool", "import")
MISSING = [tool for tool in NEEDED if shutil.which(tool) is None]
needs_x = pytest.mark.skipif(bool(MISSING), reason=f"not installed: {', '.join(MISSING)}")

RED_BGR = (0x1D, 0x12, 0xB3)
"""TONES[NO_MASK].ground."""


def environment(**more: str) -> dict[str, str]:
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    }
    return kept | {"PYTHONPATH": str(ROOT)} | more


def until(condition: Callable[[], bool], timeout_s: float = 20.0) -> bool:
    end, pause = time.monotonic() + timeout_s, threading.Event()
    while not condition():
        if time.monotonic() > end:
            return False
        pause.wait(0.05)
    return True


def stand_in(env: dict[str, str], *arguments: str) -> subprocess.Popen[str]:
    command = [sys.executable, str(Path(__file__).with_name("stand_in.py")), *arguments]
    return subprocess.Popen(command, env=env, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


class Desk:
    """An X server, perhaps a window manager, and the kiosk on it."""

    def __init__(self, width: int, height: int, *, manager: bool) -> None:
        self.width, self.height = width, height
        reading, writing = os.pipe()
        self._server = subprocess.Popen(
            [
                "Xvfb",
                "-displayfd",
                str(writing),
                "-screen",
                "0",
                f"{width}x{height}x24",
                "-nolisten",
                "tcp",
                "-noreset",
            ],  # else it starts anew, and drops whoever is just coming, when its last client leaves
            pass_fds=[writing],
            stderr=subprocess.DEVNULL,
        )
        os.close(writing)
        with os.fdopen(reading) as answer:
            self.env = environment(DISPLAY=f":{answer.readline().strip()}")
        self._manager = subprocess.Popen(["openbox"], env=self.env, stderr=subprocess.DEVNULL) if manager else None
        if manager:
            assert until(lambda: self.ask("xdotool", "get_num_desktops").strip().isdigit())
        self.kiosk = stand_in(self.env)

    def ask(self, *command: str) -> str:
        return subprocess.run(command, env=self.env, capture_output=True, text=True, timeout=30, check=False).stdout

    def press(self, *keys: str) -> None:
        self.ask("xdotool", "key", "--delay", "60", *keys)

    def photograph(self) -> np.ndarray:
        png = subprocess.run(
            ["import", "-silent", "-window", "root", "png:-"], env=self.env, capture_output=True, timeout=60, check=True
        ).stdout
        return cv2.imdecode(np.frombuffer(png, np.uint8), cv2.IMREAD_COLOR)

    def places(self) -> Areas:
        return areas(QSize(self.width, self.height), Wanted(language=True), portrait=self.height > self.width)

    def press_staff_button(self) -> None:
        """Press it, and wait for the answer: the ground of the button turns dark."""
        middle = self.places().staff.center()
        self.ask("xdotool", "mousemove", str(middle.x()), str(middle.y()), "click", "1")
        at = self.places().staff.left() + 40
        assert until(lambda: bool(self.photograph()[middle.y(), at].max() < 120))

    def fills_the_screen(self) -> bool:
        """The red of NO_MASK stands in the panel's far corner, the grey of the picture in its own."""
        photograph = self.photograph()
        places = self.places()
        far, near = places.panel.bottomRight(), places.feed.topLeft()
        red, grey = photograph[far.y() - 3, far.x() - 3], photograph[near.y() + 3, near.x() + 3]
        return bool(np.abs(red - np.array(RED_BGR)).max() <= 3 and np.ptp(grey.astype(int)) <= 6)

    def is_live(self) -> bool:
        return self.kiosk.poll() is None and bool((self.photograph() != self.photograph()).any())

    def close(self) -> None:
        for process in (self.kiosk, self._manager, self._server):
            if process is not None:
                process.terminate()
                process.communicate(timeout=30)


@pytest.fixture(scope="module")
def desk() -> Iterator[Desk]:
    made = Desk(1280, 720, manager=True)
    try:
        assert until(made.fills_the_screen, 60), "the kiosk never filled the screen"
        yield made
    finally:
        made.close()


ESCAPES = {
    "Alt+F4": ["alt+F4"],
    "Esc": ["Escape"],
    "F11": ["F11"],
    "Ctrl+Q": ["ctrl+q"],
    "Ctrl+W": ["ctrl+w"],
    "Super": ["Super_L"],
    "show desktop": ["super+d"],
    "file manager": ["super+e"],
    "Alt+Tab": ["alt+Tab"],
    "lower": ["alt+Escape"],
    "window menu": ["alt+space", "Escape"],
    "window menu, iconify": ["alt+space", "n"],
    "window menu, close": ["alt+space", "c"],
    "window menu, un-fullscreen": ["alt+space", "u"],
    "window menu, roll up": ["alt+space", "r"],
    "next desktop": ["ctrl+alt+Right"],
    "take to the next desktop": ["shift+alt+Right"],
    "Ctrl+Alt+Delete": ["ctrl+alt+Delete"],
    "space": ["space"],
}


@needs_x
@pytest.mark.parametrize("keys", ESCAPES.values(), ids=ESCAPES)
def test_no_key_takes_the_kiosk_off_the_screen(desk, keys):
    desk.press(*keys)
    assert until(desk.fills_the_screen)
    assert until(desk.is_live, 5)
    assert desk.fills_the_screen()


@needs_x
@pytest.mark.parametrize("button", ["2", "3", "4", "8"])
def test_no_mouse_button_opens_anything(desk, button):
    desk.ask("xdotool", "mousemove", "300", "300", "click", button)
    assert until(desk.fills_the_screen)
    assert until(desk.is_live, 5)
    assert desk.fills_the_screen()


@pytest.fixture
def arabic(stage, languages, qtbot) -> tuple[QPoint, QPoint]:
    """Where the globe lies in a window of that size, and on the sheet that it opens, Arabic."""
    window = stage.window(1280, 720, languages=languages)
    qtbot.addWidget(window)
    globe = window.choice.key.geometry().center()
    window.choice.open()
    key = window.choice.sheet.keys[LANGUAGES.index("ar")]
    return globe, key.mapTo(window, key.rect().center())


@needs_x
def test_two_touches_bring_another_language_and_keep_the_verdict(desk, arabic):
    place = desk.places().staff
    region = slice(place.top(), place.bottom()), slice(place.left(), place.right())
    before = desk.photograph()[region]
    for at in arabic:
        desk.ask("xdotool", "mousemove", str(at.x()), str(at.y()), "click", "1")
        threading.Event().wait(0.5)  # as a hand does
    assert until(lambda: bool((desk.photograph()[region] != before).any()))
    assert until(desk.fills_the_screen)
    assert desk.is_live()


OTHER = """
from PySide6.QtWidgets import QApplication, QWidget
app = QApplication([])
window = QWidget()
window.setStyleSheet("background: white")
window.showFullScreen()
app.exec()
"""


@needs_x
def test_a_window_of_another_program_is_covered_again(desk):
    other = subprocess.Popen([sys.executable, "-c", OTHER], env=desk.env, stderr=subprocess.DEVNULL)
    try:
        covered = until(lambda: not desk.fills_the_screen(), 4)
        assert until(desk.fills_the_screen), f"the other window came and stayed (seen: {covered})"
    finally:
        other.terminate()
        other.wait(10)


@needs_x
@pytest.mark.parametrize(("width", "height"), [(1280, 720), (720, 1280)])
def test_without_a_window_manager_it_fills_the_screen_answers_a_press_and_ends_by_sigterm(width, height):
    desk = Desk(width, height, manager=False)
    try:
        assert until(desk.fills_the_screen, 60)
        assert until(desk.is_live)
        desk.press_staff_button()
        desk.kiosk.send_signal(signal.SIGTERM)
        said, complaints = desk.kiosk.communicate(timeout=30)
        assert (desk.kiosk.returncode, said, complaints) == (0, "staff\n", "")
    finally:
        desk.close()


@pytest.mark.parametrize("display", [{}, {"DISPLAY": ":987"}, {"WAYLAND_DISPLAY": "nowhere-0"}])
def test_without_a_display_it_ends_with_a_sentence_and_40(display):
    kiosk = stand_in(environment(**display))
    said, complaints = kiosk.communicate(timeout=60)
    assert kiosk.returncode == 40
    assert said == ""
    assert complaints.startswith("there is no screen")
    assert len(complaints.splitlines()) == 1


def test_an_error_in_the_window_ends_it_instead_of_leaving_its_last_picture_standing():
    kiosk = stand_in(environment(QT_QPA_PLATFORM="offscreen"), "--break")
    _, complaints = kiosk.communicate(timeout=60)
    assert kiosk.returncode == 1
    assert "the window failed" in complaints


APLAY = """#!/bin/sh
cat > /dev/null
echo "$*" >> '{heard}'
"""


def test_what_is_shown_is_heard(tmp_path):
    heard, player = tmp_path / "heard", tmp_path / "aplay"
    player.write_text(APLAY.format(heard=heard))
    player.chmod(0o755)
    path = f"{tmp_path}{os.pathsep}{os.environ['PATH']}"
    kiosk = stand_in(environment(QT_QPA_PLATFORM="offscreen", PATH=path), "--sound")
    try:
        assert until(heard.is_file, 60)
    finally:
        kiosk.terminate()
    _, complaints = kiosk.communicate(timeout=60)
    assert kiosk.returncode == 0
    assert {*complaints.splitlines()} <= {"This plugin does not support raise()"}
    assert "-D default" in heard.read_text()
