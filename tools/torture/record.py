"""Whether a journal kept what it had acknowledged."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from kiosk.chain import Witness
from kiosk.record.proof import Proof, prove
from kiosk.record.table import connect_to_read, rows
from tools.torture.said import Acknowledged

VERIFIES = "verifies"
OWN = {"begun", "lost", "pruned"}
"""Kinds that the journal writes by itself; nobody waits for their acknowledgement."""


@dataclass(frozen=True, slots=True)
class Kept:
    """`lost`: acknowledged, and not there with the same content. `unacknowledged`: there all the same.

    `chain`: VERIFIES, or where it breaks.
    """

    acknowledged: int
    unacknowledged: int
    lost: int
    chain: str

    @property
    def well(self) -> bool:
        """Nothing is lost, and the chain verifies."""
        return not self.lost and self.chain == VERIFIES


def examine(file: Path, witness: Witness, acknowledged: Sequence[Acknowledged]) -> Kept:
    """The proof of the whole file, and a look for every record. Raises KioskError, NotaryError."""
    with closing(connect_to_read(file)) as connection:
        proof = prove(connection, witness, file.parent)
        found = {(row.record.seq, row.record.kind, row.record.fields) for row in rows(connection)}
    wanted = {(one.seq, one.kind, one.fields) for one in acknowledged}
    ours = {one for one in found if one[1] not in OWN}
    return Kept(len(acknowledged), len(ours - wanted), len(wanted - found), _chain(proof))


def empty_log(file: Path) -> None:
    """Beside a kiosk that writes: what it wrote ahead goes into the file. Raises sqlite3.Error."""
    uri = f"{file.absolute().as_uri()}?mode=rw"  # never a new file
    with closing(sqlite3.connect(uri, uri=True, timeout=1.0)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _chain(proof: Proof) -> str:
    return VERIFIES if proof.broken is None else f"breaks at {proof.broken}"
