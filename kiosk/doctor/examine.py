"""Every examination in turn, each of which may fail without harm to the others, and what is said of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from kiosk.errors import KioskError
from kiosk.finding import Finding, Sign
from kiosk.phrase import capital
from kiosk.selftest import Check

Examination = Callable[[], Iterable[Finding]]
MARKS = {Sign.GOOD: "good  ", Sign.LOOK: "look  ", Sign.BROKEN: "BROKEN"}


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the kiosk, and what examines it; it may raise KioskError."""

    name: str
    examine: Examination


def examined(parts: Sequence[Part]) -> Iterator[Finding]:
    """All that is found, in the parts' order, as it is found."""
    for part in parts:
        yield from _found(part)


def _found(part: Part) -> Iterator[Finding]:
    try:
        yield from part.examine()
    except KioskError as error:
        yield Finding(part.name, Sign.BROKEN, str(error))
    except OSError as error:
        advice = "Run the doctor as the kiosk's user, or with sudo."
        yield Finding(part.name, Sign.LOOK, f"It cannot be looked at ({error.strerror or error}).", advice)


def by_check(name: str, check: Callable[[], str]) -> Part:
    """A check of the self-test as an examination."""
    title = capital(name)
    return Part(title, lambda: (Finding(title, Sign.GOOD, check()),))


def by_checks(checks: Iterable[Check]) -> list[Part]:
    """All of these."""
    return [by_check(name, check) for name, check in checks]


def tell(findings: Iterable[Finding], say: Callable[[str], None]) -> int:
    """Say each, and how many there are; the exit code: 1 where something is broken."""
    signs: list[Sign] = []
    for finding in findings:
        signs.append(finding.sign)
        for line in lines(finding):
            say(line)
    broken, look = (signs.count(sign) for sign in (Sign.BROKEN, Sign.LOOK))
    say("everything is in order" if not broken + look else f"{broken} broken, {look} to look at, of {len(signs)}")
    return 1 if broken else 0


def lines(finding: Finding) -> list[str]:
    """One for what is, one for what to do."""
    said = f"{MARKS[finding.sign]}  {finding.part}: {finding.said}"
    return [said, f"        {finding.advice}"] if finding.advice else [said]
