"""What speaks for an answer: worked out by hand, on one scale for all pictures, and where it belongs."""

from __future__ import annotations

import math

import numpy as np
import pytest

from engines.card import load_card, shipped
from engines.cpu import OnnxRuntimeEngine
from kiosk import golden
from kiosk.classify import EngineClassifier, probabilities
from kiosk.evidence import MOST, Answer, evidence, likeliest, pull, shares, spread, stride_of
from kiosk.preprocess import crop_square, square_around, to_input
from kiosk.scene import Box, Detection, Face, Landmarks, Reading, Reason

READING = Reading(0.7, 0.2, 0.1)
MARKS = Landmarks((0, 0), (1, 0), (0, 1), (0, 2), (1, 2))


def random_maps(classes: int, seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).normal(0, 4, (classes, 4, 5)).astype(np.float32)


@pytest.mark.parametrize("of", [0, 1, 2])
@pytest.mark.parametrize("temperature", [0.5, 1.0, 3.0])
@pytest.mark.parametrize("classes", [2, 3])
def test_the_mean_over_the_map_is_the_log_odds_of_the_answer(classes: int, temperature: float, of: int) -> None:
    if of >= classes:
        return
    maps = random_maps(classes)
    share = probabilities(maps.mean((1, 2))[None], temperature)[0, of]
    assert pull(maps, of, temperature).mean() == pytest.approx(math.log(share / (1 - share)), abs=1e-4)


def test_the_map_by_hand() -> None:
    # Of the others both means are ln 2, so each weighs one half, and together they are one class of ln 4.
    log2 = math.log(2)
    maps = np.asarray([[[3.0, 5.0]], [[log2 + 2, log2 - 2]], [[log2, log2]]], np.float32)
    found = pull(maps, 0, 1.0)
    assert found[0].tolist() == pytest.approx([3 - (log2 + 1) - log2, 5 - (log2 - 1) - log2], abs=1e-5)


def test_what_is_added_to_all_classes_alike_speaks_for_none() -> None:
    maps = random_maps(3)
    everywhere = np.random.default_rng(9).normal(0, 50, (4, 5)).astype(np.float32)
    everywhere -= everywhere.mean()
    np.testing.assert_allclose(pull(maps + everywhere, 1, 1.0), pull(maps, 1, 1.0), atol=1e-3)


@pytest.mark.filterwarnings("error")
def test_enormous_maps_do_not_overflow() -> None:
    assert np.isfinite(pull(random_maps(3) * np.float32(1e6), 2, 1.0)).all()


def test_the_scale_is_the_same_for_every_picture() -> None:
    pulls = np.asarray([[-2 * MOST, -MOST, -MOST / 2, 0, MOST / 4, MOST, 3 * MOST]], np.float32)
    assert shares(pulls)[0].tolist() == [0, 0, 0.25, 0.5, 0.625, 1, 1]
    faint = np.asarray([[0, 0.01 * MOST]], np.float32)
    assert np.ptp(shares(faint)) == pytest.approx(0.005)


