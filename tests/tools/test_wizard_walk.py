"""The wizard walked by real touches: the whole way, and that a step which does not come back is found."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from kiosk.errors import KioskError
from kiosk.setup.step import Step
from tools.walk.hand import Hand
from tools.walk.place import Folder
from tools.walk.seen import read, tell
from tools.walk.way import WAY, Stop
from tools.wizard_walk import Options, parse, run, step
from ui.wizard.asked import ASKED
from ui.wizard.shown import Seen, Spot

MISSING = [tool for tool in ("Xvfb", "xdotool") if shutil.which(tool) is None]
CLASSIFIER = Path(__file__).parents[2] / "engines" / "models" / "resnet50.json"
NEXT = {"wizard_next": Spot(700, 500, "Next", free=True)}


@dataclass
class Screen:
    """A place without a screen: killed and started again it shows `after`; a touch is noted, and leads nowhere."""

    path: Path
    after: str
    killed: int = 0
    environ: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.folder = Folder(self.path)
        self.environ = {"PATH": str(self.path / "bin")}
        (self.path / "bin").mkdir()
        finger = self.path / "bin" / "xdotool"
        finger.write_text(f'#!/bin/sh\necho "$@" >>"{self.path}/touches"\n')
        finger.chmod(0o755)
        self.show("Which camera?")

    def show(self, title: str) -> None:
        tell(self.folder.seen, Seen(100, title, NEXT))

    def touches(self) -> list[str]:
        file = self.path / "touches"
        return file.read_text().splitlines() if file.exists() else []

    def check(self) -> None:
        pass

    def kill(self) -> None:
        self.killed += 1
        self.folder.seen.unlink()

    def start(self) -> None:
        self.show(self.after)


def stop(title: str) -> Stop:
    return Stop("camera", title, lambda _hand: None)


@pytest.mark.skipif(bool(MISSING), reason=f"not installed: {' '.join(MISSING)}")
@pytest.mark.skipif(not CLASSIFIER.is_file(), reason="engines/models/resnet50.json is not there: export it")
@pytest.mark.usefixtures("centerface_file", "portrait")
def test_a_finger_comes_from_the_first_page_to_a_kiosk_that_judges() -> None:
    told: list[str] = []
    passed = run(Options(), lambda one: told.append(one.name))
    assert told == [one.name for one in passed] == [*(one.value for one in Step), "kiosk"]
    assert all(one.touches > 0 for one in passed[:-1])
    assert sum(one.touches for one in passed) < 100


def test_the_way_has_every_step_as_the_wizard_asks_it() -> None:
    # A headline is the same where it is not translated.
    assert [(one.name, one.title) for one in WAY] == [(one.value, ASKED[one].headline) for one in Step]


def test_a_step_that_does_not_come_back_is_an_error(tmp_path: Path) -> None:
    screen = Screen(tmp_path, after="Which language?")
    with pytest.raises(KioskError, match="killed at 'Which camera\\?', the wizard came back at 'Which language\\?'"):
        step(Hand(screen, None), stop("Which camera?"), kill=True)
    assert screen.touches() == []


def test_a_step_that_comes_back_is_gone_on_with(tmp_path: Path) -> None:
    screen = Screen(tmp_path, after="Which camera?")
    hand = Hand(screen, None)
    step(hand, stop("Which camera?"), kill=True)
    assert (screen.killed, screen.touches(), hand.touches) == (1, ["mousemove 700 500 click 1"], 1)


def test_what_never_comes_is_told_with_what_stood_there(tmp_path: Path) -> None:
    hand = Hand(Screen(tmp_path, after=""), None, patience_s=0.0)
    with pytest.raises(KioskError, match=r"no key 'Locked' on the screen, but 'Which camera\?': \['wizard_next'\]"):
        hand.tap("Locked")


def test_what_is_told_is_read_and_a_key_that_is_not_free_is_none(tmp_path: Path) -> None:
    shut, free = Spot(1, 2, "Next", free=False), Spot(3, 4, "Back", free=True)
    shown = Seen(7, "Which language?", {"wizard_next": shut, "wizard_back": free}, (1, 2, 3, 4), live=True)
    tell(tmp_path / "seen.json", shown)
    assert read(tmp_path / "seen.json") == shown
    assert (shown.spot("Next"), shown.spot("Back"), shown.spot("wizard_back")) == (None, free, free)
    assert read(tmp_path / "nothing.json") == Seen()


def test_the_command_line() -> None:
    assert parse([]) == Options()
    assert parse(["--out", "there", "--kill"]) == Options(Path("there"), kill=True)
