"""Staff's PINs at the screen: they go to the staff file at once, as hashes, and are nowhere else."""

from __future__ import annotations

from argparse import Namespace

from pydantic import SecretStr

from kiosk.errors import KioskError
from kiosk.pins import Hasher, why_not
from kiosk.staff import Person, Role, StaffFile, changed


def add(file: StaffFile, hasher: Hasher, name: str, role: Role, pin: SecretStr) -> tuple[Person, ...]:
    """All people, with this one, or with another PIN for it. Takes a fifth of a second. Raises KioskError."""
    if problem := why_not(pin):
        raise KioskError(problem)
    people = tuple(one for one in file.people() if one.name.casefold() != name.casefold())
    people = changed(people, Namespace(do="add", name=name, role=role.value), lambda: hasher.hash(pin))
    file.write(people)
    return people


def remove(file: StaffFile, name: str) -> tuple[Person, ...]:
    """All but this one. Raises KioskError."""
    people = changed(file.people(), Namespace(do="remove", name=name), str)
    file.write(people)
    return people
