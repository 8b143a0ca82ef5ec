"""The first screen of a report, in the words of somebody who runs a shop."""

from __future__ import annotations

from dataclasses import dataclass

from tools.report.findings import Findings, Kind, Share
from tools.report.fitness import Standing, limited, standing, worst

SIGNS = {Standing.WITHIN: "✓", Standing.UNPROVEN: "?", Standing.UNTESTED: "?", Standing.BEYOND: "✗"}
COLOURS = {
    Standing.WITHIN: "good",
    Standing.UNPROVEN: "unsure",
    Standing.UNTESTED: "unsure",
    Standing.BEYOND: "bad",
}
FITNESS = {
    Standing.WITHIN: "Fit for a door",
    Standing.UNPROVEN: "Not yet shown to be fit for a door",
    Standing.UNTESTED: "Not yet shown to be fit for a door",
    Standing.BEYOND: "Not fit for a door",
}
NAMED = 3
"""How many broken limits the first screen names."""


@dataclass(frozen=True, slots=True)
class Tile:
    """One number to be seen from afar, and what it rests on."""

    question: str
    answer: str
    interval: str
    standing: Standing
    note: str

    @property
    def sign(self) -> str:
        """A shape, for those who do not see its colour."""
        return SIGNS[self.standing]

    @property
    def colour(self) -> str:
        """A class of the page's style."""
        return COLOURS[self.standing]


def hundredth(share: float) -> str:
    """A share as people of a hundred: 0.0053 is 0.5; below ten with one decimal."""
    of_100 = share * 100
    return f"{of_100:.1f}".removesuffix(".0") if of_100 < 9.95 else f"{of_100:.0f}"


def between(found: Share) -> str:
    """The 95 % interval in plain words."""
    if not found.n:
        return "nothing is known"
    return f"between {hundredth(found.low95)} and {hundredth(found.high95)}"


def tiles(findings: Findings) -> list[Tile]:
    """What a door is about: who gets in without a mask, who is refused with one, who gets in with it worn wrongly.

    And of all else that is no proper mask, what gets in most often for its limit.
    """
    kinds = {kind.name: kind for kind in findings.kinds if not kind.made}
    asked = [
        ("Of 100 people without a mask, this many get in", kinds["bare faces"]),
        ("Of 100 people with a mask, this many are refused", findings.refusal),
        ("Of 100 people with the mask worn wrongly, this many get in", kinds["masks worn wrongly"]),
    ]
    shown = [kind for _, kind in asked]
    others = [kind for kind, _, _ in worst_first(findings) if kind not in shown and kind.held_out.n]
    asked += [(f"Of all else, this is the worst: of 100 {kind.name} this many get in", kind) for kind in others[:1]]
    return [_tile(question, kind) for question, kind in asked]


def worst_first(findings: Findings) -> list[tuple[Kind, float, Standing]]:
    """Every kind that has a limit, by how many times its limit it reaches."""
    return sorted(limited(findings), key=lambda row: row[0].held_out.rate / row[1], reverse=True)


def _tile(question: str, kind: Kind) -> Tile:
    found, limit = kind.held_out, kind.limit or 0.0
    return Tile(
        question,
        hundredth(found.rate) if found.n else "not tested",
        between(found),
        standing(found, limit),
        f"Allowed: {hundredth(limit)}. Tried on {found.n:,} pictures.",
    )


def event(kind: Kind) -> str:
    """What is counted of a kind."""
    return f"{kind.name} {'let in' if kind.must_refuse or kind.made else 'refused'}"


def fitness(findings: Findings) -> Standing:
    """The standing that decides over the door."""
    return worst(found for _, _, found in limited(findings))


def reasons(findings: Findings) -> str:
    """Why it is fit or not, in a few short sentences."""
    rows = worst_first(findings)
    counts = {found: sum(had is found for _, _, had in rows) for found in Standing}
    broken = [
        f"{event(kind)} ({hundredth(kind.held_out.rate)} of 100)" for kind, _, had in rows if had is Standing.BEYOND
    ]
    said = []
    if broken:
        said.append(f"{len(broken)} of {len(rows)} limits are broken: {', '.join(broken[:NAMED])}")
        said[-1] += f" and {len(broken) - NAMED} more." if len(broken) > NAMED else "."
    if counts[Standing.UNPROVEN]:
        said.append(f"{counts[Standing.UNPROVEN]} of {len(rows)} limits are kept, but on too few pictures to be sure.")
    if counts[Standing.UNTESTED]:
        said.append(f"{counts[Standing.UNTESTED]} of {len(rows)} limits were not tested.")
    return " ".join(said) or "Every limit of the product is kept, with room for chance."


def untested(findings: Findings) -> list[str]:
    """What no number of this report says anything about."""
    missing = [kind.name for kind in findings.kinds if not kind.held_out.n]
    said = [f"{', '.join(missing)} (no pictures)"] if missing else []
    if any(kind.made and kind.held_out.n for kind in findings.kinds):
        said.append("real hands, cups, scarves, beards and the like: these were drawn onto bare faces")
    return [
        *said,
        "people who walk and turn, seen over many pictures",
        "the camera, the light and the people of your door",
    ]
