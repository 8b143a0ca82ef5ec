"""The chain: what a digest and a seal are made of, by hand."""

from __future__ import annotations

import hashlib
import hmac
import math

import pytest

from kiosk.chain import NO_SEAL, Link, Record, canonical, proven, seal_of

KEY = bytes(range(32))
RECORD = Record(7, 1_767_600_000_123, "visit", '{"green":true}')


def test_a_digest_is_of_every_part_with_its_length_before_it() -> None:
    parts = [b"7", b"2026-01-05T08:00:00.123Z", b"visit", b'{"green":true}']
    text = b"mask-kiosk record 1" + b"".join(len(part).to_bytes(4, "big") + part for part in parts)
    assert RECORD.digest() == hashlib.sha256(text).digest()


def test_a_seal_is_an_hmac_over_the_seal_before_the_number_and_the_digest() -> None:
    digest = RECORD.digest()
    expected = hmac.new(KEY, NO_SEAL + (7).to_bytes(8, "big") + digest, hashlib.sha256).digest()
    assert seal_of(KEY, NO_SEAL, 7, digest) == expected


@pytest.mark.parametrize(
    "other",
    [
        Record(8, RECORD.at_ms, RECORD.kind, RECORD.fields),
        Record(7, RECORD.at_ms + 1, RECORD.kind, RECORD.fields),
        Record(7, RECORD.at_ms, "visi", 't{"green":true}'),
        Record(7, RECORD.at_ms, RECORD.kind, '{"green":true} '),
    ],
)
def test_no_two_records_share_a_digest_though_their_texts_joined_are_one(other: Record) -> None:
    assert other.digest() != RECORD.digest()


def test_a_seal_proves_one_record_in_one_place_with_one_key() -> None:
    digest, before = RECORD.digest(), bytes(31) + b"\1"
    seal = seal_of(KEY, before, 7, digest)
    assert proven(KEY, Link(7, digest, before, seal))
    for wrong in (
        Link(8, digest, before, seal),
        Link(7, bytes(32), before, seal),
        Link(7, digest, NO_SEAL, seal),
        Link(7, digest, before, seal[::-1]),
        Link(7, digest, before, b""),
    ):
        assert not proven(KEY, wrong)
    assert not proven(KEY[::-1], Link(7, digest, before, seal))


def test_canonical_json_is_one_text_whatever_the_order() -> None:
    assert canonical({"b": 1.5, "a": "ä"}) == canonical({"a": "ä", "b": 1.5}) == '{"a":"\\u00e4","b":1.5}'
    with pytest.raises(ValueError, match="not JSON compliant"):
        canonical({"a": math.nan})


def test_what_is_no_date_has_no_digest() -> None:
    with pytest.raises(OverflowError):
        Record(1, 2**62, "visit", "{}").digest()
