"""What a run shows while it trains: bars with the rate and the time that is left, and a line for each epoch."""

from __future__ import annotations

from types import TracebackType

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TaskID,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)


class Screen:
    """Two bars, the epoch's and the run's; a rank that does not lead shows nothing."""

    def __init__(self, pictures: int, epochs: int, *, shown: bool) -> None:
        self._pictures = pictures
        self._progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[state]}"),
            TimeElapsedColumn(),
            TextColumn("left"),
            TimeRemainingColumn(),
            console=Console(stderr=True),
            disable=not shown,
        )
        self._run = self._progress.add_task("run", total=pictures * epochs, state="")
        self._epoch: TaskID | None = None

    def __enter__(self) -> Screen:
        self._progress.start()
        return self

    def begin(self, epoch: int, side: int, done: int) -> None:
        """An epoch of pictures `side` px wide, of which `done` pictures are behind it."""
        if self._epoch is not None:
            self._progress.remove_task(self._epoch)
        self._epoch = self._progress.add_task(
            f"epoch {epoch + 1} at {side} px", total=self._pictures, completed=done, state=""
        )
        self._progress.update(self._run, completed=epoch * self._pictures + done)

    def advance(self, pictures: int, loss: float) -> None:
        """A step is done."""
        if self._epoch is None:
            return
        self._progress.advance(self._epoch, pictures)
        self._progress.advance(self._run, pictures)
        speed = self._progress.tasks[-1].speed
        self._progress.update(self._epoch, state=f"loss {loss:.3f}" + (f", {speed:.0f} pictures/s" if speed else ""))

    def tell(self, line: str) -> None:
        """A line that stays."""
        if not self._progress.disable:
            self._progress.console.print(line, markup=False, highlight=False, soft_wrap=True)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._progress.stop()
