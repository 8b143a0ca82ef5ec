"""The networks beside a kiosk, or without one: what runs them, whether they answer. Part of the composition root."""

from __future__ import annotations

import contextlib
import time
from functools import partial
from pathlib import Path

from engines.card import Card, load_card, shipped
from engines.factory import Prove, Setup, open_model
from engines.gpu import in_words
from engines.on_gpu import shapes_of
from engines.proof import prove
from engines.trt import MODULES
from kiosk import golden
from kiosk.engine_check import Candidate, check, write
from kiosk.errors import CameraBusy
from kiosk.networks import (
    DETECTOR,
    open_classifier,
    open_detector,
    open_finder,
    open_judge,
    prove_detector,
    prove_finder,
    wants_detector,
    workshop,
)
from kiosk.phrase import listed
from kiosk.ports import Engine
from kiosk.reader import Feed
from kiosk.selftest import Parts
from kiosk.settings import Settings


def engines_in_words(settings: Settings) -> str:
    """What runs each network, and why nothing faster does. Raises ModelError."""
    (_, finds), (_, card, judges) = open_finder(settings.models), open_classifier(settings.models)
    said, every = f"{card.name} runs on {judges.backend}, the face finder on {finds.backend}", [finds, judges]
    if wants_detector(settings.faces):
        every.append(open_detector(settings.models, settings.faces)[1])
        said += f", the detector on {every[-1].backend}"
    for opened in every:
        opened.engine.close()
    return "; ".join((said, *dict.fromkeys(reason for opened in every for reason in opened.refused)))


def check_engines(settings: Settings, report: Path | None) -> int:
    """Every network by every backend that could run it: 0 where a GPU's runs each, else 1. Raises KioskError."""
    models = settings.models
    faces = load_card(models.finder or shipped().finder)
    judges = load_card(models.classifier or shipped().classifier)
    proofs: dict[str, Prove] = {faces.name: prove_finder, judges.name: partial(prove, crops=golden.crops())}
    cards = [faces, judges]
    if wants_detector(settings.faces):
        cards.append(load_card(DETECTOR))
        proofs[DETECTOR] = prove_detector
    candidates = [
        Candidate(card.name, backend, partial(_opened, card, backend, proofs[card.name]), shapes_of(card).usual)
        for card in cards
        for backend in dict.fromkeys((*MODULES, *models.backends))
    ]
    found = check(candidates, print, time.monotonic)
    if report:
        write(report, found, in_words())
    return 0 if {each.model for each in found if each.backend in MODULES and not each.trouble} == set(proofs) else 1


def _opened(card: Card, backend: str, proof: Prove) -> Engine:
    return open_model(card, Setup((backend,), prove=proof, workshop=workshop())).engine


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
