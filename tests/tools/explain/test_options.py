from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tools.explain.options import Options, parse

RED, GREEN, BLUE = (0, 0, 255), (0, 255, 0), (255, 0, 0)
Write = Callable[..., Path]
MakeRun = Callable[..., Path]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "name pictures, or give one of"),
        (["a.png", "--animals", "--data", "d"], "give one of"),
        (["--mistakes"], "--mistakes needs --data"),
        (["--borderline", "--data", "d", "--model", "a"], "give --model twice or more"),
        (["a.png", "--model", "a", "--model", "b"], "one --model only"),
        (["a.png", "--most", "0"], "give 1 or more"),
    ],
)
def test_a_command_line_without_sense_says_what_is_missing(
    arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        parse([*arguments, "--out", "o"])
    assert words in capsys.readouterr().err


def test_the_command_line_of_the_design_is_taken() -> None:
    found = parse(["a.png", "b", "--model", "resnet34", "--out", "o"])
    assert found == Options("pictures", ("resnet34",), Path("o"), (Path("a.png"), Path("b")))
