"""A notary's folder: `key`, made once and at random, and `head`, which only ever goes on. Standard library only."""

from __future__ import annotations

import fcntl
import hashlib
import os
import secrets
from collections.abc import Sequence
from contextlib import ExitStack, closing, suppress
from pathlib import Path

from kiosk.chain import BYTES, Head, Link, NotaryError, proven, seal_of
from kiosk.phrase import Phrase

SLOT = 4096
"""A page, the least that a disk writes at once."""
MAGIC = b"mask-kiosk head\n"
BODY = len(MAGIC) + 8 + 2 * BYTES


class HeadFile:
    """Two slots, written in turn: a write that is cut off spoils the older head, never the newest."""

    def __init__(self, path: Path, flags: int = os.O_RDWR) -> None:
        self._file = os.open(path, flags | os.O_CLOEXEC)

    def read(self) -> Head:
        """The newest head. Raises NotaryError where there is none."""
        heads = [_unpacked(os.pread(self._file, SLOT, slot * SLOT)) for slot in (0, 1)]
        newest = max((head for head in heads if head is not None), key=lambda head: head.seq, default=None)
        if newest is None:
            raise NotaryError(
                Phrase("the notary's head is damaged: keep its folder and journal aside, and begin both anew")
            )
        return newest

    def write(self, head: Head) -> None:
        """On the disk when it returns. Raises OSError."""
        page = _packed(head)
        if os.pwrite(self._file, page, head.seq % 2 * SLOT) != len(page):
            raise OSError("the head was written in part only")
        os.fdatasync(self._file)

    def close(self) -> None:
        """A second call is harmless."""
        if self._file >= 0:
            os.close(self._file)
        self._file = -1


class KeyWitness:
    """Reads a notary's folder and leaves it as it is: for proof on the machine itself."""

    def __init__(self, key: Path) -> None:
        self._key, self._folder = _read_key(key), key.parent

    def head(self) -> Head:
        """As the file beside the key says. Raises NotaryError."""
        try:
            file = HeadFile(self._folder / "head", os.O_RDONLY)
        except OSError as error:
            why = Phrase("no head lies beside the key (%1): name the notary's own key", error.strerror or "")
            raise NotaryError(why) from None
        with closing(file):
            return file.read()

    def close(self) -> None:
        """Nothing is held."""

    def check(self, links: Sequence[Link]) -> list[bool]:
        """Which of them were sealed so."""
        return [proven(self._key, link) for link in links]


class LocalNotary:
    """Seals in this process with a folder of its own. One thread uses it; only one process can open it."""

    def __init__(self, folder: Path) -> None:
        with ExitStack() as opened:
            try:
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
                opened.callback(os.close, _lock(folder))
                _furnish(folder)
                self._file = HeadFile(folder / "head")
            except OSError as error:
                why = Phrase(
                    "the notary cannot use %1 (%2): end another one that has it, or mend its disk or rights",
                    *(str(folder), error.strerror or ""),
                )
                raise NotaryError(why) from None
            opened.callback(self._file.close)
            self._key, self._head = _read_key(folder / "key"), self._file.read()
            self._opened = opened.pop_all()

    def head(self) -> Head:
        """The newest sealed record."""
        return self._head

    def seal(self, seq: int, digest: bytes) -> bytes:
        """The seal, when the head is on the disk. Raises NotaryError for anything but the head or what follows it."""
        head = self._head
        if (seq, digest) == (head.seq, head.digest):  # its answer was lost
            return head.seal
        if seq != head.seq + 1 or len(digest) != BYTES:
            raise NotaryError(f"record {seq} does not follow {head.seq}, the newest: it is not sealed")
        new = Head(seq, digest, seal_of(self._key, head.seal, seq, digest))
        try:
            self._file.write(new)
        except OSError as error:
            raise NotaryError(Phrase("the notary cannot keep its head (%1): mend its disk", str(error))) from None
        self._head = new
        return new.seal

    def check(self, links: Sequence[Link]) -> list[bool]:
        """Which of them were sealed so."""
        return [proven(self._key, link) for link in links]

    def close(self) -> None:
        """Let the folder go. A second call is harmless."""
        self._opened.close()


def _lock(folder: Path) -> int:
    """For one process alone, until what is answered is closed. Raises OSError."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(handle)
        raise
    return handle


def _furnish(folder: Path) -> None:
    """A new folder gets its head first and then its key; a key or a head that is missing later is never made anew."""
    key, head = folder / "key", folder / "head"
    if not key.exists():
        if head.exists() and head.stat().st_size:
            _still_unused(head)
        _place(head, _packed(Head()) + bytes(SLOT))
        _place(key, secrets.token_bytes(BYTES))


def _still_unused(head: Path) -> None:
    with closing(HeadFile(head, os.O_RDONLY)) as file:
        used = file.read().seq > 0
    if used:
        raise NotaryError(Phrase("%1 has lost its key: keep folder and journal aside, and begin both anew", str(head)))


def _place(path: Path, content: bytes) -> None:
    """A whole file or none, on the disk, for its owner only."""
    new = path.with_suffix(".new")
    with suppress(FileNotFoundError):
        new.unlink()
    file = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
    try:
        os.write(file, content)
        os.fsync(file)
    finally:
        os.close(file)
    new.rename(path)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """A file's new name is on the disk when it returns. Raises OSError."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _read_key(path: Path) -> bytes:
    try:
        key = path.read_bytes()
    except OSError as error:
        why = Phrase("the key %1 cannot be read (%2): ask its owner", str(path), error.strerror or "")
        raise NotaryError(why) from None
    if len(key) != BYTES:
        raise NotaryError(Phrase("%1 is no key: it has %2 bytes, not %3", str(path), len(key), BYTES))
    return key


def _packed(head: Head) -> bytes:
    body = MAGIC + head.seq.to_bytes(8, "big") + head.digest + head.seal
    return (body + hashlib.sha256(body).digest()).ljust(SLOT, b"\0")


def _unpacked(page: bytes) -> Head | None:
    """None where the page is not whole."""
    body, rest = page[:BODY], page[BODY : BODY + BYTES]
    if not body.startswith(MAGIC) or hashlib.sha256(body).digest() != rest:
        return None
    place = len(MAGIC)
    seq, digest, seal = body[place : place + 8], body[place + 8 : -BYTES], body[-BYTES:]
    return Head(int.from_bytes(seq, "big"), digest, seal)
