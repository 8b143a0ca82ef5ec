"""Replay: the kiosk's own pipeline over recorded pictures, in the media's time."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest

from engines.card import MODELS
from kiosk.errors import CameraError, CameraMissing, CameraUnreadable, KioskError, SettingsMissing
from kiosk.faces import Faces
from kiosk.pipeline import Judge
from kiosk.rules import Rules
from kiosk.scene import Reading, Verdict
from kiosk.settings import ZoneSettings
from tools.replay import Options, parse, replay, run

KEYS = ["t", "frame", "track", "verdict", "reason", "age_ms", "latency_ms"]


@pytest.fixture
def shipped_model(centerface_file: Path, portrait: object) -> None:
    if not (MODELS / "resnet34.json").is_file():
        pytest.skip("engines/models/resnet34.json is not there yet: train and export it")


def lines_of(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_each_picture_is_judged_at_the_moment_it_was_taken(
    stage: Any, person: Any, masked: Reading, bare: Reading
) -> None:
    acts = [()] * 10 + [(person("ann", reading=masked),)] * 40 + [()] * 30 + [(person("bob", reading=bare),)] * 40
    frames = [stage.frame(index / 20, *people) for index, people in enumerate(acts)]
    judge = Judge(Faces(stage.finder, ZoneSettings()), stage.classifier, Rules(), 0.0)
    seen = list(replay(iter(frames), judge))
    assert [outcome.decided_s for _, outcome in seen] == [frame.captured_s for frame in frames]
    assert all(outcome.age_ms == 0 < outcome.latency_ms for _, outcome in seen)
    assert [sight.frame for sight, _ in seen] == [frame.sequence for frame in frames]
    order = list(dict.fromkeys(outcome.verdict for _, outcome in seen))
    assert order == [Verdict.NOBODY, Verdict.LOOKING, Verdict.MASK_OK, Verdict.NO_MASK]
    assert not any(outcome.verdict is Verdict.MASK_OK for sight, outcome in seen if sight.captured_s > 3.5)


@pytest.mark.usefixtures("shipped_model")
def test_a_replay_of_the_demo_writes_the_reports_lines_in_media_time(tmp_path: Path) -> None:
    out = tmp_path / "demo.jsonl"
    assert run(Options("demo", out, seconds=2.5)) == 75
    lines = lines_of(out)
    assert all(list(line) == KEYS for line in lines)
    assert (lines[0]["t"], lines[0]["frame"], lines[0]["track"], lines[0]["verdict"]) == (0.0, 0, None, "NOBODY")
    assert [line["verdict"] for line in lines[1:3]] == ["LOOKING", "NO_MASK"]
    assert all(line["age_ms"] == 0 and line["latency_ms"] > 0 for line in lines)
    assert all(line["t"] == pytest.approx(line["frame"] / 30, abs=1e-3) for line in lines)


@pytest.mark.usefixtures("shipped_model")
def test_a_folder_is_replayed_to_its_end(tmp_path: Path) -> None:
    (tmp_path / "pictures").mkdir()
    for name in ("a.png", "b.png"):
        cv2.imwrite(str(tmp_path / "pictures" / name), np.full((90, 160, 3), 120, np.uint8))
    assert run(Options(str(tmp_path / "pictures"), tmp_path / "out.jsonl")) == 40
    (line,) = lines_of(tmp_path / "out.jsonl")
    assert line["verdict"] == "NOBODY"


@pytest.mark.usefixtures("shipped_model")
@pytest.mark.parametrize(
    ("source", "error", "words"),
    [
        ("/dev/video0", CameraError, "cannot be replayed"),
        ("gone.mp4", CameraMissing, "no file or folder"),
        ("broken.mp4", CameraUnreadable, "damaged"),
    ],
)
def test_a_source_that_cannot_be_replayed_is_a_sentence(
    tmp_path: Path, source: str, error: type[CameraError], words: str
) -> None:
    (tmp_path / "broken.mp4").write_bytes(b"no video" * 99)
    with pytest.raises(error, match=words):
        run(Options(str(tmp_path / source), tmp_path / "out.jsonl"))


@pytest.mark.usefixtures("shipped_model")
def test_no_time_at_all_holds_no_picture(tmp_path: Path) -> None:
    with pytest.raises(CameraError, match="holds no picture"):
        run(Options("demo", tmp_path / "out.jsonl", seconds=0.0))


@pytest.mark.usefixtures("shipped_model")
def test_a_report_that_cannot_be_written_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(KioskError, match=r"out\.jsonl cannot be written"):
        run(Options("demo", tmp_path / "gone" / "out.jsonl", seconds=0.1))


def test_missing_settings_are_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(SettingsMissing, match="there is no settings file"):
        run(Options("demo", tmp_path / "out.jsonl", config=tmp_path / "gone.toml"))


def test_the_command_line_takes_a_source_and_a_file(capsys: pytest.CaptureFixture[str]) -> None:
    assert parse(["visit.mp4", "--out", "v.jsonl", "--seconds", "3"]) == Options(
        "visit.mp4", Path("v.jsonl"), None, 3.0
    )
    with pytest.raises(SystemExit) as ended:
        parse(["visit.mp4"])
    assert ended.value.code == 2
    assert "--out" in capsys.readouterr().err
