"""The wizard in a process of its own, telling what it shows: `python -m tools.walk.child FOLDER`; then the kiosk.

All but its devices is the real thing. The kiosk takes the process over, as after any wizard.
"""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from functools import partial
from pathlib import Path
from time import monotonic

from kiosk import native
from kiosk.ending import stop_event
from kiosk.setup.doors import find_doors
from kiosk.setup_machine import machine_at
from tools.walk.place import Folder
from tools.walk.seen import tell
from ui.wizard.app import Wires, run_wizard
from ui.wizard.shown import Teller


def main(folder: Folder) -> None:
    """Returns where somebody told it to end."""
    native.prepare(os.environ)
    machine = replace(machine_at(folder.state, folder.config), doors=partial(find_doors, folder.devices))
    if run_wizard(Wires(machine, stop_event(), monotonic, Teller(partial(tell, folder.seen))), os.environ):
        os.environ["XDG_STATE_HOME"] = str(folder.state.parent)
        command = [sys.executable, "-m", "kiosk", "--config", str(folder.config), "--report", str(folder.report)]
        os.execv(sys.executable, command)  # noqa: S606 - no shell is wanted


if __name__ == "__main__":
    main(Folder(Path(sys.argv[1])))
