"""What one run of the kiosk is made of, from its source to its pipeline; part of the composition root."""

from __future__ import annotations

import contextlib
import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from engines.build import Watch
from engines.card import load_card
from kiosk import demo
from kiosk.acceptance.conductor import Acceptance, Equipment, Printer
from kiosk.acceptance.opened import facts_of
from kiosk.camera import Camera
from kiosk.ending import raise_error, release, stop_after, stop_with
from kiosk.errors import KioskError, ModelError
from kiosk.feeding import Feeding
from kiosk.health import Running
from kiosk.inspector import Inspector
from kiosk.network_checks import check_networks
from kiosk.networks import (
    broken_judge,
    classifier_name,
    open_finder,
    open_stages,
)
from kiosk.outside import Outside
from kiosk.phrase import Phrase
from kiosk.pipeline import Judge, Pipeline
from kiosk.ports import Listener, Proof
from kiosk.reader import Feed
from kiosk.scene import Fault, Frame
from kiosk.selfproof import SelfProof, acts
from kiosk.selftest import Check
from kiosk.settings import CameraSettings, ModelSettings, Settings
from kiosk.site import Site
from kiosk.site_checks import site_checks
from kiosk.slot import Slot
from kiosk.sources import SourceKind, kind_of, open_feed
from kiosk.start import Start
from kiosk.why import Why

log = logging.getLogger("kiosk")

CARD_FIGURES = {
    "false_admit_bare": "Let in without a mask",
    "false_admit_incorrect": "Let in with a mask worn wrongly",
    "false_admit_no_face": "Let in where no face is",
    "false_refusal": "Refused with a mask",
}
"""Of what a card measured, what a site is told."""


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


def card_in_figures(models: ModelSettings) -> dict[str, Any]:
    """What the classifier's card says of it, for a report; empty: no network judges."""
    try:
        card = load_card(classifier_name(models))
    except ModelError:
        return {}
    point, told = card.operating_point, []
    for name, what in CARD_FIGURES.items():
        if isinstance(rate := card.measured.get(name), dict):
            told.append({"what": what, **{key: rate[key] for key in ("rate", "low95", "high95", "n")}})
    return {"name": card.name, "threshold": point.threshold if point else None, "measured": told, "files": card.files}


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to run, and what its threads share."""

    source: str
    settings: Settings
    seconds: float | None
    start: Start
    site: Site
    outside: Outside
    slot: Slot[Frame | Fault] = field(default_factory=Slot)
    listeners: list[Listener] = field(default_factory=list)
    running: list[Running] = field(default_factory=list)
    why: Why = field(default_factory=Why)
    feeding: Feeding | None = None
    """Who hears how the kiosk lives, and of its self-proof; None: neither is needed."""

    def bring_up(self, opened: contextlib.ExitStack) -> None:
        """Networks, then camera and pipeline. Raises KioskError."""
        feed = feed_of(self.source, self.settings, self.start.watch)
        judge, proof = self._judge(opened)
        camera = Camera(feed, self.slot, live=kind_of(self.source).live)
        opened.callback(raise_error, camera)
        opened.callback(release, camera)
        camera.start(wait=self.settings.camera.wait or self.site.desk is not None)
        listeners = [*self.site.listeners, *self.listeners, *([self.feeding] if self.feeding else [])]
        pipeline = Pipeline(self.slot, judge, listeners, time.monotonic, self.why, proof)
        opened.callback(pipeline.close)
        stop_with(camera, self.start.stop)
        stop_after(self.seconds, self.start.stop)
        pipeline.start()

    def operator(self, sound_trouble: Callable[[], str | None]) -> Inspector | None:
        """What staff may look at; None: there are none."""
        inspector = self.site.inspector
        if inspector is None:
            return None
        # The journal has a page of its own, on which its proof can be watched.
        site = [check for check in site_checks(self.settings) if check[0] != "record"]
        checks: list[Check] = [(Phrase("networks"), partial(check_networks, self.settings)), *site]
        return replace(
            inspector,
            camera=self._camera,
            engines=lambda: tuple(self.running),
            checks=lambda: checks,
            sound_trouble=sound_trouble,
            page_trouble=self.outside.page_trouble,
            broker_trouble=self.outside.broker_trouble,
            watched=self.feeding.watched if self.feeding else lambda: None,
            installer=replace(inspector.installer, leave=self.start.set_up_again),
        )

    def acceptance(self, printer: Printer) -> Acceptance | None:
        """What installers prove the site by, with all that its report tells; None: there are no staff."""
        found, settings = self.site.acceptance, self.settings
        if found is not None:
            card = partial(card_in_figures, settings.models)
            facts = facts_of(settings, self._camera, lambda: tuple(self.running), card)
            found.equipment = Equipment(facts, printer)
        return found

    @property
    def _camera(self) -> Phrase:
        """In words; an address may carry a password."""
        device = kind_of(self.source) is SourceKind.DEVICE
        return Phrase("Camera %1", self.source) if device else Phrase("Network camera")

    def _judge(self, opened: contextlib.ExitStack) -> tuple[Judge, Proof | None]:
        """Where staff can let people through, they can do so without any network."""
        try:
            stages = open_stages(self.settings, opened, self.start.watch, self.running.append)
            proof = SelfProof(acts(), stages.tried, self.feeding.proved) if self.feeding else None
            return stages.judge(time.monotonic(), self.settings), proof
        except ModelError as error:
            if self.site.desk is None:
                raise
            log.error("no network judges; staff must: %s", error)  # noqa: TRY400 - it says all
            if self.feeding:
                self.feeding.unjudged()
            return broken_judge(self.settings, time.monotonic(), str(error)), None
