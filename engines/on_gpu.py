"""Opens a model on the GPU: its plan from the cache, or built, tried in a child process and kept."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType

from engines.build import DETECTOR_SIDES, Shapes, Watch, build
from engines.card import Card
from engines.cuda import Cuda, open_cuda
from engines.gpu import Gpu, probe
from engines.plans import Key, Plans
from engines.trial import try_plan
from engines.trt import TensorRtEngine, load_module
from kiosk.errors import EngineMismatch, KioskError

log = logging.getLogger(__name__)

ENDINGS = {"": (".fp16.onnx", ".int8-trt.onnx", ".onnx"), "int8": (".int8-trt.onnx",), "fp16": (".fp16.onnx", ".onnx")}
"""What a GPU runs of a model by the precision asked for, "" being any: the nearest to what was measured first.

Of 3,646 held-out faces fp16 lets nobody in whom the measured file refuses, int8 one (tools.agree), and a GPU is quick.
"""


class Told:
    """A watch that logs every tenth of a build, which takes minutes on a small device; `further` may cancel it."""

    def __init__(self, further: Watch | None = None) -> None:
        self._further = further
        self._last = ("", 0)

    def __call__(self, doing: str, share: float) -> bool:
        """Note how far it is."""
        now = (doing, int(share * 10))
        if now != self._last:
            self._last = now
            log.info("%s: %d %%", doing, 10 * now[1])
        return self._further is None or self._further(doing, share)


@dataclass(frozen=True, slots=True)
class Workshop:
    """Where plans are built and kept, who watches, and how the device is reached."""

    plans: Plans
    watch: Watch = field(default_factory=Told)
    probe: Callable[[], Gpu] = probe
    load: Callable[[str], ModuleType] = load_module
    cuda: Callable[[], Cuda] = open_cuda
    trial: Callable[[str, bytes], None] = try_plan
    precision: str = ""

    def open(self, card: Card, backend: str) -> TensorRtEngine:
        """The model by this backend, on the calling thread. Raises KioskError."""
        gpu, trt, path = self.probe(), self.load(backend), gpu_file(card, self.precision)
        key = key_of(card, path, backend, trt, gpu)
        kept = self.plans.read(key)
        if kept is not None:
            try:
                return TensorRtEngine(trt, kept, self.cuda())
            except EngineMismatch as error:
                log.warning("%s: the kept engine is of no use and is built anew: %s", card.name, error)
                self.plans.forget(key)
        return TensorRtEngine(trt, self._brought(key) or self._built(trt, path, key), self.cuda())

    def _brought(self, key: Key) -> bytes | None:
        """A plan that was built elsewhere for this kind of GPU, where it runs."""
        plan = self.plans.read(key.from_afar)
        if plan is None:
            return None
        try:
            self.trial(key.backend, plan)
        except KioskError as error:
            log.warning("the engine that was built elsewhere does not run, one is built here: %s", error)
            self.plans.forget(key.from_afar)
            return None
        self._keep(key, plan)
        return plan

    def _built(self, trt: ModuleType, path: Path, key: Key) -> bytes:
        log.info("building the engine of %s for %s by %s %s", path.name, key.gpu, key.backend, key.version)
        made = build(trt, path, key.shapes, self.watch, self.plans.timings(key))
        self.trial(key.backend, made.plan)
        self.plans.learn(key, made.timings)
        self._keep(key, made.plan)
        return made.plan

    def _keep(self, key: Key, plan: bytes) -> None:
        if trouble := self.plans.write(key, plan):
            log.warning("%s", trouble)


def key_of(card: Card, path: Path, backend: str, trt: ModuleType, gpu: Gpu) -> Key:
    """Of the plan of this file of the card's, on this GPU."""
    return Key(card.files[path.name], backend, str(trt.__version__), gpu.name, gpu.sm, gpu.driver, shapes_of(card))


def shapes_of(card: Card) -> Shapes:
    """What the card's network takes: a classifier's pictures, the detector's, or the face finder's."""
    if card.detector is not None:
        return Shapes.of(None, DETECTOR_SIDES)
    return Shapes.of(card.input.size if card.input else None)


def gpu_file(card: Card, precision: str = "") -> Path:
    """What the GPU runs of it. Raises ModelMissing, ModelBroken or ChecksumMismatch."""
    endings = ENDINGS[precision]
    there = [card.name + ending for ending in endings if card.name + ending in card.files]
    return card.file(there[0] if there else endings[0] if precision else ".fp16.onnx")
