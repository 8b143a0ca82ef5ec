"""What went wrong, who overruled the kiosk and what the door did, from the journal, in plain words."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timezone
from enum import Enum
from typing import Any

from kiosk.desk import ONE_PERSON_S
from kiosk.units import lasting

NEWEST = 20
REACH = 200_000
"""So many of the newest records are looked through at the most: a day's visits must not make staff wait."""


class About(Enum):
    """What an event is about; the values are the journal's."""

    FAULT = "fault"
    DOOR = "door"
    STAFF = "override"
    KIOSK = "start"


@dataclass(frozen=True, slots=True)
class Event:
    """One line. `at`: when it began, by the site's clock."""

    at: datetime
    about: About
    sentence: str


FAULTS = {
    "CAMERA_LOST": "The camera gave no picture",
    "CAMERA_FROZEN": "The camera repeated one picture",
    "CAMERA_BLACK": "The camera saw only black",
    "ENGINE_FAILED": "The networks failed, nobody could be judged",
    "STALE": "The check stood still",
}
DOORS = {
    "alarm": "Fire alarm: the door was set free.",
    "alarm over": "The fire alarm is over.",
    "reset": "The door was reset after an alarm.",
    "fault": "The door's relay failed. {why}",
    "fault over": "The door's relay works again.",
    "lost": "The doorman was not reached: the door was on its own.",
    "back": "The doorman answers again.",
}
"""Who presses the exit button is no trouble, and would crowd out all that is."""
STAFF = {
    "override": "{by} let people through for {for_}. {reason}",
    "override_failed": "{by} could not let people through. {why}",
    "revoked": "The pass that {by} gave was ended early.",
    "revoke_failed": "The pass that {by} gave could not be ended. {why}",
    "ended": "The pass that {by} gave is over.",
    "key_switch": "The key switch was turned.",
    "pin_refused": "A wrong PIN for {by}.",
}


def newest(connection: sqlite3.Connection, count: int = NEWEST) -> tuple[Event, ...]:
    """The newest first. Raises sqlite3.Error, and ValueError or LookupError for a record that is none."""
    kinds = ", ".join("?" for _ in About)
    query = (
        f"SELECT at, kind, fields FROM records WHERE kind IN ({kinds}) "  # noqa: S608 - only question marks
        "AND seq > (SELECT max(seq) FROM records) - ? ORDER BY seq DESC"
    )
    cursor = connection.execute(query, (*(about.value for about in About), REACH))
    events = _told((at_ms, About(kind), json.loads(text)) for at_ms, kind, text in cursor)
    return tuple(event for event, _ in zip(events, range(count), strict=False))


def _told(records: Iterator[tuple[int, About, Mapping[str, Any]]]) -> Iterator[Event]:
    """A fault that is over is one event, at its beginning. From the newest record to the oldest."""
    ended: dict[str, float] = {}
    running = True
    for at_ms, about, fields in records:
        if about is About.FAULT:
            if fields["event"] == "end":
                ended[fields["reason"]] = fields["duration_s"]
                continue
            sentence = _fault(fields["reason"], ended.pop(fields["reason"], None), still=running)
        else:
            sentence = _sentence(about, fields)
        running = running and about is not About.KIOSK
        if sentence:
            yield Event(datetime.fromtimestamp(at_ms / 1000, timezone.utc).astimezone(), about, sentence)


def _fault(reason: str, lasted_s: float | None, *, still: bool) -> str:
    words = FAULTS.get(reason, f"A fault ({reason})")
    if lasted_s is not None:
        return f"{words}, for {lasting(lasted_s)}."
    return f"{words}; it is still so." if still else f"{words}, until the kiosk ended."


def _sentence(about: About, fields: Mapping[str, Any]) -> str:
    """Empty: not worth telling."""
    if about is About.KIOSK:
        return f"The kiosk was started, version {fields['version']}."
    words = (DOORS if about is About.DOOR else STAFF).get(fields["event"], "")
    seconds = fields.get("seconds", 0)
    for_ = "one person" if seconds == ONE_PERSON_S else lasting(seconds)
    known = {"by": fields.get("by", "Somebody"), "reason": _ended(fields.get("reason", ""))}
    return words.format(**known, for_=for_, why=_ended(fields.get("why", ""))).strip()


def _ended(words: str) -> str:
    """As a sentence."""
    return words and words[:1].upper() + words[1:].rstrip(".") + "."
