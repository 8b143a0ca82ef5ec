"""Accepted or not: each rule by itself."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.acceptance.kinds import DEFAULTS, Kind, Strike
from kiosk.acceptance.ruling import Ruling, rule


def changed(walks, kind, count=1, **told):
    """The first so many of a kind are otherwise."""
    left = [count]

    def one(walk):
        if walk.kind is not kind or not left[0]:
            return walk
        left[0] -= 1
        return replace(walk, **told)

    return tuple(map(one, walks))


def found(walks, planned=DEFAULTS):
    return [one.found for one in rule(walks, planned).rules if not one.kept or one.doubtful]


def test_what_goes_as_it_should_is_accepted(usual) -> None:
    assert rule(usual, DEFAULTS).ruling is Ruling.ACCEPTED


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind is not Kind.MASKED])
def test_one_false_green_of_any_kind_is_not_accepted(usual, kind) -> None:
    walks = changed(usual, kind, green=True, door_opened=True, door_after_s=0.1)
    assert rule(walks, DEFAULTS).ruling is Ruling.NOT_ACCEPTED
    (number,) = [walk.number for walk in walks if walk.false_green]
    assert found(walks) == [f"Let in: walk {number}."]


def test_a_false_green_that_is_struck_out_is_for_the_site_to_sign(usual, walk) -> None:
    walks = (*usual, walk(36, Kind.BARE, green=True, struck=Strike.SOMEBODY_ELSE))
    assert rule(walks, DEFAULTS).ruling is Ruling.ON_CONDITION
    assert found(walks) == ["To be signed for: walk 36."]


def test_what_is_incomplete_is_not_accepted(usual) -> None:
    assert rule(usual[:-1], DEFAULTS).ruling is Ruling.NOT_ACCEPTED
    assert "Missing: 1\u00a0× Two at once, one without a mask." in found(usual[:-1])


def test_a_kind_that_was_never_planned_is_missed(usual) -> None:
    planned = {**DEFAULTS, Kind.HAND: 0}
    walks = tuple(walk for walk in usual if walk.kind is not Kind.HAND)
    assert rule(walks, planned).ruling is Ruling.NOT_ACCEPTED
    assert "Not planned: A hand over the mouth." in found(walks, planned)


def test_fewer_walks_than_usual_are_for_the_site_to_decide(usual) -> None:
    assert rule(usual[1:], {**DEFAULTS, Kind.BARE: 9}).ruling is Ruling.ON_CONDITION


@pytest.mark.parametrize(("refused", "ruling"), [(1, Ruling.ACCEPTED), (2, Ruling.NOT_ACCEPTED)])
def test_one_mask_in_ten_may_be_refused(usual, refused, ruling) -> None:
    walks = changed(usual, Kind.MASKED, refused, green=False, door_opened=False, door_after_s=None)
    assert rule(walks, DEFAULTS).ruling is ruling


@pytest.mark.parametrize(
    ("slow", "to_verdict_s", "ruling"),
    [
        (1, 9.0, Ruling.ACCEPTED),
        (2, 9.0, Ruling.NOT_ACCEPTED),
        (10, 1.2, Ruling.ACCEPTED),
        (10, 2.1, Ruling.NOT_ACCEPTED),
    ],
)
def test_half_within_one_second_and_95_in_a_hundred_within_two(usual, slow, to_verdict_s, ruling) -> None:
    assert rule(changed(usual, Kind.MASKED, slow, to_verdict_s=to_verdict_s), DEFAULTS).ruling is ruling


@pytest.mark.parametrize(
    "told",
    [
        {"door_opened": False, "door_after_s": None},
        {"door_after_s": 1.2},
    ],
)
def test_a_door_that_stays_shut_or_is_late_is_not_accepted(usual, told) -> None:
    assert rule(changed(usual, Kind.MASKED, **told), DEFAULTS).ruling is Ruling.NOT_ACCEPTED


def test_a_door_that_opens_without_green_is_not_accepted(usual) -> None:
    assert found(changed(usual, Kind.BARE, door_opened=True)) == ["It opened without green: walk 1."]


def test_where_no_door_obeys_the_site_decides(usual) -> None:
    walks = tuple(replace(walk, door_opened=None, door_after_s=None) for walk in usual)
    assert rule(walks, DEFAULTS).ruling is Ruling.ON_CONDITION


def test_many_struck_walks_are_for_the_site_to_decide(usual, walk) -> None:
    struck = tuple(walk(36 + at, Kind.BARE, struck=Strike.OTHER) for at in range(9))
    assert rule((*usual, *struck), DEFAULTS).ruling is Ruling.ON_CONDITION


def test_nothing_is_not_accepted() -> None:
    assert rule((), {}).ruling is Ruling.NOT_ACCEPTED
