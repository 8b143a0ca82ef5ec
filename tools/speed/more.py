"""More faces, more cameras, and the runtimes without our code: what is measured beside one kiosk."""

from __future__ import annotations

from itertools import islice

from rich.progress import Progress

from kiosk.errors import KioskError
from tools.speed import streams
from tools.speed.bare import measure_bare
from tools.speed.boxes import measure_boxes
from tools.speed.crowd import measure_faces
from tools.speed.subject import Subject
from tools.speed.turns import Part

FACES_ROUNDS, STREAMS_ROUNDS, BARE_ROUNDS, BOXES_ROUNDS = 30, 60, 100, 12


def measure_more(subject: Subject, most: int, progress: Progress) -> Part:
    """All four, each in `most` rounds or fewer. Raises KioskError."""
    parts = [measured(subject, most, progress) for measured in (_faces, _streams, _bare, _boxes)]
    figures = {name: value for part, _ in parts for name, value in part.items()}
    return figures, {name: reason for _, missing in parts for name, reason in missing.items()}


def _faces(subject: Subject, most: int, progress: Progress) -> Part:
    rounds = range(min(FACES_ROUNDS, most))
    try:
        return measure_faces(subject, progress.track(rounds, description="1 to 8 faces"))
    except KioskError as error:  # a source of one's own does not need the demo's portrait
        return {"faces": {}, "eight_faces_over_one": None}, {"faces": str(error)}


def _streams(subject: Subject, most: int, progress: Progress) -> Part:
    count = min(STREAMS_ROUNDS, most) + streams.MOST - 1
    frames = progress.track(islice(subject.frames(), count), count, description="1 to 4 cameras")
    return streams.measure_streams(subject, frames)


def _bare(subject: Subject, most: int, progress: Progress) -> Part:
    rounds = range(min(BARE_ROUNDS, most))
    return measure_bare(subject, progress.track(rounds, description="the runtimes alone"))


def _boxes(subject: Subject, most: int, progress: Progress) -> Part:
    rounds = range(min(BOXES_ROUNDS, most))
    looks = progress.track(rounds, description="the detector")
    return measure_boxes(subject.settings.models, subject.card.folder, looks)
