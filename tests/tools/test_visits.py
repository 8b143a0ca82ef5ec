"""Visits: their casts, how they are graded, and which portraits may play in them."""

from __future__ import annotations

import csv
import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest

from kiosk.decide import logit
from kiosk.faces import Faces
from kiosk.maskdraw import Mask
from kiosk.pipeline import Judge
from kiosk.rules import Rules
from kiosk.scene import Box, Detection, Landmarks, Outcome, Pixels, Reading, Reason, Sight, Verdict
from kiosk.settings import ZoneSettings
from tools import scenes, staging, visits
from tools.replay import replay
from tools.scenes import GREEN, RED, Scene
from tools.staging import Portrait, Presence
from tools.visits import Result, grade

MARKS = Landmarks((100, 110), (140, 110), (120, 130), (105, 150), (135, 150))
FACE = Detection(Box(80, 70, 160, 170), 0.9, MARKS)
NAMES = [
    "mask on and off",
    "bystander behind",
    "bystander in front, aside",
    "two in the zone",
    "another person",
    "nose out",
]


def portrait(name: str, level: int) -> Portrait:
    return Portrait(name, np.full((260, 240, 3), level, np.uint8), FACE)


ANN, BOB = portrait("ann", 90), portrait("bob", 170)


@pytest.fixture(scope="module")
def played() -> dict[str, Scene]:
    return {scene.name: scene for scene in scenes.scenes(ANN, BOB, Mask())}


def is_bare(who: Presence, whose: Portrait) -> bool:
    return bool((who.picture == whose.bgr).all())


def is_masked(who: Presence, whose: Portrait) -> bool:
    """A mask covers what lies between nose and mouth, and leaves the picture's corners alone."""
    changed = (who.picture != whose.bgr).any(2)
    return bool(changed[140, 120] and not changed[0, 0])


def in_zone(who: Presence) -> bool:
    zone = ZoneSettings()
    return zone.x0 <= who.x <= zone.x1 and zone.y0 <= who.y <= zone.y1


def test_every_scene_of_the_issue_is_played(played: dict[str, Scene]) -> None:
    assert list(played) == NAMES


def test_every_scene_wants_something_in_its_time(played: dict[str, Scene]) -> None:
    for scene in played.values():
        assert scene.must
        for start, end, verdicts in (*scene.must, *scene.never):
            assert 0 <= start < end <= scene.seconds
            assert verdicts


def test_one_person_takes_a_mask_on_and_off_without_leaving(played: dict[str, Scene]) -> None:
    before, during, after = played["mask on and off"].cast
    assert (before.end_s, during.end_s) == (during.start_s, after.start_s)
    assert is_bare(before, ANN)
    assert is_masked(during, ANN)
    assert is_bare(after, ANN)
    assert [wanted for _, _, wanted in played["mask on and off"].must] == [RED, GREEN, RED]


def test_a_mask_taken_off_may_not_be_green_a_second_later(played: dict[str, Scene]) -> None:
    off = played["mask on and off"].cast[2].start_s
    assert (off + 1, 9.5, GREEN) in played["mask on and off"].never


def test_the_bystander_behind_is_smaller_bare_and_stands_behind(played: dict[str, Scene]) -> None:
    behind, subject = played["bystander behind"].cast
    assert is_bare(behind, BOB)
    assert is_masked(subject, ANN)
    assert in_zone(behind)
    assert behind.height_px < Faces.UNCROWD_SHARE * subject.height_px
    assert played["bystander behind"].must[0][2] == GREEN


def test_the_bystander_in_front_is_nearer_masked_and_outside_the_zone(played: dict[str, Scene]) -> None:
    subject, front = played["bystander in front, aside"].cast
    assert is_bare(subject, ANN)
    assert is_masked(front, BOB)
    assert front.height_px > subject.height_px
    assert not in_zone(front)
    assert played["bystander in front, aside"].never == ((0, 5.5, GREEN),)


def test_two_in_the_zone_are_as_near_as_each_other(played: dict[str, Scene]) -> None:
    one, other = played["two in the zone"].cast
    assert is_bare(one, BOB)
    assert is_masked(other, ANN)
    assert in_zone(one)
    assert in_zone(other)
    assert one.height_px == other.height_px
    assert played["two in the zone"].must[0][2] == (Verdict.CANT_TELL,)


def test_another_bare_person_steps_in_where_a_masked_one_stood(played: dict[str, Scene]) -> None:
    first, second = played["another person"].cast
    assert is_masked(first, ANN)
    assert is_bare(second, BOB)
    assert first.end_s == second.start_s
    assert (first.x, first.y) == (second.x, second.y)
    assert (second.start_s + 1, 6.5, GREEN) in played["another person"].never


