"""`python -m kiosk.doorman --config FILE`: holds the door's relay, which no crash of the kiosk can leave energised.

docs/door.md says whom and what it obeys. One thread; the standard library and one relay driver only.
"""

from __future__ import annotations

import argparse
import errno
import json
import logging
import math
import os
import pwd
import socket
import struct
import sys
import time
from collections.abc import Callable
from contextlib import ExitStack, closing
from functools import partial
from pathlib import Path
from selectors import EVENT_READ, DefaultSelector

from kiosk.door import Door, Fail
from kiosk.door_settings import DoorUnusable, Watch, attend, read, remember
from kiosk.errors import SettingsError
from kiosk.phrase import Phrase
from kiosk.relays import Relay, open_relay
from kiosk.state import state_folder
from kiosk.supervisor import Supervisor
from kiosk.wire import MAX_BYTES, Refused, understand

log = logging.getLogger("kiosk.doorman")

TURN_S = 0.05
AGAIN_S = 0.5
"""How often the relay is told the same again, and read back."""
HOLD_S = 1.5
"""For so long a board that can time itself stays energised without being told again."""
MOST_CALLERS = 16
READS_RELEASED = Phrase("the relay reads back that it is not energised")
READS_ENERGISED = Phrase("the relay reads back that it is not released")


class Bolt:
    """The relay, released at first. `fault`: a sentence while it does not obey; it is tried again at every turn."""

    def __init__(self, relay: Relay) -> None:
        self._relay, self._told, self._due_s = relay, False, 0.0
        self.energised: bool | None = None
        self.fault = ""
        self.release()

    def turn(self, door: Door[socket.socket], now: float) -> None:
        """Have the relay do what the door must, and read the inputs."""
        wanted, self.fault = door.energise(now), ""
        try:
            if wanted is not self._told or now >= self._due_s:
                self._relay.energise(HOLD_S) if wanted else self._relay.release()
                self._told, self._due_s = wanted, now + AGAIN_S
                self.energised = self._relay.energised()
            if self.energised not in {None, wanted}:
                self._due_s = 0.0
                self.fault = READS_RELEASED if wanted else READS_ENERGISED
            door.sense(self._relay.sensed())
        except OSError as error:
            door.sense(None)
            self._due_s, self.energised, self.fault = 0.0, None, error.strerror or str(error)

    def release(self) -> None:
        """De-energise; a board that is away at the start may come, and at the end nothing more can be done."""
        try:
            self._relay.release()
        except OSError as error:
            log.warning("the relay may be energised: %s", error.strerror or error)


class Doorman:
    """Answers callers, and turns the bolt. `users`: the ids of those that may call."""

    def __init__(self, door: Door[socket.socket], bolt: Bolt, listener: socket.socket, users: set[int]) -> None:
        self._door, self._bolt, self._listener, self._users = door, bolt, listener, users
        self._said = ""
        self._selector = DefaultSelector()
        self._selector.register(listener, EVENT_READ, self._accept)

    def serve(self, ended: Callable[[], bool]) -> None:
        """Until it has ended."""
        turn_s = 0.0
        while not ended():
            ready = self._selector.select(max(turn_s - time.monotonic(), 0))
            now = time.monotonic()
            for caller in self._door.silent(now):  # and nothing is read: what a frozen doorman finds waiting is old
                self._hang_up(caller)
            for key, _ in ready:
                key.data(now)
            if now >= turn_s:
                self._bolt.turn(self._door, now)
                self._say(now)
                turn_s = now + TURN_S
        for caller in self._door.silent(math.inf):
            self._hang_up(caller)

    def _accept(self, now: float) -> None:
        try:
            caller, _ = self._listener.accept()
        except OSError:  # he is gone already
            return
        _, user, _ = struct.unpack("iII", caller.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, 12))
        if user not in self._users or len(self._selector.get_map()) > MOST_CALLERS:
            caller.close()
            return
        caller.setblocking(False)
        self._door.join(caller, now)
        self._selector.register(caller, EVENT_READ, partial(self._hear, caller))

    def _hear(self, caller: socket.socket, now: float) -> None:
        """Take one packet only, so that who talks much keeps nobody waiting."""
        try:
            data = caller.recv(MAX_BYTES + 1)
            caller.send(self._answer(caller, data, now)) if data else self._hang_up(caller)
        except OSError:  # he is gone, or does not listen to his answers
            self._hang_up(caller)

    def _answer(self, caller: socket.socket, data: bytes, now: float) -> bytes:
        refused = ""
        try:
            self._door.take(caller, understand(data), now)
        except Refused as refusal:
            refused = str(refusal)
        bolt = {"energised": self._bolt.energised, "fault": self._bolt.fault}
        return json.dumps(self._door.state(now) | bolt | {"refused": refused}).encode()

    def _hang_up(self, caller: socket.socket) -> None:
        if caller.fileno() >= 0:
            self._door.leave(caller)
            self._selector.unregister(caller)
            caller.close()

    def _say(self, now: float) -> None:
        """A line where something is not as it was."""
        state = self._door.state(now)
        words = ["open" if state["open"] else "closed", "fire alarm" if state["alarm"] else "", self._bolt.fault]
        if (said := ", ".join(filter(None, words))) != self._said:
            self._said = said
            log.info("the door is %s", said)


