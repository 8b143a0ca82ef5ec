"""Asks every kiosk for its metrics as Prometheus would: by a plain reader that is timed, and by Prometheus itself."""

from __future__ import annotations

import json
import subprocess
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from urllib.parse import quote

from kiosk.errors import KioskError
from tools.fleet.broker import cost_of, free_port

READERS = 8
PATIENCE_S = 30.0
INTERVAL_S = 60
"""All kiosks answer on this one machine."""


def scraped_ms(port: int) -> tuple[float, int]:
    """Milliseconds and bytes of one kiosk's metrics. Raises KioskError where it does not give them."""
    began = time.perf_counter()
    connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE_S)
    try:
        connection.request("GET", "/metrics")
        answer = connection.getresponse()
        body = answer.read()
    except (OSError, HTTPException) as error:
        raise KioskError(f"a kiosk's metrics do not come: {error}") from None
    finally:
        connection.close()
    if answer.status != 200 or b"mask_kiosk_state" not in body:
        raise KioskError(f"a kiosk's metrics do not come: {answer.status}")
    return 1000 * (time.perf_counter() - began), len(body)


def scrape_all(ports: Sequence[int]) -> tuple[float, list[float], int]:
    """Seconds for all of them, milliseconds of each, and bytes of all."""
    began = time.perf_counter()
    with ThreadPoolExecutor(READERS) as readers:
        found = list(readers.map(scraped_ms, ports))
    return time.perf_counter() - began, [time_ms for time_ms, _ in found], sum(size for _, size in found)


@contextmanager
def running_prometheus(program: Path, folder: Path, ports: Sequence[int], rules: Path) -> Iterator[tuple[int, int]]:
    """(port, process) of a Prometheus that scrapes them all once a minute, with these alert rules."""
    port = free_port()
    targets = [{"targets": [f"127.0.0.1:{each}" for each in ports]}]
    (folder / "targets.json").write_text(json.dumps(targets))
    config = {
        "global": {"scrape_interval": f"{INTERVAL_S}s", "evaluation_interval": f"{INTERVAL_S}s"},
        "rule_files": [str(rules)],
        "scrape_configs": [{"job_name": "mask-kiosk", "file_sd_configs": [{"files": [str(folder / "targets.json")]}]}],
    }
    (folder / "prometheus.yml").write_text(json.dumps(config))  # JSON is YAML
    command = [
        str(program),
        f"--config.file={folder / 'prometheus.yml'}",
        f"--storage.tsdb.path={folder / 'tsdb'}",
        f"--web.listen-address=127.0.0.1:{port}",
    ]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            yield port, process.pid
        finally:
            process.terminate()


def asked(port: int, query: str) -> float:
    """One number of Prometheus'; 0 where it has none."""
    connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE_S)
    try:
        connection.request("GET", f"/api/v1/query?query={quote(query)}")
        found = json.loads(connection.getresponse().read())["data"]["result"]
        return float(found[0]["value"][1]) if found else 0.0
    except (OSError, HTTPException, ValueError, LookupError):
        return 0.0
    finally:
        connection.close()


def measured(port: int, process: int, until_s: float) -> dict[str, float]:
    """What Prometheus itself says when the time is over, and what it cost."""
    threading.Event().wait(max(until_s - time.monotonic(), 0))
    cost = cost_of(process)
    return {
        "prometheus_up": asked(port, "count(up == 1)"),
        "prometheus_alerts": asked(port, "count(ALERTS)"),
        "prometheus_scrape_p50_ms": 1000 * asked(port, "quantile(0.5, scrape_duration_seconds)"),
        "prometheus_scrape_p99_ms": 1000 * asked(port, "quantile(0.99, scrape_duration_seconds)"),
        "prometheus_series": asked(port, 'count({job="mask-kiosk"})'),
        "prometheus_cpu_s": cost.cpu_s,
        "prometheus_rss_mb": cost.rss_b / (1 << 20),
    }
