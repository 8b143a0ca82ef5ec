"""Findings by figures made by hand; what the machine says of itself; spans and sizes in words."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.finding import Finding, Sign
from kiosk.gate import DoorState, Mode
from kiosk.health import Figures, Running, findings
from kiosk.machine import Machine, look
from kiosk.pulse import Spread, Vitals
from kiosk.scene import Reason
from kiosk.units import lasting, size
from kiosk.watchdog import Trouble, Watched

GB = 1 << 30
VITALS = Vitals(0.05, 24, 30, Spread(48, 71), Spread(31, 44), (1280, 720))
MACHINE = Machine(41 * GB, GB // 2, 3 * GB, 8 * GB, 54.0)
DOOR = DoorState(connected=True)
WELL = Figures("Camera 0", VITALS, MACHINE, (Running("resnet50", "tensorrt"),), DOOR, uptime_s=90_000, version="0.1.0")


def of(part: str, figures: Figures) -> Finding:
    (found,) = (finding for finding in findings(figures) if finding.part == part)
    return found


def test_all_is_well() -> None:
    assert {finding.sign for finding in findings(WELL)} == {Sign.GOOD}
    assert [finding.part for finding in findings(WELL)] == [
        *("Camera", "Judging", "Networks", "Door", "Journal"),
        *("Staff", "Disk", "Memory", "Heat", "Kiosk"),
    ]
    assert of("Camera", WELL).said == "Camera 0: 1280 × 720 pixels, 30 pictures a second."
    assert of("Kiosk", WELL).said.replace("\u00a0", " ") == "Version 0.1.0, runs for 1 day 1 h."


def test_of_a_sound_that_is_not_there_nothing_is_told_and_of_one_that_fails_why() -> None:
    assert not [finding for finding in findings(WELL) if finding.part == "Sound"]
    assert of("Sound", replace(WELL, sound="")) == Finding("Sound", Sign.GOOD, "No sound has failed.")
    failing = of("Sound", replace(WELL, sound="Nothing is heard at usb: it hangs."))
    assert (failing.sign, failing.said) == (Sign.LOOK, "Nothing is heard at usb: it hangs.")
    assert "screen" in failing.advice


def seen(**changed: object) -> Figures:
    return replace(WELL, vitals=replace(VITALS, **changed))


def on(**changed: object) -> Figures:
    return replace(WELL, machine=replace(MACHINE, **changed))


def proven(**changed: object) -> Figures:
    return replace(WELL, watched=replace(Watched(Trouble.NONE, 12.0, by_systemd=True), **changed))


def door(**changed: object) -> Figures:
    return replace(WELL, door=replace(DOOR, **changed))


@pytest.mark.parametrize(
    ("part", "figures", "sign", "said", "advice"),
    [
        ("Camera", seen(fault=Reason.CAMERA_LOST), Sign.BROKEN, "gives no picture", "plug and cable"),
        ("Camera", seen(fault=Reason.CAMERA_FROZEN), Sign.BROKEN, "repeats", "Unplug"),
        ("Camera", seen(fault=Reason.CAMERA_BLACK), Sign.BROKEN, "black", "Uncover"),
        ("Camera", seen(picture=None), Sign.LOOK, "no picture yet", "Wait"),
        ("Camera", seen(pictures_per_s=4), Sign.LOOK, "4 pictures a second", "light"),
        ("Judging", replace(WELL, vitals=Vitals()), Sign.LOOK, "not begun", "minutes"),
        ("Judging", seen(silent_s=90), Sign.BROKEN, "Nothing has been judged for 1\u00a0min", "Restart"),
        ("Judging", seen(fault=Reason.ENGINE_FAILED), Sign.BROKEN, "fail", "self-test"),
        ("Judging", seen(age_ms=Spread(501, 900)), Sign.BROKEN, "24 times", "Too slow for a green verdict"),
        ("Judging", seen(age_ms=Spread(90, 501)), Sign.LOOK, "24 times", "another program"),
        ("Judging", seen(outcomes_per_s=5, age_ms=None), Sign.LOOK, "5 times", "another program"),
        ("Door", replace(WELL, door=None), Sign.GOOD, "No door", ""),
        ("Door", replace(WELL, mode=Mode.OFF), Sign.GOOD, "schedule", ""),
        ("Door", replace(WELL, door=DoorState(fault="The doorman is not reached.")), Sign.BROKEN, "reached", "by hand"),
        ("Door", door(fault="It does not answer."), Sign.BROKEN, "It does not answer.", "relay's plug"),
        ("Door", door(alarm=True), Sign.LOOK, "free", "reset"),
        ("Door", door(open=True, grant_s=300), Sign.GOOD, "Open; a pass runs for 5\u00a0min more.", ""),
        ("Journal", replace(WELL, journal="disk full"), Sign.BROKEN, "disk full", "door works all the same"),
        ("Staff", replace(WELL, staff="The file is damaged."), Sign.LOOK, "damaged", "key switch"),
        ("Disk", on(disk_free_b=GB - 1), Sign.LOOK, "1024\u00a0MB", "free some space"),
        ("Disk", on(disk_free_b=5 << 20), Sign.BROKEN, "5\u00a0MB", "free some space"),
        ("Disk", on(disk_free_b=None), Sign.BROKEN, "cannot be reached", "checked"),
        ("Memory", on(memory_free_b=GB // 2), Sign.LOOK, "512\u00a0MB of 8.0\u00a0GB", "end other programs"),
        ("Heat", on(cpu_c=85), Sign.LOOK, "85 °C", "vents"),
        ("Heat", on(cpu_c=99), Sign.BROKEN, "99 °C", "vents"),
        ("Watchdog", proven(), Sign.GOOD, "The self-proof was right 12\u00a0s ago.", ""),
        ("Watchdog", proven(by_systemd=False), Sign.LOOK, "12\u00a0s ago", "Not watched by systemd"),
        ("Watchdog", proven(trouble=Trouble.STARTING, proven_s=None), Sign.LOOK, "was right yet", "within seconds"),
        ("Watchdog", proven(trouble=Trouble.FROZEN), Sign.BROKEN, "repeats one picture. The self", "started anew by"),
        ("Watchdog", proven(trouble=Trouble.UNPROVEN, by_systemd=False), Sign.BROKEN, "not right", "Restart the kiosk"),
        ("Watchdog", proven(proven_s=None), Sign.LOOK, "was right yet", "Without networks"),
    ],
)
def test_what_is_not_well_says_what_to_do(part: str, figures: Figures, sign: Sign, said: str, advice: str) -> None:
    finding = of(part, figures)
    assert finding.sign is sign
    assert said in finding.said
    assert advice in finding.advice
    assert bool(finding.advice) == (sign is not Sign.GOOD)


def test_the_worst_stands_first() -> None:
    found = findings(replace(on(cpu_c=85), journal="disk full"))
    assert [finding.part for finding in found[:3]] == ["Journal", "Heat", "Camera"]


def test_why_no_faster_engine_runs_is_told_once_and_is_no_alarm() -> None:
    refused = ("tensorrt: there is no GPU",)
    figures = replace(WELL, engines=tuple(Running(name, "onnxruntime", refused) for name in ("resnet50", "centerface")))
    assert of("Networks", figures) == Finding(
        "Networks", Sign.GOOD, "resnet50 and centerface: by onnxruntime.", "tensorrt: there is no GPU"
    )


def test_networks_that_run_differently_are_told_apart() -> None:
    figures = replace(WELL, engines=(Running("a", "tensorrt"), Running("b", "onnxruntime", ("tensorrt: too old",))))
    assert [finding.said for finding in findings(figures) if finding.part == "Networks"] == [
        "a: by tensorrt.",
        "b: by onnxruntime.",
    ]


def test_what_a_machine_does_not_tell_is_left_out() -> None:
    parts = {finding.part for finding in findings(replace(WELL, machine=Machine(disk_free_b=41 * GB)))}
    assert parts.isdisjoint({"Heat", "Memory"})


def test_this_machine_tells_its_disk_and_memory(tmp_path: Path) -> None:
    machine = look(tmp_path)
    assert machine.disk_free_b is not None
    assert machine.memory_b is not None
    assert machine.memory_all_b is not None
    assert machine.memory_free_b is not None
    assert 0 < machine.memory_b < machine.memory_all_b


def zone(folder: Path, number: int, kind: str, temp: str) -> None:
    one = folder / f"thermal_zone{number}"
    one.mkdir()
    (one / "type").write_text(f"{kind}\n")
    (one / "temp").write_text(temp)


def test_the_hottest_of_the_processors_zones_counts(tmp_path: Path) -> None:
    zone(tmp_path, 0, "acpitz", "99000\n")
    zone(tmp_path, 1, "x86_pkg_temp", "54000\n")
    zone(tmp_path, 2, "cpu-thermal", "61500\n")
    zone(tmp_path, 3, "CPU-therm", "no number\n")
    assert look(tmp_path, thermal=tmp_path).cpu_c == 61.5


def test_without_a_processors_zone_any_counts_and_without_any_none(tmp_path: Path) -> None:
    assert look(tmp_path, thermal=tmp_path).cpu_c is None
    zone(tmp_path, 0, "acpitz", "27800\n")
    assert look(tmp_path, thermal=tmp_path).cpu_c == 27.8


def test_a_machine_that_is_no_linux_tells_nothing(tmp_path: Path) -> None:
    assert look(tmp_path / "gone", proc=tmp_path, thermal=tmp_path) == Machine()


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (-3, "0 s"),
        (59.4, "59 s"),
        (60, "1 min"),
        (3599, "59 min"),
        (3 * 3600 + 300, "3 h 5 min"),
        (86400, "1 day 0 h"),
        (2 * 86400 + 4 * 3600, "2 days 4 h"),
    ],
)
def test_spans_in_words(seconds: float, words: str) -> None:
    assert lasting(seconds).replace("\u00a0", " ") == words


def test_sizes_in_words() -> None:
    assert [size(412 << 20), size(3 * GB)] == ["412\u00a0MB", "3.0\u00a0GB"]


def test_of_a_page_and_a_broker_that_are_not_asked_for_nothing_is_told_and_else_how_they_are() -> None:
    parts = {"Health page", "Telemetry"}
    assert not parts & {finding.part for finding in findings(WELL)}
    assert {of(part, replace(WELL, page="", broker="")).sign for part in parts} == {Sign.GOOD}
    taken = of("Health page", replace(WELL, page="port 9137 cannot be used (in use)"))
    assert (taken.sign, taken.said) == (Sign.LOOK, "Port 9137 cannot be used (in use).")
    gone = of("Telemetry", replace(WELL, broker="it cannot be reached"))
    assert (gone.sign, gone.said) == (Sign.LOOK, "The broker hears nothing: it cannot be reached.")
