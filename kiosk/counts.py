"""What happened since the kiosk started, counted for whoever watches from afar. Numbers only; no name comes here."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from kiosk.chain import Fields
from kiosk.scene import Frame, Outcome


@dataclass(frozen=True, slots=True)
class Counted:
    """By the names of verdicts, and of a fault's reasons; each only ever grows."""

    outcomes: Mapping[str, int] = field(default_factory=dict)
    visits: Mapping[str, int] = field(default_factory=dict)
    faults: Mapping[str, int] = field(default_factory=dict)
    overrides: int = 0
    wrong_pins: int = 0


class Counts:
    """A listener of outcomes, and of what is noted in the record; any thread may tell and ask."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._outcomes, self._visits, self._faults, self._staff = (Counter[str]() for _ in range(4))

    def __call__(self, outcome: Outcome, _frame: Frame | None) -> None:
        """One outcome more."""
        with self._lock:
            self._outcomes[outcome.verdict.value] += 1

    def noting(self, note: Callable[[str, Fields], None]) -> Callable[[str, Fields], None]:
        """The same note, counted."""

        def counted(kind: str, fields: Fields) -> None:
            self._count(kind, fields)
            note(kind, fields)

        return counted

    def recording(
        self, record: Callable[[str, Mapping[str, object]], None]
    ) -> Callable[[str, Mapping[str, object]], None]:
        """The same record of what staff did, counted."""

        def counted(event: str, fields: Mapping[str, object]) -> None:
            with self._lock:
                self._staff[event] += 1
            record(event, fields)

        return counted

    def counted(self) -> Counted:
        """All of it, as it is now."""
        with self._lock:
            named = dict(self._outcomes), dict(self._visits), dict(self._faults)
            return Counted(*named, self._staff["override"], self._staff["pin_refused"])

    def _count(self, kind: str, fields: Fields) -> None:
        with self._lock:
            if kind == "visit":
                self._visits[str(fields["verdict"])] += 1
            elif kind == "fault" and fields["event"] == "begin":
                self._faults[str(fields["reason"])] += 1
