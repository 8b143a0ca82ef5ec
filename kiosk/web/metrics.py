"""The status as Prometheus reads it. Labels are words of ours only: verdicts, reasons, parts, networks; no person's."""

from __future__ import annotations

from collections.abc import Iterator

from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, InfoMetricFamily, Metric
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4
from prometheus_client.registry import Collector

from kiosk.finding import Sign
from kiosk.pulse import Spread
from kiosk.scene import Verdict
from kiosk.status import Status, door

CONTENT_TYPE = CONTENT_TYPE_PLAIN_0_0_4
NAME = "mask_kiosk"


def as_metrics(status: Status) -> bytes:
    """In the text format, version 0.0.4."""
    registry = CollectorRegistry(auto_describe=False)
    registry.register(_Told(status))
    return generate_latest(registry)


class _Told(Collector):
    def __init__(self, status: Status) -> None:
        self._status = status

    def collect(self) -> Iterator[Metric]:
        """Every family that is known now."""
        yield from _kiosk(self._status)
        yield from _people(self._status)
        yield from _judging(self._status)
        yield from _door(self._status)
        yield from _machine(self._status)


def _kiosk(status: Status) -> Iterator[Metric]:
    figures = status.figures
    yield InfoMetricFamily(NAME, "The kiosk.", {"version": figures.version})
    began_s = round(status.at.timestamp() - figures.uptime_s)
    yield _gauge("start_time_seconds", "When the kiosk started, in seconds since 1970, by its clock now.", began_s)
    yield _gauge("uptime_seconds", "Since the kiosk started; it falls with each start.", figures.uptime_s)
    yield _gauge("state", "The worst finding: 0 good, 1 look, 2 broken.", status.sign.value)
    parts = GaugeMetricFamily(f"{NAME}_part_state", "Each part: 0 good, 1 look, 2 broken.", labels=("part",))
    worst: dict[str, Sign] = {}
    for finding in status.findings:  # the worst comes first
        worst.setdefault(finding.part.lower(), finding.sign)
    for part, sign in sorted(worst.items()):
        parts.add_metric((part,), sign.value)
    yield parts
    engines = InfoMetricFamily(f"{NAME}_engine", "What runs each network.", labels=("network", "backend"))
    for one in figures.engines:
        engines.add_metric((one.network, one.backend), {})
    yield engines


def _people(status: Status) -> Iterator[Metric]:
    counted = status.counted
    for name, about, label, numbers in (
        ("outcomes", "Outcomes of the pipeline since the start.", "verdict", counted.outcomes),
        ("visits", "Visits that are over since the start, by their last verdict.", "verdict", counted.visits),
        ("faults", "Faults that began since the start.", "reason", counted.faults),
    ):
        family = CounterMetricFamily(f"{NAME}_{name}", about, labels=(label,))
        usual = {} if label == "reason" else dict.fromkeys((one.value for one in Verdict), 0)
        for value, number in (usual | dict(numbers)).items():
            family.add_metric((value,), number)
        yield family
    yield CounterMetricFamily(f"{NAME}_overrides", "People let through by staff since the start.", counted.overrides)
    yield CounterMetricFamily(f"{NAME}_wrong_pins", "Wrong PINs at the door since the start.", counted.wrong_pins)
    if status.today:
        yield _gauge("visits_today", "Visits since midnight, from the record.", status.today.visits)
        yield _gauge("records_lost_today", "Records that could not be written.", status.today.lost)


def _judging(status: Status) -> Iterator[Metric]:
    vitals = status.figures.vitals
    yield _gauge("camera_up", "Whether it gives pictures that are looked at.", status.camera)
    yield _gauge("pictures_per_second", "What the camera gives.", vitals.pictures_per_s)
    yield _gauge("outcomes_per_second", "How often the kiosk looks.", vitals.outcomes_per_s)
    if vitals.silent_s is not None:
        yield _gauge("silent_seconds", "Since the last outcome.", vitals.silent_s)
    yield from _spread("frame_age", "How old pictures are when they are judged.", vitals.age_ms)
    yield from _spread("latency", "What the stages take.", vitals.latency_ms)


def _door(status: Status) -> Iterator[Metric]:
    stands = door(status.figures)
    about = {
        "driven": "Whether the verdict moves a door.",
        "connected": "Whether the doorman answers, or the schedule leaves the door to itself.",
        "open": "Whether it is open.",
        "alarm": "Whether a fire alarm keeps it free.",
    }
    for name, words in about.items():
        if (value := stands.get(name)) is not None:
            yield _gauge(f"door_{name}", words, bool(value))


def _machine(status: Status) -> Iterator[Metric]:
    machine = status.figures.machine
    for name, about, value in (
        ("disk_free_bytes", "Of the disk that the record is on.", machine.disk_free_b),
        ("resident_memory_bytes", "The kiosk's.", machine.memory_b),
        ("memory_available_bytes", "The machine's.", machine.memory_free_b),
        ("cpu_celsius", "The processor's.", machine.cpu_c),
    ):
        if value is not None:
            yield _gauge(name, about, value)


def _gauge(name: str, about: str, value: float) -> GaugeMetricFamily:
    return GaugeMetricFamily(f"{NAME}_{name}", about, float(value))


def _spread(name: str, about: str, spread: Spread | None) -> Iterator[Metric]:
    if spread is not None:
        yield _gauge(f"{name}_seconds", f"{about} The median of the last minute.", spread.median / 1000)
        yield _gauge(f"{name}_p95_seconds", f"{about} 95 % of the last minute are below.", spread.p95 / 1000)
