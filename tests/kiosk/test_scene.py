"""The frozen values: each refuses what it cannot be."""

from __future__ import annotations

import dataclasses
import math

import numpy as np
import pytest

from kiosk.scene import LABELS, Box, Fault, Frame, Outcome, Reading, Reason, Verdict


def test_the_labels_have_the_order_of_every_card() -> None:
    assert LABELS == ("with_mask", "without_mask", "mask_incorrect")
    assert tuple(field.name for field in dataclasses.fields(Reading)) == LABELS


@pytest.mark.parametrize(
    "picture",
    [
        np.zeros((4, 4), np.uint8),
        np.zeros((4, 4, 4), np.uint8),
        np.zeros((1, 4, 4, 3), np.uint8),
        np.zeros((4, 4, 3), np.float32),
    ],
)
def test_a_frame_is_three_bytes_a_pixel_and_nothing_else(picture: np.ndarray) -> None:
    with pytest.raises(ValueError, match="a frame is"):
        Frame(1, 0.0, picture)


@pytest.mark.parametrize(
    "corners", [(0, 0, 0, 5), (0, 0, 5, 0), (5, 0, 0, 5), (math.nan, 0, 5, 5), (0, 0, math.inf, 5)]
)
def test_an_empty_or_endless_box_cannot_be_made(corners: tuple[float, float, float, float]) -> None:
    with pytest.raises(ValueError, match="box"):
        Box(*corners)


def test_a_box_knows_its_sides_and_middle() -> None:
    box = Box(10, 20, 40, 80)
    assert (box.width, box.height, box.centre) == (30, 60, (25, 50))


@pytest.mark.parametrize(
    ("other", "share"),
    [
        (Box(0, 0, 10, 10), 1.0),
        (Box(5, 0, 15, 10), 50 / 150),
        (Box(0, 0, 5, 5), 0.25),
        (Box(10, 0, 20, 10), 0.0),
        (Box(30, 30, 40, 40), 0.0),
    ],
)
def test_intersection_over_union_by_hand(other: Box, share: float) -> None:
    assert Box(0, 0, 10, 10).iou(other) == pytest.approx(share)
    assert other.iou(Box(0, 0, 10, 10)) == pytest.approx(share)


def test_values_cannot_be_changed_after_they_were_made() -> None:
    fault = Fault(Reason.CAMERA_LOST, 1.0, "no pictures")
    with pytest.raises(dataclasses.FrozenInstanceError):
        fault.at_s = 2.0  # type: ignore[misc]


@pytest.mark.parametrize("values", [(0.2, 0.3, 0.4), (1.1, -0.1, 0.0), (math.nan, 0.0, 1.0)])
def test_a_reading_adds_up_to_one(values: tuple[float, float, float]) -> None:
    with pytest.raises(ValueError, match="not probabilities"):
        Reading(*values)


def test_an_outcome_without_a_frame_has_no_age() -> None:
    assert Outcome(Verdict.NOBODY, Reason.NONE, 5.0).age_ms == 0.0


def test_an_outcomes_age_runs_from_capture_to_decision() -> None:
    assert Outcome(Verdict.NOBODY, Reason.NONE, 5.0, captured_s=4.875).age_ms == pytest.approx(125.0)
