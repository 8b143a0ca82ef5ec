"""Random changes to random settings files, and the shapes that a file may have: nothing else in it changes."""

from __future__ import annotations

import random
import re

import pytest
import tomlkit

from kiosk.errors import SettingsError
from kiosk.settings_text import changed
from kiosk.toml import tomllib

CHOICES = {
    "camera.rate": (15, 25, 30, 60),
    "camera.wait": (True, False),
    "zone.x0": (0.0, 0.1, 0.25),
    "screen.full_screen": (True, False),
    "screen.language": ("en", "de", "ar"),
    "screen.languages": (("en",), ("en", "de"), ("de", "fr", "ar"), ("en", "de", "fr", "es", "zh", "ar", "hi")),
    "screen.theme": ("dark", "bright", "contrast"),
    "screen.place": ("", "Ward 3", "Café [screen]", 'a "quoted" # place', "कक्ष"),
    "screen.colour": ("", "#1d3040"),
    "screen.own.de.greeting": ("Hallo", "Grüß Gott"),
    "sound.volume": (0, 20, 70),
    "sound.speech": (True, False),
    "policy.mode": ("off", "advise", "enforce"),
    "staff.minutes": ((0,), (0, 5), (0, 5, 15, 30)),
    "journal.keep_days": (1, 30),
}
NAMES = tuple(CHOICES)
WORDS = ("# as the ward wants it", "# [screen]", '# theme = "bright"', "#", "# do not change: Zoe")


def written(value: object, dice: random.Random) -> str:
    """A value as somebody may have typed it."""
    if isinstance(value, tuple) and dice.random() < 0.4:
        items = "".join(f"  {tomlkit.item(one).as_string()},{dice.choice(('', ' # one of them'))}\n" for one in value)
        return f"[\n{items}]"
    if isinstance(value, str) and "'" not in value and dice.random() < 0.2:
        return f"'{value}'"
    return str(tomlkit.item(value).as_string())


def typed(dice: random.Random) -> str:
    """A settings file: sections in any order and of any kind, with comments and blank lines anywhere."""
    chosen = dice.sample(NAMES, dice.randint(0, len(NAMES)))
    sections = {name.rpartition(".")[0] for name in chosen}
    top, rest = [], []
    for section in dice.sample(sorted(sections), len(sections)):
        keys = [name for name in chosen if name.rpartition(".")[0] == section]
        kind = dice.choice(("header", "header", "header", "dotted", "inline"))
        if section.startswith("screen"):
            kind = "header"  # two kinds of the same section are no TOML
        (top if kind != "header" else rest).append(shape(section, keys, kind, dice))
    text = "".join([*top, *rest])
    text = text if dice.random() < 0.8 else text.rstrip("\n")
    return text if dice.random() < 0.8 else text.replace("\n", "\r\n")


def shape(section: str, keys: list[str], kind: str, dice: random.Random) -> str:
    def remark() -> str:
        return dice.choice(("", "", "\n", f"{dice.choice(WORDS)}\n", f"\n{dice.choice(WORDS)}\n"))

    def after() -> str:
        return dice.choice(("", "", f"  {dice.choice(WORDS)}"))

    values = {name.rpartition(".")[2]: dice.choice(CHOICES[name]) for name in keys}
    if kind == "inline":
        inner = ", ".join(f"{key} = {tomlkit.item(value).as_string()}" for key, value in values.items())
        return f"{remark()}{section} = {{ {inner} }}{after()}\n"
    above = f"{section}." if kind == "dotted" else ""
    header = "" if kind == "dotted" else f"{remark()}[{section}]{after()}\n"
    return header + "".join(
        f"{remark()}{above}{key}{dice.choice((' = ', '=', '  =  '))}{written(value, dice)}{after()}\n"
        for key, value in values.items()
    )


def meant(text: str, values: dict[str, object]) -> dict[str, object]:
    """What the text shall mean after the change."""
    settings = tomllib.loads(text)
    for name, value in values.items():
        *sections, key = name.split(".")
        part = settings
        for section in sections:
            part = part.setdefault(section, {})
        part[key] = list(value) if isinstance(value, tuple) else value
    return settings


