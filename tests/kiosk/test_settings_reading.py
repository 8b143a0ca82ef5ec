"""A broken settings file is read as far as it can be, and each mistake is told so that it can be mended."""

from __future__ import annotations

import pytest

from kiosk.settings_file import examine
from kiosk.settings_lines import mapped, statements
from kiosk.settings_problems import Kind
from kiosk.settings_reading import read

MANY = """[camera]
width: 1280
source = auto
wait = True
[zone]
x0 = 0,22
y1 = 7
x0 = 0.3
[screen
full screen = true
languages = ["en" "de"]
own = 3
; our ward
[camera]
rate = 1000
{staff}
lock_after_s = "30"
reasns = [
  "a",
]
[policy]
holidays = [
  2026-12-24
  "2026-12-25",
]
schedule = [
  { days = ["mon"], from = "06:00", to = "20:00", mode = "off" },
  { days = ["tue"], from = "6:00", to = "20:00", mode = "off" },
]
"""


def test_every_mistake_is_told_at_once_in_the_order_of_the_lines() -> None:
    assert [(each.line, each.key) for each in examine(MANY.encode()).problems] == [
        (2, "camera.width"),
        (3, "camera.source"),
        (4, "camera.wait"),
        (6, "zone.x0"),
        (7, "zone.y1"),
        (8, "zone.x0"),
        (9, "screen"),
        (10, "screen.full_screen"),
        (11, "screen.languages"),
        (12, "screen.own"),
        (13, ""),
        (14, "camera"),
        (15, "camera.rate"),
        (16, "staff"),
        (17, "staff.lock_after_s"),
        (18, "staff.reasns"),
        (23, "policy.holidays"),
        (28, "policy.schedule.1.from"),
    ]


def told(text: str) -> tuple[str, str]:
    """What is said of the only mistake, and which part of its line is pointed at."""
    (problem,) = examine(text.encode()).problems
    return problem.said, problem.source[problem.column :] if problem.column is not None else ""


@pytest.mark.parametrize(
    ("text", "said", "at"),
    [
        ("[camera]\nwidth 640", "camera.width: between a name and its value stands =; allowed is a whole", " 640"),
        ("[camera]\nwidth: 640", "camera.width: between a name and its value stands =; allowed is a whole", ": 640"),
        ("[camera]\nwidth == 640", "camera.width = 640: between a name and its value stands =; allowed", "== 640"),
        ("[camera]\nwidth =", "camera.width: the value is missing; allowed is a whole number from 320 to 3840", ""),
        ("[camera]\nwidth = 640px", "camera.width = 640px: a number stands without its unit: 640; allowed", "px"),
        ("[camera]\nwait = False", "camera.wait = False: yes is true, no is false, in small letters;", "False"),
        ("[zone]\nx0 = 0,22", "zone.x0 = 0,22: a decimal point is needed, not a comma: 0.22; allowed is a", ",22"),
        ("[zone]\nx0 = .2", "zone.x0 = .2: before and after the point of a number stand digits", ".2"),
        ("[camera]\nchanel = 07", "camera.chanel = 07: a number has no 0 in front; camera.chanel: there is no", "07"),
        ("[screen]\ntheme = dark", 'screen.theme = dark: a text stands in quotes: "dark"; allowed is one of', "dark"),
        ("[screen]\nthme = dark", 'screen.thme = dark: a text stands in quotes: "dark"; screen.thme: there is', "dark"),
        ('[screen]\nplace = "Ward', 'screen.place = "Ward: the closing " is missing', ""),
        ("[screen]\nplace = Ward'", "screen.place = Ward': the opening ' is missing", "Ward'"),
        ("[screen]\nplace = “Ward”", 'screen.place = “Ward”: a text stands in straight quotes: "…"', "“Ward”"),
        (
            '[screen]\nlogo = "C:\\site"',
            'screen.logo = "C:\\site": in "quotes" a \\ is written twice; in',
            '"C:\\site"',
        ),
        ('[screen]\nplace = """\nWard', 'screen.place = """: the text is never closed: """ is missing', '"""'),
        ('[screen]\nlanguages = ["en"', 'screen.languages = ["en": the closing ] is missing; allowed is a list', ""),
        ('[screen]\nlanguages = ["en" "de"]', "screen.languages = [", ' "de"]'),
        ("[screen]\nfull screen = true", "screen.full_screen: a name has no blanks: full_screen", "full screen = true"),
        ('[screen]\nlogo = "a.png" // ours', "screen.logo = ", '"a.png" // ours'),
        ("[journal]\nnotary = none", "journal.notary = none: leave the line out where there is nothing to say", "none"),
        ("[camera", "[camera: the closing ] is missing", ""),
        ("[camera] and more", "a section's name stands between [ and ], and nothing else on that line", ""),
        ("camera:", "camera:: a section's name stands in brackets: [camera]", "camera:"),
        ("// mine", "a remark begins with #", "// mine"),
        ("hello there", "between a name and its value stands =", " there"),
        (
            "[camera]\nrate = 5\nrate = 6",
            "camera.rate = 6: it has a value in line 2 already: leave one of them",
            "rate = 6",
        ),
        (
            "[camera]\n[zone]\n[camera]",
            "[camera]: this section begins in line 1 already: put both together",
            "[camera]",
        ),
        ("[camera]\nrate = @", "camera.rate = @: allowed is a whole number from 5 to 60", "@"),
    ],
)
def test_the_usual_mistakes_are_known_by_their_looks(text: str, said: str, at: str) -> None:
    words, pointed = told(text)
    assert words.startswith(said)
    assert pointed == at


