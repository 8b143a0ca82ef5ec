"""The way through the wizard, as an installer with a relay board, a door and no camera goes it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kiosk.errors import KioskError
from tools.walk.hand import Hand

NAME, PIN, OTHER_PIN, PLACE = "Anna", "739154", "739155", "Ward 3"


@dataclass(frozen=True, slots=True)
class Stop:
    """A step: `title` is what it asks. `go` answers, and leads on to the next."""

    name: str
    title: str
    go: Callable[[Hand], None]


def _language(hand: Hand) -> None:
    hand.tap("English")


def _staff(hand: Hand) -> None:
    """With a finger that slips once."""
    hand.tap("Add a person")
    hand.asked("What is the name?")
    hand.picture("name")
    hand.write(NAME)
    hand.tap("Done")
    for again in (OTHER_PIN, PIN):
        hand.asked(f"A PIN for {NAME}")
        hand.enter(PIN)
        hand.asked("The same PIN once more")
        hand.enter(again)
        if again != PIN:
            hand.asked(f"A PIN for {NAME}")
            hand.picture("pin-differs")
    hand.asked("Who has a PIN?")
    hand.until(lambda seen: any(NAME in spot.words for spot in seen.spots.values()), NAME)
    hand.picture("staff-somebody")


def _camera(hand: Hand) -> None:
    hand.tap("Demo, no camera")
    hand.until(lambda seen: seen.live, "picture of the camera")
    hand.picture("camera-chosen")


def _zone(hand: Hand) -> None:
    hand.until(lambda seen: seen.live, "picture of the camera")
    hand.draw()
    hand.picture("zone-drawn")


def _door(hand: Hand) -> None:
    hand.tap("LCUS (ttyUSB0)")
    hand.picture("door-chosen")


def _lock(hand: Hand) -> None:
    hand.tap("Locked")


def _trial(hand: Hand) -> None:
    board = hand.place.board
    if board.energised:
        raise KioskError("the door is open before anybody asked for it")
    hand.tap("Open the door now")
    board.wait(energised=True)
    hand.until(lambda seen: seen.spot("Yes, it opened") is not None, "question whether it opened")
    hand.picture("trial-open")
    board.wait(energised=False)
    hand.tap("Yes, it opened")
    hand.picture("trial-opened")


def _policy(hand: Hand) -> None:
    hand.tap("Advise")


def _hours(hand: Hand) -> None:
    hand.tap("At set times")
    hand.tap("Sat")
    hand.tap("begins_more")
    hand.picture("hours-week")


def _sound(hand: Hand) -> None:
    hand.tap("volume_2")


def _privacy(hand: Hand) -> None:
    hand.tap("It hangs there")


def _network(hand: Hand) -> None:
    hand.tap("Name of the place")
    hand.write(PLACE)
    hand.picture("place")
    hand.tap("Done")


def _engines(hand: Hand) -> None:
    hand.until(lambda seen: seen.spots["wizard_next"].free, "proof of the networks")
    hand.picture("engines-proved")


WAY = (
    Stop("language", "Which language?", _language),
    Stop("staff", "Who has a PIN?", _staff),
    Stop("camera", "Which camera?", _camera),
    Stop("zone", "Where do visitors stand?", _zone),
    Stop("door", "What moves the door?", _door),
    Stop("lock", "What does the lock do without power?", _lock),
    Stop("trial", "Does the door open?", _trial),
    Stop("policy", "What does the kiosk do?", _policy),
    Stop("hours", "When does it do so?", _hours),
    Stop("sound", "How loud?", _sound),
    Stop("privacy", "Do visitors know?", _privacy),
    Stop("network", "Where is this kiosk?", _network),
    Stop("engines", "Making ready", _engines),
    Stop("summary", "Is this right?", lambda _hand: None),
)
