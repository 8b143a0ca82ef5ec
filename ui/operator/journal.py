"""Journal: what there is of it, whether it is as it was written, and how to copy it out."""

from __future__ import annotations

from datetime import datetime
from typing import cast

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QWidget

from kiosk.health import Sign
from kiosk.operator import Facts, Operator, Result
from ui.operator import signs
from ui.operator.errand import Answer, Errand
from ui.operator.lines import Row
from ui.operator.listed import ListPage
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
from ui.words import fill, say


class JournalPage(ListPage):
    """Facts by themselves; the proof, which takes its time, by a key."""

    def __init__(self, parent: QWidget, operator: Operator) -> None:
        super().__init__(parent, say(JOURNAL), lambda _told: operator.facts(), say(VERIFY))
        self._facts: list[Row] = []
        self._proof: list[Row] = []
        self._proving = operator.verify
        self.proof = Errand("verify")
        self.proof.told.connect(lambda share: self._say(fill(VERIFYING, f"{100 * share:.0f}")))
        self.proof.ended.connect(self._proved)
        if self.key:
            self.key.clicked.connect(self._verify)

    def begin(self) -> None:
        """It comes to the screen."""
        self._facts, self._proof = [], []
        super().begin()
        self._say(say(VERIFY_HINT))
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
        if answer.why:
            self._facts = [Row(signs.sign(Sign.BROKEN), signs.BROKEN, say(JOURNAL), answer.why)]
        else:
            self._facts = rows(cast("Facts", answer.value))
        self._list()

    def _verify(self) -> None:
        if self.proof.run(self._proving):
            self._proof = []
            self._allow(free=False)
            self._say(fill(VERIFYING, "0"))
            self._list()

    def _proved(self, answer: Answer) -> None:
        self._allow(free=True)
        result = answer.value
        if not isinstance(result, Result):
            result, heading = Result("", ok=False, sentence=answer.why), NOT_VERIFIED
        else:
            heading = PROVED if result.ok else NOT_PROVED
        sign = Sign.GOOD if result.ok else Sign.BROKEN
        self._proof = [Row(signs.sign(sign), signs.TONES[sign], say(PROOF), result.sentence)]
        self._say(say(heading), sign)
        self._list()

    def _say(self, words: str, sign: Sign | None = None) -> None:
        self.heading.say(words, sign)

    def _list(self) -> None:
        self.lines.show_rows([*self._proof, *self._facts])

    def _allow(self, *, free: bool) -> None:
        if self.key:
            self.key.setEnabled(free)


def rows(facts: Facts) -> list[Row]:
    """One for each fact."""
    told = (
        (RECORDS, QLocale().toString(facts.records)),
        (FIRST, _when(facts.first)),
        (NEWEST, _when(facts.last)),
        (FILE, facts.place),
        (COPY_OUT, facts.export),
    )
    return [Row(signs.note(), signs.GOOD, say(title), words) for title, words in told]


def _when(at: datetime | None) -> str:
    return f"{at:%Y-%m-%d %H:%M}" if at else say(UNKNOWN)
