"""The stages one by one, in the kiosk's own Judge: its ports are wrapped in stopwatches."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import cv2
import numpy as np

from kiosk.evidence import Answer
from kiosk.pipeline import Judge
from kiosk.ports import Classifier, Engine, Finder
from kiosk.scene import Box, Detection, Frame, Pixels, Reading, Sight, Tensor

STAGES = ("capture", "decode", "find", "track+gate", "crop", "classify", "decide", "paint")
JPEG_QUALITY = 90


@dataclass(slots=True)
class Stopwatch:
    """Milliseconds by what took them."""

    times_ms: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))

    @contextmanager
    def timing(self, name: str) -> Iterator[None]:
        """Note how long the block took."""
        began = time.perf_counter()
        yield
        self.times_ms[name].append((time.perf_counter() - began) * 1000)

    def last_ms(self, name: str) -> float:
        """The newest time; 0 where there is none."""
        return self.times_ms[name][-1] if self.times_ms[name] else 0.0


class TimedFinder:
    """A finder port."""

    def __init__(self, finder: Finder, watch: Stopwatch) -> None:
        self._finder, self._watch = finder, watch

    def find(self, bgr: Pixels) -> list[Detection]:
        """All faces."""
        with self._watch.timing("find"):
            return list(self._finder.find(bgr))


class TimedEngine:
    """An engine port: the classifier's arithmetic."""

    def __init__(self, engine: Engine, watch: Stopwatch) -> None:
        self._engine, self._watch = engine, watch

    def infer(self, batch: Tensor, *, mapped: bool = False) -> Mapping[str, Tensor]:
        """The outputs."""
        with self._watch.timing("classify"):
            return self._engine.infer(batch, mapped=mapped)

    def close(self) -> None:
        """Close the engine."""
        self._engine.close()


class TimedClassifier:
    """A classifier port over a TimedEngine: what the engine did not take, cropping and normalising did."""

    def __init__(self, classifier: Classifier, watch: Stopwatch) -> None:
        self._classifier, self._watch = classifier, watch

    def read(self, bgr: Pixels, box: Box) -> Reading:
        """The reading."""
        with self._watch.timing("read"):
            reading = self._classifier.read(bgr, box)
        self._watch.times_ms["crop"].append(self._watch.last_ms("read") - self._watch.last_ms("classify"))
        return reading

    def explain(self, bgr: Pixels, box: Box) -> Answer:
        """The answer; nobody asks for it while stages are timed."""
        return self._classifier.explain(bgr, box)


@dataclass(frozen=True, slots=True)
class Watched:
    """A Judge, and the stopwatch that its ports hold."""

    judge: Judge
    watch: Stopwatch

    def take(self, frame: Frame) -> Sight:
        """Judge one frame. Besides the stages there are `frame`, and `whole_frame` where its face was classified."""
        judge, watch = self.judge, self.watch
        with watch.timing("look"):
            sight = judge.look(frame)
        with watch.timing("decide"):
            judge.conclude(sight, frame.captured_s)
        look_ms, judged = watch.last_ms("look"), sight.reading is not None
        read_ms = watch.last_ms("read") if judged else 0.0
        watch.times_ms["track+gate"].append(look_ms - watch.last_ms("find") - read_ms)
        watch.times_ms["frame"].append(look_ms + watch.last_ms("decide"))
        if judged:
            watch.times_ms["whole_frame"].append(watch.last_ms("frame"))
        return sight


def measure(frames: Iterator[Frame], dearest: Watched, usual: Watched, count: int, step: Callable[[], None]) -> int:
    """Both judge up to `count` frames, in turn, so that they meet the same machine; how many there were.

    What it takes to get a frame stands beside the dearest's stages.
    """
    for done in range(count):
        with dearest.watch.timing("capture"):
            frame = next(frames, None)
        if frame is None:
            dearest.watch.times_ms["capture"].pop()
            return done
        _decode(frame, dearest.watch)
        dearest.take(frame)
        usual.take(frame)
        step()
    return count


def _decode(frame: Frame, watch: Stopwatch) -> None:
    """What a camera that sends JPEG would cost."""
    packed = cv2.imencode(".jpg", frame.bgr, [cv2.IMWRITE_JPEG_QUALITY, JPEG_QUALITY])[1]
    with watch.timing("decode"):
        cv2.imdecode(packed, cv2.IMREAD_COLOR)


def percentiles(times_ms: list[float]) -> dict[str, float]:
    """Median, 90 % and 99 %."""
    return {f"p{share}_ms": round(float(np.percentile(times_ms, share)), 3) for share in (50, 90, 99)}


def summary(dearest: Stopwatch, usual: Stopwatch) -> dict[str, Any]:
    """The part of the report that the stopwatches know; a stage that never ran is left out."""
    visit_ms = float(np.mean(usual.times_ms["frame"]))
    whole = dearest.times_ms["whole_frame"]
    return {
        "stages": {name: percentiles(dearest.times_ms[name]) for name in STAGES if dearest.times_ms[name]},
        "whole_frame": percentiles(whole) if whole else {"p50_ms": None},
        "visit": {"mean_ms": round(visit_ms, 3), "outcomes_per_s": round(1000 / visit_ms, 2)},
    }
