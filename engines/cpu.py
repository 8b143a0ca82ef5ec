"""The CPU backend: onnxruntime."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnxruntime as ort

from engines.outputs import checked
from kiosk.errors import EngineFailed, ModelBroken
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
        try:
            self._session: ort.InferenceSession | None = ort.InferenceSession(
                str(onnx), options, providers=["CPUExecutionProvider"]
            )
        except Exception as error:  # onnxruntime raises half a dozen classes of its own for a bad file
            raise ModelBroken(f"{onnx.name} cannot be loaded ({_first_line(error)}): fetch or copy it again") from error
        self._input = self._session.get_inputs()[0].name
        self._outputs = [output.name for output in self._session.get_outputs()]

    def infer(self, batch: Tensor) -> dict[str, Tensor]:
        """(n, 3, h, w) float32 to outputs by name. Raises EngineFailed, also for NaN or a wrong shape."""
        if self._session is None:
            raise EngineFailed("the engine is closed")
        if batch.ndim != 4 or batch.shape[1] != 3 or batch.dtype != np.float32:
            raise EngineFailed(f"the engine takes (n, 3, h, w) float32, not {batch.shape} {batch.dtype}")
        try:
            values = self._session.run(self._outputs, {self._input: batch})
        except Exception as error:  # as above: onnxruntime's classes have no common base but Exception
            raise EngineFailed(f"onnxruntime stopped: {_first_line(error)}") from error
        return checked(dict(zip(self._outputs, values, strict=True)))

    def close(self) -> None:
        """Let go of the session. A second call is harmless."""
        self._session = None


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0][:200]
