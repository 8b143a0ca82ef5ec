"""The entry as people meet it: a bad input is a sentence and an exit code of its own, and the kiosk ends when told."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import cv2
import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper

from engines.card import MODELS
from kiosk import golden
from kiosk.__main__ import main, parse
from kiosk.scene import Reason, Verdict

ROOT = Path(__file__).resolve().parents[2]
KEYS = ["t", "frame", "track", "verdict", "reason", "age_ms", "latency_ms"]
ALL_BARE = (-4.0, 4.0, -4.0)
SITE_PARTS = ("door", "record", "staff", "privacy")
NO_SCREEN = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
PATIENCE_S = 120.0
"""For a machine that does something else besides; none of these waits where all is well."""


def until(condition: Callable[[], bool], timeout_s: float = PATIENCE_S) -> bool:
    end, pause = time.monotonic() + timeout_s, threading.Event()
    while not condition():
        if time.monotonic() > end:
            return False
        pause.wait(0.05)
    return True


@dataclass(frozen=True)
class Place:
    """This tree with a folder of models that a test may spoil."""

    folder: Path

    @property
    def models(self) -> Path:
        return self.folder / "engines" / "models"

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        kept = {name: value for name, value in os.environ.items() if name not in NO_SCREEN}
        environment = kept | {
            "PYTHONPATH": os.pathsep.join((str(self.folder), str(ROOT))),
            "XDG_STATE_HOME": str(self.folder / "state"),
        }
        command = [sys.executable, "-m", "kiosk", *arguments]
        pipe = subprocess.PIPE
        return subprocess.Popen(command, cwd=self.folder, env=environment, text=True, stdout=pipe, stderr=pipe)

    @contextmanager
    def running(self, *arguments: str) -> Iterator[subprocess.Popen[str]]:
        """A kiosk that does not outlive the test."""
        with self.start(*arguments) as kiosk:
            try:
                yield kiosk
            finally:
                kiosk.kill()

    def ended(self, *arguments: str) -> tuple[int, str, str]:
        """How it ended by itself: its code, and what it said on stdout and stderr."""
        with self.running(*arguments) as kiosk:
            said, complaints = kiosk.communicate(timeout=PATIENCE_S)
        return kiosk.returncode, said, complaints


@pytest.fixture
def place(tmp_path: Path, centerface_file: Path) -> Place:
    """The finder and the second opinion are the product's, the classifier a network that calls every face bare."""
    made = Place(tmp_path / "place")
    made.models.mkdir(parents=True)
    for module in MODELS.parent.glob("*.py"):
        shutil.copy(module, made.models.parent)
    for path in (centerface_file, centerface_file.with_suffix(".json"), *MODELS.glob("detector.*")):
        (made.models / path.name).symlink_to(path)
    onnx.save(_calls_all_bare(), made.models / "bare.onnx")
    write_card(made)
    (made.models / "shipped.json").write_text('{"classifier": "bare", "finder": "centerface"}')
    return made


def write_card(place: Place) -> None:
    """A card that fits the classifier's file as it is now."""
    sha256 = hashlib.sha256((place.models / "bare.onnx").read_bytes()).hexdigest()
    answers = dict.fromkeys(golden.crops(), ALL_BARE)
    card = {"name": "bare", "input": {"size": 8}, "files": {"bare.onnx": sha256}}
    card["golden"] = {"logits": {"bare.onnx": answers}}
    (place.models / "bare.json").write_text(json.dumps(card))


def _calls_all_bare() -> onnx.ModelProto:
    """The channels' means times nothing, plus constant logits."""
    nodes = [
        helper.make_node("GlobalAveragePool", ["input"], ["means"]),
        helper.make_node("Flatten", ["means"], ["colours"]),
        helper.make_node("Mul", ["colours", "none"], ["zero"]),
        helper.make_node("Add", ["zero", "bare"], ["logits"]),
    ]
    constants = [
        helper.make_tensor("none", TensorProto.FLOAT, [1], [0.0]),
        helper.make_tensor("bare", TensorProto.FLOAT, [1, 3], ALL_BARE),
    ]
    taken = helper.make_tensor_value_info("input", TensorProto.FLOAT, ["n", 3, 8, 8])
    given = helper.make_tensor_value_info("logits", TensorProto.FLOAT, ["n", 3])
    graph = helper.make_graph(nodes, "bare", [taken], [given], constants)
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)


