"""`python -m kiosk.notary --state DIR --socket PATH [--user NAME]`: seals the kiosk's journal, as the doorman's user.

It keeps the chain's key and newest head where the kiosk cannot reach them; docs/journal.md says what that proves.
One thread; standard library only.
"""

from __future__ import annotations

import argparse
import logging
import os
import pwd
import resource
import socket
import struct
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from selectors import EVENT_READ, DefaultSelector

from kiosk.chain import Notary, NotaryError
from kiosk.errors import KioskError
from kiosk.record.packets import MAX_BYTES, answer
from kiosk.record.vault import LocalNotary
from kiosk.supervisor import Supervisor

log = logging.getLogger("kiosk.notary")

MOST_CALLERS = 16
TURN_S = 0.5


class Office:
    """Answers those who may ask, one packet of each in turn; no packet stops it."""

    def __init__(self, notary: Notary, listener: socket.socket, users: frozenset[int]) -> None:
        self._notary, self._listener, self._users = notary, listener, users
        self._selector = DefaultSelector()
        self._selector.register(listener, EVENT_READ)

    def serve(self, ended: Callable[[], bool]) -> None:
        """Until it has ended."""
        while not ended():
            for key, _ in self._selector.select(TURN_S):
                if key.fileobj is self._listener:
                    self._accept()
                elif isinstance(key.fileobj, socket.socket):
                    self._hear(key.fileobj)

    def close(self) -> None:
        """Hang up on everybody. A second call is harmless."""
        for key in list((self._selector.get_map() or {}).values()):
            if key.fileobj is not self._listener and isinstance(key.fileobj, socket.socket):
                key.fileobj.close()
        self._selector.close()

    def _accept(self) -> None:
        try:
            caller, _ = self._listener.accept()
        except OSError:  # it is gone already
            return
        _, user, _ = struct.unpack("iII", caller.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, 12))
        if user not in self._users or len(self._selector.get_map()) > MOST_CALLERS:
            caller.close()
            return
        caller.setblocking(False)
        self._selector.register(caller, EVENT_READ)

    def _hear(self, caller: socket.socket) -> None:
        """Who hangs up, or does not take his answer, is let go: the journal calls again."""
        try:
            packet = caller.recv(MAX_BYTES)
            if packet:
                caller.send(answer(self._notary, packet))
                return
        except OSError:
            pass
        self._selector.unregister(caller)
        caller.close()


@contextmanager
def listening(path: Path) -> Iterator[socket.socket]:
    """The socket, for its user and group only; one that a killed notary left is replaced. Raises NotaryError."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET) as listener:
        before = os.umask(0o117)
        try:
            if path.is_socket():
                path.unlink()
            listener.bind(os.fspath(path))
        except OSError as error:
            raise NotaryError(f"the socket {path} cannot be made ({error}): make its folder, or name another") from None
        finally:
            os.umask(before)
        listener.listen(MOST_CALLERS)
        listener.setblocking(False)
        try:
            yield listener
        finally:
            path.unlink(missing_ok=True)


def users_of(name: str) -> frozenset[int]:
    """Who may ask: root, the notary's own user, and the one named. Raises NotaryError."""
    try:
        return frozenset({0, os.geteuid()} | ({pwd.getpwnam(name).pw_uid} if name else set()))
    except KeyError:
        raise NotaryError(f"there is no user {name} here: correct --user") from None


def run(state: Path, path: Path, user: str, ended: Callable[[], bool]) -> None:
    """Serve until it has ended. Raises NotaryError."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # a core file would hold the key
    users = users_of(user)
    with closing(LocalNotary(state)) as notary, listening(path) as listener:
        log.info("the newest record is %d", notary.head().seq)
        with closing(Office(notary, listener, users)) as office:
            office.serve(ended)


def main(arguments: list[str] | None = None) -> int:
    """Entry: an error of ours is a sentence and an exit code, not a traceback."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(name)s: %(message)s")
    parser = argparse.ArgumentParser(prog="python -m kiosk.notary", description="Seals the kiosk's journal.")
    parser.add_argument("--state", type=Path, required=True, metavar="DIR", help="its key and head, for it alone")
    parser.add_argument("--socket", type=Path, required=True, metavar="PATH", help="where the kiosk asks")
    parser.add_argument("--user", default="", metavar="NAME", help="who runs the kiosk, where that is another")
    given = parser.parse_args(arguments)
    try:
        with closing(Supervisor(os.environ)) as supervisor:
            run(given.state, given.socket, given.user, supervisor.ended)
    except KioskError as error:
        print(f"notary: {error}", file=sys.stderr)
        return error.exit_code
    return 0


if __name__ == "__main__":
    sys.exit(main())
