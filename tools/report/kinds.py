"""What the data itself shows of those who may stand at a door, and who of them must be refused."""

from __future__ import annotations

import numpy as np

from tools.data.samples import ANIMALS, NO_FACE
from tools.metrics import BARE, INCORRECT, MASKED
from tools.report.findings import Kind, Point
from tools.report.fitness import MAX_BARE, MAX_OTHER, MAX_REFUSAL, MAX_WRONG
from tools.report.judged import Judged, admitted
from tools.report.measuring import Sides, counted


def photographed(judged: Judged, point: Point) -> list[Kind]:
    """The kinds that the data itself shows: bare, worn wrongly, animals, and what is beside the faces of scenes."""
    sources = np.asarray([sample.source for sample in judged.samples], str)
    passed, sides, people = admitted(judged, point), sides_of(judged), judged.people
    rows = (
        ("bare faces", people & (judged.labels == BARE), MAX_BARE),
        ("masks worn wrongly", people & (judged.labels == INCORRECT), MAX_WRONG),
        ("animals", sources == ANIMALS, MAX_OTHER),
        ("squares without a face", sources == NO_FACE, MAX_OTHER),
    )
    return [counted(name, passed[here], sides[here], limit, made=False, must_refuse=True) for name, here, limit in rows]


def refusal(judged: Judged, point: Point) -> Kind:
    """Properly masked people who are refused."""
    here = judged.people & (judged.labels == MASKED)
    return counted(
        "masked people",
        ~admitted(judged, point)[here],
        sides_of(judged)[here],
        MAX_REFUSAL,
        made=False,
        must_refuse=False,
    )


def sides_of(judged: Judged) -> Sides:
    """The side of every row."""
    return np.asarray([sample.split for sample in judged.samples], str)