def write_video(path: Path, frames: int) -> Path:
    """An empty, grainy wall at 20 pictures a second."""
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*"MJPG"), 20.0, (320, 240))
    rng = np.random.default_rng(0)
    for _ in range(frames):
        writer.write(rng.integers(100, 140, (240, 320, 3), np.uint8))
    writer.release()
    return path


def read_report(path: Path) -> list[dict[str, object]]:
    """The report's whole lines, each held against what others build on."""
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines(keepends=True) if "\n" in line]
    for line in lines:
        assert list(line) == KEYS
        assert line["verdict"] in {verdict.value for verdict in Verdict}
        assert line["reason"] in {reason.value for reason in Reason}
        assert all(isinstance(line[key], float) for key in ("t", "age_ms", "latency_ms"))
        assert all(line[key] is None or isinstance(line[key], int) for key in ("frame", "track"))
    shown = [(line["verdict"], line["reason"]) for line in lines]
    assert all(one != other for one, other in pairwise(shown))
    assert [line["t"] for line in lines] == sorted(line["t"] for line in lines)
    return lines


def assert_one_sentence(complaints: str, *words: str) -> None:
    """The last thing said, once, is ours, names what is wrong and how to mend it, and is no traceback."""
    said = complaints.partition("mask-kiosk: ")[2]
    assert said
    assert complaints.count("mask-kiosk: ") == 1
    assert "Traceback" not in complaints
    assert all(word in said for word in words), said


@pytest.mark.parametrize(
    ("settings", "code", "words"),
    [
        (None, 31, ("there is no settings file", "--config")),
        ("[camera\n", 30, ("line 1: [camera: the closing ] is missing",)),
        ("[camera]\nsorce = 'demo'\n", 32, ("line 2: camera.sorce", "did you mean camera.source?")),
        ("[camera]\n\nrate = 900\n", 33, ("line 3: camera.rate = 900", "from 5 to 60")),
        ("[models]\nclassifier = 'nobody'\n", 21, ("nobody.json", "make it by")),
        ("[models]\nbackends = ['tensorrt']\n", 25, ("tensorrt: ",)),
    ],
    ids=["missing", "not TOML", "unknown key", "out of range", "unknown model", "unavailable backend"],
)
def test_bad_settings_are_a_sentence_and_a_code(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], settings: str | None, code: int, words: tuple[str, ...]
) -> None:
    if code == 25 and not (MODELS / "resnet34.json").is_file():
        pytest.skip("engines/models/resnet34.json is not there yet: train and export it")
    file = tmp_path / "kiosk.toml"
    if settings is not None:
        file.write_text(settings)
    assert main(["--config", str(file), "--source", str(tmp_path / "no.mp4"), "--headless"]) == code
    assert_one_sentence(capsys.readouterr().err, *words)


