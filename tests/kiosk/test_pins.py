"""PINs: which are refused, how they are kept, how they are asked for."""

from __future__ import annotations

import getpass
import io
import sys

import pytest
from argon2 import extract_parameters
from pydantic import SecretStr

from kiosk.errors import KioskError
from kiosk.pins import LANES, MEMORY_KIB, PASSES, Argon, ask, nobodys, why_not

PIN = "739154"


def refused(digits: str) -> bool:
    return bool(why_not(SecretStr(digits)))


@pytest.mark.parametrize("digits", [PIN, "241226", "19841231", "112358132134", "100000", "123455", "739154739155"])
def test_what_nobody_tries_first_is_taken(digits: str) -> None:
    assert not refused(digits)


@pytest.mark.parametrize(
    "digits",
    [
        *("000000", "777777777777"),
        *("123456", "654321", "345678", "987654", "890123", "210987", "1234567890", "012345678901"),
        *("246802", "135791"),
        *("121212", "1212121", "739739", "739173917391"),
        *("112233", "447711"),
    ],
)
def test_what_everybody_tries_first_is_refused(digits: str) -> None:
    assert "first that anybody tries" in why_not(SecretStr(digits))


@pytest.mark.parametrize("digits", ["", "73915", "7391548261537", "73915a", " 739154", "739154\n", "٧٣٩١٥٤", "-73915"])
def test_a_pin_is_six_to_twelve_digits(digits: str) -> None:
    assert why_not(SecretStr(digits)) == "a PIN has 6 to 12 digits and nothing else"


def test_few_pins_are_refused() -> None:
    assert sum(refused(f"{number:06}") for number in range(1_000_000)) < 3000


def test_a_pin_is_known_again_and_another_is_not() -> None:
    argon = Argon()
    kept = argon.hash(SecretStr(PIN))
    assert PIN not in kept
    assert argon.matches(kept, SecretStr(PIN))
    assert not argon.matches(kept, SecretStr("739155"))
    assert argon.hash(SecretStr(PIN)) != kept


def test_nobodys_hash_is_as_much_work_as_a_real_one_and_matches_nothing() -> None:
    nobody, somebody = extract_parameters(nobodys()), extract_parameters(Argon().hash(SecretStr(PIN)))
    assert nobody == somebody
    assert (nobody.time_cost, nobody.memory_cost, nobody.parallelism) == (PASSES, MEMORY_KIB, LANES)
    assert not Argon().matches(nobodys(), SecretStr(PIN))
    assert nobodys() != nobodys()


@pytest.mark.parametrize("kept", ["", "$argon2id$", "$argon2id$v=19$m=65536,t=3,p=1$c2FsdA$", "plain"])
def test_a_hash_that_cannot_be_checked_lets_nobody_in(kept: str, caplog: pytest.LogCaptureFixture) -> None:
    assert not Argon().matches(kept, SecretStr(PIN))
    assert "a PIN cannot be checked" in caplog.text
    assert PIN not in caplog.text


def test_a_new_pin_is_asked_for_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = [PIN, PIN, PIN, "739155"]
    monkeypatch.setattr(getpass, "getpass", lambda prompt: answers.pop(0))
    assert ask(on_stdin=False).get_secret_value() == PIN
    with pytest.raises(KioskError, match="two different PINs"):
        ask(on_stdin=False)


def test_a_terminal_that_would_show_the_pin_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{PIN}\n{PIN}\n"))
    monkeypatch.setattr(getpass, "getpass", getpass.fallback_getpass)
    with pytest.raises(KioskError, match="no terminal that hides what is typed"):
        ask(on_stdin=False)


def test_provisioning_gives_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{PIN}\r\n123456\n"))
    assert ask(on_stdin=True).get_secret_value() == PIN
    with pytest.raises(KioskError, match="first that anybody tries") as caught:
        ask(on_stdin=True)
    assert "123456" not in str(caught.value)
    with pytest.raises(KioskError, match="6 to 12 digits"):
        ask(on_stdin=True)
