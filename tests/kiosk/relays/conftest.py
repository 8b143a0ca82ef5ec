"""A relay board at the other end of a pty: what it heard is observed here, never inside the driver."""

import os
import pty
import select
import threading
import tty
from contextlib import suppress

import pytest

DEADLINE_S = 10


class Plugged:
    """A board at `port`, which is a link, so that it is found again after it was plugged in anew.

    `firmware` gets what is written, and gives the pieces to answer with.
    """

    def __init__(self, port, firmware):
        self.port = str(port)
        self.firmware = firmware
        self.heard = b""
        self._link = port
        self._changed = threading.Condition()
        self.plug()

    def plug(self):
        self.heard = b""
        self._board, self._computer = pty.openpty()
        tty.setraw(self._computer)
        self._link.symlink_to(os.ttyname(self._computer))
        self._stopped, self._stop = os.pipe()
        self._thread = threading.Thread(target=self._run, name="board")
        self._thread.start()

    def unplug(self):
        """Harmless twice."""
        if self._thread.is_alive():
            os.close(self._stop)
            self._thread.join(DEADLINE_S)
            self._link.unlink()
            for end in (self._board, self._computer, self._stopped):
                os.close(end)

    def wait_until(self, true):
        """Waits until `true()`, looking whenever something was heard."""
        with self._changed:
            assert self._changed.wait_for(true, DEADLINE_S), f"heard {self.heard.hex(' ')}"

    def wait_for(self, words):
        self.wait_until(lambda: words in self.heard)

    def hold_computer(self):
        """The computer's end, for what a test does to the line itself."""
        return self._computer

    def _run(self):
        while self._board in select.select([self._board, self._stopped], [], [])[0]:
            data = os.read(self._board, 4096)
            with self._changed:
                self.heard += data
                answer = self.firmware(data)
                self._changed.notify_all()
            for piece in answer:
                with suppress(BlockingIOError):
                    os.write(self._board, piece)


@pytest.fixture
def plug_in(tmp_path):
    """Gives a function: a firmware to a board that is plugged in."""
    boards = []

    def plug(firmware):
        boards.append(Plugged(tmp_path / f"board{len(boards)}", firmware))
        return boards[-1]

    yield plug
    for board in boards:
        board.unplug()
