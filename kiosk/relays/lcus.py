"""LCUS-1, -2, -4 and -8: the common USB relay boards with a CH340.

A command is A0, the channel, 1 or 0, and the sum of the three; FF asks, and newer firmware answers a line a channel,
"CH1: ON" or "CH1: OFF". Own code: it is four bytes, and no library for these boards is kept up.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from kiosk.relays.board import BoardRelay, Language, Question
from kiosk.relays.options import whole

HEAD = 0xA0
ASK = b"\xff"
CHANNELS = 8


class LcusRelay(BoardRelay):
    """One relay of an LCUS board."""

    def __init__(self, options: Mapping[str, object]) -> None:
        channel = whole(options, "channel", 1, 1, CHANNELS)
        line = re.compile(rb"CH%d: *(ON|OFF)" % channel)

        def read(answer: bytes) -> bool | None:
            found = line.search(answer)
            return None if found is None else found[1] == b"ON"

        # Commands have four bytes: a firmware that counts them, and knows no question, is not left with an odd one.
        question = Question(ASK, read, unheard=3 * ASK)
        super().__init__(options, Language(command(channel, 1), command(channel, 0), (question,)))


def command(channel: int, state: int) -> bytes:
    """The four bytes that set a channel."""
    return bytes((HEAD, channel, state, (HEAD + channel + state) & 0xFF))
