"""Is the kiosk well? Figures in, findings out: pure. Each says how it is, and in plain words what to do."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import reduce

from kiosk import machine_findings, outside_findings
from kiosk.finding import Finding, Sign
from kiosk.gate import NOBODY, DoorState, Mode
from kiosk.machine import Machine
from kiosk.phrase import Phrase, listed, sentence, together
from kiosk.pulse import Spread, Vitals
from kiosk.scene import Reason
from kiosk.units import lasting
from kiosk.watchdog import Watched

SILENT_S = 2.0
FEW_PER_S = 8.0
OLD_MS = 500.0
"""A verdict on an older picture is not trusted (design.md)."""


@dataclass(frozen=True, slots=True)
class Running:
    """What runs a network, and why nothing faster does."""

    network: str
    backend: str
    refused: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Figures:
    """What is known. `camera`: in words; `door`: None, there is none; `journal`, `staff`: what is wrong, or nothing.

    `sound`: the same; None, there is none. `watched`: None, nobody proves anything (a replay).
    """

    camera: str
    vitals: Vitals
    machine: Machine
    engines: Sequence[Running] = ()
    door: DoorState | None = None
    mode: Mode = Mode.ENFORCE
    journal: str = ""
    staff: str = ""
    sound: str | None = None
    page: str | None = None
    """Why nobody reaches the health page, or the next one's broker hears nothing; None: there is none."""
    broker: str | None = None
    watched: Watched | None = None
    uptime_s: float = 0.0
    version: str = ""


def findings(figures: Figures) -> tuple[Finding, ...]:
    """On every part, the worst first."""
    found = [look(figures) for look in LOOKS]
    found[2:2] = _networks(figures.engines)
    return tuple(sorted(filter(None, found), key=lambda finding: -finding.sign.value))


CAMERA, JUDGING, NETWORKS, DOOR = Phrase("Camera"), Phrase("Judging"), Phrase("Networks"), Phrase("Door")
JOURNAL, STAFF = Phrase("Journal"), Phrase("Staff")
SOUND, KIOSK = Phrase("Sound"), Phrase("Kiosk")
NO_DOOR = Phrase("No door is driven here.")
FAULTS = {
    Reason.CAMERA_LOST: (Phrase("gives no picture"), Phrase("Check plug and cable. The kiosk tries again by itself.")),
    Reason.CAMERA_FROZEN: (Phrase("repeats one picture"), Phrase("Unplug the camera and plug it in again.")),
    Reason.CAMERA_BLACK: (Phrase("sees only black"), Phrase("Uncover its lens, or turn the light on.")),
}


def _camera(figures: Figures) -> Finding:
    vitals = figures.vitals
    if vitals.fault in FAULTS:
        said, advice = FAULTS[vitals.fault]
        return Finding(CAMERA, Sign.BROKEN, Phrase("%1: %2.", figures.camera, said), advice)
    if vitals.picture is None:
        said = Phrase("%1: no picture yet.", figures.camera)
        return Finding(CAMERA, Sign.LOOK, said, Phrase("Wait a minute, then check its plug."))
    (width, height), rate = vitals.picture, round(vitals.pictures_per_s)
    said = Phrase("%1: %2 × %3 pixels, %4 pictures a second.", figures.camera, width, height, rate)
    if vitals.pictures_per_s < FEW_PER_S:
        return Finding(CAMERA, Sign.LOOK, said, Phrase("That is little: give it more light, or another cable."))
    return Finding(CAMERA, Sign.GOOD, said)


def _judging(figures: Figures) -> Finding:
    vitals, age_ms = figures.vitals, figures.vitals.age_ms
    if vitals.silent_s is None:
        return Finding(JUDGING, Sign.LOOK, Phrase("Has not begun yet."), Phrase("The first start takes some minutes."))
    if vitals.silent_s > SILENT_S:
        said = Phrase("Nothing has been judged for %1.", lasting(vitals.silent_s))
        return Finding(JUDGING, Sign.BROKEN, said, Phrase("Restart the kiosk, and see to the door by hand meanwhile."))
    if vitals.fault is Reason.ENGINE_FAILED:
        advice = Phrase("Restart the kiosk. If it stays so, run the self-test.")
        return Finding(JUDGING, Sign.BROKEN, Phrase("The networks fail: nobody can be judged."), advice)
    pace = _pace(age_ms, vitals.latency_ms)
    said = Phrase("Looks %1 times a second.", round(vitals.outcomes_per_s))
    if age_ms and age_ms.median > OLD_MS:
        advice = Phrase("Too slow for a green verdict: restart the kiosk.")
        return Finding(JUDGING, Sign.BROKEN, said, together(advice, pace))
    if (age_ms and age_ms.p95 > OLD_MS) or vitals.outcomes_per_s < FEW_PER_S:
        advice = Phrase("Slow: does another program use this computer?")
        return Finding(JUDGING, Sign.LOOK, said, together(advice, pace))
    return Finding(JUDGING, Sign.GOOD, said, pace)


