"""Where the wizard is walked: a screen that nobody sees, a relay board that is watched, and a folder of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from kiosk.errors import KioskError
from tools.torture.board import Board

ROOT = Path(__file__).resolve().parents[2]
END_S = 20.0
_TOLD = 2000
_HIDDEN = {"WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "NOTIFY_SOCKET"}


@dataclass(frozen=True, slots=True)
class Folder:
    """What lies where."""

    path: Path

    @property
    def state(self) -> Path:
        """The kiosk's."""
        return self.path / "state" / "mask-kiosk"

    @property
    def config(self) -> Path:
        """The settings that the wizard writes."""
        return self.path / "etc" / "kiosk.toml"

    @property
    def devices(self) -> Path:
        """In the place of /dev, as far as boards are looked for."""
        return self.path / "dev"

    @property
    def seen(self) -> Path:
        """What the wizard shows."""
        return self.path / "seen.json"

    @property
    def report(self) -> Path:
        """The verdicts of the kiosk that follows."""
        return self.path / "report.jsonl"

    @property
    def log(self) -> Path:
        """What all of them said."""
        return self.path / "log"


class Place:
    """`display`: such as ":99". The wizard's process is started, killed and started again; close() ends all."""

    def __init__(self, path: Path, display: str) -> None:
        self.folder, self.board = Folder(path), Board()
        kept = {name: value for name, value in os.environ.items() if name not in _HIDDEN}
        self.environ = kept | {"DISPLAY": display, "PYTHONPATH": str(ROOT)}
        for made in (self.folder.config.parent, self.folder.devices):
            made.mkdir(parents=True, exist_ok=True)
        (self.folder.devices / "ttyUSB0").symlink_to(self.board.port)
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """From the first line on: nothing is seen yet."""
        self.folder.seen.unlink(missing_ok=True)
        command = [sys.executable, "-m", "tools.walk.child", str(self.folder.path)]
        with self.folder.log.open("ab") as log:
            self._process = subprocess.Popen(command, env=self.environ, cwd=ROOT, stdout=log, stderr=log)

    def check(self) -> None:
        """Raises KioskError where it has ended."""
        if self._process is None or self._process.poll() is not None:
            raise KioskError(f"the wizard has ended:\n{self.last_words()}")

    def kill(self) -> None:
        """As a power cut does."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()

    def end(self) -> int:
        """As systemd asks; its exit code. Raises KioskError where it does not obey."""
        if self._process is None:
            return 0
        self._process.terminate()
        try:
            return self._process.wait(END_S)
        except subprocess.TimeoutExpired:
            self.kill()
            raise KioskError(f"the kiosk does not end when told:\n{self.last_words()}") from None

    def last_words(self) -> str:
        """Of its log."""
        return self.folder.log.read_text(errors="replace")[-_TOLD:] if self.folder.log.exists() else ""

    def close(self) -> None:
        """A second call is harmless."""
        self.kill()
        self.board.close()
