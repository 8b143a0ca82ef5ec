"""A run's log: a JSON line for every step and every epoch, each step once however often the run was cut off."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any, TextIO

from kiosk.errors import KioskError
from tools.whole import whole


class RunLog:
    """Appends to `path`; what stands there of after `step` and `epoch`, to be trained again, is dropped first.

    Without a path nothing is written: a rank that does not lead has none.
    """

    def __init__(self, path: Path | None, step: int, epoch: int = 0) -> None:
        self._path = path
        self._lines: TextIO | None = None
        if path is None:
            return
        kept = [line for line in read_log(path) if _is_behind(line, step, epoch)]
        with whole(path) as partial:
            partial.write_text("".join(json.dumps(line) + "\n" for line in kept), encoding="utf-8")
        self._lines = path.open("a", encoding="utf-8")

    def __enter__(self) -> RunLog:
        return self

    def write(self, kind: str, **values: Any) -> None:
        """One line. Raises KioskError where the disk is full."""
        if self._lines is None:
            return
        try:
            print(json.dumps({"kind": kind, **values}), file=self._lines, flush=True)
        except OSError as error:
            raise KioskError(
                f"{self._path} cannot be written ({error.strerror}): make room, then go on with --resume"
            ) from error

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._lines is not None:
            with suppress(OSError):  # what could not be written is said already, and close() tries it again
                self._lines.close()


def _is_behind(line: dict[str, Any], step: int, epoch: int) -> bool:
    return bool(line.get("epoch", 0) <= epoch) if line["kind"] == "epoch" else bool(line["step"] <= step)


def read_log(path: Path) -> list[dict[str, Any]]:
    """The lines of a run's log; a last one that was cut off in mid-write is left out, no file is an empty log.

    Raises KioskError where it is something else.
    """
    if not path.is_file():
        return []
    try:
        whole_lines = path.read_text(encoding="utf-8").rpartition("\n")[0]
        lines = [json.loads(line) for line in whole_lines.split("\n") if line]
    except ValueError as error:
        raise KioskError(f"{path} is damaged ({error}): remove it, the run can go on without") from error
    if not all(isinstance(line, dict) and {"kind", "step"} <= line.keys() for line in lines):
        raise KioskError(f"{path} is damaged (a line is of something else): remove it, the run can go on without")
    return lines
