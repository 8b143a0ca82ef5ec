"""The settings file: what it may hold, and that each mistake in it is named so that an installer can mend it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from kiosk.errors import SettingsError, SettingsMissing, SettingsOutOfRange, SettingsUnknownKey
from kiosk.settings import Settings
from kiosk.settings_file import load

ROOT = Path(__file__).resolve().parents[2]


def refusal(tmp_path: Path, text: str) -> SettingsError:
    path = tmp_path / "kiosk.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        load(path)
    return caught.value


def leaves(model: type[BaseModel], *above: str) -> list[tuple[str, ...]]:
    found: list[tuple[str, ...]] = []
    for name, field in model.model_fields.items():
        kind = field.annotation
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            found += leaves(kind, *above, name)
        else:
            found.append((*above, name))
    return found


def test_a_machine_without_a_file_gets_the_defaults(tmp_path: Path) -> None:
    assert load(None, tmp_path / "none.toml") == Settings()


def test_the_sites_file_is_read_where_none_is_named(tmp_path: Path) -> None:
    site = tmp_path / "kiosk.toml"
    site.write_text('[screen]\nplace = "Ward 3"\n')
    assert load(None, site).screen.place == "Ward 3"


def test_every_kind_of_value_is_read(tmp_path: Path) -> None:
    path = tmp_path / "kiosk.toml"
    path.write_text(
        '[camera]\nsource = "0"\nwidth = 640\n[zone]\nx0 = 0\n[models]\nbackends = ["tensorrt", "onnxruntime"]\n'
        '[screen]\nmirror = false\nplace = "Café"\n',
        encoding="utf-8",
    )
    settings = load(path)
    assert (settings.camera.source, settings.camera.width) == ("0", 640)
    assert settings.models.backends == ("tensorrt", "onnxruntime")
    assert (settings.zone.x0, settings.screen.mirror, settings.screen.place) == (0.0, False, "Café")


def test_the_shipped_example_states_the_defaults() -> None:
    assert load(ROOT / "packaging" / "kiosk.toml") == Settings()


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsMissing, match=r"no settings file .*gone\.toml.*--config"):
        load(tmp_path / "gone.toml")


def test_a_folder_is_not_a_settings_file(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="cannot be read"):
        load(tmp_path)


def test_bytes_that_are_not_text_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "kiosk.toml"
    path.write_bytes(b'[screen]\nplace = "\xff"\n')
    with pytest.raises(SettingsError, match="not UTF-8"):
        load(path)


@pytest.mark.parametrize(
    ("text", "line"),
    [("[camera]\nwidth 640\n", "line 2"), ('[camera]\nsource = "0', "line 2"), ("[camera]\nwidth = \n", "line 2")],
)
def test_what_is_not_toml_is_told_with_its_line(tmp_path: Path, text: str, line: str) -> None:
    error = refusal(tmp_path, text)
    assert type(error) is SettingsError
    assert line in str(error)
    assert "kiosk.toml" in str(error)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("[camera]\nwidht = 640\n", "line 2: camera.widht = 640: there is no such setting; did you mean camera.width?"),
        ("\n[camra]\nwidth = 640\n", "line 2: [camra]: there is no such setting; did you mean camera?"),
        ("width = 640\n", "line 1: width = 640: there is no such setting; did you mean camera.width?"),
        ("[screen]\nrate = 5\n", "line 2: screen.rate = 5: there is no such setting; did you mean camera.rate?"),
        ("[screen]\nqqqq = 5\n", "line 2: screen.qqqq = 5: there is no such setting"),
    ],
)
def test_an_unknown_key_is_told_with_the_nearest_name(tmp_path: Path, text: str, problem: str) -> None:
    error = refusal(tmp_path, text)
    assert isinstance(error, SettingsUnknownKey)
    assert str(error).splitlines()[1].strip() == problem


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("[camera]\nwidth = 5\n", "line 2: camera.width = 5: allowed is a whole number from 320 to 3840"),
        ('[camera]\nwidth = "5"\n', 'line 2: camera.width = "5": allowed is a whole number from 320 to 3840'),
        ("[camera]\nwait = 1\n", "line 2: camera.wait = 1: allowed is true or false"),
        ("[camera]\nsource = 0\n", 'line 2: camera.source = 0: allowed is a text in "quotes"'),
        ("[zone]\nx1 = nan\n", "line 2: zone.x1 = NaN: allowed is a number from 0 to 1"),
        ("camera = 3\n", "line 1: camera = 3: allowed is a section of settings"),
        ("camera = {width = 5}\n", "line 1: camera.width = 5: allowed is a whole number from 320 to 3840"),
        ("camera.width = 5\n", "line 1: camera.width = 5: allowed is a whole number from 320 to 3840"),
        (
            '[screen]\norientation = "up"\n',
            'line 2: screen.orientation = "up": allowed is one of "auto", "landscape", "portrait"',
        ),
        (
            '[models]\nbackends = [\n "onnxruntime",\n "cpu",\n]\n',
            (
                'line 4: models.backends.1 = "cpu": allowed is one of '
                '"tensorrt", "tensorrt-rtx", "openvino", "onnxruntime"'
            ),
        ),
        ("[staff]\nreasons = []\n", "line 2: staff.reasons = []: allowed are 1 to 4 of them, no two alike"),
        ("[staff]\nminutes = [5, 5]\n", "line 2: staff.minutes = [5, 5]: allowed are 1 to 4 of them, no two alike"),
        ("[staff]\nminutes = [31]\n", "line 2: staff.minutes.0 = 31: allowed is a whole number from 0 to 30"),
        (
            '[staff]\nreasons = [""]\n',
            'line 2: staff.reasons.0 = "": allowed is a text in "quotes" of 1 to 24 characters',
        ),
        (
            '[policy]\nholidays = [2026-12-25, "2026-2-30"]\n',
            'line 2: policy.holidays.1 = "2026-2-30": allowed is a date such as "2026-12-25"',
        ),
        (
            "[policy]\nschedule = 3\n",
            "line 2: policy.schedule = 3: allowed is tables of their own, each under a line [[in.double.brackets]]",
        ),
        ("[zone]\nx0 = 0.9\n", "line 1: [zone]: x0 must be less than x1, and y0 less than y1"),
        ("[zone]\ny0 = 0.5\ny1 = 0.5\n", "line 1: [zone]: x0 must be less than x1, and y0 less than y1"),
    ],
)
def test_a_value_outside_what_is_allowed_is_told_with_what_is(tmp_path: Path, text: str, problem: str) -> None:
    error = refusal(tmp_path, text)
    assert isinstance(error, SettingsOutOfRange)
    assert str(error).splitlines()[1].strip() == problem


RULE = '[[policy.schedule]]\ndays = ["mon"]\nfrom = "06:00"\nto = "20:00"\nmode = "off"\n'


@pytest.mark.parametrize(
    ("right", "wrong", "problems"),
    [
        ('"mon"', '"monday"', ['line 7: policy.schedule.1.days.0 = "monday": allowed is one of ']),
        ('["mon"]', "[]", ["line 7: policy.schedule.1.days = []: allowed are 1 to 8 of them, no two alike"]),
        (
            '"06:00"',
            '"6:00"',
            ['line 8: policy.schedule.1.from = "6:00": allowed is a time of the day from "00:00" to "24:00"'],
        ),
        ('"06:00"', '"20:00"', ["line 6: [policy.schedule.1]: from and to are no span of time: a whole day is from"]),
        ('"off"', '"no"', ['line 10: policy.schedule.1.mode = "no": allowed is one of "off", "advise", "enforce"']),
        (
            "from",
            "form",
            [
                'line 6: policy.schedule.1.from is missing: allowed is a text in "quotes"',
                (
                    'line 8: policy.schedule.1.form = "06:00": there is no such setting; '
                    "did you mean policy.schedule.from?"
                ),
            ],
        ),
    ],
)
def test_a_mistake_in_one_of_many_tables_is_told_with_its_own_line(
    tmp_path: Path, right: str, wrong: str, problems: list[str]
) -> None:
    told = str(refusal(tmp_path, RULE + RULE.replace(right, wrong))).splitlines()[1:]
    assert [line.strip()[: len(problem)] for line, problem in zip(told, problems, strict=True)] == problems


def test_a_week_of_rules_is_read(tmp_path: Path) -> None:
    path = tmp_path / "kiosk.toml"
    path.write_text(f'[policy]\nmode = "advise"\nholidays = [2026-12-25, "2026-12-26"]\n{RULE}{RULE}')
    policy = load(path).policy
    assert (policy.mode, policy.holidays) == ("advise", ("2026-12-25", "2026-12-26"))
    assert [(rule.days, rule.begins, rule.ends, rule.mode) for rule in policy.schedule] == [
        (("mon",), "06:00", "20:00", "off")
    ] * 2


def test_all_problems_are_told_at_once_in_the_order_of_the_file(tmp_path: Path) -> None:
    error = refusal(tmp_path, "[zone]\nx0 = 3\n[camera]\nwidth = 1\nwidht = 2\n")
    assert [line.split(":")[0].strip() for line in str(error).splitlines()[1:]] == ["line 2", "line 4", "line 5"]
    assert isinstance(error, SettingsOutOfRange)
    assert isinstance(refusal(tmp_path, "[zone]\nx9 = 3\n[camera]\nwidth = 1\n"), SettingsUnknownKey)


def test_the_errors_have_exit_codes_of_their_own() -> None:
    errors: list[Any] = [SettingsError, SettingsMissing, SettingsUnknownKey, SettingsOutOfRange]
    assert [error.exit_code for error in errors] == [30, 31, 32, 33]


@pytest.mark.parametrize("leaf", leaves(Settings), ids=".".join)
def test_every_setting_says_what_it_allows(tmp_path: Path, leaf: tuple[str, ...]) -> None:
    *sections, key = leaf
    message = str(refusal(tmp_path, f"[{'.'.join(sections)}]\n{key} = {{odd = 1}}\n"))
    assert "allowed is" in message
    assert "a section of settings" not in message
