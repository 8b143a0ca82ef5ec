"""The detector's port: what is fed, what is read from the answer, at every scale and around one face."""

from __future__ import annotations

import numpy as np
import pytest

from kiosk.detector import GREY, WINDOW_PX, Detector, DetectorSpec
from kiosk.errors import EngineFailed
from kiosk.scene import LABELS, Box, Detection

SPEC = DetectorSpec(0.4)


def near(found: Box, wanted: Box, within: float = 3) -> bool:
    return max(abs(getattr(found, side) - getattr(wanted, side)) for side in ("x0", "y0", "x1", "y1")) <= within


@pytest.mark.parametrize(
    ("width", "height"), [(640, 480), (1280, 720), (720, 1280), (320, 200), (3840, 2160), (333, 77)]
)
def test_a_face_is_found_where_it_is_in_pictures_of_every_size(ink, width: int, height: int) -> None:
    side = min(width, height)
    box = Box(0.2 * width, 0.2 * side, 0.2 * width + 0.4 * side, 0.7 * side)
    (face,) = Detector(ink.SeesInk(), SPEC).find(ink.scene(width, height, without_mask=box))
    assert near(face.box, box, 0.02 * max(width, height))
    assert face.score == pytest.approx(0.9, abs=1e-4)
    assert face.landmarks is None


def test_a_picture_is_shrunk_as_a_whole_and_filled_up_with_grey(ink) -> None:
    engine = ink.SeesInk()
    Detector(engine, SPEC).find(np.zeros((720, 1280, 3), np.uint8))
    (shown,) = engine.shown
    assert shown.shape == (384, 640, 3)
    assert shown[:360].max() == 0
    assert (shown[360:] == GREY).all()


def test_the_larger_look_is_larger_and_a_portrait_picture_stands(ink) -> None:
    engine = ink.SeesInk()
    Detector(engine, DetectorSpec(0.4, 960, 544)).find(np.zeros((720, 1280, 3), np.uint8))
    Detector(engine, DetectorSpec(0.4, 960, 544)).find(np.zeros((1280, 720, 3), np.uint8))
    assert [shown.shape[:2] for shown in engine.shown] == [(544, 960), (960, 544)]


def test_each_face_has_its_own_reading_which_sums_to_one(ink) -> None:
    bgr = ink.scene(640, 480, with_mask=Box(50, 50, 130, 150), mask_incorrect=Box(300, 50, 380, 150))
    found = {round(face.box.x0, -1): face.reading for face in Detector(ink.SeesInk(), SPEC).find(bgr)}
    assert found[50].with_mask == pytest.approx(0.9)
    assert found[300].mask_incorrect == pytest.approx(0.9)
    assert found[300].with_mask == pytest.approx(0.05)


def test_the_temperature_makes_readings_less_sure_and_changes_no_label(ink) -> None:
    bgr = ink.scene(640, 480, with_mask=Box(50, 50, 130, 150))
    (face,) = Detector(ink.SeesInk(), SPEC, temperature=2.0).find(bgr)
    # The square roots of 0.9, 0.05 and 0.05, made to sum to 1.
    assert face.reading.with_mask == pytest.approx(0.6796, abs=1e-3)


def test_what_scores_too_little_is_no_face(ink) -> None:
    bgr = ink.scene(640, 480, with_mask=Box(50, 50, 130, 150))
    assert Detector(ink.SeesInk((0.39, 0.05)), SPEC).find(bgr) == []


@pytest.mark.parametrize("height", [40, 90, 200, 420])
def test_the_opinion_on_one_face_is_taken_from_its_surroundings_at_one_size(ink, height: int) -> None:
    engine, box = ink.SeesInk(), Box(300, 20, 300 + 0.8 * height, 20 + height)
    bgr = ink.scene(1280, 720, mask_incorrect=box, with_mask=Box(1000, 600, 1040, 650))
    reading = Detector(engine, SPEC).opinion(bgr, Detection(box, 0.9, None))
    assert reading is not None
    assert reading.mask_incorrect == pytest.approx(0.9)
    (shown,) = engine.shown
    assert shown.shape == (WINDOW_PX, WINDOW_PX, 3)
    ((_, top, _, bottom),) = ink.rectangles(shown, ink.INKS["mask_incorrect"])
    assert bottom - top == pytest.approx(WINDOW_PX / 3, abs=3)


def test_where_the_detector_sees_no_face_it_has_no_opinion(ink) -> None:
    bgr = ink.scene(640, 480, with_mask=Box(50, 50, 130, 150))
    asked = Detection(Box(140, 60, 220, 160), 0.9, None)
    assert Detector(ink.SeesInk(), SPEC).opinion(bgr, asked) is None


def test_the_opinion_is_on_the_face_that_is_asked_for_and_not_on_its_neighbour(ink) -> None:
    boxes = Box(100, 100, 180, 200), Box(190, 100, 270, 200)
    bgr = ink.scene(640, 480, without_mask=boxes[0], with_mask=boxes[1])
    bare, masked = (Detector(ink.SeesInk(), SPEC).opinion(bgr, Detection(box, 0.9, None)) for box in boxes)
    assert bare.without_mask == masked.with_mask == pytest.approx(0.9)


FEW, TWO = np.zeros((1, 5, 3), np.float32), np.zeros((1, 5, 2), np.float32)


@pytest.mark.parametrize("outputs", [{}, {"logits": FEW}, {"logits": TWO, "edges": np.zeros((1, 5, 4), np.float32)}])
def test_a_file_with_other_outputs_is_refused(ink, outputs: dict[str, np.ndarray]) -> None:
    class Other(ink.SeesInk):
        def infer(self, batch, *, mapped=False):
            return outputs

    with pytest.raises(EngineFailed, match="export it anew"):
        Detector(Other(), SPEC).find(ink.scene(64, 64))


def test_an_opinion_on_a_box_outside_the_picture_is_a_mistake_of_the_caller(ink) -> None:
    with pytest.raises(ValueError, match="outside"):
        Detector(ink.SeesInk(), SPEC).opinion(ink.scene(64, 64), Detection(Box(500, 500, 510, 510), 0.9, None))


@pytest.mark.parametrize("wrong", [{"score": 0.0}, {"score": 1.0}, {"score": 0.5, "width": 650}])
def test_a_spec_that_cannot_be_is_refused(wrong: dict[str, float]) -> None:
    with pytest.raises(ValueError, match="multiples"):
        DetectorSpec(**wrong)


def test_labels_have_the_order_of_the_product(ink) -> None:
    assert tuple(ink.INKS) == LABELS
