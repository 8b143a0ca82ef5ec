import json
import random

import pytest

from kiosk.wire import FIELDS, MAX_BYTES, Packet, Refused, understand

LEASE = {"do": "lease", "n": 1, "ms": 1000, "age_ms": 40, "classified_ms": 60.5, "track": 7}
GRANT = {"do": "grant", "n": 1, "s": 60}
SHORT = [{"do": do, "n": 1} for do in ("revoke", "end", "beat", "reset")]
YEAR_S = 365 * 24 * 3600
HUGE = 10**400


def packed(fields):
    return json.dumps(fields).encode()


@pytest.mark.parametrize("fields", SHORT)
def test_what_has_no_length_is_understood(fields):
    assert understand(packed(fields)) == Packet(fields["do"], 1)


def test_a_lease_is_in_milliseconds_and_a_grant_in_seconds():
    assert understand(packed(LEASE)) == Packet("lease", 1, 1.0)
    assert understand(packed(GRANT)) == Packet("grant", 1, 60)


def test_a_lease_of_a_year_is_cut_to_a_second_and_a_half():
    assert understand(packed(LEASE | {"ms": 1000 * YEAR_S})).for_s == 1.5


@pytest.mark.parametrize("ms", [0, -1, -1000 * YEAR_S, "1000", None, True, [1000], HUGE])
def test_a_lease_has_a_length(ms):
    with pytest.raises(Refused):
        understand(packed(LEASE | {"ms": ms}))


@pytest.mark.parametrize("seconds", [0, -0.0, -1, 1800.001, YEAR_S, "60", None, True, {}, HUGE])
def test_a_grant_lasts_half_an_hour_at_the_most(seconds):
    with pytest.raises(Refused):
        understand(packed(GRANT | {"s": seconds}))


@pytest.mark.parametrize("name", ["ms", "age_ms", "classified_ms"])
@pytest.mark.parametrize("word", [b"NaN", b"Infinity", b"-Infinity", b"1e999", b"-1e999"])
def test_what_is_no_number_or_without_end_is_refused(name, word):
    with pytest.raises(Refused):
        understand(packed(LEASE | {name: 0.125}).replace(b"0.125", word))


@pytest.mark.parametrize("name", ["age_ms", "classified_ms"])
@pytest.mark.parametrize(
    ("age_ms", "good"), [(0, True), (500, True), (500.001, False), (-0.001, False), (False, False)]
)
def test_a_lease_rests_on_what_was_seen_within_half_a_second(name, age_ms, good):
    if good:
        assert understand(packed(LEASE | {name: age_ms})).for_s == 1.0
    else:
        with pytest.raises(Refused, match=name):
            understand(packed(LEASE | {name: age_ms}))


@pytest.mark.parametrize("name", ["n", "track"])
@pytest.mark.parametrize("value", [1.0, "1", None, True, [1]])
def test_numbers_and_tracks_are_whole(name, value):
    with pytest.raises(Refused, match=name):
        understand(packed(LEASE | {name: value}))


@pytest.mark.parametrize("fields", [LEASE, GRANT, *SHORT], ids=lambda fields: fields["do"])
def test_no_field_may_lack_and_none_may_be_added(fields):
    for name in fields:
        with pytest.raises(Refused):
            understand(packed({key: value for key, value in fields.items() if key != name}))
    with pytest.raises(Refused):
        understand(packed(fields | {"until": 1e12}))


@pytest.mark.parametrize("do", ["open", "LEASE", "", None, 1, [], {}, ["lease"]])
def test_nothing_else_can_be_asked(do):
    with pytest.raises(Refused):
        understand(packed({"do": do, "n": 1}))


@pytest.mark.parametrize(
    "data",
    [
        b"\0",
        b"lease",
        b"[]",
        b'"lease"',
        b"null",
        b"1",
        b"{}",
        b"\xff\xfe{",
        b"[" * MAX_BYTES,
        b'{"a":' * 100,
        b"[" * 255 + b"]" * 255,
        b"9" * MAX_BYTES,
        packed({"do": "beat", "n": 1})[:-1],
        packed({"do": "beat", "n": 1}) * 2,
        packed({"do": "beat", "n": 1}).decode().encode("utf-16"),
    ],
)
def test_what_is_not_one_json_object_is_refused(data):
    with pytest.raises(Refused):
        understand(data)


def test_a_packet_has_512_bytes_at_the_most():
    beat = packed({"do": "beat", "n": 1})
    assert understand(beat.ljust(MAX_BYTES)).do == "beat"
    with pytest.raises(Refused, match="512"):
        understand(beat.ljust(MAX_BYTES + 1))


def mangled(chance):
    """A packet with a field or some bytes replaced by something else."""
    fields = dict(chance.choice((LEASE, GRANT, *SHORT)))
    odd = (-1, 0, 1e999, -HUGE, True, None, "", [], {}, chance.random() * 4000, chance.randrange(-(2**70), 2**70))
    fields[chance.choice((*fields, "x"))] = chance.choice(odd)
    data = bytearray(packed(fields))
    for _ in range(chance.randrange(3)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    return bytes(data[: chance.choice((len(data), chance.randrange(len(data))))])


def test_of_100000_mangled_packets_each_is_refused_or_within_the_limits():
    chance, understood = random.Random(6), 0
    for _ in range(100_000):
        try:
            packet = understand(mangled(chance))
        except Refused:
            continue
        understood += 1
        assert type(packet.n) is int
        assert packet.do in FIELDS
        assert 0 < packet.for_s <= {"lease": 1.5, "grant": 1800}[packet.do] if FIELDS[packet.do] else packet.for_s == 0
    assert 0 < understood < 50_000
