"""Faces: who is the subject, who is a bystander, and when somebody takes over."""

from __future__ import annotations

import pytest

from kiosk.errors import EngineFailed
from kiosk.faces import Faces
from kiosk.scene import Reason
from kiosk.settings import ZoneSettings

STEP_S = 1 / 15


class Story:
    """Shows one scene after the other to `Faces` and tells whom it judges, by name."""

    def __init__(self, stage, zone: ZoneSettings | None = None) -> None:
        self.stage, self.now = stage, 0.0
        self.faces = Faces(stage.finder, zone or ZoneSettings())

    def show(self, *people, frames: int = 1):
        for _ in range(frames):
            seen = self.faces.look(self.stage.frame(self.now, *people))
            self.now += STEP_S
        return seen

    def judged(self, *people, frames: int = 1) -> str | None:
        seen = self.show(*people, frames=frames)
        names = {person.box: person.name for person in people}
        return names[seen.subject.box] if seen.subject else None


@pytest.fixture
def story(stage):
    return Story(stage)


def test_nobody_is_judged_where_nobody_is(story) -> None:
    seen = story.show()
    assert (seen.faces, seen.subject, seen.crowded) == ((), None, False)


def test_a_single_face_is_the_subject_at_once(story, person) -> None:
    assert story.judged(person("anna")) == "anna"


def test_the_nearest_face_is_the_subject_and_the_one_behind_is_not(story, person) -> None:
    anna, behind = person("anna", x=280), person("bert", x=400, height=60)
    assert story.judged(behind, anna, frames=5) == "anna"
    assert not story.show(behind, anna).crowded


def test_every_face_is_reported_and_only_the_subject_is_gated(story, person) -> None:
    seen = story.show(person("anna", x=280), person("bert", x=420, height=40), frames=5)
    assert len(seen.faces) == 2
    assert {face.flaw for face in seen.faces} == {Reason.NONE}


def test_the_subjects_flaw_is_told(story, person) -> None:
    assert story.show(person("anna", height=50)).subject.flaw is Reason.COME_CLOSER
    assert story.show(person("anna", turned=True)).subject.flaw is Reason.LOOK_HERE


@pytest.mark.parametrize(("x", "name"), [(135, None), (145, "anna"), (495, "anna"), (505, None)])
def test_the_zones_sides_are_kept_to(story, person, x: float, name: str | None) -> None:
    assert story.judged(person("anna", x=x)) == name  # 0.22 and 0.78 of 640 are 140.8 and 499.2


@pytest.mark.parametrize(("y", "name"), [(60, None), (100, "anna"), (300, None)])
def test_the_zones_height_is_kept_to(stage, person, y: float, name: str | None) -> None:
    story = Story(stage, ZoneSettings(y0=0.2, y1=0.8))
    assert story.judged(person("anna", y=y)) == name


def test_a_larger_face_outside_the_zone_changes_nothing(story, person) -> None:
    anna, outside = person("anna", x=300), person("bert", x=70, height=130)
    assert story.judged(anna, outside, frames=6) == "anna"
    assert not story.show(anna, outside).crowded


def test_a_second_face_as_near_is_a_crowd_once_it_is_confirmed(story, person) -> None:
    anna, bert = person("anna", x=230), person("bert", x=410, height=90)
    story.show(anna, frames=5)
    assert [story.show(anna, bert).crowded for _ in range(4)] == [False, False, True, True]


def test_a_face_found_once_by_mistake_is_no_crowd(story, person) -> None:
    anna = person("anna", x=230)
    story.show(anna, frames=5)
    assert not story.show(anna, person("ghost", x=410, height=95)).crowded
    assert not story.show(anna).crowded


@pytest.mark.parametrize(("height", "crowded"), [(75, False), (85, True), (120, True)])
def test_how_near_is_a_crowd(story, person, height: float, crowded: bool) -> None:
    assert story.show(person("anna", x=230), person("bert", x=420, height=height), frames=5).crowded is crowded


def test_somebody_clearly_and_steadily_nearer_takes_over(story, person) -> None:
    anna, near = person("anna", x=230), person("bert", x=420, height=140)
    assert story.judged(anna, frames=5) == "anna"
    assert [story.judged(anna, near) for _ in range(4)] == ["anna", "anna", "bert", "bert"]


def test_somebody_a_little_nearer_does_not_take_over(story, person) -> None:
    anna, near = person("anna", x=230), person("bert", x=420, height=120)
    story.show(anna, frames=5)
    assert {story.judged(anna, near) for _ in range(10)} == {"anna"}


def test_a_subject_missed_for_a_moment_is_not_replaced_by_a_bystander(story, person) -> None:
    anna, behind = person("anna", x=280), person("bert", x=430, height=60)
    story.show(anna, behind, frames=5)
    missed = person("anna", x=280, found=False)
    assert [story.judged(missed, behind) for _ in range(5)] == [None] * 5
    assert story.judged(anna, behind) == "anna"


def test_a_bystander_behind_is_judged_only_after_the_subject_has_left(story, person) -> None:
    anna, behind = person("anna", x=280), person("bert", x=430, height=60)
    story.show(anna, behind, frames=5)
    assert story.judged(behind, frames=5) is None
    assert story.judged(behind, frames=4) == "bert"


def test_another_person_in_the_subjects_place_is_judged_at_once_as_another(story, person) -> None:
    first = story.show(person("anna"), frames=5).subject
    second = story.show(person("bert", x=325)).subject
    assert second is not None
    assert second.track != first.track


def test_the_next_visitor_after_an_empty_scene_is_another(story, person) -> None:
    first = story.show(person("anna"), frames=5).subject
    story.show(frames=12)
    second = story.show(person("anna")).subject
    assert second.track != first.track


def test_a_finder_that_fails_is_not_swallowed(stage, person) -> None:
    class Broken:
        def find(self, bgr):
            raise EngineFailed("the finder broke: mend the story")

    with pytest.raises(EngineFailed):
        Faces(Broken(), ZoneSettings()).look(stage.frame(0.0, person("anna")))
