"""The door's book: each change once, and nothing made up while the doorman is away."""

from __future__ import annotations

import pytest

from kiosk.doorbook import DoorBook
from kiosk.gate import DoorState
from kiosk.record.allowed import checked
from kiosk.scene import Outcome, Reason, Verdict

OUTCOME = Outcome(Verdict.NOBODY, Reason.NONE, 1.0)
HERE = DoorState(connected=True)
GONE = DoorState(fault="The doorman is not reached: is it running?")


def told(*states: DoorState) -> list[str]:
    """The events, each of which the journal takes."""
    coming, noted = iter(states), []

    def note(kind: str, fields: dict[str, object]) -> None:
        checked(kind, fields)
        noted.append(str(fields["event"]))

    book = DoorBook(lambda: next(coming), note)
    for _ in states:
        book(OUTCOME, None)
    return noted


@pytest.mark.parametrize(
    ("states", "wanted"),
    [
        ([HERE, HERE], []),
        ([HERE, GONE, GONE, HERE], ["lost", "back"]),
        ([GONE, HERE], ["lost", "back"]),
        ([DoorState(True, alarm=True)] * 3 + [HERE], ["alarm", "alarm over"]),
        ([DoorState(True, exit=True)] * 2 + [HERE, DoorState(True, exit=True)], ["exit", "exit"]),
        ([DoorState(True, fault="the board is silent")] * 2 + [HERE], ["fault", "fault over"]),
        ([DoorState(True, alarm=True), GONE, DoorState(True, alarm=True)], ["alarm", "lost", "back"]),
        ([DoorState(True, alarm=True), GONE, HERE], ["alarm", "lost", "back", "alarm over"]),
        ([DoorState(True, open=True, energised=True, grant_s=9), HERE], []),
    ],
)
def test_each_change_is_noted_once(states: list[DoorState], wanted: list[str]) -> None:
    assert told(*states) == wanted
