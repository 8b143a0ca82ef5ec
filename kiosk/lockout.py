"""How often a PIN may be tried: counted per person and for all together, across restarts, whatever the clock says.

A try is booked as wrong, and is on the disk, before it is checked: to kill the kiosk in the middle wins nothing. A
pause is kept as a duration that passes only while the kiosk runs: no clock shortens it, and a restart begins it anew.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Annotated

from pydantic import Field, TypeAdapter, ValidationError

from kiosk.phrase import Phrase

log = logging.getLogger(__name__)

PAUSES_S = (30, 60, 120, 240, 480, 900)
FREE, FREE_OF_ALL = 5, 10
"""From so many wrong tries on, each brings a pause: of one person, and of all people together."""
REMEMBERED_S = 3600
"""How long a wrong try counts among those of all people. So no hour has more than 17: eight pauses take longer."""


def pause_after(wrong: int, free: int) -> int:
    """Seconds."""
    return PAUSES_S[min(wrong - free, len(PAUSES_S) - 1)] if wrong >= free else 0


Wait = Annotated[float, Field(ge=0, le=PAUSES_S[-1])]


@dataclass(frozen=True, slots=True)
class Tries:
    """A person's wrong ones since the last right one, and what is left of the pause after them."""

    wrong: Annotated[int, Field(ge=1)]
    wait_s: Wait


@dataclass(frozen=True, slots=True)
class Pause:
    """What is left of it, for the person and for everybody."""

    own_s: float = 0.0
    all_s: float = 0.0

    @property
    def left_s(self) -> float:
        """Until the next try is allowed."""
        return max(self.own_s, self.all_s)


@dataclass(frozen=True, slots=True)
class Count:
    """All that is kept. `recent_s`: for how long each wrong try is still remembered, the oldest first."""

    people: Mapping[str, Tries] = field(default_factory=dict)
    recent_s: tuple[Annotated[float, Field(ge=0, le=REMEMBERED_S)], ...] = ()
    wait_s: Wait = 0.0

    def later(self, by_s: float) -> Count:
        """After so long."""
        people = {name: replace(one, wait_s=max(one.wait_s - by_s, 0.0)) for name, one in self.people.items()}
        return Count(people, tuple(s - by_s for s in self.recent_s if s > by_s), max(self.wait_s - by_s, 0.0))

    def wrong(self, name: str) -> Count:
        """After one more wrong try."""
        number = self.people[name].wrong + 1 if name in self.people else 1
        recent_s = (*self.recent_s, float(REMEMBERED_S))
        people = {**self.people, name: Tries(number, pause_after(number, FREE))}
        return Count(people, recent_s, pause_after(len(recent_s), FREE_OF_ALL))

    def right(self, name: str) -> Count:
        """The try booked last was right: it and the person's are forgotten, other people's are not."""
        people = {other: tries for other, tries in self.people.items() if other != name}
        return Count(people, self.recent_s[:-1])

    def pause(self, name: str) -> Pause:
        """Before this person's next try."""
        return Pause(self.people[name].wait_s if name in self.people else 0.0, self.wait_s)


DISTRUST = Count(recent_s=(float(REMEMBERED_S),) * FREE_OF_ALL, wait_s=PAUSES_S[0])
"""Where nothing is known: as if everybody's free tries had just been used up."""
COUNT: TypeAdapter[Count] = TypeAdapter(Count)


class Lockout:
    """The count and its file. One thread at a time may book and forgive; any may ask for a pause."""

    def __init__(self, path: Path, now_s: float) -> None:
        self._path = path
        count, problem = self._read()
        self._kept = now_s, count
        self.trouble = ""
        """Why no PIN is checked, or the first ones slowly; empty: all is well."""
        if self._keep(now_s, count) and problem:
            self._tell(Phrase("the count of wrong PINs, %1, %2: a new one begins, with a pause", str(path), problem))

    def pause(self, name: str, now_s: float) -> Pause:
        """What this person has to wait for."""
        return self._at(now_s).pause(name)

    def book(self, name: str, now_s: float) -> bool:
        """Count a try before it is made; False: it could not be kept, and must not be made."""
        return self._keep(now_s, self._at(now_s).wrong(name))

    def forgive(self, name: str, now_s: float) -> None:
        """The try booked last was right."""
        self._keep(now_s, self._at(now_s).right(name))

    def _at(self, now_s: float) -> Count:
        as_of_s, count = self._kept
        return count.later(max(now_s - as_of_s, 0.0))

    def _keep(self, now_s: float, count: Count) -> bool:
        try:
            write_private(self._path, COUNT.dump_json(count))
        except OSError as error:
            why = str(self._path), error.strerror or ""
            self._tell(Phrase("wrong PINs cannot be counted in %1 (%2), so none is checked: mend that", *why))
            before = self._at(now_s)
            self._kept = now_s, replace(before, wait_s=max(before.wait_s, PAUSES_S[0]))
            return False
        self._kept, self.trouble = (now_s, count), ""
        return True

    def _read(self) -> tuple[Count, str]:
        try:
            return COUNT.validate_json(self._path.read_bytes(), strict=True), ""
        except FileNotFoundError:
            problem = Phrase("is not there")
        except OSError as error:
            problem = Phrase("cannot be read (%1)", error.strerror or "")
        except ValidationError:
            problem = Phrase("is damaged")
        return DISTRUST, problem

    def _tell(self, trouble: str) -> None:
        if trouble != self.trouble:
            log.error("%s", trouble)
        self.trouble = trouble


def write_private(path: Path, data: bytes) -> None:
    """Replace the file wholly or not at all, for its owner only; on the disk when this returns. Raises OSError."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    beside = path.with_name(f"{path.name}.new")
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW | os.O_CLOEXEC
    with os.fdopen(os.open(beside, flags, 0o600), "wb") as file:
        os.fchmod(file.fileno(), 0o600)
        if os.geteuid() == 0:  # an installer with sudo: the kiosk must be able to read it
            folder = path.parent.stat()
            os.fchown(file.fileno(), folder.st_uid, folder.st_gid)
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)
    descriptor = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
