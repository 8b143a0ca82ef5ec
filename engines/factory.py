"""Opens a model with the first backend that can run it, and keeps the reason of each that could not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from engines.card import Card
from engines.cpu import NAME as ONNXRUNTIME
from engines.cpu import OnnxRuntimeEngine
from kiosk.errors import EngineUnavailable
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
    refused: list[str] = []
    for backend in backends:
        if backend == ONNXRUNTIME:
            return Opened(OnnxRuntimeEngine(_cpu_file(card), threads), backend, tuple(refused))
        refused.append(f"{backend}: this version of the kiosk cannot run it yet")
    raise EngineUnavailable(f"nothing here can run {card.name}: {'; '.join(refused) or 'no backend is named'}")


def _cpu_file(card: Card) -> Path:
    names = [ending for ending in CPU_ENDINGS if any(name.endswith(ending) for name in card.files)]
    return card.file(names[0] if names else CPU_ENDINGS[0])
