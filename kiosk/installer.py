"""The site's settings at the kiosk's own screen: all staff may look at them, an installer may change some."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from kiosk.errors import KioskError
from kiosk.operator import SiteFile
from kiosk.phrase import Phrase
from kiosk.settings import Settings
from kiosk.settings_change import Written, change, read
from kiosk.settings_file import SITE_FILE
from kiosk.settings_text import Value
from kiosk.staff import Person, Role

Record = Callable[[Settings, Collection[str], str], None]
"""Is told the new settings, the names of those that changed, and who did it."""

NOT_YOURS = Phrase("only an installer changes this: everybody may look")


def _nowhere(_settings: Settings, _names: Collection[str], _by: str) -> None:
    """Nothing is recorded."""


def _nobody(_by: str) -> None:
    """Nobody is told."""


def _stay() -> None:
    """The kiosk goes on: nothing here could end it."""


@dataclass(frozen=True, slots=True)
class Installer:
    """`path`: the one file. `who`: the name of whoever is at the operator's pages; empty: nobody that has one."""

    path: Path = SITE_FILE
    who: Callable[[], str] = str
    people: Callable[[], tuple[Person, ...]] = tuple
    record: Record = _nowhere
    note_setup: Callable[[str], None] = _nobody
    """Is told who sets the kiosk up again; then `leave` ends it."""
    leave: Callable[[], None] = _stay

    def settings(self) -> SiteFile:
        """What the file has now. Raises KioskError where it cannot be used."""
        return SiteFile(read(self.path), str(self.path), self.refusal())

    def refusal(self) -> str:
        """Why whoever is at the operator's pages may not do what installers may; empty: they may."""
        return self._locked(self.who())

    def keep(self, values: Mapping[str, Value], known: Written) -> SiteFile:
        """Change these ("screen.theme": "bright") in the file, and record it. Raises KioskError, and all is as before.

        `known`: what the file was when they were chosen. Who asks is looked up anew: the page's word is not enough.
        """
        by = self.who()
        if locked := self._locked(by):
            raise KioskError(locked)
        after = change(self.path, values, known)
        self.record(after.settings, values, by)
        return SiteFile(after, str(self.path))

    def set_up(self) -> None:
        """The kiosk ends, and the wizard begins with what is set up. It is recorded first. Raises KioskError."""
        by = self.who()
        if locked := self._locked(by):
            raise KioskError(locked)
        self.note_setup(by)
        self.leave()

    def _locked(self, by: str) -> str:
        try:
            installers = {person.name for person in self.people() if person.role is Role.INSTALLER}
        except KioskError as error:
            return str(error)
        return "" if by in installers else NOT_YOURS
