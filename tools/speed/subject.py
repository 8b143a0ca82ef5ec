"""What is measured: the product's networks, its stages, and a source."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path
from typing import Any

from engines.card import Card, members_of
from engines.factory import cpu_file
from kiosk import demo
from kiosk.centerface import CenterFace
from kiosk.classify import EngineClassifier
from kiosk.errors import KioskError
from kiosk.faces import Faces
from kiosk.follow import Following
from kiosk.networks import input_of, open_classifier, open_detector, open_finder, wants_detector
from kiosk.pipeline import Judge
from kiosk.plan import no_demo
from kiosk.ports import Engine, Finder, Second, Source
from kiosk.reader import Feed
from kiosk.rules import Rules
from kiosk.scene import Frame
from kiosk.settings import CameraSettings, ModelSettings, Settings
from kiosk.sources import DEMO, frames, open_feed
from tools.speed.stages import Stopwatch, TimedClassifier, TimedEngine, TimedFinder, Watched

WARM_UP = 5


@dataclass(frozen=True, slots=True)
class Subject:
    """Networks that are open, and a source that can be opened again and again. `cast`: the demo's people, made once.

    `second`: whose opinion is asked before somebody is green; None: nobody's.
    """

    source: str
    finder: CenterFace
    second: Second | None
    engine: Engine
    card: Card
    backend: str
    settings: Settings
    play: Callable[[], Source]
    cast: Callable[[], tuple[demo.Actor, ...]]

    def usual(self, started_s: float = 0.0) -> Watched:
        """The kiosk's own stages: a face is followed, and one that is settled is not read in every frame."""
        return self._judge(Following(self.finder), self._rules, started_s)

    def dearest(self) -> Watched:
        """Every frame is searched whole, and every face that is fit is read."""
        return self._judge(self.finder, replace(self._rules, rest_s=0.0), 0.0)

    def live_judge(self) -> Judge:
        """The usual one for the running kiosk."""
        return self.usual(time.monotonic()).judge

    @property
    def _rules(self) -> Rules:
        point = self.card.operating_point
        return Rules(threshold=point.threshold) if point else Rules()

    def _judge(self, finder: Finder, rules: Rules, started_s: float) -> Watched:
        watch = Stopwatch()
        faces = Faces(TimedFinder(finder, watch), self.settings.zone)
        classifier = EngineClassifier(TimedEngine(self.engine, watch), input_of(self.card), self.card.temperature)
        return Watched(Judge(faces, TimedClassifier(classifier, watch), rules, started_s, self.second), watch)

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
        warm = self.dearest()
        for _ in range(WARM_UP):
            warm.take(first)
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


def open_subject(source: str, models: Path, stack: ExitStack, model: str = "") -> Subject:
    """The classifier of that name, or the shipped one, with the settings' defaults; `stack` closes what is opened.

    Raises KioskError.
    """
    settings = Settings(models=ModelSettings(classifier=model))
    finder, engine = open_finder(settings.models, models)
    stack.enter_context(closing(engine.engine))
    _, card, engine = open_classifier(settings.models, models)
    stack.enter_context(closing(engine.engine))
    second = _open_second(settings, stack)
    cast = cache(partial(demo.make_actors, finder))
    play = _demo_opener(cast(), settings.camera) if source == DEMO else no_demo
    return Subject(source, finder, second, engine.engine, card, engine.backend, settings, play, cast)


def _open_second(settings: Settings, stack: ExitStack) -> Second | None:
    """The shipped one, whosever classifier is measured. Raises KioskError."""
    if not wants_detector(settings.faces):
        return None
    detector, opened = open_detector(settings.models, settings.faces)
    stack.enter_context(closing(opened.engine))
    return detector


def _demo_opener(actors: tuple[demo.Actor, ...], camera: CameraSettings) -> Callable[[], Source]:
    """Opens the demo at the moment when the first visitor has come and stands before the camera."""

    def opened() -> Source:
        play = demo.Demo(actors, camera.width, camera.height)
        for _ in range(round(demo.COME_S * demo.RATE)):
            play.read()
        return play

    return opened
