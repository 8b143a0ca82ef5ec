"""What is laid open to staff: every face's part, the last seconds, only while it is wanted, and never a frame."""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Callable, Iterator
from dataclasses import replace
from types import FunctionType, ModuleType

import numpy as np
import pytest

from kiosk.errors import EngineFailed
from kiosk.evidence import Answer, Evidence
from kiosk.faces import Faces
from kiosk.networks import Broken
from kiosk.pipeline import Judge, Pipeline
from kiosk.rules import Rules
from kiosk.scene import Box, Fault, Frame, Outcome, Reading, Reason, Verdict
from kiosk.settings import ZoneSettings
from kiosk.slot import Slot
from kiosk.why import KEPT_S, LIVES_S, Account, Part, Why

START = 50.0
STEP_S = 1 / 15
RULES = Rules(threshold=0.8)


class Noted:
    """A classifier port over another: it notes what it is asked."""

    def __init__(self, classifier) -> None:
        self.classifier, self.asked = classifier, []

    def read(self, bgr: np.ndarray, box: Box) -> Reading:
        self.asked.append("read")
        return self.classifier.read(bgr, box)

    def explain(self, bgr: np.ndarray, box: Box) -> Answer:
        self.asked.append("explain")
        return self.classifier.explain(bgr, box)


class Kiosk:
    """A judge whose reasons are wanted, on a stage; every frame is judged as it is shown."""

    def __init__(self, stage, *, everyone: bool = False, second=None) -> None:
        self.stage, self.now, self.why = stage, START, Why()
        self.classifier = Noted(stage.classifier)
        faces = Faces(stage.finder, ZoneSettings(), everyone=everyone)
        self.judge = Judge(faces, self.classifier, RULES, START, second)
        self.why.show()

    def show(self, *people, seconds: float = STEP_S) -> Account | None:
        """The account after so long of it."""
        for _ in range(max(1, round(seconds / STEP_S))):
            self.now += STEP_S
            frame = self.stage.frame(self.now, *people)
            study = self.judge.study(frame, explained=self.why.wanted)
            outcome = self.judge.conclude(study.sight, self.now)
            self.why.note(study, outcome, self.judge.threshold, (frame.bgr.shape[1], frame.bgr.shape[0]))
        return self.why.latest()

    def parts(self, *people, seconds: float = STEP_S) -> dict[Box, Part]:
        account = self.show(*people, seconds=seconds)
        assert account is not None
        return {standing.box: standing.part for standing in account.standings}


@pytest.fixture
def kiosk(stage) -> Kiosk:
    return Kiosk(stage)


def test_a_visitor_is_first_not_read_then_judged(kiosk: Kiosk, person) -> None:
    anna = person("anna")
    # The first frame reads it at once: before, nobody was there.
    assert kiosk.parts(anna) == {anna.box: Part.JUDGED}
    bert = replace(person("bert"), turned=True)
    assert kiosk.parts(bert) == {bert.box: Part.FLAWED}
    assert kiosk.parts(replace(bert, turned=False), seconds=1) == {bert.box: Part.JUDGED}


def test_a_subject_that_no_reading_was_taken_of_is_not_read_yet(kiosk: Kiosk, person) -> None:
    kiosk.show(person("anna"))
    outcome = Outcome(Verdict.LOOKING, Reason.NONE, kiosk.now, track=1, classified_s=None)
    study = kiosk.judge.study(kiosk.stage.frame(kiosk.now, person("anna")), explained=True)
    kiosk.why.note(study, outcome, 0.5, (640, 360))
    account = kiosk.why.latest()
    assert account is not None
    assert [standing.part for standing in account.standings] == [Part.NOT_YET]


@pytest.mark.parametrize(
    ("changed", "flaw"),
    [
        ({"turned": True}, Reason.LOOK_HERE),
        ({"height": 40.0}, Reason.COME_CLOSER),
        ({"height": 340.0}, Reason.STEP_BACK),
    ],
)
def test_a_flaw_is_named(kiosk: Kiosk, person, changed: dict[str, object], flaw: Reason) -> None:
    account = kiosk.show(replace(person("anna"), **changed))
    assert account is not None
    assert [(standing.part, standing.flaw) for standing in account.standings] == [(Part.FLAWED, flaw)]


