"""The privacy check finds what could keep a picture, in a process of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import cv2
import numpy as np
import pytest

from kiosk import privacy

SCRIPT = """
import resource, sys
from pathlib import Path
from kiosk import privacy
folder = Path(sys.argv[1])
{before}
try:
    print(privacy.check(folder, {allowed}))
except privacy.PictureMayLeak as error:
    print("LEAK", error)
"""
OFF = "privacy.no_core_dumps()"


def checked(folder: Path, *before: str, allowed: str = "()") -> str:
    script = SCRIPT.format(before="\n".join(before), allowed=allowed)
    done = subprocess.run([sys.executable, "-c", script, str(folder)], capture_output=True, text=True, check=True)
    return done.stdout


def test_a_kiosk_that_writes_its_record_only_is_in_order(tmp_path: Path) -> None:
    found = checked(tmp_path, OFF, "kept = (folder / 'journal.sqlite3').open('wb')")
    assert found.startswith("no picture is kept: 1 file written")


def test_core_dumps_that_are_on_are_found(tmp_path: Path) -> None:
    on = "resource.setrlimit(resource.RLIMIT_CORE, (resource.getrlimit(resource.RLIMIT_CORE)[1],) * 2)"
    assert "LEAK core dumps are on" in checked(tmp_path, on)


@pytest.mark.parametrize("name", ["frames.bin", "visitor.png", "head.npy"])
def test_a_file_that_nobody_knows_is_found_while_it_is_open(tmp_path: Path, name: str) -> None:
    opening = f"kept = (folder / '{name}').open('wb')"
    assert f"LEAK {name} is open for writing" in checked(tmp_path, OFF, opening)
    assert "no picture is kept" in checked(tmp_path, OFF, opening, allowed=f"[folder / '{name}']")
    assert "no picture is kept" in checked(tmp_path, OFF, opening, "kept.close()")
    assert "no picture is kept" in checked(tmp_path, OFF, opening, f"kept = (folder / '{name}').open('rb')")


@pytest.mark.parametrize("kind", [".jpg", ".png", ".bmp", ".webp"])
def test_a_picture_in_the_state_folder_is_found_whatever_its_name(tmp_path: Path, kind: str) -> None:
    grey = np.full((16, 16, 3), 90, np.uint8)
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "record.json").write_bytes(cv2.imencode(kind, grey)[1].tobytes())
    assert "LEAK there are pictures" in checked(tmp_path, OFF)


def test_text_and_databases_are_no_pictures(tmp_path: Path) -> None:
    for name, content in (("a.json", b"{}"), ("b.sqlite3", b"SQLite format 3\0"), ("empty", b"")):
        (tmp_path / name).write_bytes(content)
        assert not privacy.is_picture(tmp_path / name)
    assert not privacy.is_picture(tmp_path / "none")