def test_the_line_is_shown_with_a_mark_below_the_place() -> None:
    (problem,) = examine(b"[zone]\nx0\t= 0,22\n").problems
    assert str(problem).split("\n")[1:] == ["      x0 = 0,22", "            ^"]


def test_what_can_be_read_is_read() -> None:
    reading = read(MANY)
    assert reading.data["camera"] == {"rate": 1000}
    assert reading.data["staff"] == {"lock_after_s": "30", "reasns": ["a"]}
    assert len(reading.data["policy"]["schedule"]) == 2


def test_what_follows_from_a_broken_line_is_not_told_on_its_own() -> None:
    rule = '[[policy.schedule]]\ndays = ["mon"]\nfrom = 06:00\nto = "20:00"\nmode = "off"\n'
    assert [each.line for each in examine(rule.encode()).problems] == [3]
    assert [each.line for each in examine(b"[zone]\nx0 = 0.8\nx1 = 0,9\n").problems] == [3]


@pytest.mark.parametrize(
    ("data", "line", "said"),
    [
        ("[screen]\nplace = 'Café'\n".encode("latin-1"), 2, "not UTF-8"),
        ("[screen]\n".encode("utf-16"), 1, "UTF-16"),
    ],
)
def test_another_encoding_is_told(data: bytes, line: int, said: str) -> None:
    problem = examine(data).problems[0]
    assert problem.line == line
    assert said in problem.said


def test_windows_marks_and_line_ends_do_no_harm() -> None:
    settings = examine(b'\xef\xbb\xbf[screen]\r\nplace = "Ward 3"\r\n').settings
    assert settings is not None
    assert settings.screen.place == "Ward 3"


def test_garbage_ends_and_is_told() -> None:
    problems = examine(bytes(range(256)) * 200).problems
    assert problems
    assert {each.kind for each in problems} == {Kind.WRITTEN}


@pytest.mark.parametrize(
    "text", ["a = [" * 500, "[" * 5000, 'a = "' + "\\" * 999, "a.b.c = {" * 300, "=\n" * 2000, "\x00"]
)
def test_nothing_that_can_be_typed_is_too_much(text: str) -> None:
    assert examine(text.encode()).problems


def test_values_in_lists_and_tables_have_lines_of_their_own() -> None:
    text = 'a = [\n  1, # ]\n  { b = "x", c.d = [\n    3 ] },\n]\n[[t]]\nk = """\n[no]\n"""\n[[t]]\n"k" = 1\n'
    lines = mapped(text).lines
    assert lines["a", 0] == 2
    assert (lines["a", 1, "b"], lines["a", 1, "c", "d"], lines["a", 1, "c", "d", 0]) == (3, 3, 4)
    assert (lines["t", 0], lines["t", 0, "k"], lines["t", 1], lines["t", 1, "k"]) == (6, 7, 10, 11)
    assert ("no",) not in lines


def test_a_value_that_is_never_closed_ends_where_the_next_line_begins() -> None:
    found = [(each.line, each.last, each.open) for each in statements("a = [\n1,\nb = 2\n[c]\nd = {\n")]
    assert found == [(1, 2, True), (3, 3, False), (4, 4, False), (5, 6, True)]
