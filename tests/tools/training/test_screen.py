from __future__ import annotations

import pytest

from tools.training.screen import Screen


def test_it_shows_progress_the_loss_and_lines_that_stay(capsys: pytest.CaptureFixture[str]) -> None:
    with Screen(10, 2, shown=True) as screen:
        screen.begin(0, 80, 0)
        screen.advance(5, 0.71234)
        screen.tell("epoch 1/2: [bold]83 % right[/bold]")
        screen.begin(1, 112, 5)
        screen.advance(5, 0.25)
    said = capsys.readouterr()
    assert said.out == ""
    assert "epoch 1/2: [bold]83 % right[/bold]" in said.err
    assert "epoch 2 at 112 px" in said.err
    assert "10/10" in said.err
    # The run: 10 of the first epoch, 5 it started with, 5 more.
    assert "20/20" in said.err
    assert "loss 0.250" in said.err


def test_a_rank_that_does_not_lead_shows_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    with Screen(10, 1, shown=False) as screen:
        screen.begin(0, 80, 0)
        screen.advance(5, 0.5)
        screen.tell("a line")
    assert capsys.readouterr() == ("", "")


def test_a_step_before_an_epoch_is_no_error(capsys: pytest.CaptureFixture[str]) -> None:
    with Screen(10, 1, shown=True) as screen:
        screen.advance(5, 0.5)
    assert "0/10" in capsys.readouterr().err
