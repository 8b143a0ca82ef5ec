"""An engine on its own thread: opened, used and closed there, and one that hangs does not hang the kiosk."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator

import numpy as np
import pytest

from engines import owned
from engines.owned import OwnedEngine
from kiosk.errors import EngineFailed, EngineUnavailable
from kiosk.ports import CAM

BATCH = np.zeros((1, 3, 8, 8), np.float32)


class Noted:
    """The engine port: notes the thread of each call, and answers as it is told to."""

    def __init__(self, answer: Callable[[np.ndarray], np.ndarray] = lambda batch: batch + 1) -> None:
        self.answer = answer
        self.calls = [("open", threading.current_thread())]

    def infer(self, batch: np.ndarray, *, mapped: bool = False) -> dict[str, np.ndarray]:
        self.calls.append(("infer", threading.current_thread()))
        return {"logits": self.answer(batch)} | ({CAM: batch} if mapped else {})

    def close(self) -> None:
        self.calls.append(("close", threading.current_thread()))


@pytest.fixture(autouse=True)
def no_thread_is_left() -> Iterator[None]:
    before = set(threading.enumerate())
    yield
    for thread in set(threading.enumerate()) - before:
        if thread.name == "engine":
            thread.join(1)
            assert not thread.is_alive()


def opened_into(made: list[Noted], *answer: Callable[[np.ndarray], np.ndarray]) -> Callable[[], Noted]:
    def start() -> Noted:
        made.append(Noted(*answer))
        return made[0]

    return start


def test_it_is_opened_used_and_closed_on_one_other_thread() -> None:
    made: list[Noted] = []
    engine = OwnedEngine(opened_into(made))
    for _ in range(2):
        np.testing.assert_array_equal(engine.infer(BATCH)["logits"], BATCH + 1)
    engine.close()
    assert [call for call, _ in made[0].calls] == ["open", "infer", "infer", "close"]
    (thread,) = {thread for _, thread in made[0].calls}
    assert thread is not threading.current_thread()
    assert (thread.name, thread.daemon, thread.is_alive()) == ("engine", True, False)


def test_many_callers_are_served_on_that_thread_each_with_its_own_answer() -> None:
    made: list[Noted] = []
    engine = OwnedEngine(opened_into(made))
    answers: dict[int, float] = {}

    def ask(number: int) -> None:
        answers[number] = float(engine.infer(np.full((1,), number, np.float32))["logits"][0])

    callers = [threading.Thread(target=ask, args=(number,)) for number in range(20)]
    for caller in callers:
        caller.start()
    for caller in callers:
        caller.join()
    engine.close()
    assert answers == {number: number + 1 for number in range(20)}
    assert len({thread for _, thread in made[0].calls}) == 1


def test_an_error_of_opening_is_raised_at_the_caller_and_no_thread_stays() -> None:
    def refuse() -> Noted:
        raise EngineUnavailable("no driver")

    with pytest.raises(EngineUnavailable, match="no driver"):
        OwnedEngine(refuse)


def test_an_error_of_inference_is_raised_at_the_caller_and_the_next_picture_is_served() -> None:
    def fussy(batch: np.ndarray) -> np.ndarray:
        if batch.any():
            raise EngineFailed("NaN")
        return batch

    engine = OwnedEngine(opened_into([], fussy))
    for _ in range(2):
        with pytest.raises(EngineFailed, match="NaN"):
            engine.infer(BATCH + 1)
        assert not engine.infer(BATCH)["logits"].any()
    engine.close()


def test_opening_may_take_longer_than_a_picture_may() -> None:
    waited = threading.Event()

    def slowly() -> Noted:
        waited.wait(0.1)
        return Noted()

    engine = OwnedEngine(slowly, limit_s=0.02)
    engine.close()


def test_one_that_hangs_fails_within_the_limit_then_at_once_and_is_left_behind(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    release, made = threading.Event(), []

    def stuck(batch: np.ndarray) -> np.ndarray:
        release.wait()
        return batch

    engine = OwnedEngine(opened_into(made, stuck), limit_s=0.05)
    start = time.monotonic()
    with pytest.raises(EngineFailed, match=r"did not answer within 0\.05 s: restart"):
        engine.infer(BATCH)
    after = time.monotonic()
    with pytest.raises(EngineFailed, match="hangs: restart"):
        engine.infer(BATCH)
    engine.close()
    assert 0.05 <= after - start < 1
    assert time.monotonic() - after < 1 < owned.JOIN_S
    assert [call for call, _ in made[0].calls] == ["open", "infer"]
    release.set()


def test_one_that_answers_too_late_stays_refused_and_is_closed_in_the_end() -> None:
    release, made = threading.Event(), []

    def late(batch: np.ndarray) -> np.ndarray:
        release.wait()
        return batch

    engine = OwnedEngine(opened_into(made, late), limit_s=0.01)
    with pytest.raises(EngineFailed, match="did not answer"):
        engine.infer(BATCH)
    release.set()
    with pytest.raises(EngineFailed, match="hangs"):
        engine.infer(BATCH)
    engine.close()
    made[0].calls[0][1].join(1)
    assert [call for call, _ in made[0].calls] == ["open", "infer", "close"]


def test_closing_twice_closes_once_and_a_closed_engine_says_so() -> None:
    made: list[Noted] = []
    engine = OwnedEngine(opened_into(made))
    engine.close()
    engine.close()
    with pytest.raises(EngineFailed, match="closed"):
        engine.infer(BATCH)
    assert [call for call, _ in made[0].calls] == ["open", "close"]
