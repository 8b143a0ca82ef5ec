"""The product as it is installed: the wheel in a folder of its own, started from elsewhere."""

from __future__ import annotations

import importlib
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("kiosk", "engines", "ui", "tools")
NOT_OF_THIS_MACHINE = re.compile(rb"/(work|root|farm)/|(pypi|deb[.]debian|registry[.]npmjs)[.]org")


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder into which the wheel was installed; its dependencies are this environment's."""
    wheels, target = tmp_path_factory.mktemp("wheel"), tmp_path_factory.mktemp("installed")
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "wheel", "--no-deps", "--no-build-isolation", f"--wheel-dir={wheels}", ROOT], check=True)
    (wheel,) = wheels.glob("*.whl")
    subprocess.run([*pip, "install", "--no-deps", "--no-index", f"--target={target}", wheel], check=True)
    return target


def started(installed: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Python, started from / with the installed folder before this tree."""
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    command = [sys.executable, *arguments]
    return subprocess.run(command, cwd="/", env=environment, capture_output=True, text=True, timeout=60, check=False)


@pytest.mark.parametrize("package", PACKAGES)
def test_each_package_comes_from_this_tree(package: str) -> None:
    # Their names are generic: another distribution's `tools` would be imported without a word.
    assert importlib.import_module(package).__path__[0] == str(ROOT / package)


@pytest.mark.parametrize("package", PACKAGES)
def test_each_package_is_in_the_wheel(installed: Path, package: str) -> None:
    done = started(installed, "-c", f"import {package}; print({package}.__path__[0])")
    assert done.stdout.strip() == str(installed / package)


def test_the_wheel_holds_what_was_fetched_with_its_notices_and_no_tests(installed: Path) -> None:
    for name in ("engines/models/centerface.onnx", "kiosk/assets/astronaut.png"):
        assert (installed / name).is_file()
        assert (installed / name).with_suffix(".NOTICE").is_file()
    assert not (installed / "tests").exists()
    assert not (installed / "packaging").exists()


def test_the_installed_kiosk_tells_its_options(installed: Path) -> None:
    done = started(installed, "-m", "kiosk", "--help")
    assert done.returncode == 0
    assert "--source" in done.stdout


def test_the_installed_kiosk_plays_its_demo(installed: Path, tmp_path: Path) -> None:
    report = tmp_path / "report.jsonl"
    demo = ("--source", "demo", "--headless", "--seconds", "4", "--report", str(report))
    done = started(installed, "-m", "kiosk", *demo)
    assert done.returncode == 0, done.stderr
    lines = [json.loads(line) for line in report.read_text().splitlines()]
    assert lines, "no verdict in 4 s"
    assert "Traceback" not in done.stderr


def test_the_wheel_may_not_be_uploaded() -> None:
    assert 'classifiers = ["Private :: Do Not Upload"]' in (ROOT / "pyproject.toml").read_text()


def test_no_file_names_this_machine_or_a_registry() -> None:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    files = [ROOT / os.fsdecode(name) for name in listed.stdout.split(b"\0") if name]
    texts = {path: content for path in files if path.is_file() and b"\0" not in (content := path.read_bytes())}
    assert not [str(path) for path, content in texts.items() if NOT_OF_THIS_MACHINE.search(content)]


@pytest.mark.parametrize("folder", ["packaging", "tests"])
def test_folders_that_are_no_packages_stay_none(folder: str) -> None:
    # packaging/__init__.py would shadow the library `packaging`.
    assert not list((ROOT / folder).rglob("__init__.py"))
