"""The composition root's half that opens networks: which backend runs which file, proven before it is used."""

from __future__ import annotations

import contextlib
import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
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
from kiosk import golden
from kiosk.centerface import CenterFace
from kiosk.classify import EngineClassifier
from kiosk.engine_check import Candidate, check, write
from kiosk.errors import CameraBusy, EngineFailed, ModelBroken
from kiosk.evidence import Answer
from kiosk.faces import Faces
from kiosk.follow import Following
from kiosk.health import Running
from kiosk.phrase import Phrase, listed
from kiosk.pipeline import Judge
from kiosk.ports import Engine
from kiosk.preprocess import InputSpec
from kiosk.reader import Feed
from kiosk.rules import Rules
from kiosk.scene import Box, Detection, Pixels, Reading
from kiosk.selftest import Parts
from kiosk.settings import ModelSettings, Settings, ZoneSettings
from kiosk.state import state_folder

log = logging.getLogger(__name__)


def open_finder(models: ModelSettings, folder: Path = MODELS, watch: Watch | None = None) -> tuple[CenterFace, Opened]:
    """The face finder that the settings name, or the shipped one, and what runs it. Raises ModelError."""
    card = load_card(models.finder or shipped(folder).finder, folder)
    # Its inputs change their shape from frame to frame, which costs OpenVINO half as much again as onnxruntime.
    backends = sorted(models.backends, key=lambda backend: backend == "openvino")
    opened = open_model(card, Setup(backends, models.threads, prove_finder, workshop(watch), guarded=True))
    return CenterFace(opened.engine), opened


def workshop(watch: Watch | None = None) -> Workshop:
    """Where the GPU's engines are built and kept: in this user's state folder."""
    return Workshop(Plans(state_folder() / "engines"), Told(watch))


def prove_finder(_card: Card, _file: str, engine: Engine) -> None:
    """Raises EngineMismatch where it does not see the portrait's face."""
    golden.prove_finder(CenterFace(engine))


def open_classifier(
    models: ModelSettings, folder: Path = MODELS, watch: Watch | None = None
) -> tuple[EngineClassifier, Card, Opened]:
    """The classifier that the settings name, or the shipped one, its card and what runs it. Raises ModelError."""
    card = load_card(models.classifier or shipped(folder).classifier, folder)
    proof = partial(prove, crops=golden.crops())
    opened = open_model(card, Setup(models.backends, models.threads, proof, workshop(watch), guarded=True))
    return EngineClassifier(opened.engine, input_of(card), card.temperature), card, opened


def classifier_name(models: ModelSettings) -> str:
    """Which classifier the settings mean. Raises ModelError."""
    return models.classifier or shipped().classifier


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


@dataclass(frozen=True, slots=True)
class Broken:
    """Finder and classifier where there are none: every look fails, and the screen and the door hear why."""

    why: str

    def find(self, _bgr: Pixels) -> Sequence[Detection]:
        """Raises EngineFailed."""
        raise EngineFailed(self.why)

    def read(self, _bgr: Pixels, _box: Box) -> Reading:
        """Raises EngineFailed."""
        raise EngineFailed(self.why)

    def explain(self, _bgr: Pixels, _box: Box) -> Answer:
        """Raises EngineFailed."""
        raise EngineFailed(self.why)


def broken_judge(settings: Settings, started_s: float, why: str) -> Judge:
    """One whose every outcome is a fault."""
    broken = Broken(why)
    return Judge(Faces(broken, settings.zone), broken, Rules(), started_s)


def input_of(card: Card) -> InputSpec:
    """What the classifier of this card takes. Raises ModelBroken where the card says nothing of it."""
    if card.input is None:
        raise ModelBroken(f"{card.name}.json says nothing of its input: it is no classifier; choose another")
    return card.input


def open_judge(
    settings: Settings,
    started_s: float,
    opened: contextlib.ExitStack,
    watch: Watch | None = None,
    told: Callable[[Running], None] = lambda _: None,
) -> Judge:
    """All stages from a frame to its outcome; `opened` closes their engines. Raises ModelError."""
    return open_stages(settings, opened, watch, told).judge(started_s, settings)


@dataclass(frozen=True, slots=True)
class Stages:
    """What runs, and the limits by which it is judged."""

    finder: CenterFace
    classifier: EngineClassifier
    rules: Rules

    def judge(self, started_s: float, settings: Settings) -> Judge:
        """One that knows nobody yet."""
        faces = Faces(Following(self.finder), settings.zone, everyone=settings.policy.everyone)
        return Judge(faces, self.classifier, self.rules, started_s)

    def tried(self) -> Judge:
        """One for pictures of the kiosk's own, wherever visitors stand at this site."""
        return Judge(Faces(Following(self.finder), ZoneSettings(x0=0.0, x1=1.0)), self.classifier, self.rules, 0.0)


def open_stages(
    settings: Settings,
    opened: contextlib.ExitStack,
    watch: Watch | None = None,
    told: Callable[[Running], None] = lambda _: None,
) -> Stages:
    """What `opened` closes. Raises ModelError."""
    classifier, card, judges = open_classifier(settings.models, watch=watch)
    opened.callback(judges.engine.close)
    log.info("%s runs on %s%s", card.name, judges.backend, "".join(f"; {reason}" for reason in judges.refused))
    finder, finds = open_finder(settings.models, watch=watch)
    opened.callback(finds.engine.close)
    told(Running(card.name, judges.backend, judges.refused))
    told(Running(Phrase("the face finder"), finds.backend, finds.refused))
    point = card.operating_point
    return Stages(finder, classifier, Rules(threshold=point.threshold) if point else Rules())


def check_networks(settings: Settings) -> str:
    """Beside a kiosk that runs: all networks opened a second time, tried, and closed. Raises KioskError."""
    with contextlib.ExitStack() as opened:
        finder, finds = open_finder(settings.models)
        opened.callback(finds.engine.close)
        judge = open_judge(settings, time.monotonic(), opened)
        parts = Parts(no_feed, lambda: finder, lambda: judge, str)
        return listed(check() for name, check in parts.checks() if name in {"face finder", "mask classifier"})


def no_feed() -> Feed:
    """Stands where no camera may be opened."""
    raise CameraBusy("the kiosk itself has the camera")
