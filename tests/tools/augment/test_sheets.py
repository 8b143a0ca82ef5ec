from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
import pytest

from kiosk.errors import KioskError
from kiosk.scene import Box, Detection, Landmarks, Pixels
from tools.augment.__main__ import Options, parse, run
from tools.augment.sheets import TILE, tiled


class Everywhere:
    """A finder that sees one face in the middle of every picture."""

    def find(self, bgr: Pixels) -> list[Detection]:
        size = bgr.shape[0]
        spots = ((0.4, 0.42), (0.6, 0.42), (0.5, 0.52), (0.43, 0.6), (0.57, 0.6))
        return [Detection(Box(0, 0, size, size), 0.9, Landmarks(*((x * size, y * size) for x, y in spots)))]


class Nowhere:
    """A finder that never sees any."""

    def find(self, bgr: Pixels) -> list[Detection]:
        return []


def test_every_sheet_is_drawn_and_stands_on_the_page(made_data: Callable[[int], Path], tmp_path: Path) -> None:
    report = run(Options(made_data(12), tmp_path / "out", count=3), Everywhere())
    page = report.page.read_text(encoding="utf-8")
    names = {sheet.name for sheet in report.sheets}
    assert {"paper", "door", "batch", "made-hand", "moved-nose_out", "drawn-proper", "alike-cap"} <= names
    assert len(names) == len(report.sheets)
    for sheet in report.sheets:
        assert f'id="{sheet.name}"' in page
        assert np.array_equal(cv2.imread(str(tmp_path / "out" / f"{sheet.name}.png")), sheet.picture)


def test_faces_that_nobody_finds_are_said_and_not_a_traceback(made_data: Callable[[int], Path], tmp_path: Path) -> None:
    with pytest.raises(KioskError, match="too few training faces"):
        run(Options(made_data(12), tmp_path / "out", count=2), Nowhere())


def test_tiles_are_filled_up_to_whole_rows() -> None:
    assert tiled([np.zeros((20, 20, 3), np.uint8)] * 9, 4).shape == (3 * TILE, 4 * TILE, 3)


def test_no_examples_at_all_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parse(["--data", "d", "--out", "o", "--count", "0"])
    assert "1 or more" in capsys.readouterr().err
