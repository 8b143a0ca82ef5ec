"""Accepted or not, by rules that the report states. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum

from kiosk.acceptance.figures import DOOR, TO_VERDICT, greens, spread, values
from kiosk.acceptance.kinds import DEFAULTS, NAMES, Kind, Planned
from kiosk.acceptance.walk import Walk
from kiosk.phrase import Phrase, counted, listed, together

LET_IN = 0.9
"""Of those with a mask, so many must be let in: false refusals must stay bearable."""
MEDIAN_S, P95_S = 1.0, 2.0
"""From arrival to a verdict, as the product promises."""
DOOR_S = 1.0
STRUCK = 0.2
"""Of all walks that were begun."""


class Ruling(Enum):
    """The report's verdict on the kiosk."""

    ACCEPTED = "accepted"
    ON_CONDITION = "accepted on condition"
    NOT_ACCEPTED = "not accepted"


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule, whether it was kept, and what was found. `doubtful`: people must decide."""

    text: str
    kept: bool
    found: str
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Ruled:
    """All rules and what follows."""

    rules: tuple[Rule, ...]

    @property
    def ruling(self) -> Ruling:
        """The worst of them decides."""
        if not all(rule.kept for rule in self.rules):
            return Ruling.NOT_ACCEPTED
        return Ruling.ON_CONDITION if any(rule.doubtful for rule in self.rules) else Ruling.ACCEPTED


def rule(walks: Sequence[Walk], planned: Planned) -> Ruled:
    """What the walks come to."""
    return Ruled(tuple(look(walks, planned) for look in RULES))


def _complete(walks: Sequence[Walk], planned: Planned) -> Rule:
    missing = {kind: count - greens(walks, kind).n for kind, count in planned.items()}
    told = listed(Phrase("%1\u00a0× %2", count, NAMES[kind]) for kind, count in missing.items() if count > 0)
    never = listed(NAMES[kind] for kind in Kind if not planned.get(kind, 0))
    lacks = together(Phrase("Missing: %1.", told) if told else "", Phrase("Not planned: %1.", never) if never else "")
    return Rule(Phrase("Every kind of walk was planned and made."), not lacks, lacks or Phrase("All were made."))


def _enough(walks: Sequence[Walk], _planned: Planned) -> Rule:
    few = [
        Phrase("%1\u00a0× %2", share.n, NAMES[kind])
        for kind in Kind
        if (share := greens(walks, kind)).n < DEFAULTS[kind]
    ]
    usual = listed(Phrase("%1\u00a0× %2", count, NAMES[kind]) for kind, count in DEFAULTS.items())
    text = Phrase("As many walks as usual were made (%1); with fewer the site decides.", usual)
    found = Phrase("Only %1.", listed(few)) if few else Phrase("So it was.")
    return Rule(text, kept=True, found=found, doubtful=bool(few))


def _no_false_green(walks: Sequence[Walk], _planned: Planned) -> Rule:
    wrong = [walk for walk in walks if walk.counts and walk.false_green]
    text = Phrase(
        "Nobody without a mask, with the nose out, with a hand for a mask, or beside such a person was let in."
    )
    return Rule(text, not wrong, Phrase("Let in: walk %1.", _numbers(wrong)) if wrong else Phrase("Nobody was."))


def _struck_green(walks: Sequence[Walk], _planned: Planned) -> Rule:
    wrong = [walk for walk in walks if not walk.counts and walk.false_green]
    text = Phrase("A struck-out walk that had turned green, and should not have, is signed for by the site.")
    found = Phrase("To be signed for: walk %1.", _numbers(wrong)) if wrong else Phrase("There is none.")
    return Rule(text, kept=True, found=found, doubtful=bool(wrong))


def _few_struck(walks: Sequence[Walk], _planned: Planned) -> Rule:
    struck = sum(not walk.counts for walk in walks)
    text = Phrase("At most %1\u00a0% of the walks were struck out; beyond that the site decides.", round(100 * STRUCK))
    return Rule(text, kept=True, found=Phrase("%1 of %2.", struck, len(walks)), doubtful=struck > STRUCK * len(walks))


def _masked_let_in(walks: Sequence[Walk], _planned: Planned) -> Rule:
    share = greens(walks, Kind.MASKED)
    text = Phrase("Of those with a mask at least %1\u00a0% were let in.", round(100 * LET_IN))
    return Rule(text, share.n > 0 and share.count >= LET_IN * share.n, Phrase("%1 of %2.", share.count, share.n))


def _quick(walks: Sequence[Walk], _planned: Planned) -> Rule:
    pace = spread(values(walks, TO_VERDICT))
    text = Phrase(
        "From arrival to the first verdict: at most %1\u00a0s in half of the walks, %2\u00a0s in 95\u00a0%.",
        MEDIAN_S,
        P95_S,
    )
    if pace is None:
        return Rule(text, kept=False, found=Phrase("No walk had a verdict."))
    kept = pace.median <= MEDIAN_S and pace.p95 <= P95_S
    return Rule(text, kept, Phrase("%1\u00a0s and %2\u00a0s.", round(pace.median, 2), round(pace.p95, 2)))


def _door(walks: Sequence[Walk], _planned: Planned) -> Rule:
    """Only where its state is known, and where it is to obey the verdict."""
    text = Phrase("The door opened within %1\u00a0s of green, and never without it.", DOOR_S)
    known = [walk for walk in walks if walk.counts and walk.door_opened is not None and walk.enforced]
    if not known:
        return Rule(text, kept=True, found=Phrase("No door obeyed this kiosk: it was not tried."), doubtful=True)
    shut = [walk for walk in known if walk.green and not walk.door_opened]
    late = [walk for walk in known if (DOOR.of(walk) or 0.0) > DOOR_S]
    through = [walk for walk in known if walk.let_through]
    told = together(
        Phrase("It stayed shut: walk %1.", _numbers(shut)) if shut else "",
        Phrase("It was late: walk %1.", _numbers(late)) if late else "",
        Phrase("It opened without green: walk %1.", _numbers(through)) if through else "",
    )
    return Rule(text, not told, told or counted("So it was in %n walk(s).", None, len(known)))


RULES: tuple[Callable[[Sequence[Walk], Planned], Rule], ...]
RULES = (_no_false_green, _struck_green, _complete, _enough, _few_struck, _masked_let_in, _quick, _door)


def _numbers(walks: Sequence[Walk]) -> str:
    return ", ".join(str(walk.number) for walk in walks)
