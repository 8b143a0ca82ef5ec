"""The plans that were built here, kept on disk: each under everything that it depends on, and with its sha256.

KEY.plan     the plan
KEY.json     what it depends on, its sha256; written last: without it there is no plan
*.timings    what TensorRT measured on this GPU, by which the next build is quicker
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from engines.build import Shapes

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Key:
    """Everything that a plan depends on. Precision lies in the ONNX file."""

    onnx: str
    """Its sha256."""
    backend: str
    version: str
    gpu: str
    capability: str
    driver: str
    shapes: Shapes

    @property
    def from_afar(self) -> Key:
        """Of a plan that was built elsewhere for such a GPU: nobody has seen it run."""
        return replace(self, gpu="", driver="")

    @property
    def name(self) -> str:
        """The same for the same key only."""
        return hashlib.sha256(json.dumps(asdict(self), sort_keys=True).encode()).hexdigest()[:32]

    @property
    def timings(self) -> str:
        """Of every plan for this GPU by this TensorRT."""
        return hashlib.sha256(f"{self.backend} {self.version} {self.gpu} {self.driver}".encode()).hexdigest()[:32]


class Plans:
    """The folder. A plan that cannot be kept is no error: it is built again at the next start."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def read(self, key: Key) -> bytes | None:
        """The plan of exactly this key, whole; None where there is none or it is damaged."""
        record, plan = self._folder / f"{key.name}.json", self._folder / f"{key.name}.plan"
        try:
            told, found = record.read_bytes(), plan.read_bytes()
        except OSError:
            return None
        if told != _record(key, found):
            log.warning("the plan %s is damaged, or another's under its name: it is built anew", plan.name)
            return None
        return found

    def write(self, key: Key, plan: bytes) -> str:
        """Keep it; "" or why that could not be."""
        if trouble := self._put(f"{key.name}.plan", plan):
            return trouble
        if trouble := self._put(f"{key.name}.json", _record(key, plan)):
            self.forget(key)
        return trouble

    def forget(self, key: Key) -> None:
        """It is of no use, whatever its record says."""
        for ending in (".json", ".plan"):
            _remove(self._folder / (key.name + ending))

    def timings(self, key: Key) -> bytes:
        """What is known of this GPU's speed; empty: nothing."""
        try:
            return (self._folder / f"{key.timings}.timings").read_bytes()
        except OSError:
            return b""

    def learn(self, key: Key, timings: bytes) -> None:
        """Keep them, where there are any, for the next build."""
        if timings:
            self._put(f"{key.timings}.timings", timings)

    def _put(self, name: str, content: bytes) -> str:
        """All of it under `name`, or nothing."""
        partial = self._folder / f"{name}.partial"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with partial.open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            partial.replace(self._folder / name)
        except OSError as error:
            _remove(partial)
            return f"the engine could not be kept in {self._folder} ({error.strerror}): it is built anew at each start"
        return ""


def _record(key: Key, plan: bytes) -> bytes:
    told = asdict(key) | {"sha256": hashlib.sha256(plan).hexdigest(), "seen_to_run": bool(key.gpu)}
    return json.dumps(told, indent=1).encode()


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        log.warning("%s stays, of no use: %s", path.name, error)
