"""Another CPU backend, an extra: OpenVINO, a tenth quicker than onnxruntime on Intel's processors."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np

from engines.outputs import check_batch, checked, raised_as
from kiosk.errors import EngineFailed, EngineUnavailable, ModelBroken
from kiosk.ports import CAM
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
        with raised_as(ModelBroken, f"{onnx.name} cannot be loaded by OpenVINO", ": fetch or copy it again"):
            core = openvino.Core()
            network = core.read_model(str(onnx))
            # Of the network as it is read: compiling it gives an output names of its own beside the file's.
            self._names = [output.get_any_name() for output in network.outputs]
            self._model: Any = core.compile_model(network, "CPU", options)
        self._request = self._model.create_infer_request()

    def infer(self, batch: Tensor, *, mapped: bool = False) -> dict[str, Tensor]:
        """(n, 3, h, w) float32 to outputs by name. Raises EngineFailed, also for NaN or a wrong shape."""
        if self._model is None:
            raise EngineFailed("the engine is closed")
        check_batch(batch)
        with raised_as(EngineFailed, "OpenVINO stopped"):
            found = self._request.infer([batch], share_inputs=True)
        asked = [(index, name) for index, name in enumerate(self._names) if mapped or name != CAM]
        return checked({name: np.array(found[index], np.float32) for index, name in asked})

    def close(self) -> None:
        """Let go of the model. A second call is harmless."""
        self._model = self._request = None
