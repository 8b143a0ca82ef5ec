"""A whole acceptance: drawn people walk up as they are asked, and the real pipeline, doorman and journal answer."""

from __future__ import annotations

import io
import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest

from kiosk import demo, staff
from kiosk.acceptance.__main__ import main as acceptance_main
from kiosk.acceptance.conductor import Acceptance, Equipment
from kiosk.acceptance.course import Phase
from kiosk.acceptance.kinds import Kind, Strike
from kiosk.acceptance.opened import facts_of
from kiosk.acceptance.report import read
from kiosk.acceptance.ruling import Ruling
from kiosk.desk import Step
from kiosk.errors import KioskError
from kiosk.health import Running
from kiosk.journal import main as journal_main
from kiosk.lockout import COUNT, Count
from kiosk.networks import open_finder, open_judge
from kiosk.pipeline import Pipeline
from kiosk.privacy import is_picture
from kiosk.scene import Fault, Frame, Pixels
from kiosk.settings import DoorSettings, ScreenSettings, Settings
from kiosk.site import Site, open_site
from kiosk.slot import Slot
from ui.acceptance.paper import printed

ROOT = Path(__file__).resolve().parents[1]
CLASSIFIER = ROOT / "engines" / "models" / "resnet50.json"
PIN = "482913"
PLACE = "St. Mary's Hospital, Ward 3"
WIDTH, HEIGHT, RATE = 960, 540, 12.0
COME_S, PATIENCE_S = 0.5, 240.0
TRIES = 5
SKIN = (150, 172, 214)


@dataclass(frozen=True)
class Cast:
    """The demo's person as each kind of walk wants them: the actors, and where each stands."""

    bare: demo.Actor
    masked: demo.Actor
    nose_out: demo.Actor
    hand: demo.Actor

    def of(self, kind: Kind) -> list[tuple[demo.Actor, float]]:
        if kind is Kind.TWO:
            return [(self.masked, 0.36), (self.bare, 0.64)]
        one = {Kind.BARE: self.bare, Kind.MASKED: self.masked, Kind.NOSE_OUT: self.nose_out, Kind.HAND: self.hand}
        return [(one[kind], 0.5)]


def cast(settings: Settings) -> Cast:
    finder, finds = open_finder(settings.models)
    with closing(finds.engine):
        bare, masked, nose_out = demo.make_actors(finder)
        (face, *_) = finder.find(demo.read_portrait())
    covered = bare.bgr.copy()
    mouth = np.add(face.landmarks.left_mouth, face.landmarks.right_mouth) / 2
    for at in range(4):  # four fingers across the mouth, and the back of the hand
        y = round(mouth[1] - 14 + 9 * at)
        cv2.line(covered, (round(mouth[0] - 32), y), (round(mouth[0] + 34), y + 5), SKIN, 9, cv2.LINE_AA)
        cv2.line(covered, (round(mouth[0] - 30), y + 5), (round(mouth[0] + 30), y + 9), (110, 130, 170), 1, cv2.LINE_AA)
    return Cast(bare, masked, nose_out, demo.Actor(covered, bare.alpha))


@dataclass
class Director:
    """A camera before which people do as the screen asks; each walk begins when it is asked for."""

    acceptance: Acceptance
    cast: Cast
    slot: Slot[Frame | Fault]
    stop: threading.Event = field(default_factory=threading.Event)
    number: int = 0

    def run(self) -> None:
        empty, noise, came_s = demo.lobby(WIDTH, HEIGHT), np.random.default_rng(1), 0.0
        while not self.stop.wait(1 / RATE):
            course, now = self.acceptance.view().course, time.monotonic()
            here = course is not None and course.phase in (Phase.READY, Phase.WALKING, Phase.STAY)
            came_s = came_s if here and came_s else now if here else 0.0
            picture = empty.copy()
            if course is not None and here:
                kind = course.attempt.kind if course.attempt else course.next
                for actor, at in self.cast.of(kind) if kind else ():
                    picture = placed(picture, actor, at, min((now - came_s) / COME_S, 1.0))
            # A sensor never delivers one picture twice.
            picture[0, :] = noise.integers(0, 255, (WIDTH, 3), np.uint8)
            self.number += 1
            self.slot.put(Frame(self.number, time.monotonic(), picture))


def placed(picture: Pixels, actor: demo.Actor, at: float, come: float) -> Pixels:
    """Somebody in the picture, so far on the way from the left, their middle at this share of the width."""
    side, scale = actor.bgr.shape[0], 1.0 if at == 0.5 else 0.8
    scale *= HEIGHT / 720 * 1.3
    turn = np.array([[scale, 0, 0], [0, scale, HEIGHT - side * scale]])
    turn[0, 2] = (at - 0.62 * (1 - come)) * WIDTH - side * scale * 0.44
    person = cv2.warpAffine(actor.bgr, turn, (WIDTH, HEIGHT))
    behind = cv2.bitwise_not(cv2.warpAffine(actor.alpha, turn, (WIDTH, HEIGHT)))
    return np.asarray(cv2.add(cv2.multiply(picture, behind, scale=1 / 255), person), np.uint8)


@pytest.fixture
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return tmp_path / "state" / "mask-kiosk"


