"""Who may overrule the kiosk, and the installer's command line: `python -m kiosk.staff add | remove | list | pin`."""

from __future__ import annotations

import argparse
import logging
import stat
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from enum import Enum
from pathlib import Path

from pydantic import SecretStr, TypeAdapter, ValidationError

from kiosk.command import program
from kiosk.errors import KioskError
from kiosk.lockout import Lockout, Pause, write_private
from kiosk.phrase import Phrase, listed
from kiosk.pins import Argon, Hasher, ask, nobodys
from kiosk.state import state_folder

log = logging.getLogger(__name__)

KEY_SWITCH = Phrase("key switch")
"""Who it was, where somebody turned the key: no person may be called so."""


class Role(Enum):
    """What a PIN is good for. Installers may override, too."""

    OVERRIDE = "override"
    INSTALLER = "installer"


@dataclass(frozen=True, slots=True)
class Person:
    """One of the staff; `pin` is its argon2id hash."""

    name: str
    role: Role
    pin: str = field(repr=False)

    def __post_init__(self) -> None:
        if not 1 <= len(self.name) <= 30 or not self.name.isprintable() or self.name != self.name.strip():
            raise ValueError("a name has 1 to 30 letters, and no blank at either end")
        if self.name.casefold() == KEY_SWITCH:
            raise ValueError(f'"{KEY_SWITCH}" is what the record calls the keyed switch: choose another name')
        if not self.pin.startswith("$argon2id$"):
            raise ValueError("a PIN is kept as an argon2id hash")


PEOPLE: TypeAdapter[tuple[Person, ...]] = TypeAdapter(tuple[Person, ...])


class StaffFile:
    """The people, in one file that only its owner may read. No file: nobody yet."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def people(self) -> tuple[Person, ...]:
        """All of them, in the order of the file. Raises KioskError."""
        try:
            if stat.S_IMODE(self._path.stat().st_mode) & 0o077:
                raise KioskError(
                    Phrase("others may read or change %1: look who did, then `chmod 600` it", str(self._path))
                )
            return PEOPLE.validate_json(self._path.read_bytes())
        except FileNotFoundError:
            return ()
        except OSError as error:
            why = Phrase("the staff file %1 cannot be read (%2): mend that", str(self._path), error.strerror or "")
            raise KioskError(why) from None
        except ValidationError:
            # Not with pydantic's own words: they repeat what the file holds.
            why = Phrase("the staff file %1 is damaged: put back a copy, or add all anew", str(self._path))
            raise KioskError(why) from None

    def write(self, people: tuple[Person, ...]) -> None:
        """Replace them all. Raises KioskError."""
        try:
            write_private(self._path, PEOPLE.dump_json(people, indent=1))
        except OSError as error:
            raise KioskError(f"the staff file {self._path} cannot be written ({error.strerror}): mend that") from None


class Answer(Enum):
    """What becomes of a try. NOT_MADE: a pause lasts, or it cannot be counted."""

    RIGHT = "right"
    WRONG = "wrong"
    NOT_MADE = "not made"


class Staff:
    """Knows people by their PINs. Any thread may call it; a check takes a fifth of a second or so."""

    def __init__(self, file: StaffFile, lockout: Lockout, hasher: Hasher) -> None:
        self._file, self._lockout, self._hasher = file, lockout, hasher
        self._nobodys, self._lock = nobodys(), threading.Lock()
        self._file_trouble = ""

    @property
    def trouble(self) -> str:
        """What is wrong with the staff file, and with counting wrong tries; empty: nothing."""
        self._people()
        return listed((self._file_trouble, self._lockout.trouble))

    def names(self) -> tuple[str, ...]:
        """In the order of the file; whoever was added or removed meanwhile counts. None where it is broken."""
        return tuple(person.name for person in self._people())

    def pause(self, name: str, now_s: float) -> Pause:
        """What this person has to wait for before the next try."""
        return self._lockout.pause(name, now_s)

    def check(self, name: str, pin: SecretStr, now_s: float) -> Answer:
        """One try, counted before it is made. A name that nobody has takes the same work."""
        with self._lock:
            person = next((one for one in self._people() if one.name == name), None)
            known, kept = (person.name, person.pin) if person else ("", self._nobodys)
            if self._lockout.pause(known, now_s).left_s > 0 or not self._lockout.book(known, now_s):
                return Answer.NOT_MADE
            if not self._hasher.matches(kept, pin):
                return Answer.WRONG
            self._lockout.forgive(known, now_s)
            return Answer.RIGHT

    def _people(self) -> tuple[Person, ...]:
        try:
            people, trouble = self._file.people(), ""
        except KioskError as error:
            people, trouble = (), str(error)
        if trouble and trouble != self._file_trouble:
            log.error("%s", trouble)
        self._file_trouble = trouble
        return people


def open_staff(folder: Path, now_s: float) -> Staff:
    """The staff whose files lie in this folder, and the count of their wrong tries."""
    return Staff(StaffFile(folder / "staff.json"), Lockout(folder / "lockout.json", now_s), Argon())


def changed(people: tuple[Person, ...], options: argparse.Namespace, hashed: Callable[[], str]) -> tuple[Person, ...]:
    """The people after an add, remove or pin; `hashed` asks for the new PIN. Raises KioskError."""
    alike = [one for one in people if one.name.casefold() == options.name.casefold()]
    if options.do == "add":
        if alike:
            raise KioskError(f"there is {alike[0].name} already: `pin` sets another PIN")
        try:
            new = Person(options.name, Role(options.role), nobodys())
        except ValueError as error:
            raise KioskError(f"{error}: nothing is changed") from None
        return (*people, replace(new, pin=hashed()))
    if not alike:
        raise KioskError(f"there is no {options.name}: `list` names all")
    if options.do == "remove":
        return tuple(one for one in people if one not in alike)
    pin = hashed()
    return tuple(replace(one, pin=pin) if one in alike else one for one in people)


def parse(arguments: list[str] | None) -> argparse.Namespace:
    """The command line; argparse ends with 2 where it is wrong. A PIN has no place on it."""
    parser = argparse.ArgumentParser(prog=program("staff"), description="Who may overrule the kiosk by PIN.")
    parser.add_argument("--file", type=Path, default=state_folder() / "staff.json")
    commands = parser.add_subparsers(dest="do", required=True)
    commands.add_parser("list", help="name all")
    for name, text in {"add": "add a person", "remove": "remove a person", "pin": "set a person's PIN"}.items():
        command = commands.add_parser(name, help=text)
        command.add_argument("name", metavar="NAME")
        if name == "add":
            command.add_argument("--role", choices=[role.value for role in Role], default=Role.OVERRIDE.value)
        if name != "remove":
            command.add_argument("--stdin", action="store_true", help="read the PIN as a line, for provisioning")
    return parser.parse_args(arguments)


def main(arguments: list[str] | None = None) -> int:
    """Entry of `python -m kiosk.staff`: an error of ours is a sentence and an exit code."""
    options = parse(arguments)
    file = StaffFile(options.file)
    try:
        people = file.people()
        if options.do != "list":
            people = changed(people, options, lambda: Argon().hash(ask(on_stdin=options.stdin)))
            file.write(people)
    except KioskError as error:
        print(f"mask-kiosk: {error}", file=sys.stderr)
        return error.exit_code
    print("\n".join(f"{one.name} ({one.role.value})" for one in people) or "nobody: only a keyed switch overrules it")
    return 0


if __name__ == "__main__":
    sys.exit(main())
