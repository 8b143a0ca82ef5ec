"""A kiosk, a doorman and a board, as processes of their own, and what can be done to them."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
from pathlib import Path

from tools.torture.board import Board
from tools.torture.cable import Cable

TAIL = 5
"""Lines of a process's log that are told where a trial fails."""


class Site:
    """Everything runs after the start. `cable`: kiosk and doorman talk through one that can be cut."""

    def __init__(self, folder: Path, *, cable: bool) -> None:
        self._folder = folder
        self.board = Board()
        door = folder / "door.sock"
        self._config = folder / "kiosk.toml"
        self._config.write_text(
            f'[door]\ndriver = "lcus"\nport = "{self.board.port}"\nsocket = "{door}"\n', encoding="utf-8"
        )
        self._cable = Cable(folder / "cable.sock", door) if cable else None
        self._socket = folder / "cable.sock" if cable else door
        self._doorman, self._kiosk = self._start_doorman(), self._start_kiosk()

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

    def restart_doorman(self) -> None:
        """Killed, and started again at once."""
        _kill(self._doorman)
        self._doorman = self._start_doorman()

    def leave(self) -> None:
        """Nothing is to be mended."""

    def last_words(self) -> str:
        """The ends of the logs."""
        logs = (self._folder / name for name in ("doorman.log", "kiosk.log"))
        return "\n".join(line for log in logs for line in log.read_text(encoding="utf-8").splitlines()[-TAIL:])

    def close(self) -> None:
        """End all processes. A second call is harmless."""
        _kill(self._kiosk)
        _kill(self._doorman)
        if self._cable:
            self._cable.close()
        self.board.close()

    def _start_doorman(self) -> subprocess.Popen[bytes]:
        return self._start("doorman.log", "kiosk.doorman", "--config", str(self._config))

    def _start_kiosk(self) -> subprocess.Popen[bytes]:
        return self._start("kiosk.log", "tools.torture.kiosk", str(self._socket))

    def _start(self, name: str, module: str, *arguments: str) -> subprocess.Popen[bytes]:
        with (self._folder / name).open("ab") as log:
            return subprocess.Popen([sys.executable, "-m", module, *arguments], stderr=log)


def _kill(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    process.wait()