def test_a_nose_that_is_out_is_never_green(played: dict[str, Scene]) -> None:
    scene = played["nose out"]
    assert is_masked(scene.cast[0], ANN)
    assert (scene.cast[0].picture[115:128, 115:125] == ANN.bgr[115:128, 115:125]).all()
    assert scene.never == ((0, 4.5, GREEN),)


def test_a_real_mask_is_played_as_it_was_photographed() -> None:
    scene = scenes.real_mask(ANN)
    assert is_bare(scene.cast[0], ANN)
    assert scene.must == ((0.5, 4, GREEN),)


def told(at_s: float, verdict: Verdict) -> Outcome:
    return Outcome(verdict, Reason.NONE, at_s)


def timeline(*parts: tuple[float, Verdict]) -> list[Outcome]:
    """Ten outcomes a second up to each time."""
    outcomes: list[Outcome] = []
    for until_s, verdict in parts:
        outcomes += [told(index / 10, verdict) for index in range(len(outcomes), round(until_s * 10))]
    return outcomes


LOOKING, OK, BARE = Verdict.LOOKING, Verdict.MASK_OK, Verdict.NO_MASK
ON_AND_OFF = Scene("made", (), 6.0, ((1, 3, GREEN), (3, 5, RED)), ((0, 1, GREEN), (4, 6, GREEN)))


def test_a_good_visit_is_right_and_its_delays_are_told() -> None:
    found = grade(
        ON_AND_OFF, "ann", timeline((1, Verdict.NOBODY), (1.5, LOOKING), (3.2, OK), (3.7, LOOKING), (6, BARE))
    )
    assert found.right
    assert found.delays_s == pytest.approx((0.5, 0.7))
    assert found.green_after_s == pytest.approx(0.1)
    assert found.lines == (
        "0.00 NOBODY NONE",
        "1.00 LOOKING NONE",
        "1.50 MASK_OK NONE",
        "3.20 LOOKING NONE",
        "3.70 NO_MASK NONE",
    )


def test_a_verdict_that_never_comes_is_wrong_and_its_delay_is_endless() -> None:
    found = grade(ON_AND_OFF, "ann", timeline((3, LOOKING), (6, BARE)))
    assert not found.right
    assert found.delays_s == (math.inf, 0.0)


def test_a_verdict_that_comes_after_its_span_never_came() -> None:
    assert grade(ON_AND_OFF, "ann", timeline((3, LOOKING), (3.5, OK), (6, BARE))).delays_s[0] == math.inf


def test_green_where_it_may_never_be_is_wrong_although_all_else_came() -> None:
    found = grade(ON_AND_OFF, "ann", timeline((0.9, LOOKING), (3, OK), (6, BARE)))
    assert found.delays_s == pytest.approx((0.0, 0.0))
    assert not found.right


def test_green_that_outlives_its_mask_is_told_and_after_a_second_is_wrong() -> None:
    late = timeline((1.5, LOOKING), (4.5, OK), (6, BARE))
    found = grade(ON_AND_OFF, "ann", late)
    assert found.green_after_s == pytest.approx(1.4)
    assert not found.right


def test_a_scene_that_wants_no_green_has_nothing_that_outlives() -> None:
    scene = Scene("made", (), 2.0, ((0, 2, RED),))
    assert grade(scene, "ann", timeline((2, BARE))).green_after_s == 0


def result(right: bool, delays: tuple[float, ...], after: float = 0.0) -> Result:
    return Result("made", "ann", right, delays, after, ())


def test_the_summary_counts_right_visits_delays_and_those_undecided() -> None:
    table = visits.summary([result(True, (0.4,), 0.2), result(True, (0.6, 0.8)), result(False, (math.inf,), 0.7)])
    made: Any = table["made"]
    assert (made["right"]["n"], made["right"]["rate"]) == (3, 0.66667)
    assert made["delay_s"] == {"median": 0.6, "p95": 0.78, "n": 3}
    assert made["undecided"] == 1
    assert made["green_after_s_max"] == 0.7


def test_a_scene_that_was_never_decided_has_no_delay() -> None:
    made: Any = visits.summary([result(False, (math.inf,))])["made"]
    assert made["delay_s"] == {"median": None, "p95": None, "n": 0}


