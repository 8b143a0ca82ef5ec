"""More faces and more cameras: over a finder and an engine that know what they answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cache, partial
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from rich.progress import Progress

from engines.card import Card, OperatingPoint
from kiosk.demo import Actor
from kiosk.errors import ModelMissing
from kiosk.preprocess import InputSpec
from kiosk.scene import Detection, Frame, Pixels, Tensor
from kiosk.settings import Settings
from tools.speed.crowd import NEAR, crowd, measure_faces
from tools.speed.more import measure_more
from tools.speed.streams import measure_streams
from tools.speed.subject import Subject
from tools.speed.turns import in_turn, over


@dataclass
class OneFace:
    """Every way to look for faces: always the same one, in 10 ms; what was asked is remembered."""

    face: Detection
    looked: list[tuple[str, int]] = field(default_factory=list)

    def clock(self) -> float:
        return 0.01 * len(self.looked)

    def find(self, bgr: Pixels) -> Sequence[Detection]:
        return self._seen("find", bgr)

    def glance(self, bgr: Pixels) -> Sequence[Detection]:
        return self._seen("glance", bgr)

    def turned(self, bgr: Pixels) -> Sequence[Detection]:
        return self._seen("turned", bgr)

    def large(self, bgr: Pixels) -> Sequence[Detection]:
        return self._seen("large", bgr)

    def near(self, bgr: Pixels, box: object) -> Sequence[Detection]:
        return self._seen("near", bgr)

    def _seen(self, how: str, bgr: Pixels) -> Sequence[Detection]:
        self.looked.append((how, int(bgr[0, 0, 0])))
        return [self.face]


@dataclass
class Certain:
    """The engine port: a mask, for sure."""

    asked: int = 0

    def infer(self, batch: Tensor, *, mapped: bool = False) -> dict[str, Tensor]:
        self.asked += 1
        return {"logits": np.asarray([[9, 0, 0]], np.float32)}

    def close(self) -> None:
        """Nothing is held."""


class Shown:
    """The source port: so many pictures of noise, numbered in their first value."""

    def __init__(self, count: int) -> None:
        self._numbers = iter(range(count))

    def read(self) -> Pixels | None:
        number = next(self._numbers, None)
        return None if number is None else picture(number)

    def close(self) -> None:
        """Nothing is held."""


@cache
def noise(height: int, width: int) -> Pixels:
    return np.random.default_rng(0).integers(60, 196, (height, width, 3), np.uint8)


def picture(number: int) -> Pixels:
    bgr = noise(720, 1280).copy()
    bgr[0, 0, 0] = number
    return bgr


def frames(count: int) -> list[Frame]:
    return [Frame(number, number / 30, picture(number)) for number in range(count)]


@pytest.fixture
def subject(person: Any) -> Subject:
    """A finder that sees the near one only, an engine that is certain, and an actor of noise."""
    card = Card(name="certain", input=InputSpec(size=8), files={})
    actor = Actor(noise(512, 512), np.full((512, 512, 3), 255, np.uint8))
    finder: Any = OneFace(person("ann", NEAR.x, NEAR.y, 190).detection())
    return Subject("demo", finder, None, Certain(), card, "tensorrt", Settings(), lambda: Shown(20), lambda: (actor,))


def test_the_dearest_searches_every_frame_whole_and_reads_every_face(subject: Subject) -> None:
    dearest = subject.dearest()
    assert all(dearest.take(frame).reading for frame in frames(30))
    assert [how for how, _ in subject.finder.looked] == ["find"] * 30
    assert subject.engine.asked == len(dearest.watch.times_ms["whole_frame"]) == 30


def test_the_usual_kiosk_follows_a_face_and_rests_when_its_verdict_is_settled(subject: Subject) -> None:
    usual = subject.usual()
    for frame in frames(60):
        usual.take(frame)
    ways = [how for how, _ in subject.finder.looked]
    assert ways.count("near") > 40
    assert subject.engine.asked < 50
    assert len(usual.watch.times_ms["frame"]) == 60


def test_the_verdict_is_measured_with_the_cards_own_threshold(subject: Subject) -> None:
    point = OperatingPoint(threshold=0.9999999, false_admit_upper95=0.0, false_refusal=0.5)
    strict = replace(subject, card=subject.card.model_copy(update={"operating_point": point}))
    asked = []
    for one in (subject, strict):
        before, usual = subject.engine.asked, one.usual()
        for frame in frames(60):
            usual.take(frame)
        asked.append(subject.engine.asked - before)
    assert asked[0] != asked[1]


def test_every_task_has_its_turn_in_every_round_and_none_is_always_the_first() -> None:
    done: list[tuple[str, int]] = []
    tasks = {name: partial(lambda name, number: done.append((name, number)), name) for name in "abc"}
    times = in_turn(tasks, range(20))
    assert {name: len(of) for name, of in times.items()} == {"a": 20, "b": 20, "c": 20}
    assert [number for _, number in done] == [number for number in range(20) for _ in "abc"]
    assert {name for name, _ in done[::3]} == {"a", "b", "c"}


def test_a_ratio_of_what_was_not_measured_is_none() -> None:
    assert over(3.0, 2.0) == 1.5
    assert over(None, 2.0) is over(3.0, None) is None


def test_pictures_in_which_the_finder_sees_another_number_of_faces_are_left_out(subject: Subject) -> None:
    found, left_out = measure_faces(subject, range(3))
    assert found["faces"]["1"]["p50_ms"] > 0
    assert list(found["faces"]) == ["1"]
    assert found["eight_faces_over_one"] is None
    assert left_out == {f"faces {count}": "the finder sees 1" for count in range(2, 9)}


def test_a_picture_whose_nearest_face_is_not_read_is_left_out(subject: Subject, person: Any) -> None:
    turned: Any = OneFace(person("ann", NEAR.x, NEAR.y, 190, turned=True).detection())
    found, left_out = measure_faces(replace(subject, finder=turned), range(3))
    assert found["faces"] == {}
    assert left_out["faces 1"] == "the nearest face was not fit to be judged"


def test_a_crowd_stands_behind_the_near_one_and_grows_by_one(subject: Subject) -> None:
    pictures = [crowd(subject.cast(), count) for count in range(1, 9)]
    assert {one.shape for one in pictures} == {(720, 1280, 3)}
    for fewer, some in pairwise(pictures):
        assert (fewer != some).any()
        assert (fewer[400:460, 600:680] == some[400:460, 600:680]).all()


def test_without_the_demos_portrait_the_faces_are_left_out_and_the_rest_is_measured(subject: Subject) -> None:
    def nobody() -> tuple[Actor, ...]:
        raise ModelMissing("the demo's portrait is not here: run `make run`")

    found, left_out = measure_more(replace(subject, cast=nobody), 4, Progress(disable=True))
    assert found["faces"] == {}
    assert left_out["faces"] == "the demo's portrait is not here: run `make run`"
    assert set(found["streams"]) == {"1", "2", "3", "4"}


def test_each_camera_has_an_outcome_for_a_frame_of_its_own(subject: Subject) -> None:
    found, left_out = measure_streams(subject, frames(4))
    # One round: four times the newest for the first of 1, 2, 3 and 4 cameras, ..., once the oldest for the last of 4.
    assert Counter(number for _, number in subject.finder.looked) == {3: 4, 2: 3, 1: 2, 0: 1}
    assert list(found["streams"]) == ["1", "2", "3", "4"]
    assert left_out == {}


def test_a_cameras_time_is_told_for_each_outcome_whatever_the_number_of_cameras(subject: Subject) -> None:
    found, _ = measure_streams(subject, frames(8), subject.finder.clock)
    assert found["streams"] == {count: {"mean_ms": 10.0, "outcomes_per_s": 100.0} for count in "1234"}
    assert found["second_stream_share"] == 1.0


def test_each_camera_reaches_its_own_verdict(subject: Subject) -> None:
    measure_streams(subject, frames(5))
    # Two frames each are too few to settle, so all of the 1 + 2 + 3 + 4 cameras read both.
    assert subject.engine.asked == 20


def test_too_short_a_source_leaves_the_cameras_out_and_says_why(subject: Subject) -> None:
    found, left_out = measure_streams(subject, frames(3))
    assert found == {"streams": {}, "second_stream_share": None}
    assert left_out == {"streams": "the source has fewer than 4 frames"}
