"""Builds a TensorRT plan from an ONNX file, on the device that will run it, or for an RTX GPU that is elsewhere.

Precision is decided in the ONNX file: the network is strongly typed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from engines.trt import MODULES, last_words, listener, started
from engines.trt_types import Builder, Config, Network, Parser, Shape
from kiosk.errors import EngineFailed, EngineUnavailable, ModelBroken

WORKSPACE_BYTES = 1 << 30
FACES = 8
"""The most that one batch holds."""
FINDER_SIDES = (32, 352, 480, 640)
"""The face finder's least side, its usual height and width, its largest side."""
DETECTOR_SIDES = (64, 480, 640, 960)
"""The detector's: a window onto one face is smaller than its usual picture."""
Watch = Callable[[str, float], bool]
"""Told what the builder does and how far it is, 0 to 1, from any thread; False cancels the build."""


@dataclass(frozen=True, slots=True)
class Shapes:
    """What the input may be, (n, 3, h, w): the least, the usual, the largest."""

    low: Shape
    usual: Shape
    high: Shape

    @classmethod
    def of(cls, size: int | None, sides: tuple[int, int, int, int] = FINDER_SIDES) -> Shapes:
        """A classifier's of that side; None: one whose `sides` change with the picture."""
        if size is not None:
            return cls((1, 3, size, size), (1, 3, size, size), (FACES, 3, size, size))
        least, height, width, largest = sides
        return cls((1, 3, least, least), (1, 3, height, width), (1, 3, largest, largest))


@dataclass(frozen=True, slots=True)
class Built:
    """A plan, the timings to build the next one by sooner, and what goes in and comes out: (name, shape, type)."""

    plan: bytes
    timings: bytes
    tensors: tuple[tuple[str, Shape, str], ...]


def build(
    trt: ModuleType, onnx: Path, shapes: Shapes, watch: Watch, timings: bytes = b"", capability: str = ""
) -> Built:
    """`capability`, such as "SM89": build for that GPU (RTX only); empty: for the one that is here.

    Raises ModelBroken with the parser's words, EngineUnavailable where it was cancelled or the capability is unknown,
    EngineFailed with TensorRT's words.
    """
    heard = listener(trt)
    builder: Builder = started(trt.Builder, heard)
    network = builder.create_network(1 << int(trt.NetworkDefinitionCreationFlag.STRONGLY_TYPED))
    parser: Parser = trt.OnnxParser(network, heard)
    if not parser.parse(onnx.read_bytes()) or not network.num_inputs:  # an empty file is a network without any
        words = " ".join(parser.get_error(index).desc() for index in range(parser.num_errors)) or last_words(heard)
        raise ModelBroken(f"TensorRT cannot read {onnx.name} ({' '.join(words.split())[:400]}): export it anew")
    config = builder.create_builder_config()
    if capability:
        _aim(trt, config, capability)
    config.set_memory_pool_limit(trt.MemoryPoolType.WORKSPACE, WORKSPACE_BYTES)
    profile = builder.create_optimization_profile()
    profile.set_shape(network.get_input(0).name, shapes.low, shapes.usual, shapes.high)
    config.add_optimization_profile(profile)
    cache = _timing_cache(trt, config, timings)
    monitor = config.progress_monitor = _monitor(trt, watch)
    plan = builder.build_serialized_network(network, config)
    if plan is None and monitor.cancelled:
        raise EngineUnavailable(f"building the engine of {onnx.name} was cancelled: it is begun anew at the next start")
    if plan is None:
        raise EngineFailed(f"TensorRT cannot build {onnx.name} ({last_words(heard)}): set another backend")
    return Built(bytes(plan), bytes(cache.serialize()) if cache else b"", _tensors(network))


def _aim(trt: ModuleType, config: Config, capability: str) -> None:
    known = getattr(trt, "ComputeCapability", None)
    target = getattr(known, capability, None)
    if target is None:
        names = [name for name in dir(known) if name.startswith("SM")]
        raise EngineUnavailable(
            f"{trt.__name__} builds for no {capability} from afar: build on the device itself"
            + (f", or choose among {', '.join(sorted(names))}" if names else "")
        )
    rtx: Any = config
    rtx.num_compute_capabilities = 1
    rtx.set_compute_capability(target, 0)


def _timing_cache(trt: ModuleType, config: Config, timings: bytes) -> Any:
    """What the builder measures, begun with `timings` unless they are damaged; None by RTX, which measures nothing."""
    if trt.__name__ == MODULES["tensorrt-rtx"]:
        return None
    cache = config.create_timing_cache(timings) or config.create_timing_cache(b"")
    config.set_timing_cache(cache, ignore_mismatch=False)
    return cache


def _monitor(trt: ModuleType, watch: Watch) -> Any:
    """Turns TensorRT's phases, which lie within each other, into one share: that of the outermost."""

    class Monitor(trt.IProgressMonitor):  # type: ignore[misc, name-defined]
        def __init__(self) -> None:
            super().__init__()
            self.cancelled = False
            self._steps: dict[str, int] = {}

        def phase_start(self, phase_name: str, parent_phase: str | None, num_steps: int) -> None:
            if parent_phase is None:
                self._steps[phase_name] = max(num_steps, 1)

        def step_complete(self, phase_name: str, step: int) -> bool:
            steps = self._steps.get(phase_name)
            if steps is not None and not watch(phase_name, (step + 1) / steps):
                self.cancelled = True
            return not self.cancelled

        def phase_finish(self, phase_name: str) -> None:
            self._steps.pop(phase_name, None)

    return Monitor()


def _tensors(network: Network) -> tuple[tuple[str, Shape, str], ...]:
    every = [network.get_input(index) for index in range(network.num_inputs)]
    every += [network.get_output(index) for index in range(network.num_outputs)]
    return tuple((each.name, tuple(each.shape), str(each.dtype).rpartition(".")[2]) for each in every)
