"""What is measured: the product's networks, its stages, and a source."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from engines.card import Card, members_of
from engines.factory import cpu_file
from kiosk import demo
from kiosk.__main__ import input_of, no_demo, open_classifier, open_finder
from kiosk.centerface import CenterFace
from kiosk.classify import EngineClassifier
from kiosk.errors import KioskError
from kiosk.faces import Faces
from kiosk.follow import Following
from kiosk.pipeline import Judge
from kiosk.ports import Engine, Source
from kiosk.reader import Feed
from kiosk.rules import Rules
from kiosk.scene import Frame
from kiosk.settings import CameraSettings, Settings
from kiosk.sources import DEMO, frames, open_feed
from tools.speed.stages import Stopwatch, TimedClassifier, TimedEngine, TimedFinder

WARM_UP = 5


@dataclass(frozen=True, slots=True)
class Subject:
    """Networks that are open, and a source that can be opened again and again."""

    source: str
    finder: CenterFace
    engine: Engine
    card: Card
    backend: str
    settings: Settings
    play: Callable[[], Source]

    def judge(self, watch: Stopwatch, started_s: float = 0.0) -> Judge:
        """The kiosk's own stages, with stopwatches in their ports."""
        faces = Faces(TimedFinder(Following(self.finder), watch), self.settings.zone)
        engine = TimedEngine(self.engine, watch)
        classifier = EngineClassifier(engine, input_of(self.card), self.card.temperature)
        return Judge(faces, TimedClassifier(classifier, watch), Rules(), started_s)

    def live_judge(self) -> Judge:
        """The same for the running kiosk."""
        return self.judge(Stopwatch(), time.monotonic())

    def frames(self) -> Iterator[Frame]:
        """The source's frames at full speed. Raises CameraError."""
        return frames(self.source, self.settings.camera, self.play)

    def feed(self) -> Feed:
        """The source at its own rate. Raises CameraError."""
        return open_feed(self.source, self.settings.camera, self.play)

    def warmed_up(self) -> tuple[Frame, Iterator[Frame]]:
        """The source's first frame, judged a few times as an engine's first answers are slow; and those after it.

        Raises CameraError.
        """
        coming = self.frames()
        first = next(coming, None)
        if first is None:
            raise KioskError(f"{self.source} holds no picture: give another --source")
        judge = self.judge(Stopwatch())
        for _ in range(WARM_UP):
            judge.look(first)
        return first, coming

    def onnx(self) -> list[Path]:
        """The classifier's file, or its members'. Raises ModelError."""
        return [cpu_file(card) for card in members_of(self.card)]

    def describe(self, first: Frame) -> dict[str, Any]:
        """What the figures are of."""
        return {
            "classifier": self.card.name,
            "input_px": input_of(self.card).size,
            "backend": self.backend,
            "threads": self.settings.models.threads,
            "source": self.source,
            "picture_px": [first.bgr.shape[1], first.bgr.shape[0]],
        }


def open_subject(source: str, models: Path, stack: ExitStack) -> Subject:
    """The shipped networks with the settings' defaults; `stack` closes them. Raises KioskError."""
    settings = Settings()
    finder, engine = open_finder(settings.models, models)
    stack.enter_context(closing(engine.engine))
    _, card, engine = open_classifier(settings.models, models)
    stack.enter_context(closing(engine.engine))
    play = _demo_opener(finder, settings.camera) if source == DEMO else no_demo
    return Subject(source, finder, engine.engine, card, engine.backend, settings, play)


def _demo_opener(finder: CenterFace, camera: CameraSettings) -> Callable[[], Source]:
    """Opens the demo at the moment when the first visitor has come and stands before the camera."""
    actors = demo.make_actors(finder)

    def opened() -> Source:
        play = demo.Demo(actors, camera.width, camera.height)
        for _ in range(round(demo.COME_S * demo.RATE)):
            play.read()
        return play

    return opened
