"""Where the kiosk stands: clock, time zone, screen, sound."""

from __future__ import annotations

import ctypes
import os
import shutil
from collections.abc import Callable, Iterator
from datetime import datetime, timezone
from pathlib import Path

from kiosk.doctor.devices import reach
from kiosk.finding import Finding, Sign
from kiosk.settings_screen import SoundSettings

CLOCK, ZONE, SCREEN, SOUND = "Clock", "Time zone", "Screen", "Sound"
NOT_SYNCHRONISED = 5
"""TIME_ERROR of adjtimex(2): nobody sets this clock. Whoever does, it is the same for all of them."""
LOCALTIME, DRM, ASOUND, SND = Path("/etc/localtime"), Path("/sys/class/drm"), Path("/proc/asound"), Path("/dev/snd")
BUILT = datetime(2026, 1, 1, tzinfo=timezone.utc)
"""No kiosk of this version ran before."""


def clock_state() -> int:
    """What the kernel says of its clock; nothing is changed."""
    libc = ctypes.CDLL(None, use_errno=True)
    state: int = libc.adjtimex(ctypes.create_string_buffer(512))  # `modes`, its first field, is 0: only look
    return state


def examine_clock(now: datetime, state: Callable[[], int] = clock_state) -> Iterator[Finding]:
    """Is it plausible, and does somebody set it?"""
    told = f"It is {now:%Y-%m-%d %H:%M:%S %Z}."
    if now < BUILT:
        said = f"{told} That is before this kiosk was made."
        yield Finding(CLOCK, Sign.BROKEN, said, "Set it, and see to its battery: the record's times go by it.")
    elif (found := state()) == NOT_SYNCHRONISED or found < 0:
        advice = "The schedule and the record go by it: `timedatectl set-ntp true`, or set it now and then by hand."
        yield Finding(CLOCK, Sign.LOOK, f"{told} No time server sets this clock.", advice)
    else:
        yield Finding(CLOCK, Sign.GOOD, f"{told} A time server sets it.")


def examine_zone(now: datetime, localtime: Path = LOCALTIME) -> Iterator[Finding]:
    """Is it the site's? A machine that was never told has UTC."""
    name = os.path.realpath(localtime).rpartition("zoneinfo/")[2] if localtime.exists() else "UTC"
    offset = now.strftime("%z")
    if name in {"UTC", "Etc/UTC", "Etc/GMT", "GMT"}:
        advice = "The schedule and the day's numbers go by it: `timedatectl set-timezone Europe/Berlin` or yours."
        yield Finding(ZONE, Sign.LOOK, "It is UTC, as on a machine that was never told.", advice)
    else:
        yield Finding(ZONE, Sign.GOOD, f"{name}, {offset[:3]}:{offset[3:]}.")


def examine_screen(drm: Path = DRM) -> Iterator[Finding]:
    """By the kernel's own list of sockets."""
    found = sorted(drm.glob("card*-*/status"))
    plugs = {path.parent.name.partition("-")[2]: path.read_text().strip() for path in found}
    if lit := [name for name, status in plugs.items() if status == "connected"]:
        yield Finding(SCREEN, Sign.GOOD, f"One is connected to {', '.join(lit)}.")
    else:
        said = f"None is connected to {', '.join(plugs)}." if plugs else "This machine has no socket for one."
        yield Finding(SCREEN, Sign.LOOK, said, "Plug it in and turn it on; without one only --headless runs.")


def examine_sound(sound: SoundSettings, asound: Path = ASOUND, snd: Path = SND) -> Iterator[Finding]:
    """A card, what plays on it, and whether this user may."""
    if not sound.volume:
        yield Finding(SOUND, Sign.GOOD, "It is turned off in the settings.")
        return
    cards = asound / "cards"
    names = [line for line in cards.read_text().splitlines() if "]:" in line] if cards.exists() else []
    if not names:
        yield Finding(SOUND, Sign.LOOK, "There is no sound card.", "Plug a loudspeaker in, or set sound.volume to 0.")
    elif not shutil.which("aplay"):
        yield Finding(SOUND, Sign.LOOK, "aplay is missing.", "`sudo apt-get install alsa-utils`.")
    else:
        found = f"{len(names)} card(s): {names[0].partition(']: ')[2]}. Played on: {sound.device}."
        players = sorted(snd.glob("pcmC*p"))
        yield (reach(SOUND, players[0], Sign.LOOK) if players else None) or Finding(SOUND, Sign.GOOD, found)
