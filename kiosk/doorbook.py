"""What the door does by itself, for the record: alarms, exits, faults, and a doorman that is gone."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kiosk.chain import Fields
from kiosk.gate import DoorState
from kiosk.scene import Frame, Outcome
from kiosk.visits import Note


def events(before: DoorState, now: DoorState) -> Iterator[Fields]:
    """What changed between two looks. Of a doorman that is not reached, nothing else is known."""
    if now.connected != before.connected:
        yield {"event": "back" if now.connected else "lost"}
    if not now.connected:
        return
    if now.alarm != before.alarm:
        yield {"event": "alarm" if now.alarm else "alarm over"}
    if now.exit and not before.exit:
        yield {"event": "exit"}
    if bool(now.fault) != bool(before.fault):
        yield {"event": "fault", "why": now.fault[:200]} if now.fault else {"event": "fault over"}


class DoorBook:
    """A listener that looks at the door with every outcome."""

    def __init__(self, state: Callable[[], DoorState], note: Note) -> None:
        self._state, self._note = state, note
        self._known = DoorState(connected=True)

    def __call__(self, _outcome: Outcome, _frame: Frame | None) -> None:
        """Note what changed."""
        now = self._state()
        for fields in events(self._known, now):
            self._note("door", fields)
        # What was known before the doorman was lost is compared with what it says when it is back.
        kept = self._known
        self._known = (
            now if now.connected else DoorState(connected=False, alarm=kept.alarm, exit=kept.exit, fault=kept.fault)
        )
