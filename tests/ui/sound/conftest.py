"""An aplay that plays nothing: it writes down what it is given, how it ends, and whether it is alone."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from ui.sound.player import Player

PATIENCE_S = 30.0

SCRIPT = """#!/bin/sh
cd '{folder}'
for other in $(cat pids); do kill -0 $other 2>/dev/null && echo "$$ beside $other" >> overlaps; done
echo $$ >> pids
echo "$*" > $$.arguments
cat > $$.partial
mv $$.partial $$.raw
mode=$(cat mode)
case "$mode" in
    play) exit 0 ;;
    long) exec sleep 1000 ;;
    deaf) trap '' TERM; exec sleep 1000 ;;
    *) echo "aplay: main:831: audio open error: $mode" >&2; exit 1 ;;
esac
"""


class Clock:
    """Seconds that pass only when told; `asked` counts who looked."""

    now = 100.0
    asked = 0

    def __call__(self) -> float:
        self.asked += 1
        return self.now


@dataclass
class FakeAplay:
    """What is on PATH in aplay's place."""

    folder: Path

    def __post_init__(self) -> None:
        (self.folder / "bin").mkdir()
        for name in ("cat", "mv", "sleep"):
            (self.folder / "bin" / name).symlink_to(shutil.which(name))
        (self.folder / "pids").touch()
        self.plug_in()
        self.behave("play")

    def behave(self, mode: str) -> None:
        """`play` ends at once, `long` never, `deaf` not even when told to; all else is why it fails."""
        (self.folder / "next").write_text(mode)
        (self.folder / "next").rename(self.folder / "mode")

    def plug_in(self) -> None:
        script = self.folder / "bin" / "aplay"
        script.write_text(SCRIPT.format(folder=self.folder))
        script.chmod(0o755)

    def unplug(self) -> None:
        (self.folder / "bin" / "aplay").unlink()

    @property
    def pids(self) -> list[int]:
        """Of all that were started, in order."""
        return [int(line) for line in (self.folder / "pids").read_text().split()]

    @property
    def played(self) -> list[bytes]:
        """What each was given, as far as it lived to take it, in order."""
        files = [self.folder / f"{pid}.raw" for pid in self.pids]
        return [file.read_bytes() for file in files if file.exists()]

    @property
    def heard(self) -> list[bytes]:
        """What of it was no silence."""
        return [pcm for pcm in self.played if any(pcm)]

    @property
    def arguments(self) -> list[str]:
        """Of all, in order."""
        return [(self.folder / f"{pid}.arguments").read_text().strip() for pid in self.pids]

    @property
    def overlaps(self) -> str:
        file = self.folder / "overlaps"
        return file.read_text() if file.exists() else ""

    @property
    def alive(self) -> list[int]:
        """Those that still run, or were never reaped."""
        return [pid for pid in self.pids if Path(f"/proc/{pid}").exists()]


@pytest.fixture
def aplay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FakeAplay:
    folder = tmp_path / "aplay"
    folder.mkdir()
    fake = FakeAplay(folder)
    monkeypatch.setenv("PATH", str(folder / "bin"))
    return fake


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def player(aplay: FakeAplay, clock: Clock) -> Iterator[Player]:
    made = Player("default", clock)
    yield made
    made.close()
    assert not aplay.alive
    assert not aplay.overlaps


@pytest.fixture
def until() -> Callable[[Callable[[], object]], None]:
    """Waits for something that another thread or process does."""

    def wait(condition: Callable[[], object]) -> None:
        never = threading.Event()
        for _ in range(round(PATIENCE_S / 0.01)):
            if condition():
                return
            never.wait(0.01)
        pytest.fail("it did not come to pass")

    return wait
