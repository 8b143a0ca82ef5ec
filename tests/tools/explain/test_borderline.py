from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from tools.data.cache import Crops
from tools.data.samples import Sample
from tools.explain import border, borderline
from tools.explain.border import BorderPicture, Kind
from tools.explain.model import Model
from tools.explain.options import Options
from tools.explain.overlay import SHOWN

RED, GREEN, BLUE = (0, 0, 255), (0, 255, 0), (255, 0, 0)
Write = Callable[..., Path]
MakeRun = Callable[..., Path]


def sample(label: int, name: str = "a.png", source: str = "made", split: str = "test") -> Sample:
    return Sample(Path(name), label, source, split)


def squares(*bgr: tuple[int, int, int]) -> np.ndarray:  # type: ignore[type-arg]
    return np.stack([np.full((16, 16, 3), one, np.uint8) for one in bgr])


def open_layers(model: Model) -> tuple[borderline.evidence.Layer, ...]:
    return borderline.choose(model.system, ())


def test_grad_cam_of_a_picture_is_hot_where_the_colour_is(colours: Model) -> None:
    crop = np.zeros((8, 8, 3), np.uint8)
    crop[1:3, 5:7] = RED
    (heat,) = borderline.evidence.reasons(colours, [crop], [0], open_layers(colours))
    inside, mirrored = (heat.picture[SHOWN * 2 // 8, SHOWN * x // 8].astype(int) for x in (6, 2))
    assert inside[2] > 200
    assert mirrored[2] < 60


def test_the_spread_over_the_runs_is_worked_out_per_picture(colours: Model) -> None:
    weak = Model("weak", "colours", type(colours.net)(), colours.spec)
    for weight in weak.net.parameters():
        weight.data *= -1
    one = BorderPicture(Kind.DRAWN, "half red", np.full((8, 8, 3), (0, 0, 51), np.uint8))
    (found,) = borderline.judge([colours, weak], [one], ())
    # Red 0.2: logits 2, 0, 0 and -2, 0, 0.
    high, low = math.exp(2) / (math.exp(2) + 2), math.exp(-2) / (math.exp(-2) + 2)
    assert found.with_mask == pytest.approx((high, low))
    assert found.sd == pytest.approx((high - low) / math.sqrt(2))
    assert found.answers == (0, 1)
    assert found.opens == (True, False)
    total = borderline.summary("all", [found])
    assert (total.changes.count, total.door_changes.count, total.opens.count, total.opens.n) == (1, 1, 1, 2)
    assert total.mean_spread == pytest.approx(high - low)
    assert total.mean_sd == pytest.approx(found.sd)


def test_runs_that_agree_change_nothing(colours: Model) -> None:
    one = BorderPicture(Kind.ORDINARY, "red", np.full((8, 8, 3), RED, np.uint8))
    (found,) = borderline.judge([colours, colours, colours], [one], ())
    assert not found.changes
    assert not found.door_changes
    assert found.sd == 0
    assert len(found.maps) == 3


def test_border_pictures_are_made_of_held_out_crops_and_the_same_every_time() -> None:
    marks = np.asarray([(5, 5), (11, 5), (8, 8), (6, 11), (10, 11)], np.float32)
    blank = np.full((5, 2), np.nan, np.float32)
    crops = Crops(
        tuple(sample(label, f"{place}.png") for place, label in enumerate((0, 1, 2, 1))),
        squares(RED, GREEN, BLUE, GREEN),
        np.stack([marks, marks, blank, blank]),
    )
    found, again = border.collect(crops, 2), border.collect(crops, 2)
    count = {kind: [one.name for one in found if one.kind is kind] for kind in Kind}
    assert count[Kind.WRONG_WEAR] == ["2.png"]
    assert len(count[Kind.DRAWN]) == 2
    assert count[Kind.CUT] == ["0.png"]
    assert count[Kind.HELMET] == ["1.png"]
    assert len(count[Kind.ORDINARY]) == 2
    assert all((one.crop == other.crop).all() for one, other in zip(found, again, strict=True))


def test_a_mask_that_is_cut_out_leaves_nothing_of_the_forehead() -> None:
    crop = np.full((100, 100, 3), 10, np.uint8)
    points = ((35.0, 40.0), (65.0, 40.0), (50.0, 53.0), (38.0, 65.0), (62.0, 65.0))
    cut = border.cut_mask(crop, border.Landmarks(*points), np.random.default_rng(0))
    assert (cut[60, 50] == 10).all()
    assert (cut[20, 50] >= 60).all()
    assert (cut[30, 50] == cut[0, 0]).all()


def test_a_drawn_mask_differs_from_the_wall_where_a_mask_would_be() -> None:
    drawn = border.drawn_mask(112, np.random.default_rng(3)).astype(int)
    assert drawn.shape == (112, 112, 3)
    assert np.abs(drawn[70, 56] - drawn[70, 2]).max() > 15


@pytest.mark.usefixtures("blind")
def test_the_borderline_page_has_every_picture_once_and_each_runs_map(
    labelled: Path, run_folder: MakeRun, write_picture: Write, tmp_path: Path
) -> None:
    runs = (str(run_folder("first")), str(run_folder("second", gain=0.5)))
    report = borderline.run(Options("borderline", runs, tmp_path / "out", data=labelled, split="original", most=10))
    text = report.page.read_text()
    # Two drawn masks and two ordinary ones, each with two maps.
    assert text.count("data:image/jpeg") == 4 * 3
    assert text.count("drawn mask 1<br>") == text.count("drawn mask 2<br>") == 1
    assert "first (colours)" in text
    assert "second (colours)" in text
