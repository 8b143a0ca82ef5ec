"""What is taken out of a text, and what is not."""

from __future__ import annotations

import pytest

from kiosk.support.blank import Blank, address, secrets_in, without_values


@pytest.mark.parametrize(
    ("scheme", "rest", "wanted"),
    [
        ("mqtt", "user:pw@host:1883", "mqtt://(blanked)@host:1883"),
        ("mqtt", "host:1883", "mqtt://host:1883"),
        ("http", "host/", "http://host/"),
        ("http", "host/a/b?c=d", "http://host/(blanked)"),
        ("http", "user:p/w?@host/x", "http://(blanked)@host/(blanked)"),
        ("rtsp", "host?token=1", "rtsp://host/(blanked)"),
        ("mqtt", "@host", "mqtt://(blanked)@host"),
    ],
)
def test_of_an_address_scheme_host_and_port_are_kept(scheme: str, rest: str, wanted: str) -> None:
    assert address(scheme, rest) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "password=S3CRET",
        "password: S3CRET",
        'mqtt_password = "S3CRET"',
        '{"token": "S3CRET", "x": 1}',
        "API_KEY='S3CRET'",
        "Authorization: Basic S3CRET",
        "Set-Cookie: S3CRET",
        "PIN=S3CRET",
        "wifi psk=S3CRET",
        "rtspsrc user-pw=S3CRET !",
        "see http://h/S3CRET",
        "$argon2id$v=19$S3CRET",
    ],
)
def test_what_is_called_a_secret_is_taken_out(text: str) -> None:
    told = Blank()(text)
    assert "S3CRET" not in told
    assert "(blanked)" in told


@pytest.mark.parametrize(
    "text", ["nobody has a PIN, so there is no override", "Ward 3: 12 visits", "key switch turned"]
)
def test_plain_sentences_stay(text: str) -> None:
    assert Blank()(text) == text


def test_a_known_secret_goes_wherever_it_stands() -> None:
    secrets = set(secrets_in("url = mqtt://kiosk:p%40ss1@host and https://h/long-enough-token/short"))
    assert {"p%40ss1", "p@ss1", "long-enough-token"} <= secrets
    assert "short" not in secrets
    assert (
        Blank(secrets)("the broker refused P@SS1, and long-enough-token")
        == "the broker refused (blanked), and (blanked)"
    )


def test_people_are_numbers_and_parts_of_words_are_not_people() -> None:
    told = Blank(people=("Al", "Al Gore", "Zoë"))
    assert told("Al Gore, al and ZOË: Also") == "(staff 2), (staff 1) and (staff 3): Also"


def test_a_problems_keys_are_kept_and_its_values_are_not() -> None:
    problem = 'cannot be used:\n  line 2: mqtt.url = "secret": allowed is x\n      url = secret\n  line 4: a = 5: no'
    assert without_values(problem) == (
        "cannot be used:\n  line 2: mqtt.url = (blanked): allowed is x\n  line 4: a = (blanked): no"
    )
