"""Sentences name the command that there is where they are read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kiosk.command import HOME, command, fetch_again, program

ROOT = Path(__file__).resolve().parents[2]
CHECKOUT = Path("/home/ann/mask-kiosk/kiosk/command.py")
BUNDLE = HOME / "0.1.0/_internal/kiosk/command.py"
JETSON = HOME / "current/venv/lib/python3.10/site-packages/kiosk/command.py"
TYPED = re.compile(r"python -m kiosk|`make run`")


@pytest.mark.parametrize("here", [BUNDLE, JETSON])
def test_where_it_is_installed_it_is_the_packages_command_as_the_sites_kiosk(here: Path) -> None:
    assert program("staff", here) == "mask-kiosk staff"
    assert program("", here) == "mask-kiosk"
    assert command("staff add NAME", here) == "sudo mask-kiosk staff add NAME"
    assert fetch_again(here=here) == "install mask-kiosk again"


@pytest.mark.parametrize("service", ["doorman", "notary"])
def test_what_systemd_runs_is_systemds_to_start(service: str) -> None:
    assert command(service, BUNDLE) == f"sudo systemctl start mask-kiosk-{service}"
    assert (ROOT / "packaging" / "systemd" / f"mask-kiosk-{service}.service").is_file()
    assert command(service, CHECKOUT, bundled=False) == f"python -m kiosk.{service}"


def test_in_a_checkout_it_is_the_module() -> None:
    assert program("staff", CHECKOUT, bundled=False) == "python -m kiosk.staff"
    assert program("", CHECKOUT, bundled=False) == "python -m kiosk"
    assert command("journal export FILE", CHECKOUT, bundled=False) == "python -m kiosk.journal export FILE"
    assert fetch_again(here=CHECKOUT, bundled=False) == "run `make run`"
    assert fetch_again("python -m tools.voices", CHECKOUT, bundled=False) == "run `python -m tools.voices`"


def test_a_bundle_that_is_not_installed_has_the_command_and_no_site() -> None:
    built = Path("/home/ann/mask-kiosk/dist/mask-kiosk/_internal/kiosk/command.py")
    assert program("doctor", built, bundled=True) == command("doctor", built, bundled=True) == "mask-kiosk doctor"


def test_here_it_is_a_checkout() -> None:
    assert command("doctor") == "python -m kiosk.doctor"


def test_no_sentence_names_a_command_that_the_package_lacks() -> None:
    """Docstrings and the gallery are for engineers, the two services' command lines for systemd."""
    found = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()}"
        for folder in ("kiosk", "engines", "ui")
        for path in sorted((ROOT / folder).rglob("*.py"))
        if path.name not in {"command.py", "doorman.py", "notary.py"} and "gallery" not in path.parts
        for number, line in _code(path.read_text(encoding="utf-8"))
        if TYPED.search(line)
    ]
    assert found == []


@pytest.mark.parametrize("file", ["packaging/kiosk.toml"])
def test_a_settings_file_names_the_packages_command(file: str) -> None:
    text = (ROOT / file).read_text(encoding="utf-8")
    assert not TYPED.search(text)
    assert "mask-kiosk staff add" in text


def _code(text: str) -> list[tuple[int, str]]:
    """Lines that are no docstring's."""
    kept, inside = [], False
    for number, line in enumerate(text.splitlines(), 1):
        quotes = line.count('"""')
        if not inside and not quotes:
            kept.append((number, line))
        inside = inside is not (quotes % 2 == 1)
    return kept
