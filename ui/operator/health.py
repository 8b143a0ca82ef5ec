"""Health: every part of the kiosk, the worst first, and what to do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kiosk.finding import Finding, Sign
from kiosk.operator import Operator
from ui.operator import signs
from ui.operator.errand import Answer
from ui.operator.lines import Row
from ui.operator.listed import Listing, ListPage
from ui.operator.words import ALARM_OVER, ALL_WELL, HEALTH, broken, to_see
from ui.tongue import say, tell


class HealthPage(ListPage):
    """Looks every two seconds. `found` carries the worst Sign. The key is there while a fire alarm is to be reset."""

    EVERY_MS = 2_000
    found = Signal(object)

    def __init__(self, parent: QWidget, operator: Operator) -> None:
        super().__init__(parent, HEALTH, lambda _told: operator.health(), ALARM_OVER)
        self._operator, self._resetting = operator, False
        if self.key:
            self.key.clicked.connect(self._reset)
            self.key.hide()

    def take(self, answer: Answer) -> None:
        """Show the findings, or why there are none."""
        if self._resetting:
            self._reset()
        if answer.why:
            super().take(answer)
            self.found.emit(Sign.BROKEN)
            return
        found = cast("Sequence[Finding]", answer.value)
        self.put(lambda: listing(found))
        self._offer(alarm=any(finding.alarm for finding in found))
        self.found.emit(summary([finding.sign for finding in found])[1])

    def _offer(self, *, alarm: bool) -> None:
        if self.key and self.key.isVisibleTo(self) is not alarm:
            self.key.setVisible(alarm)
            self.arrange()

    def _reset(self) -> None:
        """On the errand's thread; the answer is how everything is after it, or why not."""
        operator = self._operator

        def work(_told: Callable[[object], None]) -> object:
            operator.reset_alarm()
            return operator.health()

        self._resetting = not self.errand.run(work)


def listing(found: Sequence[Finding]) -> Listing:
    """All of them."""
    heading, worst = summary([finding.sign for finding in found])
    return Listing(heading, worst, [row(finding) for finding in found])


def summary(found: Sequence[Sign]) -> tuple[str, Sign]:
    """All of it in one sentence."""
    for sign, words in ((Sign.BROKEN, broken), (Sign.LOOK, to_see)):
        if count := found.count(sign):
            return words(count), sign
    return say(ALL_WELL), Sign.GOOD


def row(finding: Finding) -> Row:
    """One part."""
    sign = finding.sign
    part, said, advice = map(tell, (finding.part, finding.said, finding.advice))
    return Row(signs.sign(sign), signs.ROLES[sign], part, said, advice, urgent=sign is not Sign.GOOD)