@pytest.fixture
def doorman(load_fixture: Callable[[str], Any], tmp_path: Path) -> Iterator[Any]:
    with closing(load_fixture("doorman_rig").Process(tmp_path)) as started:
        started.caller().close()
        yield started


def seated(site: Site) -> None:
    """The installer at the operator's pages, behind their PIN."""
    desk = site.desk
    assert desk is not None
    desk.open()
    desk.choose("Anna")
    for digit in PIN:
        desk.digit(digit)
    desk.enter()
    desk.operate()
    assert desk.view().step is Step.OPERATOR, desk.view()


def until(met: Callable[[], bool], site: Site) -> None:
    ends_s, pause = time.monotonic() + PATIENCE_S, threading.Event()
    while not met():
        assert time.monotonic() < ends_s
        if site.desk is not None:
            site.desk.operate()
        pause.wait(0.1)


@pytest.mark.skipif(not CLASSIFIER.is_file(), reason="engines/models/resnet50.json is not there: export it")
@pytest.mark.usefixtures("centerface_file", "portrait")
def test_drawn_people_walk_a_site_to_its_report(
    state: Path, doorman: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{PIN}\n"))
    assert staff.main(["add", "Anna", "--role", "installer", "--stdin"]) == 0
    # A kiosk that runs for the first time makes staff wait.
    (state / "lockout.json").write_bytes(COUNT.dump_json(Count()))
    door = DoorSettings(driver="lcus", port=doorman.board.port, socket=str(doorman.socket))
    settings = Settings(door=door, screen=ScreenSettings(place=PLACE))
    running: list[Running] = []
    with ExitStack() as opened:
        site = open_site(settings, "resnet50", opened)
        acceptance = site.acceptance
        assert acceptance is not None
        with pytest.raises(KioskError, match="only an installer"):
            acceptance.begin({Kind.BARE: 1})
        facts = facts_of(settings, "drawn people", lambda: running, dict)
        acceptance.equipment = Equipment(facts, printed)
        slot: Slot[Frame | Fault] = Slot()
        judge = open_judge(settings, time.monotonic(), opened, told=running.append)
        pipeline = Pipeline(slot, judge, site.listeners, time.monotonic)
        director = Director(acceptance, cast(settings), slot)
        camera = threading.Thread(target=director.run, name="director", daemon=True)
        opened.callback(pipeline.close)
        opened.callback(camera.join)
        opened.callback(director.stop.set)
        camera.start()
        pipeline.start()
        seated(site)
        acceptance.begin(dict.fromkeys(Kind, 1))
        acceptance.go_on()
        until(lambda: phase_of(acceptance) is Phase.DONE, site)
        acceptance.strike(1, Strike.NOT_AS_ASKED)
        strike_what_a_busy_machine_missed(acceptance, site)
        acceptance.go_on()
        until(lambda: phase_of(acceptance) is Phase.DONE, site)
        folder = acceptance.finish()
        assert acceptance.view().course is None
    report = read((folder / "report.json").read_text())
    by_kind = {walk.kind: walk for walk in report.walks if walk.counts}
    assert set(by_kind) == set(Kind)
    assert report.complete
    assert report.ruled.ruling is not Ruling.ACCEPTED  # one walk of a kind is too few
    assert report.walks[0].struck is Strike.NOT_AS_ASKED
    # A machine too busy may be slow, and then tells nothing; what it must never do is let the wrong people in.
    assert [walk for walk in report.walks if walk.false_green] == []
    assert [walk for walk in report.walks if walk.let_through] == []
    masked = by_kind[Kind.MASKED]
    assert masked.green
    assert masked.door_opened
    assert masked.door_after_s is not None
    assert masked.door_after_s >= 0
    assert by_kind[Kind.BARE].door_opened is False
    assert all(walk.picture_level and 60 < walk.picture_level < 230 for walk in by_kind.values())
    assert report.facts.engines[0]["network"] == "resnet50"
    assert PLACE.replace("'", "&#x27;") in (folder / "report.html").read_text()
    assert (folder / "report.pdf").read_bytes().startswith(b"%PDF-")
    assert not any(is_picture(path) for path in state.rglob("*") if path.is_file())
    assert acceptance_main(["verify", str(folder / "report.html")]) == 0
    assert "the journal has it as record" in capsys.readouterr().out
    assert journal_main(["verify", str(state / "journal.sqlite3"), "--key", str(state / "notary" / "key")]) == 0
    tampered = json.loads((folder / "report.json").read_text())
    tampered["walks"][1]["green"] = not tampered["walks"][1]["green"]
    (folder / "report.json").write_text(json.dumps(tampered))
    assert acceptance_main(["verify", str(folder / "report.json")]) == 1


def strike_what_a_busy_machine_missed(acceptance: Acceptance, site: Site) -> None:
    """Where engines do not answer in time nobody is let in: an installer would make that walk again."""
    for _ in range(TRIES):
        course = acceptance.view().course
        assert course is not None
        missed = [walk for walk in course.walks if walk.counts and walk.kind is Kind.MASKED and not walk.green]
        if not missed:
            return
        acceptance.strike(missed[0].number, Strike.DISTURBED)
        acceptance.go_on()
        until(lambda: phase_of(acceptance) is Phase.DONE, site)


def phase_of(acceptance: Acceptance) -> Phase | None:
    course = acceptance.view().course
    return course.phase if course else None
