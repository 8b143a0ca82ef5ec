"""The composition root's part for the crowd view: a camera, networks, everyone in sight. No site stands behind it."""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from kiosk.camera import Camera
from kiosk.crowd import Crowd
from kiosk.crowd_pipeline import CrowdPipeline
from kiosk.ending import raise_error, release, stop_after, stop_event, stop_with
from kiosk.errors import KioskError
from kiosk.feeding import Feeding
from kiosk.last_good import keep as keep_good
from kiosk.networks import open_stages
from kiosk.onlooker import Onlooker
from kiosk.options import Options
from kiosk.plan import feed_of
from kiosk.ports import Proof
from kiosk.scene import Fault, Frame, Outcome, Reason, Verdict
from kiosk.selfproof import SelfProof, acts
from kiosk.settings import Settings
from kiosk.settings_file import SITE_FILE
from kiosk.slot import Slot
from kiosk.sources import SourceKind, kind_of
from kiosk.start import Start
from kiosk.state import state_folder

OpenFeeding = Callable[[Start, contextlib.ExitStack], Feeding | None]
"""What tells systemd how the kiosk lives; None: nobody asks."""


@dataclass(frozen=True, slots=True)
class CrowdPlan:
    """What is to run, and what its threads share."""

    source: str
    settings: Settings
    seconds: float | None
    start: Start
    feeding: Feeding | None = None
    frames: Slot[Frame | Fault] = field(default_factory=Slot)
    crowds: Slot[Crowd] = field(default_factory=Slot)

    def bring_up(self, opened: contextlib.ExitStack) -> None:
        """Networks, then camera and pipeline. Raises KioskError."""
        feed = feed_of(self.source, self.settings, self.start.watch)
        onlooker, proof = open_onlooker(self.settings, opened, self.start, self.feeding)
        camera = Camera(feed, self.frames, live=kind_of(self.source).live)
        opened.callback(raise_error, camera)
        opened.callback(release, camera)
        camera.start(wait=self.settings.camera.wait)
        pipeline = CrowdPipeline(self.frames, onlooker, [self.crowds.put, self._live], time.monotonic, proof)
        opened.callback(pipeline.close)
        stop_with(camera, self.start.stop)
        stop_after(self.seconds, self.start.stop)
        pipeline.start()

    def _live(self, crowd: Crowd) -> None:
        """A sign of life, for the watchdog."""
        if self.feeding:
            self.feeding(sign_of(crowd), crowd.frame)


def open_onlooker(
    settings: Settings, opened: contextlib.ExitStack, start: Start, feeding: Feeding | None
) -> tuple[Onlooker, Proof | None]:
    """Which networks see and judge everyone, and what proves them now and then. Raises ModelError."""
    stages = open_stages(settings, opened, start.watch)
    proof = SelfProof(acts(), stages.tried, feeding.proved) if feeding else None
    return Onlooker(stages.finder(), stages.classifier, stages.rules, time.monotonic, stages.second), proof


def sign_of(crowd: Crowd) -> Outcome:
    """What the watchdog wants to know of it: when it was, and which fault."""
    verdict = Verdict.NOBODY if crowd.fault is Reason.NONE else Verdict.FAULT
    captured_s = crowd.frame.captured_s if crowd.frame else None
    return Outcome(verdict, crowd.fault, crowd.decided_s, captured_s=captured_s)


def run_crowd(options: Options, source: str, settings: Settings, open_feeding: OpenFeeding) -> int:
    """Mark and count everyone to the end; the exit code. Raises KioskError."""
    if options.report:
        raise KioskError("--report tells of one visitor at a time: leave it out, or set faces.crowd to false")
    if kind_of(source).live:
        keep_good(state_folder(), options.config or SITE_FILE)
    with contextlib.ExitStack() as stack:
        start = Start(stop_event())
        feeding = open_feeding(start, stack)
        stack.callback(start.close)
        plan = CrowdPlan(source, settings, options.seconds, start, feeding)
        code = _headless(plan) if options.headless else _windowed(plan)
    start.check()
    return code


def _headless(plan: CrowdPlan) -> int:
    plan.start.begin(plan.bring_up)
    plan.start.stop.wait()
    return 0


def _windowed(plan: CrowdPlan) -> int:
    from ui.crowd.app import Wires, run_crowd  # a headless kiosk needs no Qt

    wires = Wires(
        plan.frames,
        plan.crowds,
        lambda: plan.start.begin(plan.bring_up),
        plan.start.stop,
        time.monotonic,
        plan.start.share,
        plan.feeding.beat if plan.feeding else None,
    )
    demo = kind_of(plan.source) is SourceKind.DEMO
    return run_crowd(wires, plan.settings.screen, os.environ, demo=demo)
