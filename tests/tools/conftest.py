"""What tests of the tools share: a folder of made face crops, and a classifier of a few numbers that really runs."""

from __future__ import annotations

import csv
import hashlib
import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper, numpy_helper

from engines.card import MODELS
from kiosk.scene import LABELS

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

COLUMNS = ("file", "label", "source", "orig_split", "clean_split", "group", "orig_w", "orig_h", "augmented_or_pasted")
TINY_SIDE = 8


@pytest.fixture
def made_data(tmp_path: Path) -> Callable[[int], Path]:
    """Writes a folder with so many pictures of noise, their labels and splits in turn, and its manifest."""

    def make(count: int) -> Path:
        folder = tmp_path / "data"
        (folder / "made").mkdir(parents=True)
        rng = np.random.default_rng(0)
        with (folder / "manifest.csv").open("w", newline="", encoding="utf-8") as lines:
            rows = csv.DictWriter(lines, COLUMNS)
            rows.writeheader()
            for index in range(count):
                name = f"made/{index:03}.png"
                cv2.imwrite(str(folder / name), rng.integers(0, 256, (20, 16 + index % 8, 3), np.uint8))
                split = "val" if index % 5 == 4 else "train"
                label, copy = LABELS[index % 3], str(int(index == 0))
                rows.writerow(dict(zip(COLUMNS, (name, label, "made", "-", split, "-", 16, 20, copy), strict=True)))
        return folder

    return make


@pytest.fixture
def tiny_models(tmp_path: Path) -> Path:
    """A models folder: a classifier whose logits grow with red, green and blue, and the finder where it is fetched."""
    folder = tmp_path / "models"
    folder.mkdir()
    for path in MODELS.glob("centerface.*"):
        shutil.copy(path, folder)
    onnx.save(_tiny_network(), folder / "tiny.onnx")
    card = {
        "name": "tiny",
        "input": {"size": TINY_SIDE, "mean": [0, 0, 0], "std": [1, 1, 1]},
        "files": {"tiny.onnx": hashlib.sha256((folder / "tiny.onnx").read_bytes()).hexdigest()},
        "temperature": 0.5,
    }
    (folder / "tiny.json").write_text(json.dumps(card))
    (folder / "shipped.json").write_text(json.dumps({"classifier": "tiny", "finder": "centerface"}))
    return folder


def _tiny_network() -> onnx.ModelProto:
    """One 1x1 convolution that keeps the colours, and their means as logits."""
    keep = numpy_helper.from_array(np.eye(3, dtype=np.float32).reshape(3, 3, 1, 1), "keep")
    nodes = [
        helper.make_node("Conv", ["input", "keep"], ["colours"]),
        helper.make_node("GlobalAveragePool", ["colours"], ["means"]),
        helper.make_node("Flatten", ["means"], ["logits"]),
    ]
    taken = helper.make_tensor_value_info("input", TensorProto.FLOAT, ["n", 3, TINY_SIDE, TINY_SIDE])
    given = helper.make_tensor_value_info("logits", TensorProto.FLOAT, ["n", 3])
    graph = helper.make_graph(nodes, "tiny", [taken], [given], [keep])
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
