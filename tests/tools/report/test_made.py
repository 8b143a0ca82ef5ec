"""Made kinds: which rows they come from, and that every network sees the same."""

from __future__ import annotations

import numpy as np
import pytest

from tools.data.cache import Crops
from tools.metrics import BARE, MASKED
from tools.report import made as making
from tools.report.judged import Judged
from tools.report.made import make_kinds


def judged(crops: Crops, told: int = BARE) -> Judged:
    return Judged(crops.samples, np.tile(np.eye(3, dtype=np.float32)[told] * 8, (len(crops.samples), 1)))


def test_things_are_held_before_held_out_bare_people_whose_face_was_found(crops: Crops) -> None:
    found = {made.name: made for made in make_kinds(crops, judged(crops))}
    hand, wrong = found["bare faces with a hand"], found["masks below the nose"]
    assert hand.sides.tolist() == wrong.sides.tolist() == ["test", "val"]
    assert (hand.limit, wrong.limit) == (0.02, 0.1)
    assert hand.bgr.shape == (2, *crops.bgr.shape[1:])
    assert (hand.bgr != crops.bgr[:2]).any((1, 2, 3)).all()


def test_every_kind_of_the_brief_is_made(crops: Crops) -> None:
    names = " ".join(made.name for made in make_kinds(crops, judged(crops)))
    for kind in (
        "hand",
        "phone",
        "cup",
        "scarf",
        "sleeve",
        "beard",
        "helmet",
        "nose",
        "chin",
        "forehead",
        "upside down",
    ):
        assert kind in names


def test_two_networks_that_answer_otherwise_see_the_same_pictures(crops: Crops) -> None:
    for one, other in zip(
        make_kinds(crops, judged(crops, BARE)), make_kinds(crops, judged(crops, MASKED)), strict=True
    ):
        assert one.name == other.name
        assert np.array_equal(one.bgr, other.bgr)


def test_upside_down_is_turned_by_half_a_turn_and_needs_no_landmarks(crops: Crops) -> None:
    found = {made.name: made for made in make_kinds(crops, judged(crops))}
    bare, masked = found["bare faces upside down"], found["masked people upside down"]
    assert bare.sides.tolist() == ["test", "val", "val"]
    assert np.array_equal(bare.bgr[0, 0, 0], crops.bgr[0, -1, -1])
    assert np.array_equal(bare.bgr[0, 0, -1], crops.bgr[0, -1, 0])
    assert (masked.must_refuse, masked.limit) == (False, None)
    assert np.array_equal(masked.bgr[0], crops.bgr[5, ::-1, ::-1])


def test_without_held_out_faces_the_made_kinds_are_empty_and_no_error(crops: Crops) -> None:
    blind = Crops(crops.samples, crops.bgr, np.full_like(crops.landmarks, np.nan))
    counts = {made.name: len(made.bgr) for made in make_kinds(blind, judged(blind))}
    assert counts["bare faces with a scarf"] == counts["masks under the chin"] == 0


def test_wrong_wear_is_drawn_where_nobodys_mask_can_be_moved(crops: Crops) -> None:
    alone = Crops(crops.samples[:2], crops.bgr[:2], crops.landmarks[:2])
    made = {made.name: made for made in make_kinds(alone, judged(alone))}["masks below the nose"]
    assert (made.bgr != alone.bgr).any((1, 2, 3)).all()


def test_no_kind_is_larger_than_it_need_be(crops: Crops, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(making, "MADE_EACH", 1)
    assert {len(made.bgr) for made in make_kinds(crops, judged(crops))} <= {0, 1}


def test_a_mask_for_which_the_picture_has_no_room_is_not_made(crops: Crops) -> None:
    low = Crops(crops.samples, crops.bgr, crops.landmarks + np.asarray((0, 12), np.float32))
    counts = {made.name: len(made.bgr) for made in make_kinds(low, judged(low))}
    assert counts["masks under the chin"] == 0
    assert counts["bare faces with a hand"] == 2
