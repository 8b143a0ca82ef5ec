"""The settings file is changed wholly or not at all, stays whose it was, and what it was is kept."""

from __future__ import annotations

import errno
import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.backups import KEPT, backups
from kiosk.errors import SettingsError, SettingsOutOfRange, SettingsUnknownKey
from kiosk.phrase import Phrase
from kiosk.settings import Settings
from kiosk.settings_change import change, read
from kiosk.settings_file import load

ROOT = Path(__file__).resolve().parents[2]
TEXT = '# Ward 3\n[screen]\ntheme = "dark"  # for now\n'
NOBODY = 65534


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "kiosk.toml"
    made.write_text(TEXT)
    return made


def files(folder: Path) -> list[str]:
    """Without the dates of those that were kept."""
    return sorted(each.name.partition("-")[0] for each in folder.iterdir())


def kept(path: Path) -> Path:
    """What it was before the last change."""
    return backups(path)[0].path


def test_the_file_is_changed_and_what_it_was_is_kept(path: Path) -> None:
    after = change(path, {"screen.theme": "bright", "screen.languages": ("en", "ar"), "sound.volume": 20})
    assert path.read_text() == (
        'version = 1\n\n# Ward 3\n[screen]\nlanguages = ["en", "ar"]\ntheme = "bright"  # for now\n'
        "\n[sound]\nvolume = 20\n"
    )
    assert after.settings == load(path)
    assert after.settings.screen.languages == ("en", "ar")
    assert kept(path).read_text() == TEXT
    assert files(path.parent) == ["kiosk.toml", "kiosk.toml.0001"]


def test_the_shipped_file_keeps_every_line_but_those_that_change(path: Path) -> None:
    shutil.copy(ROOT / "packaging" / "kiosk.toml", path)
    before = path.read_text().splitlines()
    change(path, {"screen.theme": "bright", "screen.large_text": True, "screen.languages": ("en",)})
    after = path.read_text().splitlines()
    assert len(after) == len(before)
    assert [line for line, old in zip(after, before, strict=True) if line != old] == [
        'languages = ["en"]',
        'theme = "bright"',
        "large_text = true",
    ]


def test_the_last_ten_are_kept_the_newest_first(path: Path) -> None:
    for rate in range(10, 30):
        change(path, {"camera.rate": rate})
    former = [each.path for each in backups(path)]
    assert [load(each).camera.rate for each in (path, *former)] == list(range(29, 18, -1))
    assert len(files(path.parent)) == 1 + KEPT


def test_where_nothing_changes_nothing_is_written(path: Path) -> None:
    before = path.stat().st_mtime_ns, path.stat().st_ino
    change(path, {"screen.theme": "dark"})
    assert (path.stat().st_mtime_ns, path.stat().st_ino) == before
    assert files(path.parent) == ["kiosk.toml"]


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664])
def test_the_mode_stays(path: Path, mode: int) -> None:
    path.chmod(mode)
    change(path, {"screen.theme": "bright"})
    assert stat.S_IMODE(path.stat().st_mode) == mode
    assert stat.S_IMODE(kept(path).stat().st_mode) == mode


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a file away")
def test_the_owner_stays(path: Path) -> None:
    os.chown(path, 12345, 54321)
    change(path, {"screen.theme": "bright"})
    for each in (path, kept(path)):
        assert (each.stat().st_uid, each.stat().st_gid) == (12345, 54321)


def test_a_link_is_followed_and_stays_one(path: Path, tmp_path: Path) -> None:
    folder = tmp_path / "etc"
    folder.mkdir()
    link = folder / "site.toml"
    link.symlink_to("../kiosk.toml")
    change(link, {"screen.theme": "bright"})
    assert link.readlink() == Path("../kiosk.toml")
    assert load(path).screen.theme == "bright"
    assert files(folder) == ["site.toml"]
    assert kept(path).read_text() == TEXT


def test_a_file_that_is_missing_is_made_with_what_changes_and_no_more(tmp_path: Path) -> None:
    path = tmp_path / "mask-kiosk" / "kiosk.toml"
    assert read(path).settings == Settings()
    mask = os.umask(0o077)
    try:
        change(path, {"sound.volume": 20, "screen.motion": False, "screen.theme": "bright"})
    finally:
        os.umask(mask)
    made = 'version = 1\n\n[screen]\ntheme = "bright"\nmotion = false\n\n[sound]\nvolume = 20\n'
    assert path.read_text() == made
    assert stat.S_IMODE(path.stat().st_mode) == 0o644
    assert files(path.parent) == ["kiosk.toml"]


