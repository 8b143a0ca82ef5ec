from __future__ import annotations

import pytest

from kiosk.errors import KioskError, ModelMissing, PictureUnreadable
from tools.run import run_tool


@pytest.mark.parametrize("error", [KioskError("a"), PictureUnreadable("b"), ModelMissing("c")])
def test_an_error_of_ours_is_its_sentence_and_its_code(error: KioskError, capsys: pytest.CaptureFixture[str]) -> None:
    def main() -> None:
        raise error

    with pytest.raises(SystemExit) as ended:
        run_tool(main)
    assert ended.value.code == error.exit_code
    assert capsys.readouterr().err == f"{error}\n"


def test_the_keyboard_ends_a_tool_quietly(capsys: pytest.CaptureFixture[str]) -> None:
    def main() -> None:
        raise KeyboardInterrupt

    with pytest.raises(SystemExit) as ended:
        run_tool(main)
    assert ended.value.code == 130
    assert "Traceback" not in capsys.readouterr().err


def test_a_mistake_in_the_code_is_not_hidden() -> None:
    def main() -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        run_tool(main)


def test_a_tool_that_ends_well_goes_on() -> None:
    called: list[bool] = []
    run_tool(lambda: called.append(True))
    assert called == [True]
