"""Opens a model with the first backend that can run it, and keeps the reason of each that could not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from engines.card import Card, Mixture, members_of
from engines.cpu import NAME as ONNXRUNTIME
from engines.cpu import OnnxRuntimeEngine
from engines.mixture import MixtureEngine
from kiosk.errors import EngineUnavailable, KioskError
from kiosk.ports import Engine

CPU_ENDINGS = (".int8-cpu.onnx", ".onnx")


@dataclass(frozen=True, slots=True)
class Opened:
    """An engine, what runs it, and why the faster ones do not (shown to staff)."""

    engine: Engine
    backend: str
    refused: tuple[str, ...]


def open_model(card: Card, backends: Sequence[str], threads: int = 2) -> Opened:
    """Try `backends` in order. Raises the model's own error, or EngineUnavailable with every reason."""
    if card.mixture is not None:
        return _open_mixture(card, card.mixture, backends, threads)
    refused: list[str] = []
    for backend in backends:
        if backend == ONNXRUNTIME:
            return Opened(OnnxRuntimeEngine(cpu_file(card), threads), backend, tuple(refused))
        refused.append(f"{backend}: this version of the kiosk cannot run it yet")
    raise EngineUnavailable(f"nothing here can run {card.name}: {'; '.join(refused) or 'no backend is named'}")


def _open_mixture(card: Card, mixture: Mixture, backends: Sequence[str], threads: int) -> Opened:
    members: list[Opened] = []
    try:
        for member in members_of(card):
            members.append(open_model(member, backends, threads))  # noqa: PERF401 - those that are open are closed below
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
    names = [ending for ending in CPU_ENDINGS if any(name.endswith(ending) for name in card.files)]
    return card.file(names[0] if names else CPU_ENDINGS[0])
