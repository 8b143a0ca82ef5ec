"""Everyone on the stage, judged at once: by a classifier, or by what the finder reads itself."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest

from kiosk.crowd import Tally, tally
from kiosk.errors import EngineFailed
from kiosk.onlooker import MISSED_S, READ_UNTIL_S, Onlooker
from kiosk.paired import Beheld
from kiosk.rules import Rules
from kiosk.scene import Reading, Verdict

START = 50.0
RATES = (5, 10, 30)
DOUBTFUL = Reading(0.5, 0.3, 0.2)


@dataclass
class Clock:
    """Passes as frames come, and by `read_s` with each reading."""

    now: float = START
    read_s: float = 0.0

    def __call__(self) -> float:
        return self.now


class Counting:
    """A classifier that takes its time, and notes whom it reads."""

    def __init__(self, classifier, clock) -> None:
        self.classifier, self.clock, self.boxes = classifier, clock, []

    def read(self, bgr, box):
        self.boxes.append(box)
        self.clock.now += self.clock.read_s
        return self.classifier.read(bgr, box)

    def explain(self, bgr, box):
        raise NotImplementedError


class Reads:
    """A finder that reads faces itself, and sees no landmarks: the detector."""

    def __init__(self, stage) -> None:
        self.stage = stage

    def find(self, bgr):
        return [replace(one.detection(), landmarks=None, reading=one.reading) for one in self.stage.people(bgr)]


class Doorway:
    def __init__(self, stage, *, detector: bool = False, read_s: float = 0.0, second=None) -> None:
        self.stage, self.clock = stage, Clock(read_s=read_s)
        self.classifier = Counting(stage.classifier, self.clock)
        finder = Reads(stage) if detector else stage.finder
        self.onlooker = Onlooker(finder, self.classifier, Rules(), self.clock, second)

    def show(self, *people, step_s: float = 0.1):
        self.at_s = self.clock.now = max(self.clock.now, getattr(self, "at_s", START) + step_s)
        return self.onlooker.look(self.stage.frame(self.clock.now, *people))

    def play(self, seconds: float, *people, rate: int = 10):
        for _ in range(round(seconds * rate)):
            shown = self.show(*people, step_s=1 / rate)
        return shown


def verdicts(people):
    return [person.verdict for person in people]


@pytest.fixture
def three(person, masked, bare, wrong):
    return (
        person("ann", x=120, reading=masked),
        person("bob", x=320, reading=bare),
        person("cat", x=520, reading=wrong),
    )


@pytest.mark.parametrize("rate", RATES)
@pytest.mark.parametrize("detector", [False, True], ids=["classifier", "detector"])
def test_everyone_gets_a_verdict_of_their_own_within_a_second(stage, three, detector, rate):
    shown = Doorway(stage, detector=detector).play(1.2, *three, rate=rate)
    assert verdicts(shown) == [Verdict.MASK_OK, Verdict.NO_MASK, Verdict.MASK_WRONG]
    assert [person.box for person in shown] == [one.box for one in three]
    assert tally(shown) == Tally(1, 1, 1)


def test_whom_the_finder_reads_to_be_without_a_mask_needs_no_classifier(stage, three):
    doorway = Doorway(stage, detector=True)
    doorway.play(1.0, *three)
    assert set(doorway.classifier.boxes) == {three[0].box}


def test_nobody_is_green_by_the_detectors_word_alone(stage, person, masked, bare):
    class Hand(Reads):
        """It takes a hand before the mouth for a mask."""

        def find(self, bgr):
            return [replace(face, reading=masked) for face in super().find(bgr)]

    doorway = Doorway(stage)
    doorway.onlooker = Onlooker(Hand(stage), doorway.classifier, Rules(), doorway.clock, Beheld())
    assert verdicts(doorway.play(2.0, person("eve", reading=bare))) == [Verdict.NO_MASK]


class Says:
    """A second network that has one word on everybody."""

    def __init__(self, reading) -> None:
        self.reading = reading

    def opinion(self, bgr, face):
        return self.reading


@pytest.mark.parametrize("rate", RATES)
@pytest.mark.parametrize("word", ["bare", None])
def test_nobody_is_green_against_the_second_opinions_word(stage, person, masked, bare, word, rate):
    doorway = Doorway(stage, second=Says(bare if word else None))
    for _ in range(3 * rate):
        assert Verdict.MASK_OK not in verdicts(doorway.show(person("ann", reading=masked), step_s=1 / rate))


def test_where_both_agree_it_is_green(stage, person, masked):
    shown = Doorway(stage, second=Says(masked)).play(1.2, person("ann", reading=masked))
    assert verdicts(shown) == [Verdict.MASK_OK]


def test_a_first_look_is_no_verdict(stage, three):
    doorway = Doorway(stage)
    assert doorway.show(*three) == ()
    assert set(verdicts(doorway.show(*three))) == {Verdict.LOOKING}


def test_what_is_found_in_one_frame_only_is_nobody(stage, person):
    doorway = Doorway(stage)
    assert doorway.show(person("ghost")) == ()
    assert doorway.show() == ()


@pytest.mark.parametrize("rate", RATES)
@pytest.mark.parametrize("reading", [DOUBTFUL, Reading(0.6, 0.2, 0.2), Reading(0.4, 0.4, 0.2)])
def test_doubt_is_never_green(stage, person, reading, rate):
    doorway = Doorway(stage)
    for _ in range(4 * rate):
        assert Verdict.MASK_OK not in verdicts(doorway.show(person("dan", reading=reading), step_s=1 / rate))
    assert tally(doorway.show(person("dan", reading=reading))) == Tally(unsure=1)


@pytest.mark.parametrize("rate", RATES)
def test_a_mask_taken_off_is_seen_within_a_second(stage, person, masked, bare, rate):
    doorway = Doorway(stage)
    assert verdicts(doorway.play(3.0, person("eve", reading=masked), rate=rate)) == [Verdict.MASK_OK]
    shown = doorway.play(0.8, person("eve", reading=bare), rate=rate)
    assert verdicts(shown) == [Verdict.NO_MASK]


@pytest.mark.parametrize("rate", RATES)
def test_a_mask_put_on_is_seen_within_a_second(stage, person, masked, bare, rate):
    doorway = Doorway(stage)
    doorway.play(3.0, person("eve", reading=bare), rate=rate)
    assert verdicts(doorway.play(1.0, person("eve", reading=masked), rate=rate)) == [Verdict.MASK_OK]


def test_one_who_changes_places_with_a_masked_one_has_no_green_from_them(stage, person, masked, bare):
    doorway = Doorway(stage)
    assert verdicts(doorway.play(2.0, person("fay", reading=masked))) == [Verdict.MASK_OK]
    for _ in range(10):
        assert Verdict.MASK_OK not in verdicts(doorway.show(person("gus", reading=bare)))


def test_a_small_face_is_too_far_away_and_is_not_read(stage, person, masked):
    doorway = Doorway(stage)
    (shown,) = doorway.play(3.0, person("hal", height=40, reading=masked))
    assert shown.far
    assert doorway.classifier.boxes == []
    assert tally([shown]) == Tally(far=1)


def test_the_detectors_own_reading_of_a_small_face_is_not_believed_either(stage, person, masked):
    (shown,) = Doorway(stage, detector=True).play(3.0, person("hal", height=40, reading=masked))
    assert shown.far
    assert shown.verdict is not Verdict.MASK_OK


def test_whoever_comes_near_is_judged(stage, person, masked):
    doorway = Doorway(stage)
    doorway.play(1.0, person("ida", height=50, reading=masked))
    (shown,) = doorway.play(1.0, person("ida", height=66, reading=masked))
    assert (shown.verdict, shown.far) == (Verdict.MASK_OK, False)


def test_whoever_turns_away_cannot_be_told(stage, person, masked):
    doorway = Doorway(stage)
    assert verdicts(doorway.play(1.0, person("jon", reading=masked))) == [Verdict.MASK_OK]
    assert verdicts(doorway.play(1.0, person("jon", reading=masked, turned=True))) == [Verdict.LOOKING]
    assert verdicts(doorway.play(3.0, person("jon", reading=masked, turned=True))) == [Verdict.CANT_TELL]


def test_whoever_is_missed_for_a_moment_stays_and_then_is_gone(stage, person, masked):
    doorway = Doorway(stage)
    (before,) = doorway.play(1.0, person("kim", reading=masked))
    missed = person("kim", reading=masked, found=False)
    assert doorway.show(missed) == (before,)
    assert doorway.play(MISSED_S, missed) == ()


def test_no_mark_stays_where_nobody_is_any_more(stage, person, masked):
    doorway = Doorway(stage)
    assert verdicts(doorway.play(1.0, person("kim", reading=masked))) == [Verdict.MASK_OK]
    assert doorway.show() == ()


def test_a_missed_one_whose_place_another_takes_unseen_has_no_mark(stage, person, masked, bare):
    doorway = Doorway(stage)
    doorway.play(1.0, person("kim", reading=masked))
    assert doorway.show(person("another", reading=bare, found=False)) == ()


def test_a_missed_one_leaves_the_place_to_whoever_is_found_there(stage, person, masked, bare):
    doorway = Doorway(stage)
    doorway.play(1.0, person("lea", reading=masked))
    doorway.show(person("mo", reading=bare))
    assert verdicts(doorway.show(person("mo", reading=bare))) == [Verdict.LOOKING]


def test_whoever_walks_by_is_known_from_frame_to_frame_even_where_these_are_few(stage, person, masked):
    doorway = Doorway(stage)
    for step in range(8):
        shown = doorway.show(person("ned", x=60 + 72 * step, height=60, reading=masked), step_s=0.2)
    assert verdicts(shown) == [Verdict.MASK_OK]
    assert shown[0].track == 1


def test_people_keep_their_order_as_they_move(stage, person, masked, bare):
    doorway = Doorway(stage)
    for step in range(20):
        shown = doorway.show(
            person("left", x=100 + 10 * step, y=110, reading=masked),
            person("right", x=540 - 10 * step, y=250, reading=bare),
        )
    assert [round(one.box.centre[0]) for one in shown] == [290, 350]
    assert verdicts(shown) == [Verdict.MASK_OK, Verdict.NO_MASK]


@pytest.fixture
def sixty(stage, person, masked):
    stage.width, stage.height = 1280, 720
    at = [(64 + 128 * (one % 10), 60 + 120 * (one // 10)) for one in range(60)]
    return [person(f"one of sixty {one}", x=x, y=y, height=60, reading=masked) for one, (x, y) in enumerate(at)]


def test_sixty_at_once_are_read_in_turn_and_no_frame_waits_for_all(stage, sixty):
    doorway = Doorway(stage, read_s=0.01)
    doorway.show(*sixty)
    began_s = doorway.clock.now
    doorway.show(*sixty)
    assert READ_UNTIL_S <= doorway.clock.now - began_s - 0.1 < READ_UNTIL_S + 0.02
    once = len(doorway.classifier.boxes)
    while len(doorway.classifier.boxes) < 60:
        doorway.show(*sixty)
    assert 15 < once < 25
    assert len({(box.x0, box.y0) for box in doorway.classifier.boxes[:60]}) == 60


def test_sixty_with_a_mask_are_sixty_with_a_mask_where_there_is_time_to_read_them(stage, sixty):
    shown = Doorway(stage, read_s=0.006).play(3.0, *sixty)
    assert tally(shown) == Tally(masked=60)


def test_whoever_is_read_too_seldom_to_be_sure_of_is_not_green(stage, sixty):
    shown = Doorway(stage, read_s=0.03).play(4.0, *sixty)
    assert tally(shown) == Tally(unsure=60)


def test_what_follows_a_fault_is_earned_anew(stage, three):
    doorway = Doorway(stage)
    doorway.play(2.0, *three)
    doorway.onlooker.forget()
    assert set(verdicts(doorway.show(*three))) == {Verdict.LOOKING}


def test_an_engine_that_fails_is_not_hidden(stage, person):
    with pytest.raises(EngineFailed):
        Doorway(stage).play(0.3, person("nan", reading=None))
