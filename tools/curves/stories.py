"""All figures of some runs, and how somebody who sees them for the first time reads them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from markupsafe import Markup
from matplotlib.figure import Figure

from tools.curves import figures
from tools.curves.history import History
from tools.page import svg

SWEEP = """Before training, one step was made at each of many learning rates, from low to high. Left: too low to learn
anything. Where the line falls fastest the network learns best: that rate is chosen. Right, where the line rises: so
high that training falls apart."""
EPOCHS = """Loss is how wrong the network is; lower is better. An epoch is one pass through the training pictures. Both
lines should fall and then lie flat; where training goes on falling and validation rises again, the network learns its
pictures by heart. Below: the learning rate, how large a step it takes."""
ACCURACY = "The share of the pictures it was not trained on that it names correctly, after each epoch."
STEPS = """Each faint point is the loss of one batch before its step. The line is the mean of the steps around it, up to
an 80th of the run away on either side."""
STORIES = {
    "sweep": ("The learning-rate sweep", SWEEP),
    "accuracy": ("Right on validation", ACCURACY),
    "epochs": ("Loss over the epochs", EPOCHS),
    "steps": ("Training loss of every step", STEPS),
}
"""What each figure is called, and how somebody who sees it for the first time reads it."""


def draw(histories: Sequence[History]) -> dict[str, Figure]:
    """The figures that these runs have something for, by their names in STORIES."""
    runs = figures.looks(histories)
    made = {
        "sweep": figures.sweep_figure(runs),
        "accuracy": figures.accuracy_figure(runs),
        "epochs": figures.epochs_figure(runs),
        "steps": figures.steps_figure(runs),
    }
    return {name: figure for name, figure in made.items() if figure is not None}


def sections(drawn: Mapping[str, Figure]) -> list[tuple[str, str, Markup, str]]:
    """For the page: heading, story, picture and the name of the files beside."""
    return [(*STORIES[name], svg(figure), name) for name, figure in drawn.items()]
