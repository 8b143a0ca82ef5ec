"""Journal: what there is of it, whether it is as it was written, and how to copy it out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import cast

from PySide6.QtWidgets import QWidget

from kiosk.finding import Sign
from kiosk.operator import Facts, Operator, Result
from ui.operator import signs
from ui.operator.errand import Answer, Errand
from ui.operator.lines import Row
from ui.operator.listed import Listing, ListPage
from ui.operator.words import (
    COPY_OUT,
    FILE,
    FIRST,
    JOURNAL,
    NEWEST,
    NOT_PROVED,
    NOT_VERIFIED,
    PROOF,
    PROVED,
    RECORDS,
    UNKNOWN,
    VERIFY,
    VERIFY_HINT,
    VERIFYING,
)
from ui.palette import Role
from ui.tongue import fill, grouped, say, tell


class JournalPage(ListPage):
    """Facts by themselves; the proof, which takes its time, by a key."""

    def __init__(self, parent: QWidget, operator: Operator) -> None:
        super().__init__(parent, JOURNAL, lambda _told: operator.facts(), VERIFY)
        self._facts: Answer | None = None
        self._result: Result | None = None
        self._heading: Callable[[], str] = partial(say, VERIFY_HINT)
        self._proving = operator.verify
        self.proof = Errand("verify")
        self.proof.told.connect(self._proceed)
        self.proof.ended.connect(self._proved)
        if self.key:
            self.key.clicked.connect(self._verify)

    def begin(self) -> None:
        """It comes to the screen."""
        self._facts = self._result = None
        self._heading = partial(say, VERIFY_HINT)
        super().begin()
        self.put(self._listing)
        self._allow(free=True)

    def end(self) -> None:
        """It leaves the screen."""
        super().end()
        self.proof.drop()

    def release(self) -> None:
        """Wait for what still goes on. A second call is harmless."""
        super().release()
        self.proof.close()

    def take(self, answer: Answer) -> None:
        """Show the facts, or why there are none."""
        self._facts = answer
        self.put(self._listing)

    def _verify(self) -> None:
        if self.proof.run(self._proving):
            self._result = None
            self._allow(free=False)
            self._proceed(0.0)

    def _proceed(self, share: float) -> None:
        self._heading = partial(fill, VERIFYING, round(100 * share))
        self.put(self._listing)

    def _proved(self, answer: Answer) -> None:
        self._allow(free=True)
        result, heading = answer.value, NOT_VERIFIED
        if isinstance(result, Result):
            heading = PROVED if result.ok else NOT_PROVED
        self._result = result if isinstance(result, Result) else Result("", ok=False, sentence=answer.why)
        self._heading = partial(say, heading)
        self.put(self._listing)

    def _listing(self) -> Listing:
        """The proof stands first."""
        proof, facts, sign = self._result, self._facts, None
        found: list[Row] = []
        if proof is not None:
            sign = Sign.GOOD if proof.ok else Sign.BROKEN
            found.append(Row(signs.sign(sign), signs.ROLES[sign], say(PROOF), tell(proof.sentence)))
        if facts is not None and facts.why:
            found.append(Row(signs.sign(Sign.BROKEN), Role.BROKEN, say(JOURNAL), tell(facts.why)))
        elif facts is not None:
            found.extend(rows(cast("Facts", facts.value)))
        return Listing(self._heading(), sign, found)

    def _allow(self, *, free: bool) -> None:
        if self.key:
            self.key.setEnabled(free)


def rows(facts: Facts) -> list[Row]:
    """One for each fact."""
    told = (
        (RECORDS, grouped(facts.records)),
        (FIRST, _when(facts.first)),
        (NEWEST, _when(facts.last)),
        (FILE, tell(facts.place)),
        (COPY_OUT, tell(facts.export)),
    )
    return [Row(signs.note(), Role.HINT, say(title), words) for title, words in told]


def _when(at: datetime | None) -> str:
    return f"{at:%Y-%m-%d %H:%M}" if at else say(UNKNOWN)
