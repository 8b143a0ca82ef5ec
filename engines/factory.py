"""Opens a model with the first backend that can run it, and keeps the reason of each that could not."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from engines.card import Card, Mixture, members_of
from engines.cpu import NAME as ONNXRUNTIME
from engines.cpu import OnnxRuntimeEngine
from engines.mixture import MixtureEngine
from kiosk.errors import ChecksumMismatch, EngineUnavailable, KioskError, ModelBroken, ModelMissing
from kiosk.ports import Engine

CPU_ENDINGS = (".int8-cpu.onnx", ".fp16.onnx", ".onnx")
"""What the CPU runs of a model, the quickest first."""
Prove = Callable[[Card, str, Engine], None]
"""Raises KioskError where an engine, made from the card's file of that name, is not to be trusted."""


@dataclass(frozen=True, slots=True)
class Opened:
    """An engine, what runs it, and why the faster ones do not (shown to staff)."""

    engine: Engine
    backend: str
    refused: tuple[str, ...]


def open_model(card: Card, backends: Sequence[str], threads: int = 2, prove: Prove | None = None) -> Opened:
    """Try `backends` in order. Raises the model's own error, or EngineUnavailable with every reason."""
    if card.mixture is not None:
        return _open_mixture(card, card.mixture, backends, threads, prove)
    refused: list[str] = []
    found: Engine | KioskError | None = None
    for backend, ending in _candidates(card, backends):
        found = _attempt(card, backend, ending, threads, prove)
        if not isinstance(found, KioskError):
            return Opened(found, backend, tuple(refused))
        refused.append(f"{backend}: {found}")
    if isinstance(found, (ModelMissing, ModelBroken, ChecksumMismatch)):
        raise found
    raise EngineUnavailable(f"nothing here can run {card.name}: {'; '.join(refused) or 'no backend is named'}")


def _candidates(card: Card, backends: Sequence[str]) -> list[tuple[str, str]]:
    """Backends, each with the endings of the files that it can run."""
    return [
        (backend, ending) for backend in backends for ending in (_endings(card) if backend == ONNXRUNTIME else [""])
    ]


def _endings(card: Card) -> list[str]:
    there = [ending for ending in CPU_ENDINGS if any(name == card.name + ending for name in card.files)]
    return there or [CPU_ENDINGS[0]]


def _attempt(card: Card, backend: str, ending: str, threads: int, prove: Prove | None) -> Engine | KioskError:
    try:
        return _open(card, backend, ending, threads, prove)
    except KioskError as error:
        return error


def _open(card: Card, backend: str, ending: str, threads: int, prove: Prove | None) -> Engine:
    if backend != ONNXRUNTIME:
        raise EngineUnavailable("this version of the kiosk cannot run it yet")
    path = card.file(ending)
    engine = OnnxRuntimeEngine(path, threads)
    try:
        if prove is not None:
            prove(card, path.name, engine)
    except KioskError:
        engine.close()
        raise
    return engine


def _open_mixture(card: Card, mixture: Mixture, backends: Sequence[str], threads: int, prove: Prove | None) -> Opened:
    members: list[Opened] = []
    try:
        for member in members_of(card):
            members.append(open_model(member, backends, threads, prove))  # noqa: PERF401 - what is open is closed below
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
