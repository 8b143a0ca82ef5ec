"""The entry, `python -m kiosk --source SRC --config FILE`, and composition root: classes are chosen only here."""

from __future__ import annotations

import contextlib
import logging
import multiprocessing
import os
import sys
import threading
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from engines.build import Watch
from engines.card import MODELS, Card, load_card, shipped
from engines.factory import Opened, Prove, Setup, open_model
from engines.gpu import in_words
from engines.on_gpu import Told, Workshop, shapes_of
from engines.plans import Plans
from engines.proof import prove
from engines.trt import MODULES
from kiosk import demo, golden, native
from kiosk.camera import Camera
from kiosk.centerface import CenterFace
from kiosk.classify import EngineClassifier
from kiosk.ending import release, stop_event, stop_with
from kiosk.engine_check import Candidate, check, write
from kiosk.errors import KioskError, ModelBroken
from kiosk.faces import Faces
from kiosk.follow import Following
from kiosk.options import Options, parse
from kiosk.pipeline import Judge, Pipeline
from kiosk.ports import Engine, Listener
from kiosk.preprocess import InputSpec
from kiosk.reader import Feed
from kiosk.report import Report, open_report
from kiosk.rules import Rules
from kiosk.scene import Fault, Frame
from kiosk.selftest import Parts, selftest
from kiosk.settings import CameraSettings, ModelSettings, Settings
from kiosk.settings_file import load
from kiosk.slot import Slot
from kiosk.sources import SourceKind, kind_of, open_feed, resolve

log = logging.getLogger("kiosk")


def open_finder(models: ModelSettings, folder: Path = MODELS) -> tuple[CenterFace, Opened]:
    """The face finder that the settings name, or the shipped one, and what runs it. Raises ModelError."""
    card = load_card(models.finder or shipped(folder).finder, folder)
    opened = open_model(card, Setup(models.backends, models.threads, prove_finder, workshop(), guarded=True))
    return CenterFace(opened.engine), opened


def workshop(watch: Watch | None = None) -> Workshop:
    """Where the GPU's engines are built and kept: in this user's state folder, by the XDG specification."""
    state = Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local/state")
    return Workshop(Plans(state / "mask-kiosk/engines"), watch or Told())


def prove_finder(_card: Card, _file: str, engine: Engine) -> None:
    """Raises EngineMismatch where it does not see the portrait's face."""
    golden.prove_finder(CenterFace(engine))


def open_classifier(models: ModelSettings, folder: Path = MODELS) -> tuple[EngineClassifier, Card, Opened]:
    """The classifier that the settings name, or the shipped one, its card and what runs it. Raises ModelError."""
    card = load_card(models.classifier or shipped(folder).classifier, folder)
    proof = partial(prove, crops=golden.crops())
    opened = open_model(card, Setup(models.backends, models.threads, proof, workshop(), guarded=True))
    return EngineClassifier(opened.engine, input_of(card), card.temperature), card, opened


def engines_in_words(models: ModelSettings) -> str:
    """What runs each network, and why nothing faster does. Raises ModelError."""
    (_, finds), (_, card, judges) = open_finder(models), open_classifier(models)
    for opened in (finds, judges):
        opened.engine.close()
    reasons = dict.fromkeys((*finds.refused, *judges.refused))
    return "; ".join((f"{card.name} runs on {judges.backend}, the face finder on {finds.backend}", *reasons))


def check_engines(models: ModelSettings, report: Path | None) -> int:
    """Every network by every backend that could run it: 0 where a GPU's runs each, else 1. Raises KioskError."""
    faces = load_card(models.finder or shipped().finder)
    judges = load_card(models.classifier or shipped().classifier)
    proofs: dict[str, Prove] = {faces.name: prove_finder, judges.name: partial(prove, crops=golden.crops())}
    candidates = [
        Candidate(card.name, backend, partial(_opened, card, backend, proofs[card.name]), shapes_of(card).usual)
        for card in (faces, judges)
        for backend in dict.fromkeys((*MODULES, *models.backends))
    ]
    found = check(candidates, print, time.monotonic)
    if report:
        write(report, found, in_words())
    return 0 if {each.model for each in found if each.backend in MODULES and not each.trouble} == set(proofs) else 1


