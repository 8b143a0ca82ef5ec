"""Short films without words, one for each thing a visitor can do."""

from ui.hints.film import draw, loop_s, still
from ui.hints.hint import Hint, hint_for

__all__ = ["Hint", "draw", "hint_for", "loop_s", "still"]
