"""The entry, `python -m kiosk --source SRC --config FILE`, and composition root: classes are chosen only here."""

from __future__ import annotations

import contextlib
import logging
import multiprocessing
import os
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial

from engines.build import Watch
from kiosk import demo, native
from kiosk.camera import Camera
from kiosk.ending import raise_error, release, stop_after, stop_event, stop_with
from kiosk.errors import KioskError, ModelError
from kiosk.health import Running
from kiosk.networks import (
    broken_judge,
    check_engines,
    check_networks,
    classifier_name,
    engines_in_words,
    open_finder,
    open_judge,
)
from kiosk.operator import Operator
from kiosk.options import Options, parse
from kiosk.phrase import Phrase
from kiosk.pipeline import Judge, Pipeline
from kiosk.ports import Listener
from kiosk.privacy import no_core_dumps
from kiosk.reader import Feed
from kiosk.report import Report, open_report
from kiosk.scene import Fault, Frame
from kiosk.selftest import Check, Parts, selftest
from kiosk.settings import CameraSettings, ModelSettings, Settings
from kiosk.settings_file import load
from kiosk.site import Site, open_site
from kiosk.site_checks import site_checks
from kiosk.slot import Slot
from kiosk.sources import SourceKind, kind_of, open_feed, resolve
from kiosk.start import Start
from kiosk.why import Why

log = logging.getLogger("kiosk")


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


def run(options: Options) -> int:
    """Run the kiosk to its end; the exit code. Raises KioskError."""
    settings = load(options.config)
    if options.gpu:
        return check_engines(settings.models, options.report)
    source = resolve(options.source or settings.camera.source)
    if options.selftest:
        return _selftest(source, settings)
    live = kind_of(source).live
    with contextlib.ExitStack() as stack:
        site = open_site(settings, classifier_name(settings.models), stack, options.config) if live else Site()
        plan = Plan(source, settings, options.seconds, Start(stop_event()), site)
        if options.report:
            plan.listeners.append(Report(stack.enter_context(open_report(options.report)), time.monotonic()))
        stack.callback(plan.start.close)
        code = _headless(plan) if options.headless else _windowed(plan)
    plan.start.check()
    return code


def _selftest(source: str, settings: Settings) -> int:
    with contextlib.ExitStack() as opened:
        # Not feed_of's own result: that the source has no meaning is for its check to say.
        parts = Parts(
            lambda: feed_of(source, settings)(),  # noqa: PLW0108
            lambda: open_finder(settings.models)[0],
            partial(open_judge, settings, time.monotonic(), opened),
            partial(engines_in_words, settings.models),
            site_checks(settings),
        )
        return selftest(parts.checks(), print)


def _headless(plan: Plan) -> int:
    plan.start.begin(plan.bring_up)
    plan.start.stop.wait()
    return 0


def _windowed(plan: Plan) -> int:
    from ui.app import Wires, run_window  # a headless kiosk needs no Qt
    from ui.sound import Sound
    from ui.tongue import here

    def subscribe(listener: Listener) -> None:
        plan.listeners.append(listener)
        plan.start.begin(plan.bring_up)

    demo_shown, settings = kind_of(plan.source) is SourceKind.DEMO, plan.settings
    language = partial(here, settings.screen.language)
    sound = Sound(settings.sound, language, time.monotonic, _local_time, settings.policy.holidays)
    with contextlib.closing(sound):
        wires = Wires(
            plan.slot,
            subscribe,
            plan.start.stop,
            time.monotonic,
            plan.start.share,
            lambda: log.warning("a visitor calls staff"),
            plan.site.desk,
            settings.policy.alternative if plan.site.driven else "",
            plan.operator(lambda: sound.trouble),
            plan.why,
            sound,
        )
        return run_window(wires, settings.screen, os.environ, demo=demo_shown)


def _local_time() -> datetime:
    return datetime.now().astimezone()


def no_demo() -> demo.Demo:
    """Stands where a demo cannot be meant."""
    raise KioskError("the demo was not chosen as the source")


def main(arguments: list[str] | None = None) -> int:
    """Entry of `python -m kiosk`: an error of ours is a sentence and an exit code, not a traceback."""
    multiprocessing.freeze_support()  # a bundle's child processes begin here, too
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(name)s: %(message)s")
    native.prepare(os.environ)
    no_core_dumps()
    options = parse(arguments)
    try:
        return run(options)
    except KioskError as error:
        print(f"mask-kiosk: {error}", file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt:  # while it is starting; later Ctrl+C is a wish to end, and 0
        return 130


if __name__ == "__main__":
    sys.exit(main())
