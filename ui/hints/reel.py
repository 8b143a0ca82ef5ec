"""Which picture of which film is on. It knows no clock: seconds come with each turn."""

from __future__ import annotations

from ui.hints.film import loop_s, still
from ui.hints.hint import Hint

PICTURES_PER_S = 15


class Reel:
    """One film, over and over; where nothing may move, its still."""

    def __init__(self) -> None:
        self._hint: Hint | None = None
        self._moves = True
        self.rewind()

    @property
    def hint(self) -> Hint | None:
        """What is on."""
        return self._hint

    @property
    def phase(self) -> float:
        """How far the round is, 0 to 1."""
        if self._hint is None:
            return 0.0
        return self._picture / PICTURES_PER_S / loop_s(self._hint) % 1.0 if self._moves else still(self._hint)

    def load(self, hint: Hint | None, *, moves: bool) -> None:
        """Show this film from its beginning, unless it is on already."""
        if (hint, moves) != (self._hint, self._moves):
            self._hint, self._moves = hint, moves
            self.rewind()

    def rewind(self) -> None:
        """The next turn is the first."""
        self._since_s: float | None = None
        self._picture = 0

    def turn(self, now: float) -> bool:
        """Go on to `now`; whether another picture is due."""
        if self._hint is None or not self._moves:
            return False
        if self._since_s is None:
            self._since_s = now
        before, self._picture = self._picture, int((now - self._since_s) * PICTURES_PER_S)
        return before != self._picture
