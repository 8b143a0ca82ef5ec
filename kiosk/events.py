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
from kiosk.phrase import Phrase, sentence, together
from kiosk.staff import KEY_SWITCH
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
    "CAMERA_LOST": Phrase("The camera gave no picture"),
    "CAMERA_FROZEN": Phrase("The camera repeated one picture"),
    "CAMERA_BLACK": Phrase("The camera saw only black"),
    "ENGINE_FAILED": Phrase("The networks failed, nobody could be judged"),
    "STALE": Phrase("The check stood still"),
}
DOORS = {
    "alarm": Phrase("Fire alarm: the door was set free."),
    "alarm over": Phrase("The fire alarm is over."),
    "reset": Phrase("The door was reset after an alarm."),
    "fault": Phrase("The door's relay failed."),
    "fault over": Phrase("The door's relay works again."),
    "lost": Phrase("The doorman was not reached: the door was on its own."),
    "back": Phrase("The doorman answers again."),
}
"""Who presses the exit button is no trouble, and would crowd out all that is."""


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
            words = _fault(fields["reason"], ended.pop(fields["reason"], None), still=running)
        else:
            words = _sentence(about, fields)
        running = running and about is not About.KIOSK
        if words:
            yield Event(datetime.fromtimestamp(at_ms / 1000, timezone.utc).astimezone(), about, words)


def _fault(reason: str, lasted_s: float | None, *, still: bool) -> str:
    what = FAULTS.get(reason) or Phrase("A fault (%1)", reason)
    if lasted_s is not None:
        return Phrase("%1, for %2.", what, lasting(lasted_s))
    return Phrase("%1; it is still so.", what) if still else Phrase("%1, until the kiosk ended.", what)


def _sentence(about: About, fields: Mapping[str, Any]) -> str:
    """Empty: not worth telling."""
    if about is About.KIOSK and (why_not := fields.get("why_not")):
        return Phrase("The kiosk was out of service: %1.", why_not)
    if about is About.KIOSK:
        return Phrase("The kiosk was started, version %1.", fields["version"])
    what = DOORS.get(fields["event"], "") if about is About.DOOR else _staff(fields["event"], fields)
    # The journal has English text; where it is a phrase of the kiosk's own, a screen can still say it.
    return what and together(what, sentence(Phrase(fields.get("why", ""))))


def _staff(event: str, fields: Mapping[str, Any]) -> str:
    by = fields.get("by", Phrase("Somebody"))
    by = KEY_SWITCH if by == KEY_SWITCH else by
    if event == "override":
        return together(_let_through(by, fields.get("seconds", 0)), sentence(Phrase(fields.get("reason", ""))))
    return {
        "override_failed": Phrase("%^1 could not let people through.", by),
        "revoked": Phrase("The pass that %1 gave was ended early.", by),
        "revoke_failed": Phrase("The pass that %1 gave could not be ended.", by),
        "ended": Phrase("The pass that %1 gave is over.", by),
        "key_switch": Phrase("The key switch was turned."),
        "pin_refused": Phrase("A wrong PIN for %1.", by),
        "setup": Phrase("%^1 ended the kiosk to set it up again.", by),
    }.get(event, "")


def _let_through(by: str, seconds: float) -> Phrase:
    if seconds == ONE_PERSON_S:
        return Phrase("%^1 let one person through.", by)
    return Phrase("%^1 let people through for %2.", by, lasting(seconds))
