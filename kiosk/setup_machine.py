"""The machine that a kiosk is set up on, with its cameras and networks; part of the composition root."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from kiosk.networks import open_classifier, open_detector, open_finder
from kiosk.phrase import Phrase
from kiosk.plan import feed_of
from kiosk.ports import Finder
from kiosk.reader import Feed
from kiosk.settings import FacesSettings, ModelSettings, Settings
from kiosk.setup.machine import Machine, Watch
from kiosk.sources import resolve

READY = ModelSettings(backends=("onnxruntime",))
"""What needs no engine to be built first."""


def machine_at(folder: Path, config: Path) -> Machine:
    """This one. `folder`: the state's; `config`: the settings file that is to be."""
    return Machine(folder, config, open_feed, a_finder, build)


def open_feed(source: str) -> Callable[[], Feed]:
    """What opens it. A demo's person is cast when it is opened, which takes a moment."""
    return partial(_opened, source)


def _opened(source: str) -> Feed:
    return feed_of(resolve(source), Settings(models=READY))()


@contextlib.contextmanager
def a_finder() -> Iterator[Finder]:
    """The shipped one. Raises ModelError."""
    finder, opened = open_finder(READY)
    with contextlib.closing(opened.engine):
        yield finder


def build(models: ModelSettings, watch: Watch) -> tuple[str, ...]:
    """Open all networks once, which builds and proves their engines: what runs them, and why. Raises ModelError."""
    _, finds = open_finder(models, watch=watch)
    finds.engine.close()
    _, card, judges = open_classifier(models, watch=watch)
    judges.engine.close()
    _, sees = open_detector(models, FacesSettings(), watch=watch)
    sees.engine.close()
    what = card.name, judges.backend, finds.backend, sees.backend
    runs = Phrase("%1 runs on %2, the face finder on %3, the detector on %4", *what)
    return (runs, *dict.fromkeys((*finds.refused, *judges.refused, *sees.refused)))
