"""The answers file: settings by their own keys, staff and confirmations; each mistake by its line, and never a PIN."""

from __future__ import annotations

import pytest

from kiosk.errors import KioskError, SettingsMissing, SettingsUnknownKey
from kiosk.setup.answers_file import read
from kiosk.staff import Role

WHOLE = """\
[screen]
language = "de"

[staff]
lock_after_s = 40

[[staff.people]]
name = "Anna"
role = "installer"
pin = "739154"

[setup]
privacy = true

[policy]
mode = "off"
[[policy.schedule]]
days = ["mon"]
from = "08:00"
to = "18:00"
mode = "enforce"
"""


@pytest.fixture
def write(tmp_path):
    def written(text):
        path = tmp_path / "answers.toml"
        path.write_text(text)
        return path

    return written


def test_settings_staff_and_confirmations_are_told_apart(write):
    answers = read(write(WHOLE))
    rule = {"days": ("mon",), "from": "08:00", "to": "18:00", "mode": "enforce"}
    assert answers.values == {
        "screen.language": "de",
        "staff.lock_after_s": 40,
        "policy.mode": "off",
        "policy.schedule": (rule,),
    }
    assert [(one.name, one.may) for one in answers.people] == [("Anna", Role.INSTALLER)]
    assert answers.confirmed.privacy
    assert answers.confirmed.door_opened is None


def test_an_empty_file_answers_nothing(write):
    answers = read(write(""))
    assert (answers.values, answers.people, answers.confirmed.privacy) == ({}, (), False)


WRONG = [
    ('language = "de"', 'language = "tlh"', "line 2"),
    ("lock_after_s = 40", "lock_aftr_s = 40", "line 5"),
    ('days = ["mon"]', 'days = ["moonday"]', "line 18"),
    ('role = "installer"', 'role = "king"', "line 7"),
    ('name = "Anna"', 'nam = "Anna"', "line 7"),
    ('name = "Anna"\n', "", "line 7"),
    ("privacy = true", 'privacy = "yes"', "line 12"),
    ("privacy = true", "privcy = true", "line 12"),
    ('pin = "739154"', "pin = 739154", "line 7"),
]


@pytest.mark.parametrize(("right", "wrong", "where"), WRONG)
def test_a_mistake_is_named_by_its_line(write, right, wrong, where):
    assert right in WHOLE
    with pytest.raises(KioskError) as raised:
        read(write(WHOLE.replace(right, wrong)))
    assert where in str(raised.value)


@pytest.mark.parametrize(
    "wrong",
    [
        WHOLE.replace('role = "installer"', 'role = "king"'),
        WHOLE.replace('pin = "739154"', "pin = 739154"),
        WHOLE.replace('pin = "739154"', 'pin = "739154"\nhash = "$argon2id$x"'),
        WHOLE.replace('pin = "739154"', 'pin = "739154"\nhash = "739154"'),
        WHOLE.replace("[setup]", '[[staff.people]]\nname = "anna"\npin = "739154"\n[setup]'),
        WHOLE.replace('pin = "739154"\n', ""),
        WHOLE.replace('pin = "739154"', 'pn = "739154"'),
    ],
)
def test_no_mistake_has_the_pin_in_its_text(write, wrong):
    with pytest.raises(KioskError) as raised:
        read(write(wrong))
    assert "739154" not in str(raised.value)
    assert "739154" not in repr(raised.value.__cause__)


def test_a_key_that_no_setting_has_is_named_with_the_nearest(write):
    with pytest.raises(SettingsUnknownKey, match=r"screen\.language"):
        read(write('[screen]\nlangage = "de"\n'))


def test_a_file_that_is_not_there_or_is_not_toml_says_so(write, tmp_path):
    with pytest.raises(SettingsMissing, match=r"docs/setup\.md"):
        read(tmp_path / "nowhere.toml")
    with pytest.raises(KioskError, match="line 1"):
        read(write("[screen\n"))


def test_what_is_read_shows_no_pin(write):
    assert "739154" not in repr(read(write(WHOLE)))