def _opened(card: Card, backend: str, proof: Prove) -> Engine:
    return open_model(card, Setup((backend,), prove=proof, workshop=workshop())).engine


def input_of(card: Card) -> InputSpec:
    """What the classifier of this card takes. Raises ModelBroken where the card says nothing of it."""
    if card.input is None:
        raise ModelBroken(f"{card.name}.json says nothing of its input: it is no classifier; choose another")
    return card.input


def open_judge(settings: Settings, started_s: float) -> Judge:
    """All stages from a frame to its outcome. Raises ModelError."""
    classifier, card, opened = open_classifier(settings.models)
    log.info("%s runs on %s%s", card.name, opened.backend, "".join(f"; {reason}" for reason in opened.refused))
    point = card.operating_point
    rules = Rules(threshold=point.threshold) if point else Rules()
    faces = Faces(Following(open_finder(settings.models)[0]), settings.zone)
    return Judge(faces, classifier, rules, started_s)


def open_demo(camera: CameraSettings, finder: CenterFace) -> Callable[[], demo.Demo]:
    """What opens the demo's source; the actors are made up here and now, which takes a moment."""
    actors = demo.make_actors(finder)
    return lambda: demo.Demo(actors, camera.width, camera.height)


def demo_of(source: str, settings: Settings) -> Callable[[], demo.Demo]:
    """What opens the demo where the source is one. Raises KioskError."""
    if kind_of(source) is SourceKind.DEMO:
        return open_demo(settings.camera, open_finder(settings.models)[0])
    return no_demo


def feed_of(source: str, settings: Settings) -> Callable[[], Feed]:
    """What opens the source; a demo is cast at once. Raises KioskError."""
    return partial(open_feed, source, settings.camera, demo_of(source, settings))


def run(options: Options) -> int:
    """Run the kiosk to its end; the exit code. Raises KioskError."""
    settings = load(options.config)
    if options.gpu:
        return check_engines(settings.models, options.report)
    source = resolve(options.source or settings.camera.source)
    judge = partial(open_judge, settings, started_s=time.monotonic())
    if options.selftest:
        # Not feed_of's own result: that the source has no meaning is for its check to say.
        feed, finder = lambda: feed_of(source, settings)(), lambda: open_finder(settings.models)[0]  # noqa: PLW0108
        parts = Parts(feed, finder, judge, partial(engines_in_words, settings.models))
        return selftest(parts.checks(), print)
    kind, feed = kind_of(source), feed_of(source, settings)
    slot: Slot[Frame | Fault] = Slot()
    camera, listeners = Camera(feed, slot, live=kind.live), list[Listener]()
    pipeline = Pipeline(slot, judge(), listeners, time.monotonic)
    stop = stop_event(options.seconds)
    with contextlib.ExitStack() as stack:
        if options.report:
            listeners.append(Report(stack.enter_context(open_report(options.report)), time.monotonic()))
        stack.callback(release, camera)
        camera.start(wait=settings.camera.wait)
        stack.callback(pipeline.close)
        stop_with(camera, stop)
        if options.headless:
            pipeline.start()
            stop.wait()
            code = 0
        else:
            code = _show(settings, slot, pipeline, listeners, stop, demo_shown=kind is SourceKind.DEMO)
        if camera.error:
            raise camera.error
    return code


def _show(
    settings: Settings,
    slot: Slot[Frame | Fault],
    pipeline: Pipeline,
    listeners: list[Listener],
    stop: threading.Event,
    *,
    demo_shown: bool,
) -> int:
    from ui.app import Wires, run_window  # a headless kiosk needs no Qt

    def subscribe(listener: Listener) -> None:
        listeners.append(listener)
        pipeline.start()

    wires = Wires(slot, subscribe, stop, time.monotonic, lambda: log.warning("a visitor calls staff"))
    return run_window(wires, settings.screen, os.environ, demo=demo_shown)


def no_demo() -> demo.Demo:
    """Stands where a demo cannot be meant."""
    raise KioskError("the demo was not chosen as the source")


def main(arguments: list[str] | None = None) -> int:
    """Entry of `python -m kiosk`: an error of ours is a sentence and an exit code, not a traceback."""
    multiprocessing.freeze_support()  # a bundle's child processes begin here, too
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(name)s: %(message)s")
    native.prepare(os.environ)
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
