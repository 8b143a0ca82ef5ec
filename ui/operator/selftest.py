"""Self-test: a key begins it, and each check is listed as it is done."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from kiosk.finding import Sign
from kiosk.operator import Operator, Result
from kiosk.phrase import capital
from ui.operator import signs
from ui.operator.errand import Answer
from ui.operator.lines import Row
from ui.operator.listed import Listing, ListPage
from ui.operator.words import ALL_PASSED, SELF_TEST, TEST_HINT, TEST_NOW, failed, testing
from ui.tongue import say, tell


class SelfTestPage(ListPage):
    """Does nothing by itself."""

    def __init__(self, parent: QWidget, operator: Operator) -> None:
        super().__init__(parent, SELF_TEST, partial(_run, operator), TEST_NOW)
        self._results: tuple[Result, ...] = ()
        self.errand.told.connect(self._note)
        if self.key:
            self.key.clicked.connect(self._test)

    def begin(self) -> None:
        """It comes to the screen, and waits."""
        self._allow(free=True)
        self.put(lambda: Listing(say(TEST_HINT)))
        self.lines.begin()

    def take(self, answer: Answer) -> None:
        """All checks are done, or could not be."""
        self._allow(free=True)
        if answer.why:
            super().take(answer)
            return
        results = self._results
        self.put(lambda: done(results))

    def _test(self) -> None:
        if self.errand.run(self._work):
            self._results = ()
            self._allow(free=False)
            self.put(lambda: going_on(()))

    def _note(self, result: Result) -> None:
        results = self._results = (*self._results, result)
        self.put(lambda: going_on(results))

    def _allow(self, *, free: bool) -> None:
        if self.key:
            self.key.setEnabled(free)


def going_on(results: tuple[Result, ...]) -> Listing:
    """So far."""
    return Listing(testing(len(results)), None, rows(results))


def done(results: tuple[Result, ...]) -> Listing:
    """All of it."""
    count = sum(not result.ok for result in results)
    heading = failed(count) if count else say(ALL_PASSED)
    return Listing(heading, Sign.BROKEN if count else Sign.GOOD, rows(results))


def rows(results: tuple[Result, ...]) -> list[Row]:
    """What failed stands first."""
    return [row(result) for result in sorted(results, key=lambda result: result.ok)]


def row(result: Result) -> Row:
    """One check."""
    sign = Sign.GOOD if result.ok else Sign.BROKEN
    name = capital(tell(result.name))
    return Row(signs.sign(sign), signs.ROLES[sign], name, tell(result.sentence))


def _run(operator: Operator, told: Callable[[object], None]) -> None:
    for result in operator.self_test():
        told(result)