def test_others_are_second_too_far_or_outside_the_zone(kiosk: Kiosk, person) -> None:
    anna, bert = person("anna"), person("bert", x=460, height=60)
    child, passer = person("child", x=200, height=40), person("passer", x=40, height=80)
    parts = kiosk.parts(anna, bert, child, passer, seconds=1)
    assert parts == {
        anna.box: Part.JUDGED,
        bert.box: Part.SECOND,
        child.box: Part.TOO_FAR,
        passer.box: Part.OUTSIDE,
    }


def test_in_a_crowd_the_subject_is_told_so(kiosk: Kiosk, person) -> None:
    anna, bert = person("anna", x=230), person("bert", x=410)
    account = kiosk.show(anna, bert, seconds=1)
    assert account is not None
    found = {standing.part: standing.flaw for standing in account.standings}
    assert found == {Part.FLAWED: Reason.ONE_AT_A_TIME, Part.SECOND: Reason.NONE}
    assert account.evidence is None


def test_where_all_are_judged_the_evidence_is_that_of_who_decides(stage, person, bare: Reading) -> None:
    kiosk = Kiosk(stage, everyone=True)
    anna, bert = person("anna", x=230), person("bert", x=410, height=90, reading=bare)
    parts = kiosk.parts(anna, bert, seconds=1)
    assert parts == {anna.box: Part.JUDGED, bert.box: Part.TOGETHER}
    account = kiosk.why.latest()
    assert account is not None
    assert account.evidence is not None
    assert account.evidence.box == bert.box
    assert account.evidence.reading == bare


def test_whom_the_second_network_sees_without_a_mask_is_told_so_while_the_first_sees_one(stage, person) -> None:
    class Bare:
        def opinion(self, _bgr, _face):
            return Reading(0.1, 0.8, 0.1)

    anna = person("anna")
    kiosk = Kiosk(stage, second=Bare())
    assert kiosk.parts(anna, seconds=1) == {anna.box: Part.DISPUTED}
    assert all(kiosk.parts(anna) == {anna.box: Part.DISPUTED} for _ in range(20)), "also where it is not asked again"
    bare = replace(anna, reading=Reading(0.1, 0.8, 0.1))
    assert Kiosk(stage, second=Bare()).parts(bare, seconds=1) == {bare.box: Part.JUDGED}


def test_the_curve_has_each_reading_with_its_threshold_and_verdict(kiosk: Kiosk, person, masked, bare) -> None:
    kiosk.show(person("anna", reading=masked), seconds=1)
    account = kiosk.show(person("anna", reading=bare), seconds=2)
    assert account is not None
    assert [moment.with_mask for moment in account.moments[:3]] == [masked.with_mask] * 3
    assert account.moments[-1].with_mask == bare.with_mask
    assert account.moments[-1].captured_s > kiosk.now - 0.2
    assert {moment.threshold for moment in account.moments} == {0.8} == {account.threshold}
    verdicts = list(dict.fromkeys(moment.verdict for moment in account.moments))
    assert verdicts == [Verdict.LOOKING, Verdict.MASK_OK, Verdict.NO_MASK]


def test_the_curve_goes_back_ten_seconds_and_no_further(kiosk: Kiosk, person) -> None:
    account = kiosk.show(person("anna"), seconds=3 * KEPT_S)
    assert account is not None
    span = account.moments[-1].captured_s - account.moments[0].captured_s
    assert KEPT_S - 0.3 < span <= KEPT_S
    assert len(account.moments) < 20 * KEPT_S
    account = kiosk.show(seconds=KEPT_S + 1)
    assert account is not None
    assert account.moments == ()


def test_another_person_is_another_track_in_the_curve(kiosk: Kiosk, person) -> None:
    kiosk.show(person("anna"), seconds=1)
    account = kiosk.show(person("bert"), seconds=1)
    assert account is not None
    assert len({moment.track for moment in account.moments}) == 2


def test_evidence_outlives_the_frames_that_are_not_read_but_only_shortly(kiosk: Kiosk, person) -> None:
    anna = person("anna")
    for _ in range(45):
        account = kiosk.show(anna)
        assert account is not None
        assert account.evidence is not None
        assert account.at_s - account.evidence.captured_s <= LIVES_S
    turned = replace(anna, turned=True)
    ages = [account.evidence is not None for account in (kiosk.show(turned) for _ in range(15)) if account]
    assert ages == sorted(ages, reverse=True)
    assert ages[0]
    assert not ages[-1]


def test_evidence_goes_with_the_face_that_it_is_of(kiosk: Kiosk, person) -> None:
    kiosk.show(person("anna"), seconds=1)
    account = kiosk.show()
    assert account is not None
    assert account.evidence is None
    assert account.standings == ()


