"""What stands behind a window in the gallery: a desk and an operator's port that give what they are told to."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from kiosk.acceptance.conductor import Acceptance
from kiosk.acceptance.conductor import View as Standing
from kiosk.desk import Desk, Step, View
from kiosk.events import Event
from kiosk.finding import Finding, Sign
from kiosk.operator import Count, Facts, Result, SiteFile, Today, Told
from kiosk.phrase import sentence, together
from kiosk.settings import Settings, StaffSettings
from kiosk.settings_change import Written
from kiosk.settings_text import Value
from kiosk.why import Account, Why

AWAY = View(
    step=Step.CLOSED,
    people=(),
    who="",
    entered=0,
    keys=tuple("1234567890"),
    trouble="",
    wait_s=0,
    reasons=StaffSettings().reasons,
    reason="",
    minutes=StaffSettings().minutes,
    granted_s=0,
    granted_by="",
)
"""Nobody of the staff is there."""


class MadeDesk(Desk):
    """Stands at one view after the other, as it is told, and knows nobody. No key on it is touched."""

    def __init__(self) -> None:
        self.now = AWAY

    def view(self) -> View:
        """What it was told."""
        return self.now

    def tick(self) -> None:
        """Time does not pass."""


class MadeWhy(Why):
    """Has one account, whether it is wanted or not."""

    def __init__(self, account: Account) -> None:
        super().__init__()
        self._made = account

    def latest(self) -> Account:
        """The account as made."""
        return self._made


class MadeAcceptance(Acceptance):
    """Stands where it is told, and keeps nothing."""

    def __init__(self, standing: Standing) -> None:
        self._standing = standing

    def view(self) -> Standing:
        """As made."""
        return self._standing

    def pause(self) -> None:
        """It stands still already."""


@dataclass(frozen=True, slots=True)
class MadeOperator:
    """The operator's port. `failure`: nothing can be read. `halts`: a self-test does not end before it is released."""

    day: Today = field(default_factory=lambda: Today(Count({}), {}))
    found: tuple[Finding, ...] = ()
    happened: tuple[Event, ...] = ()
    file: Facts = field(default_factory=lambda: Facts("", ""))
    proof: Result = field(default_factory=lambda: Result("", ok=True, sentence=""))
    site: SiteFile = field(default_factory=lambda: SiteFile(Written(Settings(), None), "/etc/mask-kiosk/kiosk.toml"))
    failure: Exception | None = None
    halts: bool = False
    released: threading.Event = field(init=False, default_factory=threading.Event)

    def today(self) -> Today:
        """The day as made."""
        self._fail()
        return self.day

    def health(self) -> tuple[Finding, ...]:
        """The findings as made."""
        self._fail()
        return self.found

    def reset_alarm(self) -> None:
        """There is none to reset."""

    def events(self) -> tuple[Event, ...]:
        """The events as made."""
        self._fail()
        return self.happened

    def self_test(self) -> Iterator[Result]:
        """A check for each finding."""
        for one in self.found:
            yield Result(one.part, one.sign is Sign.GOOD, together(sentence(one.said), one.advice))
        if self.halts:
            self.released.wait()

    def facts(self) -> Facts:
        """The file as made."""
        self._fail()
        return self.file

    def verify(self, told: Told, /) -> Result:
        """The proof as made."""
        told(1.0)
        return self.proof

    def settings(self) -> SiteFile:
        """The settings as made."""
        self._fail()
        return self.site

    def keep(self, values: Mapping[str, Value], known: Written, /) -> SiteFile:  # noqa: ARG002 - the port has it
        """They stay as made."""
        return self.site

    def set_up(self) -> None:
        """The wizard does not begin."""

    def _fail(self) -> None:
        if self.failure is not None:
            raise self.failure
