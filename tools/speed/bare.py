"""What the classifier's file takes without any code of ours: the runtimes' own calls, beside our engine's."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable
from pathlib import Path
from types import ModuleType

import numpy as np
import onnxruntime as ort

from engines.cpu import NAME as ONNXRUNTIME
from engines.factory import ON_CPU, cpu_file
from engines.openvino_cpu import NAME as OPENVINO
from kiosk.networks import input_of
from kiosk.scene import Tensor
from tools.speed.subject import Subject
from tools.speed.table import Figures
from tools.speed.turns import Part, in_turn, median_of, over

OURS = "ours"
WARM_UP = 5
Import = Callable[[str], ModuleType]
Run = Callable[[Tensor], object]


def measure_bare(subject: Subject, rounds: Iterable[int], load: Import = importlib.import_module) -> Part:
    """Medians of one crop's inference: our engine's, and each CPU runtime's own over the same file and settings."""
    nothing: Figures = {"bare": {}, "engine_over_best_bare": None}
    if subject.card.mixture:
        return nothing, {"bare": f"{subject.card.name} is several networks: name one of them by --model"}
    if subject.backend not in ON_CPU:
        return nothing, {"bare": f"the classifier runs on {subject.backend}, not on the CPU"}
    runs, left_out = _runtimes(cpu_file(subject.card), subject.settings.models.threads, load)
    size = input_of(subject.card).size
    batch = np.random.default_rng(0).normal(size=(1, 3, size, size)).astype(np.float32)
    for run in (*runs.values(), subject.engine.infer):
        for _ in range(WARM_UP):
            run(batch)
    tasks = {name: _over(run, batch) for name, run in {OURS: subject.engine.infer, **runs}.items()}
    medians = {name: median_of(times) for name, times in in_turn(tasks, rounds).items()}
    best = min(medians[name] for name in runs)
    bare = {name: {"p50_ms": median} for name, median in medians.items()}
    return {"bare": bare, "engine_over_best_bare": over(medians[OURS], best)}, left_out


def _over(run: Run, batch: Tensor) -> Callable[[int], object]:
    return lambda _number: run(batch)


def _runtimes(onnx: Path, threads: int, load: Import) -> tuple[dict[str, Run], dict[str, str]]:
    """Those that are here, each as a call over one batch; and why the other is not."""
    runs = {ONNXRUNTIME: _onnxruntime(onnx, threads)}
    try:
        runs[OPENVINO] = _openvino(load(OPENVINO), onnx, threads)
    except (ImportError, OSError, RuntimeError) as error:  # not installed, or it cannot run this file
        return runs, {f"bare {OPENVINO}": str(error)}
    return runs, {}


def _onnxruntime(onnx: Path, threads: int) -> Run:
    """With the settings of engines.cpu."""
    options = ort.SessionOptions()
    options.intra_op_num_threads, options.inter_op_num_threads = threads, 1
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    session = ort.InferenceSession(str(onnx), options, providers=["CPUExecutionProvider"])
    name = session.get_inputs()[0].name
    return lambda batch: session.run(None, {name: batch})


def _openvino(openvino: ModuleType, onnx: Path, threads: int) -> Run:
    """With the settings of engines.openvino_cpu."""
    options = {"PERFORMANCE_HINT": "LATENCY", "INFERENCE_NUM_THREADS": threads, "INFERENCE_PRECISION_HINT": "f32"}
    request = openvino.Core().compile_model(str(onnx), "CPU", options).create_infer_request()
    return lambda batch: request.infer([batch], share_inputs=True)
