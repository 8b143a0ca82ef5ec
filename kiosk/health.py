"""Is the kiosk well? Figures in, findings out: pure. Each says how it is, and in plain words what to do."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from kiosk.gate import DoorState, Mode
from kiosk.machine import Machine
from kiosk.pulse import Spread, Vitals
from kiosk.scene import Reason
from kiosk.units import NBSP, lasting, size

SILENT_S = 2.0
FEW_PER_S = 8.0
OLD_MS = 500.0
"""A verdict on an older picture is not trusted (design.md)."""
LITTLE_DISK_B, NO_DISK_B, LITTLE_MEMORY = 1 << 30, 100 << 20, 0.1
HOT_C, TOO_HOT_C = 80.0, 95.0


class Sign(Enum):
    """How something is."""

    GOOD = 0
    LOOK = 1
    BROKEN = 2


@dataclass(frozen=True, slots=True)
class Finding:
    """How one part is. `advice`: what to do; where all is well, what else there is to know, or nothing."""

    part: str
    sign: Sign
    said: str
    advice: str = ""
    alarm: bool = False
    """A fire alarm that staff may reset once it is over."""


@dataclass(frozen=True, slots=True)
class Running:
    """What runs a network, and why nothing faster does."""

    network: str
    backend: str
    refused: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Figures:
    """What is known. `camera`: in words; `door`: None, there is none; `journal`, `staff`: what is wrong, or nothing."""

    camera: str
    vitals: Vitals
    machine: Machine
    engines: Sequence[Running] = ()
    door: DoorState | None = None
    mode: Mode = Mode.ENFORCE
    journal: str = ""
    staff: str = ""
    uptime_s: float = 0.0
    version: str = ""


def findings(figures: Figures) -> tuple[Finding, ...]:
    """On every part, the worst first."""
    found = [look(figures) for look in LOOKS]
    found[2:2] = _networks(figures.engines)
    return tuple(sorted(filter(None, found), key=lambda finding: -finding.sign.value))


CAMERA = {
    Reason.CAMERA_LOST: ("gives no picture", "Check its plug and cable. The kiosk tries again by itself."),
    Reason.CAMERA_FROZEN: ("repeats one picture", "Unplug the camera and plug it in again."),
    Reason.CAMERA_BLACK: ("sees only black", "Uncover its lens, or turn the light on."),
}


def _camera(figures: Figures) -> Finding:
    vitals = figures.vitals
    if vitals.fault in CAMERA:
        said, advice = CAMERA[vitals.fault]
        return Finding("Camera", Sign.BROKEN, f"{figures.camera}: {said}.", advice)
    if vitals.picture is None:
        return Finding("Camera", Sign.LOOK, f"{figures.camera}: no picture yet.", "Wait a minute, then check its plug.")
    width, height = vitals.picture
    said = f"{figures.camera}: {width} × {height} pixels, {vitals.pictures_per_s:.0f} pictures a second."
    if vitals.pictures_per_s < FEW_PER_S:
        return Finding("Camera", Sign.LOOK, said, "That is little: give it more light, or another cable and plug.")
    return Finding("Camera", Sign.GOOD, said)


def _judging(figures: Figures) -> Finding:
    vitals, age_ms = figures.vitals, figures.vitals.age_ms
    if vitals.silent_s is None:
        return Finding("Judging", Sign.LOOK, "Has not begun yet.", "The first start takes some minutes.")
    if vitals.silent_s > SILENT_S:
        said = f"Nothing has been judged for {lasting(vitals.silent_s)}."
        return Finding("Judging", Sign.BROKEN, said, "Restart the kiosk, and see to the door by hand meanwhile.")
    if vitals.fault is Reason.ENGINE_FAILED:
        advice = "Restart the kiosk. If it stays so, run the self-test."
        return Finding("Judging", Sign.BROKEN, "The networks fail: nobody can be judged.", advice)
    pace = _pace(age_ms, vitals.latency_ms)
    said = f"Looks {vitals.outcomes_per_s:.0f} times a second."
    if age_ms and age_ms.median > OLD_MS:
        return Finding("Judging", Sign.BROKEN, said, f"Too slow for a green verdict: restart the kiosk. {pace}")
    if (age_ms and age_ms.p95 > OLD_MS) or vitals.outcomes_per_s < FEW_PER_S:
        return Finding("Judging", Sign.LOOK, said, f"Slow: does another program use this computer? {pace}".strip())
    return Finding("Judging", Sign.GOOD, said, pace)


def _pace(age_ms: Spread | None, latency_ms: Spread | None) -> str:
    if age_ms is None or latency_ms is None:
        return ""
    age, work = (
        f"{spread.median:.0f}{NBSP}ms (95{NBSP}%: {spread.p95:.0f}{NBSP}ms)" for spread in (age_ms, latency_ms)
    )
    return f"Pictures are {age} old when they are judged; the work takes {work}."


def _networks(engines: Sequence[Running]) -> Iterator[Finding]:
    """That a faster one is missing is as it may be: where it is too slow, the judging says so."""
    alike: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for one in engines:
        alike.setdefault((one.backend, one.refused), []).append(one.network)
    for (backend, refused), names in alike.items():
        yield Finding("Networks", Sign.GOOD, f"{' and '.join(names)}: by {backend}.", "; ".join(refused))


def _door(figures: Figures) -> Finding:
    door = figures.door
    if door is None:
        return Finding("Door", Sign.GOOD, "No door is driven here.")
    if figures.mode is Mode.OFF:
        return Finding("Door", Sign.GOOD, "The schedule leaves the door to itself now.")
    if not door.connected:
        return Finding("Door", Sign.BROKEN, door.fault or "The doorman is not reached.", "See to the door by hand.")
    if door.fault:
        advice = "See to the door by hand, and check the relay's plug."
        return Finding("Door", Sign.BROKEN, f"The relay fails: {door.fault}", advice)
    if door.alarm:
        advice = "It stays free until the alarm is over and was reset."
        return Finding("Door", Sign.LOOK, "Fire alarm: the door is free.", advice, alarm=True)
    pass_ = f"; a pass runs for {lasting(door.grant_s)} more" if door.grant_s else ""
    return Finding("Door", Sign.GOOD, f"{'Open' if door.open else 'Shut'}{pass_}.")


def _journal(figures: Figures) -> Finding:
    if figures.journal:
        advice = "The door works all the same. Free the disk, or have it mended."
        return Finding("Journal", Sign.BROKEN, f"Nothing is recorded: {figures.journal}", advice)
    return Finding("Journal", Sign.GOOD, "Is written.")


def _staff(figures: Figures) -> Finding:
    if not figures.staff:
        return Finding("Staff", Sign.GOOD, "Names and PINs can be read.")
    said = figures.staff[:1].upper() + figures.staff[1:]
    return Finding("Staff", Sign.LOOK, said, "Until then the key switch lets people through.")


def _disk(figures: Figures) -> Finding:
    free_b = figures.machine.disk_free_b
    if free_b is None:
        return Finding("Disk", Sign.BROKEN, "The kiosk's folder cannot be reached.", "Have the disk checked.")
    said = f"{size(free_b)} are free."
    if free_b >= LITTLE_DISK_B:
        return Finding("Disk", Sign.GOOD, said)
    sign = Sign.LOOK if free_b >= NO_DISK_B else Sign.BROKEN
    return Finding("Disk", sign, said, "Soon nothing is recorded, and no PIN is checked: free some space.")


def _memory(figures: Figures) -> Finding | None:
    machine = figures.machine
    if machine.memory_b is None or machine.memory_free_b is None or machine.memory_all_b is None:
        return None
    free_b, all_b = machine.memory_free_b, machine.memory_all_b
    said = f"The kiosk uses {size(machine.memory_b)}; {size(free_b)} of {size(all_b)} are free."
    if free_b < LITTLE_MEMORY * all_b:
        return Finding("Memory", Sign.LOOK, said, "That is little: end other programs, or restart the computer.")
    return Finding("Memory", Sign.GOOD, said)


def _temperature(figures: Figures) -> Finding | None:
    cpu_c = figures.machine.cpu_c
    if cpu_c is None:
        return None
    if cpu_c < HOT_C:
        return Finding("Heat", Sign.GOOD, f"The processor has {cpu_c:.0f} °C.")
    sign = Sign.LOOK if cpu_c < TOO_HOT_C else Sign.BROKEN
    return Finding("Heat", sign, f"The processor has {cpu_c:.0f} °C.", "Free its vents, clean the fan, shade it.")


def _kiosk(figures: Figures) -> Finding:
    return Finding("Kiosk", Sign.GOOD, f"Version {figures.version}, runs for {lasting(figures.uptime_s)}.")


LOOKS: tuple[Callable[[Figures], Finding | None], ...]
LOOKS = _camera, _judging, _door, _journal, _staff, _disk, _memory, _temperature, _kiosk
