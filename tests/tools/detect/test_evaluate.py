from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest

pytest.importorskip("torch", reason="training needs the train extra")

import cv2
import numpy as np

from kiosk.errors import KioskError
from tools import evaluate, train
from tools.detect.evaluate import is_detector, run


@pytest.fixture
def trained(options):
    """A run of a few steps, whose network sees something."""
    train.run(replace(options, epochs=20))
    return options


def test_a_run_of_the_detector_is_known_from_others(trained, tmp_path):
    assert is_detector(trained.out)
    assert not is_detector(tmp_path)


def test_a_report_tells_what_was_measured_on_what_was_held_out(trained, tmp_path):
    report = run(trained.out, trained.data, tmp_path / "report")
    told = json.loads((tmp_path / "report" / "report.json").read_text())
    assert told["pictures"] == 3
    assert sum(one["faces"] for one in told["labels"].values()) == 6
    assert sum(band["recall"]["n"] for band in told["by_height"] if band["below_px"]) == 6
    assert 0 <= told["map50_with_and_without"] <= 1
    assert set(told["by_source"]) == {"scenes"}
    asked = told["heads_or_masks"]
    assert asked["answer"] == ["It finds none of the faces of 48 px and more: nothing can be asked."]
    assert [one["both"]["n"] for one in asked["found_by"]] == [0, 0, 0]
    assert "nothing can be asked" in str(report)
    page = report.page.read_text()
    assert page.count("data:image/jpeg") == 6
    assert "Does it look at heads or at masks?" in page
    assert "Training error" in page
    assert "3 validation and test pictures" in page
    assert len(re.findall(r"<svg", page)) == 4
    assert str(trained.out) not in str(report).replace(str(report.page), "")


def test_the_page_says_so_where_a_cat_is_taken_for_a_face(trained, tmp_path):
    (trained.data / "animals" / "cat").mkdir(parents=True)
    for name in "ab":
        cv2.imwrite(str(trained.data / "animals" / "cat" / f"{name}.png"), np.full((40, 60, 3), 90, np.uint8))
    report = run(trained.out, trained.data, tmp_path / "report")
    assert report.measured.animals.n == 1
    assert report.measured.pictures == 3
    assert "Cats and dogs" in report.page.read_text()


def test_the_tool_measures_a_detector_too_and_asks_nothing_where_it_is_to_be_quick(
    trained, tmp_path, monkeypatch, capsys
):
    command = ["evaluate", str(trained.out), "--data", str(trained.data), "--out", str(tmp_path), "--quick"]
    monkeypatch.setattr("sys.argv", command)
    evaluate.main()
    assert "mAP50" in capsys.readouterr().out
    assert "heads or at masks" not in (tmp_path / "report.html").read_text()
    assert "heads_or_masks" not in json.loads((tmp_path / "report.json").read_text())


def test_pictures_that_were_trained_on_are_not_measured_on(trained, tmp_path):
    """Whatever the split says now."""
    boxes = trained.data / "boxes.json"
    rows = json.loads(boxes.read_text())
    turned = [row | {"split": "val" if row["split"] == "train" else "train"} for row in rows]
    boxes.write_text(json.dumps(turned))
    with pytest.raises(KioskError, match="no pictures for validation that the run has not seen"):
        run(trained.out, trained.data, tmp_path / "report")


def test_an_unreadable_picture_is_named_and_can_be_left_out(trained, tmp_path):
    (trained.data / "images" / "4.png").write_bytes(b"no picture")
    with pytest.raises(KioskError, match="1 pictures cannot be read"):
        run(trained.out, trained.data, tmp_path / "report")
    assert run(trained.out, trained.data, tmp_path / "report", skip_unreadable=True).measured.pictures == 2
