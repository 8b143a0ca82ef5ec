"""Numbers per hour and day: visits by verdict, how long a verdict took, overrides, faults. By local time."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import lru_cache
from statistics import median
from typing import Any

from kiosk.errors import KioskError
from kiosk.phrase import Phrase
from kiosk.scene import Verdict

QUARTER_MS = 900_000
"""Every time zone begins its hours on a quarter of UTC's."""
COLUMNS = ("visits", "MASK_OK", "NO_MASK", "MASK_WRONG", "CANT_TELL", "LOOKING", "to verdict", "overrides", "faults")


@dataclass(slots=True)
class Tally:
    """What happened in some time. `times_s`: from arrival to the first verdict."""

    verdicts: Counter[str] = field(default_factory=Counter)
    times_s: list[float] = field(default_factory=list)
    green: int = 0
    overrides: int = 0
    faults: int = 0
    lost: int = 0

    def count(self, kind: str, fields: Mapping[str, Any]) -> None:
        """One record more."""
        if kind == "visit":
            self.verdicts[fields["verdict"]] += 1
            self.green += fields["green"]
            if "to_verdict_s" in fields:
                self.times_s.append(fields["to_verdict_s"])
        elif kind == "override":
            self.overrides += fields["event"] == "override"
        elif kind == "fault":
            self.faults += fields["event"] == "begin"
        elif kind == "lost":
            self.lost += fields["lost"]

    def as_dict(self) -> dict[str, Any]:
        """For JSON."""
        return {
            "visits": self.verdicts.total(),
            "verdicts": {one.value: self.verdicts[one.value] for one in Verdict if self.verdicts[one.value]},
            "green": self.green,
            "median_to_verdict_s": round(median(self.times_s), 3) if self.times_s else None,
            "overrides": self.overrides,
            "faults": self.faults,
            "lost": self.lost,
        }


def midnight_ms(day: date) -> int:
    """When a day begins here, in milliseconds since 1970."""
    return round(datetime(day.year, day.month, day.day).astimezone().timestamp() * 1000)


def span_ms(first: date, last: date) -> tuple[int, int]:
    """From the beginning of one day to the end of another."""
    return midnight_ms(first), midnight_ms(last + timedelta(days=1))


def figures(connection: sqlite3.Connection, first: date, last: date) -> dict[str, Any]:
    """`{"from", "to", "days": [{"day", ...}], "hours": [{"hour", ...}]}`, without those in which nothing happened.

    Raises KioskError for records that cannot be read.
    """
    hours: dict[str, Tally] = {}
    days: dict[str, Tally] = {}
    query = "SELECT at, kind, fields FROM records WHERE at >= ? AND at < ?"
    try:
        for at_ms, kind, text in connection.execute(query, span_ms(first, last)):
            hour, fields = _hour(at_ms // QUARTER_MS), json.loads(text)
            hours.setdefault(hour, Tally()).count(kind, fields)
            days.setdefault(hour[:10], Tally()).count(kind, fields)
    except (sqlite3.Error, ValueError, TypeError, KeyError, RecursionError) as error:
        why = Phrase("the journal cannot be read (%1): let `verify` look for what is wrong", str(error))
        raise KioskError(why) from None
    return {
        "from": first.isoformat(),
        "to": last.isoformat(),
        "days": [{"day": day, **tally.as_dict()} for day, tally in sorted(days.items())],
        "hours": [{"hour": hour, **tally.as_dict()} for hour, tally in sorted(hours.items())],
    }


@lru_cache(4096)
def _hour(quarter: int) -> str:
    return datetime.fromtimestamp(quarter * QUARTER_MS / 1000).astimezone().isoformat(timespec="hours")[:13]


def as_text(numbers: Mapping[str, Any]) -> str:
    """A table of the days, and one of the last day's hours."""
    days = [(row["day"], row) for row in numbers["days"]]
    last = [(row["hour"][11:] + " h", row) for row in numbers["hours"] if days and row["hour"].startswith(days[-1][0])]
    return "\n".join([*_table("day", days), "", *_table(days[-1][0] if days else "hour", last)])


def _table(name: str, lines: Iterable[tuple[str, Mapping[str, Any]]]) -> list[str]:
    cells = [(name, *COLUMNS)] + [(label, *_cells(row)) for label, row in lines]
    widths = [max(len(row[place]) for row in cells) for place in range(len(cells[0]))]
    return ["  ".join(text.rjust(width) for text, width in zip(row, widths, strict=True)) for row in cells]


def _cells(row: Mapping[str, Any]) -> list[str]:
    time_s = row["median_to_verdict_s"]
    verdicts = [str(row["verdicts"].get(name, 0)) for name in COLUMNS[1:-3]]
    time = "-" if time_s is None else f"{time_s:.2f} s"
    return [str(row["visits"]), *verdicts, time, str(row["overrides"]), str(row["faults"])]
