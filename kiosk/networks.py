"""The composition root's half that opens networks: which backend runs which file, proven before it is used."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from engines.build import Watch
from engines.card import MODELS, Card, load_card, shipped
from engines.factory import Opened, Setup, open_model
from engines.on_gpu import Told, Workshop
from engines.plans import Plans
from engines.proof import prove
from kiosk import golden
from kiosk.centerface import CenterFace
from kiosk.classify import EngineClassifier
from kiosk.detector import Detector, DetectorSpec
from kiosk.errors import EngineFailed, ModelBroken
from kiosk.evidence import Answer
from kiosk.faces import Faces
from kiosk.follow import Following
from kiosk.health import Running
from kiosk.paired import Beheld, Paired
from kiosk.phrase import Phrase
from kiosk.pipeline import Judge
from kiosk.ports import Engine, Finder, Second
from kiosk.preprocess import InputSpec
from kiosk.rules import Rules
from kiosk.scene import Box, Detection, Pixels, Reading
from kiosk.settings import FacesSettings, ModelSettings, Settings, ZoneSettings
from kiosk.state import state_folder

log = logging.getLogger(__name__)

DETECTOR = "detector"
"""The name of its card."""


def open_finder(models: ModelSettings, folder: Path = MODELS, watch: Watch | None = None) -> tuple[CenterFace, Opened]:
    """The face finder that the settings name, or the shipped one, and what runs it. Raises ModelError."""
    card = load_card(models.finder or shipped(folder).finder, folder)
    # Its inputs change their shape from frame to frame, which costs OpenVINO half as much again as onnxruntime.
    backends = sorted(models.backends, key=lambda backend: backend == "openvino")
    opened = open_model(card, Setup(backends, models.threads, prove_finder, workshop(watch), guarded=True))
    return CenterFace(opened.engine), opened


def open_detector(
    models: ModelSettings, faces: FacesSettings, folder: Path = MODELS, watch: Watch | None = None
) -> tuple[Detector, Opened]:
    """The network that finds faces and says what they wear, and what runs it. Raises ModelError."""
    card = load_card(DETECTOR, folder)
    opened = open_model(card, Setup(models.backends, models.threads, prove_detector, workshop(watch), guarded=True))
    width, height = map(int, faces.size.split("x"))
    return Detector(opened.engine, replace(spec_of(card), width=width, height=height), card.temperature), opened


def spec_of(card: Card) -> DetectorSpec:
    """What the detector of this card looks at. Raises ModelBroken where the card says nothing of it."""
    if card.detector is None:
        raise ModelBroken(f"{card.name}.json says nothing of a detector's picture: choose another, or export it anew")
    return card.detector


def prove_detector(card: Card, _file: str, engine: Engine) -> None:
    """Raises EngineMismatch where it does not see the portrait's face, or a mask where there is none."""
    golden.prove_detector(Detector(engine, spec_of(card), card.temperature))


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
    """What runs, and the limits by which it is judged. `detector`: beside the face finder; None: it is not wanted."""

    face_finder: CenterFace
    classifier: EngineClassifier
    rules: Rules
    detector: Detector | None = None
    whole: bool = False
    """The detector looks at whole pictures, not only at whoever is about to get green."""

    def judge(self, started_s: float, settings: Settings) -> Judge:
        """One that knows nobody yet."""
        return self._judge(settings.zone, started_s, everyone=settings.policy.everyone)

    def tried(self) -> Judge:
        """One for pictures of the kiosk's own, wherever visitors stand at this site."""
        return self._judge(ZoneSettings(x0=0.0, x1=1.0), 0.0)

    def finder(self) -> Finder:
        """For the frames of one camera in turn."""
        following = Following(self.face_finder)
        return Paired(self.detector, following) if self.detector and self.whole else following

    @property
    def second(self) -> Second | None:
        """Against whose word nobody is green."""
        return Beheld() if self.whole else self.detector

    def _judge(self, zone: ZoneSettings, started_s: float, *, everyone: bool = False) -> Judge:
        faces = Faces(self.finder(), zone, everyone=everyone)
        return Judge(faces, self.classifier, self.rules, started_s, self.second)


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
    detector = _open_second(settings, opened, watch, told)
    point = card.operating_point
    rules = Rules(threshold=point.threshold) if point else Rules()
    return Stages(finder, classifier, rules, detector, settings.faces.finder == "detector")


def _open_second(
    settings: Settings, opened: contextlib.ExitStack, watch: Watch | None, told: Callable[[Running], None]
) -> Detector | None:
    """The detector, where the settings want it. Raises ModelError."""
    if not wants_detector(settings.faces):
        return None
    detector, finds = open_detector(settings.models, settings.faces, watch=watch)
    opened.callback(finds.engine.close)
    told(Running(Phrase("the detector"), finds.backend, finds.refused))
    return detector


def wants_detector(faces: FacesSettings) -> bool:
    """Whether it finds the faces, or speaks second."""
    return faces.finder == "detector" or faces.second_opinion
