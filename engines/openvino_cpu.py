"""Another CPU backend, an extra: OpenVINO, a tenth quicker than onnxruntime on Intel's processors."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np

from engines.outputs import checked
from kiosk.errors import EngineFailed, EngineUnavailable, ModelBroken
from kiosk.scene import Tensor

NAME = "openvino"


class OpenVinoEngine:
    """An engine port over one ONNX file. Any one thread uses it at a time; outputs are copies."""

    def __init__(
        self, onnx: Path, threads: int = 2, load: Callable[[str], ModuleType] = importlib.import_module
    ) -> None:
        """Raises EngineUnavailable where OpenVINO is not installed, ModelBroken where it cannot read the file."""
        try:
            openvino = load(NAME)
        except (ImportError, OSError) as error:
            raise EngineUnavailable(f"{NAME} does not import ({error}): `pip install {NAME}`") from error
        options = {
            "PERFORMANCE_HINT": "LATENCY",
            "INFERENCE_NUM_THREADS": threads,
            # int8 and float32 as the file has them: half precision would answer otherwise than the card says.
            "INFERENCE_PRECISION_HINT": "f32",
        }
        try:
            core = openvino.Core()
            network = core.read_model(str(onnx))
            # Of the network as it is read: compiling it gives an output names of its own beside the file's.
            self._names = [output.get_any_name() for output in network.outputs]
            self._model: Any = core.compile_model(network, "CPU", options)
        except Exception as error:  # OpenVINO raises RuntimeError and classes of its own
            raise ModelBroken(f"{onnx.name} cannot be loaded by OpenVINO ({_first_line(error)})") from error
        self._request = self._model.create_infer_request()

    def infer(self, batch: Tensor) -> dict[str, Tensor]:
        """(n, 3, h, w) float32 to outputs by name. Raises EngineFailed, also for NaN or a wrong shape."""
        if self._model is None:
            raise EngineFailed("the engine is closed")
        if batch.ndim != 4 or batch.shape[1] != 3 or batch.dtype != np.float32:
            raise EngineFailed(f"the engine takes (n, 3, h, w) float32, not {batch.shape} {batch.dtype}")
        try:
            found = self._request.infer([batch], share_inputs=True)
        except Exception as error:  # as above
            raise EngineFailed(f"OpenVINO stopped: {_first_line(error)}") from error
        return checked({name: np.array(found[index], np.float32) for index, name in enumerate(self._names)})

    def close(self) -> None:
        """Let go of the model. A second call is harmless."""
        self._model = self._request = None


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0][:200]