def test_nobody_asks_for_maps_while_nobody_wants_reasons(kiosk: Kiosk, person) -> None:
    kiosk.why.hide()
    assert kiosk.show(person("anna"), seconds=1) is None
    assert set(kiosk.classifier.asked) == {"read"}
    kiosk.why.show()
    kiosk.classifier.asked.clear()
    assert kiosk.show(person("anna"), seconds=1) is not None
    assert set(kiosk.classifier.asked) == {"explain"}


def test_hiding_forgets_everything_at_once_and_showing_again_begins_anew(kiosk: Kiosk, person) -> None:
    kiosk.show(person("anna"), seconds=2)
    kiosk.why.hide()
    assert kiosk.why.latest() is None
    kiosk.why.show()
    assert kiosk.why.latest() is None
    account = kiosk.show(person("anna"))
    assert account is not None
    assert all(moment.captured_s >= kiosk.now - STEP_S for moment in account.moments)


def reachable(value: object) -> Iterator[object]:
    """Everything that a value holds on to, but for code."""
    seen, waiting = {id(value)}, [value]
    while waiting:
        held = waiting.pop()
        yield held
        for inner in gc.get_referents(held):
            if id(inner) not in seen and not isinstance(inner, (type, ModuleType, FunctionType)):
                seen.add(id(inner))
                waiting.append(inner)


def test_an_account_holds_no_picture(kiosk: Kiosk, person) -> None:
    account = kiosk.show(person("anna"), seconds=1)
    held = list(reachable(account))
    assert any(isinstance(each, Evidence) for each in held)
    assert not [each for each in held if isinstance(each, Frame)]
    arrays = [each for each in held if isinstance(each, np.ndarray)]
    assert {(array.dtype.kind, array.shape) for array in arrays} == {("f", (4, 4))}
    assert all(array.base is None for array in arrays)


def test_what_judges_judges_the_same_whether_reasons_are_wanted_or_not(stage, person, masked, bare) -> None:
    told = []
    for wanted in (True, False):
        kiosk = Kiosk(stage)
        if not wanted:
            kiosk.why.hide()
        outcomes: list[Outcome] = []
        for reading in (masked, bare, masked):
            for _ in range(20):
                kiosk.now += STEP_S
                study = kiosk.judge.study(stage.frame(kiosk.now, person("anna", reading=reading)), explained=wanted)
                outcomes.append(replace(kiosk.judge.conclude(study.sight, kiosk.now), frame=None))
        told.append(outcomes)
    assert told[0] == told[1]


@pytest.fixture
def threaded(stage) -> Iterator[Callable[..., Account | None]]:
    """A pipeline on its thread; call it to show a frame and to have the account that stands after it."""
    why, slot, heard = Why(), Slot[Frame | Fault](), Slot[Frame | None]()
    now = [START]
    judge = Judge(Faces(stage.finder, ZoneSettings()), stage.classifier, RULES, START)
    told = [lambda _outcome, frame: heard.put(frame) if frame is not None else None]
    with contextlib.closing(Pipeline(slot, judge, told, lambda: now[0], why)) as pipeline:
        pipeline.start()

        def show(*people, wanted: bool) -> Account | None:
            if wanted != why.wanted:
                (why.show if wanted else why.hide)()
            now[0] += STEP_S
            frame = stage.frame(now[0], *people)
            version = heard.latest()[0]
            slot.put(frame)
            while heard.latest()[1] is not frame:
                version, _ = heard.take(version, 10.0)
            return why.latest()

        yield show


def test_the_pipeline_leaves_its_account_only_while_it_is_wanted(threaded, person) -> None:
    assert threaded(person("anna"), wanted=False) is None
    account = threaded(person("anna"), wanted=True)
    assert (account.width, account.height, account.threshold) == (640, 360, 0.8)
    assert [standing.part for standing in account.standings] == [Part.JUDGED]
    assert threaded(person("anna"), wanted=False) is None


def test_an_engine_that_fails_while_reasons_are_wanted_is_a_fault_as_ever(threaded, stage, person) -> None:
    threaded(person("anna"), wanted=True)
    before = threaded(person("anna"), wanted=True)
    after = threaded(person("bert", reading=None), wanted=True)  # reading it raises
    assert after is before
    assert threaded(person("anna"), wanted=True) is not before


def test_a_broken_judge_explains_nothing() -> None:
    with pytest.raises(EngineFailed, match="no model"):
        Broken("no model").explain(np.zeros((9, 9, 3), np.uint8), Box(0, 0, 5, 5))
