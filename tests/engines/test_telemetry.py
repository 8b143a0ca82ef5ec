"""onnxruntime's own telemetry stays off, whoever imports it through us."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = """
import {module}
import numpy as np, onnx, os
from onnx import TensorProto, helper
import onnxruntime
taken, given = (helper.make_tensor_value_info(name, TensorProto.FLOAT, [1]) for name in ("x", "y"))
graph = helper.make_graph([helper.make_node("Relu", ["x"], ["y"])], "g", [taken], [given])
model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
session = onnxruntime.InferenceSession(model.SerializeToString())
session.run(None, {{"x": np.ones(1, np.float32)}})
for handle in os.listdir("/proc/self/fd"):
    if os.path.islink("/proc/self/fd/" + handle):
        print(os.readlink("/proc/self/fd/" + handle))
"""
SILENCING = ("CI", "ORT_DISABLE_TELEMETRY", "ORT_RUNNING_UNIT_TESTS")


def run(tmp_path: Path, module: str) -> str:
    """What the process has open, in a home of its own and without anything that silences it from outside."""
    environ = {name: value for name, value in os.environ.items() if name not in SILENCING}
    environ |= {"HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path / "cache")}
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT.format(module=module)], env=environ, capture_output=True, text=True, check=True
    )
    return done.stdout


@pytest.mark.parametrize("module", ["engines", "engines.cpu", "tools", "tools.export", "kiosk.__main__"])
def test_nothing_is_kept_or_sent(tmp_path: Path, module: str) -> None:
    assert "onnxruntime.db" not in run(tmp_path, module)
    assert not list(tmp_path.rglob("onnxruntime.db*"))
