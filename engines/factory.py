"""Opens a model with the first backend that can run it, and keeps the reason of each that could not."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from engines.card import Card, Mixture, members_of
from engines.cpu import NAME as ONNXRUNTIME
from engines.cpu import OnnxRuntimeEngine
from engines.mixture import MixtureEngine
from engines.on_gpu import Workshop, gpu_file
from engines.openvino_cpu import NAME as OPENVINO
from engines.openvino_cpu import OpenVinoEngine
from engines.restarted import RestartedEngine
from kiosk.errors import ChecksumMismatch, EngineUnavailable, KioskError, ModelBroken, ModelMissing
from kiosk.phrase import Phrase, listed
from kiosk.ports import Engine

CPU_ENDINGS = (".int8-cpu.onnx", ".fp16.onnx", ".onnx")
"""What the CPU runs of a model, the quickest first."""
ON_CPU = (ONNXRUNTIME, OPENVINO)
Prove = Callable[[Card, str, Engine], None]
"""Raises KioskError where an engine, made from the card's file of that name, is not to be trusted."""


@dataclass(frozen=True, slots=True)
class Opened:
    """An engine, what runs it, and why the faster ones do not (shown to staff)."""

    engine: Engine
    backend: str
    refused: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Setup:
    """How engines are opened at this place."""

    backends: Sequence[str] = (ONNXRUNTIME,)
    """In the order in which they are tried."""
    threads: int = 2
    """Of the CPU, for one inference."""
    prove: Prove | None = None
    workshop: Workshop | None = None
    """Where the GPU's engines are built and kept; None: no GPU is used."""
    guarded: bool = False
    """The CPU's engines, too, have a thread of their own; one that hangs or fails is opened anew, as the GPU's are."""


def open_model(card: Card, setup: Setup) -> Opened:
    """Try the backends in order. Raises the model's own error, or EngineUnavailable with every reason."""
    if card.mixture is not None:
        return _open_mixture(card, card.mixture, setup)
    refused: list[str] = []
    found: Engine | KioskError | None = None
    for backend, ending in _candidates(card, setup.backends):
        found = _attempt(card, backend, ending, setup)
        if not isinstance(found, KioskError):
            return Opened(found, backend, tuple(refused))
        refused.append(Phrase("%1: %2", backend, str(found)))
    if isinstance(found, (ModelMissing, ModelBroken, ChecksumMismatch)):
        raise found
    raise EngineUnavailable(
        Phrase("nothing here can run %1: %2", card.name, listed(refused) or Phrase("no backend is named"))
    )


def _candidates(card: Card, backends: Sequence[str]) -> list[tuple[str, str]]:
    """Backends, each with the endings of the files that it can run."""
    return [(backend, ending) for backend in backends for ending in (_endings(card) if backend in ON_CPU else [""])]


def _endings(card: Card) -> list[str]:
    there = [card.name + ending for ending in CPU_ENDINGS if card.name + ending in card.files]
    return there or [CPU_ENDINGS[0]]


def _attempt(card: Card, backend: str, ending: str, setup: Setup) -> Engine | KioskError:
    opening = partial(_proven, card, backend, ending, setup)
    try:
        # A GPU's context belongs to one thread.
        guarded = setup.guarded or backend not in ON_CPU
        return RestartedEngine(opening, time.monotonic) if guarded else opening()
    except KioskError as error:
        return error


def _proven(card: Card, backend: str, ending: str, setup: Setup) -> Engine:
    engine, file = _open(card, backend, ending, setup)
    try:
        if setup.prove is not None:
            setup.prove(card, file, engine)
    except KioskError:
        engine.close()
        raise
    return engine


def _open(card: Card, backend: str, ending: str, setup: Setup) -> tuple[Engine, str]:
    """An engine, and the file that it was made from."""
    if backend == ONNXRUNTIME:
        path = card.file(ending)
        return OnnxRuntimeEngine(path, setup.threads), path.name
    if backend == OPENVINO:
        path = card.file(ending)
        return OpenVinoEngine(path, setup.threads), path.name
    if setup.workshop is None:
        raise EngineUnavailable("no engines are built here")
    return setup.workshop.open(card, backend), gpu_file(card, setup.workshop.precision).name


def _open_mixture(card: Card, mixture: Mixture, setup: Setup) -> Opened:
    members: list[Opened] = []
    try:
        for member in members_of(card):
            members.append(open_model(member, setup))  # noqa: PERF401 - what is open is closed below
    except KioskError:
        for opened in members:
            opened.engine.close()
        raise
    engine = MixtureEngine([opened.engine for opened in members], mixture.temperatures, mixture.weights)
    ran = dict.fromkeys(opened.backend for opened in members)
    refused = dict.fromkeys(reason for opened in members for reason in opened.refused)
    return Opened(engine, " and ".join(ran), tuple(refused))


def cpu_file(card: Card) -> Path:
    """What the CPU runs of it. Raises ModelMissing, ModelBroken or ChecksumMismatch."""
    return card.file(_endings(card)[0])