def test_readings_are_taken_where_nothing_changes_as_far_apart_as_a_settled_verdict_needs_them() -> None:
    reading = Reading(0.8, 0.15, 0.05)
    frames = [n / staging.RATE for n in range(round(6 * staging.RATE))]
    seen = [
        (Sight(n, at_s, reading=None if n in (43, 44) else reading), told(at_s, OK)) for n, at_s in enumerate(frames)
    ]
    first, second = visits.log_odds(ON_AND_OFF, seen)
    # From half a second into each span of two seconds: frames 23, 25 .. 41, as 43 and 44 have none, and 53, 55 .. 73.
    assert pytest.approx(2 / staging.RATE) == visits.STEP_S
    assert (len(first), len(second)) == (10, 11)
    assert first[0] == pytest.approx(logit(0.8))


def test_a_film_has_all_pictures_of_its_scene(tmp_path: Path) -> None:
    scene = Scene("made", (Presence(ANN.bgr, FACE.box, 0.0, 1.0),), 0.4, ())
    video = cv2.VideoCapture(str(visits.film(scene, tmp_path / "made.avi", 0)))
    count = 0
    while video.read()[0]:
        count += 1
    assert count == 6
    assert video.get(cv2.CAP_PROP_FPS) == staging.RATE
    video.release()


def test_a_visit_is_graded_by_what_the_pipeline_made_of_it(stage: Any, person: Any, bare: Reading) -> None:
    walk = [stage.frame(n / 15, *([person("ann", reading=bare)] if n >= 15 else [])) for n in range(60)]
    judge = Judge(Faces(stage.finder, ZoneSettings()), stage.classifier, Rules(), 0.0)
    outcomes = [outcome for _, outcome in replay(iter(walk), judge)]
    found = grade(Scene("made", (), 4.0, ((1, 4, RED),), ((0, 4, GREEN),)), "ann", outcomes)
    assert found.right
    assert 0 < found.delays_s[0] <= 1
    assert [line.split()[1] for line in found.lines] == ["NOBODY", "LOOKING", "NO_MASK"]


@dataclass(frozen=True)
class Finds:
    """The finder port: so many faces in the middle of every picture, this tall."""

    count: int = 1
    height: float = 70.0
    score: float = 0.9

    def find(self, bgr: Pixels) -> Sequence[Detection]:
        x, y = bgr.shape[1] / 2, bgr.shape[0] / 2
        half = self.height / 2
        marks = Landmarks((x - 15, y - 10), (x + 15, y - 10), (x, y + 8), (x - 12, y + 22), (x + 12, y + 22))
        return [Detection(Box(x - half * 0.8, y - half, x + half * 0.8, y + half), self.score, marks)] * self.count


@pytest.fixture
def faces(tmp_path: Path) -> Path:
    """Twelve bare faces of two sources held out, six trained on, six masked, one of them trained on."""
    kinds = [("without_mask", "a", "val")] * 6 + [("without_mask", "b", "test")] * 6
    kinds += [("without_mask", "a", "train")] * 6 + [("with_mask", "a", "val")] * 6 + [("with_mask", "a", "train")]
    rng = np.random.default_rng(0)
    columns = ("file", "label", "source", "clean_split", "augmented_or_pasted")
    with (tmp_path / "manifest.csv").open("w", newline="", encoding="utf-8") as lines:
        writer = csv.writer(lines)
        writer.writerow(columns)
        for number, (label, source, split) in enumerate(kinds):
            cv2.imwrite(str(tmp_path / f"{number:02}.png"), rng.integers(60, 200, (80, 80, 3), np.uint8))
            writer.writerow((f"{number:02}.png", label, source, split, "0"))
    return tmp_path


def test_only_held_out_portraits_of_the_label_play_and_no_source_plays_all_parts(faces: Path) -> None:
    chosen = scenes.portraits(faces, Finds(), "without_mask", 9)
    numbers = [int(one.name[:2]) for one in chosen]
    assert len(set(numbers)) == len(numbers) == 6
    assert max(numbers) < 12
    assert sum(number < 6 for number in numbers) == 3


def test_a_portrait_has_room_around_its_face(faces: Path) -> None:
    (one,) = scenes.portraits(faces, Finds(), "with_mask", 1)
    assert one.bgr.shape == (120, 120, 3)


@pytest.mark.parametrize("finder", [Finds(count=0), Finds(count=2), Finds(height=59), Finds(score=0.5)])
def test_a_picture_without_one_plain_large_face_is_no_portrait(faces: Path, finder: Finds) -> None:
    assert scenes.portraits(faces, finder, "without_mask", 9) == []


def test_the_command_line_needs_data_and_a_place_for_the_figures(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        visits.parse([])
    assert ended.value.code == 2
    assert "--data, --out" in capsys.readouterr().err
