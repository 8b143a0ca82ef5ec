"""Events as a kiosk's journal has them, told by the kiosk's own words."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from datetime import datetime
from itertools import cycle

from kiosk.events import Event, newest
from kiosk.gate import NOBODY

_HOURS_APART = 5
_RECORDS: tuple[tuple[str, Mapping[str, object]], ...] = (
    ("fault", {"event": "begin", "reason": "CAMERA_LOST"}),
    ("override", {"event": "override", "by": "Anna Berg", "seconds": 900, "reason": "Medical exemption"}),
    ("override", {"event": "pin_refused", "by": "Dr. Bartholomew Featherstoneha"}),
    ("door", {"event": "fault", "why": "the relay reads back that it is not energised"}),
    ("start", {"version": "0.1.0"}),
    ("override", {"event": "override_failed", "by": "key switch", "why": str(NOBODY)}),
    ("door", {"event": "alarm"}),
    ("fault", {"event": "begin", "reason": "ENGINE_FAILED"}),
    ("override", {"event": "override", "by": "Mehmet Yıldız", "seconds": 20, "reason": "Delivery"}),
)


def events(count: int, now: datetime) -> tuple[Event, ...]:
    """So many, the newest first, some hours apart."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("CREATE TABLE records (seq INTEGER PRIMARY KEY, at, kind, fields)")
        for number, (kind, fields) in zip(reversed(range(count)), cycle(_RECORDS), strict=False):
            at_ms = 1000 * (now.timestamp() - 3600 * _HOURS_APART * number)
            row = (at_ms, kind, json.dumps(fields))
            connection.execute("INSERT INTO records (at, kind, fields) VALUES (?, ?, ?)", row)
        return newest(connection, count)
