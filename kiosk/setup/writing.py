"""The last step: what was answered goes into the site's settings file, wholly or not at all."""

from __future__ import annotations

import os
from pathlib import Path

from kiosk.errors import KioskError
from kiosk.phrase import Phrase
from kiosk.settings_change import change, read
from kiosk.setup.answers import Answers

ALWAYS = ("screen.language", "camera.source", "camera.wait", "door.driver", "policy.mode", "sound.volume")
"""They stand in the file also where they are as by default: whoever opens it sees what this site is."""


def write(path: Path, answers: Answers) -> None:
    """What else the file has stays. Raises SettingsError, and it is as before."""
    always = {name: answers[name] for name in ALWAYS}
    change(path, {**always, **answers.values})


def trouble(path: Path) -> str:
    """Why the file could not be written now; empty: nothing is known."""
    try:
        read(path)
    except KioskError as error:
        return str(error)
    folder = next(part for part in Path(os.path.realpath(path)).parents if part.exists())
    if not os.access(folder, os.W_OK | os.X_OK):
        return Phrase("this user may not write %1: make its folder the kiosk's own (docs/setup.md)", str(path))
    return ""
