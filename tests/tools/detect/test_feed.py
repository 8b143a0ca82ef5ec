from __future__ import annotations

from collections import Counter

import numpy as np
import pytest

pytest.importorskip("torch", reason="training needs the train extra")

import torch

from kiosk.boxes import points
from tools.data import crowds
from tools.detect import feed, pictures
from tools.detect.points import NOTHING, UNTOLD
from tools.detect.window import View
from tools.nets import find_recipe


@pytest.fixture
def kept(scenes):
    return pictures.load([crowd for crowd in crowds.read(scenes(12)) if crowd.split == "train"])


@pytest.mark.parametrize("recipe", ["ours", "paper"])
def test_an_epoch_is_drawn_by_its_seed_and_number_alone(kept, recipe):
    given = find_recipe("detector", recipe)
    assert feed.draws(kept, given, 1, 2) == feed.draws(kept, given, 1, 2)
    assert feed.draws(kept, given, 1, 2) != feed.draws(kept, given, 1, 3)
    assert feed.draws(kept, given, 1, 2) != feed.draws(kept, given, 2, 2)


def test_the_papers_recipe_shows_every_picture_once(kept):
    drawn = feed.draws(kept, find_recipe("detector", "paper"), 0, 0)
    assert Counter(first for (first, *_), _ in drawn) == Counter(range(9))


@pytest.mark.parametrize("recipe", ["ours", "paper"])
def test_batches_are_what_the_network_eats_and_what_it_is_to_say(kept, recipe):
    given = find_recipe("detector", recipe)
    drawn = feed.draws(kept, given, 0, 0)
    made = list(feed.batches(kept, given, 128, drawn, 4))
    assert len(made) == 2
    for seen, wanted in made:
        assert (seen.shape, seen.dtype) == ((4, 3, 128, 128), torch.float32)
        assert wanted.shape == (4, len(points(128, 128)[0]), 5)
        assert set(wanted[..., 0].unique().tolist()) <= {0, 1, 2, NOTHING, UNTOLD}


def test_a_window_can_be_looked_at_as_it_is_drawn(kept):
    given = find_recipe("detector", "ours")
    windows, draw = feed.Windows(kept, given, 128), feed.draws(kept, given, 0, 0)[0]
    assert (windows.view(draw).bgr == windows.view(draw).bgr).all()
    assert (windows[draw][0] == feed.as_input(windows.view(draw))).all()


def test_blue_is_the_last_channel_that_the_network_sees():
    bgr = np.zeros((64, 64, 3), np.uint8)
    bgr[..., 0] = 255
    nobody = View(bgr, np.empty((0, 4), np.float32), np.empty(0, int), np.empty(0, bool))
    red, _, blue = feed.as_input(nobody).mean((1, 2)).tolist()
    assert blue > 2 > 0 > red


def test_a_face_tells_its_points_its_label_and_its_edges():
    corners = np.asarray([[20, 20, 44, 44]], np.float32)
    view = View(np.zeros((64, 64, 3), np.uint8), corners, np.asarray([2]), np.asarray([True]))
    wanted = feed.wanted(view)
    at = torch.from_numpy(points(64, 64)[0])
    has = wanted[:, 0] == 2
    assert 4 <= int(has.sum()) <= 9
    assert torch.equal(at[has] - wanted[has, 1:3], torch.tensor([[20.0, 20.0]]).expand(int(has.sum()), 2))
