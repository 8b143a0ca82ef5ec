"""What a journal and its notary say to each other over a Unix socket: one packet is one JSON object.

Standard library only. `{"do": "head"}`, `{"do": "seal", "seq", "digest"}`, `{"do": "check", "links": [[seq, digest,
before, seal], ...]}`; digests and seals are hex. What is not answered as wished is answered with `refused`.
"""

from __future__ import annotations

import json
import socket
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from kiosk.chain import BYTES, Head, Link, Notary, NotaryError
from kiosk.phrase import Phrase

MAX_BYTES = 1 << 16
MOST_LINKS = 250
TIMEOUT_S = 2.0


def answer(notary: Notary, packet: bytes) -> bytes:
    """To any packet at all. Never raises."""
    try:
        reply = _answer(notary, json.loads(packet))
    except NotaryError as error:
        reply = {"refused": str(error)}
    except (ValueError, TypeError, KeyError, OverflowError, RecursionError):
        reply = {"refused": "this packet cannot be understood"}
    return json.dumps(reply).encode()


def _answer(notary: Notary, asked: dict[str, Any]) -> dict[str, Any]:
    match asked["do"]:
        case "head":
            head = notary.head()
            return {"seq": head.seq, "digest": head.digest.hex(), "seal": head.seal.hex()}
        case "seal":
            return {"seal": notary.seal(_seq(asked["seq"]), _bytes(asked["digest"])).hex()}
        case "check":
            links = [Link(_seq(row[0]), *map(_bytes, row[1:])) for row in asked["links"][:MOST_LINKS]]
            return {"right": notary.check(links)}
    raise ValueError("no such wish")


def _seq(value: object) -> int:
    if type(value) is not int or not 0 <= value < 1 << 63:
        raise ValueError("not a record's number")
    return value


def _bytes(text: str) -> bytes:
    value = bytes.fromhex(text)
    if len(value) != BYTES:
        raise ValueError("not a digest or a seal")
    return value


class SocketNotary:
    """The notary port over its socket: connects when asked, and anew after any failure. One thread uses it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._socket: socket.socket | None = None

    def head(self) -> Head:
        """The newest sealed record. Raises NotaryError."""
        reply = self._ask({"do": "head"})
        try:
            return Head(_seq(reply["seq"]), _bytes(reply["digest"]), _bytes(reply["seal"]))
        except (KeyError, ValueError, TypeError):
            raise self._nonsense() from None

    def seal(self, seq: int, digest: bytes) -> bytes:
        """The seal of the record after the head. Raises NotaryError."""
        reply = self._ask({"do": "seal", "seq": seq, "digest": digest.hex()})
        try:
            return _bytes(reply["seal"])
        except (KeyError, ValueError, TypeError):
            raise self._nonsense() from None

    def check(self, links: Sequence[Link]) -> list[bool]:
        """Which of them were sealed so. Raises NotaryError."""
        right: list[bool] = []
        for first in range(0, len(links), MOST_LINKS):
            some = links[first : first + MOST_LINKS]
            rows = [[link.seq, link.digest.hex(), link.before.hex(), link.seal.hex()] for link in some]
            said = self._ask({"do": "check", "links": rows}).get("right", [])
            if len(said) != len(some) or not all(isinstance(one, bool) for one in said):
                raise self._nonsense()
            right += said
        return right

    def close(self) -> None:
        """A second call is harmless."""
        if self._socket is not None:
            self._socket.close()
        self._socket = None

    def _ask(self, wish: dict[str, Any]) -> dict[str, Any]:
        try:
            reply = self._exchange(json.dumps(wish).encode())
        except (OSError, ValueError, TypeError) as error:  # a late answer must not be taken for the next one's
            self.close()
            why = Phrase("the notary at %1 does not answer (%2): start it", str(self._path), str(error))
            raise NotaryError(why) from None
        if "refused" in reply:
            raise NotaryError(Phrase("the notary refuses: %1", str(reply["refused"])))
        return reply

    def _exchange(self, packet: bytes) -> dict[str, Any]:
        if self._socket is None:
            self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
            self._socket.settimeout(TIMEOUT_S)
            self._socket.connect(str(self._path))
        self._socket.send(packet)
        data = self._socket.recv(MAX_BYTES)
        if not data:
            raise OSError("it hung up")
        return dict(json.loads(data))

    def _nonsense(self) -> NotaryError:
        self.close()
        return NotaryError(Phrase("what answers at %1 is no notary: name its socket", str(self._path)))
