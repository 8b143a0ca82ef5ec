"""What is wrong with the door's steps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import closing
from typing import Any

from kiosk.phrase import Phrase
from kiosk.relays import open_relay
from kiosk.relays.address import read_address, refuse_fail_safe
from kiosk.setup.answers import Answers
from kiosk.setup.found import Found
from kiosk.setup.problem import Problem

BOARDS = ("lcus", "kmtronic")
PORTS: Mapping[str, Mapping[str, int]] = {"webhook": {"http": 80, "https": 443}, "mqtt": {"mqtt": 1883}}
"""Which addresses a door at the end of a network may have."""


def options_of(answers: Answers) -> dict[str, Any]:
    """The settings' [door] table."""
    return {key: answers[f"door.{key}"] for key in type(answers.base.door).model_fields}


def door(answers: Answers, found: Found) -> Iterator[Problem]:
    """Whether its driver can work by these options, and whether it is here."""
    options = options_of(answers)
    driver = options["driver"]
    if driver == "none":
        return
    # What it says of `fail` is the next step's.
    if refused := refusal({**options, "fail": "secure"}):
        yield Problem(refused, Phrase("choose another door, or correct this one"))
    elif driver in BOARDS or driver == "gpio":
        place = options["chip" if driver == "gpio" else "port"]
        if not _in_use(answers, driver, place):
            yield from _here(driver, place, found)
    if driver == "log":
        yield Problem(Phrase("this door is words in a log"), Phrase("it moves nothing: for trials only"), blocks=False)
    if driver in PORTS:
        what = Phrase("a door at the end of a network is not fail-safe")
        yield Problem(what, Phrase("whether it obeys, and how soon, is up to what receives it"), blocks=False)


def _in_use(answers: Answers, driver: str, place: str) -> bool:
    """The doorman works by it already, and holds it: it cannot be asked."""
    kept = answers.base.door
    return kept.driver == driver and place == (kept.chip if driver == "gpio" else kept.port)


def refusal(options: Mapping[str, Any]) -> str:
    """What the driver says against these options; empty: nothing. A door at the end of a network is not called."""
    try:
        if options["driver"] in PORTS:
            read_address(options, PORTS[options["driver"]])
            refuse_fail_safe(options)
        else:
            with closing(open_relay(options)):  # it reaches for its board when it is first told something
                pass
    except ValueError as error:
        return str(error)
    return ""


def _here(driver: str, place: str, found: Found) -> Iterator[Problem]:
    if found.doors is None:
        return
    here = [one for one in found.doors if one.place == place]
    if not here:
        mend = Phrase("plug the board in, at another socket if need be, and look again")
        yield Problem(Phrase("there is nothing at %1", place), mend)
        return
    fitting = next((one for one in here if one.driver == driver), here[0])
    if fitting.trouble:
        yield Problem(Phrase("%1 cannot be used", fitting.name), fitting.trouble)
    elif fitting.driver != driver or not fitting.answers:
        what = Phrase("what is at %1 does not say that it is such a board", place)
        yield Problem(what, Phrase("try the door: it may still be one"), blocks=False)


def lock(answers: Answers, _found: Found) -> Iterator[Problem]:
    """Nobody but the site knows what its lock does without power, so it is asked, and never assumed."""
    if answers["door.driver"] in PORTS and answers["door.fail"] != "secure":
        what = Phrase("a door at the end of a network cannot be fail-safe here")
        yield Problem(what, Phrase("choose fail-secure, and set its lock there"))
    elif not lock_is_said(answers):
        what = Phrase("it is not said what the lock does without power")
        yield Problem(what, Phrase("look at the lock, or ask who fitted it, and choose"))


def lock_is_said(answers: Answers) -> bool:
    """Whether somebody has; also before, where the file already drives this door."""
    kept = answers.base.door
    return "door.fail" in answers.values or (kept.driver == answers["door.driver"] and "fail" in kept.model_fields_set)


def trial(answers: Answers, _found: Found) -> Iterator[Problem]:
    """Only somebody who stood there knows whether the door opened."""
    if answers.door_opened is None:
        yield Problem(Phrase("the door was not tried"), Phrase("open it once, and say what you saw"))
    elif not answers.door_opened:
        what = Phrase("the door did not open")
        yield Problem(
            what,
            Phrase(
                "look at the lock's power and at the relay's wires, or choose another relay, or the other safe state"
            ),
        )
