"""PINs: which are refused, and how one is kept and checked so that neither the file nor the clock tells it."""

from __future__ import annotations

import base64
import getpass
import logging
import re
import secrets
import sys
import warnings
from itertools import pairwise
from typing import Protocol

from argon2 import PasswordHasher, Type
from argon2.exceptions import InvalidHashError, VerificationError, VerifyMismatchError
from pydantic import SecretStr

from kiosk.command import command
from kiosk.errors import KioskError

log = logging.getLogger(__name__)

SHORTEST, LONGEST = 6, 12
PASSES, MEMORY_KIB, LANES = 3, 64 * 1024, 1
"""RFC 9106, section 4, second recommended option (for machines with little memory): argon2id, 3 passes over 64 MiB.
It has four lanes; one is the same work, and leaves the other cores to the camera."""
SALT_BYTES, HASH_BYTES = 16, 32


class Hasher(Protocol):
    """Keeps PINs so that they cannot be read, and knows them again."""

    def hash(self, pin: SecretStr) -> str:
        """What to keep."""

    def matches(self, kept: str, pin: SecretStr) -> bool:
        """Whether it is the PIN that is kept; the work is the same either way."""


class Argon:
    """argon2id. A check takes a fifth of a second or so, without Python's lock."""

    def __init__(self) -> None:
        self._argon = PasswordHasher(PASSES, MEMORY_KIB, LANES, HASH_BYTES, SALT_BYTES, type=Type.ID)

    def hash(self, pin: SecretStr) -> str:
        """With a new salt."""
        return self._argon.hash(pin.get_secret_value())

    def matches(self, kept: str, pin: SecretStr) -> bool:
        """False also where the check itself fails: doubt is not green."""
        try:
            return self._argon.verify(kept, pin.get_secret_value())
        except VerifyMismatchError:
            return False
        except (VerificationError, InvalidHashError) as error:
            problem = type(error).__name__
        log.error("a PIN cannot be checked (%s): free memory, or set it with `%s`", problem, command("staff pin"))
        return False


def nobodys() -> str:
    """What is kept for a name that nobody has: well-formed, and no PIN matches it."""
    salt, tag = (base64.b64encode(secrets.token_bytes(n)).decode().rstrip("=") for n in (SALT_BYTES, HASH_BYTES))
    return f"$argon2id$v=19$m={MEMORY_KIB},t={PASSES},p={LANES}${salt}${tag}"


def why_not(pin: SecretStr) -> str:
    """A sentence on what is wrong with it as a new PIN; empty: nothing."""
    digits = pin.get_secret_value()
    if not re.fullmatch(r"[0-9]+", digits) or not SHORTEST <= len(digits) <= LONGEST:
        return f"a PIN has {SHORTEST} to {LONGEST} digits and nothing else"
    if _trivial(digits):
        return "this PIN is among the first that anybody tries: no runs, no repetitions"
    return ""


def _trivial(digits: str) -> bool:
    """777777, 123456, 987654, 246802; 121212, 739739; 112233."""
    steps = {(int(after) - int(before)) % 10 for before, after in pairwise(digits)}
    parts = (digits[:length] for length in range(1, len(digits) // 2 + 1))
    return (
        len(steps) == 1 or any((part * len(digits)).startswith(digits) for part in parts) or digits[::2] == digits[1::2]
    )


def ask(*, on_stdin: bool) -> SecretStr:
    """A new PIN: asked for twice without an echo, or the next line of the standard input. Raises KioskError."""
    if on_stdin:
        pin = SecretStr(sys.stdin.readline().rstrip("\r\n"))
    else:
        with warnings.catch_warnings():
            warnings.simplefilter("error", getpass.GetPassWarning)
            try:
                pin, again = SecretStr(getpass.getpass("PIN: ")), SecretStr(getpass.getpass("The same again: "))
            except getpass.GetPassWarning:
                raise KioskError("there is no terminal that hides what is typed: use one, or --stdin") from None
        if pin != again:
            raise KioskError("these were two different PINs: nothing is changed")
    if problem := why_not(pin):
        raise KioskError(f"{problem}: nothing is changed")
    return pin
