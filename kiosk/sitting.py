"""One sitting at the staff's desk, from its opening to its closing: pure, a step follows from a step and a touch."""

from __future__ import annotations

import math
import secrets
from dataclasses import dataclass, field, replace
from enum import Enum

from pydantic import SecretStr

from kiosk.pins import LONGEST, SHORTEST
from kiosk.settings import StaffSettings
from kiosk.staff import KEY_SWITCH

KEYS = tuple("1234567890")
READING_S = 120
"""The operator's pages are read, not only touched: so long they stay without a touch."""


class Step(Enum):
    """Where staff are."""

    CLOSED = "closed"
    WHO = "who"
    PIN = "pin"
    REASON = "reason"
    HOW_LONG = "how long"
    DONE = "done"
    OPERATOR = "operator"


@dataclass(frozen=True, slots=True)
class Sitting:
    """Where it stands. A touch out of turn changes nothing, and answers with the very same sitting.

    `entered`: the digits so far. `busy`: a PIN is being checked, or the door told.
    """

    step: Step = Step.CLOSED
    people: tuple[str, ...] = ()
    keys: tuple[str, ...] = KEYS
    who: str = ""
    entered: str = field(default="", repr=False)
    reason: str = ""
    trouble: str = ""
    busy: bool = False
    touched_s: float = 0.0

    @property
    def typing(self) -> bool:
        """Digits are taken."""
        return self.step is Step.PIN and not self.busy

    def begin(self, people: tuple[str, ...], *, shuffle: bool) -> Sitting:
        """The override button was touched."""
        if self.step not in {Step.CLOSED, Step.DONE}:
            return self
        keys = list(KEYS)
        if shuffle:
            secrets.SystemRandom().shuffle(keys)
        return Sitting(Step.WHO, people, tuple(keys))

    def choose(self, name: str) -> Sitting:
        """Who it is."""
        right = self.step is Step.WHO and name in self.people
        return replace(self, step=Step.PIN, who=name) if right else self

    def digit(self, key: str) -> Sitting:
        """One more of the PIN's."""
        right = self.typing and key in KEYS and len(self.entered) < LONGEST
        return replace(self, entered=self.entered + key, trouble="") if right else self

    def erase(self) -> Sitting:
        """The last digit was none of it."""
        return replace(self, entered=self.entered[:-1], trouble="") if self.typing else self

    def enter(self) -> tuple[Sitting, SecretStr | None]:
        """The sitting that waits for the check, and the PIN to check; too few digits are no try, and None."""
        if not self.typing or len(self.entered) < SHORTEST:
            return self, None
        return replace(self, entered="", trouble="", busy=True), SecretStr(self.entered)

    def because(self, reason: str, settings: StaffSettings) -> Sitting:
        """Why."""
        right = self.step is Step.REASON and reason in settings.reasons
        return replace(self, step=Step.HOW_LONG, reason=reason) if right else self

    def for_minutes(self, minutes: int, settings: StaffSettings) -> Sitting:
        """The sitting that waits for the door's answer; itself where there is nothing to ask."""
        right = self.step is Step.HOW_LONG and not self.busy and minutes in settings.minutes
        return replace(self, trouble="", busy=True) if right else self

    def operate(self) -> Sitting:
        """The operator's pages were chosen, in the place of a reason; or touched."""
        return replace(self, step=Step.OPERATOR) if self.step in {Step.REASON, Step.OPERATOR} else self

    def stay(self) -> Sitting:
        """Somebody is there and has chosen nothing yet. One that waits for an answer stays the very same."""
        return self if self.busy or self.step is Step.CLOSED else replace(self)

    def at(self, now_s: float, settings: StaffSettings) -> Sitting:
        """Itself; closed where nobody has touched anything for long enough."""
        lock_after_s = READING_S if self.step is Step.OPERATOR else settings.lock_after_s
        return self if now_s - self.touched_s < lock_after_s else Sitting()

    def answered(self, step: Step, trouble: str = "") -> Sitting:
        """After the check, or the door's answer."""
        return replace(self, step=step, trouble=trouble, busy=False)


def by_key() -> Sitting:
    """The keyed switch was turned: it stands for name and PIN."""
    return Sitting(Step.REASON, who=KEY_SWITCH)


@dataclass(frozen=True, slots=True)
class Grant:
    """An override, and when it lapses."""

    by: str = ""
    until_s: float = 0.0

    def left_s(self, now_s: float) -> int:
        """0: none runs."""
        return max(math.ceil(self.until_s - now_s), 0) if self.by else 0
