"""`python -m tools.fleet --kiosks N --minutes M [--prometheus PROGRAM] [--out FILE]`: a fleet against a real mosquitto.

Each kiosk is the product's own telemetry and health page over made-up figures. What is told is counted at both ends,
and what it costs the broker is read from the kernel.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import resource
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass
from multiprocessing.connection import Connection as Pipe
from pathlib import Path
from typing import Any

import numpy as np

from kiosk.errors import KioskError
from kiosk.telemetry.teller import Told
from tools.fleet.broker import CONFIG, Listener, cost_of, running_broker
from tools.fleet.kiosks import Share, run_share
from tools.fleet.scrape import measured, running_prometheus, scrape_all
from tools.run import run_tool

SHARE = 100
"""Kiosks in one process: paho waits by select(2), which ends at 1,024 files."""
PATIENCE_S = 120.0
SETTLE_S = 5.0

Report = dict[str, float]


@dataclass(frozen=True, slots=True)
class Options:
    """The command line, parsed."""

    kiosks: int = 1000
    minutes: float = 5.0
    every_s: int = 30
    prometheus: Path | None = None
    out: Path | None = None


class Fleet:
    """The processes that play the kiosks."""

    def __init__(self, options: Options, port: int, folder: Path) -> None:
        context = multiprocessing.get_context("spawn")
        self._processes, self._pipes = list[multiprocessing.context.SpawnProcess](), list[Pipe]()
        for first in range(0, options.kiosks, SHARE):
            count = min(SHARE, options.kiosks - first)
            here, there = context.Pipe()
            share = Share(first, count, f"mqtt://127.0.0.1:{port}", options.every_s, folder / "state")
            process = context.Process(target=run_share, args=(share, there), daemon=True)
            process.start()
            self._processes.append(process)
            self._pipes.append(here)

    def ports(self) -> list[int]:
        """Of their pages. Raises KioskError."""
        ports = [port for pipe in self._pipes for port in _received(pipe)]
        if not all(ports):
            raise KioskError("a kiosk's page does not listen: try fewer kiosks")
        return ports

    def stop(self) -> dict[str, Told]:
        """What each told, when it has left the broker. Raises KioskError."""
        for pipe in self._pipes:
            pipe.send("stop")
        return {topic: told for pipe in self._pipes for topic, told in _received(pipe).items()}

    def close(self) -> None:
        """End them."""
        for process in self._processes:
            process.terminate()
            process.join()

    def cpu_s(self) -> float:
        """What all of them used so far."""
        return sum(cost_of(process.pid).cpu_s for process in self._processes if process.pid)


def _received(pipe: Pipe) -> Any:
    if not pipe.poll(PATIENCE_S):
        raise KioskError("the kiosks do not answer: try fewer")
    return pipe.recv()


def _wait_until_online(listener: Listener, kiosks: int) -> float:
    """Seconds until the last one is there. Raises KioskError."""
    pause, began_s = threading.Event(), time.monotonic()
    while len(listener.online) < kiosks:
        if time.monotonic() - began_s > PATIENCE_S:
            raise KioskError(f"only {len(listener.online)} of {kiosks} kiosks reached the broker: try fewer")
        pause.wait(0.1)
    return time.monotonic() - began_s


def simulate(options: Options, folder: Path) -> Report:
    """Run the fleet, and count. Raises KioskError."""
    with ExitStack() as opened:
        port, process = opened.enter_context(running_broker(folder))
        listener = opened.enter_context(closing(Listener(port)))
        fleet = opened.enter_context(closing(Fleet(options, port, folder)))
        ports = fleet.ports()
        report: Report = {"kiosks": options.kiosks, "online_s": _wait_until_online(listener, options.kiosks)}
        before, began_s, so_far = cost_of(process), time.monotonic(), listener.heard().total()
        report |= _scraped(options, ports, folder, began_s + 60 * options.minutes)
        threading.Event().wait(max(began_s + 60 * options.minutes - time.monotonic(), 0))
        after, took_s = cost_of(process), time.monotonic() - began_s
        report |= {"minutes": took_s / 60, "every_s": options.every_s, "fleet_cpu_s": fleet.cpu_s()}
        report["messages_per_s"] = (listener.heard().total() - so_far) / took_s
        report["broker_cpu_percent"] = 100 * (after.cpu_s - before.cpu_s) / took_s
        report |= {"broker_rss_mb": after.rss_b / (1 << 20), "broker_peak_mb": after.peak_b / (1 << 20)}
        told = fleet.stop()
        threading.Event().wait(SETTLE_S)
        heard = listener.heard()
        return report | counted(told, heard) | {"bytes_a_message": listener.bytes / heard.total()}


def counted(told: dict[str, Told], heard: Counter[str]) -> Report:
    """Both ends compared, kiosk by kiosk. A kiosk's last word, "offline", is beside its count.

    `cut`: what was said on connections that broke; some of it may be lost.
    """
    said = {ident: one.said + 1 for ident, one in told.items()}
    return {
        "sent": sum(said.values()),
        "received": heard.total(),
        "lost": sum(max(number - heard[ident], 0) for ident, number in said.items()),
        "cut": sum(said[ident] - one.acknowledged for ident, one in told.items()),
        "dropped": sum(one.dropped for one in told.values()),
    }


def _scraped(options: Options, ports: Sequence[int], folder: Path, until_s: float) -> Report:
    all_s, times_ms, size = scrape_all(ports)
    report = {"scrape_all_s": all_s, "scrape_bytes": size / len(ports)}
    report |= {f"scrape_p{share}_ms": float(np.percentile(times_ms, share)) for share in (50, 99, 100)}
    if options.prometheus:
        with running_prometheus(options.prometheus, folder, ports, CONFIG.with_name("alerts.yml")) as (port, process):
            report |= measured(port, process, until_s)
    return report


def text_of(report: Report) -> str:
    """A line each."""
    width = max(map(len, report))
    return "\n".join(f"{name.ljust(width)}  {value:,.10g}" for name, value in report.items())


def run(options: Options) -> Report:
    """All of it, in a folder that is removed afterwards. Raises KioskError."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, min(hard, 65536)), hard))
    with tempfile.TemporaryDirectory(prefix="fleet-") as name:
        report = {key: round(value, 2) for key, value in simulate(options, Path(name)).items()}
    if options.out:
        options.out.write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")
    return report


def parse(arguments: list[str] | None = None) -> Options:
    """The command line; argparse ends with 2 where it is wrong."""
    usual = Options()
    parser = argparse.ArgumentParser(prog="python -m tools.fleet", description="Plays many kiosks.")
    parser.add_argument("--kiosks", type=int, default=usual.kiosks)
    parser.add_argument("--minutes", type=float, default=usual.minutes)
    parser.add_argument("--every-s", type=int, default=usual.every_s, help="how often each tells its state")
    parser.add_argument("--prometheus", type=Path, metavar="PROGRAM", help="have this one scrape them, too")
    parser.add_argument("--out", type=Path, metavar="FILE", help="write the figures here, as JSON")
    given = parser.parse_args(arguments)
    if given.kiosks < 1 or given.minutes <= 0:
        parser.error("--kiosks is 1 or more, --minutes above 0")
    return Options(**vars(given))


def main() -> None:
    """Entry of `python -m tools.fleet`; a message that is lost is an error."""
    report = run(parse())
    print(text_of(report))
    if report["lost"] or report["dropped"]:
        raise KioskError(f"{report['lost']:.0f} messages are lost, {report['dropped']:.0f} were not taken")


if __name__ == "__main__":
    run_tool(main)
