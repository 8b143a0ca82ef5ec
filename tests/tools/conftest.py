"""What tests of the tools share: a folder of made face crops, and a classifier of a few numbers that really runs."""

from __future__ import annotations

import csv
import hashlib
import json
import os
import shutil
import signal
import sys
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

import cv2
import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper, numpy_helper

from engines.card import MODELS
from kiosk.scene import LABELS
from tools import golden
from tools.run import run_tool

if TYPE_CHECKING:
    from tools.training.options import Options

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

COLUMNS = ("file", "label", "source", "orig_split", "clean_split", "group", "orig_w", "orig_h", "augmented_or_pasted")
TINY_SIDE = 8
PATIENCE_S = 120


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


@pytest.fixture(scope="session")
def tiny_system(load_fixture: Callable[[str], ModuleType]) -> ModuleType:
    """fixtures/tiny_system.py."""
    return load_fixture("tiny_system")


@pytest.fixture
def tiny(tiny_system: ModuleType, monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    """The same, as the system "tiny" of tools.train, on one thread: two wait for each other over work this small."""
    import torch

    from tools import nets
    from tools.training import supply

    monkeypatch.setitem(nets.SYSTEMS, "tiny", tiny_system.RECIPES)
    monkeypatch.setattr(supply, "open_crop_finder", tiny_system.Blind)
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield tiny_system
    torch.set_num_threads(before)


@pytest.fixture
def options(made_data: Callable[[int], Path], tmp_path: Path) -> Options:
    """Of the plain recipe of the system "tiny": 25 pictures in fives, two epochs."""
    from tools.training.options import Options

    return Options("tiny", made_data(31), tmp_path / "run", precision="fp32")


@pytest.fixture
def fork(tmp_path: Path) -> Callable[[Callable[[], None]], int]:
    """Starts a process that has what this one has, and gives its id; what it prints is in said/ID."""
    (tmp_path / "said").mkdir()

    def start(act: Callable[[], None]) -> int:
        child = os.fork()
        if child:
            return child
        signal.alarm(PATIENCE_S)
        said = os.open(tmp_path / "said" / str(os.getpid()), os.O_WRONLY | os.O_CREAT)
        os.dup2(said, 1)
        os.dup2(said, 2)
        sys.stdout, sys.stderr = os.fdopen(1, "w"), os.fdopen(2, "w")
        code = 0
        try:
            run_tool(act)
        except SystemExit as ended:
            code = int(str(ended.code))
        except BaseException:  # noqa: BLE001 - a forked process must not go on as pytest
            traceback.print_exc()
            code = 70
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)

    return start


@pytest.fixture
def ended() -> Callable[[int], int]:
    """How a process ended: its code, or less than 0, the signal."""
    return lambda child: os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


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
    golden.renew("tiny", folder)
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