@pytest.mark.parametrize("side", range(64, 320, 16))
def test_the_stride_of_a_resnets_map_is_32_whatever_the_side(side: int) -> None:
    places = -(-side // 32)
    assert stride_of(np.zeros((places, places), np.float32), side) == 32


@pytest.mark.parametrize(("row", "column"), [(0, 0), (1, 2), (3, 3)])
def test_a_value_is_spread_around_its_own_pixel(row: int, column: int) -> None:
    heat = np.zeros((4, 4), np.float32)
    heat[row, column] = 1
    found = spread(heat, 32, 128, 128)
    assert np.unravel_index(found.argmax(), found.shape) == (32 * row, 32 * column)
    assert found.max() == pytest.approx(1)
    half = spread(heat, 32, 128, 64)
    assert np.abs(half - found.reshape(64, 2, 64, 2).mean((1, 3))).max() < 0.02


@pytest.mark.usefixtures("portrait")
def test_the_place_of_a_value_is_where_a_picture_and_its_mirror_image_agree() -> None:
    """Were it the middle of its cell, half a stride further, the two would agree less."""
    card = load_card(shipped().classifier)
    assert card.input is not None
    engine, side = OnnxRuntimeEngine(card.file(".int8-cpu.onnx")), card.input.size

    def apart(centre: float) -> float:
        found = []
        for crop in list(golden.crops().values())[:6]:
            one, other = (
                pull(engine.infer(to_input(picture, card.input), mapped=True)["cam"][0], 0, 1.0)
                for picture in (crop, np.ascontiguousarray(crop[:, ::-1]))
            )
            there, back = spread(one, 32, side, 64, centre), spread(other, 32, side, 64, centre)[:, ::-1]
            found.append(float(np.abs(there - back).mean()))
        return float(np.mean(found))

    assert apart(0.0) < apart(15.5)
    assert apart(0.0) < apart(-15.5)


@pytest.mark.usefixtures("portrait")
@pytest.mark.parametrize("name", ["masked", "white mask", "black mask", "nose out", "chin", "bare"])
def test_the_golden_faces_evidence_lies_on_nose_and_mouth_and_not_on_the_forehead(name: str) -> None:
    card = load_card(shipped().classifier)
    assert card.input is not None
    engine = OnnxRuntimeEngine(card.file(".int8-cpu.onnx"))
    outputs = engine.infer(to_input(golden.crops()[name], card.input), mapped=True)
    places = pull(outputs["cam"][0], int(outputs["logits"].argmax()), card.temperature)
    heat = spread(places, 32, card.input.size, 100)
    row, column = np.unravel_index(heat.argmax(), heat.shape)
    # The eyes lie at 35, the nose at 54, the mouth at 67, the chin at 90.
    assert 40 <= row <= 95
    assert 20 <= column <= 80
    assert heat[40:90, 25:75].mean() > 1.5 * heat[:25].mean()


def test_evidence_lies_where_the_crop_was_cut() -> None:
    face = Face(7, Detection(Box(100, 50, 180, 150), 0.9, MARKS), Reason.NONE)
    found = evidence(Answer(READING, np.zeros((4, 4), np.float32), 128), face, 12.5)
    left, top, side = square_around(face.box)
    picture = np.random.default_rng(0).integers(0, 256, (400, 400, 3), np.uint8)
    np.testing.assert_array_equal(picture[top : top + side, left : left + side], crop_square(picture, face.box))
    assert found.square == Box(left, top, left + side, top + side)
    assert (found.track, found.captured_s, found.box, found.reading) == (7, 12.5, face.box, READING)


def test_a_map_is_drawn_in_shares_and_without_one_nothing_is() -> None:
    face = Face(7, Detection(Box(100, 50, 180, 150), 0.9, MARKS), Reason.NONE)
    heat = evidence(Answer(READING, np.full((4, 4), MOST / 2, np.float32), 128), face, 0).heat(10)
    np.testing.assert_allclose(heat, np.full((10, 10), 0.75))
    assert evidence(Answer(READING, None, 128), face, 0).heat(10) is None


@pytest.mark.parametrize(
    ("reading", "label"),
    [
        (Reading(0.7, 0.2, 0.1), "with_mask"),
        (Reading(0.2, 0.5, 0.3), "without_mask"),
        (Reading(0.1, 0.1, 0.8), "mask_incorrect"),
    ],
)
def test_the_answer_is_the_likeliest_label(reading: Reading, label: str) -> None:
    assert likeliest(reading) == label


@pytest.mark.usefixtures("portrait")
@pytest.mark.parametrize("name", ["resnet34", "resnet50"])
def test_explaining_reads_the_same_as_reading(name: str, portrait: np.ndarray) -> None:
    card = load_card(name)
    assert card.input is not None
    classifier = EngineClassifier(OnnxRuntimeEngine(card.file(".int8-cpu.onnx")), card.input, card.temperature)
    answer, reading = classifier.explain(portrait, golden.FACE), classifier.read(portrait, golden.FACE)
    assert answer.reading == reading
    assert answer.side == card.input.size
    share = getattr(reading, likeliest(reading))
    assert answer.pull is not None
    # int8 rounds the map and the answer apart.
    assert answer.pull.mean() == pytest.approx(math.log(share / (1 - share)), abs=0.2)
