"""The report as values, and as one canonical JSON text whose SHA-256 stands beside it and in the journal."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import TypeAdapter, ValidationError

from kiosk.acceptance.course import Course
from kiosk.acceptance.kinds import Kind
from kiosk.acceptance.ruling import Ruled, rule
from kiosk.acceptance.walk import Walk
from kiosk.chain import canonical
from kiosk.errors import KioskError

FORMAT = 1


class NoReport(KioskError):
    """The file is no report, or not one of this version."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the kiosk is at this site. No address and no secret is in the settings.

    `engines`: network, backend, and why nothing faster; `model`: its name, threshold and the card's figures.
    """

    site: str
    camera: str
    settings: Mapping[str, str]
    versions: Mapping[str, str] = field(default_factory=dict)
    engines: tuple[Mapping[str, Any], ...] = ()
    model: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Before:
    """The report before this one, as far as it is compared."""

    sha256: str
    ended: str
    ruling: str
    walks: tuple[Walk, ...]
    versions: Mapping[str, str] = field(default_factory=dict)
    model: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """All that a report says. Times are ISO 8601, UTC."""

    begun: str
    ended: str
    by: str
    planned: Mapping[Kind, int]
    walks: tuple[Walk, ...]
    facts: Facts
    before: Before | None = None
    format: int = FORMAT

    @property
    def ruled(self) -> Ruled:
        """Accepted or not, and why."""
        return rule(self.walks, self.planned)

    @property
    def complete(self) -> bool:
        """All walks that were planned were made."""
        made = [walk.kind for walk in self.walks if walk.counts]
        return all(made.count(kind) >= count for kind, count in self.planned.items())

    def text(self) -> str:
        """Canonical JSON; the ruling stands in it for whoever reads it by machine."""
        told = REPORT.dump_python(self, mode="json")
        return canonical({**told, "ruling": self.ruled.ruling.value, "complete": self.complete})

    def sha256(self) -> str:
        """Of that text."""
        return sha256_of(self.text())


REPORT: TypeAdapter[Report] = TypeAdapter(Report)


def sha256_of(text: str) -> str:
    """Of the text in UTF-8."""
    return hashlib.sha256(text.encode()).hexdigest()


def read(text: str) -> Report:
    """The report of this canonical JSON text. Raises NoReport, also where it rules otherwise than its walks do."""
    try:
        told = json.loads(text)
        ruling, complete = told.pop("ruling"), told.pop("complete")
        report = REPORT.validate_json(json.dumps(told))
    except (ValueError, LookupError, AttributeError, TypeError, RecursionError, ValidationError):
        raise NoReport("this is no acceptance report, or one of another version") from None
    if report.format != FORMAT:
        raise NoReport(f"the report has format {report.format}, this kiosk reads {FORMAT}")
    if (ruling, complete) != (report.ruled.ruling.value, report.complete):
        raise NoReport("what it rules does not follow from its walks")
    return report


def made(course: Course, ended: str, facts: Facts, before: Report | None) -> Report:
    """The report on a course that is over."""
    known = None
    if before is not None:
        name = str(before.facts.model.get("name", ""))
        ruling = before.ruled.ruling.value
        known = Before(before.sha256(), before.ended, ruling, before.walks, before.facts.versions, name)
    return Report(course.begun, ended, course.by, dict(course.planned), course.walks, facts, known)
