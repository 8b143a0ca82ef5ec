"""How the computer under the kiosk is, and what to do: pure."""

from __future__ import annotations

from kiosk.finding import Finding, Sign
from kiosk.machine import Machine
from kiosk.phrase import Phrase, together
from kiosk.units import lasting, size
from kiosk.watchdog import SAID, Trouble, Watched

LITTLE_DISK_B, NO_DISK_B, LITTLE_MEMORY = 1 << 30, 100 << 20, 0.1
HOT_C, TOO_HOT_C = 80.0, 95.0
DISK, MEMORY, HEAT, WATCHDOG = Phrase("Disk"), Phrase("Memory"), Phrase("Heat"), Phrase("Watchdog")


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


def watchdog(watched: Watched) -> Finding:
    """Whether the kiosk proves itself, and whether somebody starts it anew where it hangs."""
    proven, trouble = watched.proven_s, watched.trouble
    never = Phrase("No self-proof was right yet.")
    said = never if proven is None else Phrase("The self-proof was right %1 ago.", lasting(proven))
    if trouble is Trouble.STARTING:
        return Finding(WATCHDOG, Sign.LOOK, said, Phrase("The first one is over within seconds."))
    if trouble is not Trouble.NONE:
        advice = Phrase("If it stays so, the kiosk is started anew by itself.")
        if not watched.by_systemd:
            advice = Phrase("Restart the kiosk: it is not watched by systemd.")
        return Finding(WATCHDOG, Sign.BROKEN, together(Phrase("Is not fed: %1.", SAID[trouble]), said), advice)
    if proven is None:
        return Finding(WATCHDOG, Sign.LOOK, said, Phrase("Without networks there is nothing to prove."))
    if not watched.by_systemd:
        advice = Phrase("Not watched by systemd: if the kiosk hangs, nobody starts it anew.")
        return Finding(WATCHDOG, Sign.LOOK, said, advice)
    return Finding(WATCHDOG, Sign.GOOD, said)
