"""The kiosk's own pictures, judged: by painted people first, by the product's networks at the end."""

from __future__ import annotations

import contextlib
import queue
from dataclasses import dataclass, field, replace
from typing import Any

import pytest

from kiosk import selfproof
from kiosk.errors import EngineFailed, KioskError
from kiosk.faces import Faces
from kiosk.networks import open_stages
from kiosk.pipeline import Judge, Pipeline
from kiosk.rules import Rules
from kiosk.scene import Box, Detection, Fault, Frame, Outcome, Pixels, Reading, Reason, Verdict
from kiosk.selfproof import AGAIN_S, EVERY_S, GAP_S, LOOKS, Act, SelfProof, acts
from kiosk.settings import Settings, ZoneSettings
from kiosk.slot import Slot

ROUND = 3 * LOOKS
WANTED = (Verdict.NO_MASK, Verdict.MASK_OK, Verdict.MASK_WRONG)
PATIENCE_S = 20.0


@dataclass
class Networks:
    """Finder and classifier of a stage, which may be spoiled at any time."""

    stage: Any
    spoiled: Any = None
    looks: int = 0

    def find(self, bgr: Pixels) -> list[Detection]:
        self.looks += 1
        return self.stage.finder.find(bgr)

    def read(self, bgr: Pixels, box: Box) -> Reading:
        if isinstance(self.spoiled, Exception):
            raise self.spoiled
        return self.spoiled or self.stage.classifier.read(bgr, box)


@dataclass
class Room:
    """A self-proof by its own clock."""

    networks: Networks
    acts: list[Act]
    now: float = 100.0
    told: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.proof = SelfProof(self.acts, self.judge, self.told.append)

    def judge(self) -> Judge:
        zone = ZoneSettings(x0=0.0, x1=1.0)
        return Judge(Faces(self.networks, zone), self.networks, Rules(), 0.0)

    def turns(self, number: int) -> None:
        for _ in range(number):
            self.proof.turn(self.now)
            self.now += GAP_S + 0.001

    def answer(self) -> str:
        """The next one."""
        before = len(self.told)
        for _ in range(10 * ROUND):
            self.turns(1)
            if len(self.told) > before:
                return self.told[-1]
        raise AssertionError("there was none")


@pytest.fixture
def room(stage: Any, person: Any, bare: Reading, masked: Reading, wrong: Reading) -> Room:
    people = [person("ann", reading=reading) for reading in (bare, masked, wrong)]
    shown = [Act(stage.frame(0.0, one).bgr, wanted) for one, wanted in zip(people, WANTED, strict=True)]
    return Room(Networks(stage), shown)


def test_a_right_answer_takes_one_look_a_turn_and_comes_once_a_minute(room: Room) -> None:
    room.turns(ROUND - 1)
    assert (room.told, room.networks.looks) == ([], ROUND - 1)
    room.turns(1)
    assert (room.told, room.proof.trouble) == ([""], "")
    answered_s = room.now - GAP_S - 0.001
    room.proof.turn(answered_s + EVERY_S - 0.01)
    assert room.networks.looks == ROUND
    room.proof.turn(answered_s + EVERY_S)
    assert room.networks.looks == ROUND + 1


def test_between_two_looks_visitors_have_their_turn(room: Room) -> None:
    for _ in range(10):
        room.proof.turn(room.now)
    assert room.networks.looks == 1


@pytest.mark.parametrize(
    ("reading", "said"),
    [
        (Reading(0.97, 0.02, 0.01), "judges NO_MASK to be MASK_OK"),
        (Reading(0.02, 0.95, 0.03), "judges MASK_OK to be NO_MASK"),
        (Reading(0.5, 0.49, 0.01), "judges NO_MASK to be LOOKING"),
    ],
    ids=["all masked", "all bare", "nothing sure"],
)
def test_a_network_that_answers_otherwise_is_no_longer_believed(room: Room, reading: Reading, said: str) -> None:
    assert room.answer() == ""
    room.networks.spoiled = reading
    room.now += EVERY_S
    assert said in room.answer()
    assert said in room.proof.trouble


def test_a_finder_that_sees_nobody_is_wrong(room: Room) -> None:
    room.acts[0] = Act(room.networks.stage.frame(0.0).bgr, Verdict.NO_MASK)
    assert "NO_MASK to be NOBODY" in room.answer()


@pytest.mark.parametrize("error", [EngineFailed("it hangs"), ValueError("a bug")], ids=["ours", "another"])
def test_no_answer_is_no_right_one(room: Room, error: Exception, caplog: pytest.LogCaptureFixture) -> None:
    room.networks.spoiled = error
    room.turns(1)
    assert str(error) in room.proof.trouble
    assert room.told == [room.proof.trouble]
    assert ("Traceback" in caplog.text) is not isinstance(error, KioskError)
    said = caplog.text
    room.answer()
    assert caplog.text == said, "once is enough"


