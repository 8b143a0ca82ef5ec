"""Every scene, staged without a camera and in whatever language; the words are made by lrelease as `make` does."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime, timezone
from pathlib import Path

import pytest
from PySide6.QtCore import QSize

from kiosk.settings_screen import LANGUAGES, Language
from ui.gallery.booth import Booth
from ui.gallery.scene import Scene
from ui.gallery.scenes import every
from ui.gallery.shots import LANDSCAPE
from ui.gallery.studio import Studio, speaking
from ui.gallery.visitor import drawn
from ui.languages import FOLDER

SCENES = {scene.name: scene for scene in every(datetime.now(timezone.utc).astimezone())}


@pytest.fixture(scope="session")
def scenes() -> Mapping[str, Scene]:
    return SCENES


@pytest.fixture(scope="session")
def words(tmp_path_factory) -> Path:
    """A folder with the .qm file of every language."""
    folder = tmp_path_factory.mktemp("words")
    for language in LANGUAGES:
        source, target = (f"mask-kiosk_{language}.{kind}" for kind in ("ts", "qm"))
        command = [Path(sys.prefix) / "bin/pyside6-lrelease", "-silent", FOLDER / source, "-qm", folder / target]
        subprocess.run(command, check=True)
    return folder


@pytest.fixture
def studio(qapp, words) -> Studio:
    return Studio(SCENES, drawn(), checks=True, words=words)


@pytest.fixture
def staged(qapp, words) -> Callable[..., AbstractContextManager[Booth]]:
    """A scene by its name: in landscape and dark, in English where no other language is asked for."""

    @contextmanager
    def stage(name: str, language: Language = "en") -> Iterator[Booth]:
        with (
            speaking(language, words) as languages,
            Booth(SCENES[name], drawn(), languages, QSize(*LANDSCAPE)) as booth,
        ):
            booth.dress(booth.window.look)
            yield booth

    return stage
