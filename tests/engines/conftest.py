"""Tiny ONNX files, made on the spot: an engine is proven on the real runtime without any weights."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import onnx
import pytest
from onnx import TensorProto, helper

MakeModel = Callable[..., Path]


@pytest.fixture
def make_model(tmp_path: Path) -> MakeModel:
    """Writes an ONNX file with one operator from `input` (n, 3, h, w) to `logits` (n, 3, 1, 1); "Flatten": (n, 3)."""

    def make(operator: str = "GlobalAveragePool", name: str = "tiny.int8-cpu.onnx") -> Path:
        nodes = [helper.make_node("GlobalAveragePool", ["input"], ["mean"])]
        nodes.append(
            helper.make_node("Identity" if operator == "GlobalAveragePool" else operator, ["mean"], ["logits"])
        )
        taken = helper.make_tensor_value_info("input", TensorProto.FLOAT, ["n", 3, "h", "w"])
        given = helper.make_tensor_value_info(
            "logits", TensorProto.FLOAT, ["n", 3] if operator == "Flatten" else ["n", 3, 1, 1]
        )
        graph = helper.make_graph(nodes, "tiny", [taken], [given])
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
        onnx.save(model, tmp_path / name)
        return tmp_path / name

    return make


@pytest.fixture
def write_card(tmp_path: Path) -> Callable[..., None]:
    """Writes tiny.json for the files named; fields given by name replace those of a sound card."""

    def write(*files: Path, **fields: Any) -> None:
        sha256 = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}
        card = {"name": "tiny", "files": sha256, "input": {"size": 32}} | fields
        (tmp_path / "tiny.json").write_text(json.dumps(card))

    return write