def _pace(age_ms: Spread | None, latency_ms: Spread | None) -> str:
    if age_ms is None or latency_ms is None:
        return ""
    age, work = (
        Phrase("%1\u00a0ms (95\u00a0%: %2\u00a0ms)", round(spread.median), round(spread.p95))
        for spread in (age_ms, latency_ms)
    )
    return Phrase("Pictures are %1 old when they are judged; the work takes %2.", age, work)


def _networks(engines: Sequence[Running]) -> Iterator[Finding]:
    """That a faster one is missing is as it may be: where it is too slow, the judging says so."""
    alike: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for one in engines:
        alike.setdefault((one.backend, one.refused), []).append(one.network)
    for (backend, refused), names in alike.items():
        every = reduce(lambda others, name: Phrase("%1 and %2", others, name), names)
        yield Finding(NETWORKS, Sign.GOOD, Phrase("%1: by %2.", every, backend), listed(refused))


def _door(figures: Figures) -> Finding:
    door = figures.door
    if door is None:
        return Finding(DOOR, Sign.GOOD, NO_DOOR)
    if figures.mode is Mode.OFF:
        return Finding(DOOR, Sign.GOOD, Phrase("The schedule leaves the door to itself now."))
    if not door.connected:
        return Finding(DOOR, Sign.BROKEN, door.fault or NOBODY, Phrase("See to the door by hand."))
    if door.fault:
        advice = Phrase("See to the door by hand, and check the relay's plug.")
        return Finding(DOOR, Sign.BROKEN, Phrase("The relay fails: %1", Phrase(door.fault)), advice)
    if door.alarm:
        advice = Phrase("It stays free until the alarm is over and was reset.")
        return Finding(DOOR, Sign.LOOK, Phrase("Fire alarm: the door is free."), advice, alarm=True)
    return Finding(DOOR, Sign.GOOD, _stands(door))


def _stands(door: DoorState) -> str:
    how = Phrase("Open") if door.open else Phrase("Shut")
    return Phrase("%1; a pass runs for %2 more.", how, lasting(door.grant_s)) if door.grant_s else sentence(how)


def _journal(figures: Figures) -> Finding:
    if figures.journal:
        advice = Phrase("The door works all the same. Free the disk, or have it mended.")
        return Finding(JOURNAL, Sign.BROKEN, Phrase("Nothing is recorded: %1", figures.journal), advice)
    return Finding(JOURNAL, Sign.GOOD, Phrase("Is written."))


def _staff(figures: Figures) -> Finding:
    if not figures.staff:
        return Finding(STAFF, Sign.GOOD, Phrase("Names and PINs can be read."))
    return Finding(STAFF, Sign.LOOK, sentence(figures.staff), Phrase("Until then the key switch lets people through."))


def _sound(figures: Figures) -> Finding | None:
    if figures.sound is None:
        return None
    if not figures.sound:
        return Finding(SOUND, Sign.GOOD, Phrase("No sound has failed."))
    return Finding(SOUND, Sign.LOOK, figures.sound, Phrase("Until then visitors have the screen only."))


def _kiosk(figures: Figures) -> Finding:
    return Finding(KIOSK, Sign.GOOD, Phrase("Version %1, runs for %2.", figures.version, lasting(figures.uptime_s)))


LOOKS: tuple[Callable[[Figures], Finding | None], ...]
LOOKS = (
    *(_camera, _judging, _door, _journal, _staff, _sound),
    lambda figures: outside_findings.page(figures.page),
    lambda figures: outside_findings.broker(figures.broker),
    lambda figures: machine_findings.disk(figures.machine),
    lambda figures: machine_findings.memory(figures.machine),
    lambda figures: machine_findings.heat(figures.machine),
    lambda figures: machine_findings.watchdog(figures.watched) if figures.watched else None,
    _kiosk,
)
