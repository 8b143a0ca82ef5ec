"""A plan's first load, in a process of its own: TensorRT can crash on a bad one, and the kiosk must not go with it."""

from __future__ import annotations

import contextlib
import multiprocessing
import threading
from collections.abc import Callable
from multiprocessing.connection import Connection

from engines.cuda import open_cuda
from engines.trt import TensorRtEngine, load_module
from kiosk.errors import EngineFailed, EngineMismatch, KioskError

LIMIT_S = 120.0
"""An Orin reads a plan from a slow card and warms up in ten."""
JOIN_S = 5.0
Load = Callable[[str, bytes, Connection], None]
"""In the child: loads a backend's plan, and says what went wrong, or an empty word."""


def load(backend: str, plan: bytes, said: Connection) -> None:
    """Load, warm up and close, as the kiosk will."""
    try:
        TensorRtEngine(load_module(backend), plan, open_cuda()).close()
        said.send("")
    except KioskError as error:
        said.send(str(error))


def _in_child(child: Load, backend: str, said: Connection) -> None:
    child(backend, said.recv_bytes(), said)


def _feed(pipe: Connection, plan: bytes) -> None:
    with contextlib.suppress(OSError):  # the child is gone: what it said, or that it said nothing, tells why
        pipe.send_bytes(plan)


def try_plan(backend: str, plan: bytes, child: Load = load, limit_s: float = LIMIT_S) -> None:
    """Raises EngineMismatch with the child's words, EngineFailed where it crashed or hung."""
    context = multiprocessing.get_context("spawn")  # a driver that is in use does not survive a fork
    ours, theirs = context.Pipe()
    process = context.Process(target=_in_child, args=(child, backend, theirs), name="trial of a plan", daemon=True)
    process.start()
    theirs.close()
    # Not among the process's arguments: start() would wait for good for a child that dies before it has read them.
    feeder = threading.Thread(target=_feed, args=(ours, plan), name="plan to its trial", daemon=True)
    feeder.start()
    with ours:
        ended = ours.poll(limit_s)
        try:
            words = ours.recv() if ended else None
        except (EOFError, OSError):  # nothing, or half a word
            words = None
        process.join(JOIN_S if ended else 0)
        hung = process.is_alive()
        if hung:
            process.kill()
            process.join()
        feeder.join()
    if hung:
        raise EngineFailed(f"{backend} hung for {limit_s:.0f} s while it loaded a new engine: set another backend")
    if words is None:
        raise EngineFailed(f"{backend} crashed ({process.exitcode}) while it loaded a new engine: set another backend")
    if words:
        raise EngineMismatch(words)
