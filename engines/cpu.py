"""The CPU backend: onnxruntime."""

from __future__ import annotations

from pathlib import Path

import onnxruntime as ort

from engines.outputs import check_batch, checked, raised_as
from kiosk.errors import EngineFailed, ModelBroken
from kiosk.ports import CAM
from kiosk.scene import Tensor

NAME = "onnxruntime"


class OnnxRuntimeEngine:
    """An engine port over one ONNX file. Any one thread uses it at a time."""

    def __init__(self, onnx: Path, threads: int = 2) -> None:
        options = ort.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 4
        # A spinning pool takes the cores that the GUI and the camera need (facts.md: it collapses).
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        with raised_as(ModelBroken, f"{onnx.name} cannot be loaded", ": fetch or copy it again"):
            self._session: ort.InferenceSession | None = ort.InferenceSession(
                str(onnx), options, providers=["CPUExecutionProvider"]
            )
        self._input = self._session.get_inputs()[0].name
        self._every = [output.name for output in self._session.get_outputs()]
        self._usual = [name for name in self._every if name != CAM]

    def infer(self, batch: Tensor, *, mapped: bool = False) -> dict[str, Tensor]:
        """(n, 3, h, w) float32 to outputs by name. Raises EngineFailed, also for NaN or a wrong shape."""
        if self._session is None:
            raise EngineFailed("the engine is closed")
        check_batch(batch)
        names = self._every if mapped else self._usual
        with raised_as(EngineFailed, "onnxruntime stopped"):
            values = self._session.run(names, {self._input: batch})
        return checked(dict(zip(names, values, strict=True)))

    def close(self) -> None:
        """Let go of the session. A second call is harmless."""
        self._session = None
