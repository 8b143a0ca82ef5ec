import pytest

from ui import hints
from ui.hints import Hint
from ui.hints.reel import PICTURES_PER_S, Reel

STEP_S = 1 / 30


def run(reel: Reel, seconds: float, start: float = 50.0) -> int:
    """At display rate; how many pictures were due."""
    return sum(reel.turn(start + step * STEP_S) for step in range(round(seconds / STEP_S) + 1))


@pytest.fixture
def reel() -> Reel:
    made = Reel()
    made.load(Hint.PUT_ON, moves=True)
    return made


def test_it_begins_at_the_first_turn_whatever_the_clock_says(reel):
    reel.turn(987.0)
    assert reel.phase == 0


def test_it_shows_no_more_pictures_than_it_may(reel):
    assert run(reel, 2.0) == 2 * PICTURES_PER_S


def test_it_runs_round(reel):
    length = hints.loop_s(Hint.PUT_ON)
    reel.turn(10.0)
    reel.turn(10.0 + length / 2)
    half = reel.phase
    reel.turn(10.0 + length * 7.5)
    assert half == pytest.approx(0.5, abs=0.02)
    assert reel.phase == pytest.approx(half)


def test_another_film_begins_at_its_beginning_and_the_same_one_goes_on(reel):
    run(reel, 1.0)
    reel.load(Hint.PUT_ON, moves=True)
    assert reel.phase > 0
    reel.load(Hint.ADJUST, moves=True)
    assert reel.phase == 0


def test_where_nothing_may_move_the_still_stands_and_no_picture_is_due(reel):
    reel.load(Hint.ADJUST, moves=False)
    assert run(reel, 5.0) == 0
    assert reel.phase == hints.still(Hint.ADJUST)


def test_without_a_film_no_picture_is_due(reel):
    reel.load(None, moves=True)
    assert run(reel, 2.0) == 0
    assert reel.hint is None
    assert reel.phase == 0