def listen(listener: socket.socket, path: Path) -> None:
    """For this user and group, in place of a doorman that was killed. Raises OSError where another one lives."""
    listener.setblocking(False)
    if listener.connect_ex(os.fspath(path)) not in {errno.ENOENT, errno.ECONNREFUSED}:
        raise OSError(f"another doorman answers at {path}")
    if path.is_socket():
        path.unlink()
    listener.bind(os.fspath(path))
    path.chmod(0o660)
    listener.listen(MOST_CALLERS)


def run(config: Path, ended: Callable[[], bool], kept: Path | None = None) -> None:
    """Serve until it has ended. Raises DoorUnusable, and SettingsError where only the socket cannot be.

    `kept`: where [door] is remembered once the doorman works by it; None: nowhere.
    """
    with ExitStack() as opened:
        try:
            site = read(config)
            users = {0, os.geteuid(), pwd.getpwnam(site["user"]).pw_uid if site["user"] else 0}
            fail = Fail(site["fail"])
            relay = opened.enter_context(closing(open_relay(site)))
            bolt = Bolt(relay)
            opened.callback(bolt.release)
        except (OSError, ValueError, TypeError, KeyError) as error:
            raise DoorUnusable(f"the doorman cannot work by [door] in {config}: {error}") from None
        try:
            listener = opened.enter_context(socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET))
            listen(listener, Path(site["socket"]))
        except (OSError, ValueError, TypeError) as error:
            raise SettingsError(f"the doorman cannot work by [door] in {config}: {error}") from None
        if kept:
            remember(kept, site)
        log.info("%s, fail-%s: released. %s", site["driver"], fail.value, relay.notice)
        Doorman(Door(fail), bolt, listener, users).serve(ended)


def run_until_changed(config: Path, ended: Callable[[], bool], kept: Path) -> None:
    """Serve until [door] is another one, too: whoever starts the doorman anew has it work by that."""
    watch = Watch(config)
    run(config, lambda: ended() or watch.changed(), kept)


def main(arguments: list[str] | None = None) -> int:
    """Entry: settings that cannot be used are a sentence and an exit code; under systemd, which would start it again
    and again, it waits for them to be mended instead."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(name)s: %(message)s")
    parser = argparse.ArgumentParser(prog="python -m kiosk.doorman", description="Holds the door's relay.")
    parser.add_argument("--config", type=Path, default=Path("/etc/mask-kiosk/kiosk.toml"), metavar="FILE")
    config = parser.parse_args(arguments).config
    try:
        with closing(Supervisor(os.environ)) as supervisor:
            if supervisor.starts_again:
                kept = Path(os.environ.get("STATE_DIRECTORY") or state_folder()) / "door.json"
                attend(lambda: run_until_changed(config, supervisor.ended, kept), kept, supervisor.ended)
            else:
                run(config, supervisor.ended)
    except SettingsError as error:
        print(f"doorman: {error}", file=sys.stderr)
        return error.exit_code
    return 0


if __name__ == "__main__":
    sys.exit(main())
