from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from kiosk.errors import KioskError
from kiosk.rules import Rules
from kiosk.scene import Box, Detection, Face, Landmarks, Reading, Reason, Sight
from tools import tune, visited
from tools.augment.made import Kind
from tools.scenes import Scene
from tools.staging import Portrait
from tools.visited import ARRIVES_S, LEAVES_S, Guest, Visit

MARKS = Landmarks((100, 110), (140, 110), (120, 130), (105, 150), (135, 150))
FACE = Detection(Box(80, 70, 160, 170), 0.9, MARKS)


def portrait(name: str) -> Portrait:
    return Portrait(name, np.full((260, 240, 3), 120, np.uint8), FACE)


def sights(with_mask: float, flaw: Reason = Reason.NONE, every_s: float = 0.1) -> tuple[Sight, ...]:
    """Nobody, then one person who is read the same in every frame."""
    rest = 1 - with_mask
    seen = []
    for place in range(round(4 / every_s)):
        now = place * every_s
        if not ARRIVES_S <= now < LEAVES_S:
            seen.append(Sight(place, now))
            continue
        face = Face(1, FACE, flaw)
        reading = Reading(with_mask, 0.8 * rest, 0.2 * rest) if flaw is Reason.NONE else None
        seen.append(Sight(place, now, (face,), face, reading))
    return tuple(seen)


def visit(kind: str, with_mask: float, name: str = "ann", flaw: Reason = Reason.NONE) -> Visit:
    return Visit(Guest(kind, name, kind == "masked", made=False), sights(with_mask, flaw))


def test_green_for_the_wrong_and_never_green_for_the_masked_are_counted_by_visit() -> None:
    visits = [
        visit("masked", 0.99),
        visit("masked", 0.99, flaw=Reason.TOO_DARK),
        visit("bare", 0.01),
        visit("hand", 0.9),
    ]
    lax, strict = (tune.attempt(visits, Rules(threshold=threshold)) for threshold in (0.5, 0.95))
    assert (lax.admitted.count, lax.admitted.n) == (1, 2)
    assert (lax.refused.count, lax.refused.n) == (1, 2)
    assert {kind: share.count for kind, share in lax.by_kind.items()} == {"masked": 1, "bare": 0, "hand": 1}
    assert strict.admitted.count == 0
    assert strict.by_kind["hand"].count == 0


def test_the_delay_runs_from_the_arrival_to_the_first_verdict_of_either_colour() -> None:
    """By hand: each reading weighs 4 at most, the first a quarter of it, those after 0.1 / 0.2 of it: 1, 3, 5, 7.

    Green at ln(0.99 / 0.001) = 6.898: with the fourth reading, 0.3 s after the first. Red at ln(0.01 / 0.999) = -4.604:
    with the third.
    """
    found = tune.attempt([visit("masked", 0.9999)], Rules(threshold=0.5, correlation_s=0.2))
    assert found.median_s == pytest.approx(0.3)
    assert tune.attempt([visit("bare", 0.0001)], Rules(threshold=0.5)).median_s == pytest.approx(0.2)


def test_who_gets_no_verdict_has_waited_all_the_time() -> None:
    assert tune.attempt([visit("masked", 0.9, flaw=Reason.LOOK_HERE)], Rules()).p95_s == LEAVES_S - ARRIVES_S


def test_the_best_is_quick_then_lets_in_fewest_then_refuses_fewest() -> None:
    visits = [visit("masked", 0.93), visit("bare", 0.01), visit("hand", 0.7)]
    tried = [tune.attempt(visits, Rules(threshold=threshold)) for threshold in (0.5, 0.85, 0.95)]
    assert [(one.admitted.count, one.refused.count) for one in tried] == [(1, 0), (0, 0), (0, 1)]
    assert tune.best(tried) is tried[1]
    slow = tried[1].model_copy(update={"p95_s": 2.5})
    assert tune.best([tried[0], slow]) is tried[0]
    assert tune.best([slow]) is slow


def test_the_page_has_every_setting_and_the_file_what_was_chosen(tmp_path: Path) -> None:
    visits = [visit("masked", 0.93), visit("bare", 0.01)]
    tried = [tune.attempt(visits, Rules(threshold=threshold)) for threshold in (0.5, 0.95)]
    page = tune.write(tried, tune.best(tried), tmp_path).read_text()
    assert "0 of 1" in page
    assert page.count("<tr") == 2 + 2 + 2  # two tables' heads, two kinds, two settings
    told = json.loads((tmp_path / "tune.json").read_text())
    assert told["chosen"]["threshold"] == 0.5
    assert len(told["tried"]) == 2


def test_everybody_comes_as_photographed_and_the_bare_ones_with_something_on_too() -> None:
    bare = [portrait(f"b{number}") for number in range(16)]
    guests = [guest for guest, _ in visited.cast(bare, [portrait("m")], [portrait("w")])]
    kinds = [guest.kind for guest in guests]
    assert kinds.count("bare") == 16
    assert {kind.value for kind in Kind} <= set(kinds)
    assert {"mask below the nose", "mask under the chin"} <= set(kinds)
    assert [guest.masked for guest in guests if guest.kind == "masked"] == [True]
    assert not any(guest.masked for guest in guests if guest.kind != "masked")
    assert {guest.made for guest in guests if guest.kind in ("bare", "masked", "worn wrongly")} == {False}
    assert len(set(guests)) == len(guests)


class Camera:
    """Sees what it is told, and counts."""

    def __init__(self) -> None:
        self.seen = 0

    def __call__(self, scene: Scene, seed: int) -> Sequence[Sight]:
        self.seen += 1
        return sights(0.99, Reason.TOO_DARK if scene.name == "bare" else Reason.NONE)


def test_a_visit_is_filmed_once_and_comes_back_from_the_file_as_it_was(tmp_path: Path) -> None:
    wanted, camera = list(visited.cast([portrait("b")], [portrait("m")], [])), Camera()
    path = tmp_path / "new" / "visited.jsonl"
    first = visited.gather(wanted, camera, path)
    again = visited.gather(wanted, camera, path)
    assert camera.seen == len(wanted) == len(first)
    assert [one.guest for one in again] == [one.guest for one in first]
    for rules in (Rules(), Rules(threshold=0.9)):
        assert tune.attempt(again, rules) == tune.attempt(first, rules)


def test_a_file_that_was_cut_off_loses_its_last_line_only(tmp_path: Path) -> None:
    wanted, camera, path = (
        list(visited.cast([portrait("b")], [portrait("m")], [])),
        Camera(),
        tmp_path / "visited.jsonl",
    )
    visited.gather(wanted, camera, path)
    path.write_text(path.read_text()[:-40])
    visited.gather(wanted, camera, path)
    assert camera.seen == len(wanted) + 1
    assert len(visited.read(path)) == len(wanted)


def test_a_damaged_file_is_said(tmp_path: Path) -> None:
    path = tmp_path / "visited.jsonl"
    path.write_text('{"kind": "bare"}\n')
    with pytest.raises(KioskError, match=r"visited\.jsonl is damaged.*remove it"):
        visited.read(path)