@pytest.mark.parametrize(
    ("values", "error"),
    [
        ({"screen.theme": "pink"}, SettingsOutOfRange),
        ({"screen.thme": "dark"}, SettingsUnknownKey),
        ({"screen.languages": ()}, SettingsOutOfRange),
        ({"sound.volume": 101}, SettingsOutOfRange),
    ],
)
def test_what_the_kiosk_would_refuse_is_not_written(path: Path, values: dict, error: type[SettingsError]) -> None:
    with pytest.raises(error):
        change(path, values)
    assert path.read_text() == TEXT
    assert files(path.parent) == ["kiosk.toml"]


@pytest.mark.parametrize("text", ["[screen", '[screen]\ntheme = "pink"\n', "\xff"])
def test_a_file_that_is_wrong_already_is_left_to_people(path: Path, text: str) -> None:
    path.write_bytes(text.encode("latin-1"))
    with pytest.raises(SettingsError, match=str(path)):
        change(path, {"screen.theme": "bright"})
    assert path.read_bytes() == text.encode("latin-1")


def test_what_somebody_else_changed_since_it_was_read_stays(path: Path) -> None:
    known = read(path)
    path.write_text("# mine\n")
    with pytest.raises(SettingsError, match="somebody else changed") as caught:
        change(path, {"screen.theme": "bright"}, known)
    assert isinstance(caught.value.args[0], Phrase)
    assert path.read_text() == "# mine\n"
    path.unlink()
    with pytest.raises(SettingsError, match="somebody else changed"):
        change(path, {"screen.theme": "bright"}, known)
    assert files(path.parent) == []


def test_one_change_may_follow_another(path: Path) -> None:
    known = change(path, {"screen.theme": "bright"}, read(path))
    change(path, {"screen.theme": "contrast"}, known)
    assert load(path).screen.theme == "contrast"


def test_where_no_file_can_be_made_it_says_so() -> None:
    path = Path("/sys/mask-kiosk/kiosk.toml")  # not even by root
    with pytest.raises(SettingsError, match=r"/sys/mask-kiosk/kiosk\.toml cannot be written \(.+\): mend that"):
        change(path, {"screen.theme": "bright"})


def test_a_path_that_is_no_file_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="cannot be read"):
        read(tmp_path)


AS_SOMEBODY_ELSE = f"""
import os, sys
from pathlib import Path
from kiosk.errors import KioskError
from kiosk.settings_change import change
os.setgid({NOBODY}), os.setuid({NOBODY})
try:
    change(Path(sys.argv[1]), {{"screen.theme": "bright"}})
except KioskError as error:
    print(error)
"""


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become another user")
@pytest.mark.parametrize(("folder_mode", "why"), [(0o755, "Permission denied"), (0o777, "Operation not permitted")])
def test_somebody_elses_file_is_neither_changed_nor_taken_over(path: Path, folder_mode: int, why: str) -> None:
    for folder in path.parents[1:4]:
        folder.chmod(0o755)
    path.parent.chmod(folder_mode)
    done = subprocess.run(
        [sys.executable, "-c", AS_SOMEBODY_ELSE, str(path)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == f"the settings file {path} cannot be written ({why}): mend that"
    assert path.read_text() == TEXT
    assert path.stat().st_uid == 0
    assert files(path.parent) == ["kiosk.toml"]


def test_a_disk_that_is_full_leaves_the_file_as_it_was(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(SettingsError, match="No space left"):
        change(path, {"screen.theme": "bright"})
    assert path.read_text() == TEXT
    assert files(path.parent) == ["kiosk.toml"]


def test_a_file_system_without_links_keeps_a_copy(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_source: Path, _target: Path) -> None:
        raise PermissionError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", refuse)
    change(path, {"screen.theme": "bright"})
    assert kept(path).read_text() == TEXT


def test_what_a_crash_left_beside_it_does_not_matter(path: Path) -> None:
    path.with_name("kiosk.toml.new").write_text("half")
    change(path, {"screen.theme": "bright"})
    assert load(path).screen.theme == "bright"
    assert files(path.parent) == ["kiosk.toml", "kiosk.toml.0001"]


def test_it_is_not_written_through_a_link_that_lies_beside_it(path: Path, tmp_path: Path) -> None:
    path.with_name("kiosk.toml.new").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(SettingsError, match="cannot be written"):
        change(path, {"screen.theme": "bright"})
    assert not (tmp_path / "elsewhere").exists()
    assert path.read_text() == TEXT
