"""KMtronic's USB relay boards with 1, 2, 4 or 8 relays.

A command is FF, the channel, 1 or 0. The maker (info.kmtronic.com/kmtronic-usb-relay-test-software.html) gives two
questions: FF 09 00, which boards of 4 and 8 answer with a byte a relay, and FF CH 03, which boards of 1 and 2 answer
with FF CH and the state; and no timed mode. Own code: it is three bytes, and no library for these boards is kept up.
"""

from __future__ import annotations

from collections.abc import Mapping

from kiosk.relays.board import BoardRelay, Language, Question
from kiosk.relays.options import whole

HEAD = 0xFF
ASK_ALL = bytes((HEAD, 9, 0))
ASK_ONE = 3
CHANNELS = 8
STATES = {0, 1}


class KmtronicRelay(BoardRelay):
    """One relay of a KMtronic board."""

    def __init__(self, options: Mapping[str, object]) -> None:
        channel = whole(options, "channel", 1, 1, CHANNELS)
        on, off = (bytes((HEAD, channel, state)) for state in (1, 0))
        super().__init__(options, Language(on, off, _questions(channel)))


def _questions(channel: int) -> tuple[Question, ...]:
    """The long answer first, so that half of one is never taken for a short one.

    FF CH 03 comes last: only a board that is silent to the harmless question, and may be one of 1 or 2, hears it.
    """
    of_many = [_of_many(relays, channel) for relays in (8, 4) if channel <= relays]
    return (*of_many, _of_one(channel)) if channel <= 2 else tuple(of_many)


def _of_many(relays: int, channel: int) -> Question:
    def read(answer: bytes) -> bool | None:
        return bool(answer[channel - 1]) if len(answer) == relays and STATES.issuperset(answer) else None

    return Question(ASK_ALL, read)


def _of_one(channel: int) -> Question:
    head = bytes((HEAD, channel))

    def read(answer: bytes) -> bool | None:
        told = len(answer) == 3 and answer.startswith(head) and answer[2] in STATES
        return bool(answer[2]) if told else None

    return Question(bytes((HEAD, channel, ASK_ONE)), read)
