"""What setting up asks of the machine it runs on. Tests and the gallery have others."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from kiosk.errors import KioskError
from kiosk.ports import Finder
from kiosk.reader import Feed
from kiosk.settings import ModelSettings, Settings
from kiosk.settings_change import read
from kiosk.setup.again import Before
from kiosk.setup.answers import Answers
from kiosk.setup.cameras import find_cameras
from kiosk.setup.doors import find_doors
from kiosk.setup.found import Built, FoundCamera, FoundDoor
from kiosk.setup.saved import Saved
from kiosk.setup.session import Session
from kiosk.setup.writing import trouble, write
from kiosk.staff import Person, StaffFile

STAFF, SAVED, BEFORE = "staff.json", "setup.json", "before-setup.json"
Watch = Callable[[str, float], bool]
"""Told what a build does and how far it is, 0 to 1; False: it is to be cancelled (as in engines.build)."""


@dataclass(frozen=True, slots=True)
class Machine:
    """`folder`: the state's. `config`: the settings file that is to be. All but open_feed may take their time."""

    folder: Path
    config: Path
    open_feed: Callable[[str], Callable[[], Feed]]
    """What opens a source, as in the settings. Raises KioskError, at once or when it is called."""
    open_finder: Callable[[], AbstractContextManager[Finder]]
    """One that needs no engine to be built first."""
    build: Callable[[ModelSettings, Watch], tuple[str, ...]]
    """Makes ready what runs the networks; says what does, and why nothing faster does. Raises KioskError."""
    cameras: Callable[[], tuple[FoundCamera, ...]] = find_cameras
    doors: Callable[[], tuple[FoundDoor, ...]] = find_doors

    @property
    def staff(self) -> StaffFile:
        """The kiosk's own."""
        return StaffFile(self.folder / STAFF)

    @property
    def saved(self) -> Saved:
        """Where somebody stopped."""
        return Saved(self.folder / SAVED)

    @property
    def before(self) -> Before:
        """What was set up before somebody began to set it up again."""
        return Before(self.folder / BEFORE, self.config, self.folder / STAFF)

    def begin(self, keep: Callable[[Answers], None] | None = None) -> Session:
        """Where somebody stopped, or at the first step.

        A file that cannot be used is told at the last step, and nothing of it is taken. `keep`: other than at once.
        """
        base = self._base()
        return self._session(self.saved.load(base) or Answers(base), keep or self.saved.save)

    def begin_again(self) -> Session:
        """At the first step, with what is set up. The answers are kept nowhere: who leaves, changes nothing."""
        return self._session(Answers(self._base()), lambda _answers: None)

    def _base(self) -> Settings:
        try:
            return read(self.config).settings
        except KioskError:
            return Settings()

    def _session(self, answers: Answers, keep: Callable[[Answers], None]) -> Session:
        session = Session(answers, keep)
        people, wrong = self.people()
        session.look(people=people, staff_trouble=wrong, file_trouble=trouble(self.config))
        return session

    def people(self) -> tuple[tuple[Person, ...], str]:
        """Staff, and why they cannot be read."""
        try:
            return self.staff.people(), ""
        except KioskError as error:
            return (), str(error)

    def built(self, models: ModelSettings, watch: Watch) -> Built:
        """The engines made ready, or why they are not."""
        try:
            runs, *refused = self.build(models, watch)
            return Built(runs, tuple(refused))
        except KioskError as error:
            return Built(trouble=str(error))

    def finish(self, answers: Answers) -> None:
        """Write the settings, and forget the answers. Raises KioskError, and the answers stay."""
        write(self.config, answers)
        self.saved.clear()
        self.before.forget()


def been_set_up(folder: Path) -> bool:
    """Whether somebody has a PIN here, and nobody stopped in the middle. `folder`: the state's.

    Where the list of staff cannot be read it was: whoever broke it must not be asked for a new one.
    """
    if (folder / SAVED).exists():
        return False
    try:
        return bool(StaffFile(folder / STAFF).people())
    except KioskError:
        return True