def test_it_is_asked_again_soon_and_believed_as_soon_as_it_is_right(room: Room) -> None:
    room.networks.spoiled = EngineFailed("it hangs")
    room.turns(1)
    failed_s = room.now - GAP_S - 0.001
    room.networks.spoiled = None
    looks = room.networks.looks
    room.proof.turn(failed_s + AGAIN_S - 0.01)
    assert room.networks.looks == looks
    room.now = failed_s + AGAIN_S
    room.turns(ROUND - 1)
    assert room.proof.trouble, "a part of the answer is none"
    room.turns(1)
    assert (room.proof.trouble, room.told[-1]) == ("", "")


@dataclass
class Door:
    """A pipeline on its thread with a proof, and all that a listener hears. Its clock goes on by itself."""

    room: Room
    heard: queue.Queue[tuple[Outcome, Frame | None]] = field(default_factory=queue.Queue)
    slot: Slot[Frame | Fault] = field(default_factory=Slot)
    now: float = 100.0

    def __post_init__(self) -> None:
        networks = self.room.networks
        judge = Judge(Faces(networks, ZoneSettings()), networks, Rules(), self.now)
        told = [lambda outcome, frame: self.heard.put((outcome, frame))]
        self.pipeline = Pipeline(self.slot, judge, told, lambda: self.now, proof=self.room.proof)
        self.pipeline.start()

    def show(self, *people: Any) -> Outcome:
        """The outcome of the next frame."""
        self.now += GAP_S + 0.001
        frame = self.room.networks.stage.frame(self.now, *people)
        self.slot.put(frame)
        return self.wait_for(lambda _, of: of is frame)

    def wait_for(self, wanted: Any) -> Outcome:
        while True:
            outcome, frame = self.heard.get(timeout=PATIENCE_S)
            if wanted(outcome, frame):
                return outcome


@pytest.fixture
def door(room: Room) -> Any:
    made = Door(room)
    with contextlib.closing(made.pipeline):
        yield made


def test_no_listener_ever_hears_of_the_kiosks_own_pictures(door: Door, room: Room) -> None:
    """An empty room stays empty, over a whole proof with a masked person in it."""
    told = [door.show() for _ in range(2 * ROUND)]
    assert room.told == [""]
    assert {(one.verdict, one.track, one.box) for one in told} == {(Verdict.NOBODY, None, None)}


def test_a_bare_visitor_stays_red_while_the_kiosk_looks_at_masked_pictures(door: Door, room: Room, person: Any) -> None:
    visitor = person("bob", reading=Reading(0.02, 0.95, 0.03))
    told = [door.show(visitor) for _ in range(3 * ROUND)]
    assert room.told == [""]
    assert {one.verdict for one in told[4:]} == {Verdict.NO_MASK}
    assert len({one.track for one in told}) == 1


def test_a_masked_visitors_green_is_over_at_once_when_the_proof_fails_and_is_earned_anew(
    door: Door, room: Room, person: Any
) -> None:
    visitor = person("eve")
    while not room.told:
        last = door.show(visitor)
    assert last.verdict is Verdict.MASK_OK
    # Only the kiosk's own bare picture is read otherwise: the visitor alone would stay green.
    wanted = room.acts[0]
    room.acts[0] = replace(wanted, wanted=Verdict.MASK_OK)
    door.now += EVERY_S
    while len(room.told) == 1:
        door.show(visitor)
    after = [door.show(visitor), door.wait_for(lambda _, frame: frame is None)]
    assert {(one.verdict, one.reason) for one in after} == {(Verdict.FAULT, Reason.ENGINE_FAILED)}
    room.acts[0] = wanted
    door.now += AGAIN_S
    while (shown := door.show(visitor).verdict) is Verdict.FAULT:
        pass
    assert (shown, room.told[2:]) == (Verdict.LOOKING, [""])
    while door.show(visitor).verdict is not Verdict.MASK_OK:
        pass


def test_a_camera_that_is_lost_says_so_whatever_the_proof_found(door: Door, room: Room) -> None:
    room.networks.spoiled = EngineFailed("it hangs")
    while not room.told:
        door.show()
    door.slot.put(Fault(Reason.CAMERA_LOST, door.now, "told by a test"))
    assert door.wait_for(lambda outcome, _: outcome.reason is Reason.CAMERA_LOST).verdict is Verdict.FAULT


@pytest.mark.usefixtures("centerface_file", "portrait")
def test_the_products_networks_are_right_and_swapped_pictures_are_not() -> None:
    told: list[str] = []
    with contextlib.ExitStack() as opened:
        stages = open_stages(Settings(), opened)
        shown = acts()
        assert [act.wanted for act in shown] == list(WANTED)
        for pictures in (shown, (replace(shown[0], bgr=shown[1].bgr),)):
            proof, now = SelfProof(pictures, stages.tried, told.append), 0.0
            before = len(told)
            while len(told) == before:
                now += selfproof.GAP_S
                proof.turn(now)
    assert told[0] == ""
    assert "NO_MASK to be MASK_OK" in told[1]
