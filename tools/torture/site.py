"""A kiosk, a doorman, a notary and a board, as processes of their own, and what can be done to them."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
from contextlib import ExitStack, closing
from pathlib import Path

from kiosk.record.packets import SocketNotary
from tools.journal_bench import notary_of
from tools.torture.board import Board
from tools.torture.cable import Cable
from tools.torture.disk import Disk
from tools.torture.record import Kept, empty_log, examine
from tools.torture.said import Reader

TAIL = 5
"""Lines of a process's log that are told where a trial fails."""
GREEN_S = 3.0
BRISK_S = 0.6
"""For so long it is green at the most: brisk, so that the door closes and opens again within a second."""


class Site:
    """Everything runs after the start. `cable`: kiosk and doorman talk through one that can be cut.

    `disk`: the record and the notary's key lie on it, and visits are brisk. What the kiosk says never does.
    """

    def __init__(self, folder: Path, *, cable: bool = False, disk: Disk | None = None) -> None:
        self._folder, self._disk = folder, disk
        state, door = disk.path if disk else folder, folder / "door.sock"
        self._file, self._notary, self._said = state / "journal.sqlite3", folder / "notary.sock", folder / "said"
        self._longest_s = BRISK_S if disk else GREEN_S
        self._config, self._socket = folder / "kiosk.toml", folder / "cable.sock" if cable else door
        with ExitStack() as opened:
            self.board = opened.enter_context(closing(Board()))
            self._config.write_text(
                f'[door]\ndriver = "lcus"\nport = "{self.board.port}"\nsocket = "{door}"\n', encoding="utf-8"
            )
            self._cable = opened.enter_context(closing(Cable(self._socket, door))) if cable else None
            self.said = opened.enter_context(closing(Reader(self._said)))
            opened.enter_context(notary_of(state / "notary", self._notary))
            self._doorman, self._kiosk = self._start_doorman(), self._start_kiosk()
            opened.callback(lambda: _kill(self._doorman))
            opened.callback(lambda: _kill(self._kiosk))
            self._opened = opened.pop_all()

    def kill_kiosk(self) -> None:
        """As out of memory would."""
        self._kiosk.kill()

    def revive_kiosk(self) -> None:
        """Another one, in place of the killed one."""
        self._kiosk.wait()
        self._kiosk = self._start_kiosk()

    def freeze_kiosk(self) -> None:
        """It lives and does nothing."""
        self._kiosk.send_signal(signal.SIGSTOP)

    def thaw_kiosk(self) -> None:
        """It goes on."""
        self._kiosk.send_signal(signal.SIGCONT)

    def cut(self) -> None:
        """Both ends see it or neither does, by chance."""
        if self._cable:
            self._cable.cut(openly=random.random() < 0.5)  # noqa: S311 - no secret

    def fill_disk(self) -> None:
        """No byte more finds a place; nor in the journal's log, which has room of its own unless it is empty."""
        if self._disk:
            empty_log(self._file)
            self._disk.fill()

    def free_disk(self) -> None:
        """There is room again."""
        if self._disk:
            self._disk.free()

    def restart_doorman(self) -> None:
        """Killed, and started again at once."""
        _kill(self._doorman)
        self._doorman = self._start_doorman()

    def leave(self) -> None:
        """Nothing is to be mended."""

    def kept(self) -> Kept:
        """What became of all that was acknowledged. The kiosk is killed for it."""
        _kill(self._kiosk)
        self.said.read()
        with closing(SocketNotary(self._notary)) as witness:
            return examine(self._file, witness, self.said.acknowledged)

    def last_words(self) -> str:
        """The ends of the logs."""
        logs = (self._folder / name for name in ("doorman.log", "kiosk.log"))
        return "\n".join(line for log in logs for line in log.read_text(encoding="utf-8").splitlines()[-TAIL:])

    def close(self) -> None:
        """End all processes. A second call is harmless."""
        self._opened.close()

    def _start_doorman(self) -> subprocess.Popen[bytes]:
        return self._start("doorman.log", "kiosk.doorman", "--config", str(self._config))

    def _start_kiosk(self) -> subprocess.Popen[bytes]:
        paths = map(str, (self._socket, self._file, self._notary, self._said))
        return self._start("kiosk.log", "tools.torture.kiosk", *paths, str(self._longest_s))

    def _start(self, name: str, module: str, *arguments: str) -> subprocess.Popen[bytes]:
        with (self._folder / name).open("ab") as log:
            return subprocess.Popen([sys.executable, "-m", module, *arguments], stderr=log)


def _kill(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    process.wait()
