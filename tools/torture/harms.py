"""What comes to harm, and how long the relay takes then."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from tools.torture.site import Site

OPEN_S = 1.5
"""Harm comes at a random moment of so many seconds after the door has opened, if it is open then."""
FULL_S = 1.0, 3.0
AGAIN_S = 10.0
"""A killed kiosk starts meanwhile; a journal's pause has grown to 4 s at the most."""


@dataclass(frozen=True, slots=True)
class Hurt:
    """Seconds: until the relay did as it must, and from the mending until a record was acknowledged.

    `refused`: so many records were not.
    """

    relay_s: float
    again_s: float
    refused: int = 0


def released(site: Site, began_s: float) -> float:
    """Seconds from the harm to the relay's release."""
    return max(site.board.wait(energised=False) - began_s, 0.0)


def followed(site: Site, began_s: float) -> float:
    """Seconds from a verdict to the relay: the slowest of some seconds, in which the door closes and opens again."""
    end_s, slowest_s = began_s + random.uniform(*FULL_S), 0.0  # noqa: S311 - no secret
    while True:
        for green in (False, True):
            moved_s = site.board.wait(energised=green)
            slowest_s = max(slowest_s, moved_s - site.said.turned_s(green=green, before_s=moved_s))
        if time.monotonic() > end_s:
            return slowest_s


@dataclass(frozen=True, slots=True)
class Harm:
    """What comes to whom, what the relay does, and how all is mended. `promised`: the relay takes 2 s at the most."""

    strike: Callable[[Site], None]
    mend: Callable[[Site], None]
    watch: Callable[[Site, float], float] = released
    promised: bool = True


HARMS = {
    "kills": Harm(Site.kill_kiosk, Site.revive_kiosk),
    "stops": Harm(Site.freeze_kiosk, Site.thaw_kiosk),
    "cuts": Harm(Site.cut, Site.leave),
    "full": Harm(Site.fill_disk, Site.free_disk, watch=followed),
    # A board that cannot time itself stays energised until the next doorman lives.
    "doormen": Harm(Site.restart_doorman, Site.leave, promised=False),
}


def suffer(site: Site, harm: Harm) -> Hurt:
    """One harm, while the door is open. Raises TimeoutError where it does not open, or does not do as it must."""
    site.said.acknowledged_s(0.0, AGAIN_S)
    _wait_until_open(site)
    refused, began_s = site.said.refused, time.monotonic()
    harm.strike(site)
    relay_s = harm.watch(site, began_s)
    harm.mend(site)
    mended_s = time.monotonic()
    again_s = site.said.acknowledged_s(mended_s, AGAIN_S) - mended_s
    return Hurt(relay_s, again_s, site.said.refused - refused)


def _wait_until_open(site: Site) -> None:
    pause = threading.Event()
    while True:
        site.board.wait(energised=True)
        pause.wait(random.uniform(0, OPEN_S))  # noqa: S311 - no secret
        if site.board.energised:
            return
