"""The shipped settings with one mistake each: it is named with its line and key, alone, and stops no safe mode."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

from kiosk.backups import backups
from kiosk.errors import SettingsError
from kiosk.last_good import keep
from kiosk.safe_mode import SiteMender
from kiosk.salvage import salvage
from kiosk.settings import Settings
from kiosk.settings_file import examine, load, parse

ROOT = Path(__file__).resolve().parents[3]
CASES = runpy.run_path(str(ROOT / "tests" / "fixtures" / "broken_settings.py"))["CASES"]
SHIPPED = (ROOT / "packaging" / "kiosk.toml").read_bytes()
every_mistake = pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)


def test_there_are_hundreds_of_every_section_and_every_kind() -> None:
    assert len(CASES) > 400
    assert len({case.name for case in CASES}) == len(CASES)
    assert {case.key.partition(".")[0] for case in CASES} >= set(Settings.model_fields)


@every_mistake
def test_it_is_named_with_its_line_and_key_and_nothing_else_is(case) -> None:
    with pytest.raises(SettingsError, match=rf"kiosk\.toml cannot be used(.|\n)* line {case.line}: ") as caught:
        parse(case.file, Path("kiosk.toml"))
    assert caught.value.exit_code in range(30, 34)
    examined = examine(case.file)
    assert examined.settings is None
    assert [(each.line, each.key) for each in examined.problems] == [(case.line, case.key)], examined.problems


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> SiteMender:
    """A site whose settings were good once."""
    folder = tmp_path_factory.mktemp("site")
    config = folder / "kiosk.toml"
    config.write_bytes(SHIPPED)
    keep(folder / "state", config)
    return SiteMender(config, folder / "state")


@every_mistake
def test_it_stops_no_safe_mode(case, site: SiteMender) -> None:
    """It is shown, what is sound is still known, and there is a way back."""
    site.path.write_bytes(case.file)
    trouble = site.look()
    assert (trouble.problems[0].line, trouble.problems[0].key) == (case.line, case.key)
    assert trouble.good
    known = salvage(examine(case.file), None)
    assert known.settings == Settings()
    if case.key not in {"", "version"}:
        assert set(Settings.model_fields) - known.sure <= {case.key.partition(".")[0]}


ONE_OF_EACH = {case.name.partition(": ")[2] or case.name: case for case in CASES}


@pytest.mark.parametrize("case", ONE_OF_EACH.values(), ids=list(ONE_OF_EACH))
def test_the_last_good_settings_come_back_and_what_was_there_is_kept(case, site: SiteMender) -> None:
    site.path.write_bytes(case.file)
    site.restore()
    assert site.look() is None
    assert load(site.path) == Settings()
    assert backups(site.path)[0].path.read_bytes() == case.file
