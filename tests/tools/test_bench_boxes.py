"""The detector's looks, timed."""

from __future__ import annotations

import pytest

from engines.card import MODELS
from kiosk.settings import ModelSettings
from tools.speed.boxes import OPINION, SIZES, measure_boxes


def test_where_there_is_no_detector_its_absence_is_told(tmp_path) -> None:
    found, left_out = measure_boxes(ModelSettings(), tmp_path, range(2))
    assert found == {"detector": {}}
    assert "tools.train detector" in left_out["detector"]


@pytest.mark.usefixtures("portrait")
@pytest.mark.skipif(not (MODELS / "detector.json").is_file(), reason="no detector is shipped here")
def test_each_kind_of_look_is_timed() -> None:
    found, left_out = measure_boxes(ModelSettings(backends=("onnxruntime",)), MODELS, range(2))
    assert left_out == {}
    assert found["detector"].keys() == {*SIZES, OPINION}
    assert min(figures["p50_ms"] for figures in found["detector"].values()) > 0
