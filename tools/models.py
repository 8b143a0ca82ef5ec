"""From a model's name to a classifier or a finder that can be asked: card, engine, and what the card says of both."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from engines.card import MODELS, Card, load_card, shipped
from engines.factory import Opened, open_model
from kiosk.centerface import CenterFace
from kiosk.classify import EngineClassifier
from kiosk.errors import ModelBroken
from kiosk.preprocess import InputSpec


def open_classifier(
    name: str, backends: Sequence[str], threads: int, folder: Path = MODELS
) -> tuple[EngineClassifier, Card, Opened]:
    """The classifier `name`, or the shipped one where that is empty. Its owner closes the engine. Raises ModelError."""
    card = load_card(name or shipped(folder).classifier, folder)
    spec = input_of(card)
    opened = open_model(card, backends, threads)
    return EngineClassifier(opened.engine, spec, card.temperature), card, opened


def open_finder(
    name: str, backends: Sequence[str], threads: int, folder: Path = MODELS
) -> tuple[CenterFace, Card, Opened]:
    """The finder `name`, or the shipped one where that is empty. Its owner closes the engine. Raises ModelError."""
    card = load_card(name or shipped(folder).finder, folder)
    opened = open_model(card, backends, threads)
    return CenterFace(opened.engine), card, opened


def input_of(card: Card) -> InputSpec:
    """What the classifier of this card takes. Raises ModelBroken where the card says nothing of it."""
    if card.input is None:
        raise ModelBroken(f"{card.name}.json says nothing of its input: it is no classifier; choose another")
    return card.input
