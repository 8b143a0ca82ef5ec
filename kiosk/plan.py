"""What one run of the kiosk is made of, from its source to its pipeline; part of the composition root."""

from __future__ import annotations

import contextlib
import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial

from engines.build import Watch
from kiosk import demo
from kiosk.camera import Camera
from kiosk.ending import raise_error, release, stop_after, stop_with
from kiosk.errors import KioskError, ModelError
from kiosk.health import Running
from kiosk.networks import (
    broken_judge,
    check_networks,
    open_finder,
    open_judge,
)
from kiosk.operator import Operator
from kiosk.phrase import Phrase
from kiosk.pipeline import Judge, Pipeline
from kiosk.ports import Listener
from kiosk.reader import Feed
from kiosk.scene import Fault, Frame
from kiosk.selftest import Check
from kiosk.settings import CameraSettings, ModelSettings, Settings
from kiosk.site import Site
from kiosk.site_checks import site_checks
from kiosk.slot import Slot
from kiosk.sources import SourceKind, kind_of, open_feed
from kiosk.start import Start
from kiosk.why import Why

log = logging.getLogger("kiosk")


def no_demo() -> demo.Demo:
    """Stands where a demo cannot be meant."""
    raise KioskError("the demo was not chosen as the source")


def open_demo(camera: CameraSettings, models: ModelSettings, watch: Watch | None) -> Callable[[], demo.Demo]:
    """What opens the demo's source; the actors are made up here and now, which takes a moment."""
    finder, finds = open_finder(models, watch=watch)
    with contextlib.closing(finds.engine):
        actors = demo.make_actors(finder)
    return lambda: demo.Demo(actors, camera.width, camera.height)


def demo_of(source: str, settings: Settings, watch: Watch | None = None) -> Callable[[], demo.Demo]:
    """What opens the demo where the source is one. Raises KioskError."""
    return open_demo(settings.camera, settings.models, watch) if kind_of(source) is SourceKind.DEMO else no_demo


def feed_of(source: str, settings: Settings, watch: Watch | None = None) -> Callable[[], Feed]:
    """What opens the source; a demo is cast at once. Raises KioskError."""
    return partial(open_feed, source, settings.camera, demo_of(source, settings, watch))


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to run, and what its threads share."""

    source: str
    settings: Settings
    seconds: float | None
    start: Start
    site: Site
    slot: Slot[Frame | Fault] = field(default_factory=Slot)
    listeners: list[Listener] = field(default_factory=list)
    running: list[Running] = field(default_factory=list)
    why: Why = field(default_factory=Why)

    def bring_up(self, opened: contextlib.ExitStack) -> None:
        """Networks, then camera and pipeline. Raises KioskError."""
        feed = feed_of(self.source, self.settings, self.start.watch)
        judge = self._judge(opened)
        camera = Camera(feed, self.slot, live=kind_of(self.source).live)
        opened.callback(raise_error, camera)
        opened.callback(release, camera)
        camera.start(wait=self.settings.camera.wait or self.site.desk is not None)
        pipeline = Pipeline(self.slot, judge, [*self.site.listeners, *self.listeners], time.monotonic, self.why)
        opened.callback(pipeline.close)
        stop_with(camera, self.start.stop)
        stop_after(self.seconds, self.start.stop)
        pipeline.start()

    def operator(self, sound_trouble: Callable[[], str]) -> Operator | None:
        """What staff may look at; None: there are none."""
        inspector, source = self.site.inspector, self.source
        if inspector is None:
            return None
        # The journal has a page of its own, on which its proof can be watched.
        site = [check for check in site_checks(self.settings) if check[0] != "record"]
        checks: list[Check] = [(Phrase("networks"), partial(check_networks, self.settings)), *site]
        # An address may carry a password.
        camera = Phrase("Camera %1", source) if kind_of(source) is SourceKind.DEVICE else Phrase("Network camera")
        return replace(
            inspector,
            camera=camera,
            engines=lambda: tuple(self.running),
            checks=lambda: checks,
            sound_trouble=sound_trouble,
        )

    def _judge(self, opened: contextlib.ExitStack) -> Judge:
        """Where staff can let people through, they can do so without any network."""
        try:
            return open_judge(self.settings, time.monotonic(), opened, self.start.watch, self.running.append)
        except ModelError as error:
            if self.site.desk is None:
                raise
            log.error("no network judges; staff must: %s", error)  # noqa: TRY400 - it says all
            return broken_judge(self.settings, time.monotonic(), str(error))
