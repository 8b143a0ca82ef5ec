from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from kiosk.errors import KioskError, ModelMissing
from tools.explain.model import Model, open_model

RED, GREEN, BLUE = (0, 0, 255), (0, 255, 0), (255, 0, 0)
Write = Callable[..., Path]
MakeRun = Callable[..., Path]


def test_the_network_sees_red_as_red(colours: Model) -> None:
    (found,) = colours.read([np.full((20, 20, 3), RED, np.uint8)])
    # Logits 10, 0, 0.
    assert found[0] == pytest.approx(math.exp(10) / (math.exp(10) + 2))


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("nosuch", "no run's folder nosuch and no network"),
        ("ensemble", "explain its members"),
        ("cnn", "tools.train cnn"),
    ],
)
def test_an_unknown_model_is_refused_with_what_to_do(name: str, words: str, tmp_path: Path) -> None:
    with pytest.raises(KioskError, match=words) as caught:
        open_model(name, tmp_path)
    assert isinstance(caught.value, ModelMissing) == (name == "cnn")


def test_a_folder_that_is_no_run_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KioskError, match="give the folder that"):
        open_model(str(tmp_path))
