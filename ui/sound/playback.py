"""One sound on its way to the loudspeaker: a child of alsa-utils' aplay, and what it says when it fails."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping

from kiosk.phrase import Phrase

ENDS_IN_S = 0.3
"""aplay takes 10 ms to end when it is told to; whoever takes longer is killed."""
_MOST_BYTES = 4096

NO_APLAY = Phrase("aplay is missing: install alsa-utils")
ABSENT = Phrase("there is no such loudspeaker: plug it in, or correct sound.device (`aplay -L` lists them)")
HELD = Phrase("another program holds it: end that one, or choose a device that mixes, such as default")
FORBIDDEN = Phrase("the kiosk's user may not use it: add that user to the group audio")
CAUSES = {
    "No such file or directory": ABSENT,
    "No such device": ABSENT,
    "Unknown PCM": ABSENT,
    "Device or resource busy": HELD,
    "Permission denied": FORBIDDEN,
}
"""By what ALSA says."""


class Playback:
    """Begins at once. Raises OSError where aplay cannot be started. One thread calls."""

    def __init__(self, device: str, rate_hz: int, pcm: bytes) -> None:
        # Files in memory and not pipes: nobody has to feed it, and nothing it says can fill up and hold it.
        with os.fdopen(os.memfd_create("sound"), "w+b") as fed:
            fed.write(pcm)
            fed.seek(0)
            self._heard = os.memfd_create("aplay")
            try:
                self._child = subprocess.Popen(
                    ["aplay", "-q", "-t", "raw", "-f", "S16_LE", "-r", str(rate_hz), "-c", "1", "-D", device],
                    stdin=fed,
                    stdout=subprocess.DEVNULL,
                    stderr=self._heard,
                    env=environment(os.environ, bundled=hasattr(sys, "frozen")),
                    start_new_session=True,  # Ctrl+C is for the kiosk
                )
            except (OSError, ValueError):
                os.close(self._heard)
                raise

    def ended(self) -> int | None:
        """aplay's exit code; None: it still plays."""
        return self._child.poll()

    def end(self) -> bool:
        """Make it end; False: even killed it hangs in its driver."""
        for ask in (self._child.terminate, self._child.kill):
            ask()
            try:
                self._child.wait(ENDS_IN_S)
            except subprocess.TimeoutExpired:
                continue
            return True
        return False

    def close(self) -> str:
        """Once it has ended: why, should it have failed."""
        said = os.pread(self._heard, _MOST_BYTES, 0).decode(errors="replace").strip()
        os.close(self._heard)
        known = [why for text, why in CAUSES.items() if text in said]
        return known[0] if known else Phrase("aplay fails: %1", said.splitlines()[-1] if said else "?")


def environment(ours: Mapping[str, str], *, bundled: bool) -> dict[str, str]:
    """What aplay runs in: its words are English, as in CAUSES, and its libraries the system's, not our bundle's."""
    theirs = {**ours, "LC_ALL": "C"}
    if bundled:
        theirs["LD_LIBRARY_PATH"] = ours.get("LD_LIBRARY_PATH_ORIG", "")
    return theirs
