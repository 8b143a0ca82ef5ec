"""Self-test: a key begins it, and each check is listed as it is done."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from kiosk.health import Sign
from kiosk.operator import Operator, Result
from ui.operator import signs
from ui.operator.errand import Answer
from ui.operator.lines import Row
from ui.operator.listed import ListPage
from ui.operator.words import ALL_PASSED, ONE_FAILED, SELF_TEST, SOME_FAILED, TEST_HINT, TEST_NOW, TESTING
from ui.words import fill, say


class SelfTestPage(ListPage):
    """Does nothing by itself."""

    def __init__(self, parent: QWidget, operator: Operator) -> None:
        super().__init__(parent, say(SELF_TEST), partial(_run, operator), say(TEST_NOW))
        self._results: list[Result] = []
        self.errand.told.connect(self._note)
        if self.key:
            self.key.clicked.connect(self._test)

    def begin(self) -> None:
        """It comes to the screen, and waits."""
        self._results = []
        self._allow(free=True)
        self.put(say(TEST_HINT))
        self.lines.begin()

    def take(self, answer: Answer) -> None:
        """All checks are done, or could not be."""
        self._allow(free=True)
        if answer.why:
            super().take(answer)
            return
        failed = sum(not result.ok for result in self._results)
        heading = say(ALL_PASSED) if not failed else say(ONE_FAILED) if failed == 1 else fill(SOME_FAILED, str(failed))
        self._show(heading, Sign.BROKEN if failed else Sign.GOOD)

    def _test(self) -> None:
        self._results = []
        if self.errand.run(self._work):
            self._allow(free=False)
            self._show(fill(TESTING, "0"))

    def _note(self, result: Result) -> None:
        self._results.append(result)
        self._show(fill(TESTING, str(len(self._results))))

    def _show(self, heading: str, sign: Sign | None = None) -> None:
        """What failed stands first."""
        self.put(heading, sign, [row(result) for result in sorted(self._results, key=lambda result: result.ok)])

    def _allow(self, *, free: bool) -> None:
        if self.key:
            self.key.setEnabled(free)


def row(result: Result) -> Row:
    """One check."""
    sign = Sign.GOOD if result.ok else Sign.BROKEN
    name = result.name[:1].upper() + result.name[1:]
    return Row(signs.sign(sign), signs.TONES[sign], name, result.sentence)


def _run(operator: Operator, told: Callable[[object], None]) -> None:
    for result in operator.self_test():
        told(result)