@pytest.mark.parametrize("source", ["ftp://camera/door", "udp://239.0.0.1:1234", " "])
def test_a_source_that_can_name_nothing_is_a_sentence_and_11(source: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--source", source, "--headless"]) == 11
    assert_one_sentence(capsys.readouterr().err, "demo" if source == " " else "rtsp")


def test_an_unknown_option_is_a_usage_and_2(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        parse(["--sorce", "demo"])
    assert ended.value.code == 2
    assert "--sorce" in capsys.readouterr().err


@pytest.mark.parametrize("seconds", ["nan", "inf", "-1", "0"])
def test_a_time_to_run_that_is_none_is_a_usage_and_2(seconds: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        parse(["--seconds", seconds])
    assert ended.value.code == 2
    assert "--seconds" in capsys.readouterr().err


def test_a_missing_camera_is_a_sentence_and_11(place: Place) -> None:
    code, _, complaints = place.ended("--source", "/dev/video97", "--headless")
    assert code == 11
    assert_one_sentence(complaints, "There is no camera at /dev/video97")


def test_an_address_where_nobody_answers_is_a_sentence_and_11_and_keeps_the_password(place: Place) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    code, _, complaints = place.ended("--source", f"http://ann:secret@127.0.0.1:{port}/door", "--headless")
    assert code == 11
    assert_one_sentence(complaints, f"Nobody answers at http://127.0.0.1:{port}/door", "check")
    assert "secret" not in complaints


@pytest.mark.parametrize(
    ("content", "code", "words"),
    [(None, 11, "There is no file"), (b"", 13, "is empty"), (b"no video" * 999, 13, "is damaged")],
    ids=["missing", "empty", "corrupt"],
)
def test_a_video_that_cannot_be_played_is_a_sentence(
    place: Place, tmp_path: Path, content: bytes | None, code: int, words: str
) -> None:
    if content is not None:
        (tmp_path / "visit.mp4").write_bytes(content)
    found, _, complaints = place.ended("--source", str(tmp_path / "visit.mp4"), "--headless")
    assert found == code
    assert_one_sentence(complaints, "visit.mp4", words)


def test_a_zero_byte_picture_in_a_folder_is_named_and_13(place: Place, tmp_path: Path) -> None:
    folder = tmp_path / "pictures"
    folder.mkdir()
    (folder / "a.png").touch()
    code, _, complaints = place.ended("--source", str(folder), "--headless")
    assert code == 13
    assert_one_sentence(complaints, "a.png is empty", "take it out")


def test_a_truncated_model_is_a_sentence_and_22(place: Place) -> None:
    file = place.models / "bare.onnx"
    file.write_bytes(file.read_bytes()[:-40])
    write_card(place)
    code, _, complaints = place.ended("--source", "/dev/video97", "--headless")
    assert code == 22
    assert_one_sentence(complaints, "bare.onnx cannot be loaded", "again")


def test_a_model_that_answers_otherwise_than_its_card_says_is_a_sentence_and_no_verdict(place: Place) -> None:
    path = place.models / "bare.json"
    path.write_text(path.read_text().replace("[-4.0, 4.0, -4.0]", "[4.0, -4.0, -4.0]"))
    code, _, complaints = place.ended("--source", "/dev/video97", "--headless")
    assert code == 25
    assert_one_sentence(complaints, "bare.onnx answers the golden pictures otherwise", "restore engines/models/")


def test_a_model_with_another_sha256_is_a_sentence_and_23(place: Place) -> None:
    with (place.models / "bare.onnx").open("ab") as file:
        file.write(b"\0")
    code, _, complaints = place.ended("--source", "/dev/video97", "--headless")
    assert code == 23
    assert_one_sentence(complaints, "bare.onnx has sha256", "copy it again")


def test_without_a_display_it_is_a_sentence_and_40(place: Place, tmp_path: Path) -> None:
    code, _, complaints = place.ended("--source", str(write_video(tmp_path / "wall.avi", 200)))
    assert code == 40
    assert_one_sentence(complaints, "no screen", "--headless")


def test_a_report_that_cannot_be_written_is_a_sentence_and_1(place: Place, tmp_path: Path) -> None:
    report = tmp_path / "gone" / "report.jsonl"
    video = write_video(tmp_path / "wall.avi", 200)
    code, _, complaints = place.ended("--source", str(video), "--headless", "--report", str(report))
    assert code == 1
    assert_one_sentence(complaints, "report.jsonl cannot be written", "name another file")


def test_a_report_on_a_full_disk_costs_the_report_and_not_the_kiosk(place: Place, tmp_path: Path) -> None:
    video = write_video(tmp_path / "wall.avi", 20)
    code, _, complaints = place.ended("--source", str(video), "--headless", "--report", "/dev/full")
    assert "Traceback" not in complaints
    assert code == 0
    assert "No space left" in complaints


def test_a_video_ends_the_kiosk_with_0_and_its_report_in_the_agreed_format(place: Place, tmp_path: Path) -> None:
    report = tmp_path / "report.jsonl"
    video = write_video(tmp_path / "wall.avi", 30)
    code, said, complaints = place.ended("--source", str(video), "--headless", "--report", str(report))
    assert (code, said) == (0, ""), complaints
    assert "Traceback" not in complaints
    lines = read_report(report)
    assert lines[0]["verdict"] == "NOBODY"
    assert {line["verdict"] for line in lines} <= {"NOBODY", "FAULT"}
    assert isinstance(lines[0]["frame"], int)
    assert lines[0]["track"] is None


def test_sigterm_ends_a_headless_demo_with_0_within_3_s(place: Place, portrait: object, tmp_path: Path) -> None:
    report = tmp_path / "report.jsonl"
    with place.running("--source", "demo", "--headless", "--report", str(report)) as kiosk:
        assert until(lambda: kiosk.poll() is not None or (report.is_file() and "NO_MASK" in report.read_text()))
        kiosk.send_signal(signal.SIGTERM)
        told_s = time.monotonic()
        _, complaints = kiosk.communicate(timeout=PATIENCE_S)
        took_s = time.monotonic() - told_s
    assert kiosk.returncode == 0, complaints
    assert took_s < 3
    assert "Traceback" not in complaints
    judged = [line for line in read_report(report) if line["verdict"] == "NO_MASK"]
    assert judged[0]["reason"] == "NO_MASK"
    assert isinstance(judged[0]["track"], int)
    assert isinstance(judged[0]["frame"], int)


def test_the_selftest_names_a_source_that_is_missing_and_a_classifier_that_is_wrong(
    place: Place, portrait: object, tmp_path: Path
) -> None:
    code, said, complaints = place.ended("--selftest", "--source", str(tmp_path / "gone.mp4"))
    camera, engines, finder, classifier, *site, summary = said.splitlines()
    assert code == 1, complaints
    assert [line.partition(":")[0] for line in site] == [f"ok      {part}" for part in SITE_PARTS], site
    assert camera.startswith("FAILED  camera: There is no file or folder")
    assert engines.startswith("ok      engines: bare runs on ")
    assert finder.startswith("ok      face finder: ")
    assert classifier.startswith("FAILED  mask classifier: judges the act MASK_OK of the demo NO_MASK")
    assert summary == "2 of 8 checks failed"
    assert "Traceback" not in complaints


def test_the_gpus_engines_are_checked_and_the_report_says_why_none_runs(
    place: Place, portrait: object, tmp_path: Path
) -> None:
    report = tmp_path / "gpu.json"
    code, said, complaints = place.ended("--selftest", "--gpu", "--report", str(report))
    told = json.loads(report.read_text())
    found = {(each["model"], each["backend"]): each["trouble"] for each in told["engines"]}
    models, backends = {"bare", "centerface", "detector"}, ("tensorrt", "tensorrt-rtx", "onnxruntime")
    assert set(found) == {(model, backend) for model in models for backend in backends}
    assert {found[model, "onnxruntime"] for model in models} == {""}
    assert said.count("ok  ") + said.count("FAILED  ") == 9
    assert "Traceback" not in complaints
    on_gpu = {model for (model, backend), trouble in found.items() if backend != "onnxruntime" and not trouble}
    assert code == (0 if on_gpu == models else 1)


def test_an_offline_selftest_asks_neither_door_nor_record_nor_staff(place: Place) -> None:
    # A new version proves itself where the doorman of the old one may not answer.
    _, said, _ = place.ended("--selftest", "--offline", "--source", "demo")
    assert "mask classifier" in said
    assert not [name for name in ("door:", "record:", "staff:", "privacy:") if name in said]


def test_a_check_of_the_gpu_is_a_selftest(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        parse(["--gpu"])
    assert ended.value.code == 2
    assert "--selftest" in capsys.readouterr().err


@pytest.mark.parametrize("source", ["demo", "ftp://camera/door"])
def test_the_selftest_of_a_place_without_networks_says_so_of_each_and_ends_with_1(place: Place, source: str) -> None:
    shutil.rmtree(place.models)
    place.models.mkdir()
    code, said, complaints = place.ended("--selftest", "--source", source)
    assert code == 1, complaints
    camera, engines, finder, classifier, *_ = said.splitlines()
    assert camera.startswith("FAILED  camera: " + ("there is no shipped.json" if source == "demo" else "Addresses"))
    assert engines.startswith("FAILED  engines: there is no shipped.json")
    assert finder.startswith("FAILED  face finder: there is no shipped.json")
    assert classifier.startswith("FAILED  mask classifier: there is no shipped.json")
    assert "Traceback" not in complaints


@pytest.mark.usefixtures("centerface_file", "portrait")
def test_the_selftest_of_the_product_passes_and_says_a_sentence_for_each_part() -> None:
    if not (MODELS / "resnet34.json").is_file():
        pytest.skip("engines/models/resnet34.json is not there yet: train and export it")
    code, said, complaints = Place(ROOT).ended("--selftest", "--source", "demo")
    assert code == 0, said + complaints
    *parts, summary = said.splitlines()
    assert [part.partition(":")[0] for part in parts] == [
        "ok      camera",
        "ok      engines",
        "ok      face finder",
        "ok      mask classifier",
        *(f"ok      {part}" for part in SITE_PARTS),
    ]
    assert "1280 x 720" in parts[0]
    assert summary == "everything is in order"
