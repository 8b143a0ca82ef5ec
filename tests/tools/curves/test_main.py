from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from kiosk.errors import KioskError
from tools.curves import __main__ as curves
from tools.curves import figures
from tools.curves.history import read_history
from tools.curves.ink import spread

LOSSES = (0.9, 0.5, 0.7, 0.3)


def make_run(folder: Path, *, epochs: int = 2, losses: tuple[float, ...] = LOSSES, rates: bool = True) -> Path:
    """Two steps an epoch."""
    folder.mkdir(parents=True)
    (folder / "recipe.json").write_text(json.dumps({"name": "cnn", "recipe": "ours", "epochs": 2, "batch": 8}))
    lines: list[dict[str, Any]] = []
    for step, loss in enumerate(losses[: 2 * epochs], 1):
        lines.append({"kind": "step", "step": step, "epoch": step / 2, "loss": loss, "rate": 0.1 / step})
        if step % 2 == 0:
            end = {"train_loss": loss + 0.1, "val_loss": loss + 0.2, "val_accuracy": 0.5 + step / 10, "seconds": 3.0}
            lines.append({"kind": "epoch", "step": step, "epoch": step // 2} | end)
    (folder / "log.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    if rates:
        swept = {"rates": [0.001, 0.01, 0.1], "losses": [1.0, 0.6, 0.8], "chosen": 0.01}
        (folder / "rates.json").write_text(json.dumps(swept))
    return folder


def drawn(axes: Any) -> list[tuple[list[float], list[float]]]:
    return [(list(line.get_xdata()), list(line.get_ydata())) for line in axes.get_lines()]


def words(axes: Any) -> list[str]:
    return [text.get_text() for text in axes.texts]


def test_the_rate_sweep_is_drawn_over_a_log_axis_with_the_chosen_rate_marked(tmp_path: Path) -> None:
    figure = figures.sweep_figure(figures.looks([read_history(make_run(tmp_path / "run"), "run")]))
    assert figure is not None
    axes = figure.axes[0]
    assert axes.get_xscale() == "log"
    assert ([0.001, 0.01, 0.1], [1.0, 0.6, 0.8]) in drawn(axes)
    assert ([0.01], [0.6]) in drawn(axes)
    assert words(axes) == ["chosen: 0.01"]


def test_both_losses_and_the_rate_are_drawn_over_the_epochs(tmp_path: Path) -> None:
    figure = figures.epochs_figure(figures.looks([read_history(make_run(tmp_path / "run"), "run")]))
    assert figure is not None
    losses, rate = figure.axes
    assert ([1, 2], [0.6, 0.4]) in drawn(losses)
    assert ([1, 2], [0.7, 0.5]) in drawn(losses)
    assert {"training", "validation", "lowest on validation: epoch 2"} <= set(words(losses))
    assert drawn(rate) == [([0.5, 1.0, 1.5, 2.0], pytest.approx([0.1, 0.05, 0.1 / 3, 0.025]))]
    assert (rate.get_xlabel(), rate.get_ylabel()) == ("epochs trained", "learning rate")
    assert losses.get_ylabel() == "loss (cross-entropy, nats)"


def test_several_runs_have_a_panel_for_each_loss_and_their_names_at_the_lines(tmp_path: Path) -> None:
    histories = [read_history(make_run(tmp_path / name), name) for name in ("sgd", "adagrad")]
    figure = figures.epochs_figure(figures.looks(histories))
    assert figure is not None
    for axes in figure.axes[:2]:
        assert set(words(axes)) == {"sgd", "adagrad"}
    dashes = {line.get_linestyle() for line in figure.axes[0].get_lines()}
    colours = {line.get_color() for line in figure.axes[0].get_lines()}
    assert (len(dashes), len(colours)) == (2, 2)


def test_every_step_is_a_faint_point_under_its_line(tmp_path: Path) -> None:
    figure = figures.steps_figure(figures.looks([read_history(make_run(tmp_path / "run"), "run")]))
    assert figure is not None
    points, line = figure.axes[0].get_lines()
    assert list(points.get_ydata()) == list(LOSSES)
    assert list(line.get_ydata()) == pytest.approx(LOSSES)
    assert points.get_alpha() < 0.5
    assert points.get_linestyle() == "None"


def test_a_wild_loss_is_told_of_and_does_not_press_the_others_flat(tmp_path: Path) -> None:
    losses = (500.0, *[0.5] * 99)
    folder = make_run(tmp_path / "run", epochs=50, losses=losses)
    figure = figures.steps_figure(figures.looks([read_history(folder, "run")]))
    assert figure is not None
    assert figure.axes[0].get_ylim() == pytest.approx((0, 0.525))
    assert "1 step lies above" in words(figure.axes[0])


def test_losses_that_are_no_number_leave_a_gap_and_no_warning(tmp_path: Path) -> None:
    folder = make_run(tmp_path / "run", losses=(0.9, float("nan"), float("nan"), float("inf")))
    report = curves.run(curves.Options((folder,), tmp_path / "out"))
    assert set(report.drawn) == {"sweep", "accuracy", "epochs", "steps"}


def test_names_at_the_ends_keep_apart_and_keep_their_order() -> None:
    assert spread([0.5, 0.5], 0.1) == pytest.approx([0.45, 0.55])
    assert spread([0.9, 0.1], 0.1) == pytest.approx([0.9, 0.1])
    assert spread([0.5, 0.52, 0.48], 0.1) == pytest.approx([0.5, 0.6, 0.4])
    assert spread([], 0.1) == []
    heights = spread(list(np.linspace(0.4, 0.5, 6)), 0.06)
    assert min(np.diff(heights)) == pytest.approx(0.06)


def test_the_page_has_every_figure_and_the_files_lie_beside_it(tmp_path: Path) -> None:
    run = make_run(tmp_path / "run")
    report = curves.run(curves.Options((run,), tmp_path / "out"))
    page = report.page.read_text()
    assert page.count("<svg") == 4
    assert "http" not in page.replace("http://www.w3.org", "").replace("https://matplotlib.org", "").replace(
        "http://purl.org", ""
    ).replace("http://creativecommons.org", "")
    for name in ("sweep", "epochs", "accuracy", "steps"):
        assert (tmp_path / "out" / f"{name}.png").read_bytes().startswith(b"\x89PNG")
        assert "<svg" in (tmp_path / "out" / f"{name}.svg").read_text()
    assert not list((tmp_path / "out").glob("*.partial"))
    assert "90.0 %" in page


def test_what_is_missing_is_on_the_page_and_the_rest_is_drawn(tmp_path: Path) -> None:
    whole, bare = make_run(tmp_path / "whole"), make_run(tmp_path / "bare", epochs=0, rates=False)
    report = curves.run(curves.Options((whole, bare), tmp_path / "out"))
    assert "bare has logged no step yet" in str(report)
    assert "bare has logged no step yet" in report.page.read_text()


def test_runs_with_nothing_in_them_are_refused(tmp_path: Path) -> None:
    with pytest.raises(KioskError, match="nothing to draw yet"):
        curves.run(curves.Options((make_run(tmp_path / "run", epochs=0, rates=False),), tmp_path / "out"))
    assert not (tmp_path / "out").exists()


def test_runs_of_one_name_are_told_apart_by_their_folders_and_one_given_twice_is_one(tmp_path: Path) -> None:
    folders = [make_run(tmp_path / "a" / "run"), make_run(tmp_path / "b" / "run")]
    assert curves.labels(folders) == ["a/run", "b/run"]
    assert curves.labels(folders[:1]) == ["run"]
    report = curves.run(curves.Options((folders[0], folders[0]), tmp_path / "out"))
    assert "1 run," in report.page.read_text()


def test_a_name_is_text_on_the_page_and_no_markup(tmp_path: Path) -> None:
    report = curves.run(curves.Options((make_run(tmp_path / "<b>&$x_1$"),), tmp_path / "out"))
    assert "<b>&" not in report.page.read_text()
