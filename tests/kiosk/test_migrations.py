"""Older settings become today's where that is sure, and everything else in the file stays as it was typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.backups import backups
from kiosk.errors import SettingsError, SettingsMissing, SettingsOutOfRange
from kiosk.migrate import main, run
from kiosk.migrations import MIGRATIONS, VERSION, migrated
from kiosk.settings import ModelSettings, PolicySettings, Settings
from kiosk.settings_file import examine, load

ROOT = Path(__file__).resolve().parents[2]
FIRST = """# Settings of one kiosk. Every line here states the default: remove what you do not change.

[camera]
source = "0"   # the lobby's

[models]
classifier = ""
# Tried in this order: "tensorrt", "tensorrt-rtx", "openvino", "onnxruntime".
backends = ["onnxruntime"]

[policy]
# Ours.
alternative = "You cannot wear a mask? Ring the bell or ask at the desk: staff will help you."
"""
"""As the first package had it, with what a site added."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "kiosk.toml"
    made.write_text(FIRST)
    return made


def test_there_is_a_step_for_each_version() -> None:
    assert len(MIGRATIONS) == VERSION


def test_the_first_files_become_of_this_version_and_keep_comments_and_order() -> None:
    new = migrated(FIRST)
    assert new.since == 0
    assert [each.partition(":")[0] for each in new.told] == ["models.backends", "policy.alternative"]
    before, after = FIRST.split("\n"), new.text.split("\n")
    assert after[2:4] == ["version = 1", ""]
    changed = [(old, line) for old, line in zip(before, after[:2] + after[4:], strict=True) if old != line]
    assert changed == [
        ('backends = ["onnxruntime"]', 'backends = ["tensorrt", "tensorrt-rtx", "onnxruntime"]'),
        (
            'alternative = "You cannot wear a mask? Ring the bell or ask at the desk: staff will help you."',
            'alternative = "You cannot wear a mask? Please ask at the desk."',
        ),
    ]


def test_an_old_file_is_used_as_it_is_with_todays_meaning(path: Path) -> None:
    settings = load(path)
    assert settings.models.backends == ModelSettings().backends
    assert settings.policy.alternative == PolicySettings().alternative
    assert path.read_text() == FIRST


def test_a_choice_that_looks_like_an_old_default_stays() -> None:
    chosen = '[models]\nbackends = ["onnxruntime"]  # this GPU is slow\n'
    assert migrated(chosen).text == f"version = 1\n\n{chosen}"
    assert examine(chosen.encode()).settings.models.backends == ("onnxruntime",)


def test_what_is_of_this_version_is_left_letter_by_letter() -> None:
    shipped = (ROOT / "packaging" / "kiosk.toml").read_text()
    assert migrated(shipped).text == shipped
    assert migrated(migrated(FIRST).text).text == migrated(FIRST).text


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("", "version = 1\n"),
        ("[screen]\r\nmotion = true\r\n", "version = 1\r\n\r\n[screen]\r\n"),
        ("version = 0\n[screen]\n", "version = 1\n[screen]\n"),
        ("# Ours\n# Both lines\n\n[screen]\n", "# Ours\n# Both lines\n\nversion = 1\n\n[screen]\n"),
        ("# About it\n[screen]\n", "version = 1\n\n# About it\n[screen]\n"),
        ("camera.rate = 5\n", "version = 1\n\ncamera.rate = 5\n"),
    ],
)
def test_the_version_stands_above_all_sections(text: str, begins: str) -> None:
    new = migrated(text).text
    assert new.startswith(begins)
    assert examine(new.encode()).settings == examine(text.encode()).settings


def test_the_command_writes_it_and_keeps_what_it_was(path: Path) -> None:
    path.chmod(0o640)
    assert run(path, check=False)[0] == f"{path} is now of version 1, it was of 0"
    assert path.read_text() == migrated(FIRST).text
    assert path.stat().st_mode & 0o777 == 0o640
    assert [each.path.read_text() for each in backups(path)] == [FIRST]
    assert run(path, check=False) == (f"{path} can be used, and is of version 1",)
    assert len(backups(path)) == 1


def test_a_check_writes_nothing(path: Path, capsys) -> None:
    assert main(["--config", str(path), "--check"]) == 0
    assert "would become of version 1" in capsys.readouterr().out
    assert (path.read_text(), backups(path)) == (FIRST, ())


def test_a_file_with_mistakes_is_told_and_left(path: Path, capsys) -> None:
    path.write_text(FIRST.replace('"0"', "0"))
    assert main(["--config", str(path)]) == SettingsOutOfRange.exit_code
    assert 'line 4: camera.source = 0: allowed is a text in "quotes"' in capsys.readouterr().err
    assert backups(path) == ()


def test_a_file_that_is_missing_is_told(tmp_path: Path, capsys) -> None:
    assert main(["--config", str(tmp_path / "none.toml")]) == SettingsMissing.exit_code
    assert "there is no settings file" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("version", "line"),
    [
        ("2", "line 2: version = 2: these settings are a newer kiosk's, this one knows 1 at the most"),
        ("-1", "line 2: version = -1: allowed is a whole number from 0 to 1"),
        ('"1"', 'line 2: version = "1": allowed is a whole number from 0 to 1'),
        ("true", "line 2: version = true: allowed is a whole number from 0 to 1"),
    ],
)
def test_a_newer_version_and_none_at_all_are_refused_with_words(path: Path, version: str, line: str) -> None:
    text = f"\nversion = {version}\n[new_section]\n"
    path.write_text(text)
    with pytest.raises(SettingsError) as caught:
        load(path)
    (told,) = str(caught.value).split("\n")[1:]
    assert told.strip().startswith(line)
    with pytest.raises(SettingsError):
        migrated(text)
    with pytest.raises(SettingsError):
        run(path, check=False)
    assert path.read_text() == text


def test_the_shipped_file_says_the_version() -> None:
    text = (ROOT / "packaging" / "kiosk.toml").read_text()
    assert f"\nversion = {VERSION}\n" in text
    assert examine(text.encode()).settings == Settings()