def without(text: str, values: dict[str, object]) -> list[str]:
    """The lines with a ? in the place of every value that is changed, and of a section in one line that has one."""
    keys = "|".join(name.rpartition(".")[2] for name in values)
    sections = "|".join(name.partition(".")[0] for name in values)
    value = r"""\[\r?\n[^\]]*\]|\[[^\]]*\]|"(?:\\.|[^"\\])*"|'[^']*'|[^\s#\[{]+"""
    text = re.sub(rf"(?m)^((?:{sections}) = )\{{.*?\}}(?= *(?:#|\r?$))", r"\1?", text)
    return re.sub(rf"(?m)^((?:\w+\.)*(?:{keys})\s*=\s*)(?:{value})", r"\1?", text).splitlines()


def is_part_of(few: list[str], many: list[str]) -> bool:
    left = iter(many)
    return all(any(line == other for other in left) for line in few)


@pytest.mark.parametrize("seed", range(300))
def test_random_changes_to_random_files_keep_all_else(seed: int) -> None:
    dice = random.Random(seed)
    text = typed(dice)
    values = {name: dice.choice(CHOICES[name]) for name in dice.sample(NAMES, dice.randint(1, 6))}
    made = changed(text, values)
    assert tomllib.loads(made) == meant(text, values)
    assert is_part_of(without(text, values), without(made, values))
    assert ("\r\n" in text) == ("\r\n" in made)
    assert changed(made, values) == made


@pytest.mark.parametrize("seed", range(60))
def test_there_and_back_is_as_it_was(seed: int) -> None:
    """Where every value had its own line already."""
    dice = random.Random(seed)
    text = "".join(shape(one, [n for n in NAMES if n.rpartition(".")[0] == one], "header", dice) for one in SECTIONS)
    before = meant(text, {})
    values = {name: dice.choice(CHOICES[name]) for name in dice.sample(NAMES, 5)}
    back = {name: at(before, name) for name in values}
    again = changed(changed(text, values), back)
    assert tomllib.loads(again) == before
    assert without(again, values) == without(text, values)


SECTIONS = tuple(dict.fromkeys(name.rpartition(".")[0] for name in NAMES))


def at(settings: dict, name: str) -> object:
    for part in name.split("."):
        settings = settings[part]
    return tuple(settings) if isinstance(settings, list) else settings


def test_a_new_key_parts_no_comment_from_what_it_is_about() -> None:
    text = "[screen]  # what visitors see\n# as a mirror\nmirror = true\n\n# for the night\n[sound]\nvolume = 20\n"
    made = changed(text, {"screen.theme": "bright", "screen.large_text": True})
    assert made == text.replace("see\n", 'see\ntheme = "bright"\nlarge_text = true\n')


def test_an_empty_file_gets_sections_and_keys_in_their_order() -> None:
    values = {"sound.volume": 20, "screen.colour": "#1d3040", "screen.own.de.notice": "Leise", "screen.theme": "dark"}
    assert changed("", values) == (
        '[screen]\ntheme = "dark"\ncolour = "#1d3040"\n\n[screen.own.de]\nnotice = "Leise"\n\n[sound]\nvolume = 20\n'
    )


def test_what_stays_in_a_list_keeps_its_line_and_its_comment() -> None:
    text = '[screen]\nlanguages = [\n  "en",  # most\n  "fr",  # some\n  "ar",  # few\n]\n'
    made = changed(text, {"screen.languages": ("en", "ar", "hi")})
    assert made == '[screen]\nlanguages = [\n  "en",  # most\n  "ar",  # few\n  "hi",\n]\n'


def test_a_header_inside_a_text_is_none() -> None:
    text = 'x = """\n[screen]\n"""\n[screen]\nmirror = true\n'
    assert tomllib.loads(changed(text, {"screen.theme": "dark"})) == {
        "x": "[screen]\n",
        "screen": {"mirror": True, "theme": "dark"},
    }


def test_nothing_changes_where_the_value_is_there_already() -> None:
    text = "[screen]\ntheme='dark' # so\n"
    assert changed(text, {"screen.theme": "dark"}) == text


def test_what_cannot_be_a_section_is_told() -> None:
    with pytest.raises(SettingsError, match=r"screen\.theme can only be changed by hand"):
        changed("screen = 3\n", {"screen.theme": "dark"})
