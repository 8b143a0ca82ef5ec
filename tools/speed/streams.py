"""What more cameras cost: each has its own tracks and verdicts, all share the networks and one thread."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from statistics import fmean

from kiosk.scene import Frame
from tools.speed.subject import Subject
from tools.speed.turns import Clock, Part, in_turn, over

MOST = 4
Recent = tuple[Frame, ...]


def measure_streams(subject: Subject, frames: Iterable[Frame], clock: Clock = time.perf_counter) -> Part:
    """The mean of an outcome by the number of cameras, whose frames are judged in turn as the usual kiosk would."""
    counts = range(1, MOST + 1)
    times = in_turn({str(count): _judges(subject, count) for count in counts}, _recent(frames), clock)
    if not times["1"]:
        return {"streams": {}, "second_stream_share": None}, {"streams": f"the source has fewer than {MOST} frames"}
    means_ms = {count: fmean(times[str(count)]) / count for count in counts}
    streams = {
        str(count): {"mean_ms": round(mean_ms, 3), "outcomes_per_s": round(1000 / mean_ms, 2)}
        for count, mean_ms in means_ms.items()
    }
    return {"streams": streams, "second_stream_share": over(means_ms[2], means_ms[1])}, {}


def _judges(subject: Subject, count: int) -> Callable[[Recent], object]:
    """So many kiosks with one pair of networks; each judges another of the frames."""
    cameras = [subject.usual() for _ in range(count)]
    return lambda recent: [camera.take(frame) for camera, frame in zip(cameras, recent, strict=False)]


def _recent(frames: Iterable[Frame]) -> Iterator[Recent]:
    """The newest first: a camera for each, which all see the same a frame apart, and no more of them in memory."""
    kept: deque[Frame] = deque(maxlen=MOST)
    for frame in frames:
        kept.appendleft(frame)
        if len(kept) == MOST:
            yield tuple(kept)
