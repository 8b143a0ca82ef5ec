"""The files that translators fill, read."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from kiosk.settings_screen import LANGUAGES
from ui.languages import FOLDER


@dataclass(frozen=True)
class Message:
    """One text. `forms`: its translation, in as many forms as the language has for a text with a number."""

    context: str
    source: str
    numbered: bool
    forms: tuple[str, ...]
    state: str
    comment: str

    @property
    def key(self) -> tuple[str, str, bool]:
        return self.context, self.source, self.numbered


def read(file: Path) -> tuple[Message, ...]:
    """All messages of a .ts file."""
    return tuple(
        Message(
            context.findtext("name") or "",
            one.findtext("source") or "",
            one.get("numerus") == "yes",
            tuple(form.text or "" for form in one.iter("numerusform")) or (one.findtext("translation") or "",),
            one.find("translation").get("type", ""),
            one.findtext("comment") or "",
        )
        for context in ET.parse(file).iter("context")
        for one in context.iter("message")
    )


@pytest.fixture(scope="session")
def catalogue() -> Mapping[str, tuple[Message, ...]]:
    """By language."""
    return {language: read(FOLDER / f"mask-kiosk_{language}.ts") for language in LANGUAGES}


@pytest.fixture(scope="session")
def reader() -> Callable[[Path], tuple[Message, ...]]:
    return read
