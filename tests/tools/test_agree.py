"""tools.agree: files that say the same, and one that lets somebody in."""

from __future__ import annotations

import json
import shutil
from hashlib import sha256
from pathlib import Path

import numpy as np
import onnx
import pytest
from onnx import numpy_helper

from kiosk.errors import EngineUnavailable
from tools import agree
from tools.agree import Options, chosen, parse, run
from tools.data.cache import Crops
from tools.data.samples import Sample


def sample(label: int, split: str = "val", name: str = "a.png", source: str = "made") -> Sample:
    return Sample(Path(name), label, source, split)


@pytest.fixture
def crops() -> Crops:
    """Red is masked to the tiny network: two red faces, one of which is bare, and two cyan ones, as unlike."""
    red, cyan = (np.full((16, 16, 3), colour, np.uint8) for colour in ((20, 20, 230), (230, 230, 20)))
    samples = tuple(sample(label) for label in (0, 1, 0, 1))
    return Crops(samples, np.stack([red, red, cyan, cyan]), np.full((4, 5, 2), np.nan, np.float32))


def add(models: Path, name: str, sign: float) -> None:
    """Another file of the tiny model's, with its weights times `sign`."""
    model = onnx.load(models / "tiny.onnx")
    for tensor in model.graph.initializer:
        tensor.CopyFrom(numpy_helper.from_array(np.float32(sign) * numpy_helper.to_array(tensor), tensor.name))
    onnx.save(model, models / name)
    card = json.loads((models / "tiny.json").read_text())
    card["files"][name] = sha256((models / name).read_bytes()).hexdigest()
    (models / "tiny.json").write_text(json.dumps(card))


@pytest.mark.usefixtures("portrait")
def test_one_file_says_the_same_on_every_runtime(tiny_models: Path, crops: Crops) -> None:
    (found,) = run(Options("tiny", Path(), models=tiny_models), crops)
    assert (found.file, found.backend) == ("tiny.onnx", "openvino")
    assert (found.same.count, found.same.n, found.let_in_anew, found.refused_anew) == (4, 4, 0, 0)


@pytest.mark.usefixtures("portrait")
def test_a_file_that_lets_in_whom_the_reference_refuses_is_told(tiny_models: Path, crops: Crops) -> None:
    """Turned about, it admits the two cyan faces, one of which is bare, and neither of the red ones."""
    add(tiny_models, "tiny.fp16.onnx", -1.0)
    shutil.move(tiny_models / "tiny.onnx", tiny_models / "tiny.int8-cpu.onnx")
    text = (tiny_models / "tiny.json").read_text()
    (tiny_models / "tiny.json").write_text(text.replace('"tiny.onnx"', '"tiny.int8-cpu.onnx"'))
    found = run(Options("tiny", Path(), models=tiny_models), crops)
    assert [(each.file, each.backend) for each in found] == [
        ("tiny.int8-cpu.onnx", "openvino"),
        ("tiny.fp16.onnx", "onnxruntime"),
        ("tiny.fp16.onnx", "openvino"),
    ]
    assert [(each.same.count, each.let_in_anew, each.refused_anew) for each in found] == [(4, 0, 0), *[(0, 1, 1)] * 2]


@pytest.mark.usefixtures("portrait")
def test_pictures_that_show_nobody_are_counted_apart(tiny_models: Path, crops: Crops) -> None:
    add(tiny_models, "tiny.fp16.onnx", -1.0)
    one, _, *others = crops.samples
    with_one = Crops((one, sample(1, source="animals"), *others), crops.bgr, crops.landmarks)
    found = run(Options("tiny", Path(), models=tiny_models), with_one)
    upright = found[1]
    assert upright.file == "tiny.onnx", "the turned one is the reference"
    assert (upright.same.n, upright.let_in_anew, upright.nobody, upright.nobody_let_in_anew) == (3, 0, 1, 1)


@pytest.mark.usefixtures("portrait")
def test_a_runtime_that_is_not_here_is_named_and_the_others_are_compared(
    tiny_models: Path, crops: Crops, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(_path: Path) -> None:
        raise EngineUnavailable("OpenVINO is not installed: pip install openvino")

    monkeypatch.setattr(agree, "BACKENDS", {**agree.BACKENDS, "openvino": missing})
    (found,) = run(Options("tiny", Path(), models=tiny_models), crops)
    assert "not installed" in found.trouble
    assert found.as_dict() == {"file": "tiny.onnx", "backend": "openvino", "trouble": found.trouble}
    assert agree.as_table([found]).row_count == 1


def test_only_rows_that_no_training_saw_are_drawn_always_the_same_ones() -> None:
    rows = [sample(index % 3, "train" if index % 2 else "test", f"{index}.png") for index in range(40)]
    drawn = chosen(rows, 8)
    assert len(drawn) == 8
    assert all(each.split == "test" for each in drawn)
    assert drawn == chosen(rows, 8) == [each for each in rows if each in drawn]
    assert len(chosen(rows, 100)) == 20
    nobody = [sample(1, split, f"{split}.png", "animals") for split in ("train", "test")]
    assert chosen([*rows, *nobody], 8) == [*drawn, nobody[1]]


def test_no_face_at_all_is_no_count() -> None:
    with pytest.raises(SystemExit):
        parse(["tiny", "--data", "x", "--count", "0"])
