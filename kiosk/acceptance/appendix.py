"""The report's last chapters: what it cannot prove, every walk, what was tried, who signs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import zip_longest
from typing import Any

from kiosk.acceptance import html
from kiosk.acceptance.figures import greens
from kiosk.acceptance.kinds import Kind
from kiosk.acceptance.report import Report
from kiosk.acceptance.ruling import LET_IN
from kiosk.acceptance.walk import Walk
from kiosk.acceptance.words import counting, door, interval, per_cent, seconds, spelt
from kiosk.command import command
from kiosk.scene import Reason

LIMITS = """
A few people on one day, in one light, stand for nobody else: other faces, beards, veils, scarves, glasses and masks of
other colours were seen only if they walked up here.

Walks of one person are alike. The intervals treat them as independent, and so are too narrow: use as many people as
can be had.

Of those who wear a mask %1 are let in as far as these walks tell; whoever is refused needs another way in, whatever
the rule of %2 says.

That somebody wears a mask says nothing about what the mask filters, or whether it fits.

A door that opens for one person lets a second one slip in behind: the kiosk does not see that.

The fire alarm and the exit button are not part of these walks: test both by hand, with the power off, too.

Light changes with the hour and the season: repeat this when the light does, and after any change of camera, place,
settings or version.
"""
EMPTY = ("", "[]", "-1")
OWN_WORDS = "screen.own"
"""Long, and no part of what was tried."""


def limits(report: Report) -> Iterator[str]:
    """What no number here says."""
    known, rule = interval(greens(report.walks, Kind.MASKED)), per_cent(LET_IN)
    told = LIMITS.strip().replace("%1", known).replace("%2", rule)
    yield html.head("What these numbers cannot prove")
    yield html.points(" ".join(one.split()) for one in told.split("\n\n"))


def walks(report: Report) -> Iterator[str]:
    """Every one, in the order in which they were made."""
    yield html.head("All walks")
    names = ("No.", "Kind", "Last verdict", "Verdict after", "Green after", "Door", "Light", "Counts")
    kinds = ["refused" if walk.false_green else "" for walk in report.walks]
    yield html.table(names, [_row(walk) for walk in report.walks], kinds, small=True)
    yield html.text(
        "Times count from arrival in the zone, the door's from green. Light: of the face / of the picture.", "small"
    )


def _row(walk: Walk) -> tuple[str, ...]:
    reason = "" if walk.reason is Reason.NONE else f" ({spelt(walk.reason.value)})"
    levels = ("-" if level is None else f"{level:.0f}" for level in (walk.face_level, walk.picture_level))
    told = spelt(walk.verdict.value) + (reason if spelt(walk.verdict.value) not in reason else "")
    told += f"; then a fault: {spelt(walk.fault.value)}" if walk.fault else ""
    times_ = seconds(walk.to_verdict_s), seconds(walk.to_green_s)
    return str(walk.number), walk.kind.value, told, *times_, door(walk), " / ".join(levels), counting(walk)


def kiosk(report: Report) -> Iterator[str]:
    """What was tried: versions, networks, settings."""
    facts = report.facts
    yield html.head("What was tried")
    yield html.table(("", ""), [("Camera", facts.camera), *facts.versions.items()], small=True)
    yield html.text("Networks", "small")
    rows = [(str(one["network"]), str(one["backend"]), "; ".join(one["refused"]) or "-") for one in facts.engines]
    yield html.table(("Network", "Runs on", "Why nothing faster does"), rows)
    yield from _model(facts.model)
    yield html.text("Settings, without what is empty (report.json has all); no address and no secret is told", "small")
    told = [(key, value) for key, value in sorted(facts.settings.items()) if value not in EMPTY and key != OWN_WORDS]
    half = -(-len(told) // 2)
    pairs = zip_longest(told[:half], told[half:], fillvalue=("", ""))
    yield html.table(("Setting", "Value", "Setting", "Value"), [(*one, *other) for one, other in pairs], small=True)


def _model(model: Mapping[str, Any]) -> Iterator[str]:
    if not model:
        yield html.text("No network judged.")
        return
    yield html.text(
        f"{model['name']} says MASK OK from a probability of {model['threshold']} on. Its card's own figures, on "
        "single pictures that it was not trained on, nobody of this site among them:",
    )
    rows = [
        (
            one["what"],
            per_cent(one["rate"], 2),
            f"{per_cent(one['low95'], 2)} to {per_cent(one['high95'], 2)}",
            str(one["n"]),
        )
        for one in model["measured"]
    ]
    yield html.table(("Figure", "Rate", "95 % interval", "Pictures"), rows)


def signed(report: Report) -> Iterator[str]:
    """Who stands for it, and what it can be checked by."""
    conditions = [one for one in report.ruled.rules if one.doubtful]
    yield html.head("Signatures")
    if conditions:
        yield html.text("By signing, the site decides: " + " ".join(f"{one.text} {one.found}" for one in conditions))
    yield html.signatures((("The installer", report.by), ("The site", "")))
    yield html.head("To check this report")
    yield html.text("SHA-256 of report.json, which has all of the above:")
    yield html.text(report.sha256(), "hash")
    yield html.text(
        "The same stands in report.sha256 and in the kiosk's sealed journal. On the kiosk: "
        f"{command('acceptance verify FILE')} (report.json or report.html).",
        "small",
    )
