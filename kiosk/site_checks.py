"""What the self-test says of door, record, staff and privacy. It only looks: no door moves, nothing is written.

The record's check is for the console only: the operator's view has a page for it.
"""

from __future__ import annotations

import socket
from contextlib import closing
from functools import partial
from pathlib import Path

from kiosk import privacy
from kiosk.command import command
from kiosk.errors import KioskError
from kiosk.phrase import Phrase, counted
from kiosk.record.packets import SocketNotary
from kiosk.record.proof import prove
from kiosk.record.table import connect_to_read
from kiosk.record.vault import KeyWitness
from kiosk.selftest import Check
from kiosk.settings import Settings
from kiosk.staff import StaffFile
from kiosk.state import state_folder

PATIENCE_S = 1.0


class DoormanMissing(KioskError):
    """Nobody answers at the doorman's socket."""


class RecordBroken(KioskError):
    """The record is not as it was sealed."""


def site_checks(settings: Settings) -> tuple[Check, ...]:
    """In the order of their weight."""
    folder = state_folder()
    return (
        (Phrase("door"), partial(_door, settings)),
        ("record", partial(_record, folder, settings.journal.notary)),
        (Phrase("staff"), partial(_staff, folder)),
        (Phrase("privacy"), partial(privacy.check, folder)),
    )


def _door(settings: Settings) -> str:
    """A connection that says nothing is no sign of life, so it moves no door."""
    door = settings.door
    if door.driver == "none":
        return Phrase("none is driven here")
    with closing(socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)) as line:
        line.settimeout(PATIENCE_S)
        try:
            line.connect(door.socket)
        except OSError as error:
            where = door.socket, error.strerror or "", command("doorman")
            raise DoormanMissing(Phrase("the doorman is not reached at %1 (%2): start it by `%3`", *where)) from error
    lock = Phrase("locked") if door.fail == "secure" else Phrase("free")
    return Phrase("the doorman listens and drives %1; a lock without power is %2", door.driver, lock)


def _record(folder: Path, notary: str) -> str:
    path = folder / "journal.sqlite3"
    if not path.exists():
        return "none yet: a kiosk with a camera begins one"
    witness = SocketNotary(Path(notary)) if notary else KeyWitness(folder / "notary" / "key")
    with closing(connect_to_read(path)) as connection:
        proof = prove(connection, witness, folder)
    if proof.broken:
        raise RecordBroken(f"{proof.broken}: run `{command('journal verify')}`, and keep {path.name} aside")
    return f"{proof.records} records, each as it was sealed"


def _staff(folder: Path) -> str:
    people = StaffFile(folder / "staff.json").people()
    if not people:
        return Phrase("nobody has a PIN, so there is no override: `%1` gives one", command("staff add NAME"))
    return counted("%n can override", None, len(people))
