"""What has changed in the settings since their first version, and how older ones become today's. Touches no file.

A file without `version` is of version 0. It may be older than versions are, or not: each change is made where it is
sure.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import tomlkit
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import Comment, Table

from kiosk.errors import SettingsError
from kiosk.phrase import Phrase
from kiosk.settings import ModelSettings, PolicySettings
from kiosk.settings_lines import Map
from kiosk.settings_problems import Kind, Problem
from kiosk.settings_reading import Reading, together

VERSION = 1
"""Of the settings that this kiosk knows."""

Migration = Callable[[tomlkit.TOMLDocument], Iterator[Phrase]]
"""Makes a document of one version one of the next, and says each thing that it changed."""

_FIRST_ORDER = '# Tried in this order: "tensorrt", "tensorrt-rtx", "openvino", "onnxruntime".'
"""So the first package's file said it, above the one runtime that there was then."""
_FIRST_ALTERNATIVE = "You cannot wear a mask? Ring the bell or ask at the desk: staff will help you."


def to_1(document: tomlkit.TOMLDocument) -> Iterator[Phrase]:
    """Since 0 the GPU is tried first, and the words for whoever cannot wear a mask have one line."""
    models, policy = document.get("models"), document.get("policy")
    if isinstance(models, Table) and models.get("backends") == ["onnxruntime"] and _stated_first(models):
        models["backends"] = list(ModelSettings().backends)
        yield Phrase("models.backends: a GPU is tried first, where there is one")
    if isinstance(policy, Table) and policy.get("alternative") == _FIRST_ALTERNATIVE:
        policy["alternative"] = PolicySettings().alternative
        yield Phrase("policy.alternative: shorter, as it has one line now")


MIGRATIONS: tuple[Migration, ...] = (to_1,)
"""The first makes version 1 of version 0."""


@dataclass(frozen=True, slots=True)
class Migrated:
    """The settings as text of this version. `told`: what was changed; `since`: the version that it was before."""

    text: str
    told: tuple[Phrase, ...] = ()
    since: int = VERSION


def migrated(text: str) -> Migrated:
    """Comments and order stay, and what needs no change is the same letter by letter. The text is TOML.

    Raises SettingsError where it is of a newer version, or written so that it can only be changed by hand.
    """
    try:
        document = tomlkit.parse(text)
    except TOMLKitError as error:
        raise SettingsError(Phrase("the settings can only be changed by hand (%1): do that", str(error))) from None
    since = version_in(document)
    if since is None or since > VERSION:
        raise SettingsError(_newer(document.get("version")))
    if since == VERSION:
        return Migrated(text)
    told = tuple(changed for migration in MIGRATIONS[since:] for changed in migration(document))
    return Migrated(_stamped(tomlkit.dumps(document) if told else text), told, since)


def migrated_data(reading: Reading) -> dict[str, Any]:
    """What was read, as of this version. A file is used as it is: only who migrates it writes it."""
    since = version_in(reading.data)
    if since is None or since >= VERSION:
        return reading.data
    try:
        document = tomlkit.parse(reading.text)
    except TOMLKitError:
        return reading.data
    told = [changed for migration in MIGRATIONS[since:] for changed in migration(document)]
    return together(document.unwrap()) if told else reading.data


def version_in(data: Mapping[str, Any]) -> int | None:
    """0: it does not say; None: it says what is no version."""
    version = data.get("version", 0)
    return int(version) if isinstance(version, int) and not isinstance(version, bool) and version >= 0 else None


def version_problem(data: Mapping[str, Any], places: Map) -> Problem | None:
    """Why these settings cannot be this kiosk's, whatever else they say."""
    version, line = version_in(data), places.line(("version",))
    if version is None:
        may = Phrase("a whole number from %1 to %2", 0, VERSION)
        shown = f"version = {json.dumps(data['version'], default=str)}"
        return Problem(line, "version", Phrase("%1: allowed is %2", shown, may), Kind.NOT_ALLOWED)
    return Problem(line, "version", _newer(version), Kind.WRITTEN) if version > VERSION else None


def _newer(version: object) -> Phrase:
    return Phrase(
        "version = %1: these settings are a newer kiosk's, this one knows %2 at the most: install the newer one again, "
        "or use the last good settings",
        str(version),
        VERSION,
    )


def _stated_first(models: Table) -> bool:
    """Whether it is the first package's own line, and nobody's choice."""
    above = None
    for key, item in models.value.body:
        if key is not None and key.key == "backends":
            return isinstance(above, Comment) and above.as_string().strip() == _FIRST_ORDER
        above = item
    return False


def _stamped(text: str) -> str:
    """With this version, above all sections: below what is said of the file, where a blank line ends that."""
    end = "\r\n" if "\r\n" in text else "\n"
    head = re.split(r"(?m)^\s*\[", text, maxsplit=1)[0]
    if old := re.search(r"(?m)^\s*version\s*=\s*(\d+)", head):
        return f"{text[: old.start(1)]}{VERSION}{text[old.end(1) :]}"
    said = re.match(r"(?:#[^\n]*\n)+\r?\n", text)
    at = said.end() if said else 0
    apart = "" if not text[at:] else end
    return f"{text[:at]}version = {VERSION}{end}{apart}{text[at:]}"
