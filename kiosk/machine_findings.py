"""How the computer under the kiosk is, and what to do: pure."""

from __future__ import annotations

from kiosk.finding import Finding, Sign
from kiosk.machine import Machine
from kiosk.phrase import Phrase
from kiosk.units import size

LITTLE_DISK_B, NO_DISK_B, LITTLE_MEMORY = 1 << 30, 100 << 20, 0.1
HOT_C, TOO_HOT_C = 80.0, 95.0
DISK, MEMORY, HEAT = Phrase("Disk"), Phrase("Memory"), Phrase("Heat")


def disk(machine: Machine) -> Finding:
    """What is free of it."""
    free_b = machine.disk_free_b
    if free_b is None:
        return Finding(DISK, Sign.BROKEN, Phrase("The kiosk's folder cannot be reached."), Phrase("Have it checked."))
    said = Phrase("%1 are free.", size(free_b))
    if free_b >= LITTLE_DISK_B:
        return Finding(DISK, Sign.GOOD, said)
    sign = Sign.LOOK if free_b >= NO_DISK_B else Sign.BROKEN
    return Finding(DISK, sign, said, Phrase("Soon nothing is recorded, and no PIN is checked: free some space."))


def memory(machine: Machine) -> Finding | None:
    """What is free of it; None: nobody knows."""
    if machine.memory_b is None or machine.memory_free_b is None or machine.memory_all_b is None:
        return None
    sizes = map(size, (machine.memory_b, machine.memory_free_b, machine.memory_all_b))
    said = Phrase("The kiosk uses %1; %2 of %3 are free.", *sizes)
    if machine.memory_free_b < LITTLE_MEMORY * machine.memory_all_b:
        return Finding(MEMORY, Sign.LOOK, said, Phrase("That is little: end other programs, or restart the computer."))
    return Finding(MEMORY, Sign.GOOD, said)


def heat(machine: Machine) -> Finding | None:
    """The processor's; None: nobody knows."""
    cpu_c = machine.cpu_c
    if cpu_c is None:
        return None
    said = Phrase("The processor has %1 °C.", round(cpu_c))
    if cpu_c < HOT_C:
        return Finding(HEAT, Sign.GOOD, said)
    sign = Sign.LOOK if cpu_c < TOO_HOT_C else Sign.BROKEN
    return Finding(HEAT, sign, said, Phrase("Free its vents, clean the fan, shade it."))
