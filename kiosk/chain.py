"""The chain: every record is sealed together with the seal before it, so none is changed, removed or moved unseen.

    digest = SHA-256 of seq, at, kind and fields, each with its length before it
    seal   = HMAC-SHA256(key, the seal before || seq || digest)

Pure, standard library only, as all that the notary imports. docs/journal.md says what it proves.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import Protocol

from kiosk.errors import KioskError

Fields = Mapping[str, object]
"""By name; kiosk.record.allowed says which."""

BYTES = 32
"""Of a key, a digest, a seal."""
NO_SEAL = bytes(BYTES)
"""What stands before the first record of all."""
EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)


class NotaryError(KioskError):
    """The notary does not answer, or will not seal."""


@dataclass(frozen=True, slots=True)
class Record:
    """One line of the journal. `at_ms`: UTC, since 1970; `fields`: canonical JSON."""

    seq: int
    at_ms: int
    kind: str
    fields: str

    @property
    def at(self) -> str:
        """ISO 8601, UTC, with milliseconds. Raises OverflowError for what is no date."""
        return (EPOCH + timedelta(milliseconds=self.at_ms)).isoformat(timespec="milliseconds").replace("+00:00", "Z")

    def digest(self) -> bytes:
        """Of all that it says, and of its place. Raises ValueError or OverflowError for what no record can be."""
        parts = (str(self.seq), self.at, self.kind, self.fields)
        whole = hashlib.sha256(b"mask-kiosk record 1")
        for part in parts:
            text = part.encode()
            whole.update(len(text).to_bytes(4, "big") + text)
        return whole.digest()


@dataclass(frozen=True, slots=True)
class Head:
    """The newest sealed record."""

    seq: int = 0
    digest: bytes = NO_SEAL
    seal: bytes = NO_SEAL


@dataclass(frozen=True, slots=True)
class Link:
    """A record's digest with the seal before it and its own, as somebody claims."""

    seq: int
    digest: bytes
    before: bytes
    seal: bytes


class Witness(Protocol):
    """Knows what was sealed."""

    def head(self) -> Head:
        """The newest sealed record. Raises NotaryError."""

    def check(self, links: Sequence[Link]) -> list[bool]:
        """Which of them were sealed so. Raises NotaryError."""


class Notary(Witness, Protocol):
    """Seals, one record after the other, and never goes back."""

    def seal(self, seq: int, digest: bytes) -> bytes:
        """The seal of the record after the head, which it becomes; of the head, again. Raises NotaryError."""

    def close(self) -> None:
        """Let it go. A second call is harmless."""


def canonical(fields: Fields) -> str:
    """The one JSON text of these fields. Raises ValueError for NaN and infinity."""
    return json.dumps(fields, sort_keys=True, separators=(",", ":"), allow_nan=False)


def seal_of(key: bytes, before: bytes, seq: int, digest: bytes) -> bytes:
    """The seal of record `seq`."""
    return hmac.digest(key, before + seq.to_bytes(8, "big") + digest, "sha256")


def proven(key: bytes, link: Link) -> bool:
    """Whether this key sealed it so."""
    return hmac.compare_digest(seal_of(key, link.before, link.seq, link.digest), link.seal)
